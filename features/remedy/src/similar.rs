//! What was done before in similar cases, so that customers are treated alike.

use crate::{Remedy, remedy::REMEDIES};
use base::{DepartmentId, Result, TicketId};
use store::{On, Query, sql};

/// Among so many of the newest remedies similar ones are looked for.
const AMONG: i64 = 2000;
/// So many are shown.
const SHOWN: i64 = 5;

impl Remedy {
    /// What was agreed on or carried out lately on tickets that share tags with this one, else in its
    /// department: those that share most first, then the newest.
    pub async fn similar(on: impl Into<On<'_>>, ticket: TicketId, department: DepartmentId) -> Result<Vec<Remedy>> {
        let mut on = on.into();
        let newest: Option<i64> = sql!("SELECT max(id) FROM remedy").value(on.again()).await?;
        let query = Query::new(REMEDIES)
            .with(" AND r.id > ", newest.unwrap_or_default() - AMONG)
            .push(" AND r.state IN ('approved', 'executed')")
            .with(" AND e.ticket_id <> ", ticket)
            .with(
                " AND (e.ticket_id IN (SELECT a.ticket_id FROM ticket_tag a JOIN ticket_tag b ON b.tag_id = a.tag_id WHERE b.ticket_id = ",
                ticket,
            )
            .with(") OR e.ticket_id IN (SELECT id FROM ticket WHERE department_id = ", department)
            .with(
                ")) ORDER BY (SELECT count(*) FROM ticket_tag a JOIN ticket_tag b ON b.tag_id = a.tag_id WHERE a.ticket_id = e.ticket_id AND b.ticket_id = ",
                ticket,
            )
            .with(") DESC, r.id DESC LIMIT ", SHOWN);
        Ok(query.all(on).await?)
    }
}
