//! What perhaps came back, and nobody has attached: tickets that went wrong by the cause that an improvement's own
//! tickets had.

use crate::{Improvement, ImprovementId, ImprovementState};
use base::{EntryId, Moment, Result, TicketId};
use std::collections::HashMap;
use store::{On, Query, sql};
use ticket::{Cause, CauseId, Scope};

/// Tickets that are looked at, the newest; counted at most.
const MOST: i64 = 100;
/// Since when tickets count, and the cause by which they are found, of each of these.
const WATCHED: &str = " LIMIT 100) found) AS n
     FROM (SELECT i.id, CASE WHEN i.state = 'done' THEN i.done_at ELSE i.recorded_at END AS since,
               (SELECT o.cause_id FROM improvement_ticket b JOIN entry f ON f.id = b.entry_id
                    JOIN ticket_cause o ON o.ticket_id = f.ticket_id
                WHERE b.improvement_id = i.id AND b.detached_at IS NULL
                GROUP BY o.cause_id ORDER BY count(DISTINCT f.ticket_id) DESC, o.cause_id LIMIT 1) AS cause_id
           FROM improvement i WHERE i.state <> 'declined'";

/// A ticket an improvement is perhaps about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Perhaps {
    /// Which.
    pub ticket_id: TicketId,
    /// What it is about.
    pub subject: String,
    /// When it began.
    pub opened_at: Moment,
    /// Its newest words: they would attach it.
    pub entry_id: EntryId,
}

impl Improvement {
    /// From when on such tickets count: since it was done, else since it was recorded. Of what was declined none do.
    pub fn watched_since(&self) -> Option<Moment> {
        match self.state {
            ImprovementState::Declined => None,
            ImprovementState::Done => self.done_at,
            ImprovementState::Proposed | ImprovementState::Accepted => Some(self.recorded_at),
        }
    }

    /// What went wrong with most of its tickets, as far as somebody has said.
    async fn usual_cause(&self, on: impl Into<On<'_>>) -> Result<Option<Cause>> {
        let mut on = on.into();
        let row: Option<(CauseId, i64)> = sql!(
            "SELECT c.cause_id, count(DISTINCT e.ticket_id) AS n FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
             JOIN ticket_cause c ON c.ticket_id = e.ticket_id
             WHERE a.improvement_id = $1 AND a.detached_at IS NULL GROUP BY c.cause_id ORDER BY 2 DESC, 1 LIMIT 1"
        )
        .bind(self.id)
        .opt(on.again())
        .await?;
        match row {
            Some((cause, _)) => Ok(Some(Cause::find(on, cause).await?)),
            None => Ok(None),
        }
    }

    /// Tickets it is perhaps about, as far as these are seen, the newest first, with the cause by which they are found.
    /// Those that somebody attached, or took off again, are not among them.
    pub async fn perhaps(&self, on: impl Into<On<'_>>, scope: &Scope) -> Result<Option<(Cause, Vec<Perhaps>)>> {
        let mut on = on.into();
        let Some(since) = self.watched_since() else { return Ok(None) };
        let Some(cause) = self.usual_cause(on.again()).await? else { return Ok(None) };
        let query = Query::new(
            "SELECT ticket.id AS ticket_id, ticket.subject, ticket.opened_at,
                 (SELECT max(e.id) FROM entry e WHERE e.ticket_id = ticket.id AND e.kind <> 'change') AS entry_id
             FROM ticket_cause c JOIN ticket ON ticket.id = c.ticket_id WHERE ticket.merged_into IS NULL",
        );
        let query = query.with(" AND c.cause_id = ", cause.id).with(" AND ticket.opened_at > ", since);
        let query = query.with(
            " AND NOT EXISTS (SELECT 1 FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
                 WHERE e.ticket_id = ticket.id AND a.improvement_id = ",
            self.id,
        );
        let query = scope.restrict(query.push(")")).push(" ORDER BY ticket.id DESC");
        let found: Vec<Perhaps> = query.with(" LIMIT ", MOST).all(on).await?;
        let shown = |one: Perhaps| Perhaps { subject: scope.contacts().words(one.subject), ..one };
        let found: Vec<Perhaps> = found.into_iter().map(shown).collect();
        Ok((!found.is_empty()).then_some((cause, found)))
    }

    /// How many of those there are for each of these, counted at once and up to a hundred, as far as they are seen. What
    /// there is nothing for is not among them.
    pub async fn perhaps_counted(
        on: impl Into<On<'_>>,
        scope: &Scope,
        improvements: impl IntoIterator<Item = ImprovementId>,
    ) -> Result<HashMap<ImprovementId, i64>> {
        let query = Query::new(
            "SELECT p.id, (SELECT count(*) FROM (SELECT 1 FROM ticket_cause c JOIN ticket ON ticket.id = c.ticket_id
                 WHERE c.cause_id = p.cause_id AND ticket.merged_into IS NULL AND ticket.opened_at > p.since
                     AND NOT EXISTS (SELECT 1 FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
                         WHERE e.ticket_id = ticket.id AND a.improvement_id = p.id)",
        );
        let query = scope.restrict(query).push(WATCHED).with_in(" AND i.id", improvements).push(") p");
        let counted: Vec<(ImprovementId, i64)> = query.all(on).await?;
        Ok(counted.into_iter().filter(|(_, count)| *count > 0).collect())
    }
}
