//! What was said before the desk was there: read from old mails, in the order of their days.

use crate::{Delivery, Direction, EntryId, Meaning, NewEntry, NewTicket, State, Ticket, event};
use base::{Act, Result};

impl Ticket {
    /// Begins a matter of the past with its first words. A customer's words wait for an answer, unless they
    /// `rest`: nobody is to be called for what is long over. What we said first, and what a machine said, waits for
    /// nothing.
    pub async fn open_past(act: &mut Act, new: NewTicket, rest: bool) -> Result<(Ticket, EntryId)> {
        let answers = new.first.direction == Some(Direction::Out) && !new.first.machine;
        let asks = new.first.awaits_answer();
        let (mut ticket, entry) = Ticket::create(act, new).await?;
        if asks && !rest {
            ticket.settle(act).await?;
            return Ok((ticket, entry));
        }
        if answers {
            ticket.first_answer_at = Some(act.now());
        }
        ticket.rest(act);
        ticket.settle(act).await?;
        Ok((ticket, entry))
    }

    /// Words of the past come to a matter that is known, later than all it has. Ours answer it; a customer's wait
    /// for an answer, unless they `rest`. Neither writes a line about it: nobody did anything today.
    pub async fn go_on_in_past(&mut self, act: &mut Act, new: NewEntry, rest: bool) -> Result<EntryId> {
        let ours = new.direction == Some(Direction::Out);
        let asks = new.awaits_answer();
        let entry = self.write(act, &new).await?;
        match ours {
            true => act.tell(self.id, &event::Replied { ticket: self.id, entry, waits: false }).await?,
            false => act.tell(self.id, &event::Received { ticket: self.id, entry }).await?,
        };
        let was_over = self.state.is_ended();
        if ours && !new.machine || asks && rest {
            if ours {
                self.first_answer_at = self.first_answer_at.or(Some(act.now()));
            }
            self.rest(act);
            if !was_over {
                act.tell(self.id, &event::Solved { ticket: self.id }).await?;
            }
        } else if asks {
            self.waiting_since = self.waiting_since.or(Some(act.now()));
            (self.waits_for_customer, self.unheard) = (false, true);
            (self.state, self.solved_at) = (State::Open, None);
            if was_over {
                act.tell(self.id, &event::Reopened { ticket: self.id }).await?;
            }
        }
        self.settle(act).await?;
        Ok(entry)
    }

    fn rest(&mut self, act: &Act) {
        (self.state, self.solved_at) = (State::Solved, Some(act.now()));
        (self.waiting_since, self.waits_for_customer, self.unheard) = (None, false, false);
        (self.snoozed_by, self.snoozed_until) = (None, None);
    }
}

impl NewEntry {
    /// What we wrote, and sent by another way than this desk, as a public answer.
    pub fn sent_before(self) -> NewEntry {
        NewEntry {
            public: true,
            direction: Some(Direction::Out),
            meaning: (!self.machine).then_some(Meaning::Answer),
            identity: None,
            delivery: Some(Delivery::Sent),
            ..self
        }
    }
}
