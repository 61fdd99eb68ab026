//! Screens of notices: the bell, the list, what one wants to be told.

mod bell;
mod devices;
mod line;
mod list;
mod settings;

pub use bell::BELL;
pub(crate) use line::args;

use axum::{
    Router,
    routing::{get, post},
};
use people_web::{SettingsPage, Web};

/// The pages.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/notices", get(list::index))
        .route("/notices/{id}", get(list::open))
        .route("/notices/reading", post(list::read))
        .route("/settings/notices", get(settings::show).post(settings::update))
        .route("/settings/notices/patience", post(settings::be_patient))
        .route("/settings/notices/devices", post(devices::subscribe))
        .route("/settings/notices/devices/{id}", post(devices::end))
        .route("/settings/notices/devices/{id}/trial", post(devices::try_out))
        .route("/sw.js", get(devices::worker))
}

/// Settings of notices.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "people-settings-own",
    href: "/settings/notices",
    title: "notify-settings",
    hint: "notify-settings-hint",
    icon: "bell",
    words: &[
        "notify-settings-what",
        "notify-settings-when",
        "notify-digest",
        "notify-quiet-from",
        "notify-quiet-days",
        "notify-sound",
        "notify-devices",
        "notify-patience",
    ],
    may: |_| true,
}];
