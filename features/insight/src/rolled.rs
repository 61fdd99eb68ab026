//! Days that are over are added up once, and kept.

use crate::{Day, Holder, Period, Sum, Tally};
use base::{Act, Actor, DepartmentId, Desk, Look, Moment, Result, Setting, StaffId};
use jiff::tz::TimeZone;
use people::Company;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, time::Duration};
use store::sql;
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
pub(crate) async fn zone(look: &Look) -> Result<(String, TimeZone)> {
    let name = Company::read(look).await?.zone;
    let zone = TimeZone::get(&name).unwrap_or(TimeZone::UTC);
    Ok((name, zone))
}

/// Writes every day that is over and not written yet. Doing it twice is doing it once.
pub async fn fill(desk: &Desk) -> Result<()> {
    let look = desk.look();
    let (name, zone) = zone(&look).await?;
    let until = Day::of(look.now().minus(AFTERWARDS), &zone);
    let from = match Filled::read(&look).await?.next_in(&name) {
        Some(next) => next,
        None => match first(&look).await? {
            Some(at) => forget(desk, Day::of(at, &zone)).await?,
            None => return Ok(()),
        },
    };
    if from >= until {
        return Ok(());
    }
    let period = Period { from, until, zone };
    let now = period.ends();
    let tally = tally(&look, period, now).await?;
    let mut day = from;
    while day < until {
        let end = day.plus(DAYS).min(until);
        let mut act = desk.act(Actor::Machine).await?;
        write(&mut act, &tally, day, end).await?;
        Filled { next: Some(end), zone: name.clone() }.write(&mut act).await?;
        act.commit().await?;
        day = end;
    }
    Ok(())
}

/// When the first ticket began.
async fn first(look: &Look) -> Result<Option<Moment>> {
    let row: Option<(Moment,)> = sql!("SELECT since FROM holding ORDER BY id LIMIT 1").opt(look).await?;
    Ok(row.map(|(since,)| since))
}

/// Everything is made anew from this day on.
async fn forget(desk: &Desk, from: Day) -> Result<Day> {
    let mut act = desk.act(Actor::Machine).await?;
    sql!("DELETE FROM ledger_day").run(&mut act).await?;
    act.commit().await?;
    Ok(from)
}

async fn write(act: &mut Act, tally: &Tally, from: Day, until: Day) -> Result<()> {
    sql!("DELETE FROM ledger_day WHERE day >= $1 AND day < $2").bind(from.0).bind(until.0).run(&mut *act).await?;
    for ((day, department, holder), sum) in tally.sums.iter().filter(|((day, ..), _)| *day >= from && *day < until) {
        let (whose, party) = holder.columns();
        sql!(
            "INSERT INTO ledger_day (day, department_id, whose, party_id, micros, turns) VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(day.0)
        .bind(*department)
        .bind(whose)
        .bind(party)
        .bind(sum.micros)
        .bind(sum.turns)
        .run(&mut *act)
        .await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    ticket_id: i64,
    holder: String,
    staff_id: Option<StaffId>,
    since: Moment,
    until: Option<Moment>,
    department_id: DepartmentId,
}

/// Adds up these days from the ledger itself.
pub async fn tally(look: &Look, period: Period, now: Moment) -> Result<Tally> {
    let mut tally = Tally::new(period.clone(), now);
    let (mut after, mut id) = (period.begins(), 0_i64);
    loop {
        let rows: Vec<Row> = sql!(
            "SELECT h.id, h.ticket_id, h.holder, h.staff_id, h.since, h.until, t.department_id
             FROM holding h JOIN ticket t ON t.id = h.ticket_id
             WHERE h.until >= $1 AND (h.until > $1 OR h.id > $2) ORDER BY h.until, h.id LIMIT $3"
        )
        .bind(after)
        .bind(id)
        .bind(AT_ONCE)
        .all(look)
        .await?;
        let Some(last) = rows.last() else { break };
        (after, id) = (last.until.unwrap_or(after), last.id);
        let more = is_full(&rows);
        add(look, &mut tally, rows).await?;
        if !more {
            break;
        }
    }
    let mut ticket = 0_i64;
    loop {
        let rows: Vec<Row> = sql!(
            "SELECT h.id, h.ticket_id, h.holder, h.staff_id, h.since, h.until, t.department_id
             FROM holding h JOIN ticket t ON t.id = h.ticket_id
             WHERE h.until IS NULL AND h.ticket_id > $1 ORDER BY h.ticket_id LIMIT $2"
        )
        .bind(ticket)
        .bind(AT_ONCE)
        .all(look)
        .await?;
        let Some(last) = rows.last() else { break };
        ticket = last.ticket_id;
        let more = is_full(&rows);
        add(look, &mut tally, rows).await?;
        if !more {
            break;
        }
    }
    Ok(tally)
}

fn is_full(rows: &[Row]) -> bool {
    i64::try_from(rows.len()).is_ok_and(|read| read == AT_ONCE)
}

async fn add(look: &Look, tally: &mut Tally, rows: Vec<Row>) -> Result<()> {
    let shared = rows.iter().filter(|row| matches!(row.holder.as_str(), "departments" | "outside")).map(|row| row.id);
    let mut parties: HashMap<i64, Vec<Party>> = HashMap::new();
    for (holding, party) in parties_of(look, &shared.collect::<Vec<_>>()).await? {
        parties.entry(holding).or_default().push(party);
    }
    for row in rows {
        let parties = parties.remove(&row.id).unwrap_or_default();
        let holder = Held::of_words(&row.holder, row.staff_id);
        tally.add(row.department_id, &Holding { holder, parties, since: row.since, until: row.until });
    }
    Ok(())
}

/// What is written of these days, by whose tickets and who had their time.
pub(crate) async fn written(look: &Look, period: &Period) -> Result<Vec<(DepartmentId, Holder, Sum)>> {
    let rows: Vec<(DepartmentId, String, i64, i64, i64)> = sql!(
        "SELECT department_id, whose, party_id, CAST(sum(micros) AS BIGINT) AS micros, CAST(sum(turns) AS BIGINT) AS turns
         FROM ledger_day WHERE day >= $1 AND day < $2 GROUP BY department_id, whose, party_id"
    )
    .bind(period.from.0)
    .bind(period.until.0)
    .all(look)
    .await?;
    let sum = |(department, whose, party, micros, turns): (DepartmentId, String, i64, i64, i64)| {
        (department, Holder::of_columns(&whose, party), Sum { micros, turns })
    };
    Ok(rows.into_iter().map(sum).collect())
}
