//! Put aside until a moment.

use crate::{State, Ticket, TicketId, event};
use base::{Act, Error, Moment, Result, StaffId};
use people::Agent;
use serde_json::json;

/// The job that takes a ticket up again.
pub const WAKE: &str = "ticket.wake";

impl Ticket {
    /// Puts the matter aside; whoever does holds it meanwhile.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a moment that has passed; [`Error::Refused`] when it has ended.
    pub async fn snooze(&mut self, act: &mut Act, by: &Agent, until: Moment) -> Result<()> {
        if until <= act.now() {
            return Err(Error::invalid("until", "ticket-error-past"));
        }
        if self.state.is_ended() {
            return Err(Error::refused("ticket-error-ended"));
        }
        self.put_aside(act, Some(by.id), until).await?;
        self.settle(act).await
    }

    pub(crate) async fn put_aside(&mut self, act: &mut Act, by: Option<StaffId>, until: Moment) -> Result<()> {
        self.state = State::Snoozed;
        (self.snoozed_by, self.snoozed_until) = (by, Some(until));
        self.write_change(act, "ticket-change-snoozed", json!({ "until": until.micros() })).await?;
        act.tell(self.id, &event::Snoozed { ticket: self.id, until }).await?;
        act.enqueue(WAKE, json!({ "ticket": self.id, "until": until }), until, None).await
    }

    /// Takes it up again before its time.
    pub async fn unsnooze(&mut self, act: &mut Act, _by: &Agent) -> Result<()> {
        if self.state == State::Snoozed {
            self.wake(act).await?;
            self.settle(act).await?;
        }
        Ok(())
    }

    /// Its time has come. A job of an earlier snooze finds another moment and does nothing.
    pub async fn time_is_up(act: &mut Act, number: TicketId, until: Moment) -> Result<()> {
        let mut ticket = Ticket::locked(act, number).await?;
        if ticket.state == State::Snoozed && ticket.snoozed_until == Some(until) {
            ticket.wake(act).await?;
            ticket.settle(act).await?;
        }
        Ok(())
    }

    pub(crate) async fn wake(&mut self, act: &mut Act) -> Result<()> {
        let whose = self.snoozed_by;
        self.state = State::Open;
        (self.snoozed_by, self.snoozed_until) = (None, None);
        self.write_change(act, "ticket-change-woke", json!({})).await?;
        act.tell(self.id, &event::Woken { ticket: self.id, whose }).await?;
        Ok(())
    }
}
