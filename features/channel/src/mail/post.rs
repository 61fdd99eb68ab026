//! What the mail channel needs beside the desk: the relay, and what proves that a mail is ours.

use crate::{MailboxId, relay::OwnRelay};
use ::mail::{Minter, smtp::Relay};
use base::{Error, Keys, Look, Moment, Result};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What the mail channel needs beside the desk.
#[derive(Clone)]
pub struct Post(Arc<Inner>);

struct Inner {
    relay: Option<Arc<Relay>>,
    /// Relays of single mailboxes with when they were set: each keeps its connections.
    own: Mutex<HashMap<MailboxId, (Moment, Arc<Relay>)>>,
    minter: Minter,
    loop_mark: String,
}

impl Post {
    /// `relay` takes what goes out; without one it waits, and says so.
    pub fn new(keys: &Keys, relay: Option<Relay>) -> Post {
        let loop_mark = base::blob::hex(&keys.derive("desk id")[..8]);
        Post(Arc::new(Inner {
            relay: relay.map(Arc::new),
            own: Mutex::default(),
            minter: Minter::new(keys.all().to_vec()),
            loop_mark,
        }))
    }

    /// Who takes what goes out of a mailbox without a relay of its own.
    pub fn relay(&self) -> Option<&Relay> {
        self.0.relay.as_deref()
    }

    /// Who takes what goes out of this mailbox: its own relay, else the desk's; none when there is neither.
    ///
    /// # Errors
    /// [`Error::Broken`] when the mailbox's password cannot be unsealed.
    pub async fn relay_of(&self, look: &Look, keys: &Keys, mailbox: MailboxId) -> Result<Option<Arc<Relay>>> {
        let Some(own) = OwnRelay::of(look, mailbox).await? else {
            return Ok(self.0.relay.clone());
        };
        let mut known = self.0.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, relay)) = known.get(&mailbox).filter(|(changed, _)| *changed == own.changed_at) {
            return Ok(Some(relay.clone()));
        }
        let relay = Relay::parse(&own.url(keys)?).map_err(|e| Error::Broken(format!("the relay of a mailbox: {e}")))?;
        let relay = Arc::new(relay);
        known.insert(mailbox, (own.changed_at, relay.clone()));
        Ok(Some(relay))
    }

    /// What mints and recognises our Message-IDs and reply addresses.
    pub fn minter(&self) -> &Minter {
        &self.0.minter
    }

    /// By which this desk knows its own mail when it comes back.
    pub fn loop_mark(&self) -> &str {
        &self.0.loop_mark
    }
}
