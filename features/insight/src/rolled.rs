//! Days that are over are added up once, and kept.

use crate::{
    Day, Holder, Period, Sum, Tally,
    journeys::{self, column, counted_for},
    stale::{self, What},
    tally::Key,
};
use base::{Act, Actor, DepartmentId, Desk, Look, Moment, Result, Setting, StaffId, TicketId};
use jiff::tz::TimeZone;
use journey::JourneyId;
use people::Company;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};
use store::{On, Query, sql};
use ticket::{Party, holder::Holder as Held, ledger::Holding, wait::parties_of};

/// A day is written so long after its end: what was begun before midnight is committed by then.
const AFTERWARDS: Duration = Duration::from_secs(3600);
/// Intervals read at once.
const AT_ONCE: i64 = 2000;
/// Days written in one deed, so that nobody waits long for the one writer.
const DAYS: i64 = 30;

/// How far the days are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// The first day that is not; `None` before the first.
    pub next: Option<Day>,
    /// In which zone days begin; another makes everything anew.
    pub zone: String,
}

impl Setting for Filled {
    const NAME: &'static str = "insight";
}

impl Filled {
    /// The first day that is not written, in this zone.
    pub fn next_in(&self, zone: &str) -> Option<Day> {
        self.next.filter(|_| self.zone == zone)
    }
}

/// The company's zone, by name and as it is.
pub(crate) async fn zone(on: impl Into<On<'_>> + Send) -> Result<(String, TimeZone)> {
    let company = Company::read(on).await?;
    Ok((company.zone.clone(), company.time_zone()))
}

/// Writes every day that is over and not written yet, and anew what has changed of others since. Doing it twice is
/// doing it once.
pub async fn fill(desk: &Desk) -> Result<()> {
    let (name, zone) = zone(&desk.look()).await?;
    let until = Day::of(desk.look().now().minus(AFTERWARDS), &zone);
    fill_until(desk, until, (&name, &zone)).await?;
    journeys::sort_again(desk, until, &zone).await?;
    stale::count_again(desk, until, &zone).await
}

async fn fill_until(desk: &Desk, until: Day, (name, zone): (&str, &TimeZone)) -> Result<()> {
    let look = desk.look();
    let from = match Filled::read(&look).await?.next_in(name) {
        Some(next) => next,
        None => match first(&look).await? {
            Some(at) => forget(desk, Day::of(at, zone)).await?,
            None => return Ok(()),
        },
    };
    if from >= until {
        return Ok(());
    }
    let period = Period { from, until, zone: zone.clone() };
    let now = period.ends();
    let tallies = tally(&look, &period, now).await?;
    let mut day = from;
    while day < until {
        let end = day.plus(DAYS).min(until);
        let mut act = desk.act(Actor::Machine).await?;
        write(&mut act, &tallies, day, end).await?;
        for what in What::ALL {
            stale::mark(&mut act, *what, (day.0..end.0).map(Day)).await?;
        }
        Filled { next: Some(end), zone: name.to_owned() }.write(&mut act).await?;
        act.commit().await?;
        day = end;
    }
    Ok(())
}

/// When the first ticket began, or the first question was asked.
async fn first(look: &Look) -> Result<Option<Moment>> {
    let held: Option<(Moment,)> = sql!("SELECT since FROM holding ORDER BY id LIMIT 1").opt(look).await?;
    let asked: Option<(Moment,)> =
        sql!("SELECT asked_at FROM question_round ORDER BY asked_at LIMIT 1").opt(look).await?;
    Ok(held.into_iter().chain(asked).map(|(at,)| at).min())
}

