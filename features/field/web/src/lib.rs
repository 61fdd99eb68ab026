//! Fields of one's own: their settings, and how they are filled in on the pages of tickets and customers.

pub mod api;
pub mod panel;
mod settings;

use axum::{Router, routing::get};
use people::Admin;
use people_web::{SettingsPage, Web};

pub use panel::panel;

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// Settings of fields.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "ticket-settings",
    href: "/settings/fields",
    title: "field-title",
    hint: "field-hint",
    icon: "form",
    words: &["field-new", "field-kind", "field-choices", "field-required-more", "field-currency"],
    may: |who| Admin::of(who).is_ok(),
}];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[
    ("field.made", "field-told-made"),
    ("field.changed", "field-told-changed"),
    ("field.archived", "field-told-archived"),
    ("field.restored", "field-told-restored"),
];

/// The doors.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/settings/fields", get(settings::list).post(settings::create))
        .route("/settings/fields/{id}", axum::routing::post(settings::update))
}
