//! By which server the mails of a mailbox leave.

use crate::{MailboxId, event::MailboxChanged};
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
    sealed: Option<Vec<u8>>,
    /// When it was last changed: connections of before are not used any more.
    pub changed_at: Moment,
}

/// A relay as an admin describes it.
#[derive(Clone, Debug)]
pub struct NewRelay<'a> {
    /// Its name or address.
    pub host: &'a str,
    /// Its port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// As whom we sign in; empty when the server asks for nobody.
    pub username: &'a str,
    /// The password; empty keeps the one there is.
    pub password: &'a str,
}

impl OwnRelay {
    /// The relay of a mailbox; none when it uses the one the desk was started with.
    pub async fn of(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<Option<OwnRelay>> {
        Ok(sql!("SELECT host, port, security, username, sealed, changed_at FROM relay WHERE mailbox_id = $1")
            .bind(mailbox)
            .opt(on)
            .await?)
    }

    /// Says by which server a mailbox sends.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `host`, or `password` when there is a user and no password.
    pub async fn set(act: &mut Act, _by: &Admin, mailbox: MailboxId, new: NewRelay<'_>) -> Result<()> {
        let before = OwnRelay::of(&mut *act, mailbox).await?;
        let (host, username) = (new.host.trim(), new.username.trim());
        let sealed = match (username.is_empty(), new.password) {
            (true, _) => None,
            // A password is kept for its server and user alone: whoever names another server gets none sent there.
            (false, "") => before.filter(|b| b.host == host && b.username == username).and_then(|b| b.sealed),
            (false, password) => Some(act.desk().keys().seal(PURPOSE, password.as_bytes())?),
        };
        if !username.is_empty() && sealed.is_none() {
            return Err(Error::invalid("password", "channel-relay-password-wrong"));
        }
        let now = act.now();
        let kept = OwnRelay {
            host: host.to_owned(),
            port: i64::from(new.port),
            security: new.security,
            username: username.to_owned(),
            sealed,
            changed_at: now,
        };
        let url = kept.url(act.desk().keys())?;
        ::mail::smtp::Relay::parse(&url).map_err(|_| Error::invalid("host", "channel-relay-host-wrong"))?;
        sql!(
            "INSERT INTO relay (mailbox_id, host, port, security, username, sealed, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (mailbox_id) DO UPDATE SET host = excluded.host, port = excluded.port,
                 security = excluded.security, username = excluded.username, sealed = excluded.sealed,
                 changed_at = excluded.changed_at"
        )
        .bind(mailbox)
        .bind(kept.host)
        .bind(kept.port)
        .bind(kept.security)
        .bind(kept.username)
        .bind(kept.sealed)
        .bind(now)
        .run(act)
        .await?;
        told(act, mailbox).await
    }

    /// The mailbox sends by the server the desk was started with again.
    pub async fn unset(act: &mut Act, _by: &Admin, mailbox: MailboxId) -> Result<()> {
        let gone = sql!("DELETE FROM relay WHERE mailbox_id = $1").bind(mailbox).run(act).await?;
        if gone == 0 { Ok(()) } else { told(act, mailbox).await }
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

async fn told(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    MailboxChanged::tell(act, mailbox, vec!["relay".into()]).await
}

fn escaped(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// What an administrator can do about a fault: a message key.
pub fn advice(fault: &SendFault) -> &'static str {
    let text = fault.to_string().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match fault.code() {
        Some(530 | 534 | 535 | 538 | 454) => "channel-advice-password",
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
