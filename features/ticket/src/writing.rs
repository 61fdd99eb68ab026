//! Writing onto the timeline.

use crate::{Channel, Delivery, Direction, EntryId, EntryKind, Meaning, NewAttachment, Person, Ticket, entry::ENTRIES};
use base::{Act, IdentityId, Moment, Result, StaffId, index::Audience};
use customer::Customer;
use store::sql;

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
    /// To whom else, unseen by everybody who gets it.
    pub bcc: Vec<Person>,
    /// Of a mail that came: who else got it and is none of ours.
    pub along: Vec<Person>,
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
    /// Numbers of cards stood in it and are hidden.
    pub cards_hidden: bool,
    /// Its subject says that it is about something else than its ticket.
    pub strays: bool,
    /// Why the address of its author is not believed.
    pub doubt: Option<&'static str>,
    /// Its author got a hidden copy, and is no part of the conversation the customer sees.
    pub apart: bool,
    /// When it was said, if that was before the deed: a mail that lay somewhere first.
    pub at: Option<Moment>,
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
            bcc: Vec::new(),
            along: Vec::new(),
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
            cards_hidden: false,
            strays: false,
            doubt: None,
            apart: false,
            at: None,
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
    /// Writes an entry onto the timeline. Verbs call it, those of other features for their own kinds of
    /// entries; it does not settle.
    pub async fn write(&mut self, act: &mut Act, new: &NewEntry) -> Result<EntryId> {
        self.check_not_merged()?;
        let hidden = new.without_cards(act).await?;
        let new = hidden.as_ref().unwrap_or(new);
        debug_assert!(!new.public || matches!(new.kind, EntryKind::Message | EntryKind::Call), "internal never leaks");
        let (change, args) = new.change.clone().map_or((None, None), |(key, args)| (Some(key), Some(args)));
        let id: EntryId = sql!(
            "INSERT INTO entry (ticket_id, kind, public, direction, channel, machine, meaning, staff_id, identity_id, author_name,
                 author_address, recipients, copies, reply_to, subject, text, html, reply_text, remote, at, proof, change, args, delivery, deliver_at, silent, cards_hidden, html_policy, strays, doubt, blind, apart)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)
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
        .bind(new.at.unwrap_or(act.now()))
        .bind(new.proof)
        .bind(change)
        .bind(args)
        .bind(new.delivery)
        .bind(new.deliver_at)
        .bind(new.silent)
        .bind(new.cards_hidden)
        .bind(mail::POLICY)
        .bind(new.strays)
        .bind(new.doubt)
        .bind(serde_json::to_value(&new.bcc)?)
        .bind(new.apart)
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
        self.meet(act, new).await?;
        self.moved_at = act.now();
        Ok(id)
    }

    /// Words went between us and the customer, or somebody else who wrote. A person's words tell in which language to
    /// answer, unless they are perhaps another's.
    async fn meet(&self, act: &mut Act, new: &NewEntry) -> Result<()> {
        let theirs = new.identity.filter(|_| !new.machine && new.doubt.is_none());
        let wrote = |who| theirs.filter(|id| *id == who).map(|_| new.reply_text.as_str());
        if new.public && !new.machine {
            Customer::met(act, self.identity_id, wrote(self.identity_id)).await?;
        }
        match theirs.filter(|id| *id != self.identity_id) {
            Some(other) => Customer::met(act, other, wrote(other)).await,
            None => Ok(()),
        }
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
    pub async fn write_change(&mut self, act: &mut Act, key: &'static str, args: serde_json::Value) -> Result<()> {
        self.changed(act, key, args).await.map(drop)
    }

    /// [`Ticket::write_change`], with the entry.
    pub(crate) async fn changed(
        &mut self,
        act: &mut Act,
        key: &'static str,
        args: serde_json::Value,
    ) -> Result<EntryId> {
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
        self.write(act, &entry).await
    }
}
