//! What the mail channel needs beside the desk: the relay, and what proves that a mail is ours.

use crate::{
    MailboxId, consent,
    grant::{Account, Grant},
    relay::{OwnRelay, is_about_us},
};
use ::mail::{
    Minter,
    smtp::{Relay, SendFault, Sent},
};
use base::{Desk, Error, Keys, Look, Moment, Result};
use imap::Fault;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use trust::Checker;

/// What the mail channel needs beside the desk.
#[derive(Clone)]
pub struct Post(Arc<Inner>);

struct Inner {
    relay: Option<Arc<Relay>>,
    /// Relays of single mailboxes with what they were made of: each keeps its connections.
    own: Mutex<HashMap<MailboxId, (Made, Arc<Relay>)>>,
    minter: Minter,
    loop_mark: String,
    checker: Checker,
}

/// When a relay was set, and the token by which it signs in.
type Made = (Moment, Option<String>);

/// The way out of a mailbox, as it is now.
#[derive(Clone)]
pub struct Exit {
    relay: std::result::Result<Arc<Relay>, SendFault>,
    /// As whom it signs in by consent.
    account: Option<(Desk, Account)>,
}

impl Exit {
    /// Why nothing can go out before somebody consents anew. What is to go waits as long.
    pub fn closed(&self) -> Option<&SendFault> {
        self.relay.as_ref().err()
    }

    /// Hands a mail to the relay: [`Relay::send`].
    ///
    /// # Errors
    /// As there; a way that is closed is [`SendFault::Later`].
    pub async fn send(&self, from: &str, to: &[String], raw: &[u8]) -> std::result::Result<Sent, SendFault> {
        let sent = self.relay.as_ref().map_err(Clone::clone)?.send(from, to, raw).await;
        if let (Some((desk, account)), Err(fault)) = (&self.account, &sent)
            && fault.code().is_some_and(is_about_us)
            && let Err(error) = Grant::refused(desk, account).await
        {
            tracing::warn!(%error, "that a token is refused is not written down");
        }
        sent
    }
}

/// A vendor that gives no token lets nothing out for now.
fn no_token(fault: Fault, account: &Account) -> SendFault {
    let said = if fault.said.is_empty() { fault.to_string() } else { fault.said };
    SendFault::Later { code: None, text: format!("{}: {said}", account.vendor.name()) }
}

impl Post {
    /// `relay` takes what goes out; without one it waits, and says so.
    pub fn new(keys: &Keys, relay: Option<Relay>) -> Post {
        Post::checking(keys, relay, Checker::default())
    }

    /// The same, where `checker` finds out about senders; else nobody is asked about them.
    pub fn checking(keys: &Keys, relay: Option<Relay>, checker: Checker) -> Post {
        let loop_mark = base::blob::hex(&keys.derive("desk id")[..8]);
        Post(Arc::new(Inner {
            relay: relay.map(Arc::new),
            own: Mutex::default(),
            minter: Minter::new(keys.all().to_vec()),
            loop_mark,
            checker,
        }))
    }

    /// Who takes what goes out of a mailbox without a relay of its own.
    pub fn relay(&self) -> Option<&Relay> {
        self.0.relay.as_deref()
    }

    /// Whether what goes out of this mailbox has a relay to go to.
    pub async fn has_relay(&self, look: &Look, mailbox: MailboxId) -> Result<bool> {
        Ok(self.0.relay.is_some() || OwnRelay::of(look, mailbox).await?.is_some())
    }

    /// Who takes what goes out of this mailbox: its own relay, else the desk's; none when there is neither. Where
    /// somebody has consented, a vendor may be asked for a token first.
    ///
    /// # Errors
    /// [`Error::Broken`] when the mailbox's password cannot be unsealed.
    pub async fn relay_of(&self, desk: &Desk, mailbox: MailboxId) -> Result<Option<Exit>> {
        let Some(own) = OwnRelay::of(&desk.look(), mailbox).await? else {
            return Ok(self.0.relay.clone().map(|relay| Exit { relay: Ok(relay), account: None }));
        };
        let Some(account) = own.consenting() else {
            return Ok(Some(Exit { relay: Ok(self.made(desk.keys(), mailbox, &own, None)?), account: None }));
        };
        let relay = match consent::access(desk, &account).await? {
            Ok(token) => Ok(self.made(desk.keys(), mailbox, &own, Some(token))?),
            Err(fault) => Err(no_token(fault, &account)),
        };
        Ok(Some(Exit { relay, account: Some((desk.clone(), account)) }))
    }

    /// The relay that was made of this, with its connections, or a new one.
    fn made(&self, keys: &Keys, mailbox: MailboxId, own: &OwnRelay, token: Option<String>) -> Result<Arc<Relay>> {
        let made: Made = (own.changed_at, token);
        let mut known = self.0.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, relay)) = known.get(&mailbox).filter(|(of, _)| *of == made) {
            return Ok(relay.clone());
        }
        let relay = Relay::parse(&own.url(keys)?).map_err(|e| Error::Broken(format!("the relay of a mailbox: {e}")))?;
        let relay = Arc::new(match &made.1 {
            Some(token) => relay.signing_in(&own.username, token),
            None => relay,
        });
        known.insert(mailbox, (made, relay.clone()));
        Ok(relay)
    }

    /// What mints and recognises our Message-IDs and reply addresses.
    pub fn minter(&self) -> &Minter {
        &self.0.minter
    }

    /// What finds out about senders.
    pub fn checker(&self) -> &Checker {
        &self.0.checker
    }

    /// By which this desk knows its own mail when it comes back.
    pub fn loop_mark(&self) -> &str {
        &self.0.loop_mark
    }
}
