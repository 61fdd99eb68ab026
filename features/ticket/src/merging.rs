//! Two tickets that are one matter become one, and two again.

use crate::{
    EntryId, Scope, State, Ticket, TicketId,
    carried::{Becomes, Carried},
    event::{Exchanged, Merged, Unmerged},
    moving::Before,
    ticket::COLUMNS,
};
use base::{Act, Error, Result, Why};
use people::Agent;
use serde_json::json;
use store::{On, Query, sql};

/// The change on the ticket that stays. Whoever was writing there has not seen what came with it, so it
/// counts as something new.
pub const MERGED_HERE: &str = "ticket-change-merged-here";

impl Ticket {
    /// This matter goes on on another ticket: its words and files come along, and everything else as
    /// [`Carried`] decides; it is closed. What changed on it stays its own history. Its number, and mails to it, lead to the
    /// other from now on.
    ///
    /// # Errors
    /// [`Error::Refused`] when one of the two was merged before.
    pub async fn merge(&mut self, act: &mut Act, _by: &Agent, into: &mut Ticket) -> Result<()> {
        self.check_not_merged()?;
        into.check_not_merged()?;
        let (before, into_before) = (self.before(act).await?, into.before(act).await?);
        let (entries, own) = (self.goes_to(act, into).await?, into.said(act).await?);
        let plan = Carried::between(&mut *act, self, into).await?;
        let promises = self.hand_promises(act, into).await?;
        let brought = self.carry(act, into, &plan, (&entries, &own)).await?;
        self.hand_entries(act, &entries, into).await?;
        into.write_change(act, MERGED_HERE, json!({ "number": self.id, "name": self.subject })).await?;
        self.write_change(act, "ticket-change-merged", json!({ "number": into.id })).await?;
        into.take_charge(act, &brought).await?;
        into.take_over(act, &before, &into_before, plan.becomes).await?;
        self.become_signpost(act, into.id);
        let merged = Merged {
            ticket: self.id,
            into: into.id,
            entries: entries.clone(),
            promises,
            brought,
            before,
            into_before,
            into_state: into.state,
            standing: self.standing(),
        };
        act.tell(self.id, &merged).await?;
        let came =
            Exchanged { ticket: into.id, other: self.id, came: entries, went: Vec::new(), standing: into.standing() };
        act.tell(into.id, &came).await?;
        into.settle(act).await?;
        self.settle(act).await
    }

    /// How the ticket stands that another was merged into: what one of the two waited for is waited
    /// for, and what either had open is open.
    async fn take_over(&mut self, act: &mut Act, came: &Before, own: &Before, becomes: Becomes) -> Result<()> {
        match becomes {
            Becomes::OpensAgain => self.open_again(act).await?,
            Becomes::Wakes => self.wake(act).await?,
            Becomes::Aside(until, by) => {
                if own.state.is_ended() {
                    self.open_again(act).await?;
                }
                self.put_aside(act, by, until).await?;
            }
            Becomes::Same => {}
        }
        // Nobody waits for the customer while one of the two has something left to do.
        let waits = |one: &Before| one.state.is_ended() || one.waits_for_customer;
        let all_ended = came.state.is_ended() && own.state.is_ended();
        self.waits_for_customer = !all_ended && waits(came) && waits(own);
        let since = [came.waiting_since, own.waiting_since];
        self.recount_since(act, since.into_iter().flatten().min()).await
    }

    fn become_signpost(&mut self, act: &Act, into: TicketId) {
        self.state = State::Closed;
        self.solved_at = self.solved_at.or(Some(act.now()));
        (self.snoozed_by, self.snoozed_until) = (None, None);
        (self.waiting_since, self.waits_for_customer, self.promised_at) = (None, false, None);
        (self.awaits, self.unheard) = (None, false);
        self.merged_into = Some(into);
    }

