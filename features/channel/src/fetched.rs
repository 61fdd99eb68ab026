//! How far fetching is, and what is the matter with it.

use crate::{MailboxId, fetching::Fetching};
use base::{Actor, Desk, Error, Moment, Result};
use imap::{Fault, Kind};
use std::time::Duration;
use store::{Engine, On, sql};

store::enumeration! {
    /// What is the matter with fetching.
    pub enum Trouble {
        /// There is no server of this name.
        Host = "host",
        /// Nobody answers there.
        Port = "port",
        /// The encrypted connection fails.
        Tls = "tls",
        /// User and password are not accepted.
        SignIn = "sign-in",
        /// The vendor gives no token, or it is not accepted.
        Consent = "consent",
        /// The folder cannot be opened.
        Folder = "folder",
        /// The server does not do what it is asked for.
        Refused = "refused",
        /// The connection breaks again and again.
        Lost = "lost",
        /// Mails are kept here, and cannot be moved or deleted there.
        Afterwards = "afterwards",
        /// It is on our side.
        Ours = "ours",
    }
}

impl Trouble {
    /// What an administrator can do about it: a message key.
    pub fn advice(self) -> &'static str {
        match self {
            Trouble::Host => "channel-advice-host",
            Trouble::Port => "channel-advice-port",
            Trouble::Tls => "channel-fetch-advice-tls",
            Trouble::SignIn => "channel-advice-password",
            Trouble::Consent => "channel-fetch-advice-consent",
            Trouble::Folder => "channel-fetch-advice-folder",
            Trouble::Refused => "channel-fetch-advice-refused",
            Trouble::Lost => "channel-fetch-advice-lost",
            Trouble::Afterwards => "channel-fetch-advice-afterwards",
            Trouble::Ours => "channel-fetch-advice-ours",
        }
    }
}

impl Trouble {
    /// What a fault means for whoever signs in like this.
    pub(crate) fn of(fault: &Fault, fetching: &Fetching) -> Trouble {
        match fault.kind {
            Kind::Host => Trouble::Host,
            Kind::Port => Trouble::Port,
            Kind::Tls => Trouble::Tls,
            Kind::SignIn if fetching.vendor.is_some() => Trouble::Consent,
            Kind::SignIn => Trouble::SignIn,
            Kind::Folder => Trouble::Folder,
            Kind::Refused => Trouble::Refused,
            Kind::Lost => Trouble::Lost,
        }
    }
}

/// How far fetching is for one mailbox.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Fetched {
    /// While the server says the same, its numbers mean the same mails.
    pub uid_validity: Option<i64>,
    /// Every mail up to this number is kept here, or was not to be.
    pub uid_seen: i64,
    /// Up to this number mails were there when we began.
    pub dated_until: i64,
    /// When everything there was last known to be here.
    pub looked_at: Option<Moment>,
    /// Since when it fails, while it does.
    pub failing_since: Option<Moment>,
    /// What is the matter.
    pub trouble: Option<Trouble>,
    /// The other side's words about it.
    pub said: String,
}

/// For so long a process that fetches needs not say so again.
const HELD: Duration = Duration::from_secs(60);

