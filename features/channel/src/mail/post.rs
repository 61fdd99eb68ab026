//! What the mail channel needs beside the desk: the relay, and what proves that a mail is ours.

use ::mail::{Minter, smtp::Relay};
use base::Keys;
use std::sync::Arc;

/// What the mail channel needs beside the desk.
#[derive(Clone)]
pub struct Post(Arc<Inner>);

struct Inner {
    relay: Option<Relay>,
    minter: Minter,
    loop_mark: String,
}

impl Post {
    /// `relay` takes what goes out; without one it waits, and says so.
    pub fn new(keys: &Keys, relay: Option<Relay>) -> Post {
        let loop_mark = base::blob::hex(&keys.derive("desk id")[..8]);
        Post(Arc::new(Inner { relay, minter: Minter::new(keys.all().to_vec()), loop_mark }))
    }

    /// Who takes what goes out.
    pub fn relay(&self) -> Option<&Relay> {
        self.0.relay.as_ref()
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
