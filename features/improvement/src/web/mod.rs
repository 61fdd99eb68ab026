//! The board of improvements, and how one is recorded from a ticket; screens and API.

pub mod api;
mod board;
mod deeds;
mod naming;
mod page;
mod panel;
mod record;

use axum::{
    Router,
    routing::{get, post},
};
use people::Colleague;
use people_web::{Ability, EntrySlot, Slot, Web};

pub use board::{finder, rail};

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/improvements", get(board::show).post(record::create))
        .route("/improvements/new", get(record::form))
        .route("/improvements/{id}", get(page::show).post(deeds::change))
        .route("/improvements/{id}/tickets", post(deeds::attach))
}

/// What this feature puts onto the pages of others.
pub const SLOTS: &[Slot] = &[Slot { place: "ticket-context", render: panel::panel }];

/// What it puts into the menus of entries.
pub const UNDER: &[EntrySlot] = &[EntrySlot { place: "entry-menu", render: panel::items }];

/// What one can do with improvements.
pub const ABILITIES: &[Ability] =
    &[Ability { title: "improvement-may-record", roles: Colleague::ROLES, door: ("POST", "/improvements") }];

/// Where what these events are about is shown, before its number: the audit log leads there.
pub const PLACES: &[(&str, &str)] = &[("improvement", "/improvements/")];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[
    ("improvement.recorded", "improvement-told-recorded"),
    ("improvement.attached", "improvement-told-attached"),
    ("improvement.detached", "improvement-told-detached"),
    ("improvement.accepted", "improvement-told-accepted"),
    ("improvement.declined", "improvement-told-declined"),
    ("improvement.done", "improvement-told-done"),
    ("improvement.given", "improvement-told-given"),
    ("improvement.renamed", "improvement-told-renamed"),
];
