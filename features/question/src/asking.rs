//! Asking several at once.

use crate::{
    Question, QuestionId, QuestionState, Whom, Words,
    event::Asked,
    question::{About, TOPIC},
    said,
    shown::chosen_files,
};
use base::{Act, DepartmentId, EntryId, Error, Moment, Result, StaffId, TicketId, words::line};
use clock::Calendar;
use customer::IdentityKind;
use people::{Agent, Colleague, Department};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use std::time::Duration;
use store::{On, Query, sql};
use ticket::{EntryKind, NewEntry, Person, Ticket, upload};

store::id! {
    /// One act of asking.
    AskingId
}

store::enumeration! {
    /// What is asked about: the two tracks of a matter.
    #[derive(Default)]
    pub enum Track {
        /// What the customer gets. She waits for the answer.
        #[default]
        Claim = "claim",
        /// Where it came from. The claim may be settled meanwhile: nobody waits but whoever asks.
        Source = "source",
    }
}

/// Asked at once, at most.
const MOST: usize = 20;
/// Things shown beside the question, at most.
const MOST_CONTEXT: usize = 50;
/// Letters of the name of somebody outside.
const LONGEST_NAME: usize = 200;
/// Letters of a word for one addressee.
const LONGEST_WORD: usize = 1000;

/// What is to be asked.
#[derive(Clone, Debug, Default)]
pub struct NewAsking {
    /// For everybody.
    pub words: Words,
    /// Whom.
    pub to: Vec<Addressee>,
    /// What it is about.
    pub track: Track,
    /// What they should look at.
    pub context: Context,
}

/// One of those to be asked.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Who.
    pub whom: Whom,
    /// A word for them alone.
    pub word: String,
    /// By when; the department's own answer time when nothing is said.
    pub due_at: Option<Moment>,
}

impl Addressee {
    /// Asked like everybody, by their own time.
    pub fn of(whom: Whom) -> Addressee {
        Addressee { whom, word: String::new(), due_at: None }
    }

    /// Whether `by` may ask them, so: by whatever way they come to be asked.
    ///
    /// # Errors
    /// [`Error::Refused`] for somebody outside, from who answers no customers; [`Error::Invalid`] for a time that
    /// has passed, and for who cannot be asked.
    async fn check(&self, act: &mut Act, by: &Colleague) -> Result<()> {
        if matches!(self.whom, Whom::Partner(_)) && !by.role.may_answer() {
            return Err(Error::refused("question-error-outside"));
        }
        if self.due_at.is_some_and(|due| due <= act.now()) {
            return Err(Error::invalid("due", "question-error-past"));
        }
        self.whom.check(act, by.id).await
    }
}

/// What whoever answers should look at: the customer's last words, if nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Entries of the ticket.
    #[serde(default)]
    pub entries: Vec<EntryId>,
    /// Files of its entries, by row.
    #[serde(default)]
    pub attachments: Vec<i64>,
    /// Whether those outside get these entries, too.
    #[serde(default)]
    pub forward: Forward,
}

store::enumeration! {
    /// Whether somebody outside gets the chosen entries, as history below what they are asked.
    #[derive(Default)]
    pub enum Forward {
        /// They get what they are asked and the chosen files alone.
        #[default]
        Nothing = "nothing",
        /// They do, without the customer's addresses and numbers.
        Hidden = "hidden",
        /// They do, as it was written.
        Whole = "whole",
    }
}

/// One act of asking.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Asking {
    /// Its row.
    pub id: AskingId,
    /// Where it stands on a timeline; nothing while it is about no ticket.
    pub entry_id: Option<EntryId>,
    /// Who asks.
    pub staff_id: StaffId,
    /// What it is about.
    pub track: Track,
    /// What they should look at.
    pub context: Json<Context>,
    /// When.
    pub asked_at: Moment,
}

const COLUMNS: &str = "SELECT id, entry_id, staff_id, track, context, asked_at FROM asking";

