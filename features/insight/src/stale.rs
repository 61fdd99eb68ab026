//! Days that must be counted again, because something of them has changed since they were written.
//!
//! A question of last week is answered today; a ticket solved in May turns out to have gone wrong otherwise. The
//! event marks the day, reports read the day's questions and causes themselves from then on, and the next turn of
//! the schedule writes it anew.

use crate::{Day, Period, answers, journeys, rolled, wrong};
use base::{Act, Actor, Deed, Desk, Event, Future, Look, Moment, Result, TicketId, Told};
use jiff::tz::TimeZone;
use question::{event as asking, question::About};
use std::collections::BTreeSet;
use store::{On, Query, sql};
use ticket::event as tickets;

store::enumeration! {
    /// What is written day by day, and can change afterwards.
    pub enum What {
        /// How departments answered.
        Answers = "answers",
        /// What went wrong.
        Causes = "causes",
    }
}

/// Days counted again in one deed, so that nobody waits long for the one writer.
const AT_ONCE: i64 = 7;
/// Days read at most: three years.
const MOST: i64 = 1100;

/// The job that marks what an event concerns.
pub const MARK: &str = "insight.mark";
/// What it hears.
pub const KINDS: &[&str] = &[
    asking::Answered::KIND,
    asking::Declined::KIND,
    asking::Withdrawn::KIND,
    tickets::CauseNamed::KIND,
    tickets::Moved::KIND,
    tickets::Merged::KIND,
    tickets::Unmerged::KIND,
    tickets::Split::KIND,
    tickets::JourneyChosen::KIND,
];

/// Those of these days that must be counted again, in order.
pub(crate) async fn days(look: &Look, what: What, from: Day, until: Day) -> Result<Vec<Day>> {
    let rows: Vec<(i64,)> =
        sql!("SELECT day FROM stale_day WHERE what = $1 AND day >= $2 AND day < $3 ORDER BY day LIMIT $4")
            .bind(what)
            .bind(from.0)
            .bind(until.0)
            .bind(MOST)
            .all(look)
            .await?;
    Ok(rows.into_iter().map(|(day,)| Day(day)).collect())
}

/// What of a period is to be read from the things themselves: stale days, in runs, and all from `live` on.
pub(crate) fn unwritten(period: &Period, live: Day, stale: &[Day]) -> Vec<Period> {
    let mut runs: Vec<(Day, Day)> = Vec::new();
    let single = stale.iter().map(|day| (*day, day.plus(1)));
    for (from, until) in single.chain([(live, period.until)]).filter(|(from, until)| from < until) {
        match runs.last_mut() {
            Some(last) if last.1 == from => last.1 = until,
            _ => runs.push((from, until)),
        }
    }
    runs.into_iter().map(|(from, until)| Period { from, until, zone: period.zone.clone() }).collect()
}

/// These days must be counted again.
pub(crate) async fn mark(act: &mut Act, what: What, days: impl IntoIterator<Item = Day>) -> Result<()> {
    // In one order, so that two who mark the same days wait for each other in turn.
    for day in days.into_iter().collect::<BTreeSet<_>>() {
        sql!("INSERT INTO stale_day (what, day) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(what)
            .bind(day.0)
            .run(&mut *act)
            .await?;
    }
    Ok(())
}

/// Counts marked days before `until` again.
pub(crate) async fn count_again(desk: &Desk, until: Day, zone: &TimeZone) -> Result<()> {
    for what in What::ALL {
        loop {
            let mut act = desk.act(Actor::Machine).await?;
            let days: Vec<(i64,)> =
                sql!("SELECT day FROM stale_day WHERE what = $1 AND day < $2 ORDER BY day LIMIT $3")
                    .bind(*what)
                    .bind(until.0)
                    .bind(AT_ONCE)
                    .all(&mut act)
                    .await?;
            for (day,) in &days {
                count_day(&mut act, *what, Day(*day), zone).await?;
            }
            act.commit().await?;
            if days.is_empty() {
                break;
            }
        }
    }
    Ok(())
}

/// The mark goes first: who marks the day meanwhile waits for the end of this deed, and finds it gone.
async fn count_day(act: &mut Act, what: What, day: Day, zone: &TimeZone) -> Result<()> {
    sql!("DELETE FROM stale_day WHERE what = $1 AND day = $2").bind(what).bind(day.0).run(&mut *act).await?;
    let period = Period { from: day, until: day.plus(1), zone: zone.clone() };
    match what {
        What::Answers => answers::write(act, day, &period).await,
        What::Causes => wrong::write(act, day, &period).await,
    }
}

/// Makes ready to mark what an event concerns.
pub async fn prepare(_desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Changed(told)))
}

