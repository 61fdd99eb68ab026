//! When a mailbox is silent for unusually long: judged by its own past, at the same hours of the same days of the
//! week. Pure.

use crate::ledger::{Quarters, begins, quarter};
use base::Moment;
use jiff::{ToSpan, tz::TimeZone};

/// How many earlier weeks are asked.
pub const WEEKS: usize = 4;
/// A silence this short is never unusual, in quarters of an hour.
const SHORTEST: i64 = 4;
/// The quietest of those weeks had at least so many mails in the same hours: one that has had none would make
/// another one usual.
const LEAST: i64 = 3;
/// And on an average they had so many: where mails come by chance, none at all instead of eight happens once in
/// three thousand times.
const USUAL: i64 = 8;
const WEEK: i64 = 7 * 96;

/// The same hours in earlier weeks as a silence after `last` until `now`, newest first. Weeks that reach into the
/// silence itself are passed over. None while the silence is short.
pub fn windows(last: i64, now: i64, zone: &TimeZone) -> Option<[Quarters; WEEKS]> {
    let silence = now - last - 1;
    if silence < SHORTEST {
        return None;
    }
    let apart = silence.div_euclid(WEEK) + 1;
    let mut found: [Quarters; WEEKS] = Default::default();
    for (window, n) in found.iter_mut().zip(1..) {
        *window = earlier(last + 1, n * apart, zone)?..earlier(now, n * apart, zone)?;
    }
    Some(found)
}

/// The same time on the clock so many weeks before: nights when clocks change do not shift the comparison.
fn earlier(at: i64, weeks: i64, zone: &TimeZone) -> Option<i64> {
    let then = begins(at).there(zone).checked_sub(weeks.weeks()).ok()?;
    Some(quarter(Moment::from_micros(then.timestamp().as_microsecond())))
}

/// Whether none at all is unusual where earlier weeks had so many. `first` is the quarter in which the mailbox had its
/// first mail: what is newer than the oldest week that is asked is never judged.
pub fn is_unusual(windows: &[Quarters; WEEKS], counts: &[i64; WEEKS], first: i64) -> bool {
    let known = windows.iter().all(|window| first <= window.start);
    let sum: i64 = counts.iter().sum();
    known && counts.iter().all(|n| *n >= LEAST) && sum >= USUAL * i64::try_from(WEEKS).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const LONG_AGO: i64 = 0;

    fn at(day: i8, hour: i8) -> i64 {
        let then = date(2026, 11, day).at(hour, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        quarter(Moment::from_micros(then.timestamp().as_microsecond()))
    }

    /// A mailbox with so many mails an hour, from nine to five on workdays, as far as a window reaches.
    fn office(window: &Quarters, an_hour: i64) -> i64 {
        let works = |q: i64| {
            let then = begins(q).there(&TimeZone::UTC);
            then.weekday().to_monday_one_offset() <= 5 && (9..17).contains(&then.hour())
        };
        (window.start..window.end).filter(|q| works(*q)).count() as i64 * an_hour / 4
    }

    fn judged(last: i64, now: i64, an_hour: i64, first: i64) -> bool {
        let Some(windows) = windows(last, now, &TimeZone::UTC) else { return false };
        is_unusual(&windows, &windows.clone().map(|window| office(&window, an_hour)), first)
    }

    #[test]
    fn a_busy_mailbox_that_falls_silent_on_a_morning_is_noticed_by_noon() {
        // The 20th is a Friday.
        assert!(!judged(at(20, 9), at(20, 10), 4, LONG_AGO), "an hour is nothing");
        assert!(judged(at(20, 9), at(20, 12), 4, LONG_AGO));
        assert!(judged(at(19, 16), at(20, 12), 4, LONG_AGO), "also when it began the day before");
    }

    #[test]
    fn nights_and_weekends_are_silent_every_week() {
        assert!(!judged(at(19, 17), at(20, 9), 4, LONG_AGO));
        assert!(!judged(at(20, 17), at(22, 23), 4, LONG_AGO));
        assert!(judged(at(20, 17), at(23, 12), 4, LONG_AGO), "Monday noon is not");
    }

    #[test]
    fn a_mailbox_that_is_new_or_has_few_mails_is_never_judged() {
        assert!(!judged(at(20, 9), at(20, 16), 4, at(1, 0)), "three weeks are not enough");
        assert!(!judged(at(20, 9), at(20, 16), 1, LONG_AGO), "seven mails might be none");
        assert!(judged(at(19, 9), at(20, 16), 1, LONG_AGO), "fourteen would be odd");
    }

    #[test]
    fn one_week_without_mails_makes_another_one_usual() {
        let windows = windows(at(20, 9), at(20, 16), &TimeZone::UTC).unwrap();
        assert!(is_unusual(&windows, &[20, 20, 20, 20], LONG_AGO));
        assert!(!is_unusual(&windows, &[20, 0, 20, 20], LONG_AGO), "a holiday");
    }

    #[test]
    fn a_silence_is_never_compared_with_itself() {
        let (last, now) = (at(2, 9), at(20, 9));
        let windows = windows(last, now, &TimeZone::UTC).unwrap();
        assert!(windows.iter().all(|window| window.end <= last + 1), "{windows:?}");
        assert!(windows.windows(2).all(|pair| pair[1].end <= pair[0].start));
    }

    #[test]
    fn clocks_that_change_do_not_shift_the_hours() {
        let zone = TimeZone::get("Europe/Zagreb").unwrap();
        let noon = |day| {
            let then = day_at(day, &zone);
            quarter(Moment::from_micros(then.timestamp().as_microsecond()))
        };
        let windows = windows(noon(date(2026, 10, 26)) - 12, noon(date(2026, 10, 26)), &zone).unwrap();
        assert_eq!(windows[0].end, noon(date(2026, 10, 19)));
    }

    fn day_at(day: jiff::civil::Date, zone: &TimeZone) -> jiff::Zoned {
        day.at(12, 0, 0, 0).to_zoned(zone.clone()).unwrap()
    }
}
