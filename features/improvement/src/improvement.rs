//! What is to change for good.

use base::{
    Act, DepartmentId, EntryId, Error, Moment, Result, StaffId, TicketId,
    words::{containing, fold},
};
use jiff::civil::Date;
use people::Contacts;
use store::{On, Query};

store::id! {
    /// One improvement.
    ImprovementId
}

store::enumeration! {
    /// How far an improvement is.
    pub enum ImprovementState {
        /// Its owner has not said anything yet.
        Proposed = "proposed",
        /// Its owner will do it, by a day.
        Accepted = "accepted",
        /// It is done.
        Done = "done",
        /// Its owner will not do it, and said why.
        Declined = "declined",
    }
}

/// What is to change for good, because of what happened on some tickets.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Improvement {
    /// Its row.
    pub id: ImprovementId,
    /// What is to change; empty once its words are struck.
    pub title: String,
    /// Who owns it.
    pub department_id: DepartmentId,
    /// How far it is.
    pub state: ImprovementState,
    /// Since when; of what is accepted, when it was last dated.
    pub state_at: Moment,
    /// The day by which its owner will have done it: `2026-12-01`.
    pub due_on: Option<String>,
    /// Why it was declined.
    pub reason: String,
    /// When it was last done: what is attached later came back.
    pub done_at: Option<Moment>,
    /// The words it was recorded from.
    pub entry_id: Option<EntryId>,
    /// Who recorded it; nobody when the desk noticed by itself.
    pub recorded_by: Option<StaffId>,
    /// When.
    pub recorded_at: Moment,
}

/// The beginning of a statement that reads improvements `i`.
pub(crate) const IMPROVEMENTS: &str =
    "SELECT i.id, i.title, i.department_id, i.state, i.state_at, i.due_on, i.reason, i.done_at,
        i.entry_id, i.recorded_by, i.recorded_at FROM improvement i WHERE TRUE";

/// Improvements of one ticket that are read.
const OF_TICKET: i64 = 20;
/// Words of a search that are looked at.
const WORDS: usize = 12;

/// A place in a column: it stays where it is, whatever becomes of the improvement that stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among what is ordered by what happened last.
    At(Moment, ImprovementId),
    /// Among what is accepted: by its day.
    By(Date, ImprovementId),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::At(at, id) => write!(f, "{}.{id}", at.micros()),
            Place::By(day, id) => write!(f, "{day}.{id}"),
        }
    }
}

impl std::str::FromStr for Place {
    type Err = Error;

    fn from_str(text: &str) -> Result<Place> {
        let wrong = || Error::invalid("after", "improvement-error-place");
        let (place, id) = text.split_once('.').ok_or_else(wrong)?;
        let id = id.parse().map(ImprovementId).map_err(|_| wrong())?;
        if let Ok(day) = place.parse() {
            return Ok(Place::By(day, id));
        }
        let at: Option<i64> = place.parse().ok().filter(|at| (0..LAST).contains(at));
        at.map(|at| Place::At(Moment::from_micros(at), id)).ok_or_else(wrong)
    }
}

/// The year 10000, in microseconds: no database keeps what comes after.
const LAST: i64 = 253_402_300_800_000_000;

/// Which improvements are wanted, as a column of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How far they are.
    pub state: ImprovementState,
    /// Of which owner.
    pub department: Option<DepartmentId>,
    /// Those behind this place, in the column's order; a place of another order is none.
    pub after: Option<Place>,
}

