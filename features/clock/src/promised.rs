//! Times that somebody writes to a customer as a promise: *we will call you before 15:00*.
//!
//! A sentence counts when it says when, and says that we will. English, Russian, Bulgarian and
//! Croatian are understood. Questions, requests, conditions and denials promise nothing. What is
//! noticed wrongly costs its author one click, what is missed costs the customer; but a desk that
//! sees promises everywhere is soon ignored, so in doubt nothing was promised.

mod mood;
mod token;
mod when;
mod word;

use crate::Calendar;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::time::Duration;
use store::Moment;
use when::{Day, When};
use word::Unit;

/// Promises of one message; more are a newsletter.
const MOST: usize = 3;
/// What lies further ahead is no promise but a plan.
const FURTHEST: Duration = Duration::from_secs(366 * 24 * 3600);
/// Where the hours of a day say nothing, its work ends at this hour.
const EVENING: i8 = 18;

/// A promise in somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// By when.
    pub due_at: Moment,
    /// The sentence.
    pub words: String,
}

/// The promises of a text, in its order, each moment once. `calendar` tells the zone in which it was
/// written, when a day's work ends, and which days are working days.
pub fn promised(text: &str, now: Moment, calendar: &Calendar) -> Vec<Promised> {
    let mut found: Vec<Promised> = Vec::new();
    for sentence in token::sentences(text) {
        let due = when::read(&sentence.tokens)
            .filter(|when| mood::promises(&sentence, when.firm))
            .and_then(|when| due(&when, now, calendar));
        let Some(due_at) = due.filter(|due| *due > now && *due <= now.plus(FURTHEST)) else { continue };
        if found.iter().all(|known| known.due_at != due_at) {
            found.push(Promised { due_at, words: sentence.text.chars().take(200).collect() });
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

fn due(when: &When, now: Moment, calendar: &Calendar) -> Option<Moment> {
    if let Some(within) = when.within {
        return passed(within.n, within.unit, within.working, now, calendar);
    }
    let today = local(now, &calendar.zone)?.date();
    let day = match when.day {
        None => None,
        Some(day) => Some(date(day, today, calendar)?),
    };
    match (day, when.clock) {
        (Some(day), Some((hour, minute))) => at(day, hour, minute, &calendar.zone),
        (Some(day), None) => evening(day, calendar),
        (None, Some((hour, minute))) => at(today, hour, minute, &calendar.zone)
            .filter(|due| *due > now)
            .or_else(|| at(today.tomorrow().ok()?, hour, minute, &calendar.zone)),
        (None, None) => None,
    }
}

fn passed(n: u32, unit: Unit, working: bool, now: Moment, calendar: &Calendar) -> Option<Moment> {
    let seconds = match unit {
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day => 24 * 3600,
        Unit::Week => 7 * 24 * 3600,
    };
    let elapsed = || Some(now.plus(Duration::from_secs(u64::from(n) * seconds)));
    match unit {
        Unit::Hour if working => calendar.add_working(now, i64::from(n) * 3_600_000_000),
        Unit::Day if working => {
            let today = local(now, &calendar.zone)?.date();
            let days = std::iter::successors(today.tomorrow().ok(), |day| day.tomorrow().ok()).take(400);
            let day = days.filter(|day| !calendar.hours(*day).is_none()).nth(n.checked_sub(1)? as usize)?;
            evening(day, calendar)
        }
        _ => elapsed(),
    }
}

fn date(day: Day, today: Date, calendar: &Calendar) -> Option<Date> {
    match day {
        Day::After(days) => today.checked_add(i64::from(days).days()).ok(),
        Day::On(weekday) => {
            let ahead = i64::from(today.weekday().until(weekday));
            today.checked_add(if ahead == 0 { 7 } else { ahead }.days()).ok()
        }
        Day::Of { day, month, year } => {
            let year = year.unwrap_or(today.year());
            let this = Date::new(year, month, day).ok()?;
            if this < today { Date::new(year.checked_add(1)?, month, day).ok() } else { Some(this) }
        }
        Day::EndOfWeek => {
            let sunday = i64::from(today.weekday().until(jiff::civil::Weekday::Sunday));
            let days = (0..=sunday).rev().filter_map(|ahead| today.checked_add(ahead.days()).ok());
            days.filter(|day| !calendar.hours(*day).is_none()).find(|_| true).or(Some(today))
        }
    }
}

/// When the work of a day ends.
fn evening(day: Date, calendar: &Calendar) -> Option<Moment> {
    let end = calendar.hours(day).spans().last().map(|span| span.to()).filter(|_| !calendar.never_closes());
    match end.filter(|minutes| *minutes < 24 * 60) {
        Some(minutes) => at(day, i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, &calendar.zone),
        None => at(day, EVENING, 0, &calendar.zone),
    }
}

fn at(day: Date, hour: i8, minute: i8, zone: &TimeZone) -> Option<Moment> {
    let zoned = day.at(hour, minute, 0, 0).to_zoned(zone.clone()).ok()?;
    Some(Moment::from_micros(zoned.timestamp().as_microsecond()))
}

fn local(at: Moment, zone: &TimeZone) -> Option<jiff::civil::DateTime> {
    Some(zone.to_datetime(Timestamp::from_microsecond(at.micros()).ok()?))
}

#[cfg(test)]
mod tests;
