//! What remedies cost, by kind, cause, department and month: one definition of each figure and of the cases behind it.

use crate::{Remedy, RemedyId, RemedyKind, remedy::REMEDIES};
use base::{DepartmentId, Error, Result, TicketId};
use store::{On, Query};
use ticket::CauseId;

/// Which remedies are meant: those carried out in these months, and what else is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// The first month: `2026-01`.
    pub from: String,
    /// The last.
    pub to: String,
    /// What.
    pub kind: Option<RemedyKind>,
    /// For what went wrong; 0: where nobody has said.
    pub cause: Option<CauseId>,
    /// Whose tickets they were.
    pub department: Option<DepartmentId>,
    /// In which currency.
    pub currency: Option<String>,
}

/// What remedies of one kind cost one department in one month, for one cause.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Cost {
    /// `2026-11`.
    pub month: String,
    /// What.
    pub kind: RemedyKind,
    /// What went wrong; 0: nobody has said.
    pub cause_id: CauseId,
    /// Whose tickets they were when that was carried out.
    pub department_id: DepartmentId,
    /// ISO 4217.
    pub currency: String,
    /// How many.
    pub count: i64,
    /// What they cost us, in minor units.
    pub cost: i64,
}

/// Rows of a ledger that are read at once.
const MOST: usize = 20_000;

/// What counts: `r` is a case, or the sum of some.
fn narrowed(query: Query, which: &Which) -> Query {
    query
        .with(" AND r.month >= ", which.from.clone())
        .with(" AND r.month <= ", which.to.clone())
        .with_opt(" AND r.kind = ", which.kind)
        .with_opt(" AND r.currency = ", which.currency.clone())
        .with_opt(" AND r.department_id = ", which.department)
        .with_opt(" AND r.cause_id = ", which.cause)
}

/// The cases: what was carried out, with what went wrong and whose tickets they were.
pub(crate) const CASES: &str = " FROM (
    SELECT r.id, r.month, r.kind, r.currency, r.cost, COALESCE(c.cause_id, 0) AS cause_id,
        COALESCE(r.department_id, t.department_id) AS department_id
    FROM remedy r JOIN entry e ON e.id = r.entry_id JOIN ticket t ON t.id = e.ticket_id
        LEFT JOIN ticket_cause c ON c.ticket_id = t.id WHERE r.state = 'executed') r WHERE TRUE";

impl Cost {
    /// What was carried out, added up: by the sums of months that are written, and by the cases of the others.
    ///
    /// # Errors
    /// [`Error::Invalid`] for so many months that they cannot be added up at once.
    pub async fn of(on: impl Into<On<'_>>, which: &Which) -> Result<Vec<Cost>> {
        let query = Query::new(
            "SELECT r.month, r.kind, r.cause_id, r.department_id, r.currency, r.count, r.cost FROM remedy_cost r
             WHERE r.month NOT IN (SELECT month FROM remedy_stale_month)",
        );
        let query = narrowed(query, which).push(
            " UNION ALL SELECT r.month, r.kind, r.cause_id, r.department_id, r.currency, count(*),
                 CAST(sum(r.cost) AS BIGINT)",
        );
        let query = query.push(CASES).push(" AND r.month IN (SELECT month FROM remedy_stale_month)");
        let query = narrowed(query, which);
        let query =
            query.push(" GROUP BY r.month, r.kind, r.cause_id, r.department_id, r.currency ORDER BY 1, 2, 3, 4, 5");
        let rows: Vec<Cost> = query.with(" LIMIT ", MOST as i64 + 1).all(on).await?;
        // A part of the costs would look like all of them.
        if rows.len() > MOST { Err(Error::invalid("from", "remedy-error-months")) } else { Ok(rows) }
    }
}

/// Tickets looked at by one statement.
const BATCH: usize = 500;

/// What was carried out on these tickets, added up: ticket, currency, and what it cost us in minor units.
pub async fn spent(on: impl Into<On<'_>>, tickets: &[TicketId]) -> Result<Vec<(TicketId, String, i64)>> {
    let mut on = on.into();
    let mut spent = Vec::new();
    for some in tickets.chunks(BATCH) {
        let query = Query::new(
            "SELECT e.ticket_id, r.currency, CAST(sum(r.cost) AS BIGINT) AS cost
             FROM remedy r JOIN entry e ON e.id = r.entry_id WHERE r.state = 'executed'",
        );
        let query = query.with_in(" AND e.ticket_id", some.iter().copied());
        spent.extend(query.push(" GROUP BY e.ticket_id, r.currency").all::<(TicketId, String, i64)>(on.again()).await?);
    }
    Ok(spent)
}

impl Remedy {
    /// The cases behind a figure, the newest first: those proposed before one of them, at most so many.
    pub async fn behind(
        on: impl Into<On<'_>>,
        which: &Which,
        (before, most): (Option<RemedyId>, usize),
    ) -> Result<Vec<Remedy>> {
        let ids = Query::new("SELECT r.id").push(CASES);
        let mut on = on.into();
        let ids = narrowed(ids, which).with_opt(" AND r.id < ", before).push(" ORDER BY r.id DESC");
        let ids: Vec<(RemedyId,)> = ids.with(" LIMIT ", most as i64).all(on.again()).await?;
        let query = Query::new(REMEDIES).with_in(" AND r.id", ids.into_iter().map(|(id,)| id));
        Ok(query.push(" ORDER BY r.id DESC").all(on).await?)
    }
}
