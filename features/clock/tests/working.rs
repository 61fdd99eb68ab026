//! Working time against a wall clock that is read minute by minute.
#![allow(clippy::unwrap_used)]
use clock::{Calendar, Closed, Country, Hours, Span, Week};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
    tz::TimeZone,
};
use proptest::{collection::vec, prelude::*, sample::select};
use std::collections::HashMap;
use store::Moment;

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;
const ZONES: [&str; 5] =
    ["Europe/Zagreb", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago"];

fn calendar(zone: &str, week: Week) -> Calendar {
    Calendar { zone: TimeZone::get(zone).unwrap(), week, ..Calendar::always() }
}

fn office(zone: &str) -> Calendar {
    calendar(zone, Week::weekdays("09:00-13:00, 14:00-17:00".parse().unwrap()))
}

/// `2026-03-27T16:00` on the calendar's wall.
fn at(calendar: &Calendar, local: &str) -> Moment {
    let local: jiff::civil::DateTime = local.parse().unwrap();
    Moment::from_micros(calendar.zone.to_timestamp(local).unwrap().as_microsecond())
}

fn minutes_open_by_the_wall(calendar: &Calendar, from: Moment, to: Moment) -> i64 {
    let minutes = (from.micros() / MINUTE)..(to.micros() / MINUTE);
    let mut days = HashMap::new();
    let open = minutes.filter(|minute| {
        let wall = calendar.zone.to_datetime(Timestamp::from_second(minute * 60).unwrap());
        let of_day = wall.hour() as u16 * 60 + wall.minute() as u16;
        let hours = days.entry(wall.date()).or_insert_with(|| calendar.hours(wall.date()));
        hours.spans().iter().any(|s| (s.from()..s.to()).contains(&of_day))
    });
    open.count() as i64
}

/// Hours that begin and end outside the hours in which clocks are changed: those between 00:00 and
/// 04:00, and in Santiago the one before 24:00.
fn hours() -> impl Strategy<Value = Hours> {
    let within = (8u16..=46).prop_map(|half| half * 30);
    let boundary = prop_oneof![1 => Just(0u16), 6 => within, 1 => Just(1440)];
    let span = (boundary.clone(), boundary).prop_filter_map("empty", |(a, b)| Span::new(a.min(b), a.max(b)));
    vec(span, 0..4).prop_map(Hours::from)
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let closed = vec((0..400i64, hours()), 0..6);
    let holidays = vec(select(&Country::ALL[..]), 0..3);
    (select(&ZONES[..]), vec(hours(), 7), holidays, closed).prop_map(|(zone, week, holidays, closed)| Calendar {
        zone: TimeZone::get(zone).unwrap(),
        week: Week(week.try_into().unwrap()),
        holidays: holidays.into_iter().collect(),
        closed: closed
            .into_iter()
            .map(|(day, hours)| (date(2026, 1, 1) + day.days(), Closed { reason: "x".into(), hours }))
            .collect(),
    })
}

/// Whole minutes in 2026 and early in 2027.
fn moments() -> impl Strategy<Value = Moment> {
    (29_453_760i64..29_980_000).prop_map(|minute| Moment::from_micros(minute * MINUTE))
}

/// Within ten days of a change of clocks, in one of the zones, or anywhere.
fn near_changes() -> impl Strategy<Value = Moment> {
    let changes = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-06", "2026-10-04", "2026-10-25", "2026-11-01"];
    (select(changes.to_vec()), -7_200i64..7_200).prop_map(|(day, minutes)| {
        let day: Date = day.parse().unwrap();
        let noon = TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).unwrap();
        Moment::from_micros(noon.as_microsecond() + minutes * MINUTE)
    })
}