    /// Undoes [`Ticket::merge`]: what came with this ticket goes back to it, and both stand as they stood.
    /// What was said to the other since stays there.
    ///
    /// # Errors
    /// [`Error::Refused`] when this one was not merged into `from`, when `from` was itself merged since,
    /// or when words that came with this one have gone elsewhere.
    pub async fn unmerge(&mut self, act: &mut Act, _by: &Agent, from: &mut Ticket) -> Result<()> {
        if self.merged_into != Some(from.id) {
            return Err(Error::refused("ticket-error-not-merged"));
        }
        if let Some(further) = from.merged_into {
            let why = Why::of("ticket-error-unmerge-further").with("number", from.id).with("other", further);
            return Err(Error::Refused(why));
        }
        let merged: Merged = self.last_told(act).await?;
        if from.has(act, &merged.entries).await? < merged.entries.len() {
            return Err(Error::refused("ticket-error-unmerge-moved"));
        }
        let untouched = from.is_untouched_since(act, &merged).await?;
        let earliest = from.waiting_since;
        self.merged_into = None;
        from.hand_entries(act, &merged.entries, self).await?;
        from.hand_back_promises(act, &merged.promises, self).await?;
        from.carry_back(act, self, &merged.brought).await?;
        self.restore(act, &merged.before).await?;
        if untouched {
            from.restore(act, &merged.into_before).await?;
        } else {
            from.recount_since(act, earliest).await?;
        }
        from.write_change(act, "ticket-change-unmerged-here", json!({ "number": self.id })).await?;
        self.write_change(act, "ticket-change-unmerged", json!({ "number": from.id })).await?;
        from.read_end(act).await?;
        self.read_end(act).await?;
        let standing = self.standing();
        let back = Unmerged { ticket: self.id, from: from.id, entries: merged.entries.clone(), standing };
        act.tell(self.id, &back).await?;
        let standing = from.standing();
        let went = Exchanged { ticket: from.id, other: self.id, came: Vec::new(), went: merged.entries, standing };
        act.tell(from.id, &went).await?;
        from.settle(act).await?;
        self.settle(act).await
    }

    /// [`Ticket::unmerge`] by number, for doors.
    pub async fn unmerge_seen(act: &mut Act, scope: &Scope, by: &Agent, number: TicketId) -> Result<Ticket> {
        let into = Ticket::seen_unlocked(act, scope, number).await?.merged_into;
        let into = into.ok_or_else(|| Error::refused("ticket-error-not-merged"))?;
        let (mut ticket, mut from) = Ticket::both(act, scope, number, into).await?;
        ticket.unmerge(act, by, &mut from).await?;
        Ok(ticket)
    }

    /// The ticket as it is, unlocked: to learn which two are to be locked.
    async fn seen_unlocked(act: &mut Act, scope: &Scope, number: TicketId) -> Result<Ticket> {
        let query = scope.restrict(Query::new(COLUMNS).with(" AND id = ", number));
        query.opt(act).await?.ok_or(Error::Missing)
    }

    /// Whether nothing was said on the ticket, and nothing became of it, since another was merged into it.
    async fn is_untouched_since(&self, act: &mut Act, merged: &Merged) -> Result<bool> {
        let line: Option<(EntryId,)> = sql!(
            "SELECT id FROM entry WHERE ticket_id = $1 AND change = 'ticket-change-merged-here' ORDER BY id DESC LIMIT 1"
        )
        .bind(self.id)
        .opt(act)
        .await?;
        Ok(self.state == merged.into_state && self.last_entry_id == line.map(|(id,)| id))
    }

    /// Tickets that were merged into this one, oldest first, with their subjects.
    pub async fn merged_here(&self, on: impl Into<On<'_>>) -> Result<Vec<(TicketId, String)>> {
        let merged: Vec<(TicketId, String)> =
            sql!("SELECT id, subject FROM ticket WHERE merged_into = $1 ORDER BY id LIMIT 50")
                .bind(self.id)
                .all(on)
                .await?;
        Ok(merged.into_iter().map(|(id, subject)| (id, self.contacts.words(subject))).collect())
    }
}
