//! Search.

use crate::{
    Direction, EntryId, Row, Scope, State, Ticket, TicketId, entry::ENTRIES, filling::FIELDS, ticket::COLUMNS,
};
use base::{
    DepartmentId, Result, StaffId,
    index::{self, Audience, MAX_HITS},
    words::{query, stems},
};
use customer::Customer;
use people::Contacts;
use std::collections::HashMap;
use store::{On, Query};

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Newest first.
    pub rows: Vec<Row>,
    /// There are more than were looked at: say more words.
    pub many: bool,
    /// Where it was found.
    pub hits: Hits,
}

/// Of tickets that were found by what an entry says or who wrote it, the newest such entry.
#[derive(Clone, Debug, Default)]
pub struct Hits(HashMap<TicketId, EntryId>);

/// What an entry says in which something was found.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Said {
    ticket_id: TicketId,
    /// Its words, as far as they are looked through.
    pub text: String,
    /// Whether the customer sees it.
    pub public: bool,
    /// Which way it went, if it did.
    pub direction: Option<Direction>,
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

/// Characters of an entry that are looked through for where its words stand.
const LOOKED_THROUGH: i64 = 20_000;
/// Entry ids looked up at once: of a common word, one or two times give a page.
const BATCH: usize = 120;
/// Hits looked at first.
const FEW: i64 = 300;

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
        // Who is not shown addresses cannot look for one either: what was found would say whose it is.
        if scope.contacts().words(text.to_owned()) != text {
            return Ok(Found::default());
        }
        let number = as_number(text);
        let mut named = narrowed(on.again(), scope, narrow, number.as_slice()).await?;
        let mut filled = filled(on.again(), text).await?;
        filled.retain(|id| !named.iter().any(|r| r.id == *id));
        named.extend(narrowed(on.again(), scope, narrow, &filled).await?);
        let (mut rows, mut hits) = (Vec::<Row>::new(), Hits::default());
        // The newest few hits fill a page nearly always; whoever narrows them may need many.
        for most in [FEW, MAX_HITS] {
            rows.clone_from(&named);
            let (entries, all) = newest(on.again(), text, most).await?;
            for batch in entries.chunks(BATCH) {
                if rows.len() > limit {
                    break;
                }
                let mut found = tickets_of(on.again(), batch).await?;
                found.retain(|(id, _)| !rows.iter().any(|r| r.id == *id));
                let tickets: Vec<TicketId> = found.iter().map(|(id, _)| *id).collect();
                hits.0.extend(found);
                rows.extend(narrowed(on.again(), scope, narrow, &tickets).await?);
            }
            if all || rows.len() > limit {
                break;
            }
        }
        let many = rows.len() > limit;
        rows.truncate(limit);
        if scope.contacts() == Contacts::Nothing {
            rows = not_by_name(on, rows, text).await?;
        }
        hits.0.retain(|id, _| rows.iter().any(|row| row.id == *id));
        Ok(Found { rows: scope.shown(rows), many, hits })
    }
}

impl Hits {
    /// What was found says, of those of these tickets where an entry does; `scope` is whose search it was.
    pub async fn said(
        &self,
        on: impl Into<On<'_>>,
        scope: &Scope,
        tickets: impl Iterator<Item = TicketId>,
    ) -> Result<HashMap<TicketId, Said>> {
        let said: Vec<Said> = Query::new("SELECT ticket_id, public, direction, substr(text, 1, CAST(")
            .with("", LOOKED_THROUGH)
            .push(" AS INTEGER)) AS text FROM entry WHERE struck_at IS NULL")
            .with_in(" AND id", tickets.filter_map(|ticket| self.0.get(&ticket).copied()))
            .all(on)
            .await?;
        let shown = |said: Said| Said { text: scope.contacts().words(said.text), ..said };
        Ok(said.into_iter().map(|said| (said.ticket_id, shown(said))).collect())
    }
}

/// Nor can who is shown no names look for one.
async fn not_by_name(on: On<'_>, mut rows: Vec<Row>, text: &str) -> Result<Vec<Row>> {
    let names = Customer::names(on, rows.iter().map(|row| row.identity_id)).await?;
    let Some((asked, open)) = query(text) else { return Ok(rows) };
    // In any inflection, and as far as it is typed: as the search itself finds it.
    let is_found = |stem: &String| asked.contains(stem) || open.as_deref().is_some_and(|open| stem.starts_with(open));
    let is_named = |row: &Row| stems(names.get(&row.identity_id).map_or("", String::as_str)).iter().any(is_found);
    rows.retain(|row| !is_named(row));
    Ok(rows)
}

/// The newest entries that hold every word, at most so many of the public and of the internal ones,
/// and whether these are all. None is newer than one that is missing.
async fn newest(mut on: On<'_>, text: &str, most: i64) -> Result<(Vec<i64>, bool)> {
    let public = index::newest(on.again(), ENTRIES, Audience::Public, text, most).await?;
    let internal = index::newest(on, ENTRIES, Audience::Internal, text, most).await?;
    let cut = |ids: &[i64]| ids.last().copied().filter(|_| ids.len() as i64 >= most);
    let oldest = cut(&public).max(cut(&internal));
    let mut entries = [public, internal].concat();
    entries.retain(|id| oldest.is_none_or(|oldest| *id >= oldest));
    entries.sort_unstable_by(|a, b| b.cmp(a));
    Ok((entries, oldest.is_none()))
}

/// Tickets in whose fields every word stands, newest first.
async fn filled(on: On<'_>, text: &str) -> Result<Vec<TicketId>> {
    let found = index::newest(on, FIELDS, Audience::Internal, text, BATCH as i64).await?;
    Ok(found.into_iter().map(TicketId).collect())
}

/// Tickets of these entries, in the entries' order, each once, with the newest of its entries.
async fn tickets_of(on: On<'_>, entries: &[i64]) -> Result<Vec<(TicketId, EntryId)>> {
    let query =
        Query::new("SELECT ticket_id, max(id) FROM entry WHERE TRUE").with_in(" AND id", entries.iter().copied());
    Ok(query.push(" GROUP BY ticket_id ORDER BY max(id) DESC").all(on).await?)
}

/// Those of these tickets that are seen and wanted, in the same order.
async fn narrowed(on: On<'_>, scope: &Scope, narrow: &Narrow, tickets: &[TicketId]) -> Result<Vec<Row>> {
    if tickets.is_empty() {
        return Ok(Vec::new());
    }
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
    text.trim().trim_start_matches(['#', '/']).parse().ok()
}
