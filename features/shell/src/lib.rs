//! The frame round every screen: layout, navigation, messages in four languages, look and scripts.
//!
//! Other crates extend the templates in `views/shell/` (their `askama.toml` names that folder),
//! hand them one [`Frame`] and speak through its [`Messages`].

mod asset;
mod date;
mod error;
mod face;
mod frame;
mod keys;
mod lang;
pub mod languages;
mod messages;
mod money;
mod offline;
mod piece;
mod ring;

pub use asset::{DeviceIcons, Links, assets};
pub use date::MONTHS;
pub use error::ErrorPage;
pub use face::Face;
pub use frame::{Count, Frame, KEYS, KeyGroup, NavItem, NavSection, Topic, TourCard, Viewer};
pub use keys::{KeysPage, KeysPiece};
pub use lang::Lang;
pub use messages::{Arg, Incomplete, Messages, differences};
pub use money::money;
pub use offline::OfflinePage;
pub use piece::{Chip, Choice, Field, Tone, initials};
pub use ring::Ring;

/// This crate's own messages, in the order of [`Lang::ALL`].
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
