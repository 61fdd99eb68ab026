//! What somebody usually does with a ticket when they answer, and where they go from there.

use crate::{Channel, Then};
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

store::enumeration! {
    /// Where somebody goes from a ticket they opened from a list.
    #[derive(Default)]
    pub enum Onward {
        /// To the next one, when this one is done with for now; after a mere answer one stays.
        #[default]
        Done = "done",
        /// To the next one after every answer too.
        Next = "next",
        /// Back to the list.
        List = "list",
        /// Nowhere.
        Stay = "stay",
    }
}

impl Onward {
    /// What this person wants.
    pub async fn usual(on: impl Into<On<'_>>, who: StaffId) -> Result<Onward> {
        let row: Option<(Option<Onward>,)> =
            sql!("SELECT go_on FROM answer_habit WHERE staff_id = $1").bind(who).opt(on).await?;
        Ok(row.and_then(|(onward,)| onward).unwrap_or_default())
    }

    /// Remembers it as what this person wants.
    pub async fn remember(self, act: &mut Act, who: StaffId) -> Result<()> {
        sql!(
            "INSERT INTO answer_habit (staff_id, then_do, go_on) VALUES ($1, $2, $3)
             ON CONFLICT (staff_id) DO UPDATE SET go_on = excluded.go_on"
        )
        .bind(who)
        .bind(Then::default())
        .bind(self)
        .run(act)
        .await?;
        Ok(())
    }
}

impl Channel {
    /// How this person began a ticket last; by mail, who never did.
    pub async fn usual(on: impl Into<On<'_>>, who: StaffId) -> Result<Channel> {
        let row: Option<(Option<Channel>,)> =
            sql!("SELECT begin_by FROM answer_habit WHERE staff_id = $1").bind(who).opt(on).await?;
        Ok(row.and_then(|(channel,)| channel).unwrap_or(Channel::Mail))
    }

    /// Remembers it as how this person begins tickets.
    pub async fn remember(self, act: &mut Act, who: StaffId) -> Result<()> {
        sql!(
            "INSERT INTO answer_habit (staff_id, then_do, begin_by) VALUES ($1, $2, $3)
             ON CONFLICT (staff_id) DO UPDATE SET begin_by = excluded.begin_by"
        )
        .bind(who)
        .bind(Then::default())
        .bind(self)
        .run(act)
        .await?;
        Ok(())
    }
}
