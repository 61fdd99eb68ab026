//! Moments as people read them: in their own time zone, in their own language.

use crate::Lang;
use jiff::{Zoned, civil::Date, tz::TimeZone};
use store::Moment;

/// Names of months as they stand in a date, by language in the order of [`Lang::ALL`].
pub const MONTHS: [[&str; 12]; 4] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "януари",
        "февруари",
        "март",
        "април",
        "май",
        "юни",
        "юли",
        "август",
        "септември",
        "октомври",
        "ноември",
        "декември",
    ],
    [
        "siječnja",
        "veljače",
        "ožujka",
        "travnja",
        "svibnja",
        "lipnja",
        "srpnja",
        "kolovoza",
        "rujna",
        "listopada",
        "studenoga",
        "prosinca",
    ],
];

const SHORT: [[&str; 12]; 4] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    ["яну", "фев", "мар", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"],
    ["sij", "velj", "ožu", "tra", "svi", "lip", "srp", "kol", "ruj", "lis", "stu", "pro"],
];

/// One reader's calendar: where and in which language moments are read.
pub(crate) struct Calendar<'a> {
    pub lang: Lang,
    pub zone: &'a TimeZone,
    pub now: Moment,
}

impl Calendar<'_> {
    fn local(&self, moment: Moment) -> Zoned {
        moment.there(self.zone)
    }

    /// As short as a list wants it: `14:02` today, `12 Nov` this year, `12 Nov 2024` before.
    pub fn brief(&self, moment: Moment) -> String {
        let (then, now) = (self.local(moment), self.local(self.now));
        if then.date() == now.date() { clock(&then) } else { self.day(then.date()) }
    }

    /// With the hour on every day, as a timeline wants it: `14:02`, `12 Nov, 14:02`.
    pub fn exact(&self, moment: Moment) -> String {
        let (then, now) = (self.local(moment), self.local(self.now));
        if then.date() == now.date() {
            return clock(&then);
        }
        format!("{}, {}", self.day(then.date()), clock(&then))
    }

    /// From when until when, each day named once: `14:02–15:10`, `12 Nov, 14:02–15:10`, `12 Nov, 14:02 – 13 Nov, 9:00`.
    pub fn span(&self, since: Moment, until: Moment) -> String {
        let (from, to) = (self.local(since), self.local(until));
        if from.date() == to.date() {
            return format!("{}–{}", self.exact(since), clock(&to));
        }
        let named = |at: &Zoned| format!("{}, {}", self.day(at.date()), clock(at));
        format!("{} – {}", named(&from), named(&to))
    }

    /// In full: `21 November 2025, 14:02`.
    pub fn full(&self, moment: Moment) -> String {
        format!("{}, {}", self.date(moment), clock(&self.local(moment)))
    }

    /// The day alone, in full: `21 November 2025`.
    pub fn date(&self, moment: Moment) -> String {
        let then = self.local(moment);
        let month = MONTHS[self.lang.index()][month(&then)];
        let (day, year) = (then.day(), then.year());
        match self.lang {
            Lang::En => format!("{day} {month} {year}"),
            Lang::Ru | Lang::Bg => format!("{day} {month} {year} г."),
            Lang::Hr => format!("{day}. {month} {year}."),
        }
    }

    /// A day without an hour: `12 Nov` this year, `12 Nov 2024` before and after.
    pub fn day(&self, date: Date) -> String {
        let dot = if self.lang == Lang::Hr { "." } else { "" };
        let (day, month) = (date.day(), self.month(date));
        if date.year() == self.local(self.now).year() {
            return format!("{day}{dot} {month}");
        }
        format!("{day}{dot} {month} {}{dot}", date.year())
    }

    /// The month a day is in, in short: `Nov`.
    pub fn month(&self, date: Date) -> &'static str {
        SHORT[self.lang.index()][usize::from(date.month().unsigned_abs()) - 1]
    }
}

fn clock(at: &Zoned) -> String {
    format!("{}:{:02}", at.hour(), at.minute())
}

fn month(at: &Zoned) -> usize {
    usize::from(at.month().unsigned_abs()) - 1
}

/// How a length of time is told: the unit's name and how many of it, rounded down.
pub(crate) fn length(micros: i64) -> (&'static str, i64) {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    match micros.max(0) / 1_000_000 {
        s if s < MINUTE => ("seconds", s),
        s if s < HOUR => ("minutes", s / MINUTE),
        s if s < 2 * DAY => ("hours", s / HOUR),
        s => ("days", s / DAY),
    }
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

    #[test]
    fn today_is_a_clock_and_other_days_are_dates_in_the_readers_zone() {
        let zone = zagreb();
        let calendar = Calendar { lang: Lang::En, zone: &zone, now: at("2025-11-21T13:04:00Z") };
        assert_eq!(calendar.brief(at("2025-11-21T13:02:00Z")), "14:02");
        assert_eq!(calendar.brief(at("2025-11-20T23:30:00Z")), "0:30");
        assert_eq!(calendar.brief(at("2025-11-20T22:30:00Z")), "20 Nov");
        assert_eq!(calendar.exact(at("2024-03-05T08:00:00Z")), "5 Mar 2024, 9:00");
    }

    #[test]
    fn a_span_names_each_day_once_and_today_only_beside_another() {
        let zone = zagreb();
        let calendar = Calendar { lang: Lang::En, zone: &zone, now: at("2025-11-21T13:04:00Z") };
        let span = |since, until| calendar.span(at(since), at(until));
        assert_eq!(span("2025-11-21T08:00:00Z", "2025-11-21T09:30:00Z"), "9:00–10:30");
        assert_eq!(span("2025-11-20T08:00:00Z", "2025-11-20T09:30:00Z"), "20 Nov, 9:00–10:30");
        assert_eq!(span("2025-11-20T08:00:00Z", "2025-11-21T09:30:00Z"), "20 Nov, 9:00 – 21 Nov, 10:30");
    }

    #[test]
    fn each_language_writes_a_full_moment_its_own_way() {
        let zone = zagreb();
        let full =
            |lang| Calendar { lang, zone: &zone, now: at("2025-11-21T00:00:00Z") }.full(at("2025-11-21T13:02:00Z"));
        assert_eq!(full(Lang::En), "21 November 2025, 14:02");
        assert_eq!(full(Lang::Ru), "21 ноября 2025 г., 14:02");
        assert_eq!(full(Lang::Bg), "21 ноември 2025 г., 14:02");
        assert_eq!(full(Lang::Hr), "21. studenoga 2025., 14:02");
    }

    #[test]
    fn a_length_is_told_in_the_largest_useful_unit() {
        let seconds = |s: i64| length(s * 1_000_000);
        assert_eq!(seconds(-3), ("seconds", 0));
        assert_eq!(seconds(59), ("seconds", 59));
        assert_eq!(seconds(71 * 60), ("hours", 1));
        assert_eq!(seconds(47 * 3600), ("hours", 47));
        assert_eq!(seconds(48 * 3600), ("days", 2));
    }
}
