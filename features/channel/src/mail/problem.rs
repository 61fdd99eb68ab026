//! Mails that are kept but not understood: each has an owner, and can be read again.

use super::{Arrival, ArrivalState};
use crate::event::ArrivalKept;
use base::{Act, Error, Result};
use people::Supervisor;
use store::{On, sql};

/// The topic open pages of problems listen to.
pub const TOPIC: &str = "intake-problems";

impl Arrival {
    /// What is not understood, oldest first. Whoever leads owns it.
    pub async fn problems(on: impl Into<On<'_>>, _by: &Supervisor) -> Result<Vec<Arrival>> {
        Ok(sql!(
            "SELECT id, blob, size, mailbox_id, envelope_from, envelope_to, kept_at, state, problem, verdict, entry_id
             FROM arrival WHERE state = 'problem' ORDER BY id LIMIT 500"
        )
        .all(on)
        .await?)
    }

    /// How many are not understood, counted to 100.
    pub async fn problem_count(on: impl Into<On<'_>>) -> Result<i64> {
        Ok(sql!("SELECT count(*) FROM (SELECT 1 FROM arrival WHERE state = 'problem' LIMIT 100) counted").value(on).await?)
    }

    /// Takes it in again: the desk may understand it better now.
    pub async fn read_again(&self, act: &mut Act, _by: &Supervisor) -> Result<()> {
        if self.state != ArrivalState::Problem {
            return Err(Error::refused("channel-error-no-problem"));
        }
        sql!("UPDATE arrival SET state = 'kept', problem = NULL WHERE id = $1").bind(self.id).run(act).await?;
        let sender = self.envelope_from.clone().unwrap_or_default();
        let event = ArrivalKept { arrival: self.id, sender };
        act.tell(base::About("arrival", self.id), &event).await?;
        act.refresh(TOPIC);
        Ok(())
    }
}
