//! The four facts: first meaningful answer, next answers, wait, solution.

use crate::{Direction, Meaning, Ticket, delivery::Delivery, holder::Holder, settling::Fact as Public};
use base::{Moment, Result};
use clock::{Calendar, Fact, Reason, Timings, What};
use store::{On, sql};

impl Ticket {
    /// What the customer lived through, measured by this calendar. A pure function of the timeline
    /// and the ledger: nothing is kept that could be wrong later.
    pub async fn timings(&self, on: impl Into<On<'_>>, calendar: &Calendar, now: Moment) -> Result<Timings> {
        Ok(clock::timings(&self.facts(on).await?, calendar, now))
    }

    /// What happened, as clocks understand it.
    pub async fn facts(&self, on: impl Into<On<'_>>) -> Result<Vec<Fact>> {
        let mut on = on.into();
        let public: Vec<Public> = sql!(
            "SELECT direction, channel, (machine OR silent) AS machine, meaning, delivery, at FROM entry WHERE ticket_id = $1 AND public ORDER BY id"
        )
        .bind(self.id)
        .all(on.again())
        .await?;
        let changes: Vec<(String, Moment)> =
            sql!("SELECT change, at FROM entry WHERE ticket_id = $1 AND change IS NOT NULL ORDER BY id")
                .bind(self.id)
                .all(on.again())
                .await?;
        let mut facts: Vec<Fact> = public.iter().filter_map(said).collect();
        facts.extend(changes.iter().filter_map(|(change, at)| Some(Fact { at: *at, what: changed(change)? })));
        for holding in self.ledger(on).await?.iter().filter(|h| h.holder == Holder::Customer) {
            facts.push(Fact { at: holding.since, what: What::Paused(Reason::Customer) });
            facts.extend(holding.until.map(|at| Fact { at, what: What::Resumed }));
        }
        facts.sort();
        Ok(facts)
    }
}

fn said(entry: &Public) -> Option<Fact> {
    let what = match (entry.direction?, entry.meaning) {
        (Direction::In, _) if !entry.machine => What::CustomerWrote,
        (Direction::Out, Some(Meaning::Acknowledgement)) => What::Acknowledged,
        (Direction::Out, Some(Meaning::Answer)) if entry.delivery.is_none_or(Delivery::counts) => What::Answered,
        _ => return None,
    };
    Some(Fact { at: entry.at, what })
}

fn changed(key: &str) -> Option<What> {
    match key {
        "ticket-change-solved" => Some(What::Solved),
        "ticket-change-reopened" | "ticket-change-came-back" | "ticket-change-undelivered" => Some(What::Reopened),
        _ => None,
    }
}
