//! Being away: one's own absences, those one stands in for, and, for leads, those of colleagues.

use super::{Fields, framed, staff::choose};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{AbsenceLine, AbsencePage, DutyChoices},
};
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Moment, Result, StaffId};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use people::{
    Absence, AbsenceId, Absences, Colleague, Duty, NewAbsence, Staff, absence::arranged_by, absence::may_arrange,
};
use serde::Deserialize;
use shell::{Arg, Choice, Field, Frame};
use std::{collections::BTreeSet, time::Duration};

/// So long after somebody is back, what happened meanwhile is shown.
const TOLD: Duration = Duration::from_secs(30 * 24 * 3600);

/// Whose absences, and which of them is to be changed.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    of: Option<StaffId>,
    edit: Option<AbsenceId>,
}

pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-absence").await?;
    draw(&web, &frame, &absence_page(&web, &me, &frame, asked).await?)
}

pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let form = Fields(form);
    let of = form.get("of").and_then(|id| id.parse().ok());
    let planned = plan(&web, &me, of.unwrap_or(me.who.id), &form).await;
    answer(&web, &page, &me, Asked { of, edit: None }, planned, &form).await
}

/// Changes an absence, or ends it: before it begins it will not be, afterwards whoever was away is back.
pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Path(id): Path<AbsenceId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let form = Fields(form);
    let of = Absence::find(&web.desk.look(), id).await?.staff_id;
    let asked = Asked { of: Some(of), edit: Some(id) };
    if form.get("_method") == Some("delete") {
        let mut act = me.visit.act(&web).await?;
        Absence::end(&mut act, &me.who, id).await?;
        act.commit().await?;
        return Ok(done(&web, path_of(&me, asked), Some("people-flash-saved")));
    }
    let changed = change(&web, &me, (id, of), &form).await;
    answer(&web, &page, &me, asked, changed, &form).await
}

async fn plan(web: &Web, me: &As<Colleague>, of: StaffId, form: &Fields) -> Result<()> {
    let new = typed(web, of, form).await?;
    let mut act = me.visit.act(web).await?;
    Absence::plan(&mut act, &me.who, &new).await?;
    act.commit().await
}

async fn change(web: &Web, me: &As<Colleague>, (id, of): (AbsenceId, StaffId), form: &Fields) -> Result<()> {
    let new = typed(web, of, form).await?;
    let mut act = me.visit.act(web).await?;
    Absence::change(&mut act, &me.who, id, &new).await?;
    act.commit().await
}

async fn answer(
    web: &Web,
    page: &Page,
    me: &As<Colleague>,
    asked: Asked,
    done_so: Result<()>,
    form: &Fields,
) -> Result<Response> {
    let Err(error) = done_so else {
        return Ok(done(web, path_of(me, asked), Some("people-flash-saved")));
    };
    let frame = framed(web, page, me, "people-absence").await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let mut shown = absence_page(web, me, &frame, asked).await?;
    let sent = |name: &str| form.get(name).unwrap_or_default();
    shown.first = failed.field("since", sent("since"));
    shown.last = failed.field("until", sent("until"));
    shown.reason = failed.field("reason", sent("reason"));
    choose(&mut shown.substitutes, sent("substitute"));
    for duty in &mut shown.duties {
        choose(&mut duty.choices, sent(&duty.key));
    }
    shown.some_duty = Duty::ALL.iter().any(|duty| !sent(duty.as_str()).is_empty());
    let beside = ["since", "until", "reason"];
    shown.error =
        if beside.iter().any(|name| failed.field(name, "").error.is_some()) { None } else { failed.sentence() };
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

fn path_of(me: &As<Colleague>, asked: Asked) -> String {
    match asked.of.filter(|of| *of != me.who.id) {
        Some(of) => format!("/settings/absence?of={of}"),
        None => "/settings/absence".to_owned(),
    }
}

/// What the form says: the first and the last day, by the clock of whoever is away.
async fn typed(web: &Web, of: StaffId, form: &Fields) -> Result<NewAbsence> {
    let zone = Staff::find(&web.desk.look(), of).await?.time_zone();
    let now = web.desk.now();
    let today = now.there(&zone).date();
    let first = match form.get("since").unwrap_or_default() {
        "" => today,
        text => day("since", text)?,
    };
    let until = match form.get("until").unwrap_or_default() {
        "" => None,
        text => {
            let next = day("until", text)?.checked_add(1.day()).map_err(|_| wrong_day("until"))?;
            Some(midnight("until", &zone, next)?)
        }
    };
    let who = |name: &str| match form.get(name).unwrap_or_default() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Error::invalid("substitute", "people-choice-wrong")),
    };
    let mut by_duty = Vec::new();
    for duty in Duty::ALL {
        by_duty.extend(who(duty.as_str())?.map(|who| (*duty, who)));
    }
    Ok(NewAbsence {
        staff: of,
        // Whoever goes today goes now, and has not been away since midnight.
        since: if first == today { now } else { midnight("since", &zone, first)? },
        until,
        substitute: who("substitute")?,
        by_duty,
        reason: form.get("reason").unwrap_or_default().to_owned(),
    })
}

fn wrong_day(field: &'static str) -> Error {
    Error::invalid(field, "people-absence-day-wrong")
}

fn day(field: &'static str, text: &str) -> Result<Date> {
    text.parse().map_err(|_| wrong_day(field))
}

fn midnight(field: &'static str, zone: &TimeZone, day: Date) -> Result<Moment> {
    let zoned = day.to_zoned(zone.clone()).map_err(|_| wrong_day(field))?;
    Ok(Moment::from_micros(zoned.timestamp().as_microsecond()))
}

