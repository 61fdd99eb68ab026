//! Where the time went: the intervals of a ticket's life, and whose they were.

use crate::{Party, Ticket, TicketId, holder::Holder, wait::parties_of};
use base::{Moment, Result, StaffId};
use std::collections::BTreeMap;
use store::{On, Query, sql};

/// One interval in which one holder had the ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub holder: Holder,
    /// Who shared it in equal parts, when several did.
    pub parties: Vec<Party>,
    /// Since when.
    pub since: Moment,
    /// Until when; `None` while it lasts.
    pub until: Option<Moment>,
}

impl Ticket {
    /// The intervals of the ticket's life, oldest first. They touch, but never overlap; between
    /// solving and reopening there is none. Whose department's ticket it was meanwhile divides none of them.
    pub async fn ledger(&self, on: impl Into<On<'_>>) -> Result<Vec<Holding>> {
        let mut on = on.into();
        type Line = (i64, String, Option<StaffId>, Moment, Option<Moment>);
        let rows: Vec<Line> =
            sql!("SELECT id, holder, staff_id, since, until FROM holding WHERE ticket_id = $1 ORDER BY id")
                .bind(self.id)
                .all(on.again())
                .await?;
        let shared = rows.iter().filter(|row| matches!(row.1.as_str(), "departments" | "outside"));
        let parties = parties_of(on, &shared.map(|row| row.0).collect::<Vec<_>>()).await?;
        let holding = |(id, word, staff, since, until): Line| {
            let holder = Holder::of_words(&word, staff);
            let parties = parties.iter().filter(|(of, _)| *of == id).map(|(_, party)| *party).collect();
            Holding { holder, parties, since, until }
        };
        Ok(joined(rows.into_iter().map(holding)))
    }
}

/// Tickets looked at by one statement.
const BATCH: usize = 500;

/// How long the customers of these tickets have waited for us, in microseconds: everything in their lives but
/// [`Whose::Customer`].
pub async fn waited(on: impl Into<On<'_>>, tickets: &[TicketId], now: Moment) -> Result<BTreeMap<TicketId, i64>> {
    let mut on = on.into();
    let mut waited = BTreeMap::new();
    for some in tickets.chunks(BATCH) {
        let query = Query::new("SELECT ticket_id, since, until FROM holding WHERE holder <> 'customer'");
        let query = query.with_in(" AND ticket_id", some.iter().copied());
        let rows: Vec<(TicketId, Moment, Option<Moment>)> = query.all(on.again()).await?;
        for (ticket, since, until) in rows {
            *waited.entry(ticket).or_default() += until.unwrap_or(now).since(since).max(0);
        }
    }
    Ok(waited)
}

/// Intervals of the same holder that touch are one.
fn joined(holdings: impl Iterator<Item = Holding>) -> Vec<Holding> {
    let mut all: Vec<Holding> = Vec::new();
    for next in holdings {
        match all.last_mut() {
            Some(last)
                if last.until == Some(next.since) && last.holder == next.holder && last.parties == next.parties =>
            {
                last.until = next.until;
            }
            _ => all.push(next),
        }
    }
    all
}

/// At whose cost an interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Nobody had taken it.
    Nobody,
    /// A staff member's.
    Staff(StaffId),
    /// Of whoever was asked.
    Party(Party),
    /// The customer's own.
    Customer,
}

impl Holding {
    /// Whose it is; several share it in equal parts.
    pub fn whose(&self) -> Vec<Whose> {
        match self.holder {
            Holder::Nobody => vec![Whose::Nobody],
            Holder::Staff(id) => vec![Whose::Staff(id)],
            Holder::Customer => vec![Whose::Customer],
            Holder::Departments | Holder::Outside if self.parties.is_empty() => vec![Whose::Party(Party::Outside)],
            Holder::Departments | Holder::Outside => self.parties.iter().copied().map(Whose::Party).collect(),
        }
    }
}

/// Whose time it was, in microseconds: a pure function. What several hold is shared in equal parts, to the
/// microsecond, so that the shares together are the whole.
pub fn shares(ledger: &[Holding], now: Moment) -> BTreeMap<Whose, i64> {
    let mut shares = BTreeMap::new();
    for holding in ledger {
        let micros = holding.until.unwrap_or(now).since(holding.since).max(0);
        let whose = holding.whose();
        for (whose, part) in whose.iter().zip(equal_parts(micros, whose.len())) {
            *shares.entry(*whose).or_default() += part;
        }
    }
    shares
}

/// So many parts that differ by at most one and are the whole together.
fn equal_parts(whole: i64, parts: usize) -> impl Iterator<Item = i64> {
    let n = i64::try_from(parts.max(1)).unwrap_or(1);
    (0..n).map(move |part| whole / n + i64::from(part < whole % n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::DepartmentId;
    use proptest::prelude::*;

    fn holding(parties: &[i64], since: i64, micros: i64) -> Holding {
        let parties: Vec<Party> = parties.iter().map(|id| Party::Department(DepartmentId(*id))).collect();
        let holder = if parties.is_empty() { Holder::Nobody } else { Holder::Departments };
        let since = Moment::from_micros(since);
        Holding { holder, parties, since, until: Some(Moment::from_micros(since.micros() + micros)) }
    }

    #[test]
    fn what_several_hold_is_shared_equally() {
        let whose = |id| Whose::Party(Party::Department(DepartmentId(id)));
        let ledger = [holding(&[], 0, 5), holding(&[1, 2, 3], 5, 11), holding(&[3], 16, 4)];
        let shares = shares(&ledger, Moment::from_micros(99));
        assert_eq!(
            shares.into_iter().collect::<Vec<_>>(),
            [(Whose::Nobody, 5), (whose(1), 4), (whose(2), 4), (whose(3), 7)]
        );
    }

    #[test]
    fn a_long_life_is_added_up_in_no_time() {
        let ledger: Vec<Holding> = (0..1000).map(|n| holding(&[n % 5, n % 7, n % 11], n * 1000, 1000)).collect();
        let started = std::time::Instant::now();
        assert_eq!(shares(&ledger, Moment::from_micros(0)).values().sum::<i64>(), 1_000_000);
        // Under a millisecond where nothing else runs; a test may stand in a queue.
        assert!(started.elapsed() < std::time::Duration::from_millis(100), "{:?}", started.elapsed());
    }

    proptest! {
        #[test]
        fn the_shares_are_the_whole(
            intervals in prop::collection::vec((prop::collection::btree_set(1_i64..6, 0..5), 0_i64..1_000_000_000_000), 0..40),
        ) {
            let mut at = 0;
            let mut ledger = Vec::new();
            for (parties, micros) in intervals {
                ledger.push(holding(&parties.into_iter().collect::<Vec<_>>(), at, micros));
                at += micros;
            }
            prop_assert_eq!(shares(&ledger, Moment::from_micros(at)).values().sum::<i64>(), at);
        }
    }
}
