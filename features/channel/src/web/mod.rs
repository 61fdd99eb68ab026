//! Doors of the channel: mail by the API, mailboxes, what is not understood, mails as they came.

mod acknowledgement;
mod begin;
mod compared;
mod consenting;
mod domains;
mod fetching;
mod inbound;
mod ledger;
mod mailbox;
mod mailboxes;
mod original;
mod pictures;
mod problems;
mod rail;
mod senders;
mod server_form;
mod signing;
mod spam;
mod spam_api;
mod spam_rules;
mod told;
mod unsolved;
mod vendors;

pub use begin::{ABILITIES, STEPS};
pub use inbound::{Kept, Taken};
pub use rail::{SETTINGS, rail};
pub use signing::SLOTS;
pub use told::{PLACES, TOLD};

use crate::mail::{Keeper, Post};
use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use people_web::Web;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The pages. `relay` is shown to admins, without its password.
pub fn routes(relay: Post) -> Router<Web> {
    Router::new()
        .route("/settings/mailboxes", get(mailboxes::index).post(mailboxes::create))
        .route("/settings/mailboxes/{id}", get(mailbox::show).post(mailboxes::change))
        .route("/settings/mailboxes/{id}/relay", post(mailbox::relay))
        .route("/settings/mailboxes/{id}/test", post(mailbox::test))
        .route("/settings/mailboxes/{id}/acknowledgement", get(acknowledgement::show).post(acknowledgement::change))
        .route("/settings/mailboxes/{id}/filter", post(mailbox::filter))
        .route("/settings/mailboxes/{id}/fetching", get(fetching::show).post(fetching::change))
        .route("/settings/mailboxes/{id}/fetching/trial", post(fetching::attempt))
        .route("/settings/mailboxes/{id}/consent", get(vendors::go))
        .route("/settings/mailboxes/{id}/relay/consent", get(vendors::go_out))
        .route("/settings/mailboxes/consent", get(vendors::come_back))
        .route("/settings/mail-vendors", get(vendors::index))
        .route("/settings/mail-vendors/{vendor}", post(vendors::change))
        .route("/settings/senders", get(senders::show).post(senders::change))
        .route("/settings/domains", get(domains::index).post(domains::change))
        .route("/intake-problems", get(problems::index))
        .route("/intake-problems/{id}/reading", post(problems::read_again))
        .route("/intake-problems/{id}/closure", post(problems::deal_with))
        .route("/intake-problems/{id}/original.eml", get(problems::download))
        .route("/intake/{id}", get(ledger::show))
        .route("/intake/{id}/mails", get(ledger::behind))
        .route("/intake/{id}/comparison", post(compared::create))
        .route("/spam", get(spam::index).post(spam::change))
        .route("/spam/senders", post(spam::sender))
        .route("/spam/{id}", get(spam::show))
        .route("/tickets/{number}/spam", post(spam::mark))
        .route("/settings/spam", get(spam_rules::show))
        .route("/settings/spam/rules", post(spam_rules::make))
        .route("/settings/spam/rules/{id}", post(spam_rules::drop))
        .route("/settings/spam/keeping", post(spam_rules::keeping))
        .route("/entries/{id}/original", get(original::page))
        .route("/entries/{id}/original.eml", get(original::download))
        .route("/pictures", get(pictures::show))
        .route("/unsolved/{code}", get(unsolved::show).post(unsolved::create))
        .layer(Extension(relay))
}

/// The API, described, for whoever prints it without a desk.
pub fn description() -> utoipa::openapi::OpenApi {
    OpenApiRouter::<Web>::new().routes(routes!(inbound::receive)).merge(folder()).into_openapi()
}

/// The API. A mail of more than `largest` bytes is refused.
pub fn api(post: Post, keeper: Keeper, largest: usize) -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(inbound::receive))
        .layer(DefaultBodyLimit::max(largest))
        .layer(Extension(inbound::Door { post, keeper, largest }))
        .merge(folder())
}

fn folder() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(spam_api::list_spam))
        .routes(routes!(spam_api::clear_spam))
        .routes(routes!(spam_api::mark_spam))
}
