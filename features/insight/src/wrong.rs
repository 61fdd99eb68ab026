//! What went wrong with the tickets of some days.

use crate::{Period, Sees};
use base::{DepartmentId, Look, Result};
use store::Query;
use ticket::CauseId;

/// Causes that are shown, the most frequent first.
const MOST: i64 = 20;

/// How many tickets had which cause.
pub async fn causes(
    look: &Look,
    sees: &Sees,
    period: &Period,
    department: Option<DepartmentId>,
) -> Result<Vec<(CauseId, i64)>> {
    let query = Query::new(
        "SELECT c.cause_id, count(*) FROM ticket_cause c JOIN ticket ON ticket.id = c.ticket_id WHERE c.named_at >= ",
    )
    .with("", period.begins())
    .with(" AND c.named_at < ", period.ends())
    .with_opt(" AND ticket.department_id = ", department);
    let query = match sees {
        Sees::Own(own) => query.with_in(" AND ticket.department_id", own.iter().copied()),
        Sees::All => query,
    };
    Ok(query.push(" GROUP BY c.cause_id ORDER BY count(*) DESC, c.cause_id").with(" LIMIT ", MOST).all(look).await?)
}
