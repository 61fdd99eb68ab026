//! Which journey a ticket is counted for: the one it belongs to.
//!
//! That can be said late, when days of the ticket's life are written already. The ledger of one ticket is short, so
//! its part of those days is taken from one journey's sums and put to the other's.

use crate::{
    Day, Period, Sum, rolled,
    stale::{self, What},
    tally::Key,
};
use base::{Act, Actor, Desk, Moment, Result, TicketId};
use jiff::tz::TimeZone;
use journey::JourneyId;
use store::sql;

/// Tickets looked at in one deed.
const AT_ONCE: i64 = 50;

/// For which journeys a ticket of this one is counted: for all together, and for its own.
pub(crate) fn counted_for(journey: Option<JourneyId>) -> impl Iterator<Item = Option<JourneyId>> {
    [None].into_iter().chain(journey.map(Some))
}

/// As it is kept: all tickets together have no number of a journey.
pub(crate) fn column(journey: Option<JourneyId>) -> i64 {
    journey.map_or(0, |id| id.0)
}

/// Looks at every marked ticket again; days before `until` are written.
pub(crate) async fn sort_again(desk: &Desk, until: Day, zone: &TimeZone) -> Result<()> {
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let tickets: Vec<(TicketId,)> =
            sql!("SELECT ticket_id FROM stale_ticket ORDER BY ticket_id LIMIT $1").bind(AT_ONCE).all(&mut act).await?;
        for (ticket,) in &tickets {
            sort(&mut act, *ticket, (until, zone)).await?;
        }
        act.commit().await?;
        if tickets.is_empty() {
            return Ok(());
        }
    }
}

/// The mark goes first, as that of a day does.
async fn sort(act: &mut Act, ticket: TicketId, (until, zone): (Day, &TimeZone)) -> Result<()> {
    sql!("DELETE FROM stale_ticket WHERE ticket_id = $1").bind(ticket).run(&mut *act).await?;
    let was: Option<(JourneyId,)> =
        sql!("SELECT journey_id FROM journey_ticket WHERE ticket_id = $1").bind(ticket).opt(&mut *act).await?;
    let is: Option<(JourneyId,)> =
        sql!("SELECT journey_id FROM ticket_journey WHERE ticket_id = $1").bind(ticket).opt(&mut *act).await?;
    let (was, is) = (was.map(|(id,)| id), is.map(|(id,)| id));
    if was == is {
        return Ok(());
    }
    let period = Period { from: Day::default(), until, zone: zone.clone() };
    for (key, sum) in rolled::of_ticket(act, ticket, period).await?.sums {
        if let Some(was) = was {
            take(act, was, key, sum).await?;
        }
        if let Some(is) = is {
            put(act, Some(is), key, sum).await?;
        }
    }
    sql!("DELETE FROM journey_ticket WHERE ticket_id = $1").bind(ticket).run(&mut *act).await?;
    if let Some(is) = is {
        sql!("INSERT INTO journey_ticket (ticket_id, journey_id) VALUES ($1, $2)")
            .bind(ticket)
            .bind(is)
            .run(&mut *act)
            .await?;
    }
    let day = |at| Day::of(at, zone);
    let asked = asked_at(act, ticket).await?;
    let named = stale::named_at(&mut *act, [ticket]).await?;
    stale::mark(act, What::Answers, asked.into_iter().map(day)).await?;
    stale::mark(act, What::Causes, named.into_iter().map(day)).await
}

/// When its questions were asked.
pub(crate) async fn asked_at(act: &mut Act, ticket: TicketId) -> Result<Vec<Moment>> {
    let rows: Vec<(Moment,)> = sql!(
        "SELECT q.asked_at FROM question_round q JOIN asking a ON a.id = q.asking_id JOIN entry e ON e.id = a.entry_id
         WHERE e.ticket_id = $1"
    )
    .bind(ticket)
    .all(act)
    .await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

async fn take(act: &mut Act, journey: JourneyId, (day, department, holder): Key, sum: Sum) -> Result<()> {
    let (whose, party) = holder.columns();
    for query in [
        sql!(
            "UPDATE ledger_day SET micros = micros - $6, turns = turns - $7
             WHERE journey_id = $1 AND day = $2 AND department_id = $3 AND whose = $4 AND party_id = $5"
        )
        .bind(journey)
        .bind(day.0)
        .bind(department)
        .bind(whose)
        .bind(party)
        .bind(sum.micros)
        .bind(sum.turns),
        sql!(
            "DELETE FROM ledger_day WHERE journey_id = $1 AND day = $2 AND department_id = $3 AND whose = $4
                 AND party_id = $5 AND micros = 0 AND turns = 0"
        )
        .bind(journey)
        .bind(day.0)
        .bind(department)
        .bind(whose)
        .bind(party),
    ] {
        query.run(&mut *act).await?;
    }
    Ok(())
}

/// Adds to what is written of a day.
pub(crate) async fn put(
    act: &mut Act,
    journey: Option<JourneyId>,
    (day, department, holder): Key,
    sum: Sum,
) -> Result<()> {
    let (whose, party) = holder.columns();
    sql!(
        "INSERT INTO ledger_day (journey_id, day, department_id, whose, party_id, micros, turns)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (journey_id, day, department_id, whose, party_id)
         DO UPDATE SET micros = ledger_day.micros + excluded.micros, turns = ledger_day.turns + excluded.turns"
    )
    .bind(column(journey))
    .bind(day.0)
    .bind(department)
    .bind(whose)
    .bind(party)
    .bind(sum.micros)
    .bind(sum.turns)
    .run(act)
    .await?;
    Ok(())
}
