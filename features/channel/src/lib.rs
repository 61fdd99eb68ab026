//! How words come in and go out. One channel now: mail.

pub mod acknowledgement;
pub mod alarm;
pub mod comparison;
pub mod consent;
pub mod dkim;
pub mod event;
pub mod fetched;
pub mod fetching;
pub mod grant;
mod held;
pub mod ledger;
pub mod mail;
pub mod mailbox;
pub mod outside;
pub mod pictures;
pub mod relay;
pub mod sender;
pub mod vendor;
pub mod web;

pub use mailbox::{Mailbox, MailboxId};

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
