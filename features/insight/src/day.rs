//! Days as the company lives them.

use base::Moment;
use jiff::{ToSpan, Unit, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

const FIRST: Date = Date::constant(1970, 1, 1);

/// A day in the company's zone, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i64);

impl Day {
    /// The day of this moment.
    pub fn of(at: Moment, zone: &TimeZone) -> Day {
        let date = at.there(zone).date();
        Day(FIRST.until((Unit::Day, date)).map_or(0, |span| i64::from(span.get_days())))
    }

    /// When it begins: midnight, or what comes after it where the clocks skip it.
    pub fn begins(self, zone: &TimeZone) -> Moment {
        let date = FIRST.checked_add(self.0.days()).unwrap_or(FIRST);
        let begins = date.to_zoned(zone.clone()).map(|at| at.timestamp().as_microsecond());
        Moment::from_micros(begins.unwrap_or(self.0.saturating_mul(86_400_000_000)))
    }

    /// So many days later.
    pub fn plus(self, days: i64) -> Day {
        Day(self.0.saturating_add(days))
    }
}

/// Days in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// The first.
    pub from: Day,
    /// The first that is not in it any more.
    pub until: Day,
    /// The company's zone.
    pub zone: TimeZone,
}

impl Period {
    /// The last so many days, with today.
    pub fn last(days: i64, now: Moment, zone: TimeZone) -> Period {
        let until = Day::of(now, &zone).plus(1);
        Period { from: until.plus(-days), until, zone }
    }

    /// When it begins.
    pub fn begins(&self) -> Moment {
        self.from.begins(&self.zone)
    }

    /// When it is over.
    pub fn ends(&self) -> Moment {
        self.until.begins(&self.zone)
    }

    /// What of an interval lies on which of its days, in microseconds.
    pub fn pieces(&self, since: Moment, until: Moment) -> Vec<(Day, i64)> {
        let (mut at, end) = (since.max(self.begins()), until.min(self.ends()));
        let mut pieces = Vec::new();
        while at < end {
            let day = Day::of(at, &self.zone);
            let next = day.plus(1).begins(&self.zone).min(end);
            // A zone that says nonsense must not keep us for ever.
            if next <= at {
                break;
            }
            pieces.push((day, next.since(at)));
            at = next;
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_company() {
        let zagreb = zone("Europe/Zagreb");
        // 2026-03-29, when the clocks go forward: 23 hours.
        let day = Day::of(Moment::from_seconds(1_774_778_400), &zagreb);
        assert_eq!(day.plus(1).begins(&zagreb).since(day.begins(&zagreb)), 23 * 3_600_000_000);
        assert_eq!(Day::of(day.begins(&zagreb), &zagreb), day);
        assert_eq!(Day::of(Moment::from_seconds(-1), &TimeZone::UTC), Day(-1));
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_whole(
            since in 0_i64..2_000_000_000_000_000, micros in 0_i64..20_000_000_000_000,
            name in prop::sample::select(vec!["UTC", "Europe/Zagreb", "America/Santiago", "Pacific/Apia"]),
        ) {
            let (since, until) = (Moment::from_micros(since), Moment::from_micros(since + micros));
            let period = Period { from: Day(-2), until: Day(30_000), zone: zone(name) };
            let pieces = period.pieces(since, until);
            prop_assert_eq!(pieces.iter().map(|(_, part)| part).sum::<i64>(), micros);
            prop_assert!(pieces.windows(2).all(|two| two[0].0 < two[1].0), "each day once, in order");
        }
    }
}
