//! One ticket that holds two matters becomes two.

use crate::{
    Channel, Direction, Entry, EntryId, LinkKind, State, Ticket,
    entry::ENTRIES,
    event::{Exchanged, Split},
    opening::{Begun, one_line},
    writing::findable,
};
use base::{Act, Error, IdentityId, Moment, Result, index::Audience};
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
        let (first, entries) = self.chosen(act, entries).await?;
        if entries.len() == self.said(act).await?.len() {
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

    /// One mail with two matters: what the customer said in these entries begins a ticket for the second, and stands
    /// here as well. The customer waits there since she said it; what comes as an answer to the mail still comes here,
    /// since a copy proves nothing. Merging the new one back undoes it.
    ///
    /// # Errors
    /// Those of [`Ticket::split`], but that all may be chosen; [`Error::Invalid`] for what is not a customer's words.
    pub async fn split_both(
        &mut self,
        act: &mut Act,
        by: &Agent,
        entries: &[EntryId],
        subject: &str,
    ) -> Result<Ticket> {
        self.check_not_merged()?;
        let (first, entries) = self.chosen(act, entries).await?;
        let mut new = self.begin_with(act, first, &entries, subject).await?;
        let copies = new.copy(act, &entries).await?;
        crate::straying::decided(act, &entries).await?;
        new.index_subject(act).await?;
        let count = entries.len();
        self.write_change(act, "ticket-change-split-both", json!({ "number": new.id, "n": count })).await?;
        new.write_change(act, "ticket-change-split-from", json!({ "number": self.id })).await?;
        new.recount_since(act, Some(new.opened_at)).await?;
        let standing = new.standing();
        act.tell(new.id, &Split { ticket: new.id, from: self.id, entries: copies, standing }).await?;
        new.keep_link(act, by, LinkKind::Related, self).await?;
        self.settle(act).await?;
        new.settle(act).await?;
        Ok(new)
    }

    /// The first of what is chosen, and all of it, each once.
    async fn chosen(&self, act: &mut Act, entries: &[EntryId]) -> Result<(EntryId, Vec<EntryId>)> {
        let mut entries = entries.to_vec();
        entries.sort_unstable();
        entries.dedup();
        let first = *entries.first().ok_or_else(|| Error::invalid("entries", "ticket-error-split-nothing"))?;
        if self.has(act, &entries).await? < entries.len() {
            return Err(Error::invalid("entries", "ticket-error-split-elsewhere"));
        }
        Ok((first, entries))
    }

    /// What the customer said in entries of another ticket is said here, too, with its files.
    async fn copy(&self, act: &mut Act, entries: &[EntryId]) -> Result<Vec<EntryId>> {
        let mut copies = Vec::with_capacity(entries.len());
        for entry in entries {
            let id: Option<(EntryId,)> = sql!(
                "INSERT INTO entry (ticket_id, copy_of, proof, kind, public, direction, channel, machine, staff_id, identity_id,
                     author_name, author_address, recipients, copies, reply_to, subject, text, html, reply_text, remote, at, silent,
                     cards_hidden, html_policy, doubt, blind, apart)
                 SELECT $2, COALESCE(copy_of, id), 'copy', kind, public, direction, channel, machine, staff_id, identity_id,
                     author_name, author_address, recipients, copies, reply_to, subject, text, html, reply_text, remote, at, silent,
                     cards_hidden, html_policy, doubt, blind, apart
                 FROM entry WHERE id = $1 AND public AND direction = 'in' AND struck_at IS NULL RETURNING id"
            )
            .bind(*entry)
            .bind(self.id)
            .opt(&mut *act)
            .await?;
            let (id,) = id.ok_or_else(|| Error::invalid("entries", "ticket-error-split-theirs"))?;
            sql!(
                "INSERT INTO attachment (entry_id, name, media_type, size, blob, content_id, inline, danger)
                 SELECT $2, name, media_type, size, blob, content_id, inline, danger FROM attachment WHERE entry_id = $1 ORDER BY id"
            )
            .bind(*entry)
            .bind(id)
            .run(&mut *act)
            .await?;
            let said = Entry::find(&mut *act, id).await?;
            let words = findable("", &said.subject, &said.author_name, &said.author_address, &said.text);
            act.index(ENTRIES, Audience::Public, id.0, &words).await?;
            copies.push(id);
        }
        Ok(copies)
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
