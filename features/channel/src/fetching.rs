//! From which server the mails of a mailbox are fetched, and what becomes of them there.

use crate::{
    MailboxId, consent,
    event::MailboxChanged,
    grant::{self, Grant, Way},
    held,
    relay::Security,
    vendor::Vendor,
};
use base::{Act, Desk, Error, Keys, Moment, Result};
use imap::{Account, Fault, Kind, Server, Session};
use people::Admin;
use std::net::IpAddr;
use store::{On, sql};

/// What passwords are sealed for.
const PURPOSE: &str = "imap password";

/// Letters of a server's, user's or folder's name at most.
const LONGEST: usize = 200;

store::enumeration! {
    /// What becomes of a mail on the other server once it is kept here.
    pub enum Afterwards {
        /// It stays as it is, also unread.
        Leave = "leave",
        /// It moves to another folder.
        Move = "move",
        /// It is deleted there.
        Delete = "delete",
    }
}

store::enumeration! {
    /// With which mails one begins.
    pub enum Begin {
        /// Those that come from now on.
        New = "new",
        /// All that are there.
        All = "all",
    }
}

/// From where the mails of one mailbox are fetched.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Fetching {
    /// Whose.
    pub mailbox_id: MailboxId,
    /// The server's name or address.
    pub host: String,
    /// Its port.
    pub port: i64,
    /// How the way there is protected.
    pub security: Security,
    /// As whom we sign in.
    pub username: String,
    /// With whose token we sign in; none when with a password.
    pub vendor: Option<Vendor>,
    sealed: Vec<u8>,
    /// Which folder, as people write it.
    pub folder: String,
    /// What becomes of what is kept.
    pub afterwards: Afterwards,
    /// The folder for what is moved; empty when nothing is.
    pub move_to: String,
    /// Mails that came there before are not fetched; none when all are.
    pub since: Option<Moment>,
    /// When it was last changed: connections of before are not used any more.
    pub changed_at: Moment,
}

/// A server as an admin describes it.
#[derive(Clone, Debug)]
pub struct NewFetching<'a> {
    /// The server's name or address; empty means the vendor's.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// As whom we sign in.
    pub username: &'a str,
    /// With whose token; none when with the password.
    pub vendor: Option<Vendor>,
    /// The password; empty keeps the one there is.
    pub password: &'a str,
    /// Which folder.
    pub folder: &'a str,
    /// What becomes of what is kept.
    pub afterwards: Afterwards,
    /// The folder for what is moved.
    pub move_to: &'a str,
    /// With which mails one begins.
    pub begin: Begin,
}

impl Fetching {
    /// From where the mails of a mailbox are fetched; none when they are not.
    pub async fn of(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<Option<Fetching>> {
        Ok(sql!(
            "SELECT mailbox_id, host, port, security, username, vendor, sealed, folder, afterwards, move_to, since, changed_at
             FROM fetching WHERE mailbox_id = $1"
        )
        .bind(mailbox)
        .opt(on)
        .await?)
    }

    /// Those of all open mailboxes.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Fetching>> {
        Ok(sql!(
            "SELECT f.mailbox_id, f.host, f.port, f.security, f.username, f.vendor, f.sealed, f.folder, f.afterwards, f.move_to, f.since, f.changed_at
             FROM fetching f JOIN mailbox m ON m.id = f.mailbox_id WHERE m.closed_at IS NULL ORDER BY f.mailbox_id"
        )
        .all(on)
        .await?)
    }

