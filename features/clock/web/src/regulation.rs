//! A department's page: what it promises the others, who answers for it, and how it kept its word.

use crate::week::{self, Line};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Moment, Result, StaffId};
use clock::{Closed, Layer, Whose, keeping};
use jiff::civil::Date;
use people::{Absences, Colleague, Department, Regulation, Staff, directory::Regulated};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};
use std::collections::BTreeMap;

/// Changes that are shown.
const CHANGES: usize = 20;
/// Closed days that are named.
const CLOSED: usize = 5;

#[derive(Template)]
#[template(path = "clock/department.html")]
struct DepartmentPage<'a> {
    frame: &'a Frame,
    id: i64,
    answers_for: String,
    answers_within: String,
    /// When it works, equal days together.
    week: Vec<Line>,
    /// The next days on which it is closed, or works shorter.
    closed: Vec<String>,
    leads: String,
    deputy: Option<String>,
    /// Who answers for it now.
    now: Option<String>,
    lacks: Vec<String>,
    /// Whether the reader may change it.
    may: bool,
    said: Field,
    minutes: Field,
    deputies: Vec<Choice>,
    changes: Vec<Change>,
    /// By what one reaches it.
    ask: Vec<String>,
    /// How it kept its word, and what else others put here.
    pieces: Vec<String>,
    error: Option<String>,
}

/// A change of what it promises.
struct Change {
    at: Moment,
    who: String,
    what: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Promised {
    answers_for: String,
    answer_minutes: String,
    deputy: String,
}

pub(crate) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<DepartmentId>,
) -> Result<Response> {
    let frame = titled(&web, &page, &who, id).await?;
    let shown = department_page(&web, &who, &frame, id).await?;
    draw_as(&web, &frame, StatusCode::OK, &shown)
}

pub(crate) async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<DepartmentId>,
    Form(form): Form<Promised>,
) -> Result<Response> {
    let Err(error) = regulate(&web, &who, id, &form).await else {
        return Ok(done(&web, format!("/departments/{id}"), Some("people-flash-saved")));
    };
    let frame = titled(&web, &page, &who, id).await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let mut shown = department_page(&web, &who, &frame, id).await?;
    shown.said = failed.field("answers_for", form.answers_for);
    shown.minutes = failed.field("answer_minutes", form.answer_minutes);
    shown.deputies.iter_mut().for_each(|choice| choice.chosen = choice.value == form.deputy);
    shown.error = failed.sentence();
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn regulate(web: &Web, who: &As<Colleague>, id: DepartmentId, form: &Promised) -> Result<()> {
    let minutes = form.answer_minutes.trim().parse();
    let deputy = match form.deputy.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::invalid("deputy", "people-choice-wrong"))?),
    };
    let new = Regulation {
        department_id: id,
        answers_for: form.answers_for.clone(),
        answer_minutes: minutes.map_err(|_| Error::invalid("answer_minutes", "people-answer-minutes-wrong"))?,
        deputy_id: deputy,
    };
    let mut act = who.visit.act(web).await?;
    new.change(&mut act, &who.who).await?;
    act.commit().await
}

async fn titled(web: &Web, page: &Page, who: &As<Colleague>, id: DepartmentId) -> Result<Frame> {
    let department = Department::find(&web.desk.look(), id).await?;
    who.frame(web, page, department.name).await
}

