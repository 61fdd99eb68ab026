//! Where the time went, for people.

use crate::{
    Answers, Day, Holder, Link, Period, Sum, answers,
    rolled::{self, Filled},
};
use base::{DepartmentId, Look, Result, Setting};
use journey::JourneyId;
use people::{Colleague, Department, Supervisor};
use std::collections::BTreeMap;

/// Whose figures a colleague sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sees {
    /// Those of all.
    All,
    /// Those of their own departments.
    Own(Vec<DepartmentId>),
}

impl Sees {
    /// Supervisors see all, everybody else what is of their departments.
    pub async fn of(look: &Look, who: &Colleague) -> Result<Sees> {
        if Supervisor::of(who).is_ok() {
            return Ok(Sees::All);
        }
        let places = Department::members(look).await?.into_iter();
        Ok(Sees::Own(places.filter(|(_, staff)| *staff == who.id).map(|(department, _)| department).collect()))
    }

    /// Whether this department's figures.
    pub fn sees(&self, department: DepartmentId) -> bool {
        match self {
            Sees::All => true,
            Sees::Own(own) => own.contains(&department),
        }
    }

    /// What of the tickets of one department others had is theirs to see, and what their own had of others'.
    fn sees_sum(&self, tickets: DepartmentId, holder: Holder) -> bool {
        self.sees(tickets) || matches!(holder, Holder::Department(asked) if self.sees(asked))
    }
}

/// One link of the chain, and how much of the time it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub link: Link,
    /// How much.
    pub sum: Sum,
}

/// How a department kept what it promises the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub department: DepartmentId,
    /// What it was asked, and how it answered.
    pub answers: Answers,
    /// How much of customers' waiting it had meanwhile.
    pub sum: Sum,
}

/// Which tickets, in which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Which {
    /// So many, with today.
    pub days: i64,
    /// Of one department.
    pub department: Option<DepartmentId>,
    /// Of one journey.
    pub journey: Option<JourneyId>,
}

impl Which {
    /// All tickets, in the last so many days.
    pub fn all(days: i64) -> Which {
        Which { days, department: None, journey: None }
    }
}

/// Where the time of some days went.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Which days.
    pub period: Period,
    /// The first of them that is not written yet.
    pub live: Day,
    /// Every link that had a part in it, the longest first.
    pub rows: Vec<Row>,
    /// Every department that was asked something, or had time, the longest first.
    pub asked: Vec<Asked>,
}

impl Report {
    /// Days that are over are read from what is written, the rest from the ledger itself.
    pub async fn of(look: &Look, sees: &Sees, which: &Which) -> Result<Report> {
        let (name, zone) = rolled::zone(look).await?;
        let period = Period::last(which.days, look.now(), zone);
        let next = Filled::read(look).await?.next_in(&name);
        let live = next.map_or(period.from, |next| next.clamp(period.from, period.until));
        let over = Period { until: live, ..period.clone() };
        let rest = Period { from: live, ..period.clone() };
        let (mut sums, mut tallies, answers) = tokio::try_join!(
            rolled::written(look, which.journey, &over),
            rolled::tally(look, &rest, look.now()),
            answers::of(look, which, (&period, live), look.now()),
        )?;
        let today = tallies.remove(&which.journey).into_iter().flat_map(|tally| tally.sums);
        sums.extend(today.map(|((_, department, holder), sum)| (department, holder, sum)));
        sums.retain(|(tickets, holder, _)| {
            sees.sees_sum(*tickets, *holder) && which.department.is_none_or(|wanted| wanted == *tickets)
        });
        let rows = rows(&sums);
        let asked = asked(look, sees, answers, &rows).await?;
        Ok(Report { period, live, rows, asked })
    }

    /// How long customers waited for us, all in all.
    pub fn waited(&self) -> i64 {
        self.rows.iter().filter(|row| row.link.is_ours()).map(|row| row.sum.micros).sum()
    }

