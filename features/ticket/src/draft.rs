//! What someone is writing.

use crate::{Ticket, TicketId};
use base::{Act, Error, Result, StaffId, Why};
use store::{On, sql};

store::enumeration! {
    /// What a draft is for.
    pub enum DraftKind {
        /// An answer to the customer.
        Reply = "reply",
        /// A note to colleagues.
        Note = "note",
    }
}

/// What someone is writing, kept on the server.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// What it is for.
    pub kind: DraftKind,
    /// Raised by sending, so that a late save cannot revive what was sent.
    pub generation: i64,
    /// The words so far.
    pub html: String,
}

impl Draft {
    /// Someone's drafts on a ticket; a kind never written is there too, empty.
    pub async fn of(on: impl Into<On<'_>>, ticket: &Ticket, who: StaffId) -> Result<[Draft; 2]> {
        let rows: Vec<Draft> = sql!("SELECT kind, generation, html FROM draft WHERE ticket_id = $1 AND staff_id = $2")
            .bind(ticket.id)
            .bind(who)
            .all(on)
            .await?;
        let of = |kind| {
            rows.iter().find(|d| d.kind == kind).cloned().unwrap_or(Draft { kind, generation: 1, html: String::new() })
        };
        Ok([of(DraftKind::Reply), of(DraftKind::Note)])
    }

    /// Keeps what was written so far.
    ///
    /// # Errors
    /// [`Error::Conflict`] when this generation was sent meanwhile.
    pub async fn save(act: &mut Act, ticket: TicketId, who: StaffId, draft: &Draft) -> Result<()> {
        let kept = sql!(
            "INSERT INTO draft (ticket_id, staff_id, kind, generation, html, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (ticket_id, staff_id, kind) DO UPDATE SET html = excluded.html, saved_at = excluded.saved_at
             WHERE draft.generation = excluded.generation"
        )
        .bind(ticket)
        .bind(who)
        .bind(draft.kind)
        .bind(draft.generation)
        .bind(draft.html.as_str())
        .bind(act.now())
        .run(act)
        .await?;
        if kept == 1 {
            Ok(())
        } else {
            Err(Error::Conflict(Why::of("ticket-error-draft-sent"), serde_json::Value::Null))
        }
    }

    /// It was sent: the next one has another generation and is empty.
    pub async fn sent(act: &mut Act, ticket: TicketId, who: StaffId, kind: DraftKind) -> Result<()> {
        Draft::begin_next(act, ticket, who, kind, "").await
    }

    /// Words come back to be written anew.
    pub async fn restore(act: &mut Act, ticket: TicketId, who: StaffId, kind: DraftKind, html: &str) -> Result<()> {
        Draft::begin_next(act, ticket, who, kind, html).await
    }

    async fn begin_next(act: &mut Act, ticket: TicketId, who: StaffId, kind: DraftKind, html: &str) -> Result<()> {
        sql!(
            "INSERT INTO draft (ticket_id, staff_id, kind, generation, html, saved_at) VALUES ($1, $2, $3, 2, $4, $5)
             ON CONFLICT (ticket_id, staff_id, kind)
             DO UPDATE SET generation = draft.generation + 1, html = excluded.html, saved_at = excluded.saved_at"
        )
        .bind(ticket)
        .bind(who)
        .bind(kind)
        .bind(html)
        .bind(act.now())
        .run(act)
        .await?;
        Ok(())
    }
}
