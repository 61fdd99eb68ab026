//! A matter begins.

use crate::{
    Channel, EntryId, NewEntry, Priority, State, Ticket, TicketId, entry::ENTRIES, event::Opened, hiding,
    writing::findable,
};
use base::{Act, DepartmentId, Error, IdentityId, Moment, Result, StaffId, index::Audience, words::line};
use sqlx::types::Json;
use store::sql;

/// A matter that begins.
#[derive(Clone, Debug)]
pub struct NewTicket {
    /// What it is about.
    pub subject: String,
    /// Who answers for it.
    pub department: DepartmentId,
    /// Whose matter it is.
    pub identity: IdentityId,
    /// Who is responsible from the start.
    pub assignee: Option<StaffId>,
    /// How much is lost by waiting.
    pub priority: Priority,
    /// Its first entry.
    pub first: NewEntry,
}

const LONGEST_SUBJECT: usize = 500;

impl Ticket {
    /// Begins a matter with its first entry. What a machine wrote by itself (a newsletter, an
    /// out-of-office reply without a thread) begins a solved one: no clock runs for it.
    pub async fn open(act: &mut Act, new: NewTicket) -> Result<(Ticket, EntryId)> {
        let (mut ticket, entry) = Ticket::create(act, new).await?;
        ticket.settle(act).await?;
        Ok((ticket, entry))
    }

    /// [`Ticket::open`] for verbs that do more before they settle.
    pub(crate) async fn create(act: &mut Act, new: NewTicket) -> Result<(Ticket, EntryId)> {
        let subject = hiding::kept(act, &one_line(&new.subject)).await?;
        let quiet = (new.first.machine || new.first.silent) && !new.first.awaits_answer();
        let came = new.first.at.unwrap_or(act.now());
        let state = if quiet { State::Solved } else { State::Open };
        let begun = Begun {
            subject,
            state,
            priority: new.priority,
            department: new.department,
            assignee: new.assignee,
            identity: new.identity,
            channel: new.first.channel,
            at: came,
        };
        let mut ticket = begun.row(act).await?;
        ticket.take_along(act, &new.first).await?;
        if new.first.awaits_answer() {
            ticket.waiting_since = Some(came);
            ticket.unheard = true;
        }
        let entry = ticket.write(act, &new.first).await?;
        act.tell(ticket.id, &Opened { ticket: ticket.id, entry }).await?;
        Ok((ticket, entry))
    }

    /// Gives the matter another subject, by which it is found from now on.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nothing is left of it; [`Error::Refused`] when its customer was struck.
    pub async fn rename(&mut self, act: &mut Act, subject: &str) -> Result<()> {
        self.check_not_erased(&mut *act).await?;
        let subject = one_line(subject);
        if subject.is_empty() {
            return Err(Error::invalid("subject", "ticket-error-subject-empty"));
        }
        let subject = hiding::kept(act, &subject).await?;
        if subject == self.subject {
            return Ok(());
        }
        let from = std::mem::replace(&mut self.subject, subject.clone());
        self.write_change(act, "ticket-change-renamed", serde_json::json!({ "from": from, "to": subject })).await?;
        self.index_subject(act).await?;
        self.settle(act).await
    }

    /// Makes the subject findable with the ticket's first words.
    pub(crate) async fn index_subject(&self, act: &mut Act) -> Result<()> {
        type Words = (EntryId, bool, String, String, String, String);
        let first: Option<Words> = sql!(
            "SELECT id, public, subject, author_name, author_address, text FROM entry
             WHERE ticket_id = $1 AND kind <> 'change' ORDER BY id LIMIT 1"
        )
        .bind(self.id)
        .opt(&mut *act)
        .await?;
        let Some((entry, public, subject, author, address, text)) = first else { return Ok(()) };
        let audience = if public { Audience::Public } else { Audience::Internal };
        act.index(ENTRIES, audience, entry.0, &findable(&self.subject, &subject, &author, &address, &text)).await
    }
}

/// A ticket's row at its beginning, before its first entry.
pub(crate) struct Begun {
    pub subject: String,
    pub state: State,
    pub priority: Priority,
    pub department: DepartmentId,
    pub assignee: Option<StaffId>,
    pub identity: IdentityId,
    pub channel: Channel,
    /// When the matter began.
    pub at: Moment,
}

impl Begun {
    /// Writes the row, which gives the ticket its number.
    pub(crate) async fn row(self, act: &mut Act) -> Result<Ticket> {
        let now = act.now();
        let id: TicketId = sql!(
            "INSERT INTO ticket (subject, state, priority, department_id, assignee_id, identity_id, channel, holder,
                 waits_for_customer, urgent_at, opened_at, moved_at, last_words)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'none', FALSE, $8, $9, $8, '') RETURNING id"
        )
        .bind(self.subject.as_str())
        .bind(self.state)
        .bind(self.priority)
        .bind(self.department)
        .bind(self.assignee)
        .bind(self.identity)
        .bind(self.channel)
        .bind(now)
        .bind(self.at)
        .value(act)
        .await?;
        Ok(Ticket {
            id,
            subject: self.subject,
            state: self.state,
            priority: self.priority,
            department_id: self.department,
            assignee_id: self.assignee,
            identity_id: self.identity,
            channel: self.channel,
            holder: "none".into(),
            waiting_since: None,
            waits_for_customer: false,
            snoozed_until: None,
            snoozed_by: None,
            urgent_at: now,
            opened_at: self.at,
            first_answer_at: None,
            solved_at: (self.state == State::Solved).then_some(now),
            moved_at: now,
            last_entry_id: None,
            last_words: String::new(),
            last_direction: None,
            promised_at: None,
            awaits: None,
            unheard: false,
            merged_into: None,
            copies: Json(Vec::new()),
            contacts: people::Contacts::Shown,
        })
    }
}

pub(crate) fn one_line(subject: &str) -> String {
    line(subject).chars().take(LONGEST_SUBJECT).collect()
}
