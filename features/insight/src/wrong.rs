//! What went wrong with the tickets of some days. What was merged is one matter, and counts once.

use crate::{
    Day, Period, Sees, Which,
    journeys::column,
    stale::{self, What},
};
use base::{Act, Look, Result};
use std::{cmp::Reverse, collections::HashMap};
use store::{Query, sql};
use ticket::CauseId;

/// Causes that are shown, the most frequent first.
const MOST: usize = 20;

/// How many tickets had which cause; `live` is the first day that is not written.
pub async fn causes(
    look: &Look,
    sees: &Sees,
    which: &Which,
    (period, live): (&Period, Day),
) -> Result<Vec<(CauseId, i64)>> {
    let stale = stale::days(look, What::Causes, period.from, live).await?;
    let query = Query::new("SELECT cause_id, CAST(sum(tickets) AS BIGINT) FROM cause_day WHERE journey_id = ")
        .with("", column(which.journey))
        .with(" AND day >= ", period.from.0)
        .with(" AND day < ", live.0);
    let query = match stale.is_empty() {
        true => query,
        false => query.push(" AND NOT").with_in(" day", stale.iter().map(|day| day.0)),
    };
    let mut counts: Vec<(CauseId, i64)> =
        narrowed(query, "department_id", sees, which).push(" GROUP BY cause_id").all(look).await?;
    for part in stale::unwritten(period, live, &stale) {
        let query = Query::new(
            "SELECT c.cause_id, count(*) FROM ticket_cause c JOIN ticket t ON t.id = c.ticket_id WHERE t.merged_into IS NULL AND c.named_at >= ",
        )
        .with("", part.begins())
        .with(" AND c.named_at < ", part.ends());
        let query = match which.journey {
            None => query,
            Some(journey) => query
                .with(" AND c.ticket_id IN (SELECT ticket_id FROM journey_ticket WHERE journey_id = ", journey)
                .push(")"),
        };
        let query = narrowed(query, "t.department_id", sees, which).push(" GROUP BY c.cause_id");
        counts.extend(query.all::<(CauseId, i64)>(look).await?);
    }
    Ok(most_frequent(counts))
}

fn narrowed(query: Query, column: &'static str, sees: &Sees, which: &Which) -> Query {
    let query = match which.department {
        Some(id) => query.push(" AND ").push(column).with(" = ", id),
        None => query,
    };
    match sees {
        Sees::Own(own) => query.push(" AND ").push(column).with_in("", own.iter().copied()),
        Sees::All => query,
    }
}

fn most_frequent(counts: Vec<(CauseId, i64)>) -> Vec<(CauseId, i64)> {
    let mut sums: HashMap<CauseId, i64> = HashMap::new();
    for (cause, tickets) in counts {
        *sums.entry(cause).or_default() += tickets;
    }
    let mut sums: Vec<(CauseId, i64)> = sums.into_iter().collect();
    sums.sort_by_key(|(cause, tickets)| (Reverse(*tickets), *cause));
    sums.truncate(MOST);
    sums
}

/// Writes a day anew.
pub(crate) async fn write(act: &mut Act, day: Day, period: &Period) -> Result<()> {
    sql!("DELETE FROM cause_day WHERE day = $1 AND journey_id IN (SELECT 0 UNION ALL SELECT id FROM journey)")
        .bind(day.0)
        .run(&mut *act)
        .await?;
    for query in [
        sql!(
            "INSERT INTO cause_day (journey_id, day, department_id, cause_id, tickets)
             SELECT 0, CAST($1 AS BIGINT), t.department_id, c.cause_id, count(*)
             FROM ticket_cause c JOIN ticket t ON t.id = c.ticket_id
             WHERE t.merged_into IS NULL AND c.named_at >= $2 AND c.named_at < $3 GROUP BY t.department_id, c.cause_id"
        ),
        sql!(
            "INSERT INTO cause_day (journey_id, day, department_id, cause_id, tickets)
             SELECT j.journey_id, CAST($1 AS BIGINT), t.department_id, c.cause_id, count(*)
             FROM ticket_cause c JOIN ticket t ON t.id = c.ticket_id JOIN journey_ticket j ON j.ticket_id = t.id
             WHERE t.merged_into IS NULL AND c.named_at >= $2 AND c.named_at < $3 GROUP BY j.journey_id, t.department_id, c.cause_id"
        ),
    ] {
        query.bind(day.0).bind(period.begins()).bind(period.ends()).run(&mut *act).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_come_first() {
        let counts = [(1, 2), (3, 4), (2, 4), (1, 3)].map(|(cause, n)| (CauseId(cause), n));
        let order: Vec<(i64, i64)> =
            most_frequent(counts.to_vec()).into_iter().map(|(cause, n)| (cause.0, n)).collect();
        assert_eq!(order, [(1, 5), (2, 4), (3, 4)]);
    }
}
