//! `/api/v1/tickets/{number}/fields`

use super::{change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Error, Look, Result, TicketId, words::fold};
use people::Agent;
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ticket::Ticket;
use utoipa::ToSchema;

/// A field of a ticket.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Field)]
pub struct FieldBody {
    /// Its id.
    id: i64,
    /// What it is called.
    name: String,
    /// `text`, `long_text`, `number`, `date`, `yes_no`, `choice`, `choices`, `money` or `link`.
    kind: String,
    /// What was filled in: text, number, `true` or `false`, a list of choices, or minor units of money; `null` for nothing.
    value: Value,
    /// Of sums of money: ISO 4217.
    #[serde(skip_serializing_if = "String::is_empty")]
    currency: String,
}

impl FieldBody {
    /// The ticket's fields.
    pub async fn of(look: &Look, ticket: &Ticket) -> Result<Vec<FieldBody>> {
        let (fields, values) = ticket.fields(look).await?;
        let body = |f: field::Field| FieldBody {
            value: ticket.contacts.json(values.get(&f).cloned().unwrap_or_default()),
            id: f.id.0,
            name: f.name,
            kind: f.kind.to_string(),
            currency: f.currency,
        };
        Ok(fields.into_iter().map(body).collect())
    }
}

/// What is to be filled in.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Filling {
    /// By the field's id or name; `null` empties it, and fields not named stay as they are.
    fields: BTreeMap<String, Value>,
}

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
    let known = field::Field::all(&mut change.act, field::About::Ticket).await?;
    for (asked, value) in &filling.fields {
        let same = |f: &&field::Field| asked.parse() == Ok(f.id) || fold(&f.name) == fold(asked);
        let field = known.iter().find(same).ok_or_else(|| Error::invalid("fields", "field-error-unknown"))?;
        let typed = field.kind.typed(value, &field.currency)?;
        change.ticket.fill(&mut change.act, &who.who, field.id, &typed).await?;
    }
    change.done(&web).await
}
