//! Tickets that nobody moves reach whoever leads: looked for every hour.

use crate::{
    Kind,
    notice::{News, Said},
    reader::leads,
    telling::addressed,
};
use base::{Actor, DepartmentId, Desk, Look, Moment, Result, Setting, TicketId};
use clock::{Calendar, keeping};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, btree_map::Entry},
    time::Duration,
};
use store::sql;

/// Tickets looked at in one hour at most, per question.
const MOST: i64 = 500;
/// Nobody is told twice a day that a ticket has not been taken.
const AGAIN: Duration = Duration::from_secs(24 * 3600);
/// Days looked back at most for working days.
const FURTHEST: u32 = 366;

/// When whoever leads should know that a ticket stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Patience {
    /// Minutes of working time in which somebody takes a ticket; 0: never told.
    pub untaken_minutes: u32,
    /// Working days after which an open ticket without movement is stale; 0: never told.
    pub stale_days: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { untaken_minutes: 120, stale_days: 3 }
    }
}

impl Patience {
    /// Within a year.
    pub fn bounded(self) -> Patience {
        Patience { untaken_minutes: self.untaken_minutes.min(525_600), stale_days: self.stale_days.min(FURTHEST) }
    }
}

impl Setting for Patience {
    const NAME: &'static str = "patience";
}

/// Tells whoever leads what stands still.
pub async fn tell_leads(desk: &Desk) -> Result<()> {
    let look = desk.look();
    let patience = Patience::read(&look).await?;
    let mut found = Vec::new();
    if patience.untaken_minutes > 0 {
        found.extend(untaken(&look, patience.untaken_minutes).await?);
    }
    if patience.stale_days > 0 {
        found.extend(stale(&look, patience.stale_days).await?);
    }
    let mut leaders: BTreeMap<DepartmentId, Vec<base::StaffId>> = BTreeMap::new();
    let mut news = Vec::new();
    for (kind, ticket, department) in found {
        if let Entry::Vacant(unknown) = leaders.entry(department) {
            unknown.insert(leads(&look, Some(department)).await?);
        }
        let told = |to: &base::StaffId| News {
            to: *to,
            kind,
            about: ticket.0,
            entry: None,
            question: None,
            remedy: None,
            said: Said::default(),
        };
        news.extend(leaders.get(&department).into_iter().flatten().map(told));
    }
    if news.is_empty() {
        return Ok(());
    }
    let tell = addressed(&look, news).await?;
    let mut act = desk.act(Actor::Machine).await?;
    tell.all(&mut act).await?;
    act.commit().await
}

/// Departments' calendars, each read once.
async fn calendars(
    look: &Look,
    departments: impl Iterator<Item = DepartmentId>,
) -> Result<BTreeMap<DepartmentId, Calendar>> {
    let mut found = BTreeMap::new();
    for department in departments {
        if let Entry::Vacant(unknown) = found.entry(department) {
            unknown.insert(keeping::calendar(look, Some(department), None).await?);
        }
    }
    Ok(found)
}

type Found = (Kind, TicketId, DepartmentId);

/// Open tickets that nobody has taken for so many minutes of working time, and nobody was told of today.
async fn untaken(look: &Look, minutes: u32) -> Result<Vec<Found>> {
    let micros = i64::from(minutes) * 60_000_000;
    let rows: Vec<(TicketId, DepartmentId, Moment)> = sql!(
        "SELECT t.id, t.department_id, t.waiting_since FROM ticket t
         WHERE t.state = 'open' AND t.assignee_id IS NULL AND t.waiting_since < $1
           AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.about = t.id AND n.kind = 'untaken' AND n.at > $2)
         ORDER BY t.urgent_at, t.id LIMIT $3"
    )
    .bind(look.now().minus(Duration::from_secs(u64::from(minutes) * 60)))
    .bind(look.now().minus(AGAIN))
    .bind(MOST)
    .all(look)
    .await?;
    let calendars = calendars(look, rows.iter().map(|(_, department, _)| *department)).await?;
    let long = |department: &DepartmentId, since: &Moment| {
        calendars.get(department).is_some_and(|calendar| calendar.working_between(*since, look.now()) >= micros)
    };
    let late = rows.into_iter().filter(|(_, department, since)| long(department, since));
    Ok(late.map(|(ticket, department, _)| (Kind::Untaken, ticket, department)).collect())
}

/// Open tickets in which nothing has happened for so many working days, and nobody was told of since.
async fn stale(look: &Look, days: u32) -> Result<Vec<Found>> {
    let departments = people::Department::all(look).await?;
    let mut found = Vec::new();
    for department in departments {
        let calendar = keeping::calendar(look, Some(department.id), None).await?;
        let Some(since) = days_before(&calendar, look.now(), days) else { continue };
        let rows: Vec<(TicketId,)> = sql!(
            "SELECT t.id FROM ticket t
             WHERE t.state = 'open' AND t.department_id = $1 AND t.moved_at <= $2
               AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.about = t.id AND n.kind = 'stale' AND n.at > $2)
             ORDER BY t.urgent_at, t.id LIMIT $3"
        )
        .bind(department.id)
        .bind(since)
        .bind(MOST)
        .all(look)
        .await?;
        found.extend(rows.into_iter().map(|(ticket,)| (Kind::Stale, ticket, department.id)));
    }
    Ok(found)
}

/// The same time of the day, so many working days ago; none when there were not so many within a year.
fn days_before(calendar: &Calendar, now: Moment, days: u32) -> Option<Moment> {
    let local = now.there(&calendar.zone);
    let worked = |date: &Date| !calendar.hours(*date).is_none();
    let earlier = std::iter::successors(local.date().yesterday().ok(), |date| date.yesterday().ok());
    let day = earlier.take(FURTHEST as usize).filter(worked).nth(usize::try_from(days).ok()?.checked_sub(1)?)?;
    let at = day.to_datetime(local.time()).to_zoned(calendar.zone.clone()).ok()?;
    Some(Moment::from_micros(at.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::Layer;

    fn at(text: &str) -> Moment {
        let timestamp: jiff::Timestamp = text.parse().expect("a timestamp");
        Moment::from_micros(timestamp.as_microsecond())
    }

    #[test]
    fn working_days_leave_out_weekends() {
        let week: Layer = serde_json::from_str(
            r#"{"zone": "Europe/Zagreb", "week": [["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], [], []]}"#,
        )
        .unwrap();
        let calendar = week.under(&Calendar::always());
        // 24 November 2025 is a Monday.
        let monday = at("2025-11-24T10:00:00Z");
        assert_eq!(days_before(&calendar, monday, 1), Some(at("2025-11-21T10:00:00Z")));
        assert_eq!(days_before(&calendar, monday, 3), Some(at("2025-11-19T10:00:00Z")));
        assert_eq!(days_before(&Calendar::always(), monday, 3), Some(at("2025-11-21T10:00:00Z")));
        let mut closed = Layer::default();
        closed.close(jiff::civil::date(2024, 1, 1), jiff::civil::date(2026, 1, 1), "closed");
        assert_eq!(days_before(&closed.under(&calendar), monday, 1), None);
    }
}
