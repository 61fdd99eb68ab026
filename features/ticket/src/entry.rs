//! The timeline.

use crate::{
    Attachment, Channel, Delivery, Direction, EntryId, EntryKind, Meaning, NewAttachment, Scope, Ticket, TicketId,
    merging::MERGED_HERE,
};
use base::{
    Act, Error, IdentityId, Moment, Result, StaffId,
    index::{Audience, Kind},
};
use people::{Contacts, contacts::HIDDEN};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use store::{On, sql};

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
    fn shown_to(self, contacts: Contacts) -> Person {
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
    /// What stands under it on its way out, sanitised.
    pub signature: Option<String>,
    /// Since when its words are gone.
    pub struck_at: Option<Moment>,
    /// Why they are, in the words of whoever decided.
    pub struck_why: Option<String>,
    /// A person wrote it and nobody is called: the sender was blocked.
    pub silent: bool,
}

/// An entry to be written.
#[derive(Clone, Debug)]
pub struct NewEntry {
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
    /// What it does for the customer.
    pub meaning: Option<Meaning>,
    /// Author, when one of us; of a customer's words, who wrote them down.
    pub staff: Option<StaffId>,
    /// Author, when a customer.
    pub identity: Option<IdentityId>,
    /// Author's name and address.
    pub author: Person,
    /// To whom.
    pub to: Vec<Person>,
    /// To whom else.
    pub cc: Vec<Person>,
    /// Where the author wants answers.
    pub reply_to: Vec<Person>,
    /// Of a mail.
    pub subject: String,
    /// The whole, readable.
    pub text: String,
    /// Sanitised.
    pub html: Option<String>,
    /// What was written now.
    pub reply_text: String,
    /// Whether the HTML has blocked remote content.
    pub remote: bool,
    /// Why it belongs to this ticket.
    pub proof: Option<&'static str>,
    /// Of a change: message key and arguments.
    pub change: Option<(&'static str, serde_json::Value)>,
    /// Where it is on its way out.
    pub delivery: Option<Delivery>,
    /// Until then it can be taken back.
    pub deliver_at: Option<Moment>,
    /// A person wrote it and nobody is called: the sender is blocked.
    pub silent: bool,
    /// What comes with it; the blobs are kept already.
    pub attachments: Vec<NewAttachment>,
}

impl NewEntry {
    /// An entry of this kind with nothing in it yet: internal, by a person, at the desk.
    pub fn of(kind: EntryKind) -> NewEntry {
        NewEntry {
            kind,
            public: false,
            direction: None,
            channel: Channel::Desk,
            machine: false,
            meaning: None,
            staff: None,
            identity: None,
            author: Person::default(),
            to: Vec::new(),
            cc: Vec::new(),
            reply_to: Vec::new(),
            subject: String::new(),
            text: String::new(),
            html: None,
            reply_text: String::new(),
            remote: false,
            proof: None,
            change: None,
            delivery: None,
            deliver_at: None,
            silent: false,
            attachments: Vec::new(),
        }
    }

    /// What a customer wrote or said.
    pub fn from_customer(channel: Channel, identity: IdentityId, author: Person) -> NewEntry {
        NewEntry {
            public: true,
            direction: Some(Direction::In),
            channel,
            identity: Some(identity),
            author,
            ..NewEntry::of(EntryKind::spoken_or_written(channel))
        }
    }

    /// Plain words, all of them written now.
    pub fn saying(mut self, text: &str, html: Option<String>) -> NewEntry {
        self.text = text.to_owned();
        self.reply_text = text.to_owned();
        self.html = html;
        self
    }

    /// Whether it makes the customer wait for us: public words of a person that came in.
    pub(crate) fn awaits_answer(&self) -> bool {
        self.public && self.direction == Some(Direction::In) && !self.machine && !self.silent
    }

