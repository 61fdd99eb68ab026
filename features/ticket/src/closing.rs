//! Done, and not done after all.

use crate::{State, Ticket, TicketId, event};
use base::{Act, Moment, Result};
use people::{Agent, Staff};
use serde_json::json;
use store::sql;

/// Tickets closed per deed, so that nobody waits long for the one writer.
const AT_ONCE: i64 = 100;

impl Ticket {
    /// Solves the matter. Solving it twice is solving it once.
    pub async fn solve(&mut self, act: &mut Act, _by: &Agent) -> Result<()> {
        if self.state.is_ended() {
            return Ok(());
        }
        self.check_filled(act).await?;
        self.end(act).await?;
        self.settle(act).await
    }

    /// Opens it again.
    pub async fn reopen(&mut self, act: &mut Act, by: &Agent) -> Result<()> {
        if !self.state.is_ended() {
            return Ok(());
        }
        if self.is_discarded(act).await? {
            return self.undiscard(act, by).await;
        }
        self.open_again(act).await?;
        self.settle(act).await
    }

    /// Closes what was solved and has rested since `before`, some of it; answers whether there is more.
    pub async fn close_rested(act: &mut Act, before: Moment) -> Result<bool> {
        let rested: Vec<(TicketId,)> =
            sql!("SELECT id FROM ticket WHERE state = 'solved' AND moved_at < $1 ORDER BY moved_at, id LIMIT $2")
                .bind(before)
                .bind(AT_ONCE)
                .all(&mut *act)
                .await?;
        for (number,) in &rested {
            let mut ticket = Ticket::locked(act, *number).await?;
            // A customer may have written between the look and the lock.
            if ticket.state != State::Solved || ticket.moved_at >= before {
                continue;
            }
            ticket.state = State::Closed;
            act.tell(ticket.id, &event::Closed { ticket: ticket.id }).await?;
            ticket.settle(act).await?;
        }
        Ok(i64::try_from(rested.len()).is_ok_and(|closed| closed == AT_ONCE))
    }

    /// When the ticket of this number was solved: also of one that went along into another since.
    pub async fn solved_at(act: &mut Act, number: TicketId) -> Result<Option<Moment>> {
        let row: Option<(Option<Moment>,)> =
            sql!("SELECT solved_at FROM ticket WHERE id = $1").bind(number).opt(act).await?;
        Ok(row.and_then(|(at,)| at))
    }

    /// Whether it is solved since then, and was not opened meanwhile; true where nobody knows since when.
    pub async fn was_solved_at(act: &mut Act, number: TicketId, at: Option<Moment>) -> Result<bool> {
        Ok(at.is_none() || Ticket::solved_at(act, number).await? == at)
    }

    pub(crate) async fn end(&mut self, act: &mut Act) -> Result<()> {
        self.state = State::Solved;
        self.solved_at = Some(act.now());
        (self.snoozed_by, self.snoozed_until) = (None, None);
        self.waiting_since = None;
        self.unheard = false;
        self.write_change(act, "ticket-change-solved", json!({})).await?;
        act.tell(self.id, &event::Solved { ticket: self.id }).await?;
        self.weigh_promises(act).await
    }

    pub(crate) async fn open_again(&mut self, act: &mut Act) -> Result<()> {
        let by_staff = act.actor().staff().is_some();
        self.open_again_by(act, if by_staff { "ticket-change-reopened" } else { "ticket-change-came-back" }).await
    }

    /// Opens it again; `key` says why.
    pub(crate) async fn open_again_by(&mut self, act: &mut Act, key: &'static str) -> Result<()> {
        self.state = State::Open;
        self.solved_at = None;
        self.write_change(act, key, json!({})).await?;
        act.tell(self.id, &event::Reopened { ticket: self.id }).await?;
        self.leave_those_who_left(act).await
    }

    /// What rested is not handed over when people leave; when it comes back, nobody who has left gets it.
    async fn leave_those_who_left(&mut self, act: &mut Act) -> Result<()> {
        let Some(assignee) = self.assignee_id else { return Ok(()) };
        match Staff::find(&mut *act, assignee).await?.left_at {
            Some(_) => self.assign_to(act, None).await,
            None => Ok(()),
        }
    }
}
