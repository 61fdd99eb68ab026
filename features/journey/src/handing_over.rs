//! An archived department owns nothing: its journeys pass to its heir.

use crate::{JourneyId, tell};
use base::{Act, Deed, Desk, Future, Result};
use people::event::DepartmentArchived;
use store::sql;

/// The job that gives an archived department's journeys to its heir.
pub const OF_DEPARTMENT: &str = "journey.department_hands_over";

struct Archived(DepartmentArchived);

/// Makes ready to give journeys to another department. Nothing is slow here.
pub async fn of_department(_desk: Desk, event: DepartmentArchived) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Archived(event)))
}

impl Deed for Archived {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let journeys: Vec<(JourneyId,)> =
                sql!("SELECT id FROM journey WHERE department_id = $1 ORDER BY id LIMIT 500")
                    .bind(self.0.department)
                    .all(&mut *act)
                    .await?;
            for (id,) in journeys {
                sql!("UPDATE journey SET department_id = $2 WHERE id = $1")
                    .bind(id)
                    .bind(self.0.heir)
                    .run(&mut *act)
                    .await?;
                tell(act, id).await?;
            }
            Ok(())
        })
    }
}
