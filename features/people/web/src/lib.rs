//! How people get in: the doors' common state, who asks and with what right, sign-in, set-up,
//! accounts, staff and departments.
//!
//! A handler names the right it needs in its signature, `who: As<Agent>`; who lacks it never gets
//! that far.

pub mod cookie;
pub mod csv;
pub mod device;
pub mod doors;
pub mod errors;
pub mod guide;
pub mod learnt;
pub mod page;
pub mod palette;
mod portrait;
mod qr;
pub mod slot;
mod tour;
pub mod view;
pub mod visit;
pub mod web;
pub mod zones;

pub use doors::{ABILITIES, SETTINGS, STEPS, TOLD, api, face, face_of, picture, rail, routes, set_up_link};
pub use errors::{FormFailed, Problem};
pub use guide::{GuideStep, Standing};
pub use page::{Page, choice_of, draw, html_of};
pub use slot::{Ability, EntrySlot, Matter, SettingsPage, Slot};
pub use visit::{Anybody, As, Visit};
pub use web::{Rail, Says, Web, WebParts};

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
