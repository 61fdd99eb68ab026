//! Whoever has gone holds nothing: their tickets pass on.

use crate::{Review, State, Ticket, TicketId, event};
use base::{Act, Deed, DepartmentId, Desk, Future, Result, StaffId};
use people::{
    Duty,
    event::{DepartmentArchived, Left},
    stand_in,
};
use store::sql;

/// The job that hands a leaver's tickets on.
pub const OF_LEAVER: &str = "ticket.leaver_hands_over";
/// The job that hands an archived department's tickets on.
pub const OF_DEPARTMENT: &str = "ticket.department_hands_over";
/// Tickets per deed, so that nobody waits long for the one writer.
pub(crate) const AT_ONCE: i64 = 100;

struct Leaver(Left);
struct Archived(DepartmentArchived);

/// Makes ready to hand a leaver's tickets on. Nothing is slow here.
pub async fn of_leaver(_desk: Desk, event: Left) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Leaver(event)))
}

/// Makes ready to hand an archived department's tickets on. Nothing is slow here.
pub async fn of_department(_desk: Desk, event: DepartmentArchived) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Archived(event)))
}

impl Deed for Leaver {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let tickets = held_by(act, self.0.staff).await?;
            for number in &tickets {
                Ticket::locked(act, *number).await?.leave_to(act, self.0.staff, self.0.heir).await?;
            }
            let read = Review::leave(act, self.0.staff).await?;
            let now = act.now();
            let heir = match self.0.heir {
                Some(heir) => stand_in(&mut *act, heir, Duty::Tickets, now).await?,
                None => None,
            };
            let written =
                Review::pass_authors(act, &heir.map(|heir| (self.0.staff, heir)).into_iter().collect()).await?;
            go_on(act, tickets.len().max(read).max(written), OF_LEAVER, &self.0).await
        })
    }
}

impl Deed for Archived {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let tickets: Vec<(TicketId,)> = sql!(
                "SELECT id FROM ticket WHERE state IN ('open', 'snoozed') AND department_id = $1 ORDER BY id LIMIT $2"
            )
            .bind(self.0.department)
            .bind(AT_ONCE)
            .all(&mut *act)
            .await?;
            for (number,) in &tickets {
                let mut ticket = Ticket::locked(act, *number).await?;
                // Somebody may have moved it between the look and the lock.
                if ticket.department_id == self.0.department {
                    ticket.move_to(act, self.0.heir).await?;
                }
            }
            go_on(act, tickets.len(), OF_DEPARTMENT, &self.0).await
        })
    }
}

/// Tickets that are somebody's, or that they have put aside: as many as one deed passes on.
pub(crate) async fn held_by(act: &mut Act, who: StaffId) -> Result<Vec<TicketId>> {
    let rows: Vec<(TicketId,)> = sql!(
        "SELECT id FROM ticket WHERE state IN ('open', 'snoozed') AND (assignee_id = $1 OR snoozed_by = $1)
         ORDER BY id LIMIT $2"
    )
    .bind(who)
    .bind(AT_ONCE)
    .all(act)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// As long as a deed was full, there may be more.
pub(crate) async fn go_on(act: &mut Act, done: usize, job: &str, event: &impl serde::Serialize) -> Result<()> {
    if i64::try_from(done).is_ok_and(|done| done < AT_ONCE) {
        return Ok(());
    }
    let now = act.now();
    act.enqueue(job, serde_json::to_value(event)?, now, None).await
}

impl Ticket {
    /// From whoever has gone to `heir`; what they had put aside for themselves, and nobody takes over,
    /// wakes.
    async fn leave_to(&mut self, act: &mut Act, from: StaffId, heir: Option<StaffId>) -> Result<()> {
        if self.assignee_id == Some(from) {
            self.assign_to(act, heir).await?;
        }
        if self.state == State::Snoozed && self.snoozed_by == Some(from) {
            match heir {
                Some(to) => {
                    self.snoozed_by = Some(to);
                    act.tell(self.id, &event::AsidePassed { ticket: self.id, from, to: heir }).await?;
                }
                None => self.wake(act).await?,
            }
        }
        self.settle(act).await
    }

    async fn move_to(&mut self, act: &mut Act, department: DepartmentId) -> Result<()> {
        self.change_department(act, department).await?;
        self.settle(act).await
    }
}
