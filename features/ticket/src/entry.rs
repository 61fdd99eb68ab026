//! The timeline.

use crate::{
    Attachment, Channel, Delivery, Direction, EntryId, EntryKind, Meaning, Missed, Scope, Ticket, TicketId,
    merging::MERGED_HERE,
};
use base::{Error, IdentityId, Moment, Result, StaffId, index::Kind};
use people::{Contacts, contacts::HIDDEN};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use store::{On, Query, sql};

/// Entries in the index.
pub const ENTRIES: Kind = Kind(1);

/// A name and an address, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As written; empty when there was none.
    #[serde(default)]
    pub name: String,
    /// As written; empty when there was none.
    pub address: String,
}

impl Person {
    /// As a reader sees them: without a name, nothing of their address stands for it.
    pub(crate) fn shown_to(self, contacts: Contacts) -> Person {
        let nameless = self.name.is_empty() && !self.address.is_empty() && !contacts.are_shown();
        let name = if nameless { HIDDEN.to_owned() } else { contacts.name(self.name) };
        Person { name, address: contacts.address(self.address) }
    }
}

/// One thing on a timeline.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Entry {
    /// Its row; within a ticket they ascend.
    pub id: EntryId,
    /// On whose timeline.
    pub ticket_id: TicketId,
    /// What it is.
    pub kind: EntryKind,
    /// Whether the customer may see it.
    pub public: bool,
    /// Which way it went.
    pub direction: Option<Direction>,
    /// By which it truly came or went.
    pub channel: Channel,
    /// Written by a machine.
    pub machine: bool,
    /// What it does for the customer, when it is ours.
    pub meaning: Option<Meaning>,
    /// Author, when one of us; of a customer's words, who wrote them down.
    pub staff_id: Option<StaffId>,
    /// Author, when a customer.
    pub identity_id: Option<IdentityId>,
    /// Author's name then.
    pub author_name: String,
    /// Author's address, as written.
    pub author_address: String,
    /// To whom.
    pub recipients: Json<Vec<Person>>,
    /// To whom else.
    pub copies: Json<Vec<Person>>,
    /// To whom else, unseen by everybody who gets it.
    pub blind: Json<Vec<Person>>,
    /// Where the author wants answers; empty: the author's address.
    pub reply_to: Json<Vec<Person>>,
    /// Of a mail.
    pub subject: String,
    /// The whole, readable.
    pub text: String,
    /// Sanitised, remote content blocked.
    pub html: Option<String>,
    /// What was written now.
    pub reply_text: String,
    /// Whether the HTML has blocked remote content.
    pub remote: bool,
    /// When.
    pub at: Moment,
    /// Why it was threaded here.
    pub proof: Option<String>,
    /// Of a change: message key.
    pub change: Option<String>,
    /// Of a change: the message's arguments.
    pub args: Option<Json<serde_json::Map<String, serde_json::Value>>>,
    /// Where it is on its way out.
    pub delivery: Option<Delivery>,
    /// Why it failed, or what the other side said.
    pub delivery_note: Option<String>,
    /// Until then it can be taken back; or the next attempt.
    pub deliver_at: Option<Moment>,
    /// Who of several does not have it: [`Missed`].
    pub missed: Json<Vec<Missed>>,
    /// What stands under it on its way out, sanitised.
    pub signature: Option<String>,
    /// Since when its words are gone.
    pub struck_at: Option<Moment>,
    /// Why they are, in the words of whoever decided.
    pub struck_why: Option<String>,
    /// When its author last mended it, of a note.
    pub mended_at: Option<Moment>,
    /// A person wrote it and nobody is called: the sender was blocked.
    pub silent: bool,
    /// Numbers of cards stood in it and are hidden.
    pub cards_hidden: bool,
    /// Its subject says that it is about something else than its ticket, and nobody has decided about that.
    pub strays: bool,
    /// Why the address of its author is not believed, in one of the words of whoever checked it.
    pub doubt: Option<String>,
    /// Its author got a hidden copy, and is no part of the conversation the customer sees: no answer goes there unless
    /// somebody says so.
    pub apart: bool,
    /// As which it came, of a copy: a mail with two matters stands on two tickets.
    pub copy_of: Option<EntryId>,
}

impl Ticket {
    /// The whole timeline, oldest first.
    pub async fn timeline(&self, on: impl Into<On<'_>>) -> Result<Vec<Entry>> {
        let entries = sql!("SELECT * FROM entry WHERE ticket_id = $1 ORDER BY id").bind(self.id).all(on).await?;
        Ok(self.shown(entries))
    }

    /// Entries of it, as whoever it was read for may see them.
    pub(crate) fn shown(&self, entries: Vec<Entry>) -> Vec<Entry> {
        entries.into_iter().map(|entry| entry.shown_to(self.contacts)).collect()
    }

    /// One of its entries, for its verbs: every word of it.
    pub async fn own_entry(&self, on: impl Into<On<'_>>, id: EntryId) -> Result<Entry> {
        let entry = Entry::find(on, id).await?;
        if entry.ticket_id == self.id { Ok(entry) } else { Err(Error::Missing) }
    }

