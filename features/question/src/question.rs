//! One of those asked.

use crate::{AskingId, Track, Whom};
use base::{Act, DepartmentId, EntryId, Error, Moment, Result, StaffId, TicketId};
use people::{Colleague, Department};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{On, Query, sql};
use ticket::{Person, Scope, Ticket, WaitId};

store::id! {
    /// A question to one addressee.
    QuestionId
}

store::enumeration! {
    /// How far a question is.
    pub enum QuestionState {
        /// Nobody has answered yet.
        Open = "open",
        /// Somebody has.
        Answered = "answered",
        /// It is not for whoever was asked, and they said why.
        Declined = "declined",
        /// It need not be answered any more.
        Withdrawn = "withdrawn",
    }
}

/// What one department, colleague or partner was asked.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// Its row.
    pub id: QuestionId,
    /// The act that asked.
    pub asking_id: AskingId,
    /// The department that was asked.
    pub department_id: Option<DepartmentId>,
    /// Or the colleague.
    pub staff_id: Option<StaffId>,
    /// Or somebody outside: their name.
    pub partner_name: Option<String>,
    /// And their address.
    pub partner_address: Option<String>,
    /// A word for this addressee alone; may be empty.
    pub word: String,
    /// How far it is.
    pub state: QuestionState,
    /// By when it is, or was last, to be answered.
    pub due_at: Moment,
    /// What the ticket waits for meanwhile.
    pub wait_id: Option<WaitId>,
    /// Who of those asked looks after it.
    pub taken_by: Option<StaffId>,
    /// When its last round ended; nothing while it is open.
    pub ended_at: Option<Moment>,
    /// Who answered, declined or withdrew it; nobody of ours when a partner did.
    pub ended_by: Option<StaffId>,
    /// Why it was declined or withdrawn.
    pub reason: String,
    /// Why the last mail to whoever outside is asked did not arrive; nothing while none came back.
    pub undelivered: Option<String>,
    /// Who asks.
    pub asked_by: StaffId,
    /// Since when it waits for this answer.
    pub asked_at: Moment,
    /// Where the question stands on a timeline.
    pub entry_id: Option<EntryId>,
    /// What it is about.
    pub track: Track,
    /// On which ticket it stands now.
    pub ticket_id: Option<TicketId>,
}

/// The beginning of a statement that reads questions `q` with their asking `a` and entry `e`.
pub(crate) const QUESTIONS: &str = "SELECT q.id, q.asking_id, q.department_id, q.staff_id, q.partner_name, q.partner_address, q.word, q.state,
        q.due_at, q.wait_id, q.taken_by, q.ended_at, q.ended_by, q.reason, q.undelivered, a.staff_id AS asked_by, q.asked_at, a.entry_id, a.track, e.ticket_id
    FROM question q JOIN asking a ON a.id = q.asking_id LEFT JOIN entry e ON e.id = a.entry_id WHERE TRUE";

/// Questions of one ticket or person that are read at once.
const MOST: i64 = 200;
/// Of the entries of one page: each may ask twenty.
const MOST_OF_ENTRIES: i64 = 4000;

