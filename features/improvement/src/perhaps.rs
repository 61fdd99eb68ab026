//! What perhaps came back, and nobody has attached: tickets that went wrong by the cause that an improvement's own
//! tickets had.

use crate::{Improvement, ImprovementId};
use base::{EntryId, Moment, Result, TicketId};
use std::collections::HashMap;
use store::{On, Query};
use ticket::{Cause, CauseId, Scope};

/// Tickets that are looked at, the newest; counted at most.
const MOST: i64 = 100;
/// Of each improvement: since when such tickets count (since it was done, else since it was recorded; of what was declined
/// none do), and what went wrong with most of its own, as far as somebody has said.
const WATCHED: &str = "SELECT i.id, CASE WHEN i.state = 'done' THEN i.done_at ELSE i.recorded_at END AS since,
        (SELECT o.cause_id FROM improvement_ticket b JOIN entry f ON f.id = b.entry_id
             JOIN ticket_cause o ON o.ticket_id = f.ticket_id
         WHERE b.improvement_id = i.id AND b.detached_at IS NULL
         GROUP BY o.cause_id ORDER BY count(DISTINCT f.ticket_id) DESC, o.cause_id LIMIT 1) AS cause_id
    FROM improvement i WHERE i.state <> 'declined'";
/// Tickets that went wrong by the cause that is watched for `p`, and that nobody attached to it, or took off again.
const LIKE_THOSE: &str = "ticket_cause c JOIN ticket ON ticket.id = c.ticket_id
    WHERE c.cause_id = p.cause_id AND ticket.merged_into IS NULL AND ticket.opened_at > p.since
        AND NOT EXISTS (SELECT 1 FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
            WHERE e.ticket_id = ticket.id AND a.improvement_id = p.id)";

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

/// The tickets an improvement is perhaps about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// By which they were found.
    pub cause: Cause,
    /// Since when they count.
    pub since: Moment,
    /// The newest first.
    pub cases: Vec<Perhaps>,
}

#[derive(sqlx::FromRow)]
struct Row {
    since: Moment,
    cause_id: CauseId,
    #[sqlx(flatten)]
    perhaps: Perhaps,
}

impl Improvement {
    /// Tickets it is perhaps about, as far as these are seen; nothing when there are none.
    pub async fn perhaps(&self, on: impl Into<On<'_>>, scope: &Scope) -> Result<Option<Found>> {
        let mut on = on.into();
        let query = Query::new(
            "SELECT p.since, p.cause_id, ticket.id AS ticket_id, ticket.subject, ticket.opened_at,
                 (SELECT max(e.id) FROM entry e WHERE e.ticket_id = ticket.id AND e.kind <> 'change') AS entry_id FROM (",
        );
        let query = query.push(WATCHED).with(" AND i.id = ", self.id).push(") p, ").push(LIKE_THOSE);
        let query = scope.restrict(query).push(" ORDER BY ticket.id DESC");
        let rows: Vec<Row> = query.with(" LIMIT ", MOST).all(on.again()).await?;
        let Some(&Row { since, cause_id, .. }) = rows.first() else { return Ok(None) };
        let shown = |one: Perhaps| Perhaps { subject: scope.contacts().words(one.subject), ..one };
        let cases = rows.into_iter().map(|row| shown(row.perhaps)).collect();
        Ok(Some(Found { cause: Cause::find(on, cause_id).await?, since, cases }))
    }

    /// How many of those there are for each of these, as far as they are seen, counted at once and up to a hundred. What
    /// there is nothing for is not among them.
    pub async fn perhaps_counted(
        on: impl Into<On<'_>>,
        scope: &Scope,
        improvements: impl IntoIterator<Item = ImprovementId>,
    ) -> Result<HashMap<ImprovementId, i64>> {
        let query = Query::new("SELECT p.id, (SELECT count(*) FROM (SELECT 1 FROM ").push(LIKE_THOSE);
        let query = scope.restrict(query).with(" LIMIT ", MOST).push(") found) AS n FROM (").push(WATCHED);
        let query = query.with_in(" AND i.id", improvements).push(") p");
        let counted: Vec<(ImprovementId, i64)> = query.all(on).await?;
        Ok(counted.into_iter().filter(|(_, count)| *count > 0).collect())
    }
}
