//! What is counted while mails are kept.

use crate::MailboxId;
use base::{Act, Result};
use std::collections::BTreeMap;
use store::sql;

/// Mails seen within one deed, by mailbox and quarter of an hour. Written at its end and in order, so that two
/// processes that count for the same mailboxes never wait for each other.
#[derive(Default)]
pub(crate) struct Seen(BTreeMap<(i64, i64), i64>);

impl Seen {
    /// One more was offered for a mailbox.
    pub(crate) fn one(&mut self, mailbox: MailboxId, quarter: i64) {
        self.add((mailbox.0, quarter), 1);
    }

    pub(super) fn add(&mut self, at: (i64, i64), n: i64) {
        *self.0.entry(at).or_default() += n;
    }

    /// Adds them to what was seen.
    pub(crate) async fn write(self, act: &mut Act) -> Result<()> {
        for ((mailbox, quarter), n) in self.0 {
            sql!(
                "INSERT INTO intake_seen (mailbox_id, quarter, n) VALUES ($1, $2, $3)
                 ON CONFLICT (mailbox_id, quarter) DO UPDATE SET n = intake_seen.n + excluded.n"
            )
            .bind(mailbox)
            .bind(quarter)
            .bind(n)
            .run(&mut *act)
            .await?;
        }
        Ok(())
    }
}

/// The same mail came once more for a mailbox that has it.
pub(crate) async fn again(act: &mut Act, arrival: i64, mailbox: MailboxId, quarter: i64) -> Result<()> {
    sql!(
        "INSERT INTO arrival_again (mailbox_id, quarter, arrival_id, n) VALUES ($1, $2, $3, 1)
         ON CONFLICT (mailbox_id, quarter, arrival_id) DO UPDATE SET n = arrival_again.n + 1"
    )
    .bind(mailbox)
    .bind(quarter)
    .bind(arrival)
    .run(act)
    .await?;
    Ok(())
}
