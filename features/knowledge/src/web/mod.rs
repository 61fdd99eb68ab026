//! Drafts of articles: their list, one of them, and the item that makes one of a colleague's words.

mod list;
mod page;
mod panel;

use axum::{
    Router,
    routing::{get, post},
};
use people::Agent;
use people_web::{Ability, EntrySlot, Web};

pub use list::{finder, rail};

/// Where articles are.
const HERE: &str = "/articles";

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/articles", get(list::show))
        .route("/entries/{entry}/article", post(page::draft))
        .route("/articles/{id}", get(page::show).post(page::change))
        .route("/articles/{id}/discard", post(page::discard))
        .route("/articles/{id}/restore", post(page::restore))
}

/// What it puts into the menus of entries.
pub const UNDER: &[EntrySlot] = &[EntrySlot { place: "colleague-menu", render: panel::items }];

/// What one can do with articles.
pub const ABILITIES: &[Ability] =
    &[Ability { title: "knowledge-may-draft", roles: Agent::ROLES, door: ("POST", "/entries/{entry}/article") }];

/// Where what these events are about is shown, before its number: the audit log leads there.
pub const PLACES: &[(&str, &str)] = &[("article", "/articles/")];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[
    ("article.drafted", "knowledge-told-drafted"),
    ("article.changed", "knowledge-told-changed"),
    ("article.discarded", "knowledge-told-discarded"),
    ("article.restored", "knowledge-told-restored"),
];
