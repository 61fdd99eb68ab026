//! What somebody usually does with a ticket when they answer.

use crate::Then;
use base::{Act, Result, StaffId};
use store::{On, sql};

impl Then {
    /// What this person chose last.
    pub async fn usual(on: impl Into<On<'_>>, who: StaffId) -> Result<Then> {
        let row: Option<(Then,)> =
            sql!("SELECT then_do FROM answer_habit WHERE staff_id = $1").bind(who).opt(on).await?;
        Ok(row.map(|(then,)| then).unwrap_or_default())
    }

    /// Remembers it as this person's choice; what is remembered already is not written again.
    pub async fn remember(self, act: &mut Act, who: StaffId) -> Result<()> {
        if Then::usual(&mut *act, who).await? == self {
            return Ok(());
        }
        sql!(
            "INSERT INTO answer_habit (staff_id, then_do) VALUES ($1, $2)
             ON CONFLICT (staff_id) DO UPDATE SET then_do = excluded.then_do"
        )
        .bind(who)
        .bind(self)
        .run(act)
        .await?;
        Ok(())
    }
}