impl Question {
    /// All questions of a ticket, oldest first.
    pub async fn of_ticket(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<Question>> {
        let query = Query::new(QUESTIONS).with(" AND e.ticket_id = ", ticket);
        Ok(query.push(" ORDER BY q.id").with(" LIMIT ", MOST).all(on).await?)
    }

    /// Those that entries of a timeline ask, oldest first.
    pub async fn of_entries(on: impl Into<On<'_>>, entries: &[EntryId]) -> Result<Vec<Question>> {
        let query = Query::new(QUESTIONS).with_in(" AND a.entry_id", entries.iter().copied());
        Ok(query.push(" ORDER BY q.id").with(" LIMIT ", MOST_OF_ENTRIES).all(on).await?)
    }

    /// The questions of these numbers, oldest first.
    pub async fn all(on: impl Into<On<'_>>, ids: impl IntoIterator<Item = QuestionId>) -> Result<Vec<Question>> {
        Ok(Query::new(QUESTIONS).with_in(" AND q.id", ids).push(" ORDER BY q.id").all(on).await?)
    }

    /// Everybody one act asks.
    pub async fn of_asking(on: impl Into<On<'_>>, asking: AskingId) -> Result<Vec<Question>> {
        let query = Query::new(QUESTIONS).with(" AND q.asking_id = ", asking);
        Ok(query.push(" ORDER BY q.id").with(" LIMIT ", MOST).all(on).await?)
    }

    /// Open questions to these people and departments, or taken by these people, the next one due first.
    pub async fn open_to(
        on: impl Into<On<'_>>,
        (staff, departments): (&[StaffId], &[DepartmentId]),
        most: u32,
    ) -> Result<Vec<Question>> {
        let mut query = Query::new(QUESTIONS).push(" AND q.state = 'open' AND (FALSE");
        if !staff.is_empty() {
            query = query.with_in(" OR q.staff_id", staff.iter().copied());
            query = query.with_in(" OR q.taken_by", staff.iter().copied());
        }
        if !departments.is_empty() {
            query = query.with_in(" OR q.department_id", departments.iter().copied());
        }
        Ok(query.push(") ORDER BY q.due_at, q.id").with(" LIMIT ", most).all(on).await?)
    }

    /// What somebody asked and nobody has answered yet, the next one due first.
    pub async fn open_of(on: impl Into<On<'_>>, asker: StaffId) -> Result<Vec<Question>> {
        let query = Query::new(QUESTIONS).with(" AND q.state = 'open' AND a.staff_id = ", asker);
        Ok(query.push(" ORDER BY q.due_at, q.id").with(" LIMIT ", MOST).all(on).await?)
    }

    /// What somebody answered lately and is not asked again, the last one first.
    pub async fn answered_by(on: impl Into<On<'_>>, who: StaffId, most: u32) -> Result<Vec<Question>> {
        let mut on = on.into();
        let query = Query::new("SELECT question_id, ended_at FROM question_round WHERE state = 'answered'");
        let query = query.with(" AND ended_by = ", who).with(" ORDER BY ended_at DESC LIMIT ", most);
        let lately: Vec<(QuestionId, Moment)> = query.all(on.again()).await?;
        let query =
            Query::new(QUESTIONS).push(" AND q.state <> 'open'").with_in(" AND q.id", lately.iter().map(|(id, _)| *id));
        Ok(query.push(" ORDER BY q.ended_at DESC, q.id DESC").all(on).await?)
    }

    /// What a department was asked and what became of it, the last one first.
    pub async fn ended_of(on: impl Into<On<'_>>, department: DepartmentId, most: u32) -> Result<Vec<Question>> {
        let query = Query::new(QUESTIONS).with(" AND q.state <> 'open' AND q.department_id = ", department);
        Ok(query.push(" ORDER BY q.ended_at DESC, q.id DESC").with(" LIMIT ", most).all(on).await?)
    }

    /// The question for the desk's own deeds and for whoever came by a link of its own.
    pub async fn find(on: impl Into<On<'_>>, id: QuestionId) -> Result<Question> {
        Query::new(QUESTIONS).with(" AND q.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The only way from a number to a question for whoever asks by a door: those who were asked or stand in, who
    /// leads them, who asked, and who sees its ticket. For everybody else it does not exist.
    pub async fn seen_by(on: impl Into<On<'_>>, who: &Colleague, id: QuestionId, now: Moment) -> Result<Question> {
        let mut on = on.into();
        let question = Question::find(on.again(), id).await?;
        if question.concerns(on.again(), who.id, now).await? {
            return Ok(question);
        }
        match question.ticket_id {
            Some(number) => {
                Ticket::seen_by(on, &Scope::of(who), number).await?;
                Ok(question)
            }
            None if who.role.may_answer() => Ok(question),
            None => Err(Error::Missing),
        }
    }

    /// Of these, those that exist for somebody, for lists: as [`Question::seen_by`] says, but who only stands in for
    /// somebody finds theirs in a list of their own.
    pub async fn visible(on: impl Into<On<'_>>, who: &Colleague, questions: Vec<Question>) -> Result<Vec<Question>> {
        let mut on = on.into();
        let own = Department::of(on.again(), who.id).await?;
        let numbers: BTreeSet<TicketId> = questions.iter().filter_map(|question| question.ticket_id).collect();
        let mut seen = BTreeSet::new();
        if !numbers.is_empty() {
            let query = Query::new("SELECT ticket.id FROM ticket WHERE TRUE").with_in(" AND ticket.id", numbers);
            let rows: Vec<(TicketId,)> = Scope::of(who).restrict(query).all(on).await?;
            seen.extend(rows.into_iter().map(|(id,)| id));
        }
        let is_visible = |question: &Question| {
            question.asked_by == who.id
                || question.staff_id == Some(who.id)
                || question.department_id.is_some_and(|id| own.contains(&id))
                || question.ticket_id.map_or(who.role.may_answer(), |number| seen.contains(&number))
        };
        Ok(questions.into_iter().filter(is_visible).collect())
    }

    /// Who was asked.
    pub fn whom(&self) -> Whom {
        match (self.department_id, self.staff_id) {
            (Some(id), _) => Whom::Department(id),
            (None, Some(id)) => Whom::Staff(id),
            (None, None) => Whom::Partner(Person {
                name: self.partner_name.clone().unwrap_or_default(),
                address: self.partner_address.clone().unwrap_or_default(),
            }),
        }
    }

    /// Whether this colleague asks it: they did, or they answer customers. Who only reads along asks nothing in the
    /// name of others.
    pub fn is_asked_by(&self, who: &Colleague) -> bool {
        self.asked_by == who.id || who.role.may_answer()
    }

    /// # Errors
    /// [`Error::Missing`] for whom it is not theirs to ask.
    pub(crate) fn check_asks(&self, by: &Colleague) -> Result<()> {
        if self.is_asked_by(by) { Ok(()) } else { Err(Error::Missing) }
    }

    /// Whether somebody must still answer.
    pub fn is_open(&self) -> bool {
        self.state == QuestionState::Open
    }

    /// Whether it was, or is, answered after its time.
    pub fn is_late(&self, now: Moment) -> bool {
        self.state != QuestionState::Withdrawn && self.ended_at.unwrap_or(now) > self.due_at
    }

    /// # Errors
    /// [`Error::Refused`] when it is not open any more.
    pub(crate) fn check_open(&self) -> Result<()> {
        if self.is_open() { Ok(()) } else { Err(Error::refused("question-error-over")) }
    }

    /// Whoever looks at it, or at a list it stands in, sees it as it is now.
    pub(crate) fn refresh(&self, act: &mut Act) {
        if let Some(number) = self.ticket_id {
            act.refresh(Ticket::topic(number));
        }
        act.refresh(TOPIC);
    }

    /// Lets everybody onto a ticket whom it concerns: those asked, who looks after it, and who asks.
    pub(crate) async fn let_all_in(&self, act: &mut Act, ticket: &Ticket) -> Result<()> {
        self.whom().let_in(act, ticket).await?;
        for who in [Some(self.asked_by), self.taken_by].into_iter().flatten() {
            ticket.admit(act, who).await?;
        }
        Ok(())
    }

    /// The ticket it stands on, locked.
    pub(crate) async fn ticket(&self, act: &mut Act) -> Result<Option<Ticket>> {
        match self.ticket_id {
            Some(number) => Ok(Some(Ticket::current(act, number).await?)),
            None => Ok(None),
        }
    }

    /// It is over: the ticket waits for it no longer. The caller settles.
    pub(crate) async fn end(
        &mut self,
        act: &mut Act,
        ticket: Option<&mut Ticket>,
        state: QuestionState,
        (by, reason): (Option<StaffId>, &str),
    ) -> Result<()> {
        let now = act.now();
        sql!("UPDATE question SET state = $2, ended_at = $3, ended_by = $4, reason = $5, wait_id = NULL WHERE id = $1")
            .bind(self.id)
            .bind(state)
            .bind(now)
            .bind(by)
            .bind(reason)
            .run(&mut *act)
            .await?;
        if let (Some(ticket), Some(wait)) = (ticket, self.wait_id) {
            ticket.wait_over(act, wait).await?;
        }
        (self.state, self.ended_at, self.ended_by, self.wait_id) = (state, Some(now), by, None);
        self.reason = reason.to_owned();
        act.refresh(TOPIC);
        Ok(())
    }
}

/// The topic that lists of questions listen to.
pub const TOPIC: &str = "questions";

/// What an event says of the question it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Which.
    pub question: QuestionId,
    /// The act that asked.
    pub asking: AskingId,
    /// On which ticket, if on one.
    pub ticket: Option<TicketId>,
}

impl Question {
    /// What an event says of it.
    pub fn about(&self) -> About {
        About { question: self.id, asking: self.asking_id, ticket: self.ticket_id }
    }
}
impl From<About> for base::About {
    fn from(about: About) -> base::About {
        base::About("question", about.question.0)
    }
}
