//! Lists of tickets, by keyset.

use crate::{
    Cursor, Scope, Ticket, TicketId, View,
    ticket::{AND_MORE, COLUMNS, SIFTED},
};
use base::{IdentityId, Moment, Result};
use store::{On, Query};

/// A row of a list is the ticket's row.
pub type Row = Ticket;

/// Rows read one after the other for one page, when no index knows what is wanted: then the page ends,
/// and the next one goes on from there.
pub const READ: i64 = 5_000;
/// Tickets that are looked up by their numbers, because another table knows them all.
const KNOWN: usize = 2_000;
/// Rows read for a count that no index serves.
pub(crate) const READ_TO_COUNT: u32 = 500;

/// One page of a list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// In the list's order.
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
    /// Where the page before ends, if there is one.
    pub previous: Option<Cursor>,
    /// Up to when it was looked, when there may be more of a list that must be sifted.
    pub looked_to: Option<Moment>,
}

impl View {
    /// One page, beginning after `cursor`. Of a list that must be sifted, a page may hold fewer rows
    /// than `limit`, though there is a next one.
    pub async fn page(&self, on: impl Into<On<'_>>, scope: &Scope, cursor: Option<Cursor>, limit: u32) -> Result<Page> {
        let mut on = on.into();
        let limit = limit.clamp(1, 200);
        let backwards = cursor.is_some_and(|c| c.backwards);
        let (query, edge) = match self.found(on.again()).await? {
            _ if !self.is_sifted() => (self.walk(scope, Query::new(COLUMNS), cursor), None),
            Some(ids) => {
                let query = self.walk(scope, Query::new(COLUMNS).with_in(" AND id", ids), None);
                (self.after(self.sifted(query), cursor), None)
            }
            None => {
                let read = self.order(self.walk(scope, Query::new(SIFTED), cursor), backwards);
                let query = self.sifted(read.with(" LIMIT ", READ).push(") read_first WHERE TRUE"));
                (query, Some(self.edge(on.again(), scope, cursor).await?))
            }
        };
        // What was read in order stays in order when it is sifted; saying it again would sort it all.
        let query = if edge.is_some() { query } else { self.order(query, backwards) };
        let mut rows: Vec<Row> = query.with(" LIMIT ", i64::from(limit) + 1).all(on).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        if backwards {
            rows.reverse();
        }
        Ok(self.ends(scope.shown(rows), cursor, more, edge.flatten()))
    }

    fn ends(&self, rows: Vec<Row>, cursor: Option<Cursor>, more: bool, edge: Option<Cursor>) -> Page {
        let backwards = cursor.is_some_and(|c| c.backwards);
        let first = rows.first().map(|r| self.cursor(r, true));
        let last = rows.last().map(|r| self.cursor(r, false));
        let behind = cursor.map(View::turned);
        let looked_to = edge.filter(|_| !more).map(|edge| edge.sort);
        if backwards {
            let previous = if more { first } else { edge };
            return Page { rows, next: last.or(behind), previous, looked_to };
        }
        let next = if more { last } else { edge };
        Page { rows, next, previous: cursor.and(first.or(behind)), looked_to }
    }

    fn walk(&self, scope: &Scope, query: Query, cursor: Option<Cursor>) -> Query {
        self.after(self.indexed(scope.restrict(query)), cursor)
    }

    /// The last place that is read for a page, when there may be more behind it.
    async fn edge(&self, on: On<'_>, scope: &Scope, cursor: Option<Cursor>) -> Result<Option<Cursor>> {
        let backwards = cursor.is_some_and(|c| c.backwards);
        let columns = if self.by_urgency() {
            "SELECT urgent_at, id FROM ticket WHERE TRUE"
        } else {
            "SELECT moved_at, id FROM ticket WHERE TRUE"
        };
        let query = self.order(self.walk(scope, Query::new(columns), cursor), backwards);
        let last: Option<(Moment, TicketId)> = query.with(" LIMIT 1 OFFSET ", READ - 1).opt(on).await?;
        Ok(last.map(|(sort, id)| Cursor { sort, id, backwards, itself: false }))
    }