    /// Says from where the mails of a mailbox are fetched. Of another server, user or folder nothing is known,
    /// so there one begins anew.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `host`, `user`, `folder`, `move_to`, or `password` when there is none, or none
    /// for this server and user.
    pub async fn set(act: &mut Act, _by: &Admin, mailbox: MailboxId, new: &NewFetching<'_>) -> Result<()> {
        let before = Fetching::of(&mut *act, mailbox).await?;
        let keys = act.desk().keys().clone();
        let kept = Fetching::described(&keys, before.as_ref(), mailbox, new, act.now())?;
        let same_deed = before.as_ref().is_some_and(|before| before.afterwards == kept.afterwards);
        let goes_on = before.is_some_and(|before| before.same_place(&kept) && before.since == kept.since);
        sql!(
            "INSERT INTO fetching (mailbox_id, host, port, security, username, vendor, sealed, folder, afterwards, move_to, since, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (mailbox_id) DO UPDATE SET host = excluded.host, port = excluded.port,
                 security = excluded.security, username = excluded.username, vendor = excluded.vendor,
                 sealed = excluded.sealed, folder = excluded.folder, afterwards = excluded.afterwards, move_to = excluded.move_to,
                 since = excluded.since, changed_at = excluded.changed_at"
        )
        .bind(mailbox)
        .bind(kept.host)
        .bind(kept.port)
        .bind(kept.security)
        .bind(kept.username)
        .bind(kept.vendor)
        .bind(kept.sealed)
        .bind(kept.folder)
        .bind(kept.afterwards)
        .bind(kept.move_to)
        .bind(kept.since)
        .bind(kept.changed_at)
        .run(&mut *act)
        .await?;
        if !goes_on {
            sql!("DELETE FROM fetched WHERE mailbox_id = $1").bind(mailbox).run(&mut *act).await?;
            held::forget(act, mailbox).await?;
        }
        if !same_deed {
            held::forget_owed(act, mailbox).await?;
        }
        told(act, mailbox).await
    }

    /// Nothing is fetched for a mailbox any more. What was fetched stays.
    pub async fn unset(act: &mut Act, _by: &Admin, mailbox: MailboxId) -> Result<()> {
        sql!("DELETE FROM fetched WHERE mailbox_id = $1").bind(mailbox).run(&mut *act).await?;
        held::forget(act, mailbox).await?;
        let gone = sql!("DELETE FROM fetching WHERE mailbox_id = $1").bind(mailbox).run(&mut *act).await?;
        if gone == 0 { Ok(()) } else { told(act, mailbox).await }
    }

    /// What a description means, given what was set before.
    fn described(
        keys: &Keys,
        before: Option<&Fetching>,
        mailbox: MailboxId,
        new: &NewFetching<'_>,
        now: Moment,
    ) -> Result<Fetching> {
        let host = match (new.host.trim(), new.vendor) {
            ("", Some(vendor)) => vendor.host(Way::In),
            (host, _) => host,
        };
        if host.is_empty() || host.len() > LONGEST || host.contains(|c: char| c.is_whitespace() || "/@".contains(c)) {
            return Err(Error::invalid("host", "channel-relay-host-wrong"));
        }
        if new.vendor.is_some() && !goes_encrypted(new.security, host) {
            return Err(Error::invalid("host", "channel-fetch-vendor-open"));
        }
        let username = named(new.username, "user", "channel-fetch-user-wrong")?;
        let folder = named(new.folder, "folder", "channel-fetch-folder-wrong")?;
        let move_to = match new.afterwards {
            Afterwards::Move => named(new.move_to, "move_to", "channel-fetch-move-wrong")?,
            Afterwards::Leave | Afterwards::Delete => String::new(),
        };
        if move_to.eq_ignore_ascii_case(&folder) {
            return Err(Error::invalid("move_to", "channel-fetch-move-wrong"));
        }
        // A password is kept for its server and user alone: whoever names another server gets none sent there.
        let same = before.filter(|b| b.host == host && b.username == username);
        let kept = same.filter(|b| b.vendor.is_none()).map(|b| b.sealed.clone());
        let sealed = match (new.vendor, new.password, kept) {
            (Some(_), _, _) => Vec::new(),
            (None, "", Some(kept)) => kept,
            (None, "", None) => return Err(Error::invalid("password", "channel-relay-password-wrong")),
            (None, password, _) => keys.seal(PURPOSE, password.as_bytes())?,
        };
        let began = same.filter(|b| b.folder == folder).and_then(|b| b.since);
        Ok(Fetching {
            mailbox_id: mailbox,
            host: host.to_owned(),
            port: i64::from(new.port),
            security: new.security,
            username,
            vendor: new.vendor,
            sealed,
            folder,
            afterwards: new.afterwards,
            move_to,
            since: (new.begin == Begin::New).then(|| began.unwrap_or(now)),
            changed_at: now,
        })
    }

