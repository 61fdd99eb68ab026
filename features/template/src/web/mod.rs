//! Screens of prepared words: choosing a template beside the composer, and the settings.

mod form;
mod list;
mod picking;
mod view;

use axum::{
    Router,
    routing::{get, post},
};
use people::{Agent, Colleague};
use people_web::{SettingsPage, Slot, Web};

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/tickets/{number}/templates", get(picking::offer).post(picking::take))
        .route("/settings/templates", get(list::show).post(form::create))
        .route("/settings/templates/new", get(form::new))
        .route("/settings/templates/preview", post(form::preview))
        .route("/settings/templates/{id}", get(form::edit).post(form::update))
}

/// What this feature puts onto the pages of others.
pub const SLOTS: &[Slot] = &[Slot { place: "ticket-composer", render: picking::tool }];

/// Settings of prepared words.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "template-settings",
    href: "/settings/templates",
    title: "template-templates",
    hint: "template-templates-hint",
    icon: "template",
    may: answers,
}];

fn answers(who: &Colleague) -> bool {
    Agent::of(who).is_ok()
}
