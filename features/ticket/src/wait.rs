//! What a ticket waits for besides the customer, and of whom: an answer, an approval, somebody outside.
//!
//! Features that ask begin a wait and end it; who holds the ticket meanwhile follows from that alone. A wait
//! belongs to the entry that asks, and goes with it when tickets are merged or split.

use crate::{EntryId, Ticket, event};
use base::{Act, DepartmentId, Moment, Result, StaffId};
use serde::{Deserialize, Serialize};
use store::{On, Query, sql};

store::id! {
    /// Something a ticket waits for.
    WaitId
}

store::enumeration! {
    /// What is awaited.
    pub enum WaitFor {
        /// Somebody's approval.
        Approval = "approval",
        /// The answer to a question.
        Answer = "answer",
        /// Somebody outside: a supplier, a courier.
        Outside = "outside",
    }
}

impl WaitFor {
    /// Of several, the one that decides who holds the ticket.
    pub fn foremost(of: impl IntoIterator<Item = WaitFor>) -> Option<WaitFor> {
        of.into_iter().min_by_key(|what| match what {
            WaitFor::Approval => 0,
            WaitFor::Answer => 1,
            WaitFor::Outside => 2,
        })
    }
}

/// Of whom something is awaited, and at whose cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A department; also that of the person who was asked.
    Department(DepartmentId),
    /// A person who belongs to no department.
    Staff(StaffId),
    /// Somebody who does not work here.
    Outside,
}

impl Party {
    fn columns(self) -> (Option<DepartmentId>, Option<StaffId>) {
        match self {
            Party::Department(id) => (Some(id), None),
            Party::Staff(id) => (None, Some(id)),
            Party::Outside => (None, None),
        }
    }

    fn of_columns(department: Option<DepartmentId>, staff: Option<StaffId>) -> Party {
        match (department, staff) {
            (Some(id), _) => Party::Department(id),
            (None, Some(id)) => Party::Staff(id),
            (None, None) => Party::Outside,
        }
    }
}

impl Ticket {
    /// From now on the ticket waits for this. Whatever the customer has said so far is in good hands with it.
    /// The caller settles.
    pub async fn wait_for(&mut self, act: &mut Act, entry: EntryId, what: WaitFor, of: Party) -> Result<WaitId> {
        let (department, staff) = of.columns();
        let now = act.now();
        let id: WaitId = sql!(
            "INSERT INTO wait (ticket_id, entry_id, what, department_id, staff_id, since) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id"
        )
        .bind(self.id)
        .bind(entry)
        .bind(what)
        .bind(department)
        .bind(staff)
        .bind(now)
        .value(&mut *act)
        .await?;
        self.unheard = false;
        self.awaits = WaitFor::foremost(self.awaits.into_iter().chain([what]));
        act.tell(self.id, &event::WaitBegan { ticket: self.id, wait: id, entry, what, of }).await?;
        Ok(id)
    }

    /// It waits for this no longer; ending it twice is ending it once. The caller settles.
    pub async fn wait_over(&mut self, act: &mut Act, id: WaitId) -> Result<()> {
        let now = act.now();
        let ended = sql!("UPDATE wait SET ended_at = $3 WHERE id = $1 AND ticket_id = $2 AND ended_at IS NULL")
            .bind(id)
            .bind(self.id)
            .bind(now)
            .run(&mut *act)
            .await?;
        if ended == 0 {
            return Ok(());
        }
        self.find_awaits(act).await?;
        act.tell(self.id, &event::WaitEnded { ticket: self.id, wait: id }).await.map(|_| ())
    }

    /// Of whom this is awaited now, each once.
    pub async fn awaited_of(&self, on: impl Into<On<'_>>, what: WaitFor) -> Result<Vec<Party>> {
        let rows: Vec<(Option<DepartmentId>, Option<StaffId>)> = sql!(
            "SELECT DISTINCT department_id, staff_id FROM wait WHERE ticket_id = $1 AND what = $2 AND ended_at IS NULL LIMIT 200"
        )
        .bind(self.id)
        .bind(what)
        .all(on)
        .await?;
        let mut parties: Vec<Party> = rows.into_iter().map(|(d, s)| Party::of_columns(d, s)).collect();
        parties.sort_unstable();
        Ok(parties)
    }

    /// Reads anew what it waits for.
    pub(crate) async fn find_awaits(&mut self, act: &mut Act) -> Result<()> {
        let open: Vec<(WaitFor,)> = sql!("SELECT DISTINCT what FROM wait WHERE ticket_id = $1 AND ended_at IS NULL")
            .bind(self.id)
            .all(act)
            .await?;
        self.awaits = WaitFor::foremost(open.into_iter().map(|(what,)| what));
        Ok(())
    }

    /// Whether the customer's newest words came after anybody was asked: by the timeline.
    pub(crate) async fn find_unheard(&mut self, act: &mut Act) -> Result<()> {
        self.unheard = false;
        if self.waiting_since.is_none() {
            return Ok(());
        }
        let spoken: Option<Moment> = sql!(
            "SELECT max(at) FROM entry WHERE ticket_id = $1 AND public AND direction = 'in' AND NOT machine AND NOT silent"
        )
        .bind(self.id)
        .value(&mut *act)
        .await?;
        let asked: Option<Moment> =
            sql!("SELECT max(since) FROM wait WHERE ticket_id = $1").bind(self.id).value(&mut *act).await?;
        self.unheard = spoken > asked;
        Ok(())
    }
}

/// Among whom the interval of a ledger is shared.
pub(crate) async fn write_parties(act: &mut Act, holding: i64, parties: &[Party]) -> Result<()> {
    for party in parties {
        let (department, staff) = party.columns();
        sql!("INSERT INTO holding_party (holding_id, department_id, staff_id) VALUES ($1, $2, $3)")
            .bind(holding)
            .bind(department)
            .bind(staff)
            .run(&mut *act)
            .await?;
    }
    Ok(())
}

/// The parties of these intervals, in order.
pub async fn parties_of(on: impl Into<On<'_>>, holdings: &[i64]) -> Result<Vec<(i64, Party)>> {
    if holdings.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, Option<DepartmentId>, Option<StaffId>)> =
        Query::new("SELECT holding_id, department_id, staff_id FROM holding_party WHERE TRUE")
            .with_in(" AND holding_id", holdings.iter().copied())
            .push(" ORDER BY id")
            .all(on)
            .await?;
    Ok(rows.into_iter().map(|(holding, d, s)| (holding, Party::of_columns(d, s))).collect())
}