    /// The beginning, on one line, for lists.
    pub(crate) fn first_words(&self) -> String {
        first_words(&self.reply_text)
    }
}

/// The beginning of a text, on one line, for lists.
pub(crate) fn first_words(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() >= 140 {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.chars().take(160).collect()
}

/// By what an entry is found: the ticket's subject, its own, its author, its words.
pub fn findable(ticket_subject: &str, subject: &str, author: &str, address: &str, text: &str) -> String {
    [ticket_subject, subject, author, address, text].join(" ")
}

impl Ticket {
    /// To whom an answer goes: where the customer's last message wants it, else to the address
    /// the matter began with. Empty when neither is a mail address.
    ///
    /// The main address of their card does not come before where they last wrote from: they read there
    /// (an answer to work must not arrive at home), and mail programs, Help Scout and Front do so, too. It
    /// is for writing first, and one can choose it ([`Ticket::reachable_at`]).
    pub async fn answer_to(&self, on: impl Into<On<'_>>) -> Result<Vec<Person>> {
        let mut on = on.into();
        let last: Option<Entry> = sql!(
            "SELECT * FROM entry WHERE ticket_id = $1 AND public AND direction = 'in' AND channel = 'mail' AND NOT machine
             ORDER BY id DESC LIMIT 1"
        )
        .bind(self.id)
        .opt(on.again())
        .await?;
        if let Some(entry) = last {
            let author = Person { name: entry.author_name, address: entry.author_address };
            return Ok(if entry.reply_to.0.is_empty() { vec![author] } else { entry.reply_to.0 });
        }
        let identity = customer::Identity::find(on.again(), self.identity_id).await?;
        let known = customer::Identity::of(on.again(), identity.customer_id).await?;
        let mail = [identity.clone()].into_iter().chain(known).find(|i| i.kind == customer::IdentityKind::Mail);
        let Some(mail) = mail else { return Ok(Vec::new()) };
        let name = customer::Customer::find(on, mail.customer_id).await?.name;
        Ok(vec![Person { name, address: mail.value }])
    }

    /// Where an answer can go: [`Ticket::answer_to`], and then the main address of the customer's card, when a
    /// colleague has named one.
    pub async fn reachable_at(&self, on: impl Into<On<'_>>) -> Result<Vec<Person>> {
        let mut on = on.into();
        let mut known = self.answer_to(on.again()).await?;
        let customer = customer::Customer::behind(on.again(), self.identity_id).await?;
        let identities = customer::Identity::of(on, customer.id).await?;
        let main = identities.into_iter().find(|i| i.main && i.kind == customer::IdentityKind::Mail);
        let is_new = |value: &String| !known.iter().any(|p| p.address.trim().eq_ignore_ascii_case(value.trim()));
        if let Some(main) = main.map(|i| i.value).filter(is_new) {
            known.push(Person { name: customer.name, address: main });
        }
        Ok(known)
    }

    /// Writes an entry onto the timeline. Verbs call it; it does not settle.
    pub(crate) async fn write(&mut self, act: &mut Act, new: &NewEntry) -> Result<EntryId> {
        self.check_not_merged()?;
        debug_assert!(!new.public || matches!(new.kind, EntryKind::Message | EntryKind::Call), "internal never leaks");
        let (change, args) = new.change.clone().map_or((None, None), |(key, args)| (Some(key), Some(args)));
        let id: EntryId = sql!(
            "INSERT INTO entry (ticket_id, kind, public, direction, channel, machine, meaning, staff_id, identity_id, author_name,
                 author_address, recipients, copies, reply_to, subject, text, html, reply_text, remote, at, proof, change, args, delivery, deliver_at, silent)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
             RETURNING id"
        )
        .bind(self.id)
        .bind(new.kind)
        .bind(new.public)
        .bind(new.direction)
        .bind(new.channel)
        .bind(new.machine)
        .bind(new.meaning)
        .bind(new.staff)
        .bind(new.identity)
        .bind(new.author.name.as_str())
        .bind(new.author.address.as_str())
        .bind(serde_json::to_value(&new.to)?)
        .bind(serde_json::to_value(&new.cc)?)
        .bind(serde_json::to_value(&new.reply_to)?)
        .bind(new.subject.as_str())
        .bind(new.text.as_str())
        .bind(new.html.clone())
        .bind(new.reply_text.as_str())
        .bind(new.remote)
        .bind(act.now())
        .bind(new.proof)
        .bind(change)
        .bind(args)
        .bind(new.delivery)
        .bind(new.deliver_at)
        .bind(new.silent)
        .value(&mut *act)
        .await?;
        for attachment in &new.attachments {
            attachment.write(act, id).await?;
        }
        if new.kind != EntryKind::Change {
            self.last_entry_id = Some(id);
            self.note_words(new);
            let audience = if new.public { Audience::Public } else { Audience::Internal };
            let text = findable(&self.subject, &new.subject, &new.author.name, &new.author.address, &new.text);
            act.index(ENTRIES, audience, id.0, &text).await?;
            // Whoever writes has read what they answer, and need not be told of their own words.
            if let Some(author) = new.staff {
                self.mark_read(act, author, id).await?;
            }
        }
        if new.public && !new.machine {
            customer::Customer::met(act, self.identity_id).await?;
        }
        self.moved_at = act.now();
        Ok(id)
    }

    /// What a machine acknowledged are nobody's last words.
    fn note_words(&mut self, new: &NewEntry) {
        if let Some(direction) = new.direction.filter(|_| new.meaning != Some(Meaning::Acknowledgement)) {
            self.last_words = new.first_words();
            self.last_direction = Some(direction.as_str().to_owned());
        }
    }

    /// Writes a line that something changed: a message key and its arguments, never words, because
    /// each reader has a language.
    pub(crate) async fn write_change(
        &mut self,
        act: &mut Act,
        key: &'static str,
        args: serde_json::Value,
    ) -> Result<()> {
        let staff = act.actor().staff();
        let name = match staff {
            Some(id) if id.0 != 0 => people::Staff::find(&mut *act, id).await?.name,
            _ => String::new(),
        };
        let entry = NewEntry {
            staff: staff.filter(|id| id.0 != 0),
            machine: staff.is_none(),
            author: Person { name, address: String::new() },
            change: Some((key, args)),
            ..NewEntry::of(EntryKind::Change)
        };
        self.write(act, &entry).await?;
        Ok(())
    }

    /// The whole timeline, oldest first.
    pub async fn timeline(&self, on: impl Into<On<'_>>) -> Result<Vec<Entry>> {
        let entries = sql!("SELECT * FROM entry WHERE ticket_id = $1 ORDER BY id").bind(self.id).all(on).await?;
        Ok(self.shown(entries))
    }

    /// Entries of it, as whoever it was read for may see them.
    pub(crate) fn shown(&self, entries: Vec<Entry>) -> Vec<Entry> {
        entries.into_iter().map(|entry| entry.shown_to(self.contacts)).collect()
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

    /// As a reader sees it.
    pub(crate) fn shown_to(self, contacts: Contacts) -> Entry {
        if contacts.are_shown() {
            return self;
        }
        let people = |list: Json<Vec<Person>>| Json(list.0.into_iter().map(|p| p.shown_to(contacts)).collect());
        let author = Person { name: self.author_name, address: self.author_address }.shown_to(contacts);
        Entry {
            author_name: author.name,
            author_address: author.address,
            recipients: people(self.recipients),
            copies: people(self.copies),
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
            struck_why: self.struck_why.map(|why| contacts.words(why)),
            ..self
        }
    }

    /// The entry for the desk's own deeds. No door calls this.
    pub async fn find(on: impl Into<On<'_>>, id: EntryId) -> Result<Entry> {
        sql!("SELECT * FROM entry WHERE id = $1").bind(id).opt(on).await?.ok_or(Error::Missing)
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
