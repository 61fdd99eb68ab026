//! Whether it stopped: an improvement's tickets by the month in which they began, before and after it was done.

use crate::Improvement;
use base::{Moment, Result};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use store::{On, sql};

/// Months shown, at most; and at least, so that one ticket does not stand alone.
const MOST: usize = 12;
const LEAST: usize = 6;
/// Tickets that are counted, the newest.
const COUNTED: i64 = 5000;

/// One month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Tickets that began in it.
    pub before: usize,
    /// Those that were attached after it was done: they came back.
    pub since: usize,
}

/// A ticket: when it began, and whether it was attached after it was done.
pub type Begun = (Moment, bool);

impl Improvement {
    /// The last months, oldest first, as the company's calendar has them.
    pub async fn months(&self, on: impl Into<On<'_>>, now: Moment, zone: &TimeZone) -> Result<Vec<Month>> {
        let rows: Vec<(Moment, Moment)> = sql!(
            "SELECT t.opened_at, MIN(a.attached_at) FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
             JOIN ticket t ON t.id = e.ticket_id WHERE a.improvement_id = $1 AND a.detached_at IS NULL
             GROUP BY t.id, t.opened_at ORDER BY t.id DESC LIMIT $2"
        )
        .bind(self.id)
        .bind(COUNTED)
        .all(on)
        .await?;
        let came_back = |attached: Moment| self.done_at.is_some_and(|done| attached > done);
        let begun: Vec<Begun> = rows.into_iter().map(|(opened, attached)| (opened, came_back(attached))).collect();
        Ok(months(&begun, now, zone))
    }
}

/// Counts them by months: a pure function.
pub fn months(begun: &[Begun], now: Moment, zone: &TimeZone) -> Vec<Month> {
    let month = |at: Moment| at.there(zone).date().first_of_month();
    let oldest = begun.iter().map(|(at, _)| month(*at)).min();
    let mut months: Vec<Month> = Vec::new();
    let mut first = month(now);
    while months.len() < LEAST || months.len() < MOST && oldest.is_some_and(|oldest| first >= oldest) {
        months.push(Month { first, before: 0, since: 0 });
        let Ok(earlier) = first.checked_sub(1.month()) else { break };
        first = earlier;
    }
    months.reverse();
    for (at, since) in begun {
        if let Some(month) = months.iter_mut().find(|known| known.first == month(*at)) {
            *if *since { &mut month.since } else { &mut month.before } += 1;
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str) -> Moment {
        let day: Date = day.parse().unwrap();
        Moment::from_micros(day.to_zoned(TimeZone::UTC).unwrap().timestamp().as_microsecond())
    }

    #[test]
    fn each_ticket_stands_in_the_month_in_which_it_began() {
        let begun = [(at("2026-09-30"), false), (at("2026-11-02"), false), (at("2026-11-20"), true)];
        let months = months(&begun, at("2026-11-22"), &TimeZone::UTC);
        let counts: Vec<(usize, usize)> = months.iter().map(|month| (month.before, month.since)).collect();
        assert_eq!(counts, [(0, 0), (0, 0), (0, 0), (1, 0), (0, 0), (1, 1)]);
        assert_eq!(months[0].first.to_string(), "2026-06-01");
    }

    #[test]
    fn a_year_is_enough_and_a_month_ends_where_the_company_is() {
        let long = months(&[(at("2020-01-01"), false)], at("2026-11-22"), &TimeZone::UTC);
        assert_eq!((long.len(), long.iter().map(|month| month.before).sum::<usize>()), (12, 0));
        let zone = TimeZone::get("Pacific/Auckland").unwrap();
        let late = Moment::from_micros(at("2026-11-01").micros() - 3_600_000_000);
        assert_eq!(months(&[(late, false)], at("2026-11-22"), &zone).last().unwrap().before, 1);
    }
}
