//! Screens and API of customers and organisations.

pub mod api;
pub mod card;
pub mod erasures;
pub mod fields;
pub mod identities;
pub mod list;
pub mod merges;
pub mod opening;
pub mod organisations;
pub mod palette;
pub mod rail;
pub mod remarks;
pub mod short;
pub mod view;

use axum::{
    Extension, Router,
    routing::{get, post},
};
use base::{Future, Look, Result};
use customer::{CustomerId, striking::Strikers};
use people::{Admin, Agent, Colleague};
use people_web::{Ability, Web};
use std::collections::HashMap;

pub use rail::rail;

/// Where what these events are about is shown, before its number: the audit log leads there.
pub const PLACES: &[(&str, &str)] = &[("customer", "/customers/"), ("organisation", "/organisations/")];

/// How the events of customers are called in the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[
    ("customer.changed", "customer-told-changed"),
    ("organisation.changed", "customer-told-organisation"),
    ("organisation.merged", "customer-told-organisation-merged"),
    ("organisation.unmerged", "customer-told-organisation-unmerged"),
    ("customer.merged", "customer-told-merged"),
    ("customer.unmerged", "customer-told-unmerged"),
    ("customer.erased", "customer-told-erased"),
    ("customer.handed_out", "customer-told-handed-out"),
];

/// What one can do with customers.
pub const ABILITIES: &[Ability] = &[
    Ability { title: "customer-may-change", roles: Agent::ROLES, door: ("POST", "/customers/{id}") },
    Ability { title: "customer-may-erase", roles: Admin::ROLES, door: ("POST", "/customers/{id}/erasure") },
];

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// How many open tickets each of these customers has, as far as the reader sees them: told by whoever
/// knows tickets, for all rows of a list at once.
pub type OpenTickets =
    for<'a> fn(&'a Look, &'a Colleague, &'a [CustomerId]) -> Future<'a, Result<HashMap<CustomerId, i64>>>;

/// The screens.
pub fn routes(open: OpenTickets, strikers: Strikers) -> Router<Web> {
    Router::new()
        .route("/customers", get(list::show).post(opening::create))
        .route("/customers/new", get(opening::form))
        .route("/customers/{id}", get(card::show).post(card::change))
        .route("/customers/{id}/identities", post(identities::add))
        .route("/customers/{id}/identities/{identity}", post(identities::change))
        .route("/customers/{id}/fields", post(fields::fill))
        .route("/customers/{id}/remarks", post(remarks::add))
        .route("/customers/{id}/remarks/{remark}", post(remarks::change))
        .route("/customers/{id}/merge", get(merges::show).post(merges::merge))
        .route("/customers/{id}/erasure", get(erasures::show).post(erasures::erase))
        .route("/organisations", get(organisations::index).post(organisations::create))
        .route("/organisations/{id}", get(organisations::show).post(organisations::change))
        .route("/organisations/{id}/domains", post(organisations::domain))
        .route("/organisations/{id}/fields", post(fields::fill_of_organisation))
        .route("/organisations/{id}/merge", post(organisations::merge))
        .layer(Extension(open))
        .layer(Extension(strikers))
}