/// Everything is made anew from this day on, and each ticket counted for the journey it belongs to.
async fn forget(desk: &Desk, from: Day) -> Result<Day> {
    let mut act = desk.act(Actor::Machine).await?;
    for table in [
        sql!("DELETE FROM ledger_day"),
        sql!("DELETE FROM answer_day"),
        sql!("DELETE FROM cause_day"),
        sql!("DELETE FROM stale_day"),
        sql!("DELETE FROM stale_ticket"),
        sql!("DELETE FROM journey_ticket"),
        sql!("INSERT INTO journey_ticket (ticket_id, journey_id) SELECT ticket_id, journey_id FROM ticket_journey"),
    ] {
        table.run(&mut act).await?;
    }
    act.commit().await?;
    Ok(from)
}

async fn write(act: &mut Act, tallies: &Tallies, from: Day, until: Day) -> Result<()> {
    sql!(
        "DELETE FROM ledger_day WHERE day >= $1 AND day < $2 AND journey_id IN (SELECT 0 UNION ALL SELECT id FROM journey)"
    )
    .bind(from.0)
    .bind(until.0)
    .run(&mut *act)
    .await?;
    for (journey, key, sum) in sums_of(tallies, from, until) {
        journeys::put(act, journey, key, sum).await?;
    }
    Ok(())
}

fn sums_of(tallies: &Tallies, from: Day, until: Day) -> Vec<(Option<JourneyId>, Key, Sum)> {
    let mut sums = Vec::new();
    for (journey, tally) in tallies {
        let of_these = tally.sums.iter().filter(|((day, ..), _)| *day >= from && *day < until);
        sums.extend(of_these.map(|(key, sum)| (*journey, *key, *sum)));
    }
    sums
}

/// By the journey of the tickets; without one, all of them.
pub type Tallies = BTreeMap<Option<JourneyId>, Tally>;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    ticket_id: i64,
    holder: String,
    staff_id: Option<StaffId>,
    since: Moment,
    until: Option<Moment>,
    department_id: DepartmentId,
    journey_id: Option<JourneyId>,
    /// So many that are the same.
    times: i64,
}

/// The beginning of a statement that reads intervals `h` of tickets `t` with their journeys.
const INTERVALS: &str = "SELECT h.id, h.ticket_id, h.holder, h.staff_id, h.since, h.until,
        COALESCE(h.department_id, t.department_id) AS department_id, j.journey_id, CAST(1 AS BIGINT) AS times
    FROM holding h JOIN ticket t ON t.id = h.ticket_id LEFT JOIN journey_ticket j ON j.ticket_id = h.ticket_id WHERE TRUE";

/// Adds up these days from the ledger itself.
pub async fn tally(look: &Look, period: &Period, now: Moment) -> Result<Tallies> {
    let mut tallies = Tallies::new();
    let (mut after, mut id) = (period.begins(), 0_i64);
    loop {
        let query = Query::new(INTERVALS)
            .with(" AND h.until >= ", after)
            .with(" AND (h.until > ", after)
            .with(" OR h.id > ", id)
            .with(") ORDER BY h.until, h.id LIMIT ", AT_ONCE);
        let rows: Vec<Row> = query.all(look).await?;
        let Some(last) = rows.last() else { break };
        (after, id) = (last.until.unwrap_or(after), last.id);
        let more = is_full(&rows, AT_ONCE);
        add(look, &mut tallies, (period, now), rows).await?;
        if !more {
            break;
        }
    }
    add(look, &mut tallies, (period, now), running_since_before(look, period).await?).await?;
    let mut ticket = 0_i64;
    loop {
        let query = Query::new(INTERVALS).with(" AND h.until IS NULL AND h.since >= ", period.begins());
        let query = query.with(" AND h.ticket_id > ", ticket);
        let rows: Vec<Row> = query.with(" ORDER BY h.ticket_id LIMIT ", AT_ONCE).all(look).await?;
        let Some(last) = rows.last() else { break };
        ticket = last.ticket_id;
        let more = is_full(&rows, AT_ONCE);
        add(look, &mut tallies, (period, now), rows).await?;
        if !more {
            break;
        }
    }
    Ok(tallies)
}

