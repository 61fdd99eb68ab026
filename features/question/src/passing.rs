//! Declining, withdrawing, taking over, and setting a question onto a ticket.

use crate::{
    Addressee, Asking, AskingId, Question, QuestionId, QuestionState, SaidFile, Track, Words,
    answering::settle,
    event::{Attached, Declined, GivenBack, Taken, Withdrawn},
    question::{About, TOPIC},
    said::{Author, say},
};
use base::{Act, Deed, EntryId, Error, Future, Moment, Result, Setting, StaffId, TicketId};
use people::{Colleague, Company};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::sql;
use ticket::{EntryKind, NewEntry, Person, Ticket};

/// The job that plans [`SETTLED`].
pub const SOLVED: &str = "question.solved";
/// The job that withdraws what need not be answered any more.
pub const SETTLED: &str = "question.settled";

/// This ticket is solved. Whoever solved it may take that back as long as an answer can be.
pub struct Solved(pub TicketId);

impl Deed for Solved {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let undo = Duration::from_secs(Company::read(&mut *act).await?.undo_seconds.into());
            let at = act.now().plus(undo);
            let solved_at = Ticket::solved_at(&mut *act, self.0).await?;
            act.enqueue(SETTLED, serde_json::to_value(Settled { ticket: self.0, solved_at })?, at, None).await
        })
    }
}

/// What the customer gets is settled on this ticket, if it still is: what was asked for that need not be answered any
/// more. Where it came from stays asked. Opened and solved again meanwhile, it is settled later.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Settled {
    ticket: TicketId,
    /// When it was solved, as far as that is known.
    #[serde(default)]
    solved_at: Option<Moment>,
}

impl Deed for Settled {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(Question::settled(act, self))
    }
}

/// Letters of a reason.
const LONGEST_REASON: usize = 1000;

impl Question {
    /// It is not for whoever was asked; `instead` is asked in their place.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a reason, or when somebody is named who cannot be asked;
    /// [`Error::Refused`] when it is not open any more; [`Error::Missing`] for whoever neither has it to answer
    /// nor serves customers.
    pub async fn decline(
        &mut self,
        act: &mut Act,
        by: &Colleague,
        reason: &str,
        instead: Option<Addressee>,
    ) -> Result<Option<QuestionId>> {
        let reason = short(reason);
        if reason.is_empty() {
            return Err(Error::invalid("reason", "question-error-reason"));
        }
        self.check_theirs(act, by).await?;
        self.check_open()?;
        let mut ticket = self.ticket(act).await?;
        let words = Words::plain(&reason);
        say(act, (self.asking_id, Some(self.id)), EntryKind::Answer, ticket.as_mut(), Author::colleague(by, &words))
            .await?;
        // Before the wait ends: else the ticket would be its agent's for a moment.
        let asking = Asking::find(&mut *act, self.asking_id).await?;
        let next = match &instead {
            Some(addressee) => Some(asking.one_more(act, by, ticket.as_mut(), addressee).await?),
            None => None,
        };
        self.end(act, ticket.as_mut(), QuestionState::Declined, (Some(by.id), &reason)).await?;
        act.tell(self.about(), &Declined { about: self.about() }).await?;
        settle(act, ticket).await?;
        Ok(next)
    }

    /// It need not be answered any more.
    ///
    /// # Errors
    /// [`Error::Missing`] for collaborators who did not ask it; [`Error::Refused`] when it is not open any more.
    pub async fn withdraw(&mut self, act: &mut Act, by: &Colleague, reason: &str) -> Result<()> {
        self.check_asks(by)?;
        self.check_open()?;
        self.withdrawn(act, Some(by.id), &short(reason)).await
    }

    async fn withdrawn(&mut self, act: &mut Act, by: Option<StaffId>, reason: &str) -> Result<()> {
        let mut ticket = self.ticket(act).await?;
        self.end(act, ticket.as_mut(), QuestionState::Withdrawn, (by, reason)).await?;
        act.tell(self.about(), &Withdrawn { about: self.about() }).await?;
        settle(act, ticket).await
    }

    async fn settled(act: &mut Act, settled: &Settled) -> Result<()> {
        let ticket = Ticket::current(&mut *act, settled.ticket).await?;
        if !ticket.state.is_ended() || !Ticket::was_solved_at(&mut *act, settled.ticket, settled.solved_at).await? {
            return Ok(());
        }
        let open = Question::of_ticket(&mut *act, ticket.id).await?;
        for mut question in open.into_iter().filter(|question| question.is_open() && question.track == Track::Claim) {
            question.withdrawn(act, None, "").await?;
        }
        Ok(())
    }

