//! What it costs that something was not changed yet.

use crate::{Improvement, ImprovementId};
use base::{Moment, Result, TicketId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{On, Query};
use ticket::ledger::waited;

/// Tickets of all improvements on a page that are looked at.
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
}

/// A ticket of an improvement, as it is counted.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Counted {
    improvement_id: ImprovementId,
    ticket_id: TicketId,
    attached_at: Moment,
}

impl Figures {
    /// Of each of these, by what the ledger and the remedies of its tickets say now.
    pub async fn of(
        on: impl Into<On<'_>>,
        improvements: &[Improvement],
        now: Moment,
    ) -> Result<HashMap<ImprovementId, Figures>> {
        let mut on = on.into();
        let done: HashMap<ImprovementId, Option<Moment>> =
            improvements.iter().map(|one| (one.id, one.done_at)).collect();
        let mut figures: HashMap<ImprovementId, Figures> =
            improvements.iter().map(|one| (one.id, Figures::default())).collect();
        if figures.is_empty() {
            return Ok(figures);
        }
        let query = Query::new(
            "SELECT a.improvement_id, e.ticket_id, MIN(a.attached_at) AS attached_at
             FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id WHERE a.detached_at IS NULL",
        );
        let query = query.with_in(" AND a.improvement_id", done.keys().copied());
        let query = query.push(" GROUP BY a.improvement_id, e.ticket_id ORDER BY e.ticket_id DESC");
        let counted: Vec<Counted> = query.with(" LIMIT ", MOST).all(on.again()).await?;
        let tickets: BTreeSet<TicketId> = counted.iter().map(|case| case.ticket_id).collect();
        let tickets: Vec<TicketId> = tickets.into_iter().collect();
        let waited = waited(on.again(), &tickets, now).await?;
        let mut spent: HashMap<TicketId, Vec<(String, i64)>> = HashMap::new();
        for (ticket, currency, cost) in remedy::ledger::spent(on, &tickets).await? {
            spent.entry(ticket).or_default().push((currency, cost));
        }
        for case in counted {
            let done = done.get(&case.improvement_id).copied().flatten();
            let Some(figures) = figures.get_mut(&case.improvement_id) else { continue };
            figures.tickets += 1;
            figures.back += usize::from(done.is_some_and(|done| case.attached_at > done));
            figures.waited += waited.get(&case.ticket_id).copied().unwrap_or_default();
            for (currency, cost) in spent.get(&case.ticket_id).into_iter().flatten() {
                *figures.costs.entry(currency.clone()).or_default() += cost;
            }
        }
        Ok(figures)
    }
}
