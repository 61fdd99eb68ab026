//! `/api/v1/batches`

use super::{
    asked::{IdOrWord, moment},
    problems::{Changing, Reading},
    words::{OutcomeWord, PriorityWord},
};
use crate::{batches, deeds::Deed};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base::{Error, Look, Result, StaffId, TicketId};
use people::Agent;
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use shell::Lang;
use ticket::{
    Batch, BatchId, Priority,
    batch::{MOST, Outcome, UNDO_WITHIN},
};
use utoipa::ToSchema;

/// What is done with each ticket.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BatchDeed {
    /// Takes it, if nobody has.
    Take,
    /// Makes someone responsible: id, e-mail address or `me`; nobody when missing.
    Assign {
        /// Who.
        assignee: Option<IdOrWord>,
    },
    /// Solves it.
    Solve,
    /// Opens it again.
    Reopen,
    /// Puts it aside.
    Snooze {
        /// When it comes back by itself (RFC 3339, with an offset from UTC).
        until: String,
    },
    /// Takes it up again.
    Wake,
    /// Judges anew how much is lost by waiting.
    Prioritise {
        /// From now on.
        #[schema(value_type = PriorityWord)]
        priority: Priority,
    },
    /// Hands it to a department.
    HandOver {
        /// Its id or name.
        department: IdOrWord,
    },
    /// Puts a tag on.
    Tag {
        /// Its name.
        tag: String,
    },
    /// Takes a tag off.
    Untag {
        /// Its name.
        tag: String,
    },
}

impl BatchDeed {
    async fn deed(self, look: &Look, me: StaffId) -> Result<Deed> {
        Ok(match self {
            BatchDeed::Take => Deed::Take,
            BatchDeed::Assign { assignee: Some(who) } => Deed::Assign(Some(who.staff(look, me).await?)),
            BatchDeed::Assign { assignee: None } => Deed::Assign(None),
            BatchDeed::Solve => Deed::Solve,
            BatchDeed::Reopen => Deed::Reopen,
            BatchDeed::Snooze { until } => Deed::Snooze(moment("until", &until)?),
            BatchDeed::Wake => Deed::Wake,
            BatchDeed::Prioritise { priority } => Deed::Prioritise(priority),
            BatchDeed::HandOver { department } => Deed::HandTo(department.department(look).await?),
            BatchDeed::Tag { tag } | BatchDeed::Untag { tag } if tag.trim().is_empty() => {
                return Err(Error::invalid("tag", "ticket-error-tag-empty"));
            }
            BatchDeed::Tag { tag } => Deed::Tag(tag),
            BatchDeed::Untag { tag } => Deed::Untag(tag),
        })
    }
}

/// One deed with many tickets.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewBatch {
    /// Their numbers, 1,000 at most.
    #[schema(max_items = 1000)]
    tickets: Vec<i64>,
    /// What is done with each.
    deed: BatchDeed,
}

/// One ticket of a batch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BatchTicket {
    /// Its number.
    number: i64,
    /// What became of it.
    #[schema(value_type = OutcomeWord)]
    outcome: Outcome,
    /// Why it was not done.
    #[schema(required)]
    why: Option<String>,
}

/// What became of a batch.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Batch)]
pub struct BatchBody {
    /// Its id.
    id: i64,
    /// Until when it can be undone; `null` when it was.
    #[schema(format = DateTime, required)]
    undo_until: Option<String>,
    /// Its tickets, by number.
    tickets: Vec<BatchTicket>,
}

impl BatchBody {
    async fn of(web: &Web, by: &Agent, id: BatchId) -> Result<BatchBody> {
        let look = web.desk.look();
        let batch = Batch::of(&look, by, id).await?;
        let tickets = batch.parts(&look).await?.into_iter().map(|part| BatchTicket {
            number: part.ticket_id.0,
            outcome: part.outcome,
            why: part.why.map(|why| batches::reason(&web.messages, Lang::En, &why.0)),
        });
        let tickets = tickets.collect();
        let undo_until = batch.undone_at.is_none().then(|| batch.made_at.plus(UNDO_WITHIN).iso());
        Ok(BatchBody { id: id.0, undo_until, tickets })
    }
}

/// Does one deed with many tickets, each whole or not at all, and says of each what became of it.
#[utoipa::path(post, path = "/api/v1/batches", tag = "tickets", request_body = NewBatch, security(("bearer" = [])),
    responses((status = 201, description = "What became of each ticket.", body = BatchBody), Changing))]
pub async fn do_with_tickets(
    State(web): State<Web>,
    who: As<Agent>,
    Json(new): Json<NewBatch>,
) -> Result<(StatusCode, Json<BatchBody>)> {
    if new.tickets.is_empty() || new.tickets.len() > MOST {
        return Err(Error::invalid("tickets", "ticket-error-none-chosen"));
    }
    let deed = new.deed.deed(&web.desk.look(), who.who.id).await?;
    let batch = batches::perform(&web, &who, batches::ordered(new.tickets.into_iter().map(TicketId)), &deed).await?;
    Ok((StatusCode::CREATED, Json(BatchBody::of(&web, &who.who, batch.id).await?)))
}

/// One's own batch of the last day.
#[utoipa::path(get, path = "/api/v1/batches/{id}", tag = "tickets", params(("id" = i64, Path, description = "The batch's id.")),
    security(("bearer" = [])), responses((status = 200, description = "What became of each ticket.", body = BatchBody), Reading))]
pub async fn show_batch(State(web): State<Web>, who: As<Agent>, Path(id): Path<BatchId>) -> Result<Json<BatchBody>> {
    BatchBody::of(&web, &who.who, id).await.map(Json)
}

/// Undoes one's own batch within ten minutes; what somebody has changed since stays as it is.
#[utoipa::path(delete, path = "/api/v1/batches/{id}", tag = "tickets", params(("id" = i64, Path, description = "The batch's id.")),
    security(("bearer" = [])), responses((status = 200, description = "What became of each ticket.", body = BatchBody), Changing))]
pub async fn undo_batch(State(web): State<Web>, who: As<Agent>, Path(id): Path<BatchId>) -> Result<Json<BatchBody>> {
    batches::take_back(&web, &who, id).await?;
    BatchBody::of(&web, &who.who, id).await.map(Json)
}
