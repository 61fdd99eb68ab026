//! Which mails of a folder on another server are here, one by one.

use crate::{
    MailboxId,
    fetching::{Afterwards, Fetching},
};
use base::{Act, Actor, Desk, Moment, Result};
use imap::Listed;
use ring::digest::{SHA256, digest};
use std::{collections::BTreeSet, time::Duration};
use store::{On, Query, sql};

/// What is to be moved or deleted there, and was refused, is tried so often: over some days.
const TRIES: u32 = 14;
/// And at most a day apart.
const LONGEST: Duration = Duration::from_secs(86_400);
/// Mails that are tried again at once.
const AT_ONCE: i64 = 200;

/// A mail that is there, and what it is here.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub uid: u32,
    pub arrival: i64,
    pub size: u64,
    /// When it came there, in seconds since 1970.
    pub came: Option<i64>,
    /// See [`named`].
    pub named: Option<Vec<u8>>,
    /// All of it is here, and not only that it was there.
    pub whole: bool,
}

impl Held {
    pub(crate) fn new(mail: &Listed, arrival: i64, named: Option<Vec<u8>>, whole: bool) -> Held {
        Held { uid: mail.uid, arrival, size: mail.size, came: mail.came, named, whole }
    }

    /// Writes down that these are here, unless it was set otherwise meanwhile; and with it that they are to be moved or
    /// deleted there: whatever breaks before that is done, it is done a little later.
    pub(crate) async fn write(desk: &Desk, fetching: &Fetching, uid_validity: u32, held: &[Held]) -> Result<()> {
        if held.is_empty() {
            return Ok(());
        }
        let mut act = desk.act(Actor::Machine).await?;
        for mail in held {
            mail.put(&mut act, fetching, uid_validity).await?;
        }
        act.commit().await
    }

    async fn put(&self, act: &mut Act, fetching: &Fetching, uid_validity: u32) -> Result<()> {
        let owes = self.whole && fetching.afterwards != Afterwards::Leave;
        let owed_at = owes.then(|| act.now().plus(after(0)));
        sql!(
            "INSERT INTO fetched_mail (mailbox_id, uid_validity, uid, arrival_id, size, came_at, named, owed_at, tries)
             SELECT mailbox_id, $2, $3, $4, $5, $6, $7, $9, 0 FROM fetching WHERE mailbox_id = $1 AND changed_at = $8
             ON CONFLICT (mailbox_id, uid_validity, uid) DO UPDATE SET arrival_id = excluded.arrival_id,
                 size = excluded.size, came_at = excluded.came_at, named = excluded.named, owed_at = excluded.owed_at"
        )
        .bind(fetching.mailbox_id)
        .bind(i64::from(uid_validity))
        .bind(i64::from(self.uid))
        .bind(self.arrival)
        .bind(i64::try_from(self.size).unwrap_or(i64::MAX))
        .bind(self.came.map(Moment::from_seconds))
        .bind(self.named.clone())
        .bind(fetching.changed_at)
        .bind(owed_at)
        .run(act)
        .await?;
        Ok(())
    }

    /// Which of the mails with these numbers and above are here.
    pub(crate) async fn uids(
        on: impl Into<On<'_>>,
        mailbox: MailboxId,
        uid_validity: u32,
        from: u32,
    ) -> Result<BTreeSet<u32>> {
        let rows: Vec<(i64,)> =
            sql!("SELECT uid FROM fetched_mail WHERE mailbox_id = $1 AND uid_validity = $2 AND uid >= $3")
                .bind(mailbox)
                .bind(i64::from(uid_validity))
                .bind(i64::from(from))
                .all(on)
                .await?;
        Ok(rows.into_iter().filter_map(|(uid,)| u32::try_from(uid).ok()).collect())
    }
}

/// What a mail calls itself, as it is kept: enough to know it again, and not what it says of its sender. `header` is
/// a header, or only the line of its Message-ID.
pub(crate) fn named(header: &[u8]) -> Option<Vec<u8>> {
    let id = crate::ledger::refusing::message_id(header)?;
    Some(digest(&SHA256, id.as_bytes()).as_ref().to_vec())
}

/// Whether mails are known by numbers that the server gives no more.
pub(crate) async fn has_old_numbers(on: impl Into<On<'_>>, mailbox: MailboxId, uid_validity: u32) -> Result<bool> {
    let row: Option<(i64,)> = sql!("SELECT uid FROM fetched_mail WHERE mailbox_id = $1 AND uid_validity <> $2 LIMIT 1")
        .bind(mailbox)
        .bind(i64::from(uid_validity))
        .opt(on)
        .await?;
    Ok(row.is_some())
}

/// The server has numbered its mails anew. Those of these that are known go by their new number: the same name, the
/// same bytes and the same second are the same mail, and each is taken for one of the old ones at most. Answers
/// with the known ones; all others are fetched as ever.
pub(crate) async fn renumber(
    desk: &Desk,
    fetching: &Fetching,
    uid_validity: u32,
    mails: &[(&Listed, Vec<u8>)],
) -> Result<BTreeSet<u32>> {
    let mut act = desk.act(Actor::Machine).await?;
    let mut known = BTreeSet::new();
    for (mail, name) in mails {
        let Some(came) = mail.came else { continue };
        let changed = sql!(
            "UPDATE fetched_mail SET uid_validity = $2, uid = $3
             WHERE mailbox_id = $1 AND EXISTS (SELECT 1 FROM fetching f WHERE f.mailbox_id = $1 AND f.changed_at = $7)
             AND NOT EXISTS (SELECT 1 FROM fetched_mail h WHERE h.mailbox_id = $1 AND h.uid_validity = $2 AND h.uid = $3)
             AND (uid_validity, uid) = (SELECT o.uid_validity, o.uid FROM fetched_mail o WHERE o.mailbox_id = $1
                 AND o.named = $4 AND o.size = $5 AND o.came_at = $6 AND o.uid_validity <> $2 ORDER BY o.uid LIMIT 1)"
        )
        .bind(fetching.mailbox_id)
        .bind(i64::from(uid_validity))
        .bind(i64::from(mail.uid))
        .bind(name.clone())
        .bind(i64::try_from(mail.size).unwrap_or(i64::MAX))
        .bind(Moment::from_seconds(came))
        .bind(fetching.changed_at)
        .run(&mut act)
        .await?;
        if changed == 1 {
            known.insert(mail.uid);
        }
    }
    act.commit().await?;
    Ok(known)
}

