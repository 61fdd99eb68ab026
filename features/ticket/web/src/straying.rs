//! A mail under another subject than its ticket's: it belongs here after all.

use crate::deeds::back;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{EntryId, Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use ticket::{Scope, Ticket};

/// `POST /tickets/{number}/entries/{entry}/straying`
pub async fn decide(
    State(web): State<Web>,
    who: As<Agent>,
    headers: HeaderMap,
    Path((number, entry)): Path<(TicketId, EntryId)>,
) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.keep_here(&mut act, &who.who, entry).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}
