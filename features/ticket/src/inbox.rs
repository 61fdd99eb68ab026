//! Lists of tickets, by keyset.

use crate::{Priority, Scope, State, Ticket, TicketId, ticket::COLUMNS};
use base::{DepartmentId, IdentityId, Moment, Result, StaffId};
use std::str::FromStr;
use store::{On, Query};

/// A row of a list is the ticket's row.
pub type Row = Ticket;

/// Which tickets, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// In this state.
    pub state: Option<State>,
    /// Held like this: `nobody`, `staff`, `customer`.
    pub holder: Option<&'static str>,
    /// Of this department.
    pub department: Option<DepartmentId>,
    /// `Some(None)`: nobody is responsible.
    pub assignee: Option<Option<StaffId>>,
    /// With this priority.
    pub priority: Option<Priority>,
}

/// A place in a list: what was sorted by, and the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    sort: Moment,
    id: TicketId,
    /// Whether the page before this place is wanted.
    backwards: bool,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page {
    /// In the list's order.
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
    /// Where the page before ends, if there is one.
    pub previous: Option<Cursor>,
}

impl View {
    /// Open tickets, whoever is responsible.
    pub fn open() -> View {
        View { state: Some(State::Open), ..View::default() }
    }

    /// Open lists are sorted by what is lost by waiting, most first; others by what happened last.
    pub fn by_urgency(&self) -> bool {
        self.state == Some(State::Open)
    }

    fn query(&self, scope: &Scope) -> Query {
        self.conditions(scope.restrict(Query::new(COLUMNS)))
    }

    fn conditions(&self, query: Query) -> Query {
        // The state is written into the text, because the indexes of open tickets are partial.
        let query = match self.state {
            None => query.push(" AND merged_into IS NULL"),
            Some(State::Open) => query.push(" AND state = 'open'"),
            Some(State::Snoozed) => query.push(" AND state = 'snoozed'"),
            Some(State::Solved) => query.push(" AND state = 'solved'"),
            Some(State::Closed) => query.push(" AND state = 'closed' AND merged_into IS NULL"),
        };
        let query = match self.assignee {
            None => query,
            Some(None) => query.push(" AND assignee_id IS NULL"),
            Some(Some(who)) => query.with(" AND assignee_id = ", who),
        };
        query
            .with_opt(" AND holder = ", self.holder)
            .with_opt(" AND department_id = ", self.department)
            .with_opt(" AND priority = ", self.priority)
    }

    /// One page, beginning after `cursor`.
    pub async fn page(&self, on: impl Into<On<'_>>, scope: &Scope, cursor: Option<Cursor>, limit: u32) -> Result<Page> {
        let limit = limit.clamp(1, 200);
        let backwards = cursor.is_some_and(|c| c.backwards);
        let query = self.order(self.after(self.query(scope), cursor), backwards);
        let mut rows: Vec<Row> = query.with(" LIMIT ", i64::from(limit) + 1).all(on).await?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        if backwards {
            rows.reverse();
        }
        let ends = (rows.first().map(|r| self.cursor(r, true)), rows.last().map(|r| self.cursor(r, false)));
        let previous = ends.0.filter(|_| if backwards { more } else { cursor.is_some() });
        let next = ends.1.filter(|_| backwards || more);
        Ok(Page { rows, next, previous })
    }

    fn after(&self, query: Query, cursor: Option<Cursor>) -> Query {
        let Some(c) = cursor else { return query };
        let (from, end) = match (self.by_urgency(), c.backwards) {
            (true, false) => (" AND (urgent_at, id) > (", ")"),
            (true, true) => (" AND (urgent_at, id) < (", ")"),
            (false, false) => (" AND (moved_at, id) < (", ")"),
            (false, true) => (" AND (moved_at, id) > (", ")"),
        };
        query.with(from, c.sort).with(", ", c.id).push(end)
    }