impl Asking {
    /// The act.
    pub async fn find(on: impl Into<On<'_>>, id: AskingId) -> Result<Asking> {
        Query::new(COLUMNS).with(" WHERE id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The act, for this deed alone: what is about no ticket has no other lock.
    pub(crate) async fn locked(act: &mut Act, id: AskingId) -> Result<Asking> {
        let query = Query::new(COLUMNS).with(" WHERE id = ", id).for_update(act.engine());
        query.opt(act).await?.ok_or(Error::Missing)
    }

    /// Asks on a ticket: the question stands on its timeline, those asked see it, and the ticket waits for
    /// them. Whoever serves customers and asks on a ticket nobody has, has taken it ([`Ticket::take_up`]).
    ///
    /// # Errors
    /// [`Error::Invalid`] without words, without anybody to ask, with too many, or with somebody who cannot be
    /// asked; only who may answer customers asks somebody outside. [`Error::Missing`] for context of another ticket.
    pub async fn on_ticket(act: &mut Act, by: &Colleague, ticket: &mut Ticket, new: NewAsking) -> Result<AskingId> {
        ticket.check_not_erased(&mut *act).await?;
        check(act, by, &new).await?;
        new.context.check(act, ticket).await?;
        let entry = NewEntry {
            staff: Some(by.id),
            author: Person { name: by.name.clone(), address: by.email.clone() },
            attachments: new.words.attachments.clone(),
            ..NewEntry::of(EntryKind::Question)
        };
        let entry = ticket.write(act, &entry.saying(&new.words.text, new.words.html.clone())).await?;
        if let Ok(agent) = Agent::of(by) {
            ticket.take_up(act, &agent).await?;
        }
        let asking = Asking::begin(act, by, Some(entry), &new).await?;
        for addressee in &new.to {
            Question::put(act, (asking, new.track, by.id), Some((&mut *ticket, entry)), addressee).await?;
        }
        ticket.settle(act).await?;
        Ok(asking)
    }

    /// Asks about no ticket yet.
    ///
    /// # Errors
    /// As [`Asking::on_ticket`].
    pub async fn alone(act: &mut Act, by: &Colleague, new: NewAsking) -> Result<AskingId> {
        check(act, by, &new).await?;
        let asking = Asking::begin(act, by, None, &new).await?;
        said::keep_alone(act, asking, None, by, &new.words).await?;
        for addressee in &new.to {
            Question::put(act, (asking, new.track, by.id), None, addressee).await?;
        }
        Ok(asking)
    }

    /// Asks one more, on the same act: instead of somebody who declined, or too.
    ///
    /// # Errors
    /// Of [`Addressee::check`]; [`Error::Invalid`] for whoever asks, and for who is asked already.
    pub(crate) async fn one_more(
        &self,
        act: &mut Act,
        by: &Colleague,
        ticket: Option<&mut Ticket>,
        addressee: &Addressee,
    ) -> Result<QuestionId> {
        addressee.check(act, by).await?;
        if addressee.whom == Whom::Staff(self.staff_id) {
            return Err(Error::invalid("whom", "question-error-asker"));
        }
        let known = Question::of_asking(&mut *act, self.id).await?;
        if known.iter().any(|question| question.is_open() && question.whom() == addressee.whom) {
            return Err(Error::invalid("whom", "question-error-asked-already"));
        }
        let place = ticket.zip(self.entry_id);
        Question::put(act, (self.id, self.track, by.id), place, addressee).await
    }

    async fn begin(act: &mut Act, by: &Colleague, entry: Option<EntryId>, new: &NewAsking) -> Result<AskingId> {
        let now = act.now();
        Ok(sql!(
            "INSERT INTO asking (entry_id, staff_id, track, context, asked_at) VALUES ($1, $2, $3, $4, $5) RETURNING id"
        )
        .bind(entry)
        .bind(by.id)
        .bind(new.track)
        .bind(serde_json::to_value(&new.context)?)
        .bind(now)
        .value(act)
        .await?)
    }
}

async fn check(act: &mut Act, by: &Colleague, new: &NewAsking) -> Result<()> {
    new.words.check()?;
    if new.to.is_empty() {
        return Err(Error::invalid("whom", "question-error-nobody"));
    }
    let twice = || new.to.iter().enumerate().any(|(n, one)| new.to[..n].iter().any(|other| other.whom == one.whom));
    if new.to.len() > MOST || twice() {
        return Err(Error::invalid("whom", "question-error-many"));
    }
    if new.context.entries.len() + new.context.attachments.len() > MOST_CONTEXT {
        return Err(Error::invalid("context", "question-error-context"));
    }
    for addressee in &new.to {
        addressee.check(act, by).await?;
    }
    Ok(())
}

impl Question {
    /// Puts the question to one of those asked.
    ///
    /// # Errors
    /// [`Error::Invalid`] when somebody outside would be mailed more files than a mail carries, or is the customer.
    async fn put(
        act: &mut Act,
        (asking, track, by): (AskingId, Track, StaffId),
        place: Option<(&mut Ticket, EntryId)>,
        addressee: &Addressee,
    ) -> Result<QuestionId> {
        let now = act.now();
        let whom = &addressee.whom;
        if let (Whom::Partner(_), Some((ticket, entry))) = (whom, &place) {
            whom.check_on(act, ticket).await?;
            let files = chosen_files(&mut *act, asking, (ticket.id, *entry)).await?;
            upload::check(files.iter().map(|file| (file.name.as_str(), file.size)))?;
        }
        let due_at = match addressee.due_at {
            Some(due) => due,
            None => due(act, whom, now).await?,
        };
        let ticket: Option<TicketId> = place.as_ref().map(|(ticket, _)| ticket.id);
        let wait = match place {
            Some((ticket, entry)) => {
                whom.let_in(act, ticket).await?;
                let (what, of) = whom.party(act).await?;
                match track {
                    Track::Claim => Some(ticket.wait_for(act, entry, what, of).await?),
                    Track::Source => None,
                }
            }
            None => None,
        };
        let word: String = addressee.word.trim().chars().take(LONGEST_WORD).collect();
        let (department, staff, partner) = match whom {
            Whom::Department(id) => (Some(*id), None, None),
            Whom::Staff(id) => (None, Some(*id), None),
            Whom::Partner(person) => (None, None, Some(person)),
        };
        let id: QuestionId = sql!(
            "INSERT INTO question (asking_id, department_id, staff_id, partner_name, partner_address, partner_key, word, state,
                 asked_at, due_at, wait_id, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '') RETURNING id"
        )
        .bind(asking)
        .bind(department)
        .bind(staff)
        .bind(partner.map(|person| line(&person.name).chars().take(LONGEST_NAME).collect::<String>()))
        .bind(partner.map(|person| person.address.as_str()))
        .bind(partner.map(|person| IdentityKind::Mail.key(&person.address)))
        .bind(word)
        .bind(QuestionState::Open)
        .bind(now)
        .bind(due_at)
        .bind(wait)
        .value(&mut *act)
        .await?;
        let about = About { question: id, asking, ticket };
        Question::mind_at(act, (id, whom), now, due_at).await?;
        act.tell(about, &Asked { about, by, department, staff, outside: partner.is_some() }).await?;
        act.refresh(TOPIC);
        Ok(id)
    }
}

/// By when an answer is due: so long after now, in the hours of whoever is asked.
pub(crate) async fn due(act: &mut Act, whom: &Whom, now: Moment) -> Result<Moment> {
    let department = department_of(act, whom).await?;
    let time = match (whom, department) {
        (Whom::Partner(_), _) => OUTSIDE,
        (_, Some(id)) => Department::answer_time(&mut *act, id).await?,
        _ => ANSWER_TIME,
    };
    let micros = i64::try_from(time.as_micros()).unwrap_or(i64::MAX);
    Ok(hours_of(act, whom).await?.add_working(now, micros).unwrap_or_else(|| now.plus(time)))
}

/// When whoever is asked works; of somebody outside, when we do.
pub(crate) async fn hours_of(act: &mut Act, whom: &Whom) -> Result<Calendar> {
    let department = department_of(act, whom).await?;
    let staff = if let Whom::Staff(id) = whom { Some(*id) } else { None };
    clock::keeping::calendar(act, department, staff).await
}

async fn department_of(act: &mut Act, whom: &Whom) -> Result<Option<DepartmentId>> {
    Ok(match whom {
        Whom::Department(id) => Some(*id),
        Whom::Staff(id) => Department::of(act, *id).await?.first().copied(),
        Whom::Partner(_) => None,
    })
}

/// Of working time, in which somebody answers who belongs to no department.
pub const ANSWER_TIME: Duration = Duration::from_secs(4 * 3600);
/// Of our working time, in which somebody outside should have answered.
const OUTSIDE: Duration = Duration::from_secs(16 * 3600);
