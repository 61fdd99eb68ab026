use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

const DAY: u16 = 24 * 60;

/// A stretch of one local day in whole minutes, its beginning included, its end not.
///
/// Written `09:00-17:30`, in JSON too. The end may be `24:00`; work over midnight is two spans, one
/// on each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    from: u16,
    to: u16,
}

impl Span {
    /// All 24 hours of a day.
    pub const DAY: Span = Span { from: 0, to: DAY };

    /// From minute `from` to minute `to` of the day; none when that is empty or goes beyond 24:00.
    pub const fn new(from: u16, to: u16) -> Option<Self> {
        if from < to && to <= DAY { Some(Self { from, to }) } else { None }
    }

    /// The first minute of the day that belongs to it.
    pub const fn from(self) -> u16 {
        self.from
    }

    /// The first minute of the day that no longer belongs to it, at most 1440.
    pub const fn to(self) -> u16 {
        self.to
    }

    fn common(self, other: Span) -> Option<Span> {
        Span::new(self.from.max(other.from), self.to.min(other.to))
    }
}

/// Working hours that are not written like `09:00-17:30`, or end before they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadHours;

impl fmt::Display for BadHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("working hours are written like 09:00-17:30")
    }
}

impl std::error::Error for BadHours {}

impl FromStr for Span {
    type Err = BadHours;

    fn from_str(text: &str) -> Result<Self, BadHours> {
        let (from, to) = text.split_once(['-', '–']).ok_or(BadHours)?;
        Span::new(minute(from)?, minute(to)?).ok_or(BadHours)
    }
}

/// `9:05` → 545, `9` → 540.
fn minute(text: &str) -> Result<u16, BadHours> {
    let (hours, minutes) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "0"));
    match (digits(hours)?, digits(minutes)?) {
        (h, m) if h <= 24 && m < 60 => Ok(h * 60 + m),
        _ => Err(BadHours),
    }
}

fn digits(text: &str) -> Result<u16, BadHours> {
    let fits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten().ok_or(BadHours)
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { from, to } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

impl TryFrom<String> for Span {
    type Error = BadHours;

    fn try_from(text: String) -> Result<Self, BadHours> {
        text.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> String {
        span.to_string()
    }
}

/// The working hours of one day: spans in order, apart from each other; what lies between is a break.
///
/// In JSON a list of spans, `["09:00-13:00", "13:30-17:30"]`; as text the same with commas. An empty
/// list is a day without work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Span>", into = "Vec<Span>")]
pub struct Hours(Vec<Span>);

impl Hours {
    /// No work at all.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The whole day.
    pub fn all_day() -> Self {
        Self(vec![Span::DAY])
    }

    /// The spans, in order and apart from each other.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Whether nobody works.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The hours that are in both.
    pub fn common(&self, other: &Hours) -> Hours {
        let pairs = self.0.iter().flat_map(|a| other.0.iter().filter_map(|b| a.common(*b)));
        pairs.collect()
    }

    /// Working minutes of a day whose clocks are not changed.
    pub fn minutes(&self) -> u16 {
        self.0.iter().map(|s| s.to - s.from).sum()
    }
}

impl FromIterator<Span> for Hours {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        spans.into_iter().collect::<Vec<_>>().into()
    }
}

/// Spans in any order; those that touch or overlap become one.
impl From<Vec<Span>> for Hours {
    fn from(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        spans.dedup_by(|next, kept| {
            let joined = next.from <= kept.to;
            if joined {
                kept.to = kept.to.max(next.to);
            }
            joined
        });
        Self(spans)
    }
}

impl From<Hours> for Vec<Span> {
    fn from(hours: Hours) -> Self {
        hours.0
    }
}

/// Spans with commas between them; an empty text is a day without work.
impl FromStr for Hours {
    type Err = BadHours;

    fn from_str(text: &str) -> Result<Self, BadHours> {
        let spans = text.split(',').filter(|s| !s.trim().is_empty());
        spans.map(str::parse).collect()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spans: Vec<_> = self.0.iter().map(Span::to_string).collect();
        f.write_str(&spans.join(", "))
    }
}

/// The hours of the seven weekdays, Monday first; in JSON a list of seven lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Week(pub [Hours; 7]);

impl Week {
    /// The same hours on all seven days.
    pub fn daily(hours: Hours) -> Self {
        Self(std::array::from_fn(|_| hours.clone()))
    }

    /// The same hours from Monday to Friday, nothing at the weekend.
    pub fn weekdays(hours: Hours) -> Self {
        Self(std::array::from_fn(|day| if day < 5 { hours.clone() } else { Hours::none() }))
    }

    /// The hours of one weekday.
    pub fn on(&self, day: Weekday) -> &Hours {
        &self.0[day.to_monday_zero_offset().unsigned_abs() as usize]
    }

    /// Working minutes of a week whose clocks are not changed.
    pub fn minutes(&self) -> u16 {
        self.0.iter().map(Hours::minutes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let hours: Hours = "14:00-17:30, 9:00 - 13:00".parse().unwrap();
        assert_eq!(hours.to_string(), "09:00-13:00, 14:00-17:30");
        assert_eq!(hours.minutes(), 450);
        assert_eq!("0:00-24:00".parse(), Ok(Hours::all_day()));
        assert_eq!("9-17.30".parse::<Hours>().unwrap().to_string(), "09:00-17:30");
        assert_eq!("".parse(), Ok(Hours::none()));
    }

    #[test]
    fn hours_that_make_no_sense_are_refused() {
        for bad in ["9-", "17:00-09:00", "09:00-09:00", "09:00-24:01", "09:60-10:00", "+9:00-10:00", "09:00", "a:b-c:d"]
        {
            assert_eq!(bad.parse::<Hours>(), Err(BadHours), "{bad}");
        }
    }

    #[test]
    fn overlapping_and_touching_spans_become_one() {
        let hours: Hours = "09:00-12:00, 11:00-11:30, 12:00-13:00, 15:00-16:00".parse().unwrap();
        assert_eq!(hours.to_string(), "09:00-13:00, 15:00-16:00");
        let other = "10:00-15:30".parse().unwrap();
        assert_eq!(hours.common(&other).to_string(), "10:00-13:00, 15:00-15:30");
    }
}
