//! Screens of prepared words: choosing a template beside the composer, and the settings.

pub mod api;
mod closing;
mod exchange;
mod files;
mod form;
mod list;
mod macro_form;
mod macro_list;
mod picking;
mod running;
mod signing;
mod view;

pub use form::meaning;
pub use picking::pick;
pub use signing::form as signature_form;
pub use view::Pick;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use people::{Agent, Colleague};
use people_web::{Ability, EntrySlot, SettingsPage, Slot, Web};

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/tickets/{number}/templates", get(picking::offer).post(picking::take))
        .route("/templates", get(picking::offer_alone).post(picking::take_alone))
        .route("/tickets/{number}/macros", get(running::offer))
        .route("/tickets/{number}/macros/{id}", post(running::apply))
        .route("/settings/templates", get(list::show).post(form::create))
        .route("/settings/templates/new", get(form::new))
        .route("/settings/templates/preview", post(form::preview))
        .route(
            "/settings/templates/exchange",
            get(exchange::show).post(exchange::take_in).layer(DefaultBodyLimit::max(exchange::LARGEST)),
        )
        .route("/settings/templates/exchange.json", get(exchange::fetch))
        .route("/settings/templates/{id}", get(form::edit).post(form::update))
        .route(
            "/settings/templates/{id}/files",
            post(files::add).layer(DefaultBodyLimit::max(ticket_web::LARGEST_FORM)),
        )
        .route("/settings/templates/{id}/files/{file}", get(files::show).post(files::remove))
        .route("/settings/macros", get(macro_list::show).post(macro_form::create))
        .route("/settings/macros/new", get(macro_form::new))
        .route("/settings/macros/{id}", get(macro_form::edit).post(macro_form::update))
        .route("/settings/signatures", get(signing::show).post(signing::update))
        .route("/settings/hours/words", get(closing::show).post(closing::update))
}

/// What this feature puts onto the pages of others.
pub const SLOTS: &[Slot] =
    &[Slot { place: "ticket-composer", render: picking::tool }, Slot { place: "closed-days", render: closing::piece }];

/// What it puts under entries of a timeline.
pub const UNDER: &[EntrySlot] = &[EntrySlot { place: "under-answer", render: form::learn }];

/// What one can do with prepared words.
pub const ABILITIES: &[Ability] =
    &[Ability { title: "template-may-write", roles: Agent::ROLES, door: ("POST", "/settings/templates") }];

/// Where what these events are about is shown, before its number: the audit log leads there.
pub const PLACES: &[(&str, &str)] = &[("template", "/settings/templates/"), ("macro", "/settings/macros/")];

/// How the events of this crate are called in the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[
    ("template.saved", "template-told-saved"),
    ("template.archived", "template-told-archived"),
    ("macro.saved", "template-told-macro-saved"),
    ("macro.archived", "template-told-macro-archived"),
    ("macro.applied", "template-told-macro-applied"),
    ("signature.set", "template-told-signature-set"),
    ("signature.decided", "template-told-signature-decided"),
    ("closing.kept", "template-told-closing-kept"),
];

/// Settings of prepared words.
pub const SETTINGS: &[SettingsPage] = &[
    SettingsPage {
        group: "template-settings",
        href: "/settings/templates",
        title: "template-templates",
        hint: "template-templates-hint",
        icon: "template",
        words: &["template-shortcut", "template-folder", "template-whose", "template-preview"],
        may: answers,
    },
    SettingsPage {
        group: "template-settings",
        href: "/settings/macros",
        title: "template-macros",
        hint: "template-macros-hint",
        icon: "bolt",
        words: &[
            "template-step-reply",
            "template-step-note",
            "template-step-assign",
            "template-step-snooze",
            "template-step-tags",
        ],
        may: answers,
    },
    SettingsPage {
        group: "template-settings",
        href: "/settings/signatures",
        title: "template-signatures",
        hint: "template-signatures-hint",
        icon: "pen",
        words: &[],
        may: answers,
    },
];

fn answers(who: &Colleague) -> bool {
    Agent::of(who).is_ok()
}