struct Changed(Told);

/// What is counted otherwise from now on: the days of these moments, and the journeys of these tickets.
#[derive(Default)]
struct Concerned {
    answers: Vec<Moment>,
    causes: Vec<Moment>,
    tickets: Vec<TicketId>,
}

impl Deed for Changed {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let concerned = self.concerned(act).await?;
            let (_, zone) = rolled::zone(&mut *act).await?;
            for (what, moments) in [(What::Answers, concerned.answers), (What::Causes, concerned.causes)] {
                mark(act, what, moments.into_iter().map(|at| Day::of(at, &zone))).await?;
            }
            // In the order in which doors lock tickets: the mark refers to its ticket, and waits for whoever holds it.
            for ticket in concerned.tickets.into_iter().collect::<BTreeSet<_>>() {
                sql!("INSERT INTO stale_ticket (ticket_id) VALUES ($1) ON CONFLICT DO NOTHING")
                    .bind(ticket)
                    .run(&mut *act)
                    .await?;
            }
            Ok(())
        })
    }
}

impl Changed {
    async fn concerned(&self, act: &mut Act) -> Result<Concerned> {
        let told = &self.0;
        let nothing = Concerned::default();
        if let Some(named) = told.read::<tickets::CauseNamed>()? {
            let causes = named.before_at.into_iter().chain([told.at]).collect();
            return Ok(Concerned { causes, ..nothing });
        }
        if let Some(moved) = told.read::<tickets::Moved>()? {
            return Ok(Concerned { causes: named_at(act, [moved.ticket]).await?, ..nothing });
        }
        if let Some(chosen) = told.read::<tickets::JourneyChosen>()? {
            return Ok(Concerned { tickets: vec![chosen.ticket], ..nothing });
        }
        let merged = told.read::<tickets::Merged>()?.map(|merged| [merged.ticket, merged.into]);
        let parted = told.read::<tickets::Unmerged>()?.map(|back| [back.ticket, back.from]);
        let split = told.read::<tickets::Split>()?.map(|split| [split.ticket, split.from]);
        match merged.or(parted).or(split) {
            Some(two) => exchanged(act, two).await,
            None => Ok(Concerned { answers: self.asked_at(act).await?, ..nothing }),
        }
    }

    /// When the question was asked that this is about: at first, and further.
    async fn asked_at(&self, act: &mut Act) -> Result<Vec<Moment>> {
        let about: About = serde_json::from_value(self.0.data.clone())?;
        let asked: Vec<(Moment,)> =
            sql!("SELECT asked_at FROM question_round WHERE question_id = $1").bind(about.question).all(act).await?;
        Ok(asked.into_iter().map(|(at,)| at).collect())
    }
}

/// What goes from one ticket to another is counted for the other's journey.
async fn exchanged(act: &mut Act, two: [TicketId; 2]) -> Result<Concerned> {
    let mut answers = Vec::new();
    for ticket in two {
        answers.extend(journeys::asked_at(act, ticket).await?);
    }
    Ok(Concerned { answers, causes: named_at(act, two).await?, tickets: two.to_vec() })
}

/// When it was said what went wrong with these tickets.
pub(crate) async fn named_at(
    on: impl Into<On<'_>>,
    tickets: impl IntoIterator<Item = TicketId>,
) -> Result<Vec<Moment>> {
    let query = Query::new("SELECT named_at FROM ticket_cause WHERE TRUE").with_in(" AND ticket_id", tickets);
    let rows: Vec<(Moment,)> = query.all(on).await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stale_or_not_written_is_read_in_as_few_pieces_as_can_be() {
        let period = Period { from: Day(0), until: Day(10), zone: TimeZone::UTC };
        let pieces = |live: i64, stale: &[i64]| {
            let stale: Vec<Day> = stale.iter().map(|day| Day(*day)).collect();
            let pieces = unwritten(&period, Day(live), &stale).into_iter();
            pieces.map(|piece| (piece.from.0, piece.until.0)).collect::<Vec<_>>()
        };
        assert_eq!(pieces(9, &[2, 3, 5, 8]), [(2, 4), (5, 6), (8, 10)]);
        assert_eq!(pieces(10, &[]), []);
        assert_eq!(pieces(0, &[]), [(0, 10)]);
    }
}
