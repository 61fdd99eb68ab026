//! `/api/v1/tickets/{number}/snooze`

use super::{asked::moment, change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use serde::Deserialize;
use utoipa::ToSchema;

/// Until when a ticket is put aside.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Snooze {
    /// When it comes back by itself (RFC 3339, with an offset from UTC).
    #[schema(format = DateTime)]
    until: String,
}

/// Puts the ticket aside until a moment; whoever does holds it meanwhile.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/snooze", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = Snooze, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn snooze_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(asked): Json<Snooze>,
) -> Result<Json<TicketBody>> {
    let until = moment("until", &asked.until)?;
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.snooze(&mut change.act, &who.who, until).await?;
    change.done(&web).await
}

/// Takes the ticket up again before its time.
#[utoipa::path(delete, path = "/api/v1/tickets/{number}/snooze", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn wake_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.unsnooze(&mut change.act, &who.who).await?;
    change.done(&web).await
}
