//! What went wrong: said on a ticket, and each department's words for it in the settings.

use crate::deeds::{Ask, Deed};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Future, Result};
use people::{Colleague, Department};
use people_web::{
    As, FormFailed, Matter, Page, SettingsPage, Slot, Web, choice_of, html_of,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};
use ticket::{
    Cause, CauseId,
    cause::{Keeper, Whose},
};

/// Where the vocabularies are.
const HERE: &str = "/settings/causes";
/// Causes that are offered at once, when there is a reason to.
const OFFERED: usize = 3;
/// The value of *somebody outside* among the departments.
const OUTSIDE: &str = "outside";

/// The vocabularies: everybody reads them, whoever leads a department tends its own.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "ticket-settings",
    href: HERE,
    title: "ticket-causes",
    hint: "ticket-causes-hint",
    icon: "alert",
    words: &["ticket-cause-new", "ticket-cause-required", "ticket-cause-party"],
    may: |_| true,
}];

/// What went wrong, beside a ticket.
pub const PANEL: Slot = Slot { place: "ticket-context", render: piece };

#[derive(Template)]
#[template(path = "ticket/cause.html")]
struct Panel<'a> {
    frame: &'a Frame,
    number: i64,
    /// What was said.
    named: Option<String>,
    /// The likeliest, when nothing was said.
    offered: Vec<Choice>,
    /// Every one, the likeliest first.
    choices: Vec<Choice>,
    lacking: bool,
    may_name: bool,
}

fn piece<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let crate::Shown { ticket, outline, .. } = about.get::<crate::Shown>()?;
        let number = ticket.id.0;
        let may_name = who.role.may_answer() && ticket.merged_into.is_none();
        if outline.cause.is_none() && !(may_name && outline.causes) {
            return Ok(None);
        }
        let all = Cause::all(&look).await?;
        let named = outline.cause.and_then(|id| all.iter().find(|cause| cause.id == id).cloned());
        let (likely, guesses) = if may_name { ticket.likely_among(&look, all).await? } else { (Vec::new(), 0) };
        if named.is_none() && likely.is_empty() {
            return Ok(None);
        }
        let chosen = named.as_ref().map(|cause| cause.id);
        let choice = |cause: &Cause| Choice::new(cause.id, cause.label(), Some(cause.id) == chosen);
        let choices = Choice::with_chosen(likely.iter().map(choice), named.as_ref().map(choice));
        let offered =
            if named.is_none() { likely.iter().take(guesses.min(OFFERED)).map(choice).collect() } else { Vec::new() };
        let panel = Panel {
            frame,
            number,
            lacking: may_name && named.is_none() && ticket.lacks_cause(&look).await?,
            named: named.map(|cause| cause.label()),
            offered,
            choices,
            may_name,
        };
        html_of(&panel).map(Some)
    })
}

/// What was chosen on a ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Named {
    cause: String,
}

/// Says what went wrong; nothing takes it back.
pub async fn name(ask: Ask, Form(named): Form<Named>) -> Result<Response> {
    ask.to(Deed::NameCause(choice_of(&named.cause)?)).await
}

#[derive(Template)]
#[template(path = "ticket/causes.html")]
struct CausesPage<'a> {
    frame: &'a Frame,
    parts: Vec<Part>,
    /// For whom the reader may add words; empty when for nobody.
    whose: Vec<Choice>,
    name: Field,
    party: Field,
    error: Option<String>,
    may_outside: bool,
}

/// One vocabulary.
struct Part {
    title: String,
    /// The department, unless it is somebody outside.
    department: Option<i64>,
    required: bool,
    /// The department takes no work any more.
    archived: bool,
    may: bool,
    lines: Vec<Line>,
}

struct Line {
    id: i64,
    /// What it is called.
    called: String,
    /// The same, or what was typed instead and does not do.
    name: Field,
    archived: bool,
}

/// A word as a form describes it, or what is to be done with one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "do")]
    deed: String,
    name: String,
    whose: String,
    party: String,
    required: Option<String>,
}

/// Every vocabulary.
pub async fn list(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let frame = me.settings_frame(&web, &page, "ticket-causes").await?;
    show(&web, &me, &frame, (None, &Wanted::default()), FormFailed::default(), StatusCode::OK).await
}

