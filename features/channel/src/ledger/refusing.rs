//! What is not taken is counted, too: by reason, with the last few by name.
//!
//! Refusing must stay cheap, since anybody may offer anything: refusals are gathered here and written every few
//! seconds in one deed. A crash in between loses their number, and no mail: their senders were told.

use super::{counting::Seen, quarter};
use crate::{MailboxId, mail::source};
use base::{Act, Actor, Desk, Moment, Result};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};
use store::sql;

store::enumeration! {
    /// Why a mail is not taken.
    pub enum Reason {
        /// No mailbox of ours is called so.
        Unknown = "unknown",
        /// It is larger than what is taken.
        TooBig = "too-big",
        /// There was no mail in it.
        Empty = "empty",
        /// Too many large mails came at once; its sender tries again.
        NoRoom = "no-room",
        /// It could not be kept at that moment; its sender tries again.
        Later = "later",
    }
}

/// How often what was gathered is written.
const TURN: Duration = Duration::from_secs(2);
/// Refusals named within a turn at most; all are counted.
const AT_ONCE: usize = 20;
/// Refusals named for a mailbox at most: the newest.
const NAMED: i64 = 200;
/// Letters of an address or a Message-ID at most.
const LONGEST: usize = 320;

/// A mail that is not taken, by name.
struct Named {
    mailbox: i64,
    at: Moment,
    reason: Reason,
    from: Option<String>,
    to: String,
    message_id: Option<String>,
}

#[derive(Default)]
struct Gathered {
    counts: BTreeMap<(i64, i64, Reason), i64>,
    named: VecDeque<Named>,
}

/// Gathers what is not taken.
#[derive(Clone)]
pub struct Refusals {
    desk: Desk,
    gathered: Arc<Mutex<Gathered>>,
}

impl Refusals {
    /// Gathers for this desk, and writes every few seconds as long as anybody gathers.
    pub(crate) fn start(desk: Desk) -> Refusals {
        let refusals = Refusals { desk, gathered: Arc::default() };
        tokio::spawn(write_by_and_by(refusals.desk.clone(), Arc::downgrade(&refusals.gathered)));
        refusals
    }

    /// A mail for these mailboxes is not taken; for none when it was for none of ours, or named none yet. `to` is
    /// the recipient it was refused for, `raw` what was read of it.
    pub(crate) fn one(&self, reason: Reason, mailboxes: &[MailboxId], (from, to): (Option<&str>, &str), raw: &[u8]) {
        let at = self.desk.now();
        let whose = if mailboxes.is_empty() { vec![0] } else { mailboxes.iter().map(|id| id.0).collect() };
        let message_id = message_id(raw);
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        for mailbox in whose {
            *gathered.counts.entry((mailbox, quarter(at), reason)).or_default() += 1;
            if gathered.named.len() == AT_ONCE {
                gathered.named.pop_front();
            }
            let from = from.map(cut);
            let message_id = message_id.clone();
            gathered.named.push_back(Named { mailbox, at, reason, from, to: cut(to), message_id });
        }
    }

    /// Writes what was gathered so far; what cannot be written is counted the next time.
    async fn write(&self) -> Result<()> {
        let gathered = std::mem::take(&mut *self.gathered.lock().unwrap_or_else(PoisonError::into_inner));
        if gathered.counts.is_empty() {
            return Ok(());
        }
        let written = self.put(&gathered).await;
        if written.is_err() {
            let mut now = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
            for (what, n) in gathered.counts {
                *now.counts.entry(what).or_default() += n;
            }
        }
        written
    }

    async fn put(&self, gathered: &Gathered) -> Result<()> {
        let mut act = self.desk.act(Actor::Machine).await?;
        let mut seen = Seen::default();
        for ((mailbox, quarter, reason), n) in &gathered.counts {
            seen.add((*mailbox, *quarter), *n);
            sql!(
                "INSERT INTO intake_refusal (mailbox_id, quarter, reason, n) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (mailbox_id, quarter, reason) DO UPDATE SET n = intake_refusal.n + excluded.n"
            )
            .bind(*mailbox)
            .bind(*quarter)
            .bind(*reason)
            .bind(*n)
            .run(&mut act)
            .await?;
        }
        seen.write(&mut act).await?;
        for named in &gathered.named {
            named.put(&mut act).await?;
        }
        act.commit().await
    }
}

async fn write_by_and_by(desk: Desk, gathered: Weak<Mutex<Gathered>>) {
    loop {
        tokio::time::sleep(TURN).await;
        let Some(gathered) = gathered.upgrade() else { return };
        let refusals = Refusals { desk: desk.clone(), gathered };
        if let Err(error) = refusals.write().await {
            tracing::warn!(%error, "what was refused is not counted yet");
        }
    }
}

impl Named {
    async fn put(&self, act: &mut Act) -> Result<()> {
        sql!(
            "INSERT INTO intake_refused (mailbox_id, quarter, at, reason, envelope_from, envelope_to, message_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(self.mailbox)
        .bind(quarter(self.at))
        .bind(self.at)
        .bind(self.reason)
        .bind(self.from.clone())
        .bind(self.to.as_str())
        .bind(self.message_id.clone())
        .run(&mut *act)
        .await?;
        sql!(
            "DELETE FROM intake_refused WHERE mailbox_id = $1 AND id <= (SELECT id FROM intake_refused WHERE mailbox_id = $1
             ORDER BY id DESC LIMIT 1 OFFSET $2)"
        )
        .bind(self.mailbox)
        .bind(NAMED)
        .run(act)
        .await?;
        Ok(())
    }
}

/// What a mail calls itself, without angle brackets.
pub(crate) fn message_id(raw: &[u8]) -> Option<String> {
    let fields = source::fields(raw);
    let (_, value) = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("message-id"))?;
    let id = value.trim().trim_start_matches('<').trim_end_matches('>').trim();
    Some(cut(id)).filter(|id| !id.is_empty())
}

fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_says_what_it_calls_itself() {
        assert_eq!(message_id(b"Subject: x\r\nMessage-Id: <1@a.example>\r\n\r\n").as_deref(), Some("1@a.example"));
        assert_eq!(message_id(b"Message-ID:\r\n <2@a.example> \r\n\r\n").as_deref(), Some("2@a.example"));
        assert_eq!(message_id(b"Message-ID: <>\r\n\r\n"), None);
        assert_eq!(message_id(b"Subject: x\r\n\r\nMessage-ID: <1@a>"), None);
    }
}
