//! `/api/v1/tickets/{number}/merge`, `splits` and `links/{other}`

use super::{change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base::{EntryId, Look, Result, TicketId};
use people::{Agent, Colleague};
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket::{LinkKind, Scope, Ticket};
use utoipa::ToSchema;

/// Into which ticket one is merged.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub struct Merge {
    /// The number of the ticket that stays.
    #[schema(value_type = i64)]
    into: TicketId,
}

/// Merges the ticket into another: its words, tags and collaborators go there, and its number leads there from
/// then on.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/merge", tag = "tickets", params(("number" = i64, Path, description = "The number of the ticket that is merged.")),
    request_body = Merge, security(("bearer" = [])), responses((status = 200, description = "The ticket that stays.", body = TicketBody), Changing))]
pub async fn merge_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(merge): Json<Merge>,
) -> Result<Json<TicketBody>> {
    let mut act = who.visit.act(&web).await?;
    let (mut ticket, mut into) = Ticket::both(&mut act, &Scope::of(&who.who), number, merge.into).await?;
    ticket.merge(&mut act, &who.who, &mut into).await?;
    Change { act, ticket: into }.done(&web).await
}

/// Undoes the merge of the ticket into another, as long as nothing of it has gone elsewhere.
#[utoipa::path(delete, path = "/api/v1/tickets/{number}/merge", tag = "tickets", params(("number" = i64, Path, description = "The number of the ticket that was merged.")),
    security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn unmerge_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
) -> Result<Json<TicketBody>> {
    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::unmerge_seen(&mut act, &Scope::of(&who.who), &who.who, number).await?;
    Change { act, ticket }.done(&web).await
}

/// What becomes a ticket of its own.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewSplit {
    /// Ids of messages, notes and calls of the ticket; at least one must stay, unless they stand on both.
    entries: Vec<i64>,
    /// What the new ticket is about; the same unless said.
    #[serde(default)]
    subject: String,
    /// One mail with two matters: what the customer said in these entries stands on both tickets, and may be all there is.
    #[serde(default)]
    both: bool,
}

/// Makes entries of the ticket a ticket of their own, linked with it. Merging it back undoes this.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/splits", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewSplit, security(("bearer" = [])), responses((status = 201, description = "The new ticket.", body = TicketBody), Changing))]
pub async fn split_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(split): Json<NewSplit>,
) -> Result<(StatusCode, Json<TicketBody>)> {
    let entries: Vec<EntryId> = split.entries.into_iter().map(EntryId).collect();
    let mut change = Change::begin(&web, &who, number).await?;
    let new = match split.both {
        true => change.ticket.split_both(&mut change.act, &who.who, &entries, &split.subject).await?,
        false => change.ticket.split(&mut change.act, &who.who, &entries, &split.subject).await?,
    };
    let body = Change { act: change.act, ticket: new }.done(&web).await?;
    Ok((StatusCode::CREATED, body))
}

/// What a ticket is to another.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewLink {
    /// `related`, `follow_up` (of the other), `duplicate` (of the other) or `caused_by` (the other).
    #[schema(value_type = String, example = "duplicate")]
    kind: LinkKind,
}

/// A ticket that has to do with this one.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Link)]
pub struct LinkBody {
    /// The other's number.
    number: i64,
    /// The other's subject.
    subject: String,
    /// `related`, `follow_up`, `duplicate` or `caused_by`.
    kind: String,
    /// Whether this ticket is that to the other; `false`: the other is it to this one.
    forward: bool,
}

impl LinkBody {
    /// The links of a ticket that this colleague sees.
    pub async fn of(look: &Look, who: &Colleague, ticket: &Ticket) -> Result<Vec<LinkBody>> {
        let links = ticket.links(look, &Scope::of(who)).await?;
        let body = |link: ticket::Link| LinkBody {
            number: link.other.id.0,
            subject: link.other.subject,
            kind: link.kind.to_string(),
            forward: link.forward,
        };
        Ok(links.into_iter().map(body).collect())
    }
}

/// Links the ticket with another; a link of another kind between the two gives way.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/links/{other}", tag = "tickets",
    params(("number" = i64, Path, description = "The ticket's number."), ("other" = i64, Path, description = "The other's number.")),
    request_body = NewLink, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn link_tickets(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, other)): Path<(TicketId, TicketId)>,
    Json(link): Json<NewLink>,
) -> Result<Json<TicketBody>> {
    let mut act = who.visit.act(&web).await?;
    let (mut ticket, mut other) = Ticket::both(&mut act, &Scope::of(&who.who), number, other).await?;
    ticket.link(&mut act, link.kind, &mut other).await?;
    Change { act, ticket }.done(&web).await
}

/// Takes the link between the two away.
#[utoipa::path(delete, path = "/api/v1/tickets/{number}/links/{other}", tag = "tickets",
    params(("number" = i64, Path, description = "The ticket's number."), ("other" = i64, Path, description = "The other's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn unlink_tickets(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, other)): Path<(TicketId, TicketId)>,
) -> Result<Json<TicketBody>> {
    let mut act = who.visit.act(&web).await?;
    let (mut ticket, mut other) = Ticket::both(&mut act, &Scope::of(&who.who), number, other).await?;
    ticket.unlink(&mut act, &who.who, &mut other).await?;
    Change { act, ticket }.done(&web).await
}
