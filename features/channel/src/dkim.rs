//! Keys with which our mails are signed, where the server that carries them on does not.

use crate::{Mailbox, event::DkimChanged};
use base::{About, Act, Desk, Error, Look, Result, keys::random};
use people::Admin;
use store::{On, sql};
use trust::{Domain, NewKey, State};

/// What private halves are sealed for.
const PURPOSE: &str = "dkim key";

/// Domains that are looked after at most.
const MOST: usize = 20;

/// The key of a domain.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DkimKey {
    /// Whose.
    pub domain: String,
    /// Where its public half is published.
    pub selector: String,
    /// Its public half.
    pub public: String,
    /// Whether it is used.
    pub signs: bool,
    sealed: Vec<u8>,
}

/// A key made and not kept yet: making one takes a moment, and is nothing for the inside of an act.
pub struct Fresh(NewKey);

impl Fresh {
    /// Makes one.
    ///
    /// # Errors
    /// [`Error::Broken`] when none can be made.
    pub async fn make() -> Result<Fresh> {
        let made = tokio::task::spawn_blocking(NewKey::make).await.map_err(|e| Error::Broken(e.to_string()))?;
        made.map(Fresh).map_err(|e| Error::Broken(e.to_string()))
    }
}

impl DkimKey {
    /// The key of a domain, if there is one.
    pub async fn of(on: impl Into<On<'_>>, domain: &str) -> Result<Option<DkimKey>> {
        Ok(sql!("SELECT domain, selector, public, signs, sealed FROM dkim_key WHERE domain = $1")
            .bind(domain)
            .opt(on)
            .await?)
    }

    /// Keeps a new key for a domain of ours. Nothing is signed with it yet: it must be published first.
    ///
    /// # Errors
    /// [`Error::Missing`] when no mailbox has an address there.
    pub async fn keep(act: &mut Act, _by: &Admin, domain: &str, fresh: Fresh) -> Result<()> {
        if !domains(&mut *act).await?.iter().any(|own| own == domain) {
            return Err(Error::Missing);
        }
        let sealed = act.desk().keys().seal(PURPOSE, &fresh.0.private)?;
        let now = act.now();
        sql!(
            "INSERT INTO dkim_key (domain, selector, sealed, public, signs, made_at) VALUES ($1, $2, $3, $4, FALSE, $5)
             ON CONFLICT (domain) DO UPDATE SET selector = excluded.selector, sealed = excluded.sealed,
                 public = excluded.public, signs = FALSE, made_at = excluded.made_at"
        )
        .bind(domain)
        .bind(format!("repka{}", base::blob::hex(&random::<3>()?)))
        .bind(sealed)
        .bind(fresh.0.public)
        .bind(now)
        .run(&mut *act)
        .await?;
        told(act, domain).await
    }

    /// Signs with it from now on, or no more.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no key.
    pub async fn sign_by_it(act: &mut Act, _by: &Admin, domain: &str, signs: bool) -> Result<()> {
        let changed = sql!("UPDATE dkim_key SET signs = $2 WHERE domain = $1").bind(domain).bind(signs).run(&mut *act);
        match changed.await? {
            0 => Err(Error::Missing),
            _ => told(act, domain).await,
        }
    }

    /// What stands in the DNS when it is published.
    pub fn record(&self) -> String {
        trust::key_record(&self.public)
    }
}

async fn told(act: &mut Act, domain: &str) -> Result<()> {
    act.tell(About("company", 0), &DkimChanged { domain: domain.to_owned() }).await?;
    Ok(())
}

/// The domains of our addresses, in order.
pub async fn domains(on: impl Into<On<'_>>) -> Result<Vec<String>> {
    let mailboxes = Mailbox::all(on).await?;
    let mut domains: Vec<String> = mailboxes.iter().map(|mailbox| mailbox.domain().to_lowercase()).collect();
    domains.sort();
    domains.dedup();
    domains.truncate(MOST);
    Ok(domains)
}

/// Whether a published key is ours, as far as anybody knows.
pub fn may_sign(published: &Domain) -> bool {
    published.dkim.as_ref().is_some_and(|dkim| matches!(dkim.state, State::Good))
}

/// The mail as it leaves: signed when its mailbox's domain signs here. A mail that cannot be signed goes all the same.
pub(crate) async fn signed(desk: &Desk, look: &Look, mailbox: &Mailbox, raw: Vec<u8>) -> Result<Vec<u8>> {
    let Some(key) = DkimKey::of(look, &mailbox.domain().to_lowercase()).await?.filter(|key| key.signs) else {
        return Ok(raw);
    };
    let signed = match desk.keys().unseal(PURPOSE, &key.sealed) {
        Ok(private) => trust::sign(&raw, &key.domain, &key.selector, &private).map_err(|e| e.to_string()),
        Err(e) => Err(e.to_string()),
    };
    Ok(signed.unwrap_or_else(|error| {
        tracing::error!(domain = key.domain, error, "a mail leaves unsigned: make its domain another key");
        raw
    }))
}
