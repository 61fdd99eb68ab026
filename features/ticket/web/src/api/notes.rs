//! `/api/v1/tickets/{number}/notes`

use super::{
    entries::{EntryBody, Made, made},
    problems::Changing,
    replies::doubted,
    said::said,
};
use crate::{guard, replies::colleagues};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use customer::Customer;
use people::Colleague;
use people_web::{As, Web};
use serde::Deserialize;
use ticket::{Scope, Ticket};
use utoipa::ToSchema;

/// Words among colleagues.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewNote {
    /// The words; made of `html` when missing.
    text: Option<String>,
    /// The same with form; what could do harm is taken out.
    html: Option<String>,
    /// Refuses words that greet the customer, as the desk's own pages ask about them.
    #[serde(default)]
    careful: bool,
}

/// Writes an internal note: the customer never sees it.
///
/// Collaborators may, where they were asked in.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/notes", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewNote, security(("bearer" = [])),
    responses(
        (status = 201, description = "It is written.", body = EntryBody, headers(("Location" = String, description = "Where the entry is."))),
        Changing,
    ))]
pub async fn note_on_ticket(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewNote>,
) -> Result<Made> {
    let scope = Scope::of(&who.who);
    let (text, html) = said(new.text, new.html);
    if new.careful {
        let look = web.desk.look();
        let ticket = Ticket::seen_by(&look, &scope, number).await?;
        let customer = Customer::behind(&look, ticket.identity_id).await?.name;
        doubted(guard::of_cards(&look, &text, html.as_deref()).await?)?;
        doubted(guard::of_note(&text, &customer, &colleagues(&look, who.who.id).await?))?;
    }
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &scope, number).await?;
    let entry = ticket.note(&mut act, &who.who, &text, html, Vec::new()).await?;
    act.commit().await?;
    made(&web, &scope, entry).await
}
