//! Screens and API of remedies and approvals.

pub mod api;
mod approvals;
mod back;
mod deeds;
mod form;
mod ledger;
mod message;
mod naming;
mod panel;
mod settings;
mod trial;

use axum::{
    Router,
    routing::{get, post},
};
use people::{Admin, Agent};
use people_web::{Ability, EntrySlot, SettingsPage, Slot, Web};

pub use approvals::rail;
pub use ledger::costs_rail;

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/tickets/{number}/remedies/new", get(form::new))
        .route("/tickets/{number}/remedies", post(form::create))
        .route("/tickets/{number}/remedies/message", post(message::put))
        .route("/tickets/{number}/remedies/{id}", get(form::edit).post(deeds::change))
        .route("/approvals", get(approvals::list).post(deeds::decide))
        .route("/insight/remedies", get(ledger::show))
        .route("/insight/remedies.csv", get(ledger::csv))
        .route("/settings/approvals", get(settings::show).post(settings::make))
        .route("/settings/approvals/limits", post(settings::limit))
        .route("/settings/approvals/{id}", post(settings::change))
}

/// What this feature puts onto the pages of others.
pub const SLOTS: &[Slot] =
    &[Slot { place: "ticket-context", render: panel::panel }, Slot { place: "absence-back", render: back::summary }];

/// What it puts under entries of a timeline.
pub const UNDER: &[EntrySlot] = &[EntrySlot { place: "under-remedy", render: panel::under }];

/// What one can do with remedies.
pub const ABILITIES: &[Ability] =
    &[Ability { title: "remedy-may-propose", roles: Agent::ROLES, door: ("POST", "/tickets/{number}/remedies") }];

/// Settings of approvals.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "ticket-settings",
    href: "/settings/approvals",
    title: "remedy-settings",
    hint: "remedy-settings-hint",
    icon: "check",
    words: &["remedy-rule-new", "remedy-limits", "remedy-try"],
    // Who is alone has nobody to ask.
    may: |who| Admin::of(who).is_ok() && who.uses().colleagues,
}];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[
    ("remedy.proposed", "remedy-told-proposed"),
    ("remedy.asked", "remedy-told-asked"),
    ("remedy.passed", "remedy-told-passed"),
    ("remedy.decided", "remedy-told-decided"),
    ("remedy.executed", "remedy-told-executed"),
    ("remedy.withdrawn", "remedy-told-withdrawn"),
    ("remedy.left", "remedy-told-left"),
    ("remedy.voucher_used", "remedy-told-used"),
];
