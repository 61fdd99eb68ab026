//! Entries move from one timeline to another: what merging, its undoing and splitting share.

use crate::{EntryId, Scope, State, Ticket, TicketId, settling::Answered, writing::first_words};
use base::{Act, Error, Moment, Result, StaffId, Why};
use serde::{Deserialize, Serialize};
use store::{On, Query, sql};

/// Entries named in one statement.
const BATCH: usize = 500;
/// What goes along with the entries in which it was said: promises with answers, waits with questions, calls.
const GO_ALONG: [&str; 3] =
    ["UPDATE promise SET ticket_id = ", "UPDATE wait SET ticket_id = ", "UPDATE mention SET ticket_id = "];
/// Merges followed one after the other; longer chains are nobody's intention.
const LONGEST_CHAIN: usize = 100;

/// How a ticket stood before entries came or went, so that undoing restores it exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// What it was doing.
    pub state: State,
    /// When it was to come back.
    pub snoozed_until: Option<Moment>,
    /// Who had put it aside.
    pub snoozed_by: Option<StaffId>,
    /// When it had been solved.
    pub solved_at: Option<Moment>,
    /// Since when the customer waited.
    pub waiting_since: Option<Moment>,
    /// When she first got an answer.
    pub first_answer_at: Option<Moment>,
    /// We had chosen to wait.
    pub waits_for_customer: bool,
    /// She had spoken, and nobody had answered or asked since.
    #[serde(default)]
    pub unheard: bool,
    /// What its timeline alone said about the last three: another answer then means that messages
    /// were taken back or lost since.
    pub answered: Answered,
}

impl Ticket {
    /// Two tickets, seen and locked, in the order asked. The rows are locked in the order of their
    /// numbers, so that two such deeds never wait for each other.
    pub async fn both(act: &mut Act, scope: &Scope, one: TicketId, other: TicketId) -> Result<(Ticket, Ticket)> {
        if one == other {
            return Err(Error::invalid("ticket", "ticket-error-itself"));
        }
        let low = Ticket::seen_by(&mut *act, scope, one.min(other)).await?;
        let high = Ticket::seen_by(&mut *act, scope, one.max(other)).await?;
        Ok(if low.id == one { (low, high) } else { (high, low) })
    }

    /// Where a ticket's words stand now: its own number, or that of the ticket it was merged into.
    pub async fn standing_for(on: impl Into<On<'_>>, number: TicketId) -> Result<TicketId> {
        let mut on = on.into();
        let mut current = number;
        for _ in 0..LONGEST_CHAIN {
            let next: Option<(Option<TicketId>,)> =
                sql!("SELECT merged_into FROM ticket WHERE id = $1").bind(current).opt(on.again()).await?;
            match next.and_then(|(next,)| next) {
                Some(next) => current = next,
                None => return Ok(current),
            }
        }
        Err(Error::Broken(format!("ticket {number} was merged round in a circle")))
    }

    /// The ticket on which words to this number belong now, locked: for the desk's own deeds.
    pub async fn current(act: &mut Act, number: TicketId) -> Result<Ticket> {
        let mut current = number;
        for _ in 0..LONGEST_CHAIN {
            let ticket = Ticket::locked(act, current).await?;
            match ticket.merged_into {
                Some(next) => current = next,
                None => return Ok(ticket),
            }
        }
        Err(Error::Broken(format!("ticket {number} was merged round in a circle")))
    }

    /// A merged ticket is a signpost: nothing happens to it any more.
    pub(crate) fn check_not_merged(&self) -> Result<()> {
        match self.merged_into {
            None => Ok(()),
            Some(into) => {
                Err(Error::Refused(Why::of("ticket-error-merged").with("number", self.id).with("other", into)))
            }
        }
    }

    pub(crate) async fn before(&self, act: &mut Act) -> Result<Before> {
        Ok(Before {
            state: self.state,
            snoozed_until: self.snoozed_until,
            snoozed_by: self.snoozed_by,
            solved_at: self.solved_at,
            waiting_since: self.waiting_since,
            first_answer_at: self.first_answer_at,
            waits_for_customer: self.waits_for_customer,
            unheard: self.unheard,
            answered: self.answered_by_timeline(act).await?,
        })
    }

    /// As it stood before. A snooze whose moment has passed meanwhile is over; when messages were lost
    /// or taken back since, the timeline says who waits.
    pub(crate) async fn restore(&mut self, act: &mut Act, before: &Before) -> Result<()> {
        self.state = before.state;
        self.solved_at = before.solved_at;
        (self.snoozed_until, self.snoozed_by) = (before.snoozed_until, before.snoozed_by);
        if self.state == State::Snoozed && self.snoozed_until.is_some_and(|until| until <= act.now()) {
            self.state = State::Open;
            (self.snoozed_until, self.snoozed_by) = (None, None);
        }
        if self.answered_by_timeline(act).await? == before.answered {
            self.waiting_since = before.waiting_since;
            self.first_answer_at = before.first_answer_at;
            self.waits_for_customer = before.waits_for_customer;
            self.unheard = before.unheard;
            return self.weigh_promises(act).await;
        }
        self.recount(act).await?;
        if self.state.is_ended() && self.waiting_since.is_some() {
            self.open_again(act).await?;
        }
        Ok(())
    }