/// A new word, or whether a department's tickets may be solved without one.
pub async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let made = async {
        let mut act = me.visit.act(&web).await?;
        let by = Keeper::of(&mut act, &me.who).await?;
        let department = || wanted.whose.parse().map(DepartmentId).map_err(|_| Error::Missing);
        match wanted.deed.as_str() {
            "require" => Cause::require(&mut act, &by, department()?, wanted.required.is_some()).await?,
            _ => {
                let whose = match wanted.whose.as_str() {
                    OUTSIDE => Whose::Outside(wanted.party.clone()),
                    _ => Whose::Department(department()?),
                };
                Cause::make(&mut act, &by, whose, &wanted.name).await?;
            }
        }
        act.commit().await
    };
    answer(&web, &page, &me, (None, &wanted), made.await).await
}

/// Calls a word otherwise, lets it rest, or takes it up again.
pub async fn change(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Path(id): Path<CauseId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let changed = async {
        let mut act = me.visit.act(&web).await?;
        let by = Keeper::of(&mut act, &me.who).await?;
        match wanted.deed.as_str() {
            "archive" | "restore" => Cause::archive(&mut act, &by, id, wanted.deed == "archive").await?,
            _ => Cause::rename(&mut act, &by, id, &wanted.name).await?,
        }
        act.commit().await
    };
    answer(&web, &page, &me, (Some(id), &wanted), changed.await).await
}

/// What is wanted of a word that is there, or of a new one.
type About<'a> = (Option<CauseId>, &'a Wanted);

async fn answer(web: &Web, page: &Page, me: &As<Colleague>, about: About<'_>, outcome: Result<()>) -> Result<Response> {
    let error = match outcome {
        Ok(()) => return Ok(done(web, HERE, None)),
        Err(error) => error,
    };
    let status = error.status();
    let frame = me.settings_frame(web, page, "ticket-causes").await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    show(web, me, &frame, about, failed, status).await
}

async fn show(
    web: &Web,
    me: &As<Colleague>,
    frame: &Frame,
    (changed, wanted): About<'_>,
    failed: FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let look = web.desk.look();
    let keeper = Keeper::of(&look, &me.who).await?;
    let departments = Department::ever(&look).await?;
    let own = departments.iter().filter(|d| d.archived_at.is_none() && keeper.may(Some(d.id)));
    let mut whose: Vec<Choice> = own.map(|d| Choice::new(d.id, &*d.name, wanted.whose == d.id.to_string())).collect();
    let may_outside = keeper.may(None);
    if may_outside {
        whose.push(Choice::new(OUTSIDE, frame.t("ticket-cause-outside"), wanted.whose == OUTSIDE));
    }
    let line = |cause: &Cause| Line {
        id: cause.id.0,
        called: cause.name.clone(),
        name: match changed == Some(cause.id) && wanted.deed.is_empty() {
            true => failed.field("name", wanted.name.clone()),
            false => Field::of(cause.name.clone()),
        },
        archived: cause.archived_at.is_some(),
    };
    let shown = CausesPage {
        frame,
        parts: parts(&Cause::all(&look).await?, &departments, &Cause::required_in(&look).await?, &keeper, &line),
        whose,
        name: if changed.is_none() { failed.field("name", wanted.name.clone()) } else { Field::default() },
        party: failed.field("party", wanted.party.clone()),
        error: failed.sentence(),
        may_outside,
    };
    draw_as(web, frame, status, &shown)
}

/// Departments with words, or whose words the reader tends; then whoever is outside. `line` draws one of them.
fn parts(
    causes: &[Cause],
    departments: &[Department],
    required: &[DepartmentId],
    keeper: &Keeper,
    line: &dyn Fn(&Cause) -> Line,
) -> Vec<Part> {
    let part = |title: &str, department: Option<&Department>, of: &dyn Fn(&Cause) -> bool| Part {
        title: title.to_owned(),
        department: department.map(|d| d.id.0),
        required: department.is_some_and(|d| required.contains(&d.id)),
        archived: department.is_some_and(|d| d.archived_at.is_some()),
        may: keeper.may(department.map(|d| d.id)),
        lines: causes.iter().filter(|cause| of(cause)).map(line).collect(),
    };
    let mut parts: Vec<Part> = departments
        .iter()
        .map(|d| part(&d.name, Some(d), &|cause| cause.department_id == Some(d.id)))
        .filter(|part| part.may && !part.archived || !part.lines.is_empty())
        .collect();
    let mut outside: Vec<&str> = causes.iter().filter(|c| c.department_id.is_none()).map(|c| &*c.whose).collect();
    outside.sort_unstable();
    outside.dedup();
    parts
        .extend(outside.into_iter().map(|party| part(party, None, &|c| c.department_id.is_none() && c.whose == party)));
    parts
}
