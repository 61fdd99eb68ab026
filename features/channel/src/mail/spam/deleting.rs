//! What nobody has missed goes for good.

use super::Spam;
use crate::event::ArrivalDeleted;
use base::{About, Act, BlobId, Error, Moment, Result, Setting};
use customer::striking::{LET_GO, LetGo, Strikers};
use people::Admin;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;
use store::sql;
use ticket::Ticket;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// So long a mail lies in the folder before anybody can delete it: a wrong click must not lose a customer's mail.
pub const REST: Duration = Duration::from_secs(7 * 24 * 3600);
/// Mails deleted by one deed, so that nobody waits long for the one writer.
const AT_ONCE: i64 = 50;

/// How long the company keeps spam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keeping {
    /// Days after which it is deleted.
    pub days: u32,
}

impl Default for Keeping {
    fn default() -> Keeping {
        Keeping { days: 30 }
    }
}

impl Setting for Keeping {
    const NAME: &'static str = "spam";
}

impl Keeping {
    /// Decides anew.
    ///
    /// # Errors
    /// [`Error::Invalid`] for less than a week or more than a year.
    pub async fn change(self, act: &mut Act, _by: &Admin) -> Result<()> {
        if !(7..=365).contains(&self.days) {
            return Err(Error::invalid("days", "channel-error-spam-days"));
        }
        if Keeping::read(&mut *act).await? != self {
            self.write(act).await?;
            act.tell(About("spam", 0), &crate::event::SpamKeepingChanged { days: self.days }).await?;
        }
        Ok(())
    }
}

impl Spam {
    /// Whether it has lain here long enough to be deleted.
    pub fn can_go(&self, now: Moment) -> bool {
        self.put_at <= now.minus(REST)
    }

    /// Deletes one mail for good: its words, its files, its raw bytes. That it came stays known.
    ///
    /// # Errors
    /// [`Error::Refused`] before it has lain here for [`REST`].
    pub async fn delete(&self, act: &mut Act, _by: &Admin, strikers: Strikers) -> Result<()> {
        if !self.can_go(act.now()) {
            return Err(Error::refused("channel-error-spam-early"));
        }
        self.go(act, strikers).await
    }

    /// Deletes some of what has lain here as long as the company keeps spam; answers whether there is more.
    pub async fn delete_old(act: &mut Act, strikers: Strikers) -> Result<bool> {
        let days = Keeping::read(&mut *act).await?.days;
        let old: Vec<(i64,)> =
            sql!("SELECT arrival_id FROM spam WHERE put_at < $1 ORDER BY put_at, arrival_id LIMIT $2")
                .bind(act.now().minus(DAY * days))
                .bind(AT_ONCE)
                .all(&mut *act)
                .await?;
        for (arrival,) in &old {
            match Spam::find(&mut *act, *arrival).await {
                Ok(spam) => spam.go(act, strikers).await?,
                // Its ticket was opened again: it is no spam, and only leaves the folder.
                Err(Error::Missing) => Spam::take_out(act, *arrival).await?,
                Err(e) => return Err(e),
            }
        }
        Ok(i64::try_from(old.len()).is_ok_and(|gone| gone == AT_ONCE))
    }

    async fn go(&self, act: &mut Act, strikers: Strikers) -> Result<()> {
        let arrival = self.arrival_id;
        Spam::take_out(act, arrival).await?;
        if let Some(number) = self.ticket_id {
            Ticket::locked(act, number).await?.strike_discarded(act, strikers).await?;
        } else {
            let blob: Option<(BlobId,)> =
                sql!("SELECT blob FROM arrival WHERE id = $1").bind(arrival).opt(&mut *act).await?;
            sql!("UPDATE arrival SET blob = '', envelope_from = NULL, envelope_to = $2 WHERE id = $1")
                .bind(arrival)
                .bind(json!([]))
                .run(&mut *act)
                .await?;
            let blobs: Vec<BlobId> = blob.into_iter().map(|(blob,)| blob).filter(|b| !b.as_str().is_empty()).collect();
            let now = act.now();
            act.enqueue(LET_GO, serde_json::to_value(LetGo { blobs })?, now, None).await?;
        }
        act.strike_told(About("arrival", arrival), &["sender"], json!("")).await?;
        act.tell(About("arrival", arrival), &ArrivalDeleted { arrival }).await?;
        Ok(())
    }
}
