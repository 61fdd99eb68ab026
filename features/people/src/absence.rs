//! Who is away, and who stands in for them.

mod chart;
mod keeping;

pub use chart::Absences;
pub use keeping::{BEGINS, Begins, ENDS, Ends, NewAbsence};

use crate::{Colleague, Supervisor};
use base::{Error, Moment, Result, StaffId};
use std::collections::BTreeSet;
use store::{On, Query, sql};

store::id! {
    /// One absence.
    AbsenceId
}

store::enumeration! {
    /// What somebody else can do for a person who is away.
    pub enum Duty {
        /// The tickets they are responsible for, and being called by name.
        Tickets = "tickets",
        /// Questions of colleagues.
        Questions = "questions",
        /// What needs their consent.
        Approvals = "approvals",
    }
}

impl Duty {
    /// Whether only those can do it who may answer customers.
    pub fn faces_customers(self) -> bool {
        self == Duty::Tickets
    }
}

/// A time in which someone is away.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Absence {
    /// Its row.
    pub id: AbsenceId,
    /// Who.
    pub staff_id: StaffId,
    /// From when on.
    pub since: Moment,
    /// From when on they are back; nobody knows when there is none.
    pub until: Option<Moment>,
    /// Who stands in, where no duty names another.
    pub substitute_id: Option<StaffId>,
    /// Why, in own words; colleagues see them.
    pub reason: String,
    /// When it was told that it began.
    pub began_at: Option<Moment>,
    /// When it was over, or called off.
    pub ended_at: Option<Moment>,
}

const COLUMNS: &str =
    "SELECT id, staff_id, since, until, substitute_id, reason, began_at, ended_at FROM absence WHERE TRUE";

impl Absence {
    /// Whether whoever it is about is away at that moment.
    pub fn covers(&self, at: Moment) -> bool {
        self.since <= at && self.over().is_none_or(|over| at < over)
    }

    /// When it is over, as far as that is known.
    pub fn over(&self) -> Option<Moment> {
        self.until.into_iter().chain(self.ended_at).min()
    }

    /// From when until when: until now, as long as it goes on.
    pub fn time(&self, now: Moment) -> (Moment, Moment) {
        (self.since, self.over().unwrap_or(now))
    }

    /// The absence of this id.
    pub async fn find(on: impl Into<On<'_>>, id: AbsenceId) -> Result<Absence> {
        Query::new(COLUMNS).with(" AND id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// Someone's absence at that moment, if they are away.
    pub async fn of(on: impl Into<On<'_>>, who: StaffId, at: Moment) -> Result<Option<Absence>> {
        let query = Query::new(COLUMNS).with(" AND staff_id = ", who).with(" AND since <= ", at);
        Ok(not_over(query, at).push(" ORDER BY since LIMIT 1").opt(on).await?)
    }

    /// Someone's newest absence that they have come back from, if that was after `after`.
    pub async fn last_of(on: impl Into<On<'_>>, who: StaffId, after: Moment) -> Result<Option<Absence>> {
        let query = Query::new(COLUMNS).with(" AND staff_id = ", who).push(" AND began_at IS NOT NULL");
        Ok(query.with(" AND ended_at > ", after).push(" ORDER BY ended_at DESC, id DESC LIMIT 1").opt(on).await?)
    }

    /// Whom of the substitutes each duty names; duties that name nobody are not among them.
    pub async fn substitutes(on: impl Into<On<'_>>, id: AbsenceId) -> Result<Vec<(Duty, StaffId)>> {
        Ok(sql!("SELECT duty, substitute_id FROM absence_substitute WHERE absence_id = $1 ORDER BY duty")
            .bind(id)
            .all(on)
            .await?)
    }
}

fn not_over(query: Query, at: Moment) -> Query {
    query.with(" AND (until IS NULL OR until > ", at).with(") AND (ended_at IS NULL OR ended_at > ", at).push(")")
}

/// Who does this duty of `who` at that moment: themselves when they are here, else whoever stands in, however
/// many are away on the way there; nobody, when nobody does. Whoever has left is away for good.
///
/// What then becomes of it the caller knows: a ticket goes back to its queue, a question to the lead of the
/// department ([`Absences::lead`]).
pub async fn stand_in(on: impl Into<On<'_>>, who: StaffId, duty: Duty, at: Moment) -> Result<Option<StaffId>> {
    let mut on = on.into();
    let left: Option<(Option<Moment>,)> =
        sql!("SELECT left_at FROM staff WHERE id = $1").bind(who).opt(on.again()).await?;
    if left.is_none_or(|(left,)| left.is_some()) {
        return Ok(None);
    }
    if Absence::of(on.again(), who, at).await?.is_none() {
        return Ok(Some(who));
    }
    Ok(Absences::read(on, at).await?.standing_in(who, duty, at))
}

/// Of whom `by` may say that they are away: of themselves everybody may, of those who work where they lead its
/// leads while it takes work, of everybody supervisors and administrators.
pub async fn arranged_by(on: impl Into<On<'_>>, by: &Colleague) -> Result<BTreeSet<StaffId>> {
    let others: Vec<(StaffId,)> = match Supervisor::of(by) {
        Ok(_) => sql!("SELECT id FROM staff WHERE left_at IS NULL ORDER BY id").all(on).await?,
        Err(_) => {
            sql!(
                "SELECT DISTINCT m.staff_id FROM staff_department l JOIN department d ON d.id = l.department_id
                 JOIN staff_department m ON m.department_id = l.department_id JOIN staff s ON s.id = m.staff_id
                 WHERE l.staff_id = $1 AND l.leads AND d.archived_at IS NULL AND s.left_at IS NULL"
            )
            .bind(by.id)
            .all(on)
            .await?
        }
    };
    Ok(others.into_iter().map(|(who,)| who).chain([by.id]).collect())
}

/// Whether `by` may say that `who` is away.
pub async fn may_arrange(on: impl Into<On<'_>>, by: &Colleague, who: StaffId) -> Result<bool> {
    Ok(by.id == who || arranged_by(on, by).await?.contains(&who))
}
