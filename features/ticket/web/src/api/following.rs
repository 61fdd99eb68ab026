//! `/api/v1/tickets/{number}/follow`

use super::problems::Changing;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use base::{Result, TicketId};
use people::Colleague;
use people_web::{As, Web};
use ticket::{Scope, Ticket};

/// Follows the ticket: whoever asks is told of what happens on it.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/follow", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 204, description = "It is followed."), Changing))]
pub async fn follow_ticket(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<StatusCode> {
    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.follow(&mut act, &who.who).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Follows the ticket no longer.
#[utoipa::path(delete, path = "/api/v1/tickets/{number}/follow", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 204, description = "It is not followed."), Changing))]
pub async fn unfollow_ticket(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<StatusCode> {
    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.unfollow(&mut act, &who.who).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
