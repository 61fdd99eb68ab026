//! Search.

use crate::{Row, Scope, State, Ticket, TicketId, entry::ENTRIES, ticket::COLUMNS};
use base::{
    DepartmentId, Result, StaffId,
    index::{Audience, search},
};
use store::{On, Query};

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Newest first.
    pub rows: Vec<Row>,
    /// There are more than were looked at: say more words.
    pub many: bool,
}

/// Conditions beside the words.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// In this state.
    pub state: Option<State>,
    /// Held like this: `nobody`, `staff`, `customer`.
    pub holder: Option<&'static str>,
    /// Of this department.
    pub department: Option<DepartmentId>,
    /// `Some(None)`: nobody is responsible.
    pub assignee: Option<Option<StaffId>>,
}

/// Entry ids looked up at once.
const BATCH: usize = 300;

impl Ticket {
    /// Tickets with an entry that holds every word, newest first; `#1042` or `1042` finds that
    /// ticket too. Subjects, bodies, names and addresses are searched, notes included.
    pub async fn search(
        on: impl Into<On<'_>>,
        scope: &Scope,
        text: &str,
        narrow: &Narrow,
        limit: u32,
    ) -> Result<Found> {
        let mut on = on.into();
        let limit = limit.clamp(1, 200) as usize;
        let mut rows: Vec<Row> = Vec::new();
        if let Some(number) = as_number(text) {
            rows.extend(narrowed(on.again(), scope, narrow, number).await?);
        }
        let mut entries = search(on.again(), ENTRIES, Audience::Public, text).await?;
        entries.extend(search(on.again(), ENTRIES, Audience::Internal, text).await?);
        entries.sort_unstable_by(|a, b| b.cmp(a));
        for batch in entries.chunks(BATCH) {
            for ticket in tickets_of(on.again(), batch).await? {
                if rows.len() > limit {
                    break;
                }
                if rows.iter().any(|r| r.id == ticket) {
                    continue;
                }
                rows.extend(narrowed(on.again(), scope, narrow, ticket).await?);
            }
        }
        let many = rows.len() > limit;
        rows.truncate(limit);
        Ok(Found { rows, many })
    }
}

/// Tickets of these entries, in the entries' order, each once.
async fn tickets_of(on: On<'_>, entries: &[i64]) -> Result<Vec<TicketId>> {
    let rows: Vec<(TicketId,)> = Query::new("SELECT ticket_id FROM entry WHERE TRUE")
        .with_in(" AND id", entries.iter().copied())
        .push(" GROUP BY ticket_id ORDER BY max(id) DESC")
        .all(on)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

async fn narrowed(on: On<'_>, scope: &Scope, narrow: &Narrow, ticket: TicketId) -> Result<Option<Row>> {
    let query = Query::new(COLUMNS)
        .with(" AND id = ", ticket)
        .with_opt(" AND state = ", narrow.state)
        .with_opt(" AND holder = ", narrow.holder)
        .with_opt(" AND department_id = ", narrow.department)
        .with_opt(" AND assignee_id = ", narrow.assignee.flatten());
    let query = if narrow.assignee == Some(None) { query.push(" AND assignee_id IS NULL") } else { query };
    Ok(scope.restrict(query).opt(on).await?)
}

fn as_number(text: &str) -> Option<TicketId> {
    text.trim().trim_start_matches('#').parse().ok()
}