    fn order(&self, query: Query, backwards: bool) -> Query {
        query.push(match (self.by_urgency(), backwards) {
            (true, false) => " ORDER BY urgent_at, id",
            (true, true) => " ORDER BY urgent_at DESC, id DESC",
            (false, false) => " ORDER BY moved_at DESC, id DESC",
            (false, true) => " ORDER BY moved_at, id",
        })
    }

    fn cursor(&self, row: &Row, backwards: bool) -> Cursor {
        let sort = if self.by_urgency() { row.urgent_at } else { row.moved_at };
        Cursor { sort, id: row.id, backwards }
    }

    /// How many, counted no further than `most`: a probe of the list's own index.
    pub async fn count(&self, on: impl Into<On<'_>>, scope: &Scope, most: u32) -> Result<u32> {
        let counts = View::counts(on, scope, std::slice::from_ref(self), most).await?;
        Ok(counts.first().copied().unwrap_or(0))
    }

    /// [`View::count`] of several views by one statement, in their order.
    pub async fn counts(on: impl Into<On<'_>>, scope: &Scope, views: &[View], most: u32) -> Result<Vec<u32>> {
        let (mut query, mut begin) = (Query::new(""), "SELECT ");
        for (place, view) in (0i64..).zip(views) {
            query = query.with(begin, place).push(", count(*) FROM (SELECT 1 FROM ticket WHERE TRUE");
            query = view.conditions(scope.restrict(query)).with(" LIMIT ", most).push(") counted");
            begin = " UNION ALL SELECT ";
        }
        if views.is_empty() {
            return Ok(Vec::new());
        }
        let mut counts: Vec<(i64, i64)> = query.all(on).await?;
        counts.sort_unstable();
        Ok(counts.into_iter().map(|(_, n)| u32::try_from(n).unwrap_or(u32::MAX)).collect())
    }
}

/// The newest tickets of these identities, newest first: each identity's own index is read from its
/// end, however many tickets there are.
pub async fn newest_of(on: impl Into<On<'_>>, scope: &Scope, identities: &[IdentityId], most: u32) -> Result<Vec<Row>> {
    let mut on = on.into();
    let mut rows: Vec<Row> = Vec::new();
    for identity in identities {
        let query =
            scope.restrict(Query::new(COLUMNS).with(" AND identity_id = ", *identity).push(" AND merged_into IS NULL"));
        rows.extend(query.with(" ORDER BY id DESC LIMIT ", most).all::<Row>(on.again()).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    rows.truncate(most as usize);
    Ok(rows)
}

/// How many tickets these identities have, counted no further than `most`.
pub async fn count_of(on: impl Into<On<'_>>, scope: &Scope, identities: &[IdentityId], most: u32) -> Result<i64> {
    let query = Query::new("SELECT count(*) FROM (SELECT 1 FROM ticket WHERE merged_into IS NULL");
    let query = scope.restrict(query.with_in(" AND identity_id", identities.iter().copied()));
    Ok(query.with(" LIMIT ", most).push(") counted").value(on).await?)
}

/// As in links and the API: opaque to whoever carries it.
impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let way = if self.backwards { 'b' } else { 'f' };
        write!(f, "{way}{:x}.{:x}", self.sort.micros(), self.id.0)
    }
}
impl FromStr for Cursor {
    type Err = base::Error;
    fn from_str(s: &str) -> Result<Self> {
        let parse = || {
            let backwards = match s.get(..1)? {
                "b" => true,
                "f" => false,
                _ => return None,
            };
            let (sort, id) = s.get(1..)?.split_once('.')?;
            let number = |hex| i64::from_str_radix(hex, 16).ok();
            Some(Cursor { sort: Moment::from_micros(number(sort)?), id: TicketId(number(id)?), backwards })
        };
        parse().ok_or_else(|| base::Error::invalid("cursor", "ticket-error-cursor"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_way_through_a_link() {
        let cursor = Cursor { sort: Moment::from_micros(1_763_000_000_123_456), id: TicketId(1042), backwards: true };
        assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        for wrong in ["", "x", "f12", "fzz.1", "é1.2"] {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
