//! Mailboxes that stand on another server, by IMAP4rev1 (RFC 3501).
//!
//! A [`Server`] is connected to and signed in at, which gives a [`Session`]; with it the mails of a
//! folder are listed by UID, fetched one by one without marking them as read, waited for (IDLE, RFC
//! 2177), and moved (RFC 6851) or deleted (RFC 4315). Nothing here remembers anything: whoever calls
//! keeps the folder's [`Opened::uid_validity`] and the last UID they have.
//!
//! Every answer is bounded in bytes and in time. A list that ended early is an error, never a shorter
//! list: what was not seen must not be taken for absent.

mod afterwards;
mod fault;
mod finding;
mod folder;
pub mod oauth;
mod server;
mod session;
mod stream;
#[cfg(feature = "testing")]
pub mod testing;
mod waiting;

pub use fault::{Fault, Kind};
pub use server::{Account, Security, Server, public_roots};
pub use session::{Listed, Opened, Session};
