//! A day's mails of a mailbox, added up.

use super::{Quarters, begins, quarter, refusing::Reason};
use base::{Look, Moment, Result};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use std::collections::BTreeMap;
use store::{Query, sql};

/// Where a mail that is kept is, in a word. States of an arrival that this page does not know yet count under
/// their own name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub String);

impl Place {
    /// It began a ticket.
    pub const TICKET: &'static str = "ticket";
    /// It went to a ticket that was there.
    pub const JOINED: &'static str = "joined";
    /// A machine wrote it; it is on a ticket.
    pub const AUTOMATIC: &'static str = "automatic";
    /// The same words came as another mail: it is on the entry of the first.
    pub const COPY: &'static str = "copy";
    /// It did what an answer to a notice does, or its words were struck: it is on no ticket.
    pub const DONE: &'static str = "done";
    /// It came to several mailboxes, and is counted at the first.
    pub const ELSEWHERE: &'static str = "elsewhere";
    /// It is not read yet.
    pub const WAITING: &'static str = "waiting";
    /// Somebody must look.
    pub const PROBLEM: &'static str = "problem";
    /// Only its header was fetched, since it is too big: it counts as refused for that ([`Reason::TooBig`]).
    pub const TOO_BIG: &'static str = "too-big";
    /// Its entry is not there: that must not be.
    pub const LOST: &'static str = "lost";
}

/// Decides where a mail is: the first that is true. `m` is its row in `arrival_mailbox`.
pub(super) const PLACE: &str = "CASE WHEN m.mailbox_id <> a.mailbox_id THEN 'elsewhere'
      WHEN a.state = 'kept' THEN 'waiting'
      WHEN a.state = 'problem' AND a.problem = 'too-big' THEN 'too-big'
      WHEN a.state <> 'understood' THEN a.state
      WHEN a.entry_id IS NULL THEN 'done'
      WHEN e.id IS NULL THEN 'lost'
      WHEN EXISTS (SELECT 1 FROM arrival b WHERE b.entry_id = a.entry_id AND b.id < a.id) THEN 'copy'
      WHEN e.machine THEN 'automatic'
      WHEN EXISTS (SELECT 1 FROM entry f WHERE f.ticket_id = e.ticket_id AND f.id < e.id) THEN 'joined'
      ELSE 'ticket' END";
/// From where that is read.
pub(super) const KEPT: &str =
    " FROM arrival_mailbox m JOIN arrival a ON a.id = m.arrival_id LEFT JOIN entry e ON e.id = a.entry_id
      WHERE m.mailbox_id = ";

/// A day's mails of a mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Offered, whatever became of it.
    pub seen: i64,
    /// Kept already, and offered again.
    pub again: i64,
    /// Not taken, by reason.
    pub refused: BTreeMap<String, i64>,
    /// Kept, by where it is.
    pub kept: BTreeMap<Place, i64>,
}

impl Line {
    /// Mails that were not taken.
    pub fn refused(&self) -> i64 {
        self.refused.values().sum()
    }

    /// Mails that are kept.
    pub fn kept(&self) -> i64 {
        self.kept.values().sum()
    }

    /// Whether everything that was seen is somewhere, and everything that is somewhere was seen.
    pub fn holds(&self) -> bool {
        let lost = self.kept.keys().any(|place| place.0 == Place::LOST);
        !lost && self.seen == self.kept() + self.again + self.refused()
    }

    /// Whether nothing came.
    pub fn is_empty(&self) -> bool {
        self.seen == 0 && self.kept() == 0 && self.again == 0 && self.refused() == 0
    }

    fn add(&mut self, other: &Line) {
        self.seen += other.seen;
        self.again += other.again;
        for (reason, n) in &other.refused {
            *self.refused.entry(reason.clone()).or_default() += n;
        }
        for (place, n) in &other.kept {
            *self.kept.entry(place.clone()).or_default() += n;
        }
    }
}

/// The quarters of an hour that make a day there.
pub fn quarters(day: Date, zone: &TimeZone) -> Quarters {
    let begin = |day: Date| {
        let micros = day.to_zoned(zone.clone()).map_or(0, |at| at.timestamp().as_microsecond());
        quarter(Moment::from_micros(micros))
    };
    begin(day)..day.checked_add(1.day()).map_or(i64::MAX, begin)
}

/// The last `n` days of a mailbox up to today, newest first; `0` is the mailbox of what was for none of ours.
pub async fn days(look: &Look, mailbox: i64, zone: &TimeZone, n: i64) -> Result<Vec<(Date, Line)>> {
    let today = look.now().there(zone).date();
    let first = today.checked_sub((n - 1).days()).unwrap_or(today);
    let from = quarters(first, zone).start;
    let by_quarter = counted(look, mailbox, from).await?;
    let dates = (0..n).filter_map(|back| today.checked_sub(back.days()).ok());
    let line = |date| {
        let mut line = Line::default();
        by_quarter.range(quarters(date, zone)).for_each(|(_, part)| line.add(part));
        (date, line)
    };
    Ok(dates.map(line).collect())
}

