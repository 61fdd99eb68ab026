//! Who wants to hear of a ticket though it is not theirs.

use crate::Ticket;
use base::{Act, Result, StaffId};
use people::Colleague;
use store::{On, sql};

impl Ticket {
    /// Someone follows the ticket from now on.
    pub async fn follow(&self, act: &mut Act, by: &Colleague) -> Result<()> {
        sql!("INSERT INTO follow (ticket_id, staff_id, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(self.id)
            .bind(by.id)
            .bind(act.now())
            .run(act)
            .await?;
        Ok(())
    }

    /// Someone follows it no longer.
    pub async fn unfollow(&self, act: &mut Act, by: &Colleague) -> Result<()> {
        sql!("DELETE FROM follow WHERE ticket_id = $1 AND staff_id = $2").bind(self.id).bind(by.id).run(act).await?;
        Ok(())
    }

    /// Who follows it, those first who have longest.
    pub async fn followers(&self, on: impl Into<On<'_>>) -> Result<Vec<StaffId>> {
        let rows: Vec<(StaffId,)> = sql!("SELECT staff_id FROM follow WHERE ticket_id = $1 ORDER BY made_at, staff_id")
            .bind(self.id)
            .all(on)
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