/// What runs since before these days has all of them: those of the same are one to a tally, and one is read for all.
async fn running_since_before(look: &Look, period: &Period) -> Result<Vec<Row>> {
    let query = Query::new(
        "SELECT min(r.id) AS id, min(r.ticket_id) AS ticket_id, r.holder, r.staff_id, min(r.since) AS since, r.until,
            r.department_id, r.journey_id, count(*) AS times
        FROM (SELECT h.id, h.ticket_id, h.holder, h.staff_id, h.since, h.until,
                COALESCE(h.department_id, t.department_id) AS department_id, j.journey_id,
                CASE WHEN h.holder IN ('departments', 'outside') THEN (
                    SELECT string_agg(COALESCE('d' || p.department_id, 's' || p.staff_id, ''), ' ' ORDER BY p.id)
                    FROM holding_party p WHERE p.holding_id = h.id) END AS parties
            FROM holding h JOIN ticket t ON t.id = h.ticket_id LEFT JOIN journey_ticket j ON j.ticket_id = h.ticket_id
            WHERE h.until IS NULL",
    );
    let query = query.with(" AND h.since < ", period.begins());
    let query = query.push(") r GROUP BY r.holder, r.staff_id, r.until, r.department_id, r.journey_id, r.parties");
    Ok(query.all(look).await?)
}

/// What of these days was one ticket's, whatever its journey.
pub(crate) async fn of_ticket(act: &mut Act, ticket: TicketId, period: Period) -> Result<Tally> {
    let now = period.ends();
    let query = Query::new(INTERVALS).with(" AND h.ticket_id = ", ticket).push(" ORDER BY h.id");
    let rows: Vec<Row> = query.all(&mut *act).await?;
    let mut tallies = Tallies::new();
    add(act, &mut tallies, (&period, now), rows).await?;
    Ok(tallies.remove(&None).unwrap_or_else(|| Tally::new(period, now)))
}

/// Whether there may be more.
pub(crate) fn is_full<T>(rows: &[T], at_once: i64) -> bool {
    i64::try_from(rows.len()).is_ok_and(|read| read == at_once)
}

async fn add(
    on: impl Into<On<'_>>,
    tallies: &mut Tallies,
    (period, now): (&Period, Moment),
    rows: Vec<Row>,
) -> Result<()> {
    let shared = rows.iter().filter(|row| matches!(row.holder.as_str(), "departments" | "outside")).map(|row| row.id);
    let mut parties: HashMap<i64, Vec<Party>> = HashMap::new();
    for (holding, party) in parties_of(on, &shared.collect::<Vec<_>>()).await? {
        parties.entry(holding).or_default().push(party);
    }
    for row in rows {
        let parties = parties.remove(&row.id).unwrap_or_default();
        let holder = Held::of_words(&row.holder, row.staff_id);
        let holding = Holding { holder, parties, since: row.since, until: row.until };
        for journey in counted_for(row.journey_id) {
            let tally = tallies.entry(journey).or_insert_with(|| Tally::new(period.clone(), now));
            tally.add(row.department_id, &holding, row.times);
        }
    }
    Ok(())
}

/// What is written of these days, by whose tickets and who had their time.
pub(crate) async fn written(
    look: &Look,
    journey: Option<JourneyId>,
    period: &Period,
) -> Result<Vec<(DepartmentId, Holder, Sum)>> {
    let rows: Vec<(DepartmentId, String, i64, i64, i64)> = sql!(
        "SELECT department_id, whose, party_id, CAST(sum(micros) AS BIGINT) AS micros, CAST(sum(turns) AS BIGINT) AS turns
         FROM ledger_day WHERE journey_id = $1 AND day >= $2 AND day < $3 GROUP BY department_id, whose, party_id"
    )
    .bind(column(journey))
    .bind(period.from.0)
    .bind(period.until.0)
    .all(look)
    .await?;
    let sum = |(department, whose, party, micros, turns): (DepartmentId, String, i64, i64, i64)| {
        (department, Holder::of_columns(&whose, party), Sum { micros, turns })
    };
    Ok(rows.into_iter().map(sum).collect())
}
