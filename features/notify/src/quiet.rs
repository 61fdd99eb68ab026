//! When someone does not want to be disturbed, and when they want it all at once. Pure.

use jiff::{
    ToSpan, Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use store::Moment;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// Hours and days on which nothing but the bell is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quiet {
    /// From this minute after midnight …
    pub from: u16,
    /// … until this one, on the next day when it is earlier; equal: at no hour.
    pub until: u16,
    /// Whole days of the week, Monday is 1.
    pub days: Vec<i8>,
}

impl Quiet {
    /// Whether it is quiet at that moment there.
    pub fn is_at(&self, at: Moment, zone: &TimeZone) -> bool {
        let local = at.there(zone);
        let minute = minute(&local);
        let by_hour = match self.from.cmp(&self.until) {
            std::cmp::Ordering::Equal => false,
            std::cmp::Ordering::Less => (self.from..self.until).contains(&minute),
            std::cmp::Ordering::Greater => minute >= self.from || minute < self.until,
        };
        by_hour || self.days.contains(&local.weekday().to_monday_one_offset())
    }

    /// The first moment from `at` on that is not quiet; `at` itself when every moment is.
    pub fn over(&self, at: Moment, zone: &TimeZone) -> Moment {
        let mut then = at;
        // Each step is a boundary: midnight or the end of the hours; a week has fourteen.
        for _ in 0..16 {
            if !self.is_at(then, zone) {
                return then;
            }
            let next = [0, self.until].into_iter().filter_map(|minute| next(then, minute, zone)).min();
            let Some(next) = next else { return at };
            then = next;
        }
        at
    }
}

/// Whether one of these minutes of the day has come after `since` and by `now`.
pub fn has_come(minutes: &[u16], since: Moment, now: Moment, zone: &TimeZone) -> bool {
    minutes.iter().filter_map(|minute| next(since, *minute, zone)).any(|at| at <= now)
}

/// A minute of the day as people write it: `09:00`.
pub fn written(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// The minute of the day someone wrote: `9`, `9:00`, `09.30`.
pub fn read(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn minute(local: &Zoned) -> u16 {
    u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs())
}

/// When the clock there next shows this minute, later than `after`.
fn next(after: Moment, minute: u16, zone: &TimeZone) -> Option<Moment> {
    let today = after.there(zone).date();
    let days = [Some(today), today.tomorrow().ok(), today.checked_add(2.days()).ok()];
    days.into_iter().flatten().filter_map(|day| on(day, minute, zone)).find(|at| *at > after)
}

fn on(day: Date, minute: u16, zone: &TimeZone) -> Option<Moment> {
    let time = Time::new(i8::try_from(minute / 60 % 24).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
    let at = day.to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(Moment::from_micros(at.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        let timestamp: jiff::Timestamp = text.parse().expect("a timestamp");
        Moment::from_micros(timestamp.as_microsecond())
    }

    fn zagreb() -> TimeZone {
        TimeZone::get("Europe/Zagreb").expect("a bundled zone")
    }

    fn nights() -> Quiet {
        Quiet { from: 19 * 60, until: 8 * 60, days: vec![6, 7] }
    }

    #[test]
    fn a_night_ends_on_the_next_morning_there() {
        let (quiet, zone) = (nights(), zagreb());
        // 20 November 2025 is a Thursday; Zagreb is an hour ahead of UTC.
        assert!(!quiet.is_at(at("2025-11-20T17:59:00Z"), &zone));
        assert!(quiet.is_at(at("2025-11-20T18:00:00Z"), &zone));
        assert_eq!(quiet.over(at("2025-11-20T18:00:00Z"), &zone), at("2025-11-21T07:00:00Z"));
        assert_eq!(quiet.over(at("2025-11-20T12:00:00Z"), &zone), at("2025-11-20T12:00:00Z"));
    }

    #[test]
    fn a_quiet_weekend_lasts_until_monday_morning() {
        assert_eq!(nights().over(at("2025-11-21T20:00:00Z"), &zagreb()), at("2025-11-24T07:00:00Z"));
    }

    #[test]
    fn whoever_is_always_quiet_is_not_put_off_for_ever() {
        let always = Quiet { days: (1..=7).collect(), ..Quiet::default() };
        let now = at("2025-11-21T20:00:00Z");
        assert_eq!(always.over(now, &zagreb()), now);
        assert!(!Quiet::default().is_at(now, &zagreb()));
    }

    #[test]
    fn a_digest_is_due_once_its_minute_has_come() {
        let (times, zone) = ([9 * 60, 14 * 60], zagreb());
        let due = |since, now| has_come(&times, at(since), at(now), &zone);
        assert!(!due("2025-11-20T08:30:00Z", "2025-11-20T12:59:00Z"));
        assert!(due("2025-11-20T08:30:00Z", "2025-11-20T13:00:00Z"));
        assert!(!due("2025-11-20T13:00:00Z", "2025-11-20T23:00:00Z"), "the minute itself is over");
        assert!(due("2025-11-20T13:00:00Z", "2025-11-21T08:00:00Z"));
        assert!(!has_come(&[], at("2025-11-20T08:30:00Z"), at("2026-11-20T08:30:00Z"), &zone));
    }

    #[test]
    fn a_minute_the_clock_skips_still_comes() {
        // On 30 March 2025 the clocks of Zagreb go from 2:00 to 3:00.
        assert!(has_come(&[150], at("2025-03-30T00:00:00Z"), at("2025-03-30T01:45:00Z"), &zagreb()));
    }

    #[test]
    fn minutes_are_written_and_read_back() {
        assert_eq!(
            [read("9"), read("09:00"), read("14.30"), read("24:00"), read("x")],
            [Some(540), Some(540), Some(870), None, None]
        );
        assert_eq!(written(870), "14:30");
        assert!((0..DAY).all(|minute| read(&written(minute)) == Some(minute)));
    }
}