    /// Counts again after entries came or went. Who did not wait before does not wait after: a
    /// question that was solved without an answer stays solved.
    pub(crate) async fn recount_since(&mut self, act: &mut Act, earliest: Option<Moment>) -> Result<()> {
        self.recount(act).await?;
        self.waiting_since = self.waiting_since.and_then(|since| earliest.map(|earliest| since.max(earliest)));
        if self.state.is_ended() {
            self.waiting_since = None;
        }
        self.unheard &= self.waiting_since.is_some();
        self.read_end(act).await
    }

    /// Reads from the timeline what stands at its end.
    pub(crate) async fn read_end(&mut self, act: &mut Act) -> Result<()> {
        let last: Option<(EntryId,)> = sql!(
            "SELECT id FROM entry WHERE ticket_id = $1 AND (kind <> 'change' OR change = 'ticket-change-merged-here')
             ORDER BY id DESC LIMIT 1"
        )
        .bind(self.id)
        .opt(&mut *act)
        .await?;
        let words: Option<(String, String)> = sql!(
            "SELECT reply_text, direction FROM entry WHERE ticket_id = $1 AND direction IS NOT NULL
             AND (meaning IS NULL OR meaning <> 'acknowledgement') AND (delivery IS NULL OR delivery <> 'withdrawn')
             ORDER BY id DESC LIMIT 1"
        )
        .bind(self.id)
        .opt(&mut *act)
        .await?;
        self.last_entry_id = last.map(|(id,)| id);
        (self.last_words, self.last_direction) =
            words.map_or((String::new(), None), |(text, direction)| (first_words(&text), Some(direction)));
        self.find_awaits(act).await?;
        self.find_promised_at(act).await
    }

    /// Its messages, notes and calls; what changed stays where it happened.
    pub(crate) async fn said(&self, act: &mut Act) -> Result<Vec<EntryId>> {
        let rows: Vec<(EntryId,)> = sql!("SELECT id FROM entry WHERE ticket_id = $1 AND kind <> 'change' ORDER BY id")
            .bind(self.id)
            .all(act)
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// What goes along to another that this one is merged into: what stands there already as a copy, or of which that
    /// has the mail itself, stays behind.
    pub(crate) async fn goes_to(&self, act: &mut Act, other: &Ticket) -> Result<Vec<EntryId>> {
        let rows: Vec<(EntryId,)> = sql!(
            "SELECT e.id FROM entry e WHERE e.ticket_id = $1 AND e.kind <> 'change' AND NOT EXISTS (
                 SELECT 1 FROM entry o WHERE o.ticket_id = $2 AND (o.id = e.copy_of OR o.copy_of = COALESCE(e.copy_of, e.id)))
             ORDER BY e.id"
        )
        .bind(self.id)
        .bind(other.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Those of these entries that stand on this ticket.
    pub(crate) async fn has(&self, act: &mut Act, entries: &[EntryId]) -> Result<usize> {
        let mut count = 0;
        for batch in entries.chunks(BATCH) {
            let here: i64 = Query::new("SELECT count(*) FROM entry WHERE kind <> 'change'")
                .with(" AND ticket_id = ", self.id)
                .with_in(" AND id", batch.iter().copied())
                .value(&mut *act)
                .await?;
            count += usize::try_from(here).unwrap_or_default();
        }
        Ok(count)
    }

    /// Moves entries of this ticket to another's timeline, and what was promised, awaited and who was called in them.
    pub(crate) async fn hand_entries(&self, act: &mut Act, entries: &[EntryId], to: &Ticket) -> Result<()> {
        for batch in entries.chunks(BATCH) {
            Query::new("UPDATE entry SET ticket_id = ")
                .with("", to.id)
                .with(" WHERE ticket_id = ", self.id)
                .with_in(" AND id", batch.iter().copied())
                .run(act)
                .await?;
            for rows in GO_ALONG {
                Query::new(rows)
                    .with("", to.id)
                    .with(" WHERE ticket_id = ", self.id)
                    .with_in(" AND entry_id", batch.iter().copied())
                    .run(&mut *act)
                    .await?;
            }
        }
        Ok(())
    }

    /// The newest event of this kind about the ticket, as it was told.
    pub(crate) async fn last_told<E: base::Event>(&self, act: &mut Act) -> Result<E> {
        let told = act.last_told(self.id).await?;
        told.ok_or_else(|| Error::Broken(format!("{} was never told of {}", E::KIND, self.id)))
    }
}