fn ascending<const N: usize>(mut moments: [Moment; N]) -> [Moment; N] {
    moments.sort();
    moments
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn working_time_is_what_the_wall_clock_shows(calendar in calendars(), a in near_changes(), days in 0i64..15) {
        let b = Moment::from_micros(a.micros() + days * 24 * HOUR + 77 * MINUTE);
        let shown = minutes_open_by_the_wall(&calendar, a, b) * MINUTE;
        prop_assert_eq!(calendar.working_between(a, b), shown);
        let wall = minutes_open_by_the_wall(&calendar, a, Moment::from_micros(a.micros() + MINUTE));
        prop_assert_eq!(calendar.is_open(a), wall == 1);
    }

    #[test]
    fn working_time_adds_up(calendar in calendars(), a in moments(), b in moments(), c in moments()) {
        let [a, b, c] = ascending([a, b, c]);
        let parts = calendar.working_between(a, b) + calendar.working_between(b, c);
        prop_assert_eq!(parts, calendar.working_between(a, c));
        prop_assert!(calendar.working_between(a, c) <= c.since(a));
        prop_assert_eq!(calendar.working_between(c, a), 0);
    }

    #[test]
    fn adding_working_time_undoes_measuring_it(calendar in calendars(), a in moments(), micros in 1i64..300 * HOUR) {
        let Some(due) = calendar.add_working(a, micros) else {
            prop_assert_eq!(calendar.next_open(Moment::from_seconds(1_900_000_000)), None);
            return Ok(());
        };
        prop_assert_eq!(calendar.working_between(a, due), micros);
        let just_before = Moment::from_micros(due.micros() - 1);
        prop_assert!(calendar.is_open(just_before), "the last microsecond is worked");
        prop_assert_eq!(calendar.working_between(a, just_before), micros - 1);
    }

    #[test]
    fn more_work_and_a_later_start_end_later(calendar in calendars(), a in moments(), b in moments(), x in 1i64..200 * HOUR, y in 1i64..200 * HOUR) {
        let [a, b] = ascending([a, b]);
        prop_assert!(calendar.add_working(a, x.min(y)) <= calendar.add_working(a, x.max(y)));
        prop_assert!(calendar.add_working(a, x) <= calendar.add_working(b, x));
    }

    #[test]
    fn nothing_is_worked_before_the_next_opening(calendar in calendars(), a in moments()) {
        if let Some(open) = calendar.next_open(a) {
            prop_assert!(open >= a && calendar.is_open(open));
            prop_assert_eq!(calendar.working_between(a, open), 0);
        }
    }

    #[test]
    fn around_the_clock_working_time_is_elapsed_time(zone in select(&ZONES[..]), a in near_changes(), b in near_changes()) {
        let [a, b] = ascending([a, b]);
        let mut always = calendar(zone, Week::daily(Hours::all_day()));
        prop_assert_eq!(always.working_between(a, b), b.since(a));
        // One ordinary entry makes it count instead of taking the short way.
        always.closed.insert(date(2026, 6, 1), Closed { reason: "x".into(), hours: Hours::all_day() });
        prop_assert!(!always.never_closes() && always.is_open(a));
        prop_assert_eq!(always.working_between(a, b), b.since(a));
        prop_assert_eq!(always.add_working(a, b.since(a)), Some(b));
    }

    #[test]
    fn whole_weeks_count_as_their_days_do(calendar in calendars(), a in moments(), days in 30i64..800) {
        let day = |n: i64| Moment::from_micros(a.micros() + n * 24 * HOUR);
        let daily: i64 = (0..days).map(|n| calendar.working_between(day(n), day(n + 1))).sum();
        prop_assert_eq!(calendar.working_between(a, day(days)), daily);
    }
}

#[test]
fn a_deadline_passes_over_night_break_and_weekend() {
    let office = office("Europe/Zagreb");
    let friday = at(&office, "2026-03-27T16:00");
    assert_eq!(office.add_working(friday, HOUR), Some(at(&office, "2026-03-27T17:00")), "not Monday morning");
    assert_eq!(office.add_working(friday, 6 * HOUR), Some(at(&office, "2026-03-30T15:00")), "over a change of clocks");
    assert_eq!(office.next_open(at(&office, "2026-03-27T13:30")), Some(at(&office, "2026-03-27T14:00")));
    assert!(!office.is_open(at(&office, "2026-03-27T17:00")));
    assert_eq!(office.add_working(friday, 0), Some(friday));
    let weeks = office.add_working(at(&office, "2026-05-08T17:00"), (10 * 35 + 7) * HOUR);
    assert_eq!(weeks, Some(at(&office, "2026-07-20T17:00")), "whole weeks end in the evening, too");
}

