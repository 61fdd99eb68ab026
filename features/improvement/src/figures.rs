//! What it costs that something was not changed yet.

use crate::{Improvement, ImprovementId};
use base::{Moment, Result, TicketId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{On, Query};
use ticket::ledger::waited;

/// Tickets of all improvements on a page whose time and money are added up, the newest.
const MOST: i64 = 20_000;

/// What an improvement's tickets cost, together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many there are.
    pub tickets: usize,
    /// Of these, how many were attached after it was done.
    pub back: usize,
    /// How long their customers waited for us, in microseconds.
    pub waited: i64,
    /// What the remedies carried out on them cost us, in minor units by currency.
    pub costs: BTreeMap<String, i64>,
    /// They are so many that time and money are those of the newest: it was at least so much.
    pub at_least: bool,
}

/// A ticket of an improvement, as it is counted.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Case {
    improvement_id: ImprovementId,
    ticket_id: TicketId,
}

/// How many tickets each has, and how many of them were attached after it was done.
const COUNTED: &str = "SELECT c.improvement_id, count(*), count(CASE WHEN c.attached_at > i.done_at THEN 1 END)
    FROM (SELECT a.improvement_id, e.ticket_id, MIN(a.attached_at) AS attached_at
          FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id WHERE a.detached_at IS NULL";
const CASES: &str = "SELECT DISTINCT a.improvement_id, e.ticket_id FROM improvement_ticket a
    JOIN entry e ON e.id = a.entry_id WHERE a.detached_at IS NULL";

impl Figures {
    /// Of each of these, by what the ledger and the remedies of its tickets say now.
    pub async fn of(
        on: impl Into<On<'_>>,
        improvements: &[Improvement],
        now: Moment,
    ) -> Result<HashMap<ImprovementId, Figures>> {
        let mut on = on.into();
        let ids: Vec<ImprovementId> = improvements.iter().map(|one| one.id).collect();
        let mut figures: HashMap<ImprovementId, Figures> = ids.iter().map(|id| (*id, Figures::default())).collect();
        if figures.is_empty() {
            return Ok(figures);
        }
        let query = Query::new(COUNTED).with_in(" AND a.improvement_id", ids.iter().copied());
        let query = query.push(
            " GROUP BY a.improvement_id, e.ticket_id) c JOIN improvement i ON i.id = c.improvement_id
             GROUP BY c.improvement_id",
        );
        for (id, tickets, back) in query.all::<(ImprovementId, i64, i64)>(on.again()).await? {
            let Some(figures) = figures.get_mut(&id) else { continue };
            figures.tickets = usize::try_from(tickets).unwrap_or_default();
            figures.back = usize::try_from(back).unwrap_or_default();
        }
        let query = Query::new(CASES).with_in(" AND a.improvement_id", ids.iter().copied());
        let cases: Vec<Case> = query.push(" ORDER BY e.ticket_id DESC").with(" LIMIT ", MOST).all(on.again()).await?;
        let tickets: BTreeSet<TicketId> = cases.iter().map(|case| case.ticket_id).collect();
        let tickets: Vec<TicketId> = tickets.into_iter().collect();
        let waited = waited(on.again(), &tickets, now).await?;
        let mut spent: HashMap<TicketId, Vec<(String, i64)>> = HashMap::new();
        for (ticket, currency, cost) in remedy::ledger::spent(on, &tickets).await? {
            spent.entry(ticket).or_default().push((currency, cost));
        }
        let mut added: HashMap<ImprovementId, usize> = HashMap::new();
        for case in cases {
            let Some(figures) = figures.get_mut(&case.improvement_id) else { continue };
            *added.entry(case.improvement_id).or_default() += 1;
            figures.waited += waited.get(&case.ticket_id).copied().unwrap_or_default();
            for (currency, cost) in spent.get(&case.ticket_id).into_iter().flatten() {
                *figures.costs.entry(currency.clone()).or_default() += cost;
            }
        }
        for (id, figures) in &mut figures {
            figures.at_least = added.get(id).copied().unwrap_or_default() < figures.tickets;
        }
        Ok(figures)
    }
}
