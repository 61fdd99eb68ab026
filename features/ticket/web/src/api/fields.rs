//! `/api/v1/tickets/{number}/fields`

use super::{change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use field::About;
use field_web::api::Filling;
use people::Agent;
use people_web::{As, Web};

/// Fills fields in.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/fields", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = Filling, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn fill_in_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(filling): Json<Filling>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    for (field, typed) in filling.typed(&mut change.act, About::Ticket).await? {
        change.ticket.fill(&mut change.act, &who.who, field, &typed).await?;
    }
    change.done(&web).await
}
