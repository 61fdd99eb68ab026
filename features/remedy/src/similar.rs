//! What was done before in similar cases, so that customers are treated alike.

use crate::{Remedy, remedy::REMEDIES};
use base::{DepartmentId, Result, TicketId};
use store::{On, Query, sql};

/// Among so many of the newest remedies similar ones are looked for.
const AMONG: i64 = 2000;
/// So many are shown.
const SHOWN: i64 = 5;

impl Remedy {
    /// What was agreed on or carried out lately on tickets that went wrong by the same cause as this one, belong to the
    /// same journey or share tags with it, else in its department: those that share most first, then the newest.
    pub async fn similar(on: impl Into<On<'_>>, ticket: TicketId, department: DepartmentId) -> Result<Vec<Remedy>> {
        let mut on = on.into();
        let newest: Option<i64> = sql!("SELECT max(id) FROM remedy").value(on.again()).await?;
        let query = Query::new(REMEDIES)
            .with(" AND r.id > ", newest.unwrap_or_default() - AMONG)
            .push(" AND r.state IN ('approved', 'executed')")
            .with(" AND e.ticket_id <> ", ticket)
            .with(" AND (EXISTS (SELECT 1 FROM ticket t WHERE t.id = e.ticket_id AND t.department_id = ", department)
            .push(") OR ");
        let query = shared(query, ticket).push(" > 0) ORDER BY ");
        Ok(shared(query, ticket).push(" DESC, r.id DESC").with(" LIMIT ", SHOWN).all(on).await?)
    }
}

/// How much a remedy's ticket shares with this one: a cause says most, then a journey, then each tag.
fn shared(query: Query, ticket: TicketId) -> Query {
    query
        .with(
            "(4 * (SELECT count(*) FROM ticket_cause a JOIN ticket_cause b ON b.cause_id = a.cause_id
                 WHERE a.ticket_id = e.ticket_id AND b.ticket_id = ",
            ticket,
        )
        .with(
            ") + 2 * (SELECT count(*) FROM ticket_journey a JOIN ticket_journey b ON b.journey_id = a.journey_id
                 WHERE a.ticket_id = e.ticket_id AND b.ticket_id = ",
            ticket,
        )
        .with(
            ") + (SELECT count(*) FROM ticket_tag a JOIN ticket_tag b ON b.tag_id = a.tag_id
                 WHERE a.ticket_id = e.ticket_id AND b.ticket_id = ",
            ticket,
        )
        .push("))")
}