    /// Somebody of those asked, or on duty for them, looks after it: the others need not. By oneself again, one
    /// gives it back.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is not open any more, or somebody else has taken it meanwhile.
    pub async fn take(&mut self, act: &mut Act, by: &Colleague) -> Result<()> {
        self.check_theirs(act, by).await?;
        self.check_open()?;
        let now = if self.taken_by == Some(by.id) { None } else { Some(by.id) };
        let changed = sql!(
            "UPDATE question SET taken_by = $2 WHERE id = $1 AND state = 'open' AND (taken_by IS NULL OR taken_by = $3 OR $4)"
        )
        .bind(self.id)
        .bind(now)
        .bind(by.id)
        .bind(self.is_late(act.now()))
        .run(&mut *act)
        .await?;
        if changed == 0 {
            return Err(Error::refused("question-error-taken"));
        }
        self.taken_by = now;
        let about = self.about();
        match now {
            Some(by) => act.tell(about, &Taken { about, by }).await?,
            None => act.tell(about, &GivenBack { about }).await?,
        };
        self.refresh(act);
        Ok(())
    }

    /// Who reads along on the ticket does not decide for those asked.
    async fn check_theirs(&self, act: &mut Act, by: &Colleague) -> Result<()> {
        let now = act.now();
        if by.role.may_answer() || self.is_asked(act, by.id, now).await? { Ok(()) } else { Err(Error::Missing) }
    }
}

impl Asking {
    /// A question that was about no ticket is about this one from now on: what was said so far is written onto
    /// its timeline, under the names of who said it.
    ///
    /// # Errors
    /// [`Error::Refused`] when it stands on a ticket already; [`Error::Missing`] for collaborators who did not ask.
    pub async fn attach(&mut self, act: &mut Act, by: &Colleague, ticket: &mut Ticket) -> Result<()> {
        if self.staff_id != by.id && !by.role.may_answer() {
            return Err(Error::Missing);
        }
        *self = Asking::locked(act, self.id).await?;
        if self.entry_id.is_some() {
            return Err(Error::refused("question-error-attached"));
        }
        self.entry_id = write_onto(act, self.id, ticket).await?;
        let Some(entry) = self.entry_id else { return Err(Error::Missing) };
        sql!("UPDATE asking SET entry_id = $2 WHERE id = $1").bind(self.id).bind(entry).run(&mut *act).await?;
        for question in Question::of_asking(&mut *act, self.id).await? {
            question.stand_on(act, ticket, entry).await?;
        }
        act.refresh(TOPIC);
        ticket.settle(act).await
    }
}

/// Writes what was said so far onto a ticket's timeline; answers with the first entry.
async fn write_onto(act: &mut Act, asking: AskingId, ticket: &mut Ticket) -> Result<Option<EntryId>> {
    type Kept = (i64, EntryKind, Option<StaffId>, String, String, Option<String>);
    let (mut first, mut after) = (None, 0_i64);
    loop {
        let said: Vec<Kept> = sql!(
            "SELECT id, kind, staff_id, author, text, html FROM saying WHERE asking_id = $1 AND id > $2
             ORDER BY id LIMIT 100"
        )
        .bind(asking)
        .bind(after)
        .all(&mut *act)
        .await?;
        if said.is_empty() {
            return Ok(first);
        }
        for (id, kind, staff, name, text, html) in said {
            let author = Person { name, address: String::new() };
            let attachments = SaidFile::take(act, id).await?.into_iter().map(Into::into).collect();
            let entry = NewEntry { staff, author, attachments, ..NewEntry::of(kind) }.saying(&text, html);
            let entry: EntryId = ticket.write(act, &entry).await?;
            sql!("UPDATE saying SET entry_id = $2, text = '', html = NULL WHERE id = $1")
                .bind(id)
                .bind(entry)
                .run(&mut *act)
                .await?;
            first.get_or_insert(entry);
            after = id;
        }
    }
}

impl Question {
    async fn stand_on(&self, act: &mut Act, ticket: &mut Ticket, entry: EntryId) -> Result<()> {
        self.let_all_in(act, ticket).await?;
        let about = About { ticket: Some(ticket.id), ..self.about() };
        act.tell(about, &Attached { about }).await?;
        if !self.is_open() || self.track == Track::Source {
            return Ok(());
        }
        let (what, of) = self.whom().party(act).await?;
        let wait = ticket.wait_for(act, entry, what, of).await?;
        sql!("UPDATE question SET wait_id = $2 WHERE id = $1").bind(self.id).bind(wait).run(act).await?;
        Ok(())
    }
}

fn short(words: &str) -> String {
    words.trim().chars().take(LONGEST_REASON).collect()
}
