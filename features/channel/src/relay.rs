//! By which server the mails of a mailbox leave.

use crate::{
    MailboxId,
    event::MailboxChanged,
    fetching::goes_encrypted,
    grant::{Account, Grant, Way},
    mail::outbound,
    vendor::Vendor,
};
use ::mail::smtp::SendFault;
use base::{Act, Error, Keys, Moment, Result};
use people::Admin;
use store::{On, sql};

/// What passwords are sealed for.
const PURPOSE: &str = "relay password";

store::enumeration! {
    /// How the way to a relay is protected.
    pub enum Security {
        /// TLS from the first byte (RFC 8314), usually on port 465.
        Wrapped = "wrapped",
        /// STARTTLS with a good certificate, usually on port 587.
        Required = "required",
        /// Not at all: for a server on this machine or in this house.
        None = "none",
    }
}

/// The server by which the mails of one mailbox leave.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnRelay {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: i64,
    /// How the way there is protected.
    pub security: Security,
    /// As whom we sign in; empty when the server asks for nobody.
    pub username: String,
    /// With whose token we sign in; none when with a password, or not at all.
    pub vendor: Option<Vendor>,
    sealed: Option<Vec<u8>>,
    /// When it was last changed: connections of before are not used any more.
    pub changed_at: Moment,
}

/// A relay as an admin describes it.
#[derive(Clone, Debug)]
pub struct NewRelay<'a> {
    /// Its name or address; empty means the vendor's.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// As whom we sign in; empty when the server asks for nobody.
    pub username: &'a str,
    /// With whose token; none when with the password.
    pub vendor: Option<Vendor>,
    /// The password; empty keeps the one there is.
    pub password: &'a str,
}

