//! A department that is closed owns nothing any more: everything passes to its heir, what is done and may come back, too.

use crate::{Improvement, ImprovementId};
use base::{Act, Deed, Desk, Future, Result};
use people::event::DepartmentArchived;
use store::sql;

/// The job that gives an archived department's improvements to its heir.
pub const PASS_ON: &str = "improvement.department_hands_over";

/// Improvements per deed, so that nobody waits long for the one writer.
const AT_ONCE: i64 = 100;

struct PassOn(DepartmentArchived);

/// Makes ready to give improvements to another department. Nothing is slow here.
pub async fn pass_on(_desk: Desk, event: DepartmentArchived) -> Result<Box<dyn Deed>> {
    Ok(Box::new(PassOn(event)))
}

impl Deed for PassOn {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let theirs: Vec<(ImprovementId,)> =
                sql!("SELECT id FROM improvement WHERE department_id = $1 ORDER BY id LIMIT $2")
                    .bind(self.0.department)
                    .bind(AT_ONCE)
                    .all(&mut *act)
                    .await?;
            for (id,) in &theirs {
                let improvement = Improvement::locked(act, *id).await?;
                // Somebody may have given it on between the look and the lock.
                if improvement.department_id == self.0.department {
                    improvement.hand_to(act, self.0.heir).await?;
                }
            }
            self.go_on(act, theirs.len()).await
        })
    }
}

impl PassOn {
    /// As long as a deed was full, there may be more.
    async fn go_on(&self, act: &mut Act, done: usize) -> Result<()> {
        if i64::try_from(done).is_ok_and(|done| done < AT_ONCE) {
            return Ok(());
        }
        let now = act.now();
        act.enqueue(PASS_ON, serde_json::to_value(&self.0)?, now, None).await
    }
}
