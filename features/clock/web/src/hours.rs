//! When the company and its departments work: administrators say it, and whoever leads a department says it for that one.

use crate::{
    trial::{Trial, local},
    week::{self, Line},
};
use askama::Template;
use axum::{
    extract::{Form, FromRequestParts, Path, Query, State},
    http::{StatusCode, request},
    response::{IntoResponse, Response},
};
use base::{DepartmentId, Error, Result};
use clock::{
    Calendar, Closed, Country, Hours, Layer, Week, Whose, holidays,
    keeping::{self, Keeper},
};
use jiff::civil::Date;
use people::{Colleague, Department};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::Frame;
use std::collections::HashMap;

/// Days that one form may close.
const LONGEST: i32 = 92;
/// Closed days kept for one calendar.
const MOST: usize = 400;

const DAYS: [&str; 7] = [
    "clock-day-monday",
    "clock-day-tuesday",
    "clock-day-wednesday",
    "clock-day-thursday",
    "clock-day-friday",
    "clock-day-saturday",
    "clock-day-sunday",
];

fn country_key(country: Country) -> &'static str {
    match country {
        Country::Bg => "clock-country-bg",
        Country::De => "clock-country-de",
        Country::Gb => "clock-country-gb",
        Country::Hr => "clock-country-hr",
        Country::Ru => "clock-country-ru",
        Country::Us => "clock-country-us",
    }
}

/// `clock/hours.html`.
#[derive(Template)]
#[template(path = "clock/hours.html")]
struct HoursPage<'a> {
    frame: &'a Frame,
    /// Where its forms go.
    path: String,
    /// Whether it is a department's, which may follow the company.
    department: bool,
    /// Whether it has a week of its own.
    own: bool,
    /// The week in words, equal days together.
    week: Vec<Line>,
    /// Whether its days are folded away: it never closes, and nothing else was typed.
    folded: bool,
    days: Vec<Day>,
    countries: Vec<Holidays>,
    /// Whether it works when the company has a holiday.
    works_holidays: bool,
    closed: Vec<ClosedDay>,
    /// What other features say of closed days.
    pieces: Vec<String>,
    /// Days to be closed, as a refused form had them.
    typed: &'a ClosedForm,
    /// Departments with hours of their own, from the company's page.
    departments: Vec<(i64, String)>,
    trial: Trial,
    /// When it comes and when it is due, in words.
    result: Option<(String, String)>,
    error: Option<String>,
}

struct Day {
    name: String,
    field: String,
    hours: String,
    /// Beginning and length of each span, as per cent of the day.
    bars: Vec<(f32, f32)>,
}

struct Holidays {
    code: String,
    name: String,
    kept: bool,
    /// The company keeps it, so a department does as well.
    inherited: bool,
    next: Option<String>,
}