impl OwnRelay {
    /// The relay of a mailbox; none when it uses the one the desk was started with.
    pub async fn of(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<Option<OwnRelay>> {
        Ok(sql!("SELECT host, port, security, username, vendor, sealed, changed_at FROM relay WHERE mailbox_id = $1")
            .bind(mailbox)
            .opt(on)
            .await?)
    }

    /// Says by which server a mailbox sends.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `host`, `user` when a vendor's token needs one, or `password` when there is a user
    /// and no password.
    pub async fn set(act: &mut Act, _by: &Admin, mailbox: MailboxId, new: NewRelay<'_>) -> Result<()> {
        let before = OwnRelay::of(&mut *act, mailbox).await?;
        let username = new.username.trim();
        let host = match (new.host.trim(), new.vendor) {
            ("", Some(vendor)) => vendor.host(Way::Out),
            (host, _) => host,
        };
        if new.vendor.is_some() && username.is_empty() {
            return Err(Error::invalid("user", "channel-fetch-user-wrong"));
        }
        if new.vendor.is_some() && !goes_encrypted(new.security, host) {
            return Err(Error::invalid("host", "channel-fetch-vendor-open"));
        }
        let sealed = match (username.is_empty() || new.vendor.is_some(), new.password) {
            (true, _) => None,
            // A password is kept for its server and user alone: whoever names another server gets none sent there.
            (false, "") => before.filter(|b| b.host == host && b.username == username).and_then(|b| b.sealed),
            (false, password) => Some(act.desk().keys().seal(PURPOSE, password.as_bytes())?),
        };
        if !username.is_empty() && sealed.is_none() && new.vendor.is_none() {
            return Err(Error::invalid("password", "channel-relay-password-wrong"));
        }
        let now = act.now();
        let kept = OwnRelay {
            host: host.to_owned(),
            port: i64::from(new.port),
            security: new.security,
            username: username.to_owned(),
            vendor: new.vendor,
            sealed,
            changed_at: now,
        };
        let url = kept.url(act.desk().keys())?;
        ::mail::smtp::Relay::parse(&url).map_err(|_| Error::invalid("host", "channel-relay-host-wrong"))?;
        sql!(
            "INSERT INTO relay (mailbox_id, host, port, security, username, vendor, sealed, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (mailbox_id) DO UPDATE SET host = excluded.host, port = excluded.port,
                 security = excluded.security, username = excluded.username, vendor = excluded.vendor,
                 sealed = excluded.sealed, changed_at = excluded.changed_at"
        )
        .bind(mailbox)
        .bind(kept.host)
        .bind(kept.port)
        .bind(kept.security)
        .bind(kept.username)
        .bind(kept.vendor)
        .bind(kept.sealed)
        .bind(now)
        .run(&mut *act)
        .await?;
        told(act, mailbox).await
    }

    /// The mailbox sends by the server the desk was started with again.
    pub async fn unset(act: &mut Act, _by: &Admin, mailbox: MailboxId) -> Result<()> {
        let gone = sql!("DELETE FROM relay WHERE mailbox_id = $1").bind(mailbox).run(&mut *act).await?;
        if gone == 0 { Ok(()) } else { told(act, mailbox).await }
    }

    /// As whom we sign in by consent; nothing where we have a password.
    pub(crate) fn consenting(&self) -> Option<Account> {
        let (user, host) = (self.username.clone(), self.host.clone());
        Some(Account { vendor: self.vendor?, user, host, way: Way::Out })
    }

    /// Somebody has consented: other connections are made, and what waits goes.
    pub(crate) async fn begin_anew(act: &mut Act, mailbox: MailboxId) -> Result<()> {
        let now = act.now();
        sql!("UPDATE relay SET changed_at = $2 WHERE mailbox_id = $1").bind(mailbox).bind(now).run(&mut *act).await?;
        told(act, mailbox).await
    }

    /// Its address with user and password, as [`::mail::smtp::Relay::parse`] reads it. Never shown.
    pub(crate) fn url(&self, keys: &Keys) -> Result<String> {
        let account = match &self.sealed {
            Some(sealed) => {
                let password = String::from_utf8_lossy(&keys.unseal(PURPOSE, sealed)?).into_owned();
                format!("{}:{}@", escaped(&self.username), escaped(&password))
            }
            None => String::new(),
        };
        let (scheme, option) = match self.security {
            Security::Wrapped => ("smtps", ""),
            Security::Required => ("smtp", "?tls=required"),
            Security::None => ("smtp", "?tls=none"),
        };
        Ok(format!("{scheme}://{account}{}:{}{option}", self.host, self.port))
    }
}

/// What waits for this server, or for that of before, is tried now.
async fn told(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    Grant::forget_unused(act).await?;
    outbound::try_now(act, mailbox).await?;
    MailboxChanged::tell(act, mailbox, vec!["relay".into()]).await
}

fn escaped(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Whether a code is about who we are, and not about the mail (RFC 4954, 6).
pub(crate) fn is_about_us(code: u16) -> bool {
    matches!(code, 530 | 534 | 535 | 538 | 454)
}

/// What an administrator can do about a fault: a message key.
pub fn advice(fault: &SendFault) -> &'static str {
    let text = fault.to_string().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match fault.code() {
        Some(code) if is_about_us(code) => "channel-advice-password",
        Some(550 | 553 | 554 | 501 | 551) => "channel-advice-sender",
        Some(421 | 450 | 451 | 452 | 552) => "channel-advice-later",
        _ if says(&["certificate", "tls", "handshake"]) => "channel-advice-tls",
        _ if says(&["lookup", "resolve", "name or service", "dns", "nodename"]) => "channel-advice-host",
        _ if says(&["refused", "unreachable", "does not answer", "timed out", "connection"]) => "channel-advice-port",
        _ => "channel-advice-other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_to_do() {
        let later = |code, text: &str| SendFault::Later { code, text: text.into() };
        for (fault, key) in [
            (later(Some(535), "5.7.8 bad credentials"), "channel-advice-password"),
            (SendFault::Refused { code: Some(550), text: "relaying denied".into() }, "channel-advice-sender"),
            (later(None, "failed to lookup address information"), "channel-advice-host"),
            (later(None, "Connection refused (os error 111)"), "channel-advice-port"),
            (later(None, "invalid peer certificate: Expired"), "channel-advice-tls"),
            (later(Some(451), "greylisted"), "channel-advice-later"),
        ] {
            assert_eq!(advice(&fault), key, "{fault:?}");
        }
    }

    #[test]
    fn a_password_with_signs_in_it_breaks_no_address() {
        assert_eq!(escaped("a:b@c%/ж"), "a%3Ab%40c%25%2F%D0%B6");
    }
}
