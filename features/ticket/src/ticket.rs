//! One matter of one customer.

use crate::{Channel, EntryId, Person, Priority, Scope, State, TicketId, WaitFor, holder::Standing};
use base::{Act, DepartmentId, Error, IdentityId, Moment, Result, StaffId};
use people::Contacts;
use sqlx::types::Json;
use store::{On, Query, sql};

/// One matter of one customer: everything a list shows is in this row.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Ticket {
    /// The number people see.
    pub id: TicketId,
    /// What it is about.
    pub subject: String,
    /// What it is doing.
    pub state: State,
    /// How much is lost by waiting, as people judge it.
    pub priority: Priority,
    /// Who answers for it.
    pub department_id: DepartmentId,
    /// Who is responsible.
    pub assignee_id: Option<StaffId>,
    /// Whose matter it is.
    pub identity_id: IdentityId,
    /// By which it began.
    pub channel: Channel,
    /// Who must act next: `nobody`, `staff`, `departments`, `outside`, `customer`, or `none` when ended.
    pub holder: String,
    /// The oldest public message of the customer without an answer.
    pub waiting_since: Option<Moment>,
    /// We spoke last and chose to wait.
    pub waits_for_customer: bool,
    /// When it comes back by itself.
    pub snoozed_until: Option<Moment>,
    /// Who put it aside.
    pub snoozed_by: Option<StaffId>,
    /// Open lists are sorted by it.
    pub urgent_at: Moment,
    /// When it began.
    pub opened_at: Moment,
    /// When the customer first got an answer, and not only an acknowledgement.
    pub first_answer_at: Option<Moment>,
    /// When it was solved.
    pub solved_at: Option<Moment>,
    /// When anything last happened.
    pub moved_at: Moment,
    /// Newest message, note, call, or merge: what a reply's author must have seen.
    pub last_entry_id: Option<EntryId>,
    /// The beginning of the newest message.
    pub last_words: String,
    /// Which way the newest message went.
    pub last_direction: Option<String>,
    /// The earliest time we gave our word for and have not kept yet.
    pub promised_at: Option<Moment>,
    /// The foremost thing it waits for besides the customer.
    pub awaits: Option<WaitFor>,
    /// The customer spoke, and nobody has answered or asked anybody since.
    pub unheard: bool,
    /// Where its words stand now, when it turned out to be the same matter as another.
    pub merged_into: Option<TicketId>,
    /// Who else is in the conversation: [`Ticket::answered_along`].
    pub copies: Json<Vec<Person>>,
    /// What whoever it was read for may see of it, and of every entry that is read through it.
    #[sqlx(skip)]
    pub contacts: Contacts,
}

macro_rules! columns {
    () => {
        "id, subject, state, priority, department_id, assignee_id, identity_id, channel, holder, waiting_since, \
         waits_for_customer, snoozed_until, snoozed_by, urgent_at, opened_at, first_answer_at, solved_at, moved_at, \
         last_entry_id, last_words, last_direction, promised_at, merged_into, awaits, unheard, copies"
    };
}
pub(crate) const COLUMNS: &str = concat!("SELECT ", columns!(), " FROM ticket WHERE TRUE");
/// The beginning of a statement that reads something else beside each row.
pub(crate) const AND_MORE: &str = concat!("SELECT ", columns!(), ", ");
/// The beginning of a statement that reads so many rows first, and sifts them then.
pub(crate) const SIFTED: &str = concat!("SELECT ", columns!(), " FROM (SELECT ", columns!(), " FROM ticket WHERE TRUE");

impl Ticket {
    /// The only way from a number to a ticket for whoever asks by a door. What one may not see does
    /// not exist. Inside an act the row stays locked until its end, so that entry ids ascend in
    /// the order of the commits.
    pub async fn seen_by(on: impl Into<On<'_>>, scope: &Scope, number: TicketId) -> Result<Ticket> {
        let on = on.into();
        let query = scope.restrict(Query::new(COLUMNS).with(" AND id = ", number));
        match on {
            On::Tx(tx) => {
                let query = query.for_update(tx.engine());
                let ticket: Ticket = query.opt(On::Tx(tx)).await?.ok_or(Error::Missing)?;
                // It will be written back: only its entries are shown.
                Ok(Ticket { contacts: scope.contacts(), ..ticket })
            }
            On::Db(_) => {
                let ticket: Ticket = query.opt(on).await?.ok_or(Error::Missing)?;
                Ok(ticket.shown_to(scope.contacts()))
            }
        }
    }

    /// Those of these that this reader may see, the newest first.
    pub async fn seen_among(
        on: impl Into<On<'_>>,
        scope: &Scope,
        numbers: impl IntoIterator<Item = TicketId>,
    ) -> Result<Vec<Ticket>> {
        let query = scope.restrict(Query::new(COLUMNS).with_in(" AND id", numbers));
        Ok(scope.shown(query.push(" ORDER BY id DESC").all(on).await?))
    }

    /// What a ticket is about, for who sees what stands beside it and perhaps not itself: what is shown of it is theirs
    /// to hide.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub async fn subject_of(on: impl Into<On<'_>>, number: TicketId) -> Result<String> {
        let found: Option<(String,)> = sql!("SELECT subject FROM ticket WHERE id = $1").bind(number).opt(on).await?;
        found.map(|(subject,)| subject).ok_or(Error::Missing)
    }

    /// As a reader sees it; never to be written back.
    pub(crate) fn shown_to(self, contacts: Contacts) -> Ticket {
        let copies = Json(self.copies.0.into_iter().map(|p| p.shown_to(contacts)).collect());
        Ticket {
            subject: contacts.words(self.subject),
            last_words: contacts.words(self.last_words),
            copies,
            contacts,
            ..self
        }
    }

    /// The ticket for the desk's own deeds (intake, delivery, timers), locked. No door calls this.
    pub async fn locked(act: &mut Act, number: TicketId) -> Result<Ticket> {
        Ticket::seen_by(act, &Scope::everything(), number).await
    }

    /// What decides who holds it.
    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            snoozed_by: self.snoozed_by,
            assignee: self.assignee_id,
            waiting_since: self.waiting_since,
            waits_for_customer: self.waits_for_customer,
            promised: self.promised_at.is_some(),
            awaits: self.awaits,
            unheard: self.unheard,
        }
    }

    /// The topic open pages of this ticket listen to.
    pub fn topic(number: TicketId) -> String {
        format!("ticket:{number}")
    }
}

/// The topic open lists listen to.
pub const LISTS: &str = "tickets";
