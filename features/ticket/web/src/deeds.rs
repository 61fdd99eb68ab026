//! What one does with a ticket: every action is a resource under it.

use crate::snoozes::parse_local;
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{Act, DepartmentId, EntryId, Error, Result, StaffId, TicketId};
use people::{Agent, Colleague};
use people_web::{As, Web, page::done};
use serde::Deserialize;
use store::Moment;
use ticket::{Draft, DraftKind, Entry, Priority, Scope, Ticket};

/// A form that may mean the opposite: browsers cannot send DELETE.
#[derive(Debug, Default, Deserialize)]
pub struct Switch {
    #[serde(rename = "_method")]
    method: Option<String>,
    assignee: Option<StaffId>,
    until: Option<i64>,
    at: Option<String>,
    level: Option<Priority>,
    department: Option<DepartmentId>,
    name: Option<String>,
}
impl Switch {
    fn is_delete(&self) -> bool {
        self.method.as_deref() == Some("delete")
    }
}

/// Opens the ticket in a deed of whoever asks.
async fn begin(web: &Web, who: &As<Agent>, number: TicketId) -> Result<(Act, Ticket)> {
    let mut act = who.visit.act(web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    Ok((act, ticket))
}

/// Back to where the form was: the same ticket with the same list beside it.
pub fn back(web: &Web, headers: &HeaderMap, number: TicketId, flash: Option<&str>) -> Response {
    let own = format!("/tickets/{number}");
    let referer =
        headers.get(header::REFERER).and_then(|v| v.to_str().ok()).and_then(|r| r.parse::<axum::http::Uri>().ok());
    let asked = referer.filter(|r| r.path() == own).and_then(|r| r.query().map(str::to_owned));
    let kept = asked
        .unwrap_or_default()
        .split('&')
        .filter(|p| p.starts_with("view=") || p.starts_with("cursor="))
        .collect::<Vec<_>>()
        .join("&");
    done(web, if kept.is_empty() { own } else { format!("{own}?{kept}") }, flash)
}

/// Takes it, gives it to someone, gives it back.
pub async fn assignment(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    match form.assignee {
        _ if form.is_delete() => ticket.assign(&mut act, &who.who, None).await?,
        Some(id) if id == who.who.id && ticket.assignee_id.is_none() => ticket.take(&mut act, &who.who).await?,
        Some(id) => ticket.assign(&mut act, &who.who, Some(id)).await?,
        None => return Err(Error::invalid("assignee", "ticket-error-assignee")),
    }
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// Solves it, or opens it again.
pub async fn closure(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    let flash = if form.is_delete() {
        ticket.reopen(&mut act, &who.who).await?;
        "ticket-flash-reopened"
    } else {
        ticket.solve(&mut act, &who.who).await?;
        "ticket-flash-solved"
    };
    act.commit().await?;
    Ok(back(&web, &headers, number, Some(flash)))
}

/// Puts it aside, or takes it up again.
pub async fn snooze(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let zone = jiff::tz::TimeZone::get(&who.who.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    if form.is_delete() {
        ticket.unsnooze(&mut act, &who.who).await?;
    } else {
        let until =
            form.until.map(Moment::from_micros).or_else(|| form.at.as_deref().and_then(|at| parse_local(&zone, at)));
        let until = until.ok_or_else(|| Error::invalid("until", "ticket-error-past"))?;
        ticket.snooze(&mut act, &who.who, until).await?;
    }
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// Judges anew how much is lost by waiting.
pub async fn priority(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    ticket
        .prioritise(&mut act, &who.who, form.level.ok_or_else(|| Error::invalid("level", "ticket-error-value"))?)
        .await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// Hands it to another department.
pub async fn department(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    ticket
        .hand_to(
            &mut act,
            &who.who,
            form.department.ok_or_else(|| Error::invalid("department", "ticket-error-department"))?,
        )
        .await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// Puts a tag on, or takes it off.
pub async fn tags(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    let name = form.name.clone().unwrap_or_default();
    let mut names = Ticket::tags(&mut act, number).await?;
    names.retain(|n| *n != name);
    if !form.is_delete() {
        names.push(name);
    }
    ticket.tag(&mut act, &who.who, &names).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// Takes a reply back before it has gone: its words return to the draft.
pub async fn undo(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, entry)): Path<(TicketId, EntryId)>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    if !form.is_delete() {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    let reply = own_entry(&mut act, &ticket, entry).await?;
    ticket.withdraw(&mut act, entry).await?;
    let html = reply.html.unwrap_or_else(|| mail::text_to_html(&reply.text));
    Draft::restore(&mut act, number, who.who.id, DraftKind::Reply, &html).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, Some("ticket-flash-undone")))
}

/// Sends what was stopped, refused or is unsure, once more.
pub async fn send_again(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, entry)): Path<(TicketId, EntryId)>,
    headers: HeaderMap,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    own_entry(&mut act, &ticket, entry).await?;
    ticket.send_again(&mut act, entry).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

async fn own_entry(act: &mut Act, ticket: &Ticket, entry: EntryId) -> Result<Entry> {
    let found = Entry::find(act, entry).await?;
    if found.ticket_id == ticket.id { Ok(found) } else { Err(Error::Missing) }
}

/// Asks a collaborator in.
pub async fn invitation(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let (mut act, mut ticket) = begin(&web, &who, number).await?;
    ticket
        .invite(&mut act, &who.who, form.assignee.ok_or_else(|| Error::invalid("assignee", "ticket-error-assignee"))?)
        .await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// A draft as the editor saves it.
#[derive(Debug, Deserialize)]
pub struct Saved {
    html: Option<String>,
    text: Option<String>,
    generation: i64,
}

/// Keeps what was written so far; 409 when it was sent from another window.
pub async fn draft(
    State(web): State<Web>,
    who: As<Colleague>,
    Path((number, kind)): Path<(TicketId, DraftKind)>,
    Form(form): Form<Saved>,
) -> Result<StatusCode> {
    let html = form.html.unwrap_or_else(|| mail::text_to_html(&form.text.unwrap_or_default()));
    let html = mail::sanitise(&html).html;
    let mut act = who.visit.act(&web).await?;
    Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    Draft::save(&mut act, number, who.who.id, &Draft { kind, generation: form.generation, html }).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
