//! One deed with many tickets, and its undoing.

use crate::{Scope, Ticket, TicketId, standing::Facts};
use base::{Act, Error, Moment, Result, StaffId, Why};
use people::Agent;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use std::time::Duration;
use store::{On, sql};

/// So long after it was done a batch can be undone.
pub const UNDO_WITHIN: Duration = Duration::from_secs(10 * 60);
/// Tickets of one batch at most.
pub const MOST: usize = 1000;
/// Tickets touched in one act at most: so long nobody else writes.
pub const AT_ONCE: usize = 100;

store::id! {
    /// A batch.
    BatchId
}

store::enumeration! {
    /// What became of a ticket of a batch.
    pub enum Outcome {
        /// The deed was done.
        Done = "done",
        /// It was not, and why.
        Refused = "refused",
        /// It was taken back.
        Undone = "undone",
        /// It could not be taken back, because someone has changed the ticket since.
        Changed = "changed",
    }
}

/// One deed done with many tickets at once.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Batch {
    /// Its row.
    pub id: BatchId,
    /// Who did it.
    pub staff_id: StaffId,
    /// When.
    pub made_at: Moment,
    /// When it was undone.
    pub undone_at: Option<Moment>,
}

/// A reason as a row keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Key in the message files.
    pub key: String,
    /// What the message names.
    pub args: Vec<(String, String)>,
}

impl From<&Why> for Reason {
    fn from(why: &Why) -> Reason {
        let args = why.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Reason { key: why.key.to_owned(), args }
    }
}

/// One ticket of a batch.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Part {
    /// The ticket.
    pub ticket_id: TicketId,
    /// What became of it.
    pub outcome: Outcome,
    /// What it was before.
    pub before: Option<Json<Facts>>,
    /// What the deed made of it.
    pub after: Option<Json<Facts>>,
    /// Why something was not done.
    pub why: Option<Json<Reason>>,
}

impl Batch {
    /// Begins a batch.
    pub async fn begin(act: &mut Act, by: &Agent) -> Result<Batch> {
        let (staff_id, made_at) = (by.id, act.now());
        let id = sql!("INSERT INTO batch (staff_id, made_at) VALUES ($1, $2) RETURNING id")
            .bind(staff_id)
            .bind(made_at)
            .value(act)
            .await?;
        Ok(Batch { id, staff_id, made_at, undone_at: None })
    }

    /// One's own batch.
    pub async fn of(on: impl Into<On<'_>>, by: &Agent, id: BatchId) -> Result<Batch> {
        sql!("SELECT id, staff_id, made_at, undone_at FROM batch WHERE id = $1 AND staff_id = $2")
            .bind(id)
            .bind(by.id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// Its tickets, by number.
    pub async fn parts(&self, on: impl Into<On<'_>>) -> Result<Vec<Part>> {
        Ok(sql!(
            "SELECT ticket_id, outcome, before, after, why FROM batch_ticket WHERE batch_id = $1 ORDER BY ticket_id"
        )
        .bind(self.id)
        .all(on)
        .await?)
    }

    /// Whether it can still be undone.
    pub fn can_be_undone(&self, now: Moment) -> bool {
        self.undone_at.is_none()
            && now.since(self.made_at) <= i64::try_from(UNDO_WITHIN.as_micros()).unwrap_or(i64::MAX)
    }

    /// Remembers that the deed was done with this ticket, which was so before.
    pub async fn did(&self, act: &mut Act, before: Facts, ticket: &Ticket) -> Result<()> {
        let after = Facts::of(act, ticket).await?;
        sql!("INSERT INTO batch_ticket (batch_id, ticket_id, outcome, before, after) VALUES ($1, $2, $3, $4, $5)")
            .bind(self.id)
            .bind(ticket.id)
            .bind(Outcome::Done)
            .bind(serde_json::to_value(before)?)
            .bind(serde_json::to_value(after)?)
            .run(act)
            .await?;
        Ok(())
    }

    /// Remembers why the deed was not done with this ticket.
    pub async fn refused(&self, act: &mut Act, number: TicketId, why: &Why) -> Result<()> {
        sql!("INSERT INTO batch_ticket (batch_id, ticket_id, outcome, why) VALUES ($1, $2, $3, $4)")
            .bind(self.id)
            .bind(number)
            .bind(Outcome::Refused)
            .bind(serde_json::to_value(Reason::from(why))?)
            .run(act)
            .await?;
        Ok(())
    }

    /// The batch is being undone: from now on nobody can undo it again.
    ///
    /// # Errors
    /// [`Error::Refused`] when it was undone before, or its time has passed.
    pub async fn begin_undo(&self, act: &mut Act) -> Result<()> {
        if !self.can_be_undone(act.now()) {
            return Err(Error::refused("ticket-error-batch-late"));
        }
        let now = act.now();
        let begun = sql!("UPDATE batch SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL")
            .bind(self.id)
            .bind(now)
            .run(act)
            .await?;
        if begun == 1 { Ok(()) } else { Err(Error::refused("ticket-error-batch-late")) }
    }

    /// Puts one ticket back to what it was, unless someone has changed since what the deed changed.
    pub async fn put_back(&self, act: &mut Act, by: &Agent, part: &Part) -> Result<Outcome> {
        let (Some(before), Some(after)) = (&part.before, &part.after) else { return Ok(part.outcome) };
        let outcome = match Ticket::seen_by(&mut *act, &Scope::of(by), part.ticket_id).await {
            Ok(mut ticket) if Facts::of(act, &ticket).await?.still(before, after) => {
                ticket.put_back(act, by, before, after).await?;
                Outcome::Undone
            }
            Ok(_) | Err(Error::Missing) => Outcome::Changed,
            Err(e) => return Err(e),
        };
        self.keep_outcome(act, part.ticket_id, outcome).await?;
        Ok(outcome)
    }

    /// Remembers what became of a ticket in the undoing.
    pub async fn keep_outcome(&self, act: &mut Act, number: TicketId, outcome: Outcome) -> Result<()> {
        sql!("UPDATE batch_ticket SET outcome = $3 WHERE batch_id = $1 AND ticket_id = $2")
            .bind(self.id)
            .bind(number)
            .bind(outcome)
            .run(act)
            .await?;
        Ok(())
    }

    /// Forgets batches of yesterday and before: nobody can undo them any more.
    pub async fn forget_old(act: &mut Act) -> Result<()> {
        let until = act.now().minus(Duration::from_secs(24 * 3600));
        sql!("DELETE FROM batch_ticket WHERE batch_id IN (SELECT id FROM batch WHERE made_at < $1)")
            .bind(until)
            .run(act)
            .await?;
        sql!("DELETE FROM batch WHERE made_at < $1").bind(until).run(act).await?;
        Ok(())
    }
}