struct ClosedDay {
    date: Date,
    reason: String,
    hours: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Tried {
    at: String,
    minutes: String,
}

/// What a form said that was refused: it is shown again.
enum Typed<'a> {
    Nothing,
    Week(&'a [(String, String)]),
    Closed(&'a ClosedForm),
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ClosedForm {
    #[serde(rename = "_method")]
    method: String,
    first: String,
    last: String,
    reason: String,
    hours: String,
}

/// Whoever may say when the company, or the department in the path, works.
pub struct Keeping {
    who: As<Colleague>,
    id: Option<DepartmentId>,
}

impl FromRequestParts<Web> for Keeping {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut request::Parts, web: &Web) -> Result<Self, Response> {
        let who = As::from_request_parts(parts, web).await.map_err(IntoResponse::into_response)?;
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, web).await;
        let id = path.ok().and_then(|mut path| path.0.remove("id"));
        Keeping::of(web, who, id).await.map_err(IntoResponse::into_response)
    }
}

impl Keeping {
    async fn of(web: &Web, who: As<Colleague>, id: Option<String>) -> Result<Keeping> {
        let id = id.map(|id| id.parse().map(DepartmentId).map_err(|_| Error::Missing)).transpose()?;
        Keeper::of(&web.desk.look(), &who.who, whose(id)).await?;
        Ok(Keeping { who, id })
    }
}

/// `GET /settings/hours`, `GET /settings/hours/department/{id}`
pub async fn page(State(web): State<Web>, page: Page, by: Keeping, Query(tried): Query<Tried>) -> Result<Response> {
    show(&web, &page, &by, &tried, None, Typed::Nothing).await
}

/// `POST /settings/hours`, `POST /settings/hours/department/{id}`
pub async fn keep(
    State(web): State<Web>,
    page: Page,
    by: Keeping,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let changed = change(&web, &by, |layer| read_week(layer, by.id.is_some(), &form)).await;
    answer(&web, &page, &by, changed, Typed::Week(&form)).await
}

/// `POST /settings/hours/closed`, `POST /settings/hours/department/{id}/closed`
pub async fn close_days(
    State(web): State<Web>,
    page: Page,
    by: Keeping,
    Form(form): Form<ClosedForm>,
) -> Result<Response> {
    let changed = change(&web, &by, |layer| close(layer, &form)).await;
    answer(&web, &page, &by, changed, Typed::Closed(&form)).await
}

fn whose(id: Option<DepartmentId>) -> Whose {
    id.map_or(Whose::Company, Whose::Department)
}

fn path(id: Option<DepartmentId>) -> String {
    id.map_or_else(|| "/settings/hours".to_owned(), |id| format!("/settings/hours/department/{id}"))
}

async fn change(web: &Web, by: &Keeping, say: impl FnOnce(&mut Layer) -> Result<()> + Send) -> Result<()> {
    let mut act = by.who.visit.act(web).await?;
    if let Some(id) = by.id {
        Department::find(&mut act, id).await?;
    }
    let keeper = Keeper::of(&mut act, &by.who.who, whose(by.id)).await?;
    let mut layer = keeping::layer(&mut act, whose(by.id)).await?;
    say(&mut layer)?;
    keeping::keep(&mut act, &keeper, &layer).await?;
    act.commit().await
}

/// The week and the holidays as the form has them.
fn read_week(layer: &mut Layer, department: bool, form: &[(String, String)]) -> Result<()> {
    read_ticks(layer, department, form);
    if let Some(week) = &mut layer.week {
        for (n, day) in week.0.iter_mut().enumerate() {
            let hours = field(form, &format!("day-{n}")).unwrap_or_default();
            *day = hours.parse::<Hours>().map_err(|_| Error::invalid("week", "clock-hours-wrong"))?;
        }
    }
    Ok(())
}

/// What is ticked: whether it has a week of its own, and which holidays it keeps.
fn read_ticks(layer: &mut Layer, department: bool, form: &[(String, String)]) {
    let ticked = |name: &str| field(form, name).is_some();
    layer.week = (!department || ticked("own")).then(Week::default);
    layer.works_holidays = department && ticked("works-holidays");
    layer.holidays = Country::ALL.into_iter().filter(|c| ticked(&format!("holidays-{}", code(*c)))).collect();
}

fn field<'f>(form: &'f [(String, String)], name: &str) -> Option<&'f str> {
    form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn code(country: Country) -> &'static str {
    country_key(country).rsplit('-').next().unwrap_or_default()
}

/// Closes days, or opens one again.
fn close(layer: &mut Layer, form: &ClosedForm) -> Result<()> {
    let wrong = || Error::invalid("first", "clock-closed-wrong");
    let first: Date = form.first.parse().map_err(|_| wrong())?;
    if form.method == "delete" {
        return layer.closed.remove(&first).map(drop).ok_or(Error::Missing);
    }
    let last: Date = if form.last.is_empty() { first } else { form.last.parse().map_err(|_| wrong())? };
    let days = first.until(last).map_err(|_| wrong())?.get_days();
    if !(0..LONGEST).contains(&days) {
        return Err(wrong());
    }
    let reason: String = form.reason.trim().chars().take(80).collect();
    let hours: Hours = form.hours.parse().map_err(|_| Error::invalid("hours", "clock-hours-wrong"))?;
    for day in std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last) {
        layer.closed.insert(day, Closed { reason: reason.clone(), hours: hours.clone() });
    }
    // What is past cannot be removed any more.
    if layer.closed.range(first..).count() > MOST { Err(Error::invalid("first", "clock-closed-many")) } else { Ok(()) }
}

async fn answer(web: &Web, page: &Page, by: &Keeping, changed: Result<()>, typed: Typed<'_>) -> Result<Response> {
    match changed {
        Ok(()) => Ok(done(web, path(by.id), Some("people-flash-saved"))),
        Err(error) => show(web, page, by, &Tried::default(), Some(error), typed).await,
    }
}

