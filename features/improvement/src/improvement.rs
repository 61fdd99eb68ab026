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

/// Which improvements are wanted, as a column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How far they are.
    pub state: ImprovementState,
    /// Of which owner.
    pub department: Option<DepartmentId>,
    /// Those behind this one, in the column's order.
    pub after: Option<ImprovementId>,
}

impl Improvement {
    /// A column of the board, at most so many: what is accepted by its day, everything else by what happened last.
    pub async fn column(on: impl Into<On<'_>>, wanted: Wanted, most: u32) -> Result<Vec<Improvement>> {
        let query = Query::new(IMPROVEMENTS)
            .with(" AND i.state = ", wanted.state)
            .with_opt(" AND i.department_id = ", wanted.department);
        let (behind, order) = match wanted.state {
            ImprovementState::Accepted => (
                " AND (i.due_on, i.id) > (SELECT p.due_on, p.id FROM improvement p WHERE p.id = ",
                " ORDER BY i.due_on, i.id",
            ),
            _ => (
                " AND (i.state_at, i.id) < (SELECT p.state_at, p.id FROM improvement p WHERE p.id = ",
                " ORDER BY i.state_at DESC, i.id DESC",
            ),
        };
        let query = match wanted.after {
            Some(after) => query.with(behind, after).push(")"),
            None => query,
        };
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
