//! Replies and notes.

use crate::{
    deeds::back,
    form::Parts,
    guard::{self, Doubt},
    onward::{Left, NEXT, Way},
    recipients::{self, Everybody},
    scheduled,
    stopped::{Stop, again, reader},
    view::Panel,
};
use axum::{
    extract::{Multipart, Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{Act, EntryId, Look, Result, Setting, StaffId, TicketId};
use customer::Customer;
use people::{Agent, Colleague, Company, Staff};
use people_web::{As, Page, Web};
use std::time::Duration;
use ticket::{Draft, DraftKind, DraftOf, NewAttachment, Reply, Scope, Then, Ticket, Upload};

/// Answers the customer, now or later.
pub async fn reply(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let look = web.desk.look();
    let way = match parts.then() {
        NEXT => Way::onward(&look, &who.who, &headers, number).await?,
        then => {
            let ends = then.parse::<Then>().is_ok_and(|then| then != Then::Stay);
            Way::from(&look, &who.who, &headers, number, ends).await?
        }
    };
    match answer(&web, &page, &who, number, &parts).await {
        Ok(None) => {
            web.hub.doing(&Ticket::topic(number), who.who.id.0, None);
            Ok(way.go(&web, &headers, number, (Some("ticket-flash-scheduled"), Left::Scheduled)))
        }
        Ok(Some(entry)) => {
            web.hub.doing(&Ticket::topic(number), who.who.id.0, None);
            Ok(way.answered(entry).go(&web, &headers, number, (Some("ticket-flash-sent"), Left::Sent)))
        }
        Err(stop) => again(&web, &page, reader(who), number, &headers, &parts, (stop, Panel::Reply)).await,
    }
}

async fn answer(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    number: TicketId,
    parts: &Parts,
) -> Result<Option<EntryId>, Stop> {
    let (text, html) = parts.words();
    let look = web.desk.look();
    let later = scheduled::later(parts, &who.who.time_zone())?;
    let said = recipients::written(parts);
    let mut everybody = Everybody::read(&said)?;
    if !parts.is_sure()
        && let Some(doubt) = everybody.doubt(web, page, who).await?
    {
        return Err(Stop::Doubt(doubt));
    }
    if !parts.is_sure() {
        let card = guard::of_cards(&look, &text, html.as_deref()).await?;
        let doubt = card.or(guard::of_reply(&text, &colleagues(&look, who.who.id).await?));
        doubt.map_or(Ok(()), |doubt| Err(Stop::Doubt(doubt)))?;
    }
    let undo = Duration::from_secs(u64::from(Company::read(&look).await?.undo_seconds));
    let chosen = parts.then().parse::<Then>();
    let then = match &chosen {
        Ok(then) => *then,
        Err(_) if parts.then() == NEXT || later.is_some() => Then::usual(&look, who.who.id).await?,
        Err(_) => Then::default(),
    };
    if then == Then::Solve && !parts.is_sure() {
        let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
        if let Some(promise) = ticket.would_promise(&look, &text).await? {
            return Err(Stop::Doubt(Doubt::Promise(promise)));
        }
    }
    let seen = parts.get("seen").parse().ok().map(EntryId);
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let files = files(&mut act, who.who.id, number, DraftKind::Reply, parts, html.as_deref()).await?;
    let to = everybody.to(&mut act, &ticket, &said).await?;
    let reply = Reply { text, html, attachments: files, cc: everybody.cc, bcc: everybody.bcc, seen, then };
    let entry = match later {
        Some(due) => {
            ticket.schedule(&mut act, &who.who, to, reply, due).await?;
            None
        }
        None => Some(ticket.reply(&mut act, &who.who, to, reply, undo).await?),
    };
    Draft::sent(&mut act, number, who.who.id, DraftKind::Reply).await?;
    if chosen.is_ok() {
        then.remember(&mut act, who.who.id).await?;
    }
    act.commit().await?;
    Ok(entry)
}

/// Writes a note.
pub async fn note(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    match write_note(&web, &who, number, &parts).await {
        Ok(()) => {
            web.hub.doing(&Ticket::topic(number), who.who.id.0, None);
            Ok(back(&web, &headers, number, Some("ticket-flash-noted")))
        }
        Err(stop) => again(&web, &page, who, number, &headers, &parts, (stop, Panel::Note)).await,
    }
}

async fn write_note(web: &Web, who: &As<Colleague>, number: TicketId, parts: &Parts) -> Result<(), Stop> {
    let (text, html) = parts.words();
    let look = web.desk.look();
    if !parts.is_sure()
        && let Some(doubt) = guard::of_cards(&look, &text, html.as_deref()).await?
    {
        return Err(Stop::Doubt(doubt));
    }
    // Who cannot answer customers cannot have mistaken the tab.
    if !parts.is_sure() && who.who.role.may_answer() {
        let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
        let customer = Customer::behind(&look, ticket.identity_id).await?.name;
        if let Some(doubt) = guard::of_note(&text, &customer, &colleagues(&look, who.who.id).await?) {
            return Err(Stop::Doubt(doubt));
        }
    }
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let files = files(&mut act, who.who.id, number, DraftKind::Note, parts, html.as_deref()).await?;
    ticket.note(&mut act, &who.who, &text, html, files).await?;
    Draft::sent(&mut act, number, who.who.id, DraftKind::Note).await?;
    Ok(act.commit().await?)
}

/// What goes with the words: sent with them, or uploaded before.
pub async fn files(
    act: &mut Act,
    staff: StaffId,
    ticket: TicketId,
    kind: DraftKind,
    parts: &Parts,
    html: Option<&str>,
) -> Result<Vec<NewAttachment>> {
    let mut files = Upload::take(act, DraftOf { ticket, staff, kind }, &parts.uploads, html).await?;
    parts.check_files(&files)?;
    files.extend(parts.files.iter().cloned());
    Ok(files)
}

/// Names of everyone else who works here.
pub(crate) async fn colleagues(look: &Look, me: StaffId) -> Result<Vec<String>> {
    Ok(Staff::all(look).await?.into_iter().filter(|s| s.id != me).map(|s| s.name).collect())
}
