//! Natural times to put a ticket aside until, in the reader's zone.

use jiff::{Span, ToSpan, Zoned, civil::Weekday};
use shell::{Choice, Frame};
use store::Moment;

/// In an hour, tomorrow morning, Monday morning, in a week.
pub fn choices(frame: &Frame) -> Vec<Choice> {
    let now = frame.now.there(&frame.zone);
    let times = [
        ("ticket-snooze-hour", now.checked_add(1.hour()).ok()),
        ("ticket-snooze-tomorrow", morning(&now, 1.day())),
        ("ticket-snooze-monday", morning(&now, days_to_monday(&now).days())),
        ("ticket-snooze-week", morning(&now, 1.week())),
    ];
    let choice = |(key, time): (&str, Option<Zoned>)| {
        let moment = Moment::from_micros(time?.timestamp().as_microsecond());
        Some(Choice::new(moment.micros(), format!("{} · {}", frame.t(key), frame.exact(moment)), false))
    };
    let mut choices: Vec<Choice> = times.into_iter().filter_map(choice).collect();
    // On a Sunday, tomorrow is Monday.
    choices.dedup_by(|later, earlier| later.value == earlier.value);
    choices
}

fn morning(now: &Zoned, later: Span) -> Option<Zoned> {
    let day = now.checked_add(later).ok()?;
    day.with().hour(9).minute(0).second(0).subsec_nanosecond(0).build().ok()
}

fn days_to_monday(now: &Zoned) -> i64 {
    match i64::from(now.weekday().since(Weekday::Monday)) {
        0 => 7,
        passed => 7 - passed,
    }
}

/// What a browser's `datetime-local` field says, in the reader's zone.
pub fn parse_local(frame_zone: &jiff::tz::TimeZone, text: &str) -> Option<Moment> {
    let civil: jiff::civil::DateTime = text.parse().ok()?;
    let zoned = civil.to_zoned(frame_zone.clone()).ok()?;
    Some(Moment::from_micros(zoned.timestamp().as_microsecond()))
}