#[test]
fn a_night_shift_is_as_long_as_its_night() {
    let night = |zone, day: &str, hours: &str| {
        let calendar = calendar(zone, Week::daily(hours.parse().unwrap()));
        let [from, to] = ["00:00", "23:59"].map(|time| at(&calendar, &format!("{day}T{time}")));
        calendar.working_between(from, to) / MINUTE
    };
    assert_eq!(night("Europe/Zagreb", "2026-03-29", "00:00-08:00"), 7 * 60);
    assert_eq!(night("Europe/Zagreb", "2026-10-25", "00:00-08:00"), 9 * 60);
    assert_eq!(night("America/New_York", "2026-03-08", "00:00-08:00"), 7 * 60);
    assert_eq!(night("America/New_York", "2026-11-01", "00:00-08:00"), 9 * 60);
    assert_eq!(night("Australia/Lord_Howe", "2026-10-04", "00:00-08:00"), 7 * 60 + 30);
    assert_eq!(night("Australia/Lord_Howe", "2026-04-05", "00:00-08:00"), 8 * 60 + 30);
    assert_eq!(night("Asia/Kolkata", "2026-03-29", "00:00-08:00"), 8 * 60);
}

#[test]
fn boundaries_within_a_change_of_clocks_neither_lose_nor_repeat_time() {
    let day = |day: &str, hours: &str| {
        let calendar = calendar("Europe/Zagreb", Week::daily(hours.parse().unwrap()));
        let [from, to] = ["00:00", "23:00"].map(|time| at(&calendar, &format!("{day}T{time}")));
        calendar.working_between(from, to) / MINUTE
    };
    let spring = ["02:00-03:00", "01:30-02:30", "02:30-03:30", "02:15-02:45"].map(|h| day("2026-03-29", h));
    assert_eq!(spring, [0, 30, 30, 0]);
    let autumn = ["02:00-03:00", "01:30-02:30", "02:30-03:30", "02:15-02:45"].map(|h| day("2026-10-25", h));
    assert_eq!(autumn, [120, 60, 120, 30]);
}

#[test]
fn a_day_that_a_zone_skipped_has_no_hours() {
    let apia = calendar("Pacific/Apia", Week::daily("09:00-17:00".parse().unwrap()));
    let [from, to] = ["2011-12-29T00:00", "2012-01-01T00:00"].map(|t| at(&apia, t));
    assert_eq!(apia.working_between(from, to), 2 * 8 * HOUR);
}

#[test]
fn an_evening_that_comes_twice_over_midnight_is_counted_once() {
    // At 00:01 on 7 November 2010 clocks in Newfoundland went back to 23:01.
    let hours = Week::daily("00:00-24:00".parse().unwrap());
    let mut johns = calendar("America/St_Johns", hours);
    johns.closed.insert(date(2010, 12, 25), Closed { reason: "x".into(), hours: Hours::none() });
    let noon = at(&johns, "2010-11-06T12:00");
    for minutes in 600..900 {
        let from = Moment::from_micros(noon.micros() + minutes * MINUTE);
        assert!(johns.is_open(from));
        assert_eq!(johns.working_between(from, from.plus(std::time::Duration::from_secs(7200))), 2 * HOUR);
    }
}

#[test]
fn a_calendar_that_never_opens_gives_no_moment() {
    let never = calendar("Europe/Zagreb", Week::default());
    let now = Moment::from_seconds(1_780_000_000);
    assert_eq!((never.next_open(now), never.add_working(now, 1)), (None, None));
    assert_eq!(never.working_between(now, Moment::from_seconds(9_000_000_000)), 0);
}

#[test]
fn the_ends_of_time_are_survived() {
    let [first, last] = [i64::MIN, i64::MAX].map(Moment::from_micros);
    let office = office("Europe/Zagreb");
    let opened = office.next_open(first).unwrap();
    let working_day = Moment::from_micros(opened.micros() + 24 * HOUR);
    assert_eq!(office.working_between(first, working_day), 7 * HOUR);
    assert_eq!(office.working_between(Moment::from_micros(i64::MAX / 2), last), 0);
    assert_eq!((office.next_open(last), office.add_working(last, 1)), (None, None));
    assert_eq!(office.add_working(Moment::from_seconds(0), i64::MAX), None);
    assert_eq!(Calendar::always().add_working(last, 1), None);
}
