//! Colleagues whose address takes no mail: they hear of nothing but at the desk.

use crate::Staff;
use base::{Act, Moment, Result, StaffId};
use store::{On, sql};

/// Letters of what a mail system said that are kept.
const LONGEST: usize = 500;

/// That the last mail to a colleague was refused.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MailRefused {
    /// When.
    pub at: Moment,
    /// What their mail system said.
    pub said: String,
}

impl MailRefused {
    /// Of this colleague; none when their last mail went.
    pub async fn of(on: impl Into<On<'_>>, who: StaffId) -> Result<Option<MailRefused>> {
        Ok(sql!(
            "SELECT refused_at AS at, COALESCE(refused, '') AS said FROM staff WHERE id = $1 AND refused_at IS NOT NULL"
        )
        .bind(who)
        .opt(on)
        .await?)
    }
}

impl Staff {
    /// Their address took a mail no more, for good.
    pub async fn mail_refused(&self, act: &mut Act, said: &str) -> Result<()> {
        let said: String = said.chars().take(LONGEST).collect();
        let now = act.now();
        sql!("UPDATE staff SET refused_at = $2, refused = $3 WHERE id = $1")
            .bind(self.id)
            .bind(now)
            .bind(said)
            .run(act)
            .await?;
        Ok(())
    }

    /// Their address takes mail, or is another one: what came back before says nothing any more.
    pub async fn mail_taken(act: &mut Act, who: StaffId) -> Result<()> {
        sql!("UPDATE staff SET refused_at = NULL, refused = NULL WHERE id = $1").bind(who).run(act).await?;
        Ok(())
    }
}
