//! Words go to the customer.

use crate::{
    Channel, Delivery, Direction, Entry, EntryId, EntryKind, Meaning, NewAttachment, NewEntry, Person, State, Ticket,
    delivery::advance, draft::check_length, event, missed, recipients, unfilled,
};
use base::{Act, Error, Moment, Result, Why};
use customer::Forgotten;
use people::Agent;
use serde_json::json;
use std::time::Duration;
use store::sql;

/// What an agent sends.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The words.
    pub text: String,
    /// The same with form, sanitised.
    pub html: Option<String>,
    /// Files; their bytes are kept already.
    pub attachments: Vec<NewAttachment>,
    /// Other recipients who see each other; `None`: whoever else is in the conversation.
    pub cc: Option<Vec<Person>>,
    /// Recipients whom nobody sees.
    pub bcc: Vec<Person>,
    /// The last entry the author saw; `None` sends whatever is new.
    pub seen: Option<EntryId>,
    /// What becomes of the ticket.
    pub then: Then,
}

store::enumeration! {
    /// What becomes of a ticket after an answer.
    #[derive(Default)]
    pub enum Then {
        /// It stays with its assignee.
        #[default]
        Stay = "stay",
        /// It waits for the customer.
        Wait = "wait",
        /// It is solved.
        Solve = "solve",
    }
}

impl Ticket {
    /// Answers the customer by mail: written now, sent after `undo`. Whoever answers a ticket nobody
    /// has taken, has taken it. A time it promises becomes a promise, unless it solves the matter.
    ///
    /// # Errors
    /// [`Error::Conflict`] with what is new, when something came since the author looked;
    /// [`Error::Invalid`] when a word of a template was not filled in.
    pub async fn reply(
        &mut self,
        act: &mut Act,
        by: &Agent,
        to: Vec<Person>,
        reply: Reply,
        undo: Duration,
    ) -> Result<EntryId> {
        let (to, reply, cc) = self.checked(act, to, reply).await?;
        self.speaks_with(&to, &cc);
        let deliver_at: Moment = act.now().plus(undo);
        let entry = NewEntry {
            public: true,
            direction: Some(Direction::Out),
            channel: Channel::Mail,
            meaning: Some(Meaning::Answer),
            staff: Some(by.id),
            author: Person { name: by.name.clone(), address: by.email.clone() },
            to,
            cc,
            bcc: reply.bcc,
            subject: self.subject.clone(),
            delivery: Some(if act.is_history() { Delivery::Sent } else { Delivery::Waiting }),
            deliver_at: Some(deliver_at),
            attachments: reply.attachments,
            ..NewEntry::of(EntryKind::Message)
        }
        .saying(&reply.text, reply.html);
        let id = self.write(act, &entry).await?;
        let waits = reply.then == Then::Wait;
        act.tell(self.id, &event::Replied { ticket: self.id, entry: id, waits }).await?;
        self.answered(act, by, reply.then).await?;
        if reply.then != Then::Solve {
            self.notice_promises(act, by, id, &reply.text).await?;
        }
        self.settle(act).await?;
        Ok(id)
    }

    /// A reply that can go, now or later: to whom, what, and to whom else.
    ///
    /// # Errors
    /// Of [`Ticket::reply`].
    pub(crate) async fn checked(
        &self,
        act: &mut Act,
        mut to: Vec<Person>,
        mut reply: Reply,
    ) -> Result<(Vec<Person>, Reply, Vec<Person>)> {
        self.check_not_erased(&mut *act).await?;
        self.check_seen(act, reply.seen).await?;
        if reply.text.trim().is_empty() && reply.attachments.is_empty() {
            return Err(Error::invalid("text", "ticket-error-empty"));
        }
        check_length(reply.html.as_ref().unwrap_or(&reply.text))?;
        if to.is_empty() {
            return Err(Error::invalid("to", "ticket-error-no-recipient"));
        }
        unfilled::check(&reply.text, reply.html.as_deref())?;
        let mut cc = match reply.cc.take() {
            Some(cc) => cc,
            None => self.usually_copied(&mut *act, &to).await?,
        };
        recipients::once(&mut to, &mut cc, &mut reply.bcc);
        if to.len() + cc.len() + reply.bcc.len() > recipients::MOST {
            return Err(Error::invalid("to", "ticket-error-recipients-many"));
        }
        let all = to.iter().chain(&cc).chain(&reply.bcc).map(|person| person.address.as_str());
        Forgotten::check(act, "to", &all.collect::<Vec<_>>()).await?;
        Ok((to, reply, cc))
    }

    /// Records an answer given otherwise than by mail: said on the telephone, at the counter.
    pub async fn answer_given(
        &mut self,
        act: &mut Act,
        by: &Agent,
        channel: Channel,
        text: &str,
        then: Then,
    ) -> Result<EntryId> {
        let entry = NewEntry {
            public: true,
            direction: Some(Direction::Out),
            channel,
            meaning: Some(Meaning::Answer),
            staff: Some(by.id),
            author: Person { name: by.name.clone(), address: String::new() },
            ..NewEntry::of(EntryKind::spoken_or_written(channel))
        }
        .saying(text, None);
        let id = self.write(act, &entry).await?;
        let waits = then == Then::Wait;
        act.tell(self.id, &event::Replied { ticket: self.id, entry: id, waits }).await?;
        self.answered(act, by, then).await?;
        if then != Then::Solve {
            self.notice_promises(act, by, id, text).await?;
        }
        self.settle(act).await?;
        Ok(id)
    }

