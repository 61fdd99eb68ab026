use crate::{Calendar, Span};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, TimeZone},
};
use store::Moment;

const MINUTE: i64 = 60_000_000;

/// Days on end without work after which a calendar is taken to be closed for good: ten years.
const FOR_GOOD: u32 = 3660;

/// Working time of a calendar.
///
/// Where clocks are changed, a boundary in the missing hour is the moment of the change, and a
/// boundary in the doubled hour is its first pass: a night shift from 00:00 to 08:00 then lasts
/// seven or nine hours, and no moment is counted twice.
impl Calendar {
    /// Whether somebody works at that moment.
    pub fn is_open(&self, at: Moment) -> bool {
        self.next_open(at) == Some(at)
    }

    /// The first working moment not before `from`; none when the calendar stays closed for ten years.
    pub fn next_open(&self, from: Moment) -> Option<Moment> {
        self.openings(from).next().map(|(start, _)| start)
    }

    /// Working time from `from` to `to` in microseconds; zero when `to` is not later.
    pub fn working_between(&self, from: Moment, to: Moment) -> i64 {
        if self.never_closes() {
            return to.since(from).max(0);
        }
        let end = local_date(&self.zone, to);
        let mut openings = self.openings(from);
        let mut sum = 0;
        loop {
            while let Some(week) = openings.leap(|last, _| last < end) {
                sum += week;
            }
            match openings.next() {
                Some((start, stop)) if start < to => sum += stop.min(to).since(start),
                _ => return sum,
            }
        }
    }

    /// The moment by which `micros` of working time have passed since `from`: the earliest one, so
    /// a day's last minute ends at closing time and not the next morning. `from` itself when
    /// `micros` is not positive; none when the calendar never opens for so long.
    pub fn add_working(&self, from: Moment, micros: i64) -> Option<Moment> {
        if micros <= 0 {
            return Some(from);
        }
        if self.never_closes() {
            return from.micros().checked_add(micros).map(Moment::from_micros);
        }
        let mut openings = self.openings(from);
        let mut left = micros;
        loop {
            while let Some(week) = openings.leap(|_, week| 0 < week && week < left) {
                left -= week;
            }
            let (start, stop) = openings.next()?;
            let length = stop.since(start);
            if left <= length {
                return Some(Moment::from_micros(start.micros() + left));
            }
            left -= length;
        }
    }

    fn openings(&self, from: Moment) -> Openings<'_> {
        let first = local_date(&self.zone, from);
        Openings {
            calendar: self,
            from,
            first,
            date: Some(first),
            day: first,
            spans: &[],
            idle: 0,
            week: i64::from(self.week.minutes()) * MINUTE,
            holidays: None,
            change: None,
        }
    }
}

/// The open stretches of a calendar in order, from a moment on.
struct Openings<'a> {
    calendar: &'a Calendar,
    from: Moment,
    first: Date,
    /// The next day to look at; none after the last of the calendar's days.
    date: Option<Date>,
    day: Date,
    /// What is left of `day`.
    spans: &'a [Span],
    /// Days without work so far, on end.
    idle: u32,
    /// Working time of an ordinary week.
    week: i64,
    /// A year and its public holidays.
    holidays: Option<(i16, Vec<Date>)>,
    /// The UTC date of a coming change of clocks.
    change: Option<Date>,
}

impl Iterator for Openings<'_> {
    type Item = (Moment, Moment);

    fn next(&mut self) -> Option<(Moment, Moment)> {
        loop {
            let Some((span, rest)) = self.spans.split_first() else {
                self.turn_page()?;
                continue;
            };
            self.spans = rest;
            let zone = &self.calendar.zone;
            let start = moment_at(zone, self.day, span.from()).map(|start| start.max(self.from));
            let stretch = start.zip(moment_at(zone, self.day, span.to()));
            if let Some((start, stop)) = stretch.filter(|(start, stop)| start < stop) {
                self.idle = 0;
                return Some((start, stop));
            }
        }
    }
}

