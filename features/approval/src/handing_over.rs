//! An archived department decides nothing: what it was asked, and what rules ask of it, passes to its heir.

use crate::event::HandedOver;
use base::{About, Act, Deed, Desk, Future, Result};
use people::event::DepartmentArchived;
use store::sql;

/// The job that hands on what an archived department was to decide.
pub const OF_DEPARTMENT: &str = "approval.department_hands_over";

struct Archived(DepartmentArchived);

/// Makes ready to hand on what an archived department was to decide. Nothing is slow here.
pub async fn of_department(_desk: Desk, event: DepartmentArchived) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Archived(event)))
}

impl Deed for Archived {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(hand_over(act, &self.0))
    }
}

async fn hand_over(act: &mut Act, event: &DepartmentArchived) -> Result<()> {
    let (from, to) = (event.department, event.heir);
    // A rule that asks the heir too asks them once.
    sql!(
        "DELETE FROM approval_asked WHERE department_id = $1 AND rule_id IN (
             SELECT o.rule_id FROM approval_asked o JOIN approval_rule r ON r.id = o.rule_id
             WHERE o.department_id = $2 AND r.archived_at IS NULL)"
    )
    .bind(from)
    .bind(to)
    .run(&mut *act)
    .await?;
    sql!(
        "UPDATE approval_asked SET department_id = $2 WHERE department_id = $1
             AND rule_id IN (SELECT id FROM approval_rule WHERE archived_at IS NULL)"
    )
    .bind(from)
    .bind(to)
    .run(&mut *act)
    .await?;
    // Its tickets are the heir's now. What asks somebody goes along with them; what let something pass does not.
    sql!(
        "UPDATE approval_rule SET department_id = $2 WHERE department_id = $1 AND archived_at IS NULL
             AND id IN (SELECT rule_id FROM approval_asked)"
    )
    .bind(from)
    .bind(to)
    .run(&mut *act)
    .await?;
    let steps =
        sql!("UPDATE approval_step SET department_id = $2 WHERE department_id = $1 AND state IN ('open', 'waiting')")
            .bind(from)
            .bind(to)
            .run(&mut *act)
            .await?;
    act.tell(About("approval", 0), &HandedOver { from, to, steps: steps.try_into().unwrap_or(i64::MAX) }).await?;
    Ok(())
}