    /// Says by machine that we have it: stops no clock.
    pub async fn acknowledge(&mut self, act: &mut Act, to: Vec<Person>, text: &str) -> Result<EntryId> {
        let entry = NewEntry {
            public: true,
            direction: Some(Direction::Out),
            channel: Channel::Mail,
            machine: true,
            meaning: Some(Meaning::Acknowledgement),
            to,
            subject: self.subject.clone(),
            delivery: Some(if act.is_history() { Delivery::Sent } else { Delivery::Waiting }),
            deliver_at: Some(act.now()),
            ..NewEntry::of(EntryKind::Message)
        }
        .saying(text, None);
        let id = self.write(act, &entry).await?;
        act.tell(self.id, &event::Replied { ticket: self.id, entry: id, waits: false }).await?;
        self.settle(act).await?;
        Ok(id)
    }

    /// Takes a reply back before it has gone; its words return to the author, the entry stays, folded.
    ///
    /// # Errors
    /// [`Error::Refused`] when it has gone.
    pub async fn withdraw(&mut self, act: &mut Act, entry: EntryId) -> Result<()> {
        let waiting = advance(act, entry, Delivery::Waiting, Delivery::Withdrawn, None, None).await?;
        if !waiting && !advance(act, entry, Delivery::Stopped, Delivery::Withdrawn, None, None).await? {
            return Err(Error::refused("ticket-error-already-sent"));
        }
        act.tell(self.id, &event::Withdrawn { ticket: self.id, entry }).await?;
        // Lists must not say that it was answered.
        self.read_end(act).await?;
        self.recount(act).await?;
        if self.state.is_ended() && self.waiting_since.is_some() {
            self.open_again(act).await?;
        }
        self.settle(act).await
    }

    /// Puts a signature under an answer that is made ready to go. It is said once: not where there is one,
    /// and not where its author has written it already.
    pub async fn sign(&self, act: &mut Act, entry: &Entry, html: &str, text: &str) -> Result<()> {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if entry.ticket_id != self.id || entry.signature.is_some() || line(&entry.text).ends_with(&line(text)) {
            return Ok(());
        }
        sql!("UPDATE entry SET signature = $2 WHERE id = $1 AND signature IS NULL AND public AND direction = 'out'")
            .bind(entry.id)
            .bind(html)
            .run(act)
            .await?;
        Ok(())
    }

    /// Sends what was stopped, refused or is unsure, once more; what some have, only to those who have not.
    ///
    /// # Errors
    /// [`Error::Missing`] when it stands on another ticket; [`Error::Refused`] when there is nothing to send.
    pub async fn send_again(&mut self, act: &mut Act, entry: EntryId) -> Result<()> {
        let found = self.own_entry(&mut *act, entry).await?;
        if self.send_rest_again(act, &found).await? {
            return self.goes_again(act, entry).await;
        }
        let now = act.now();
        for from in [Delivery::Stopped, Delivery::Failed, Delivery::Unsure] {
            if advance(act, entry, from, Delivery::Waiting, None, Some(now)).await? {
                missed::begin_anew(act, entry).await?;
                return self.goes_again(act, entry).await;
            }
        }
        Err(Error::refused("ticket-error-not-stopped"))
    }

    async fn goes_again(&mut self, act: &mut Act, entry: EntryId) -> Result<()> {
        let waits = self.waits_for_customer;
        act.tell(self.id, &event::Replied { ticket: self.id, entry, waits }).await?;
        self.recount(act).await?;
        self.settle(act).await
    }

    async fn answered(&mut self, act: &mut Act, by: &Agent, then: Then) -> Result<()> {
        let now = act.now();
        self.waiting_since = None;
        self.unheard = false;
        self.first_answer_at = self.first_answer_at.or(Some(now));
        self.waits_for_customer = then == Then::Wait;
        self.take_up(act, by).await?;
        self.weigh_promises(act).await?;
        match (then, self.state) {
            (Then::Solve, State::Open | State::Snoozed) => {
                self.check_filled(act).await?;
                self.end(act).await
            }
            (Then::Stay | Then::Wait, State::Snoozed) => self.wake(act).await,
            (Then::Stay | Then::Wait, State::Solved) => self.open_again(act).await,
            _ => Ok(()),
        }
    }

    async fn check_seen(&self, act: &mut Act, seen: Option<EntryId>) -> Result<()> {
        let Some(seen) = seen else { return Ok(()) };
        if self.last_entry_id.is_none_or(|last| last <= seen) {
            return Ok(());
        }
        let new = self.newer_than(act, seen).await?;
        let told: Vec<_> = new
            .iter()
            .map(|e| json!({ "id": e.id, "kind": e.kind, "public": e.public, "from": e.author_name, "text": e.in_short(), "at": e.at.iso(), "micros": e.at.micros() }))
            .collect();
        Err(Error::Conflict(Why::of("ticket-stale").with("n", told.len()), json!(told)))
    }
}