async fn show(
    web: &Web,
    page: &Page,
    by: &Keeping,
    tried: &Tried,
    refused: Option<Error>,
    typed: Typed<'_>,
) -> Result<Response> {
    let (look, who, id) = (web.desk.look(), &by.who, by.id);
    let mut frame = who.settings_frame(web, page, "clock-hours").await?;
    if let Some(id) = id {
        frame.title = format!("{} · {}", frame.title, Department::find(&look, id).await?.name);
    }
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let failed = refused.map(|error| FormFailed::of(error, web, frame.lang)).transpose()?.unwrap_or_default();
    let (mut layer, calendar) = (keeping::layer(&look, whose(id)).await?, keeping::calendar(&look, id, None).await?);
    let trial = Trial::read(&tried.at, &tried.minutes).unwrap_or_else(|| Trial::example(frame.now, &calendar.zone));
    let today = local(frame.now, &calendar.zone).date();
    let folded = week::is_always(&calendar.week) && !matches!(typed, Typed::Week(_));
    let mut week = days(&frame, &calendar);
    let nothing = ClosedForm::default();
    let typed = match typed {
        Typed::Week(form) => {
            read_ticks(&mut layer, id.is_some(), form);
            for day in &mut week {
                if let Some(hours) = field(form, &day.field) {
                    hours.clone_into(&mut day.hours);
                }
            }
            &nothing
        }
        Typed::Closed(form) if form.method.is_empty() => form,
        _ => &nothing,
    };
    let mut departments = Vec::new();
    if id.is_none() && who.who.uses().departments {
        departments.extend(Department::all(&look).await?.into_iter().map(|d| (d.id.0, d.name)));
    }
    let shown = HoursPage {
        frame: &frame,
        path: path(id),
        department: id.is_some(),
        own: id.is_none() || layer.week.is_some(),
        week: week::lines(&frame, &calendar.week),
        folded,
        days: week,
        countries: Country::ALL.map(|c| kept(&frame, c, &layer, &calendar, today)).into(),
        works_holidays: layer.works_holidays,
        closed: closed(&layer, today),
        pieces: web.pieces("closed-days", &who.who, &frame, &id).await?,
        typed,
        departments,
        result: trial.run(&calendar).map(|(comes, due)| (said(&frame, &calendar, comes), said(&frame, &calendar, due))),
        trial,
        error: failed.sentence(),
    };
    draw_as(web, &frame, status, &shown)
}

fn days(frame: &Frame, calendar: &Calendar) -> Vec<Day> {
    let per_cent = |minutes: u16| f32::from(minutes) * 100.0 / 1440.0;
    let day = |(n, hours): (usize, &Hours)| Day {
        name: frame.t(DAYS[n]),
        field: format!("day-{n}"),
        hours: hours.to_string(),
        bars: hours.spans().iter().map(|s| (per_cent(s.from()), per_cent(s.to() - s.from()))).collect(),
    };
    calendar.week.0.iter().enumerate().map(day).collect()
}

fn kept(frame: &Frame, country: Country, layer: &Layer, calendar: &Calendar, today: Date) -> Holidays {
    let mut days: Vec<_> =
        [today.year(), today.year() + 1].into_iter().flat_map(|y| holidays::of(country, y)).collect();
    days.sort_unstable();
    let next = days.into_iter().find(|(day, _)| *day >= today);
    let kept = layer.holidays.contains(&country);
    Holidays {
        code: code(country).to_owned(),
        name: frame.t(country_key(country)),
        kept,
        inherited: !kept && calendar.holidays.contains(&country),
        next: next.map(|(day, name)| format!("{name}, {}", frame.day(day))),
    }
}

/// Closed days from today on; what is past needs no mending.
fn closed(layer: &Layer, today: Date) -> Vec<ClosedDay> {
    let day = |(date, day): (&Date, &Closed)| ClosedDay {
        date: *date,
        reason: day.reason.clone(),
        hours: day.hours.to_string(),
    };
    layer.closed.range(today..).map(day).collect()
}

/// A moment on the calendar's own clock: `Friday, 27 November 2026, 16:40`.
fn said(frame: &Frame, calendar: &Calendar, at: base::Moment) -> String {
    let there = Frame { zone: calendar.zone.clone(), ..frame.clone() };
    let weekday = local(at, &calendar.zone).weekday().to_monday_zero_offset();
    let day = usize::try_from(weekday).ok().and_then(|n| DAYS.get(n)).map(|key| frame.t(key)).unwrap_or_default();
    format!("{day}, {}", there.moment(at))
}
