//! How much there is in each list, and of what somebody has yet to read and to finish: the figures beside the rail.

use crate::{Draft, Scope, View, inbox::READ_TO_COUNT, mentioning, promise};
use base::{Moment, Result, StaffId};
use store::{On, Query};

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// So many were found.
    pub n: u32,
    /// There may be more: it was not counted to the end.
    pub at_least: bool,
}

/// What waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Tickets in each view that was asked for, in that order.
    pub lists: Vec<Counted>,
    /// Tickets in which they were called and have not read it.
    pub called: Counted,
    /// Drafts they have begun.
    pub drafts: Counted,
    /// Promises they have not kept yet.
    pub promises: Counted,
    /// Of these, one comes due soon.
    pub due_soon: bool,
}

impl Waiting {
    /// Counts everything by one statement, each part no further than `most`; a promise comes due soon before `soon`.
    pub async fn of(
        on: impl Into<On<'_>>,
        scope: &Scope,
        who: StaffId,
        views: &[View],
        (most, soon): (u32, Moment),
    ) -> Result<Waiting> {
        let (mut query, mut place) = (Query::new(""), 0i64);
        let mut begin = "SELECT ";
        for view in views {
            query = view.probe(query.with(begin, place).push(", "), scope, most);
            (begin, place) = (" UNION ALL SELECT ", place + 1);
        }
        query = mentioning::probe(query.with(begin, place).push(", CAST(0 AS BIGINT), "), scope, who, most);
        query = Draft::probe(query.with(" UNION ALL SELECT ", place + 1).push(", CAST(0 AS BIGINT), "), who, most);
        query = promise::probe(query.with(" UNION ALL SELECT ", place + 2).push(", "), who, soon, most);
        let mut counts: Vec<(i64, i64, i64)> = query.all(on).await?;
        counts.sort_unstable();
        let (_, due_soon, promises) = counts.pop().unwrap_or_default();
        let mut lists: Vec<Counted> = counts.into_iter().map(|(_, read, n)| counted(read, n, most)).collect();
        let none = Counted { n: 0, at_least: false };
        let (drafts, called) = (lists.pop().unwrap_or(none), lists.pop().unwrap_or(none));
        Ok(Waiting { lists, called, drafts, promises: counted(0, promises, most), due_soon: due_soon > 0 })
    }
}

fn counted(read: i64, n: i64, most: u32) -> Counted {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    Counted { n, at_least: n >= most || read >= i64::from(READ_TO_COUNT) }
}
