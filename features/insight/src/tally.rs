//! The sum of many intervals: a pure function of the ledger.

use crate::{Day, Holder, Period};
use base::{DepartmentId, Moment};
use std::collections::BTreeMap;
use ticket::ledger::Holding;

/// Of one day: whose tickets, and who had their time.
pub type Key = (Day, DepartmentId, Holder);

/// How much it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// In microseconds.
    pub micros: i64,
    /// How often it became theirs.
    pub turns: i64,
}

impl Sum {
    /// Both together.
    pub fn plus(self, other: Sum) -> Sum {
        Sum { micros: self.micros.saturating_add(other.micros), turns: self.turns.saturating_add(other.turns) }
    }

    /// How long it was theirs each time.
    pub fn each(self) -> Option<i64> {
        (self.turns > 0).then(|| self.micros / self.turns)
    }
}

/// Whose the time was on each of some days.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    period: Period,
    now: Moment,
    /// By day.
    pub sums: BTreeMap<Key, Sum>,
}

impl Tally {
    /// Nothing yet of these days, as seen now.
    pub fn new(period: Period, now: Moment) -> Tally {
        Tally { period, now, sums: BTreeMap::new() }
    }

    /// Adds what of an interval, and of others that are the same, lies on these days. What runs is counted until now.
    pub fn add(&mut self, department: DepartmentId, holding: &Holding, times: i64) {
        let until = holding.until.unwrap_or(self.now).min(self.now);
        let began = Day::of(holding.since, &self.period.zone);
        let mut begins = began >= self.period.from && began < self.period.until && holding.since <= self.now;
        for (day, micros) in self.period.pieces(holding.since, until) {
            let since = Moment::from_micros(0);
            let piece = Holding { since, until: Some(Moment::from_micros(micros)), ..holding.clone() };
            for (holder, micros) in Holder::shares(&piece) {
                let sum = self.sums.entry((day, department, holder)).or_default();
                *sum = sum.plus(Sum { micros: micros.saturating_mul(times), turns: i64::from(begins) * times });
            }
            begins = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;
    use ticket::{Party, holder::Holder as Held, ledger::shares};

    fn holding(parties: &[i64], since: i64, micros: i64) -> Holding {
        let parties: Vec<Party> = parties.iter().map(|id| Party::Department(DepartmentId(*id))).collect();
        let holder = if parties.is_empty() { Held::Nobody } else { Held::Departments };
        let until = Some(Moment::from_micros(since + micros));
        Holding { holder, parties, since: Moment::from_micros(since), until }
    }

    fn of(ledger: &[Holding], from: i64, until: i64) -> Tally {
        let period = Period { from: Day(from), until: Day(until), zone: TimeZone::get("Europe/Zagreb").unwrap() };
        let mut tally = Tally::new(period, Moment::from_micros(i64::MAX / 2));
        ledger.iter().for_each(|holding| tally.add(DepartmentId(1), holding, 1));
        tally
    }

    fn whole(tally: &Tally) -> i64 {
        tally.sums.values().map(|sum| sum.micros).sum()
    }

    proptest! {
        #[test]
        fn the_days_of_a_ticket_are_its_customer_s_wait_to_the_microsecond(
            intervals in prop::collection::vec((prop::collection::btree_set(1_i64..5, 0..4), 0_i64..400_000_000_000), 0..30),
        ) {
            let mut at = 86_400_000_000_i64;
            let mut ledger = Vec::new();
            for (parties, micros) in intervals {
                ledger.push(holding(&parties.into_iter().collect::<Vec<_>>(), at, micros));
                at += micros;
            }
            let tally = of(&ledger, 0, 30_000);
            let by_ticket = shares(&ledger, Moment::from_micros(at)).values().sum::<i64>();
            prop_assert_eq!(whole(&tally), by_ticket);
            prop_assert_eq!(whole(&tally), at - 86_400_000_000);
            // Counted in two halves, it is the same: a day can be written on its own.
            let (early, late) = (of(&ledger, 0, 20), of(&ledger, 20, 30_000));
            prop_assert_eq!(whole(&early) + whole(&late), whole(&tally));
            let mut both = early.sums;
            both.extend(late.sums);
            prop_assert_eq!(both, tally.sums);
        }
    }

    #[test]
    fn a_turn_is_counted_on_the_day_it_begins() {
        let day = 86_400_000_000;
        let tally = of(&[holding(&[2, 3], 10 * day, 3 * day)], 0, 100);
        let turns: i64 = tally.sums.values().map(|sum| sum.turns).sum();
        assert_eq!((turns, tally.sums.len()), (2, 8), "two shared it, from one in the morning on four days");
    }
}
