//! Answers that go later: how they stand on the page of their ticket, and what one can do with them.

use crate::{
    deeds::back,
    form::Parts,
    inline,
    shown::Shown,
    snoozes,
    stopped::reader,
    ticket_page::{self, AskedFor},
    view,
};
use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{Act, EntryId, Error, Look, Moment, Result, TicketId};
use people::Agent;
use people_web::{As, FormFailed, Page, Web};
use serde::Deserialize;
use shell::{Frame, Lang};
use ticket::{Scheduled, ScheduledId, ScheduledState, Scope, Ticket};

/// What the choice of a time says when it is written beside it.
const OWN_TIME: &str = "at";
/// How a button begins that sends later what was stopped.
const AGAIN: &str = "later:";

/// When a reply is to go, when its form says later.
///
/// # Errors
/// [`Error::Invalid`] for a time that is none.
pub(crate) fn later(parts: &Parts, zone: &jiff::tz::TimeZone) -> Result<Option<Moment>> {
    if let Some(again) = parts.then().strip_prefix(AGAIN) {
        return time(again, "", zone).map(Some);
    }
    match parts.get("later") {
        "" => Ok(None),
        chosen => time(chosen, parts.get("later_at"), zone).map(Some),
    }
}

/// What a button says that sends what was stopped: the same as the one before, also when that was to send it later.
pub(crate) fn then(parts: &Parts, zone: &jiff::tz::TimeZone) -> String {
    match later(parts, zone) {
        Ok(Some(due)) => format!("{AGAIN}{}", due.micros()),
        _ => parts.then().to_owned(),
    }
}

fn time(chosen: &str, written: &str, zone: &jiff::tz::TimeZone) -> Result<Moment> {
    let time = match chosen {
        OWN_TIME => snoozes::parse_local(zone, written),
        preset => preset.parse().ok().map(Moment::from_micros),
    };
    time.ok_or_else(|| Error::invalid("at", "ticket-error-scheduled-time"))
}

/// What is to go later on a ticket.
pub(crate) async fn cards(look: &Look, frame: &Frame, shown: &Shown) -> Result<Vec<view::Later>> {
    let ticket = &shown.ticket;
    let all = Scheduled::of(look, ticket).await?;
    let mut cards = Vec::new();
    for one in all {
        let contacts = ticket.contacts;
        let html = one.html.clone().unwrap_or_else(|| mail::text_to_html(&one.text));
        let people = [&one.recipients.0, &one.copies.0, &one.blind.0];
        let names_of = |people: &[ticket::Person]| {
            let name = |p: &ticket::Person| match p.name.is_empty() {
                true => contacts.words(p.address.clone()),
                false => contacts.name(p.name.clone()),
            };
            people.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let [to, copies, blind] = people.map(|list| names_of(list));
        let (who, face) = shown.colleague(one.staff_id);
        let files = one.files(look).await?.into_iter().filter(|file| !file.inline).map(|file| file.name);
        cards.push(view::Later {
            id: one.id.0,
            who,
            face,
            to,
            copies,
            blind,
            at: one.due_at,
            html: contacts.words(inline::shown(&html)),
            files: files.collect(),
            held: (one.state == ScheduledState::Held)
                .then(|| frame.t(format!("ticket-scheduled-{}", one.why.map_or("news", ticket::Hold::as_str)))),
        });
    }
    Ok(cards)
}

/// What is to be done with it.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(rename = "_method")]
    method: Option<String>,
    #[serde(default)]
    later: String,
    #[serde(default)]
    later_at: String,
    seen: Option<i64>,
}

/// `POST /tickets/{number}/scheduled/{id}`: it goes at another time; with `_method=delete`, its words are back in the
/// draft of whoever takes it back.
pub async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ScheduledId)>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let taken_back = wanted.method.as_deref() == Some("delete");
    let done = async {
        let zone = who.who.time_zone();
        let due = if taken_back { None } else { Some(time(&wanted.later, &wanted.later_at, &zone)?) };
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        match due {
            Some(due) => ticket.reschedule(&mut act, &who.who, id, due).await?,
            None => ticket.take_back_scheduled(&mut act, &who.who, id).await?,
        }
        act.commit().await
    };
    let flash = if taken_back { "ticket-flash-scheduled-back" } else { "ticket-flash-scheduled" };
    let done = done.await;
    answer(&web, &page, who, (number, &headers), done, flash).await
}

/// `POST /tickets/{number}/scheduled/{id}/sending`: it goes now.
pub async fn send(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ScheduledId)>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let done = async {
        let mut act = who.visit.act(&web).await?;
        send_now(&mut act, &who.who, (number, id), wanted.seen).await?;
        act.commit().await
    };
    let done = done.await;
    answer(&web, &page, who, (number, &headers), done, "ticket-flash-sent").await
}

/// Sends it, when whoever does has seen what is new.
pub(crate) async fn send_now(
    act: &mut Act,
    who: &Agent,
    (number, id): (TicketId, ScheduledId),
    seen: Option<i64>,
) -> Result<EntryId> {
    let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(who), number).await?;
    ticket.send_scheduled(act, who, id, seen.map(EntryId)).await
}

/// Back to the ticket; what was refused is said on it.
async fn answer(
    web: &Web,
    page: &Page,
    who: As<Agent>,
    (number, headers): (TicketId, &HeaderMap),
    done: Result<()>,
    flash: &str,
) -> Result<Response> {
    let error = match done {
        Ok(()) => return Ok(back(web, headers, number, Some(flash))),
        Err(Error::Conflict(..)) => Error::refused("ticket-error-scheduled-news"),
        Err(e @ (Error::Refused(_) | Error::Invalid(_))) => e,
        Err(e) => return Err(e),
    };
    let status = error.status();
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let why = FormFailed::of(error, web, lang)?.sentence().unwrap_or_default();
    let asked = AskedFor { alert: Some((status, why)), ..AskedFor::before(headers) };
    ticket_page::answer(web, page, &reader(who), number, &asked, None).await
}
