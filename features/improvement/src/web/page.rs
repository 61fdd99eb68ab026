//! One improvement: what it costs, whether it stopped, its tickets, and what was done with it.

use super::{
    deeds::Sent,
    naming::{Names, chips, money, state_chip, title, waited},
};
use crate::{
    Figures, Improvement, ImprovementId, ImprovementState, Step,
    attaching::Case,
    months::Month,
    perhaps::{Found, Perhaps},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Moment, Result, TicketId};
use jiff::civil::Date;
use people::Colleague;
use people_web::{
    As, Page, Web,
    page::{draw_as, listen},
};
use serde::Deserialize;
use shell::{Arg, Chip, Choice, Frame};
use ticket::Scope;

/// Tickets of one page.
const TICKETS: u32 = 25;
/// What the figure's highest bar measures, the room above it for its number, and a bar's place with the space beside.
const HIGH: usize = 40;
const ABOVE: usize = 8;
const WIDE: usize = 20;
/// Tickets it is perhaps about that are shown.
const PERHAPS: usize = 5;
/// Fewer tickets than this do not fill the figure: one is no mountain.
const FULL: usize = 4;

/// How the page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The last ticket of the page before.
    before: Option<TicketId>,
}

struct CaseLine {
    number: i64,
    subject: String,
    entry: i64,
    at: Moment,
    back: bool,
}

/// Tickets with the cause that its own ones had.
struct PerhapsToo {
    /// How many there are, since when, and by which cause.
    told: String,
    cases: Vec<Perhaps>,
    /// All tickets with that cause.
    all: String,
}

struct StepLine {
    text: String,
    at: Moment,
}

/// A bar of the figure, in its units; what came back stands on what came before.
struct Bar {
    x: usize,
    before: usize,
    since: usize,
    top: usize,
    label: &'static str,
    count: usize,
}

#[derive(Template)]
#[template(path = "improvement/page.html")]
struct ImprovementPage<'a> {
    frame: &'a Frame,
    id: i64,
    state: ImprovementState,
    chip: Chip,
    chips: Vec<Chip>,
    department: String,
    by: String,
    at: Moment,
    reason: String,
    figures: Figures,
    waited: String,
    money: String,
    bars: Vec<Bar>,
    width: usize,
    /// The figure in words.
    told: String,
    /// How many came back since it was done, in words.
    back: Option<String>,
    /// What perhaps came back, too.
    perhaps: Option<PerhapsToo>,
    cases: Vec<CaseLine>,
    more: Option<String>,
    /// Tickets this reader does not see.
    unseen: usize,
    steps: Vec<StepLine>,
    owns: bool,
    due: String,
    today: String,
    title: String,
    /// Its reader is shown all of it, and so may write it otherwise.
    may_rename: bool,
    departments: Vec<Choice>,
    /// What was typed and not done.
    typed: Sent,
    error: Option<String>,
}

/// `GET /improvements/{id}`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<ImprovementId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    draw(&web, &page, &who, id, Shown { before: asked.before, ..Shown::default() }).await
}

/// How the page is shown: from which ticket on, or with what was typed, and why that was not done.
#[derive(Default)]
pub(super) struct Shown {
    pub before: Option<TicketId>,
    pub typed: Sent,
    pub error: Option<(StatusCode, String)>,
}