/// Everything that is there has its new number: what is left of the old ones is there no more.
pub(crate) async fn forget_old_numbers(desk: &Desk, mailbox: MailboxId, uid_validity: u32) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    sql!("DELETE FROM fetched_mail WHERE mailbox_id = $1 AND uid_validity <> $2")
        .bind(mailbox)
        .bind(i64::from(uid_validity))
        .run(&mut act)
        .await?;
    act.commit().await
}

/// Of another place nothing is known.
pub(crate) async fn forget(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    sql!("DELETE FROM fetched_mail WHERE mailbox_id = $1").bind(mailbox).run(act).await?;
    Ok(())
}

/// What should become of what is kept is another thing now: nothing is done to mails by an older word.
pub(crate) async fn forget_owed(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    sql!("UPDATE fetched_mail SET owed_at = NULL, tries = 0 WHERE mailbox_id = $1 AND owed_at IS NOT NULL")
        .bind(mailbox)
        .run(act)
        .await?;
    Ok(())
}

/// What is to be moved or deleted there, and was refused or not come to: numbers to try now. What was given up stands in
/// nobody's way.
pub(crate) async fn owed(
    on: impl Into<On<'_>>,
    mailbox: MailboxId,
    uid_validity: u32,
    now: Moment,
) -> Result<Vec<u32>> {
    let due: Vec<(i64,)> = sql!(
        "SELECT uid FROM fetched_mail WHERE mailbox_id = $1 AND uid_validity = $2 AND owed_at <= $3 AND tries < $4
         ORDER BY owed_at, uid LIMIT $5"
    )
    .bind(mailbox)
    .bind(i64::from(uid_validity))
    .bind(now)
    .bind(i64::from(TRIES))
    .bind(AT_ONCE)
    .all(on)
    .await?;
    Ok(due.into_iter().filter_map(|(uid,)| u32::try_from(uid).ok()).collect())
}

/// Whether anything is to be moved or deleted there yet, given up or not.
pub(crate) async fn owes_any(on: impl Into<On<'_>>, mailbox: MailboxId, uid_validity: u32) -> Result<bool> {
    Ok(sql!(
        "SELECT EXISTS (SELECT 1 FROM fetched_mail WHERE mailbox_id = $1 AND uid_validity = $2 AND owed_at IS NOT NULL)"
    )
    .bind(mailbox)
    .bind(i64::from(uid_validity))
    .value(on)
    .await?)
}

/// What came of moving or deleting mails there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// They are where they should be.
    Done,
    /// The server does not want to.
    Refused,
    /// The connection broke meanwhile.
    Broken,
}

/// What did not become of these is tried again, later each time; the first time in a minute, or by the very next
/// connection where this one broke.
pub(crate) async fn settle(
    desk: &Desk,
    mailbox: MailboxId,
    uid_validity: u32,
    uids: &[u32],
    outcome: Outcome,
) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    let again = |first: Moment| {
        Query::new("UPDATE fetched_mail SET ")
            .with("tries = tries + 1, owed_at = CASE WHEN tries = 0 THEN ", first)
            .with(" WHEN tries < 4 THEN ", now.plus(after(4)))
            .with(" WHEN tries < 8 THEN ", now.plus(after(8)))
            .with(" ELSE ", now.plus(LONGEST))
            .push(" END")
    };
    let query = match outcome {
        Outcome::Done => Query::new("UPDATE fetched_mail SET owed_at = NULL, tries = 0"),
        Outcome::Refused => again(now.plus(after(0))),
        Outcome::Broken => again(now),
    };
    query
        .with(" WHERE mailbox_id = ", mailbox)
        .with(" AND uid_validity = ", i64::from(uid_validity))
        .with_in(" AND uid", uids.iter().map(|uid| i64::from(*uid)))
        .run(&mut act)
        .await?;
    act.commit().await
}

/// How long after the n-th refusal it is tried again: from a minute to a day.
fn after(refusals: u32) -> Duration {
    Duration::from_secs(60 << refusals.min(11)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_move_is_tried_later_each_time() {
        assert_eq!([0, 4, 8, 11, 99].map(|n| after(n).as_secs()), [60, 960, 15_360, 86_400, 86_400]);
    }

    #[test]
    fn a_mail_is_known_by_what_it_calls_itself_however_that_is_written() {
        let whole = named(b"Subject: x\r\nMessage-ID: <1@a.example>\r\n\r\n");
        assert!(whole.is_some());
        assert_eq!(whole, named(b"Message-Id:\r\n <1@a.example>\r\n\r\n"));
        assert_ne!(whole, named(b"Message-ID: <2@a.example>\r\n\r\n"));
        assert_eq!(named(b"\r\n"), None);
    }
}
