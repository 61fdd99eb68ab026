//! What a reader has had in view.

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
};
use base::{EntryId, Result, TicketId};
use people::Colleague;
use people_web::{As, Web};
use serde::Deserialize;
use ticket::{Scope, Ticket};

/// The newest entry that was in view.
#[derive(Debug, Deserialize)]
pub struct Seen {
    entry: EntryId,
}

/// Remembers how far its reader has read a ticket.
pub async fn mark(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    Form(seen): Form<Seen>,
) -> Result<StatusCode> {
    let ticket = Ticket::seen_by(&web.desk.look(), &Scope::of(&who.who), number).await?;
    let mut act = who.visit.act(&web).await?;
    ticket.mark_read(&mut act, who.who.id, seen.entry).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
