//! Staff begin a matter themselves: write first, or write down what came otherwise.

use crate::{
    Channel, Delivery, Direction, EntryId, EntryKind, Meaning, NewAttachment, NewEntry, NewTicket, Person, Priority,
    Ticket, draft::is_letter, event, opening::one_line, unfilled,
};
use base::{Act, DepartmentId, Error, Result, StaffId, Why};
use customer::{Customer, Forgotten, Identity, IdentityKind};
use people::Agent;
use std::time::Duration;

/// What someone here begins.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// What it is about.
    pub subject: String,
    /// The words: ours when they go out, the customer's when they came in.
    pub text: String,
    /// The same with form, sanitised.
    pub html: Option<String>,
    /// Files; their bytes are kept already.
    pub attachments: Vec<NewAttachment>,
    /// Whose matter it is: a mail address, a telephone number, or what else they are known by.
    pub customer: String,
    /// Their name; enough alone for someone at the counter.
    pub name: String,
    /// By which the words truly go or came.
    pub channel: Channel,
    /// Whether we write first, or write down what came.
    pub outgoing: bool,
    /// Who answers for it.
    pub department: DepartmentId,
    /// Who is responsible; without one, whoever writes first.
    pub assignee: Option<StaffId>,
    /// How much is lost by waiting.
    pub priority: Priority,
    /// Its tags.
    pub tags: Vec<String>,
}

impl Beginning {
    /// Nothing yet, to be answered by this department: words that come in by a program.
    pub fn at(department: DepartmentId) -> Beginning {
        Beginning {
            subject: String::new(),
            text: String::new(),
            html: None,
            attachments: Vec::new(),
            customer: String::new(),
            name: String::new(),
            channel: Channel::Api,
            outgoing: false,
            department,
            assignee: None,
            priority: Priority::Normal,
            tags: Vec::new(),
        }
    }
}

impl Ticket {
    /// Begins a matter. What goes out by mail is sent after `undo`, and the matter waits for the
    /// customer; what came in waits for us.
    ///
    /// # Errors
    /// [`Error::Invalid`] without subject, words or customer; when mail is to go where there is no
    /// mail address; when the assignee may not answer customers.
    pub async fn begin(act: &mut Act, by: &Agent, mut new: Beginning, undo: Duration) -> Result<(Ticket, EntryId)> {
        let kind = new.check()?;
        new.subject = one_line(&new.subject);
        if new.outgoing {
            unfilled::check(&new.text, new.html.as_deref())?;
        }
        let identity = new.recognise(act, kind).await?;
        let outgoing = new.outgoing;
        let first =
            if outgoing { new.written_first(act, by, &identity, undo) } else { new.written_down(by, &identity) };
        let begun = NewTicket {
            subject: new.subject,
            department: new.department,
            identity: identity.id,
            assignee: (outgoing && new.assignee.is_none()).then_some(by.id),
            priority: new.priority,
            first,
        };
        let (mut ticket, entry) = Ticket::create(act, begun).await?;
        if outgoing {
            ticket.first_answer_at = Some(act.now());
            ticket.waits_for_customer = true;
            let told = event::Replied { ticket: ticket.id, entry, waits: true };
            act.tell(ticket.id, &told).await?;
        }
        if new.assignee.is_some() {
            ticket.assign(act, by, new.assignee).await?;
        }
        if !new.tags.is_empty() {
            ticket.tag(act, by, &new.tags).await?;
        }
        ticket.settle(act).await?;
        Ok((ticket, entry))
    }
}

/// Nothing said yet, by nobody: an ordinary mail of ours.
impl Default for Beginning {
    fn default() -> Beginning {
        Beginning {
            subject: String::new(),
            text: String::new(),
            html: None,
            attachments: Vec::new(),
            customer: String::new(),
            name: String::new(),
            channel: Channel::Mail,
            outgoing: true,
            department: DepartmentId(0),
            assignee: None,
            priority: Priority::Normal,
            tags: Vec::new(),
        }
    }
}

impl Beginning {
    /// What is wrong with it, all at once; else by what the customer is known.
    fn check(&self) -> Result<IdentityKind> {
        let mut wrong = Vec::new();
        let mut unless = |right: bool, field, key| {
            if !right {
                wrong.push((field, Why::of(key)));
            }
        };
        let said = !self.text.trim().is_empty() || !self.attachments.is_empty();
        let kind = IdentityKind::of(self.known_by());
        let by_mail = self.outgoing && self.channel == Channel::Mail;
        unless(!one_line(&self.subject).is_empty(), "subject", "ticket-error-subject-empty");
        unless(said, "text", "ticket-error-empty");
        unless(is_letter(self.html.as_ref().unwrap_or(&self.text)), "text", "ticket-error-draft-long");
        unless(self.channel != Channel::Desk, "channel", "ticket-error-value");
        match kind {
            None => unless(false, "customer", "ticket-error-address"),
            Some(kind) => unless(!by_mail || kind == IdentityKind::Mail, "customer", "ticket-error-no-recipient"),
        }
        match kind {
            Some(kind) if wrong.is_empty() => Ok(kind),
            _ => Err(Error::Invalid(wrong)),
        }
    }

    /// The address; without one, the name.
    fn known_by(&self) -> &str {
        match self.customer.trim() {
            "" => self.name.trim(),
            customer => customer,
        }
    }

    async fn recognise(&self, act: &mut Act, kind: IdentityKind) -> Result<Identity> {
        let known_by = self.known_by();
        Forgotten::check(act, "customer", &[known_by]).await?;
        let identity = Identity::recognise(&mut *act, kind, known_by, Some(&self.name)).await?;
        Customer::call(act, identity.id, &identity.value, &self.name).await?;
        Ok(identity)
    }

    /// The customer, as the timeline names them.
    fn person(&self, identity: &Identity) -> Person {
        let name = self.name.trim();
        let (name, address) = match identity.kind {
            IdentityKind::Name if name.is_empty() => (self.known_by(), ""),
            IdentityKind::Name => (name, ""),
            _ => (name, identity.value.as_str()),
        };
        Person { name: name.to_owned(), address: address.to_owned() }
    }

    /// Only mails have a subject of their own.
    fn mail_subject(&self) -> String {
        if self.channel == Channel::Mail { self.subject.clone() } else { String::new() }
    }

    /// Our words to the customer.
    fn written_first(&self, act: &Act, by: &Agent, identity: &Identity, undo: Duration) -> NewEntry {
        let by_mail = self.channel == Channel::Mail;
        let delivery = if act.is_history() { Delivery::Sent } else { Delivery::Waiting };
        NewEntry {
            public: true,
            direction: Some(Direction::Out),
            channel: self.channel,
            meaning: Some(Meaning::Answer),
            staff: Some(by.id),
            author: Person { name: by.name.clone(), address: by.email.clone() },
            to: vec![self.person(identity)],
            subject: self.mail_subject(),
            delivery: by_mail.then_some(delivery),
            deliver_at: by_mail.then(|| act.now().plus(undo)),
            attachments: self.attachments.clone(),
            ..NewEntry::of(EntryKind::spoken_or_written(self.channel))
        }
        .saying(&self.text, self.html.clone())
    }

    /// The customer's words, written down by one of us.
    fn written_down(&self, by: &Agent, identity: &Identity) -> NewEntry {
        NewEntry {
            staff: Some(by.id),
            subject: self.mail_subject(),
            attachments: self.attachments.clone(),
            ..NewEntry::from_customer(self.channel, identity.id, self.person(identity))
        }
        .saying(&self.text, self.html.clone())
    }
}
