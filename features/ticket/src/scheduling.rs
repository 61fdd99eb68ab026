//! An answer goes later: at its time, unless something was said since its author looked.
//!
//! It is kept beside the timeline and becomes an ordinary answer ([`Ticket::reply`]) when it goes: until then nobody
//! was answered, so that the ticket's holder, its clocks and its lists say what is true.

use crate::{
    Addressed, Draft, DraftKind, DraftOf, Entry, EntryId, Hold, Person, Reply, Scheduled, ScheduledId, ScheduledState,
    Ticket, Upload, event,
};
use base::{Act, Error, Moment, Result, Why};
use people::{Agent, Colleague, Staff};
use serde_json::json;
use std::time::Duration;
use store::sql;

/// The job that sends an answer at its time.
pub const SEND: &str = "ticket.send_scheduled";

/// Nothing is planned for longer: what nobody remembers would only surprise.
const FURTHEST: Duration = Duration::from_secs(366 * 24 * 3600);
/// Answers of one ticket that wait at once.
const MOST: i64 = 20;

impl Ticket {
    /// Sends an answer later. Whoever plans to answer a ticket nobody has taken, has taken it.
    ///
    /// # Errors
    /// As [`Ticket::reply`]; [`Error::Invalid`] for a moment that has passed, or is more than a year away.
    pub async fn schedule(
        &mut self,
        act: &mut Act,
        by: &Agent,
        to: Vec<Person>,
        reply: Reply,
        due: Moment,
    ) -> Result<ScheduledId> {
        check_time(act, due)?;
        let (to, reply, cc) = self.checked(act, to, reply).await?;
        let waiting: i64 = sql!("SELECT count(*) FROM scheduled WHERE ticket_id = $1 AND state IN ('waiting', 'held')")
            .bind(self.id)
            .value(&mut *act)
            .await?;
        if waiting >= MOST {
            return Err(Error::invalid("at", "ticket-error-scheduled-many"));
        }
        let id: ScheduledId = sql!(
            "INSERT INTO scheduled (ticket_id, staff_id, text, html, recipients, copies, blind, then_do, seen, made_at, due_at, state)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting') RETURNING id"
        )
        .bind(self.id)
        .bind(by.id)
        .bind(reply.text.as_str())
        .bind(reply.html.clone())
        .bind(serde_json::to_value(&to)?)
        .bind(serde_json::to_value(&cc)?)
        .bind(serde_json::to_value(&reply.bcc)?)
        .bind(reply.then)
        .bind(self.last_entry_id)
        .bind(act.now())
        .bind(due)
        .value(&mut *act)
        .await?;
        for file in &reply.attachments {
            Scheduled::keep_file(act, id, file).await?;
        }
        self.take_up(act, by).await?;
        self.plan(act, id, due).await?;
        Ok(id)
    }

    /// Has it go at another time: whoever says so has seen what is new.
    ///
    /// # Errors
    /// [`Error::Missing`] when it has gone; [`Error::Invalid`] as [`Ticket::schedule`].
    pub async fn reschedule(&mut self, act: &mut Act, _by: &Agent, id: ScheduledId, due: Moment) -> Result<()> {
        check_time(act, due)?;
        let scheduled = Scheduled::on_ticket(&mut *act, self, id).await?;
        sql!("UPDATE scheduled SET due_at = $2, seen = $3, state = 'waiting', why = NULL WHERE id = $1")
            .bind(scheduled.id)
            .bind(due)
            .bind(self.last_entry_id)
            .run(&mut *act)
            .await?;
        self.plan(act, id, due).await
    }

    /// Sends it now, in the name of whoever wrote it.
    ///
    /// # Errors
    /// [`Error::Conflict`] when something came since `seen`; [`Error::Refused`] when its author does not answer
    /// customers any more.
    pub async fn send_scheduled(
        &mut self,
        act: &mut Act,
        _by: &Agent,
        id: ScheduledId,
        seen: Option<EntryId>,
    ) -> Result<EntryId> {
        let scheduled = Scheduled::on_ticket(&mut *act, self, id).await?;
        let Some(author) = author_of(act, &scheduled).await? else {
            return Err(Error::refused("ticket-error-scheduled-author"));
        };
        self.go(act, &author, &scheduled, seen).await
    }

    /// Takes it back: words, files and people return to the draft of whoever does, above what was begun there.
    ///
    /// # Errors
    /// [`Error::Missing`] when it has gone.
    pub async fn take_back_scheduled(&mut self, act: &mut Act, by: &Agent, id: ScheduledId) -> Result<()> {
        let scheduled = Scheduled::on_ticket(&mut *act, self, id).await?;
        let html = scheduled.html.clone().unwrap_or_else(|| mail::text_to_html(&scheduled.text));
        let of = DraftOf { ticket: self.id, staff: by.id, kind: DraftKind::Reply };
        let files = scheduled.files(&mut *act).await?;
        let html = Upload::put_back_with(act, of, files, &html).await?;
        let begun = Draft::one(&mut *act, self, by.id, DraftKind::Reply).await?;
        Draft::restore(act, self.id, by.id, DraftKind::Reply, &(html + &begun.html)).await?;
        let to = Addressed::of(&scheduled.recipients.0, &scheduled.copies.0, &scheduled.blind.0);
        Draft::address(act, self.id, by.id, to).await?;
        scheduled.over(act, ScheduledState::Withdrawn, None).await?;
        act.tell(self.id, &event::Unscheduled { ticket: self.id, scheduled: id }).await?;
        self.settle(act).await
    }

