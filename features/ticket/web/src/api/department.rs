//! `/api/v1/tickets/{number}/department`

use super::{asked::IdOrWord, change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use serde::Deserialize;
use utoipa::ToSchema;

/// Who is to answer for a ticket.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewDepartment {
    /// Id or name.
    department: IdOrWord,
}

/// Hands the ticket to another department; its assignee stays only if they work there too.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/department", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewDepartment, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn hand_ticket_over(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(to): Json<NewDepartment>,
) -> Result<Json<TicketBody>> {
    let department = to.department.department(&web.desk.look()).await?;
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.hand_to(&mut change.act, &who.who, department).await?;
    change.done(&web).await
}