impl Openings<'_> {
    fn turn_page(&mut self) -> Option<()> {
        self.day = self.date?;
        self.date = self.day.tomorrow().ok();
        self.idle += 1;
        self.spans = self.spans_on(self.day);
        (self.idle <= FOR_GOOD).then_some(())
    }

    /// Steps over the next seven days at once, giving their working time, if all are ordinary and
    /// `may` agrees to the day after them and to that time.
    fn leap(&mut self, may: impl Fn(Date, i64) -> bool) -> Option<i64> {
        let start = self.date.filter(|date| self.spans.is_empty() && *date > after(self.first, 1))?;
        let end = start.checked_add(7.days()).ok()?;
        if !may(end, self.week) || !self.is_ordinary(start, end) {
            return None;
        }
        self.date = Some(end);
        Some(self.week)
    }

    fn is_ordinary(&mut self, start: Date, end: Date) -> bool {
        let same_year = start.year() == after(end, -1).year();
        same_year
            && self.calendar.closed.range(start..end).next().is_none()
            && !self.holidays(start.year()).iter().any(|day| (start..end).contains(day))
            && self.next_change(start) > after(end, 2)
    }
}

impl<'a> Openings<'a> {
    /// As `Calendar::hours`, looking the year's holidays up only once.
    fn spans_on(&mut self, date: Date) -> &'a [Span] {
        let calendar = self.calendar;
        if let Some(day) = calendar.closed.get(&date) {
            return day.hours.spans();
        }
        let spans = calendar.week.on(date.weekday()).spans();
        if !spans.is_empty() && self.holidays(date.year()).contains(&date) { &[] } else { spans }
    }

    fn holidays(&mut self, year: i16) -> &[Date] {
        if self.holidays.as_ref().is_none_or(|(known, _)| *known != year) {
            let countries = self.calendar.holidays.iter();
            let days = countries.flat_map(|c| crate::holidays::of(*c, year)).map(|(day, _)| day);
            self.holidays = Some((year, days.collect()));
        }
        self.holidays.as_ref().map_or(&[], |(_, days)| days)
    }

    /// The UTC date of the next change of clocks that may touch `date` or a later day.
    fn next_change(&mut self, date: Date) -> Date {
        match self.change {
            // Local dates are within two days of UTC dates.
            Some(change) if date < after(change, 3) => change,
            _ => {
                let zone = &self.calendar.zone;
                let since = after(date, -2).to_datetime(Default::default());
                let since = TimeZone::UTC.to_timestamp(since).unwrap_or(Timestamp::MIN);
                let change = zone.following(since).next();
                let change = change.map_or(Date::MAX, |c| TimeZone::UTC.to_datetime(c.timestamp()).date());
                *self.change.insert(change)
            }
        }
    }
}

fn after(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

fn local_date(zone: &TimeZone, at: Moment) -> Date {
    let end = if at.micros() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    zone.to_datetime(Timestamp::from_microsecond(at.micros()).unwrap_or(end)).date()
}

/// The moment at which a minute of a local day begins; none outside the years -9999 to 9999.
fn moment_at(zone: &TimeZone, day: Date, minute: u16) -> Option<Moment> {
    let minutes = SignedDuration::from_mins(i64::from(minute));
    let local = day.to_datetime(Default::default()).checked_add(minutes).ok()?;
    timestamp(zone, local).map(|t| Moment::from_micros(t.as_microsecond()))
}

fn timestamp(zone: &TimeZone, local: DateTime) -> Option<Timestamp> {
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).ok(),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local).ok(),
        AmbiguousOffset::Gap { before, .. } => {
            // By the old clock this is at or after the change.
            let passed = before.to_timestamp(local).ok()?;
            let just_after = passed.checked_add(SignedDuration::from_nanos(1)).ok()?;
            zone.preceding(just_after).next().map(|change| change.timestamp())
        }
    }
}
