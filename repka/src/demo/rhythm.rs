//! When things happen: busy mornings, quiet nights, slow weekends, one sale.

use super::story::Moment;

/// A second, in the units of [`Moment`].
pub const SECOND: Moment = 1_000_000;
/// A minute.
pub const MINUTE: Moment = 60 * SECOND;
/// An hour.
pub const HOUR: Moment = 60 * MINUTE;
/// A day.
pub const DAY: Moment = 24 * HOUR;

/// The span of the demo's history: three months.
pub const SPAN: Moment = 91 * DAY;

/// The shop's clock runs an hour before UTC; summer time would not be seen in a rhythm.
const ZONE: Moment = HOUR;

/// How many customers write in each hour of a working day, in relation to each other.
const HOURS: [u32; 24] = [4, 2, 1, 1, 1, 3, 8, 24, 52, 80, 92, 88, 70, 66, 74, 78, 72, 60, 46, 42, 44, 36, 20, 9];

/// How much of that each day of the week brings, Sunday first, in percent.
const DAYS: [u32; 7] = [32, 118, 106, 100, 98, 92, 44];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: usize,
    /// 1 to 31.
    pub day: i64,
}

impl Date {
    /// The shop's date at a moment (Howard Hinnant, "chrono-compatible low-level date algorithms").
    pub fn of(at: Moment) -> Self {
        let days = (at + ZONE).div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: month as usize,
            day: day_of_year - (153 * from_march + 2) / 5 + 1,
        }
    }
}

/// The day of the week at a moment, 0 for Sunday.
fn weekday(at: Moment) -> usize {
    ((at + ZONE).div_euclid(DAY) + 4).rem_euclid(7) as usize
}

/// The hour of the day at a moment, 0 to 23.
fn hour(at: Moment) -> usize {
    ((at + ZONE).rem_euclid(DAY) / HOUR) as usize
}

/// Whether somebody sits at the desk: Monday to Friday 8 to 20, Saturday 9 to 15.
pub fn staffed(at: Moment) -> bool {
    match weekday(at) {
        0 => false,
        6 => (9..15).contains(&hour(at)),
        _ => (8..20).contains(&hour(at)),
    }
}

/// The first moment from `at` on when somebody sits at the desk.
pub fn when_staffed(at: Moment) -> Moment {
    let mut moment = at;
    while !staffed(moment) {
        moment = (moment + ZONE).div_euclid(HOUR) * HOUR + HOUR - ZONE;
    }
    moment
}

/// Three months of arrivals as a curve, from which the moment of each story is read.
#[derive(Clone, Debug)]
pub struct Rhythm {
    start: Moment,
    sums: Vec<u64>,
}

impl Rhythm {
    /// The curve of the span that ends at `end`.
    pub fn until(end: Moment) -> Self {
        let start = end - SPAN;
        let mut sum = 0;
        let sums = (0..SPAN / HOUR)
            .map(|step| {
                sum += Self::weight(start + step * HOUR, step);
                sum
            })
            .collect();
        Self { start, sums }
    }

    /// The arrivals of one hour: the time of day and week, slow growth, and a week of sale.
    fn weight(at: Moment, step: i64) -> u64 {
        let week = step / (24 * 7);
        let sale = if week == 8 { 170 } else { 100 };
        let growth = 100 + 3 * week as u64;
        u64::from(HOURS[hour(at)] * DAYS[weekday(at)]) * growth * sale
    }

    /// The moment by which the given share (0 to 1) of all customers have written.
    pub fn moment(&self, share: f64) -> Moment {
        let total = self.sums.last().copied().unwrap_or(0);
        let sought = share.clamp(0.0, 1.0) * total as f64;
        let step = self.sums.partition_point(|sum| (*sum as f64) < sought);
        let step = step.min(self.sums.len().saturating_sub(1));
        let before = if step == 0 { 0 } else { self.sums[step - 1] };
        let width = (self.sums[step] - before).max(1) as f64;
        let into = ((sought - before as f64) / width).clamp(0.0, 0.999_999);
        self.start + step as i64 * HOUR + (into * HOUR as f64) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Saturday 2026-11-21, 20:00 UTC.
    const NOW: Moment = 1_795_291_200 * SECOND;

    #[test]
    fn dates_are_those_of_the_calendar() {
        let date = |at| {
            let Date { year, month, day } = Date::of(at);
            (year, month, day)
        };
        assert_eq!(date(NOW), (2026, 11, 21));
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(951_782_400 * SECOND), (2000, 2, 29));
        assert_eq!(weekday(NOW), 6);
    }

    #[test]
    fn the_desk_is_staffed_in_its_hours_and_opens_again_on_monday() {
        assert!(!staffed(NOW));
        let opens = when_staffed(NOW);
        assert_eq!((weekday(opens), hour(opens)), (1, 8));
        assert_eq!(when_staffed(opens), opens);
    }

    #[test]
    fn the_curve_ascends_and_rests_at_night_and_on_sundays() {
        let rhythm = Rhythm::until(NOW);
        let moments: Vec<_> = (0..20_000).map(|i| rhythm.moment(f64::from(i) / 20_000.0)).collect();
        assert!(moments.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(moments[0] >= NOW - SPAN && moments[19_999] < NOW);
        let count = |test: &dyn Fn(Moment) -> bool| moments.iter().filter(|at| test(**at)).count();
        assert!(count(&|at| hour(at) == 10) > 20 * count(&|at| hour(at) == 3));
        assert!(count(&|at| weekday(at) == 1) > 3 * count(&|at| weekday(at) == 0));
    }
}
