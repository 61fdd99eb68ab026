//! `/api/v1/tickets/{number}/tags`

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

/// A ticket's labels.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Tags {
    /// All of them, each 60 characters at most; those not named are taken off.
    tags: Vec<String>,
}

/// Sets the tags to exactly these.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/tags", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = Tags, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn tag_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(new): Json<Tags>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.tag(&mut change.act, &who.who, &new.tags).await?;
    change.done(&web).await
}