    /// As whom one signs in by consent; nothing where one has a password.
    pub(crate) fn consenting(&self) -> Option<grant::Account> {
        let (user, host) = (self.username.clone(), self.host.clone());
        Some(grant::Account { vendor: self.vendor?, user, host, way: Way::In })
    }

    /// The server.
    fn server(&self) -> Server {
        Server {
            host: self.host.clone(),
            port: u16::try_from(self.port).unwrap_or_default(),
            security: match self.security {
                Security::Wrapped => imap::Security::Wrapped,
                Security::Required => imap::Security::Required,
                Security::None => imap::Security::None,
            },
            trust: imap::public_roots(),
        }
    }

    /// As whom one signs in there; with a vendor, by an access token.
    async fn account(&self, desk: &Desk) -> Result<std::result::Result<Account, Fault>> {
        let user = self.username.clone();
        match self.consenting() {
            Some(account) => Ok(consent::access(desk, &account).await?.map(|token| Account::Token(user, token))),
            None => Ok(Ok(Account::Password(user, unsealed(desk.keys(), PURPOSE, &self.sealed)?))),
        }
    }

    /// Signs in. An access token that the server takes no more is asked for anew, once.
    ///
    /// # Errors
    /// [`Error::Broken`] when what is sealed cannot be unsealed. Whoever lets nobody in is an inner [`Fault`].
    pub(crate) async fn sign_in(&self, desk: &Desk) -> Result<std::result::Result<Session, Fault>> {
        let first = self.attempt(desk).await?;
        match (self.consenting(), &first) {
            (Some(account), Err(fault)) if fault.kind == Kind::SignIn => {
                Grant::refused(desk, &account).await?;
                self.attempt(desk).await
            }
            _ => Ok(first),
        }
    }

    async fn attempt(&self, desk: &Desk) -> Result<std::result::Result<Session, Fault>> {
        Ok(match self.account(desk).await? {
            Ok(account) => self.server().sign_in(&account).await,
            Err(fault) => Err(fault),
        })
    }

    /// Somebody has consented: another connection is made.
    pub(crate) async fn begin_anew(act: &mut Act, mailbox: MailboxId) -> Result<()> {
        let now = act.now();
        sql!("UPDATE fetching SET changed_at = $2 WHERE mailbox_id = $1")
            .bind(mailbox)
            .bind(now)
            .run(&mut *act)
            .await?;
        told(act, mailbox).await
    }

    /// Whether nothing was set otherwise meanwhile.
    pub(crate) async fn is_current(&self, on: impl Into<On<'_>>) -> Result<bool> {
        let newest = Fetching::of(on, self.mailbox_id).await?;
        Ok(newest.is_some_and(|newest| newest.changed_at == self.changed_at))
    }

    fn same_place(&self, other: &Fetching) -> bool {
        self.host == other.host && self.username == other.username && self.folder == other.folder
    }
}

/// A token opens a whole mailbox: it goes encrypted, or stays on this machine.
pub(crate) fn goes_encrypted(security: Security, host: &str) -> bool {
    security != Security::None || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn unsealed(keys: &Keys, purpose: &str, sealed: &[u8]) -> Result<String> {
    Ok(String::from_utf8_lossy(&keys.unseal(purpose, sealed)?).into_owned())
}

fn named(text: &str, field: &'static str, wrong: &'static str) -> Result<String> {
    let text = text.trim();
    let good = !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control);
    if good { Ok(text.to_owned()) } else { Err(Error::invalid(field, wrong)) }
}

async fn told(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    Grant::forget_unused(act).await?;
    MailboxChanged::tell(act, mailbox, vec!["fetching".into()]).await
}