    /// Its time has come. A job of an earlier time finds another moment and does nothing.
    pub async fn scheduled_time_is_up(act: &mut Act, id: ScheduledId, due: Moment) -> Result<()> {
        let found = match Scheduled::known(&mut *act, id).await {
            Err(Error::Missing) => return Ok(()),
            found => found?,
        };
        let mut ticket = Ticket::locked(act, found.ticket_id).await?;
        // It may have been changed, or taken elsewhere by a merge, before the lock.
        let scheduled = Scheduled::known(&mut *act, id).await?;
        if scheduled.ticket_id != ticket.id {
            return Err(Error::Busy("the ticket was merged meanwhile".into()));
        }
        if scheduled.state != ScheduledState::Waiting || scheduled.due_at != due {
            return Ok(());
        }
        let Some(author) = author_of(act, &scheduled).await? else {
            return ticket.hold(act, &scheduled, Hold::Author).await;
        };
        if ticket.has_news(act, &scheduled).await? {
            return ticket.hold(act, &scheduled, Hold::News).await;
        }
        if ticket.solved_at.is_some_and(|solved| solved > scheduled.made_at) && ticket.state.is_ended() {
            return ticket.hold(act, &scheduled, Hold::Refused).await;
        }
        let before = act.mark().await?;
        match ticket.go(act, &author, &scheduled, None).await {
            Ok(_) => act.keep(before).await,
            Err(Error::Invalid(_) | Error::Refused(_) | Error::Conflict(..)) => {
                act.undo_to(before).await?;
                let mut ticket = Ticket::locked(act, scheduled.ticket_id).await?;
                ticket.hold(act, &scheduled, Hold::Refused).await
            }
            Err(e) => Err(e),
        }
    }

    /// The customer wrote: what was to go later may be wrong now, and waits for its author.
    pub(crate) async fn hold_scheduled(&mut self, act: &mut Act) -> Result<()> {
        for scheduled in Scheduled::of(&mut *act, self).await? {
            if scheduled.state == ScheduledState::Waiting {
                self.keep_held(act, &scheduled, Hold::News).await?;
            }
        }
        Ok(())
    }

    async fn go(
        &mut self,
        act: &mut Act,
        author: &Agent,
        scheduled: &Scheduled,
        seen: Option<EntryId>,
    ) -> Result<EntryId> {
        let reply = Reply {
            text: scheduled.text.clone(),
            html: scheduled.html.clone(),
            attachments: scheduled.files(&mut *act).await?,
            cc: Some(scheduled.copies.0.clone()),
            bcc: scheduled.blind.0.clone(),
            seen,
            then: scheduled.then_do,
        };
        let entry = self.reply(act, author, scheduled.recipients.0.clone(), reply, Duration::ZERO).await?;
        scheduled.over(act, ScheduledState::Sent, Some(entry)).await?;
        Ok(entry)
    }

    /// Whether anybody but its author has said something; a machine is nobody.
    async fn has_news(&self, act: &mut Act, scheduled: &Scheduled) -> Result<bool> {
        let newer = self.newer_than(act, scheduled.seen.unwrap_or(EntryId(0))).await?;
        let own = |e: &Entry| e.machine || e.staff_id == Some(scheduled.staff_id);
        Ok(newer.iter().any(|entry| !own(entry)))
    }

    async fn hold(&mut self, act: &mut Act, scheduled: &Scheduled, why: Hold) -> Result<()> {
        self.keep_held(act, scheduled, why).await?;
        self.settle(act).await
    }

    async fn keep_held(&mut self, act: &mut Act, scheduled: &Scheduled, why: Hold) -> Result<()> {
        sql!("UPDATE scheduled SET state = 'held', why = $2 WHERE id = $1")
            .bind(scheduled.id)
            .bind(why)
            .run(&mut *act)
            .await?;
        let author = scheduled.staff_id;
        act.tell(self.id, &event::ScheduledHeld { ticket: self.id, scheduled: scheduled.id, author }).await?;
        Ok(())
    }

    async fn plan(&mut self, act: &mut Act, id: ScheduledId, due: Moment) -> Result<()> {
        act.tell(self.id, &event::ReplyScheduled { ticket: self.id, scheduled: id, due }).await?;
        act.enqueue(SEND, json!({ "scheduled": id, "due": due }), due, None).await?;
        self.settle(act).await
    }

    /// What is to go later goes with the ticket that is merged; answers with what went.
    pub(crate) async fn hand_scheduled(&self, act: &mut Act, to: &Ticket) -> Result<Vec<ScheduledId>> {
        let rows: Vec<(ScheduledId,)> = sql!(
            "UPDATE scheduled SET ticket_id = $2 WHERE ticket_id = $1 AND state IN ('waiting', 'held') RETURNING id"
        )
        .bind(self.id)
        .bind(to.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// [`Ticket::hand_scheduled`], undone: what has not gone since goes back.
    pub(crate) async fn hand_scheduled_back(&self, act: &mut Act, to: &Ticket, went: &[ScheduledId]) -> Result<()> {
        for id in went {
            sql!(
                "UPDATE scheduled SET ticket_id = $3 WHERE id = $1 AND ticket_id = $2 AND state IN ('waiting', 'held')"
            )
            .bind(*id)
            .bind(self.id)
            .bind(to.id)
            .run(&mut *act)
            .await?;
        }
        Ok(())
    }
}

fn check_time(act: &Act, due: Moment) -> Result<()> {
    match due > act.now() && due <= act.now().plus(FURTHEST) {
        true => Ok(()),
        false => Err(Error::Invalid(vec![("at", Why::of("ticket-error-scheduled-time"))])),
    }
}

/// Who wrote it, when they still answer customers.
async fn author_of(act: &mut Act, scheduled: &Scheduled) -> Result<Option<Agent>> {
    let author = Staff::find(act, scheduled.staff_id).await?;
    let colleague = Colleague::of(author).ok();
    Ok(colleague.and_then(|colleague| Agent::of(&colleague).ok()))
}