/// Everybody by name, to name those an absence speaks of.
struct Names(Vec<Staff>);

impl Names {
    fn of(&self, who: StaffId) -> &str {
        self.0.iter().find(|person| person.id == who).map(|person| person.name.as_str()).unwrap_or_default()
    }

    fn choices(&self, frame: &Frame, but: StaffId, chosen: Option<StaffId>, none: &str) -> Vec<Choice> {
        let nobody = Choice::new("", frame.t(none), chosen.is_none());
        let others = self.0.iter().filter(|person| person.id != but);
        let others = others.map(|person| Choice::new(person.id, &person.name, chosen == Some(person.id)));
        [nobody].into_iter().chain(others).collect()
    }
}

async fn absence_page<'a>(web: &Web, me: &As<Colleague>, frame: &'a Frame, asked: Asked) -> Result<AbsencePage<'a>> {
    let look = web.desk.look();
    let person = match asked.of.filter(|of| *of != me.who.id) {
        Some(of) if may_arrange(&look, &me.who, of).await? => Staff::find(&look, of).await?,
        Some(_) => return Err(Error::Missing),
        None => (*me.who).clone(),
    };
    let names = Names(Staff::all(&look).await?);
    let chart = Absences::read(&look, frame.now).await?;
    let edit = asked.edit.and_then(|id| chart.of(person.id).iter().find(|a| a.id == id));
    let named = match edit {
        Some(absence) => Absence::substitutes(&look, absence.id).await?,
        None => Vec::new(),
    };
    let own = person.id == me.who.id;
    let lines = chart.of(person.id).iter();
    let others = chart.all().into_iter().filter(|absence| own && chart.stands_in(me.who.id, absence));
    let back = match Absence::last_of(&look, person.id, frame.now.minus(TOLD)).await?.filter(|_| own) {
        Some(absence) => web.pieces("absence-back", &me.who, frame, &absence.id).await?,
        None => Vec::new(),
    };
    let zone = person.time_zone();
    let duty = |duty: &Duty| DutyChoices {
        key: duty.to_string(),
        title: frame.t(format!("people-duty-{duty}")),
        choices: names.choices(
            frame,
            person.id,
            named.iter().find(|(d, _)| d == duty).map(|(_, who)| *who),
            "people-absence-same",
        ),
    };
    let arranged = if own { arranged_by(&look, &me.who).await? } else { BTreeSet::new() };
    let for_whom = names.0.iter().filter(|colleague| colleague.id != me.who.id && arranged.contains(&colleague.id));
    Ok(AbsencePage {
        frame,
        of: person.id.0,
        person: (!own).then(|| person.name.clone()),
        edit: edit.map(|absence| absence.id.0),
        fixed: if edit.is_some_and(|absence| absence.began_at.is_some()) { "readonly" } else { "required" },
        first: Field::of(edit.map_or(frame.now, |absence| absence.since).there(&zone).date().to_string()),
        last: Field::of(edit.and_then(|a| a.until).map(|until| last_day(&zone, until)).unwrap_or_default()),
        reason: Field::of(edit.map(|absence| absence.reason.clone()).unwrap_or_default()),
        substitutes: names.choices(frame, person.id, edit.and_then(|a| a.substitute_id), "people-absence-nobody"),
        some_duty: !named.is_empty(),
        duties: Duty::ALL.iter().map(duty).collect(),
        lines: lines.map(|absence| line(frame, &chart, &names, absence)).collect(),
        stands_in: others.map(|absence| line(frame, &chart, &names, absence)).collect(),
        for_whom: for_whom.map(|colleague| Choice::new(colleague.id, &colleague.name, false)).collect(),
        back,
        error: None,
    })
}

/// The last day of an absence that is over at `until`.
fn last_day(zone: &TimeZone, until: Moment) -> String {
    Moment::from_micros(until.micros() - 1).there(zone).date().to_string()
}

fn line(frame: &Frame, chart: &Absences, names: &Names, absence: &Absence) -> AbsenceLine {
    let course = chart.course(absence, Duty::Questions);
    let mut says = vec![said(frame, names, &course)];
    for duty in Duty::ALL {
        let own = chart.course(absence, *duty);
        if own != course {
            says.push(format!("{}: {}", frame.t(format!("people-duty-{duty}")), said(frame, names, &own)));
        }
    }
    let from: Arg = frame.time(absence.since).into();
    AbsenceLine {
        id: absence.id.0,
        of: absence.staff_id.0,
        who: names.of(absence.staff_id).to_owned(),
        runs: absence.covers(frame.now),
        when: match absence.until {
            Some(until) => {
                let to = frame.time(Moment::from_micros(until.micros() - 1));
                frame.tr("people-absence-from-to", &[("from", from), ("to", to.into())])
            }
            None => frame.tr("people-absence-from", &[("from", from)]),
        },
        reason: absence.reason.clone(),
        says,
    }
}

/// Who stands in, one after the other.
fn said(frame: &Frame, names: &Names, course: &[(Moment, Option<StaffId>)]) -> String {
    let one = |(at, who): &(Moment, Option<StaffId>)| match who {
        Some(who) => (frame.time(*at), names.of(*who).to_owned()),
        None => (frame.time(*at), frame.t("people-absence-nobody")),
    };
    let mut parts = course.iter().map(one);
    let first = parts.next().map(|(_, name)| name);
    let then = parts.map(|(at, name)| frame.tr("people-absence-then", &[("from", at.into()), ("name", name.into())]));
    first.into_iter().chain(then).collect::<Vec<_>>().join(", ")
}