    /// How many messages, notes and calls there are, and the last of them, newest first.
    pub async fn end_of_timeline(&self, on: impl Into<On<'_>>, most: i64) -> Result<(i64, Vec<Entry>)> {
        let mut on = on.into();
        let count: i64 = sql!("SELECT count(*) FROM entry WHERE ticket_id = $1 AND kind <> 'change'")
            .bind(self.id)
            .value(on.again())
            .await?;
        let last = sql!("SELECT * FROM entry WHERE ticket_id = $1 AND kind <> 'change' ORDER BY id DESC LIMIT $2")
            .bind(self.id)
            .bind(most)
            .all(on)
            .await?;
        Ok((count, self.shown(last)))
    }

    /// What came since `seen`: messages, notes, calls and merges, one's own included.
    pub async fn newer_than(&self, on: impl Into<On<'_>>, seen: EntryId) -> Result<Vec<Entry>> {
        let newer = sql!(
            "SELECT * FROM entry WHERE ticket_id = $1 AND id > $2
                 AND (kind <> 'change' OR change = 'ticket-change-merged-here') ORDER BY id"
        )
        .bind(self.id)
        .bind(seen)
        .all(on)
        .await?;
        Ok(self.shown(newer))
    }
}

impl Entry {
    /// The entry of this id, if its ticket is seen.
    pub async fn seen_by(on: impl Into<On<'_>>, scope: &Scope, id: EntryId) -> Result<Entry> {
        let mut on = on.into();
        let entry = Entry::find(on.again(), id).await?;
        Ticket::seen_by(on, scope, entry.ticket_id).await?;
        Ok(entry.shown_to(scope.contacts()))
    }

    /// Of the entries of these ids those whose tickets are seen.
    pub async fn all_seen_by(on: impl Into<On<'_>>, scope: &Scope, ids: &[EntryId]) -> Result<Vec<Entry>> {
        let query = Query::new("SELECT entry.* FROM entry JOIN ticket ON ticket.id = entry.ticket_id WHERE TRUE");
        let query = scope.restrict(query.with_in(" AND entry.id", ids.iter().copied()));
        let entries: Vec<Entry> = query.all(on).await?;
        Ok(entries.into_iter().map(|entry| entry.shown_to(scope.contacts())).collect())
    }

    /// As a reader sees it.
    pub(crate) fn shown_to(self, contacts: Contacts) -> Entry {
        if contacts.are_shown() {
            return self;
        }
        let people = |list: Json<Vec<Person>>| Json(list.0.into_iter().map(|p| p.shown_to(contacts)).collect());
        let is_customers = self.identity_id.is_some();
        let author = Person { name: self.author_name, address: self.author_address };
        let author = if is_customers || author.name.is_empty() {
            author.shown_to(contacts)
        } else {
            Person { name: contacts.words(author.name), address: contacts.address(author.address) }
        };
        Entry {
            author_name: author.name,
            author_address: author.address,
            recipients: people(self.recipients),
            copies: people(self.copies),
            blind: people(self.blind),
            reply_to: people(self.reply_to),
            subject: contacts.words(self.subject),
            text: contacts.words(self.text),
            html: self.html.map(|html| contacts.words(html)),
            reply_text: contacts.words(self.reply_text),
            signature: self.signature.map(|html| contacts.words(html)),
            args: self
                .args
                .map(|args| Json(args.0.into_iter().map(|(name, arg)| (name, contacts.json(arg))).collect())),
            delivery_note: self.delivery_note.map(|note| contacts.words(note)),
            missed: Json(self.missed.0.into_iter().map(|missed| missed.shown_to(contacts)).collect()),
            struck_why: self.struck_why.map(|why| contacts.words(why)),
            ..self
        }
    }

    /// The entry for the desk's own deeds. No door calls this.
    pub async fn find(on: impl Into<On<'_>>, id: EntryId) -> Result<Entry> {
        sql!("SELECT * FROM entry WHERE id = $1").bind(id).opt(on).await?.ok_or(Error::Missing)
    }

    /// Whether it is words that colleagues said among themselves, and that are still there.
    pub fn is_internal(&self) -> bool {
        !self.public && self.kind != EntryKind::Change && self.struck_at.is_none()
    }

    /// Whether it is words of one who works here, said to colleagues alone; a partner and a machine do not work here.
    pub fn is_of_colleague(&self) -> bool {
        self.is_internal() && self.staff_id.is_some() && !self.reply_text.trim().is_empty()
    }

    /// What it says; of a merge, which ticket came.
    pub fn in_short(&self) -> String {
        match self.args.as_ref().filter(|_| self.change.as_deref() == Some(MERGED_HERE)) {
            Some(args) => format!("#{} {}", args["number"], args["name"].as_str().unwrap_or_default()),
            None => self.reply_text.clone(),
        }
    }

    /// What comes with it.
    pub async fn attachments(&self, on: impl Into<On<'_>>) -> Result<Vec<Attachment>> {
        Attachment::of(on, self.id).await
    }
}
