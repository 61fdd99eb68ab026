//! How questions are asked, answered and followed, on pages and by programs.

pub mod alone;
pub mod answering;
pub mod api;
mod api_alone;
pub mod asking;
pub mod back;
mod card;
pub mod chosen;
mod deed;
mod directory;
mod doors;
mod figure;
pub mod guest;
pub mod handing;
mod helped;
mod kept;
pub mod line;
pub mod list;
mod names;
pub mod panel;
mod promise;
mod rows;
pub mod under;

pub use directory::learner;
pub use doors::routes;
pub use list::rail;
use people::Colleague;
use people_web::{Ability, EntrySlot, Slot};

/// What questions put onto the pages of others.
pub const SLOTS: &[Slot] = &[
    asking::LATER,
    asking::OPEN,
    handing::GIVE,
    panel::PANEL,
    directory::PERSON,
    directory::DEPARTMENT,
    promise::PROMISE,
    back::SUMMARY,
];

/// What they put under entries of a timeline.
pub const UNDER: &[EntrySlot] = &[under::QUESTION, under::ANSWER];

/// What one can do with questions.
pub const ABILITIES: &[Ability] =
    &[Ability { title: "question-may-ask", roles: Colleague::ROLES, door: ("POST", "/tickets/{number}/questions") }];

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[
    ("question.asked", "question-told-asked"),
    ("question.answered", "question-told-answered"),
    ("question.followed", "question-told-followed"),
    ("question.declined", "question-told-declined"),
    ("question.withdrawn", "question-told-withdrawn"),
    ("question.taken", "question-told-taken"),
    ("question.given_back", "question-told-given-back"),
    ("question.attached", "question-told-attached"),
    ("question.near", "question-told-near"),
    ("question.late", "question-told-late"),
    ("question.contradicted", "question-told-contradicted"),
];
