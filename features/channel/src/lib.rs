//! How words come in and go out. One channel now: mail.

pub mod event;
pub mod mail;
pub mod mailbox;

pub use mailbox::{Mailbox, MailboxId};