impl Improvement {
    /// A column of the board, at most so many: what is accepted by its day, everything else by what happened last.
    pub async fn column(on: impl Into<On<'_>>, wanted: Wanted, most: u32) -> Result<Vec<Improvement>> {
        let query = Query::new(IMPROVEMENTS)
            .with(" AND i.state = ", wanted.state)
            .with_opt(" AND i.department_id = ", wanted.department);
        let by_day = wanted.state == ImprovementState::Accepted;
        let query = match wanted.after {
            Some(Place::By(day, id)) if by_day => {
                query.with(" AND (i.due_on, i.id) > (", day.to_string()).with(", ", id).push(")")
            }
            Some(Place::At(at, id)) if !by_day => {
                query.with(" AND (i.state_at, i.id) < (", at).with(", ", id).push(")")
            }
            _ => query,
        };
        let order = if by_day { " ORDER BY i.due_on, i.id" } else { " ORDER BY i.state_at DESC, i.id DESC" };
        Ok(query.push(order).with(" LIMIT ", i64::from(most)).all(on).await?)
    }

    /// Those a ticket is attached to, the newest first.
    pub async fn of_ticket(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<Improvement>> {
        let query = Query::new(IMPROVEMENTS).with(
            " AND i.id IN (SELECT a.improvement_id FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
                 WHERE a.detached_at IS NULL AND e.ticket_id = ",
            ticket,
        );
        Ok(query.push(") ORDER BY i.id DESC").with(" LIMIT ", OF_TICKET).all(on).await?)
    }

    /// Those whose title holds every word, the newest first; none without a word.
    pub async fn search(on: impl Into<On<'_>>, text: &str, most: u32) -> Result<Vec<Improvement>> {
        let folded = fold(text);
        let mut query = Query::new(IMPROVEMENTS);
        let mut any = false;
        for word in folded.split_whitespace().take(WORDS) {
            query = query.with(" AND i.title_key LIKE ", containing(word)).push(" ESCAPE '\\'");
            any = true;
        }
        if !any {
            return Ok(Vec::new());
        }
        Ok(query.push(" ORDER BY i.id DESC").with(" LIMIT ", i64::from(most)).all(on).await?)
    }

    /// The improvement of this id. Everybody who works here sees the board.
    pub async fn find(on: impl Into<On<'_>>, id: ImprovementId) -> Result<Improvement> {
        Query::new(IMPROVEMENTS).with(" AND i.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The same, locked until the act ends.
    pub(crate) async fn locked(act: &mut Act, id: ImprovementId) -> Result<Improvement> {
        let query = Query::new(IMPROVEMENTS).with(" AND i.id = ", id).for_update(act.engine());
        query.opt(act).await?.ok_or(Error::Missing)
    }

    /// Where it stands in its column.
    pub fn place(&self) -> Place {
        let day = self.due().filter(|_| self.state == ImprovementState::Accepted);
        day.map_or(Place::At(self.state_at, self.id), |day| Place::By(day, self.id))
    }

    /// As a reader sees it: a title may hold a customer's address.
    pub fn shown_to(self, contacts: Contacts) -> Improvement {
        Improvement { title: contacts.words(self.title), reason: contacts.words(self.reason), ..self }
    }

    /// Whether its day has passed, and it is not done.
    pub fn is_late(&self, today: Date) -> bool {
        self.state == ImprovementState::Accepted && self.due().is_some_and(|due| due < today)
    }

    /// The day by which its owner will have done it.
    pub fn due(&self) -> Option<Date> {
        self.due_on.as_deref()?.parse().ok()
    }

    /// The topic its page listens to.
    pub fn topic(id: ImprovementId) -> String {
        format!("improvement:{id}")
    }

    /// Open pages that show it fetch themselves again.
    pub(crate) fn refresh(act: &mut Act, id: ImprovementId) {
        act.refresh(TOPIC);
        act.refresh(Improvement::topic(id));
    }
}

/// The topic the board listens to.
pub const TOPIC: &str = "improvements";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_its_way_through_a_link() {
        let day = "2026-12-01".parse().unwrap();
        for place in [Place::At(Moment::from_micros(17), ImprovementId(3)), Place::By(day, ImprovementId(4))] {
            assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
        }
        for wrong in ["", "3", "x.3", "17.x", "-1.3", "9223372036854775807.3"] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }
}
