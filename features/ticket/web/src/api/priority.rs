//! `/api/v1/tickets/{number}/priority`

use super::{change::Change, problems::Changing, tickets::TicketBody, words::PriorityWord};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use serde::Deserialize;
use utoipa::ToSchema;

/// How much is lost by waiting.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub struct NewPriority {
    /// As people judge it.
    #[schema(value_type = PriorityWord)]
    priority: ticket::Priority,
}

/// Judges anew how much is lost by waiting.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/priority", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewPriority, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn prioritise_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewPriority>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.prioritise(&mut change.act, &who.who, new.priority).await?;
    change.done(&web).await
}
