//! Done, and not done after all.

use crate::{State, Ticket, event};
use base::{Act, Result};
use people::Agent;
use serde_json::json;

impl Ticket {
    /// Solves the matter. Solving it twice is solving it once.
    pub async fn solve(&mut self, act: &mut Act, _by: &Agent) -> Result<()> {
        if self.state.is_ended() {
            return Ok(());
        }
        self.end(act).await?;
        self.settle(act).await
    }

    /// Opens it again.
    pub async fn reopen(&mut self, act: &mut Act, _by: &Agent) -> Result<()> {
        if !self.state.is_ended() {
            return Ok(());
        }
        self.open_again(act).await?;
        self.settle(act).await
    }

    pub(crate) async fn end(&mut self, act: &mut Act) -> Result<()> {
        self.check_filled(act).await?;
        self.state = State::Solved;
        self.solved_at = Some(act.now());
        (self.snoozed_by, self.snoozed_until) = (None, None);
        self.waiting_since = None;
        self.write_change(act, "ticket-change-solved", json!({})).await?;
        act.tell(self.id, &event::Solved { ticket: self.id }).await?;
        self.weigh_promises(act).await
    }

    pub(crate) async fn open_again(&mut self, act: &mut Act) -> Result<()> {
        self.state = State::Open;
        self.solved_at = None;
        let key = if act.actor().staff().is_some() { "ticket-change-reopened" } else { "ticket-change-came-back" };
        self.write_change(act, key, json!({})).await?;
        act.tell(self.id, &event::Reopened { ticket: self.id }).await?;
        Ok(())
    }
}