impl Fetched {
    /// How far it is; none before the first attempt.
    pub async fn of(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<Option<Fetched>> {
        Ok(sql!(
            "SELECT uid_validity, uid_seen, dated_until, looked_at, failing_since, trouble, said
             FROM fetched WHERE mailbox_id = $1"
        )
        .bind(mailbox)
        .opt(on)
        .await?)
    }

    /// Whether this process is the one that fetches for a mailbox. On SQLite there is no other.
    pub(crate) async fn hold(desk: &Desk, mailbox: MailboxId, node: &str) -> Result<bool> {
        if desk.db().engine() == Engine::Sqlite {
            return Ok(true);
        }
        let mut act = desk.act(Actor::Machine).await?;
        let now = act.now();
        let held = sql!(
            "INSERT INTO fetched (mailbox_id, uid_seen, dated_until, said, node, held_until) VALUES ($1, 0, 0, '', $2, $3)
             ON CONFLICT (mailbox_id) DO UPDATE SET node = excluded.node, held_until = excluded.held_until
             WHERE fetched.node IS NULL OR fetched.node = excluded.node OR fetched.held_until <= $4"
        )
        .bind(mailbox)
        .bind(node)
        .bind(now.plus(HELD))
        .bind(now)
        .run(&mut act)
        .await?;
        act.commit().await?;
        Ok(held == 1)
    }

    /// The server numbers its mails anew, or for the first time: one begins before the first.
    ///
    /// # Errors
    /// [`Error::Missing`] when it was set otherwise meanwhile: numbers of one server mean nothing at another.
    pub(crate) async fn begin(desk: &Desk, fetching: &Fetching, uid_validity: u32, dated_until: u32) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        let begun = sql!(
            "INSERT INTO fetched (mailbox_id, uid_validity, uid_seen, dated_until, said)
             SELECT mailbox_id, $2, 0, $3, '' FROM fetching WHERE mailbox_id = $1 AND changed_at = $4
             ON CONFLICT (mailbox_id) DO UPDATE SET uid_validity = excluded.uid_validity, uid_seen = 0,
                 dated_until = excluded.dated_until"
        )
        .bind(fetching.mailbox_id)
        .bind(i64::from(uid_validity))
        .bind(i64::from(dated_until))
        .bind(fetching.changed_at)
        .run(&mut act)
        .await?;
        if begun == 0 { Err(Error::Missing) } else { act.commit().await }
    }

    /// Every mail up to this number is kept. The position never goes back.
    pub(crate) async fn advance(desk: &Desk, fetching: &Fetching, uid_validity: u32, seen: u32) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        sql!(
            "UPDATE fetched SET uid_seen = $3 WHERE mailbox_id = $1 AND uid_validity = $2 AND uid_seen < $3
             AND EXISTS (SELECT 1 FROM fetching f WHERE f.mailbox_id = $1 AND f.changed_at = $4)"
        )
        .bind(fetching.mailbox_id)
        .bind(i64::from(uid_validity))
        .bind(i64::from(seen))
        .bind(fetching.changed_at)
        .run(&mut act)
        .await?;
        act.commit().await
    }

    /// Everything that is there is here. `trouble` is what does not keep mails from coming.
    pub(crate) async fn looked(desk: &Desk, mailbox: MailboxId, trouble: Option<&str>) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        let now = act.now();
        sql!(
            "UPDATE fetched SET looked_at = $2, said = $3, trouble = $4,
                 failing_since = CASE WHEN NOT $5 THEN NULL WHEN trouble = 'afterwards' THEN COALESCE(failing_since, $2) ELSE $2 END
             WHERE mailbox_id = $1"
        )
        .bind(mailbox)
        .bind(now)
        .bind(trouble.unwrap_or_default())
        .bind(trouble.map(|_| Trouble::Afterwards))
        .bind(trouble.is_some())
        .run(&mut act)
        .await?;
        act.commit().await
    }

    /// It failed. What only could not be moved or deleted there kept no mail from coming: since then it did not fail.
    pub(crate) async fn failed(desk: &Desk, mailbox: MailboxId, trouble: Trouble, said: &str) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        let now = act.now();
        sql!(
            "INSERT INTO fetched (mailbox_id, uid_seen, dated_until, failing_since, trouble, said)
             VALUES ($1, 0, 0, $2, $3, $4)
             ON CONFLICT (mailbox_id) DO UPDATE SET failing_since = CASE WHEN fetched.trouble = 'afterwards'
                     THEN excluded.failing_since ELSE COALESCE(fetched.failing_since, excluded.failing_since) END,
                 trouble = excluded.trouble, said = excluded.said"
        )
        .bind(mailbox)
        .bind(now)
        .bind(trouble)
        .bind(said)
        .run(&mut act)
        .await?;
        act.commit().await
    }
}
