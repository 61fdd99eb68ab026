//! *Try it*: when would something be due that comes then?

use base::Moment;
use clock::Calendar;
use jiff::{
    civil::{DateTime, Weekday},
    tz::TimeZone,
};

/// Working minutes at most: a quarter of a year around the clock.
const LONGEST: i64 = 90 * 24 * 60;

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trial {
    /// When a mail comes, on the calendar's clock.
    pub at: DateTime,
    /// In how many working minutes it is to be answered.
    pub minutes: i64,
}

impl Trial {
    /// What a form sent; `None` when it makes no sense.
    pub fn read(at: &str, minutes: &str) -> Option<Trial> {
        let (at, minutes) = (at.parse().ok()?, minutes.trim().parse().ok()?);
        (0..=LONGEST).contains(&minutes).then_some(Trial { at, minutes })
    }

    /// The Friday after `now`, shortly before most people go home, and an hour: where working hours show.
    pub fn example(now: Moment, zone: &TimeZone) -> Trial {
        let mut day = local(now, zone).date();
        while day.weekday() != Weekday::Friday {
            day = day.tomorrow().unwrap_or(day);
        }
        Trial { at: day.at(16, 40, 0, 0), minutes: 60 }
    }

    /// When it comes, and when it is due; none when the calendar never opens for so long.
    pub fn run(&self, calendar: &Calendar) -> Option<(Moment, Moment)> {
        let zoned = self.at.to_zoned(calendar.zone.clone()).ok()?;
        let comes = Moment::from_micros(zoned.timestamp().as_microsecond());
        Some((comes, calendar.add_working(comes, self.minutes * 60_000_000)?))
    }
}

/// A moment on the clock of a place.
pub fn local(at: Moment, zone: &TimeZone) -> DateTime {
    at.there(zone).datetime()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::Week;

    fn calendar() -> Calendar {
        let week = Week::weekdays("09:00-17:00".parse().unwrap_or_default());
        Calendar { week, zone: TimeZone::get("Europe/Zagreb").unwrap_or(TimeZone::UTC), ..Calendar::always() }
    }

    #[test]
    fn what_comes_on_friday_evening_is_due_on_monday_morning() {
        let trial = Trial::read("2026-11-27T16:40", "40").expect("a trial");
        let (comes, due) = trial.run(&calendar()).expect("it opens");
        assert_eq!(local(comes, &calendar().zone).to_string(), "2026-11-27T16:40:00");
        assert_eq!(local(due, &calendar().zone).to_string(), "2026-11-30T09:20:00");
    }

    #[test]
    fn nonsense_is_not_tried() {
        for (at, minutes) in [("tomorrow", "5"), ("2026-11-27T16:40", "-5"), ("2026-11-27T16:40", "9999999")] {
            assert_eq!(Trial::read(at, minutes), None);
        }
    }
}
