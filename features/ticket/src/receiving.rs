//! The customer's words come.

use crate::{Delivery, EntryId, NewEntry, State, Ticket, delivery::advance, event};
use base::{Act, Result};
use store::sql;

impl Ticket {
    /// The customer's words come to a matter that is known. A person's words open it again, start
    /// the clock, and hold back an answer that has not gone yet; a machine's (out of office, a
    /// bounce) are only kept.
    pub async fn receive(&mut self, act: &mut Act, mut new: NewEntry) -> Result<EntryId> {
        let asks = new.awaits_answer();
        new.apart = self.is_apart(act, &new).await?;
        self.take_along(act, &new).await?;
        let entry = self.write(act, &new).await?;
        act.tell(self.id, &event::Received { ticket: self.id, entry }).await?;
        if asks {
            self.hold_back_unsent(act).await?;
            self.hold_scheduled(act).await?;
            let came = new.at.unwrap_or(act.now());
            self.waiting_since = Some(self.waiting_since.map_or(came, |since| since.min(came)));
            self.waits_for_customer = false;
            self.unheard = true;
            self.come_back(act).await?;
        }
        self.settle(act).await?;
        Ok(entry)
    }

    async fn come_back(&mut self, act: &mut Act) -> Result<()> {
        match self.state {
            State::Open => Ok(()),
            State::Snoozed => self.wake(act).await,
            State::Solved | State::Closed => self.open_again(act).await,
        }
    }

    /// An answer written before these words came may be wrong now: like a stale send, it waits
    /// for its author.
    async fn hold_back_unsent(&mut self, act: &mut Act) -> Result<()> {
        let unsent: Vec<(EntryId,)> = sql!(
            "SELECT id FROM entry WHERE ticket_id = $1 AND delivery = 'waiting' AND staff_id IS NOT NULL AND deliver_at > $2"
        )
        .bind(self.id)
        .bind(act.now())
        .all(&mut *act)
        .await?;
        for (id,) in unsent {
            if advance(act, id, Delivery::Waiting, Delivery::Stopped, None, None).await? {
                act.tell(self.id, &event::Delivered { ticket: self.id, entry: id, outcome: Delivery::Stopped }).await?;
                self.recount(act).await?;
            }
        }
        Ok(())
    }
}
