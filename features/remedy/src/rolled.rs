//! What remedies cost, added up by months.
//!
//! A remedy that is carried out, and a ticket that turns out to have gone wrong otherwise, mark their month: reports
//! read its remedies themselves from then on, and the next turn of the schedule adds it up again.

use crate::ledger::CASES;
use base::{Act, Actor, Deed, Desk, Event, Future, Result, TicketId, Told};
use store::{Query, sql};
use ticket::event::{CauseNamed, Merged, Split, Unmerged};

/// The job that marks what an event concerns.
pub const MARK: &str = "remedy.mark";
/// What it hears.
pub const KINDS: &[&str] = &[CauseNamed::KIND, Merged::KIND, Unmerged::KIND, Split::KIND];

/// Months added up in one deed, so that nobody waits long for the one writer.
const AT_ONCE: i64 = 3;

/// This month must be added up again. Who adds it up at this moment waits for the end of the act, or the act for them:
/// what it changes is in no sum that counts as whole.
pub(crate) async fn mark(act: &mut Act, month: &str) -> Result<()> {
    sql!("INSERT INTO remedy_stale_month (month) VALUES ($1) ON CONFLICT (month) DO UPDATE SET month = excluded.month")
        .bind(month)
        .run(act)
        .await?;
    Ok(())
}

/// Adds up every month that is marked.
pub async fn fill(desk: &Desk) -> Result<()> {
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let months: Vec<(String,)> =
            sql!("SELECT month FROM remedy_stale_month ORDER BY month LIMIT $1").bind(AT_ONCE).all(&mut act).await?;
        for (month,) in &months {
            add_up(&mut act, month).await?;
        }
        act.commit().await?;
        if months.is_empty() {
            return Ok(());
        }
    }
}

async fn add_up(act: &mut Act, month: &str) -> Result<()> {
    sql!("DELETE FROM remedy_stale_month WHERE month = $1").bind(month).run(&mut *act).await?;
    sql!("DELETE FROM remedy_cost WHERE month = $1").bind(month).run(&mut *act).await?;
    let query = Query::new(
        "INSERT INTO remedy_cost (month, kind, cause_id, department_id, currency, count, cost)
         SELECT r.month, r.kind, r.cause_id, r.department_id, r.currency, count(*), CAST(sum(r.cost) AS BIGINT)",
    );
    let query = query.push(CASES).with(" AND r.month = ", month.to_owned());
    query.push(" GROUP BY r.month, r.kind, r.cause_id, r.department_id, r.currency").run(act).await?;
    Ok(())
}

/// Makes ready to mark what an event concerns.
pub async fn prepare(_desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Changed(told)))
}

struct Changed(Told);

impl Deed for Changed {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let months = Query::new(
                "SELECT DISTINCT r.month FROM remedy r JOIN entry e ON e.id = r.entry_id WHERE r.month IS NOT NULL",
            );
            let months = months.with_in(" AND e.ticket_id", self.tickets()?).push(" ORDER BY r.month");
            for (month,) in months.all::<(String,)>(&mut *act).await? {
                mark(act, &month).await?;
            }
            Ok(())
        })
    }
}

impl Changed {
    /// Tickets whose remedies may count for another cause now.
    fn tickets(&self) -> Result<Vec<TicketId>> {
        let told = &self.0;
        let named = told.read::<CauseNamed>()?.map(|named| vec![named.ticket]);
        let merged = told.read::<Merged>()?.map(|merged| vec![merged.ticket, merged.into]);
        let parted = told.read::<Unmerged>()?.map(|back| vec![back.ticket, back.from]);
        let split = told.read::<Split>()?.map(|split| vec![split.ticket, split.from]);
        Ok(named.or(merged).or(parted).or(split).unwrap_or_default())
    }
}