/// The page.
pub(super) async fn draw(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    id: ImprovementId,
    Shown { before, typed, error }: Shown,
) -> Result<Response> {
    let (look, reader) = (web.desk.look(), &who.who);
    let improvement = Improvement::find(&look, id).await?;
    let may_rename = !improvement.hides_from(reader);
    let improvement = improvement.shown_to(reader.contacts());
    let mut frame = who.frame(web, page, "").await?;
    frame.title = title(&frame, &improvement);
    listen(&mut frame, web, &who.visit, &Improvement::topic(id), false);
    let names = Names::read(&look).await?;
    let figures = Figures::of(&look, std::slice::from_ref(&improvement), look.now()).await?;
    let figures = figures.get(&id).cloned().unwrap_or_default();
    let scope = Scope::of(reader);
    let mut cases = improvement.cases(&look, &scope, (before, TICKETS + 1)).await?;
    let more = cases.len() > TICKETS as usize;
    cases.truncate(TICKETS as usize);
    let months = improvement.months(&look, look.now(), &names.zone).await?;
    let steps = improvement.steps(&look, reader.contacts()).await?;
    let bars = bars(&frame, &months);
    let perhaps = improvement.perhaps(&look, &scope).await?;
    let perhaps = perhaps.map(|found| perhaps_too(&frame, found));
    let given = typed.typed("give", &typed.department).and_then(|id| id.parse().ok());
    let drawn = ImprovementPage {
        id: id.0,
        state: improvement.state,
        chip: state_chip(&frame, improvement.state),
        chips: chips(&frame, &names, &improvement, &figures),
        department: names.department(improvement.department_id),
        by: names.person(improvement.recorded_by),
        at: improvement.recorded_at,
        reason: improvement.reason.clone(),
        money: money(&frame, &figures),
        width: bars.len() * WIDE,
        told: told(&frame, &bars),
        back: improvement.done_at.map(|at| came_back(&frame, at, figures.back)),
        perhaps,
        more: cases.last().filter(|_| more).map(|last| format!("/improvements/{id}?before={}#tickets", last.ticket_id)),
        unseen: match scope.is_everything() || before.is_some() || more {
            true => 0,
            false => figures.tickets.saturating_sub(cases.len()),
        },
        cases: cases.into_iter().map(|case| line(&improvement, case)).collect(),
        steps: steps.iter().map(|step| StepLine { text: said(&frame, &names, step), at: step.at }).collect(),
        owns: improvement.is_owned_by(&look, reader).await?,
        due: typed.typed("accept", &typed.due).unwrap_or(improvement.due_on.as_deref().unwrap_or_default()).to_owned(),
        today: names.today.to_string(),
        title: typed.typed("rename", &typed.title).unwrap_or(&improvement.title).to_owned(),
        may_rename,
        departments: names.choices(Some(given.map_or(improvement.department_id, DepartmentId))),
        typed,
        bars,
        waited: waited(&frame, &figures),
        figures,
        error: error.as_ref().map(|(_, why)| why.clone()),
        frame: &frame,
    };
    draw_as(web, &frame, error.map_or(StatusCode::OK, |(status, _)| status), &drawn)
}

/// The first ones to be shown, and all of them counted.
fn perhaps_too(frame: &Frame, Found { cause, since, mut cases }: Found) -> PerhapsToo {
    let since = frame.time(since);
    let args: [(&str, Arg); 3] = [("n", cases.len().into()), ("date", since.into()), ("name", cause.label().into())];
    cases.truncate(PERHAPS);
    PerhapsToo {
        told: frame.tr("improvement-perhaps-told", &args),
        cases,
        all: format!("/views/all?cause={}", cause.id),
    }
}

fn line(improvement: &Improvement, case: Case) -> CaseLine {
    CaseLine {
        number: case.ticket_id.0,
        subject: case.subject,
        entry: case.entry_id.0,
        at: case.opened_at,
        back: improvement.done_at.is_some_and(|done| case.attached_at > done),
    }
}

/// Bars as high as their months have tickets.
fn bars(frame: &Frame, months: &[Month]) -> Vec<Bar> {
    let most = months.iter().map(|month| month.before + month.since).max().unwrap_or_default().max(FULL);
    let bar = |(place, month): (usize, &Month)| {
        let count = month.before + month.since;
        let (whole, since) = (count * HIGH / most, month.since * HIGH / most);
        Bar {
            x: place * WIDE,
            before: whole - since,
            since,
            top: ABOVE + HIGH - whole,
            label: frame.month(month.first),
            count,
        }
    };
    months.iter().enumerate().map(bar).collect()
}

/// `Sep 2, Oct 0, Nov 1`.
fn told(frame: &Frame, bars: &[Bar]) -> String {
    let months: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.count)).collect();
    frame.about("improvement-months-told", months.join(", "))
}

/// What came back since it was done: plainly, also when nothing did.
fn came_back(frame: &Frame, done: Moment, back: usize) -> String {
    let args: [(&str, Arg); 2] = [("n", back.into()), ("date", frame.time(done).into())];
    frame.tr("improvement-came-back", &args)
}

/// What was done, in a sentence.
fn said(frame: &Frame, names: &Names, step: &Step) -> String {
    let department = step.said("department").and_then(|id| id.parse().ok()).map(DepartmentId);
    let due: Option<Date> = step.said("due_on").and_then(|day| day.parse().ok());
    let args: [(&str, Arg); 5] = [
        ("who", names.person(step.by()).into()),
        ("name", department.map(|id| names.department(id)).unwrap_or_default().into()),
        ("date", due.map(|due| frame.day(due)).unwrap_or_default().into()),
        ("number", step.said("ticket").unwrap_or_default().into()),
        ("why", step.said("why").unwrap_or_else(|| "—".to_owned()).into()),
    ];
    frame.tr(&format!("improvement-did-{}", step.word()), &args)
}
