//! `/api/v1/tickets/{number}/subject`

use super::{change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use serde::Deserialize;
use utoipa::ToSchema;

/// What a ticket is about.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewSubject {
    /// In one line.
    subject: String,
}

/// Says anew what the ticket is about.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/subject", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewSubject, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn rename_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewSubject>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.rename(&mut change.act, &new.subject).await?;
    change.done(&web).await
}
