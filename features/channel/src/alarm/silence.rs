//! When a mailbox is silent for unusually long: judged by its own past, at the same hours of the same days of the
//! week. Days that are not like their weekday, here or then, say nothing. Pure.

use crate::ledger::{Quarters, begins, quarter, quarters};
use base::Moment;
use clock::Calendar;
use jiff::{ToSpan, civil::Date, tz::TimeZone};

/// How many earlier weeks are asked.
pub const WEEKS: usize = 4;
/// Weeks with other days than usual are passed over; so many are looked at to find enough.
const LOOKED_AT: i64 = 10;
/// A silence this short is never unusual, in quarters of an hour.
const SHORTEST: i64 = 4;
/// The quietest of those weeks had at least so many mails in the same hours: one that has had none would make
/// another one usual.
const LEAST: i64 = 3;
/// And on an average they had so many: where mails come by chance, none at all instead of eight happens once in
/// three thousand times.
const USUAL: i64 = 8;
const WEEK: i64 = 7 * 96;
/// Of a longer silence its last days are compared.
const LONGEST: i64 = 4 * WEEK;

/// The hours of one week that are compared, in order, without the days that say nothing.
pub type Window = Vec<Quarters>;

/// The same hours in earlier weeks as a silence after `last` until `now`, newest first. Weeks that reach into the
/// silence itself are passed over, and those in which a day was closed or a holiday. None while the silence is short,
/// or where too few weeks are like this one.
pub fn windows(last: i64, now: i64, calendar: &Calendar) -> Option<[Window; WEEKS]> {
    let silence = now - last - 1;
    if silence < SHORTEST {
        return None;
    }
    let apart = silence.div_euclid(WEEK) + 1;
    let days = usual_days((last + 1).max(now - LONGEST)..now, calendar);
    let usual_then =
        |weeks: &i64| days.iter().all(|(day, _)| before(*day, *weeks).is_some_and(|day| is_usual(day, calendar)));
    let mut found: [Window; WEEKS] = Default::default();
    let mut weeks = (1..=LOOKED_AT).map(|n| n * apart).filter(usual_then);
    for window in &mut found {
        *window = window_of(&days, weeks.next()?, &calendar.zone)?;
    }
    found[0].iter().map(|part| part.end - part.start).sum::<i64>().ge(&SHORTEST).then_some(found)
}

/// Whether a day is like every other of its name: no holiday, and not said to be otherwise.
fn is_usual(day: Date, calendar: &Calendar) -> bool {
    !calendar.closed.contains_key(&day) && calendar.holiday(day).is_none()
}

/// The days of a silence that are like any other, each with what of it was silent.
fn usual_days(silence: Quarters, calendar: &Calendar) -> Vec<(Date, Quarters)> {
    let first = begins(silence.start).there(&calendar.zone).date();
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let parts = days.map(|day| {
        let whole = quarters(day, &calendar.zone);
        (day, whole.start.max(silence.start)..whole.end.min(silence.end))
    });
    parts.take_while(|(_, part)| part.start < part.end).filter(|(day, _)| is_usual(*day, calendar)).collect()
}

/// The same hours of these days so many weeks before; days that follow each other make one part.
fn window_of(days: &[(Date, Quarters)], weeks: i64, zone: &TimeZone) -> Option<Window> {
    let mut window = Window::new();
    for (_, part) in days {
        let then = earlier(part.start, weeks, zone)?..earlier(part.end, weeks, zone)?;
        match window.last_mut().filter(|last| last.end == then.start) {
            Some(last) => last.end = then.end,
            None => window.push(then),
        }
    }
    Some(window)
}

fn before(day: Date, weeks: i64) -> Option<Date> {
    day.checked_sub(weeks.weeks()).ok()
}

/// The same time on the clock so many weeks before: nights when clocks change do not shift the comparison.
fn earlier(at: i64, weeks: i64, zone: &TimeZone) -> Option<i64> {
    let then = begins(at).there(zone).checked_sub(weeks.weeks()).ok()?;
    Some(quarter(Moment::from_micros(then.timestamp().as_microsecond())))
}

