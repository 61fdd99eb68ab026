//! Where a message is on its way out.

use crate::{Entry, EntryId, Meaning, Ticket, event::Delivered};
use base::{Act, Moment, Result};
use store::sql;

store::enumeration! {
    /// Where a message is on its way out.
    pub enum Delivery {
        /// Not sent yet: it can be taken back, or the next attempt is due.
        Waiting = "waiting",
        /// Being handed over. Found like this after a crash, it is [`Delivery::Unsure`].
        Sending = "sending",
        /// The other side has taken it.
        Sent = "sent",
        /// Refused for good.
        Failed = "failed",
        /// It may have been taken, or not: a person decides whether to send it again.
        Unsure = "unsure",
        /// Held back, because something new came before it went.
        Stopped = "stopped",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
    }
}

impl Delivery {
    /// Whether the customer has it, or will without anyone doing more.
    pub fn counts(self) -> bool {
        matches!(self, Delivery::Waiting | Delivery::Sending | Delivery::Sent | Delivery::Unsure)
    }

    /// Whether the other side was given it, whatever became of it there.
    pub fn has_left(self) -> bool {
        matches!(self, Delivery::Sending | Delivery::Sent | Delivery::Unsure | Delivery::Failed)
    }
}

/// Moves a message from one place to another; `false` when it is not where it was thought to be.
pub async fn advance(
    act: &mut Act,
    entry: EntryId,
    from: Delivery,
    to: Delivery,
    note: Option<&str>,
    next: Option<Moment>,
) -> Result<bool> {
    let moved =
        sql!("UPDATE entry SET delivery = $3, delivery_note = $4, deliver_at = $5 WHERE id = $1 AND delivery = $2")
            .bind(entry)
            .bind(from)
            .bind(to)
            .bind(note)
            .bind(next)
            .run(act)
            .await?;
    Ok(moved == 1)
}

impl Ticket {
    /// What became of a message: told, shown, and when the customer does not have it, she waits again. A
    /// matter that was solved by an answer she does not have is not solved.
    pub async fn delivered(&mut self, act: &mut Act, entry: EntryId, outcome: Delivery) -> Result<()> {
        if matches!(outcome, Delivery::Failed | Delivery::Stopped) {
            self.recount(act).await?;
            let answers = Entry::find(&mut *act, entry).await?.meaning == Some(Meaning::Answer);
            if answers && self.waiting_since.is_some() && self.state.is_ended() {
                self.open_again_by(act, "ticket-change-undelivered").await?;
            }
        }
        act.tell(self.id, &Delivered { ticket: self.id, entry, outcome }).await?;
        self.settle(act).await
    }
}