    /// The link that had most of the time in which customers waited.
    pub fn weakest(&self) -> Option<Row> {
        self.rows.iter().find(|row| row.link.is_ours() && row.sum.micros > 0).copied()
    }

    /// So much of customers' waiting, in thousandths.
    pub fn share(&self, sum: Sum) -> i64 {
        let waited = i128::from(self.waited().max(1));
        i64::try_from((i128::from(sum.micros) * 1000 + waited / 2) / waited).unwrap_or_default()
    }
}

fn rows(sums: &[(DepartmentId, Holder, Sum)]) -> Vec<Row> {
    let mut links: BTreeMap<Link, Sum> = BTreeMap::new();
    for (department, holder, sum) in sums {
        let link = links.entry(Link::of(*department, *holder)).or_default();
        *link = link.plus(*sum);
    }
    let mut rows: Vec<Row> = links.into_iter().map(|(link, sum)| Row { link, sum }).collect();
    rows.sort_by_key(|row| (-row.sum.micros, row.link));
    rows
}

async fn asked(look: &Look, sees: &Sees, mut answers: answers::ByDepartment, rows: &[Row]) -> Result<Vec<Asked>> {
    let mut asked = Vec::new();
    for department in Department::all(look).await?.into_iter().map(|d| d.id).filter(|id| sees.sees(*id)) {
        let answers = answers.remove(&department).unwrap_or_default();
        let sum = rows.iter().find(|row| row.link == Link::Asked(department)).map(|row| row.sum).unwrap_or_default();
        if answers.asked > 0 || sum.micros > 0 {
            asked.push(Asked { department, answers, sum });
        }
    }
    asked.sort_by_key(|row| (-row.sum.micros, row.department));
    Ok(asked)
}

/// These days in the company's zone.
pub async fn period(look: &Look, days: i64) -> Result<Period> {
    let (_, zone) = rolled::zone(look).await?;
    Ok(Period::last(days, look.now(), zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;
    use jiff::tz::TimeZone;

    const SUPPORT: DepartmentId = DepartmentId(1);
    const ACCOUNTING: DepartmentId = DepartmentId(2);

    fn report(sums: &[(DepartmentId, Holder, i64)]) -> Report {
        let sum = |micros| Sum { micros, turns: 1 };
        let sums: Vec<_> = sums.iter().map(|(d, h, micros)| (*d, *h, sum(*micros))).collect();
        let period = Period { from: Day(0), until: Day(1), zone: TimeZone::UTC };
        Report { live: period.from, period, rows: rows(&sums), asked: Vec::new() }
    }

    #[test]
    fn the_weakest_link_is_who_had_most_of_the_waiting_and_never_the_customer() {
        let report = report(&[
            (SUPPORT, Holder::Customer, 900),
            (SUPPORT, Holder::Staff, 30),
            (SUPPORT, Holder::Department(ACCOUNTING), 40),
            (ACCOUNTING, Holder::Department(ACCOUNTING), 10),
            (SUPPORT, Holder::Nobody, 20),
        ]);
        let weakest = report.weakest().unwrap();
        assert_eq!((weakest.link, weakest.sum.micros), (Link::Asked(ACCOUNTING), 50));
        assert_eq!((report.waited(), report.share(weakest.sum)), (100, 500));
        assert_eq!(report.rows[0].link, Link::Customer, "the longest first");
    }

    #[test]
    fn nothing_has_no_weakest_link() {
        assert_eq!(report(&[(SUPPORT, Holder::Customer, 900)]).weakest(), None);
    }

    #[test]
    fn everybody_sees_what_is_of_their_departments() {
        let own = Sees::Own(vec![ACCOUNTING]);
        assert!(own.sees_sum(SUPPORT, Holder::Department(ACCOUNTING)) && own.sees_sum(ACCOUNTING, Holder::Nobody));
        assert!(!own.sees_sum(SUPPORT, Holder::Nobody) && Sees::All.sees_sum(SUPPORT, Holder::Outside));
    }
}