/// Whether none at all is unusual where earlier weeks had so many. `first` is the quarter in which the mailbox had its
/// first mail: what is newer than the oldest week that is asked is never judged.
pub fn is_unusual(windows: &[Window; WEEKS], counts: &[i64; WEEKS], first: i64) -> bool {
    let known = windows.iter().flatten().all(|part| first <= part.start);
    let sum: i64 = counts.iter().sum();
    known && counts.iter().all(|n| *n >= LEAST) && sum >= USUAL * i64::try_from(WEEKS).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::{Closed, Hours};
    use jiff::civil::date;

    const LONG_AGO: i64 = 0;

    fn at(day: i8, hour: i8) -> i64 {
        on(date(2026, 11, day), hour)
    }

    fn on(day: Date, hour: i8) -> i64 {
        let then = day.at(hour, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        quarter(Moment::from_micros(then.timestamp().as_microsecond()))
    }

    /// A mailbox with so many mails an hour, from nine to five on workdays, as far as a window reaches; none on days
    /// off.
    fn office(window: &Window, an_hour: i64, calendar: &Calendar) -> i64 {
        let works = |q: i64| {
            let then = begins(q).there(&TimeZone::UTC);
            then.weekday().to_monday_one_offset() <= 5
                && (9..17).contains(&then.hour())
                && is_usual(then.date(), calendar)
        };
        window.iter().cloned().flatten().filter(|q| works(*q)).count() as i64 * an_hour / 4
    }

    fn judged_by(calendar: &Calendar, (last, now): (i64, i64), an_hour: i64, first: i64) -> bool {
        let Some(windows) = windows(last, now, calendar) else { return false };
        is_unusual(&windows, &windows.clone().map(|window| office(&window, an_hour, calendar)), first)
    }

    fn judged(last: i64, now: i64, an_hour: i64, first: i64) -> bool {
        judged_by(&Calendar::always(), (last, now), an_hour, first)
    }

    fn with_closed(days: &[Date]) -> Calendar {
        let closed = |day: &Date| (*day, Closed { reason: "Stocktaking".into(), hours: Hours::none() });
        Calendar { closed: days.iter().map(closed).collect(), ..Calendar::always() }
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
        let windows = windows(at(20, 9), at(20, 16), &Calendar::always()).unwrap();
        assert!(is_unusual(&windows, &[20, 20, 20, 20], LONG_AGO));
        assert!(!is_unusual(&windows, &[20, 0, 20, 20], LONG_AGO), "a holiday");
    }

    #[test]
    fn a_day_on_which_it_is_closed_is_no_silence() {
        let days: Vec<Date> = (19..=20).map(|day| date(2026, 11, day)).collect();
        assert!(judged(at(18, 16), at(20, 16), 4, LONG_AGO));
        assert!(!judged_by(&with_closed(&days), (at(18, 16), at(20, 16)), 4, LONG_AGO));
        assert!(judged_by(&with_closed(&days), (at(18, 16), at(23, 13)), 4, LONG_AGO), "the Monday after is");
        assert!(judged_by(&with_closed(&days[1..]), (at(18, 16), at(20, 16)), 4, LONG_AGO), "the day before was");
    }

    #[test]
    fn a_mailbox_is_silent_at_christmas_and_watched_again_right_after() {
        let calendar = Calendar { holidays: [clock::Country::Hr].into(), ..Calendar::always() };
        let (eve, feast) = (on(date(2026, 12, 24), 16), on(date(2026, 12, 25), 16));
        assert!(judged(eve, feast, 4, LONG_AGO));
        assert!(!judged_by(&calendar, (eve, feast), 4, LONG_AGO));
        // Fridays before the 8th of January: the 1st and the 25th say nothing.
        let (morning, noon) = (on(date(2027, 1, 8), 8), on(date(2027, 1, 8), 12));
        assert!(judged_by(&calendar, (morning, noon), 4, LONG_AGO), "weeks with holidays make no other week usual");
    }

    #[test]
    fn a_silence_is_never_compared_with_itself() {
        let (last, now) = (at(2, 9), at(20, 9));
        let windows = windows(last, now, &Calendar::always()).unwrap();
        assert!(windows.iter().flatten().all(|part| part.end <= last + 1), "{windows:?}");
        assert!(windows.windows(2).all(|pair| pair[1][0].end <= pair[0][0].start));
    }

    #[test]
    fn clocks_that_change_do_not_shift_the_hours() {
        let zone = TimeZone::get("Europe/Zagreb").unwrap();
        let noon = |day| {
            let then = day_at(day, &zone);
            quarter(Moment::from_micros(then.timestamp().as_microsecond()))
        };
        let calendar = Calendar { zone: zone.clone(), ..Calendar::always() };
        let windows = windows(noon(date(2026, 10, 26)) - 12, noon(date(2026, 10, 26)), &calendar).unwrap();
        assert_eq!(windows[0][0].end, noon(date(2026, 10, 19)));
    }

    fn day_at(day: jiff::civil::Date, zone: &TimeZone) -> jiff::Zoned {
        day.at(12, 0, 0, 0).to_zoned(zone.clone()).unwrap()
    }
}
