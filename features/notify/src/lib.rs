//! Who is told what: open pages, at once, on every node; colleagues, by what concerns them.
//!
//! The first are hints after the commit: a lost one costs a reload, never a fact, so nothing there is
//! retried. The others are *notices*: rows, made by reactions to what happened, shown behind a bell until
//! their reader knows; mailed and pushed to devices when they are not at the desk.

pub mod kind;
pub mod live;
pub mod mail;
pub mod neighbours;
pub mod notice;
pub mod preference;
pub mod push;
pub mod quiet;
pub mod reader;
pub mod stale;
pub mod striking;
pub mod telling;
pub mod web;
pub mod whom;
mod words;

pub use kind::Kind;
pub use live::HubLive;
pub use neighbours::watch;
pub use notice::{Notice, NoticeId};
pub use preference::{Preferences, When};
pub use reader::Reader;

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
