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

/// Entry ids looked up at once: of a common word, one or two times give a page.
const BATCH: usize = 120;

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
            rows.extend(narrowed(on.again(), scope, narrow, &[number]).await?);
        }
        let mut entries = search(on.again(), ENTRIES, Audience::Public, text).await?;
        entries.extend(search(on.again(), ENTRIES, Audience::Internal, text).await?);
        entries.sort_unstable_by(|a, b| b.cmp(a));
        for batch in entries.chunks(BATCH) {
            if rows.len() > limit {
                break;
            }
            let mut tickets = tickets_of(on.again(), batch).await?;
            tickets.retain(|id| !rows.iter().any(|r| r.id == *id));
            rows.extend(narrowed(on.again(), scope, narrow, &tickets).await?);
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

/// Those of these tickets that are seen and wanted, in the same order.
async fn narrowed(on: On<'_>, scope: &Scope, narrow: &Narrow, tickets: &[TicketId]) -> Result<Vec<Row>> {
    let query = Query::new(COLUMNS)
        .with_in(" AND id", tickets.iter().copied())
        .with_opt(" AND state = ", narrow.state)
        .with_opt(" AND holder = ", narrow.holder)
        .with_opt(" AND department_id = ", narrow.department)
        .with_opt(" AND assignee_id = ", narrow.assignee.flatten());
    let query = if narrow.assignee == Some(None) { query.push(" AND assignee_id IS NULL") } else { query };
    let mut rows: Vec<Row> = scope.restrict(query).all(on).await?;
    rows.sort_by_key(|row| tickets.iter().position(|ticket| *ticket == row.id));
    Ok(rows)
}

fn as_number(text: &str) -> Option<TicketId> {
    text.trim().trim_start_matches('#').parse().ok()
}
