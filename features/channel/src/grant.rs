//! What a vendor granted for an account: one consent for both ways of every mailbox that signs in as it.
//!
//! The refresh token and the access token are kept here and nowhere else. Nobody is shown an access token but the
//! vendor's own servers and those that were set when consent was given.

use crate::{MailboxId, event::ConsentEnded, fetching::Fetching, relay::OwnRelay, vendor::Vendor};
use base::{About, Act, Actor, Desk, Keys, Moment, Result};
use imap::oauth::Granted;
use people::Admin;
use std::time::Duration;
use store::{On, sql};

/// What refresh tokens are sealed for: none is ever read as a password, nor a password as one.
const REFRESH: &str = "imap refresh token";
/// What access tokens are sealed for.
const ACCESS: &str = "mail access token";
/// An access token is asked for anew so long before it ends, since a mail takes its time.
const EARLY: Duration = Duration::from_secs(5 * 60);

/// One of the two ways of a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Mails are fetched by IMAP.
    In,
    /// Mails are handed over by SMTP.
    Out,
}

/// An account at a vendor, at the server where one signs in as it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub vendor: Vendor,
    pub user: String,
    pub host: String,
    pub way: Way,
}

/// What a vendor granted for an account.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Grant {
    vendor: Vendor,
    account: String,
    sealed: Vec<u8>,
    scope: String,
    hosts: String,
    access: Option<Vec<u8>>,
    access_until: Option<Moment>,
    /// When it was given.
    pub given_at: Moment,
    /// Since when the vendor gives no token for it any more.
    pub ended_at: Option<Moment>,
    /// The vendor's words about that.
    pub said: String,
}

impl Grant {
    /// What was granted for an account, if it is good for this server and this way.
    pub(crate) async fn of(on: impl Into<On<'_>>, account: &Account) -> Result<Option<Grant>> {
        let grant: Option<Grant> = sql!(
            "SELECT vendor, account, sealed, scope, hosts, access, access_until, given_at, ended_at, said
             FROM mail_grant WHERE vendor = $1 AND account = $2"
        )
        .bind(account.vendor)
        .bind(key(&account.user))
        .opt(on)
        .await?;
        Ok(grant.filter(|grant| grant.serves(account)))
    }

    fn serves(&self, account: &Account) -> bool {
        let host = account.host.to_lowercase();
        let reaches =
            account.vendor.hosts().contains(&host.as_str()) || self.hosts.split(' ').any(|known| known == host);
        reaches && account.vendor.covers(&self.scope, account.way)
    }

    /// Whether the vendor still gives tokens for it, as far as is known.
    pub fn is_good(&self) -> bool {
        self.ended_at.is_none()
    }

    /// An access token that is still good for a while.
    pub(crate) fn access(&self, keys: &Keys, now: Moment) -> Option<String> {
        let good = self.access_until.is_some_and(|until| until.minus(EARLY) > now);
        unsealed(keys, ACCESS, self.access.as_ref().filter(|_| good)?)
    }

    /// What the next access token is had with; nothing when it cannot be read, and is had anew by consenting.
    pub(crate) fn refresh(&self, keys: &Keys) -> Option<String> {
        unsealed(keys, REFRESH, &self.sealed).filter(|token| !token.is_empty())
    }

    /// For what it was asked.
    pub(crate) fn scope(&self) -> &str {
        &self.scope
    }

    /// Whether nothing was had by it since this was read.
    pub(crate) fn is_same(&self, other: &Grant) -> bool {
        self.sealed == other.sealed && self.access == other.access
    }

    /// Somebody has consented as an account's user: both ways of every mailbox that signs in as it begin with this.
    pub(crate) async fn give(act: &mut Act, _by: &Admin, account: &Account, granted: &Granted) -> Result<()> {
        let keys = act.desk().keys().clone();
        let (now, name) = (act.now(), key(&account.user));
        let places = places(act, account.vendor, &name).await?;
        let mut hosts: Vec<String> = places.iter().map(|place| place.host.to_lowercase()).collect();
        hosts.sort();
        hosts.dedup();
        let (access, until) = access_of(&keys, granted, now)?;
        sql!(
            "INSERT INTO mail_grant (vendor, account, sealed, scope, hosts, access, access_until, given_at, said)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')
             ON CONFLICT (vendor, account) DO UPDATE SET sealed = excluded.sealed, scope = excluded.scope,
                 hosts = excluded.hosts, access = excluded.access, access_until = excluded.access_until,
                 given_at = excluded.given_at, ended_at = NULL, said = ''"
        )
        .bind(account.vendor)
        .bind(name)
        .bind(keys.seal(REFRESH, granted.refresh_token.as_deref().unwrap_or_default().as_bytes())?)
        .bind(account.vendor.scope())
        .bind(hosts.join(" "))
        .bind(access)
        .bind(until)
        .bind(now)
        .run(&mut *act)
        .await?;
        for place in places {
            match place.way {
                Way::In => Fetching::begin_anew(act, place.mailbox).await?,
                Way::Out => OwnRelay::begin_anew(act, place.mailbox).await?,
            }
        }
        Ok(())
    }

