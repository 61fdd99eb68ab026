//! One ticket that holds two matters becomes two.

use crate::{
    Channel, Direction, EntryId, LinkKind, State, Ticket,
    event::{Exchanged, Split},
    opening::{Begun, one_line},
};
use base::{Act, Error, IdentityId, Moment, Result};
use people::Agent;
use serde_json::json;
use store::sql;

impl Ticket {
    /// These entries become a matter of their own, of the same customer, with a link both ways; an empty
    /// subject keeps this one's. The new ticket has the same department, assignee and priority, and its
    /// ledger begins now: what was before is in the ledger of this one. Merging it back undoes it.
    ///
    /// # Errors
    /// [`Error::Invalid`] without entries, with entries of another ticket, or with all of this one's;
    /// [`Error::Refused`] when this one was merged.
    pub async fn split(&mut self, act: &mut Act, by: &Agent, entries: &[EntryId], subject: &str) -> Result<Ticket> {
        self.check_not_merged()?;
        let mut entries = entries.to_vec();
        entries.sort_unstable();
        entries.dedup();
        let first = *entries.first().ok_or_else(|| Error::invalid("entries", "ticket-error-split-nothing"))?;
        let here = self.has(act, &entries).await?;
        if here < entries.len() {
            return Err(Error::invalid("entries", "ticket-error-split-elsewhere"));
        }
        if here == self.said(act).await?.len() {
            return Err(Error::invalid("entries", "ticket-error-split-all"));
        }
        let earliest = self.waiting_since;
        let mut new = self.begin_with(act, first, &entries, subject).await?;
        self.hand_entries(act, &entries, &new).await?;
        crate::straying::decided(act, &entries).await?;
        new.index_subject(act).await?;
        let count = entries.len();
        self.write_change(act, "ticket-change-split-off", json!({ "number": new.id, "n": count })).await?;
        new.write_change(act, "ticket-change-split-from", json!({ "number": self.id })).await?;
        self.recount_since(act, earliest).await?;
        new.recount_since(act, earliest).await?;
        let standing = new.standing();
        act.tell(new.id, &Split { ticket: new.id, from: self.id, entries: entries.clone(), standing }).await?;
        let standing = self.standing();
        let went = Exchanged { ticket: self.id, other: new.id, came: Vec::new(), went: entries, standing };
        act.tell(self.id, &went).await?;
        new.keep_link(act, by, LinkKind::Related, self).await?;
        self.settle(act).await?;
        new.settle(act).await?;
        Ok(new)
    }

    /// The new ticket's row.
    async fn begin_with(&self, act: &mut Act, first: EntryId, entries: &[EntryId], subject: &str) -> Result<Ticket> {
        let whose = self.first_customer(act, entries).await?;
        let (channel, at): (Channel, Moment) =
            sql!("SELECT channel, at FROM entry WHERE id = $1").bind(first).one(&mut *act).await?;
        let subject = Some(one_line(subject)).filter(|s| !s.is_empty()).unwrap_or_else(|| self.subject.clone());
        let begun = Begun {
            subject,
            state: State::Open,
            priority: self.priority,
            department: self.department_id,
            assignee: self.assignee_id,
            identity: whose.unwrap_or(self.identity_id),
            channel,
            at,
        };
        let new = begun.row(act).await?;
        Ok(Ticket { copies: self.copies.clone(), ..new })
    }

    /// Who of the customers wrote first among these entries.
    async fn first_customer(&self, act: &mut Act, entries: &[EntryId]) -> Result<Option<IdentityId>> {
        for id in entries {
            let row: Option<(IdentityId,)> =
                sql!("SELECT identity_id FROM entry WHERE id = $1 AND direction = $2 AND identity_id IS NOT NULL")
                    .bind(*id)
                    .bind(Direction::In)
                    .opt(&mut *act)
                    .await?;
            if let Some((identity,)) = row {
                return Ok(Some(identity));
            }
        }
        Ok(None)
    }
}
