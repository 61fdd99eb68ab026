//! A matter begins.

use crate::{EntryId, NewEntry, Priority, State, Ticket, TicketId, event::Opened};
use base::{Act, DepartmentId, Error, IdentityId, Result, StaffId};
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
        let subject = one_line(&new.subject);
        let now = act.now();
        let state = if new.first.machine && !new.first.awaits_answer() { State::Solved } else { State::Open };
        let id: TicketId = sql!(
            "INSERT INTO ticket (subject, state, priority, department_id, assignee_id, identity_id, channel, holder,
                 waits_for_customer, urgent_at, opened_at, moved_at, last_words)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'none', FALSE, $8, $8, $8, '') RETURNING id"
        )
        .bind(subject.as_str())
        .bind(state)
        .bind(new.priority)
        .bind(new.department)
        .bind(new.assignee)
        .bind(new.identity)
        .bind(new.first.channel)
        .bind(now)
        .value(&mut *act)
        .await?;
        let mut ticket = Ticket {
            id,
            subject,
            state,
            priority: new.priority,
            department_id: new.department,
            assignee_id: new.assignee,
            identity_id: new.identity,
            channel: new.first.channel,
            holder: "none".into(),
            waiting_since: None,
            waits_for_customer: false,
            snoozed_until: None,
            snoozed_by: None,
            urgent_at: now,
            opened_at: now,
            first_answer_at: None,
            solved_at: (state == State::Solved).then_some(now),
            moved_at: now,
            last_entry_id: None,
            last_words: String::new(),
            last_direction: None,
            promised_at: None,
        };
        if new.first.awaits_answer() {
            ticket.waiting_since = Some(now);
        }
        let entry = ticket.write(act, &new.first).await?;
        act.tell(id, &Opened { ticket: id, entry }).await?;
        Ok((ticket, entry))
    }

    /// Says on both timelines that the two matters have to do with each other.
    pub async fn link(&mut self, act: &mut Act, other: TicketId) -> Result<()> {
        let mut other = Ticket::locked(act, other).await?;
        let (here, there) = (self.id, other.id);
        for (ticket, number) in [(&mut other, here), (self, there)] {
            ticket.write_change(act, "ticket-change-linked", serde_json::json!({ "number": number.0 })).await?;
            ticket.settle(act).await?;
        }
        Ok(())
    }

    /// Gives the matter another subject.
    pub async fn rename(&mut self, act: &mut Act, subject: &str) -> Result<()> {
        let subject = one_line(subject);
        if subject.is_empty() {
            return Err(Error::invalid("subject", "ticket-error-subject-empty"));
        }
        let from = std::mem::replace(&mut self.subject, subject.clone());
        self.write_change(act, "ticket-change-renamed", serde_json::json!({ "from": from, "to": subject })).await?;
        self.settle(act).await
    }
}

pub(crate) fn one_line(subject: &str) -> String {
    let line = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_SUBJECT).collect()
}