    /// The tickets that tags, followers, mentions and causes leave over, when these are not too many.
    async fn found(&self, mut on: On<'_>) -> Result<Option<Vec<TicketId>>> {
        for finder in self.finders() {
            let rows: Vec<(TicketId,)> = finder.with(" LIMIT ", KNOWN as i64 + 1).all(on.again()).await?;
            if rows.len() <= KNOWN {
                return Ok(Some(rows.into_iter().map(|(id,)| id).collect()));
            }
        }
        Ok(None)
    }

    /// Adds how many tickets there are to a statement of three numbers: the place, the rows read for the count when
    /// not each of them counts, and the count, no further than `most`. A probe of the list's own index; of a list
    /// that must be sifted, only its beginning is counted.
    pub(crate) fn probe(&self, query: Query, scope: &Scope, most: u32) -> Query {
        let query = self.read_to_count(scope, query).push(", count(*) FROM (SELECT 1 FROM ");
        self.counted(scope, query).with(" LIMIT ", most).push(") counted")
    }

    /// How many rows are read for the count, when not each of them counts.
    fn read_to_count(&self, scope: &Scope, query: Query) -> Query {
        if !self.is_sifted() {
            return query.push("CAST(0 AS BIGINT)");
        }
        let read = self.indexed(scope.restrict(query.push("(SELECT count(*) FROM (SELECT 1 FROM ticket WHERE TRUE")));
        read.with(" LIMIT ", READ_TO_COUNT).push(") beginning)")
    }

    fn counted(&self, scope: &Scope, query: Query) -> Query {
        if !self.is_sifted() {
            return self.indexed(scope.restrict(query.push("ticket WHERE TRUE")));
        }
        let read = self.indexed(scope.restrict(query.push("(SELECT * FROM ticket WHERE TRUE")));
        self.sifted(self.order(read, false).with(" LIMIT ", READ_TO_COUNT).push(") read_first WHERE TRUE"))
    }
}

/// The newest tickets of these identities, newest first: each identity's own index is read from its
/// end, however many tickets there are.
pub async fn newest_of(on: impl Into<On<'_>>, scope: &Scope, identities: &[IdentityId], most: u32) -> Result<Vec<Row>> {
    if identities.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = newest(Query::new(""), scope, identities, most).all(on).await?;
    Ok(scope.shown(first(rows, most)))
}

/// [`newest_of`] and [`count_of`] in one statement: a page shows both.
pub async fn newest_and_count_of(
    on: impl Into<On<'_>>,
    scope: &Scope,
    identities: &[IdentityId],
    (most, counted): (u32, u32),
) -> Result<(Vec<Row>, i64)> {
    #[derive(sqlx::FromRow)]
    struct Counted {
        #[sqlx(flatten)]
        row: Row,
        counted: i64,
    }
    if identities.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let query = count(Query::new(AND_MORE).push("("), scope, identities, counted).push(") AS counted FROM (");
    // Cut off inside, where SQLite would count once for each identity otherwise.
    let query = newest(query, scope, identities, most).with(" ORDER BY id DESC LIMIT ", most);
    let rows: Vec<Counted> = query.push(") newest").all(on).await?;
    let counted = rows.first().map_or(0, |row| row.counted);
    Ok((scope.shown(first(rows.into_iter().map(|counted| counted.row).collect(), most)), counted))
}

/// Adds the newest of each identity.
fn newest(mut query: Query, scope: &Scope, identities: &[IdentityId], most: u32) -> Query {
    let mut begin = "";
    for identity in identities {
        query = query.push(begin).push(SIFTED).with(" AND identity_id = ", *identity).push(" AND merged_into IS NULL");
        query = scope.restrict(query).with(" ORDER BY id DESC LIMIT ", most).push(") newest");
        begin = " UNION ALL ";
    }
    query
}

/// The newest of all.
fn first(mut rows: Vec<Row>, most: u32) -> Vec<Row> {
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    rows.truncate(most as usize);
    rows
}

/// How many tickets these identities have, counted no further than `most`.
pub async fn count_of(on: impl Into<On<'_>>, scope: &Scope, identities: &[IdentityId], most: u32) -> Result<i64> {
    Ok(count(Query::new(""), scope, identities, most).value(on).await?)
}

fn count(query: Query, scope: &Scope, identities: &[IdentityId], most: u32) -> Query {
    let query = query.push("SELECT count(*) FROM (SELECT 1 FROM ticket WHERE merged_into IS NULL");
    let query = scope.restrict(query.with_in(" AND identity_id", identities.iter().copied()));
    query.with(" LIMIT ", most).push(") counted")
}