async fn department_page<'a>(
    web: &Web,
    who: &As<Colleague>,
    frame: &'a Frame,
    id: DepartmentId,
) -> Result<DepartmentPage<'a>> {
    let look = web.desk.look();
    let rule = Regulation::of(&look, id).await?;
    let staff = Staff::everyone(&look).await?;
    let here: Vec<Staff> = staff.iter().filter(|person| person.left_at.is_none()).cloned().collect();
    let places = Department::memberships(&look).await?;
    let name = |id: StaffId| staff.iter().find(|p| p.id == id).map(|p| p.name.clone()).unwrap_or_default();
    let leads: Vec<String> = rule.leads(&places, &here).map(name).collect();
    let calendar = keeping::calendar(&look, Some(id), None).await?;
    let nobody = Choice::new("", frame.t("clock-department-no-deputy"), rule.deputy_id.is_none());
    let deputies = here.iter().map(|p| Choice::new(p.id, &p.name, rule.deputy_id == Some(p.id)));
    let mut changes: Vec<Change> =
        Regulation::changes(&look, id).await?.iter().map(|change| changed(frame, change, &name)).collect();
    let hours = keeping::changes(&look, Whose::Department(id)).await?;
    changes.extend(hours.iter().map(|change| hours_changed(frame, change, &name)));
    changes.sort_by_key(|change| std::cmp::Reverse(change.at));
    changes.truncate(CHANGES);
    let today = frame.now.there(&calendar.zone).date();
    Ok(DepartmentPage {
        frame,
        id: id.0,
        answers_within: frame.duration(rule.answer_minutes * 60_000_000),
        week: week::lines(frame, &calendar.week),
        closed: closed(frame, &calendar.closed, today),
        leads: leads.join(", "),
        deputy: rule.deputy(&here).map(name),
        now: Absences::read(&look, frame.now).await?.lead(id, frame.now).map(name),
        lacks: rule.lacks(&places, &here).into_iter().map(|lack| frame.t(lack.key())).collect(),
        may: Regulation::may_change(&look, &who.who, id).await?,
        said: Field::of(&rule.answers_for),
        minutes: Field::of(rule.answer_minutes.to_string()),
        deputies: [nobody].into_iter().chain(deputies).collect(),
        changes,
        ask: web.pieces("department-ask", &who.who, frame, &Department::find(&look, id).await?).await?,
        pieces: web.pieces("department", &who.who, frame, &id).await?,
        answers_for: rule.answers_for,
        error: None,
    })
}

/// Days from one on that are closed or shorter: the first ones, and how many more there are.
fn closed(frame: &Frame, days: &BTreeMap<Date, Closed>, from: Date) -> Vec<String> {
    let ahead: Vec<(&Date, &Closed)> = days.range(from..).collect();
    let line = |(date, day): &(&Date, &Closed)| {
        let hours = if day.hours.is_none() { String::new() } else { day.hours.to_string() };
        let words = [frame.day(**date), hours, day.reason.clone()];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let more = ahead.len().saturating_sub(CLOSED);
    let rest = (more > 0).then(|| format!("+{more}"));
    ahead.iter().take(CLOSED).map(line).chain(rest).collect()
}

fn hours_changed(frame: &Frame, change: &keeping::Change, name: &impl Fn(StaffId) -> String) -> Change {
    let what = match &change.data.0.layer {
        Some(layer) => hours_of(frame, layer, change.at),
        None => frame.t("clock-told-changed"),
    };
    Change { at: change.at, who: by(change.actor_id, name), what }
}

/// A department's own hours in words: the week, and the closed days that were ahead then.
fn hours_of(frame: &Frame, layer: &Layer, at: Moment) -> String {
    let line = |line: Line| format!("{} {}", line.days, line.hours).trim().to_owned();
    let week = match &layer.week {
        Some(week) => week::lines(frame, week).into_iter().map(line).collect::<Vec<_>>().join("; "),
        None => frame.t("clock-department-hours-company"),
    };
    let zone = layer.zone.as_ref().unwrap_or(&frame.zone);
    let days = closed(frame, &layer.closed, at.there(zone).date());
    let closed = (!days.is_empty()).then(|| frame.about("clock-department-closed", days.join(", ")));
    [Some(week), closed].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn by(who: Option<StaffId>, name: &impl Fn(StaffId) -> String) -> String {
    who.filter(|id| id.0 != 0).map(name).unwrap_or_else(|| "Repka".to_owned())
}

fn changed(frame: &Frame, change: &Regulated, name: &impl Fn(StaffId) -> String) -> Change {
    let event = &change.data.0;
    let mut what = vec![frame.about("clock-department-within", frame.duration(event.answer_minutes * 60_000_000))];
    what.extend(event.deputy.map(|deputy| frame.about("clock-department-deputy-is", name(deputy))));
    what.extend(Some(event.answers_for.clone()).filter(|words| !words.is_empty()));
    Change { at: change.at, who: by(change.actor_id, name), what: what.join(" · ") }
}