    /// The vendor has given an access token, and perhaps another refresh token in exchange for the last one.
    pub(crate) async fn renewed(&self, desk: &Desk, granted: &Granted) -> Result<()> {
        let keys = desk.keys();
        let sealed = match &granted.refresh_token {
            Some(refresh) => keys.seal(REFRESH, refresh.as_bytes())?,
            None => self.sealed.clone(),
        };
        let mut act = desk.act(Actor::Machine).await?;
        let (access, until) = access_of(keys, granted, act.now())?;
        sql!(
            "UPDATE mail_grant SET sealed = $4, access = $5, access_until = $6, ended_at = NULL, said = ''
             WHERE vendor = $1 AND account = $2 AND given_at = $3"
        )
        .bind(self.vendor)
        .bind(self.account.as_str())
        .bind(self.given_at)
        .bind(sealed)
        .bind(access)
        .bind(until)
        .run(&mut act)
        .await?;
        act.commit().await
    }

    /// The vendor gives no token any more: it was withdrawn, or has expired. It is told once.
    pub(crate) async fn ended(&self, desk: &Desk, said: &str) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        let now = act.now();
        let first = sql!(
            "UPDATE mail_grant SET ended_at = $4, said = $5, access = NULL, access_until = NULL
             WHERE vendor = $1 AND account = $2 AND given_at = $3 AND ended_at IS NULL"
        )
        .bind(self.vendor)
        .bind(self.account.as_str())
        .bind(self.given_at)
        .bind(now)
        .bind(said)
        .run(&mut act)
        .await?;
        if first == 1
            && let Some(place) = places(&mut act, self.vendor, &self.account).await?.first()
        {
            let event = ConsentEnded { mailbox: place.mailbox, vendor: self.vendor };
            act.tell(About("mailbox", place.mailbox.0), &event).await?;
        }
        act.commit().await
    }

    /// A server does not accept the access token there is: the next one is asked for, whatever its time.
    pub(crate) async fn refused(desk: &Desk, account: &Account) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        sql!("UPDATE mail_grant SET access = NULL, access_until = NULL WHERE vendor = $1 AND account = $2")
            .bind(account.vendor)
            .bind(key(&account.user))
            .run(&mut act)
            .await?;
        act.commit().await
    }

    /// What was granted to another app of the company is worth nothing to this one.
    pub(crate) async fn forget_all(act: &mut Act, vendor: Vendor) -> Result<()> {
        sql!("DELETE FROM mail_grant WHERE vendor = $1").bind(vendor).run(act).await?;
        Ok(())
    }

    /// What no mailbox signs in with any more is not kept.
    pub(crate) async fn forget_unused(act: &mut Act) -> Result<()> {
        let kept: Vec<(Vendor, String)> =
            sql!("SELECT vendor, account FROM mail_grant ORDER BY vendor, account").all(&mut *act).await?;
        for (vendor, account) in kept {
            if places(act, vendor, &account).await?.is_empty() {
                sql!("DELETE FROM mail_grant WHERE vendor = $1 AND account = $2")
                    .bind(vendor)
                    .bind(account)
                    .run(&mut *act)
                    .await?;
            }
        }
        Ok(())
    }
}

/// A way of a mailbox that signs in as an account.
struct Place {
    mailbox: MailboxId,
    way: Way,
    host: String,
}

async fn places(act: &mut Act, vendor: Vendor, account: &str) -> Result<Vec<Place>> {
    let rows: Vec<(MailboxId, String, String, bool)> = sql!(
        "SELECT mailbox_id, username, host, TRUE FROM relay WHERE vendor = $1
         UNION ALL SELECT mailbox_id, username, host, FALSE FROM fetching WHERE vendor = $1 ORDER BY 1"
    )
    .bind(vendor)
    .all(act)
    .await?;
    let rows = rows.into_iter().filter(|(_, user, _, _)| key(user) == account);
    Ok(rows.map(|(mailbox, _, host, out)| Place { mailbox, host, way: if out { Way::Out } else { Way::In } }).collect())
}

/// Sealed, and until when it is good. One of which that is not said is asked for each time.
fn access_of(keys: &Keys, granted: &Granted, now: Moment) -> Result<(Option<Vec<u8>>, Option<Moment>)> {
    let Some(lasts) = granted.expires_in else { return Ok((None, None)) };
    let access = keys.seal(ACCESS, granted.access_token.as_bytes())?;
    Ok((Some(access), Some(now.plus(Duration::from_secs(lasts.into())))))
}

fn unsealed(keys: &Keys, purpose: &str, sealed: &[u8]) -> Option<String> {
    keys.unseal(purpose, sealed).ok().map(|token| String::from_utf8_lossy(&token).into_owned())
}

fn key(user: &str) -> String {
    user.trim().to_lowercase()
}