/// The first of the last `n` days of a mailbox whose sum does not hold, without looking where mails are: what is seen
/// is counted in the quarter of an hour in which it is kept, comes again or is refused.
pub async fn broken(look: &Look, mailbox: i64, zone: &TimeZone, n: i64) -> Result<Option<Date>> {
    let today = look.now().there(zone).date();
    let first = today.checked_sub((n - 1).days()).unwrap_or(today);
    let wrong: Option<(i64,)> = sql!(
        "SELECT quarter FROM (
             SELECT quarter, n FROM intake_seen WHERE mailbox_id = $1 AND quarter >= $2
             UNION ALL SELECT quarter, -1 FROM arrival_mailbox WHERE mailbox_id = $1 AND quarter >= $2
             UNION ALL SELECT quarter, -n FROM arrival_again WHERE mailbox_id = $1 AND quarter >= $2
             UNION ALL SELECT quarter, -n FROM intake_refusal WHERE mailbox_id = $1 AND quarter >= $2) counted
         GROUP BY quarter HAVING sum(n) <> 0 ORDER BY quarter LIMIT 1"
    )
    .bind(mailbox)
    .bind(quarters(first, zone).start)
    .opt(look)
    .await?;
    Ok(wrong.map(|(quarter,)| begins(quarter).there(zone).date()))
}

async fn counted(look: &Look, mailbox: i64, from: i64) -> Result<BTreeMap<i64, Line>> {
    let mut found: BTreeMap<i64, Line> = BTreeMap::new();
    let seen: Vec<(i64, i64)> = sql!("SELECT quarter, n FROM intake_seen WHERE mailbox_id = $1 AND quarter >= $2")
        .bind(mailbox)
        .bind(from)
        .all(look)
        .await?;
    for (quarter, n) in seen {
        found.entry(quarter).or_default().seen += n;
    }
    let again: Vec<(i64, i64)> = sql!(
        "SELECT quarter, CAST(sum(n) AS BIGINT) FROM arrival_again WHERE mailbox_id = $1 AND quarter >= $2 GROUP BY quarter"
    )
    .bind(mailbox)
    .bind(from)
    .all(look)
    .await?;
    for (quarter, n) in again {
        found.entry(quarter).or_default().again += n;
    }
    let refused: Vec<(i64, String, i64)> =
        sql!("SELECT quarter, reason, n FROM intake_refusal WHERE mailbox_id = $1 AND quarter >= $2")
            .bind(mailbox)
            .bind(from)
            .all(look)
            .await?;
    for (quarter, reason, n) in refused {
        *found.entry(quarter).or_default().refused.entry(reason).or_default() += n;
    }
    let kept: Vec<(i64, String, i64)> = Query::new("SELECT quarter, place, count(*) FROM (SELECT m.quarter, ")
        .push(PLACE)
        .push(" AS place")
        .with(KEPT, mailbox)
        .with(" AND m.quarter >= ", from)
        .push(") placed GROUP BY quarter, place")
        .all(look)
        .await?;
    for (quarter, place, n) in kept {
        let line = found.entry(quarter).or_default();
        match place.as_str() {
            Place::TOO_BIG => *line.refused.entry(Reason::TooBig.to_string()).or_default() += n,
            _ => *line.kept.entry(Place(place)).or_default() += n,
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(seen: i64, again: i64, refused: i64, kept: &[(&str, i64)]) -> Line {
        let kept = kept.iter().map(|(place, n)| (Place((*place).to_owned()), *n)).collect();
        Line { seen, again, refused: [("later".to_owned(), refused)].into(), kept }
    }

    #[test]
    fn what_was_seen_is_kept_came_again_or_was_refused() {
        assert!(line(10, 2, 1, &[("ticket", 4), ("joined", 2), ("spam", 1)]).holds());
        assert!(!line(10, 2, 1, &[("ticket", 4), ("joined", 2)]).holds(), "one is missing");
        assert!(!line(1, 0, 0, &[("ticket", 2)]).holds(), "one was never seen");
        assert!(!line(1, 0, 0, &[("lost", 1)]).holds(), "an entry is not there");
        assert!(Line::default().is_empty() && Line::default().holds());
    }

    #[test]
    fn days_of_any_zone_are_made_of_whole_quarters() {
        let day = jiff::civil::date(2026, 3, 29);
        for (zone, hours) in [("Europe/Sofia", 23), ("Asia/Kathmandu", 24), ("UTC", 24), ("Australia/Lord_Howe", 24)] {
            let zone = TimeZone::get(zone).unwrap();
            let quarters = quarters(day, &zone);
            assert_eq!(quarters.end - quarters.start, hours * 4);
            assert_eq!(super::super::begins(quarters.start).there(&zone).date(), day);
        }
    }
}
