//! A ticket that is no customer's matter: a colleague says it is spam.

use crate::{
    EntryId, State, Ticket,
    event::{Discarded, Struck, Undiscarded},
    tag::SPAM,
};
use base::{Act, Result};
use customer::striking::{Strikers, Striking};
use people::Agent;
use serde_json::json;
use store::sql;

impl Ticket {
    /// Ends a ticket as if its first mail had called nobody: closed, without a clock, and found by its tag. Whoever
    /// calls has made sure that nobody has answered it yet.
    pub async fn discard(&mut self, act: &mut Act, _by: &Agent, mail: EntryId) -> Result<()> {
        self.check_not_merged()?;
        self.say_silent(act, mail, true).await?;
        self.state = State::Closed;
        self.solved_at = Some(act.now());
        (self.snoozed_by, self.snoozed_until) = (None, None);
        self.recount(act).await?;
        self.waits_for_customer = false;
        self.write_change(act, "ticket-change-discarded", json!({})).await?;
        act.tell(self.id, &Discarded { ticket: self.id, entry: mail }).await?;
        self.tag_by_machine(act, SPAM).await?;
        self.settle(act).await
    }

    /// Undoes [`Ticket::discard`]: its customer waits since they wrote. Undoing it twice is undoing it once.
    pub async fn undiscard(&mut self, act: &mut Act, by: &Agent) -> Result<()> {
        if !self.is_discarded(act).await? {
            return Ok(());
        }
        let discarded: Discarded = self.last_told(act).await?;
        self.say_silent(act, discarded.entry, false).await?;
        self.state = State::Open;
        self.solved_at = None;
        self.recount(act).await?;
        self.write_change(act, "ticket-change-undiscarded", json!({})).await?;
        act.tell(self.id, &Undiscarded { ticket: self.id }).await?;
        let mut tags = Ticket::tags(&mut *act, self.id).await?;
        tags.retain(|tag| tag != SPAM);
        self.tag(act, by, &tags).await?;
        self.settle(act).await
    }

    /// Whether it rests as [`Ticket::discard`] left it; its tag may have been taken off by hand.
    pub(crate) async fn is_discarded(&self, act: &mut Act) -> Result<bool> {
        if !self.state.is_ended() {
            return Ok(false);
        }
        let Some(discarded) = act.last_told::<Discarded>(self.id).await? else { return Ok(false) };
        let mail: Option<(bool,)> = sql!("SELECT silent FROM entry WHERE id = $1 AND ticket_id = $2")
            .bind(discarded.entry)
            .bind(self.id)
            .opt(act)
            .await?;
        Ok(mail.is_some_and(|(silent,)| silent))
    }

    async fn say_silent(&self, act: &mut Act, mail: EntryId, silent: bool) -> Result<()> {
        sql!("UPDATE entry SET silent = $3 WHERE id = $1 AND ticket_id = $2")
            .bind(mail)
            .bind(self.id)
            .bind(silent)
            .run(act)
            .await?;
        Ok(())
    }

    /// Strikes what was said on a discarded ticket that has lain long enough: the ticket stays with its numbers.
    pub async fn strike_discarded(&mut self, act: &mut Act, strikers: Strikers) -> Result<()> {
        let entries = self.said(act).await?;
        let mut striking = Striking { entries, why: SPAM.to_owned(), ..Striking::default() };
        strikers.strike(act, &mut striking).await?;
        self.subject = String::new();
        self.read_end(act).await?;
        act.tell(self.id, &Struck { ticket: self.id, entry: None }).await?;
        self.settle(act).await
    }
}
