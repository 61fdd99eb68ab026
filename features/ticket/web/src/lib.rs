//! Screens and API of tickets.

pub mod api;
pub mod attachments;
pub mod back;
pub mod batches;
pub mod causes;
pub mod colleagues;
pub mod composing;
pub mod context;
pub mod deeds;
pub mod directory;
pub mod drafts;
mod faces;
pub mod fields;
pub mod filters;
pub mod finding;
pub mod form;
pub mod guard;
pub mod handout;
pub mod inline;
pub mod journeys;
pub mod known;
pub mod ledger;
pub mod linking;
pub mod links;
pub mod lists;
pub mod looking;
pub mod marks;
pub mod merges;
pub mod named;
pub mod narrowing;
pub mod onward;
pub mod opening;
pub mod palette;
pub mod picking;
pub mod preview;
pub mod printing;
pub mod promises;
pub mod range;
pub mod reading;
pub mod recipients;
pub mod remote;
pub mod replies;
pub mod reviews;
pub mod rows;
pub mod scheduled;
pub mod shown;
pub mod snoozes;
pub mod splits;
pub mod stopped;
pub mod story;
pub mod straying;
pub mod striking;
pub mod tags;
pub mod ticket_page;
pub mod timeline;
pub mod told;
pub mod uploads;
pub mod view;
pub mod warnings;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post, put},
};
use people::{Agent, Colleague, Supervisor};
use people_web::{Ability, Web};

pub use lists::rail;
pub use shown::Shown;
pub use story::open_tickets;
pub use tags::SETTINGS;

/// What tickets put onto the pages of others.
pub const SLOTS: &[people_web::Slot] = &[
    story::NEWEST,
    story::OF_ORGANISATION,
    back::SUMMARY,
    back::CALLS,
    striking::GOES,
    handout::PANEL,
    directory::TICKETS,
];

/// What one can do with tickets.
pub const ABILITIES: &[Ability] = &[
    Ability { title: "ticket-may-see", roles: Colleague::ROLES, door: ("GET", "/tickets/{number}") },
    Ability { title: "ticket-may-note", roles: Colleague::ROLES, door: ("POST", "/tickets/{number}/notes") },
    Ability { title: "ticket-may-answer", roles: Agent::ROLES, door: ("POST", "/tickets/{number}/replies") },
    Ability { title: "ticket-may-arrange", roles: Agent::ROLES, door: ("POST", "/tickets/{number}/assignment") },
    Ability { title: "ticket-may-tags", roles: Supervisor::ROLES, door: ("POST", "/settings/tags/{id}") },
    Ability {
        title: "ticket-may-strike",
        roles: Supervisor::ROLES,
        door: ("POST", "/tickets/{number}/entries/{entry}/striking"),
    },
];

/// Files of one message at most, in bytes: what most mail servers still take.
pub const LARGEST_FORM: usize = 30 * 1024 * 1024;

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(lists::home))
        .route("/views/{name}", get(lists::show))
        .route("/filters", get(narrowing::show))
        .route("/saved-views", post(narrowing::create))
        .route("/saved-views/{id}", post(narrowing::change))
        .route("/search", get(finding::show))
        .route("/tickets/batch", get(batches::menus).post(batches::create))
        .route("/batches/{id}", post(batches::undo))
        .route("/tickets/new", get(opening::form))
        .route("/tickets/new/customers", get(known::show))
        .route("/tickets/next", get(onward::first))
        .route("/tickets", get(lists::all).post(opening::create))
        .route("/tickets/{number}", get(ticket_page::show))
        .route("/tickets/{number}/print", get(printing::show))
        .route("/tickets/{number}/assignment", post(deeds::assignment))
        .route("/tickets/{number}/closure", post(deeds::closure))
        .route("/tickets/{number}/snooze", post(deeds::snooze))
        .route("/tickets/{number}/priority", post(deeds::priority))
        .route("/tickets/{number}/department", post(deeds::department))
        .route("/tickets/{number}/tags", post(deeds::tags))
        .route("/tickets/{number}/access", post(deeds::invitation))
        .route("/tickets/{number}/merge", get(merges::form).post(merges::merge))
        .route("/tickets/{number}/splits", get(splits::form).post(splits::split))
        .route("/tickets/{number}/links", get(links::form).post(links::link))
        .route("/tickets/{number}/fields", post(fields::fill))
        .route("/tickets/{number}/ledger", get(ledger::show))
        .route("/tickets/{number}/cause", post(causes::name))
        .route("/tickets/{number}/journey", post(journeys::choose))
        .route("/settings/causes", get(causes::list).post(causes::create))
        .route("/settings/causes/{id}", post(causes::change))
        .route("/settings/journeys", get(journeys::settings::list).post(journeys::settings::create))
        .route("/settings/journeys/{id}", post(journeys::settings::change))
        .route("/tickets/{number}/subject", post(deeds::subject))
        .route("/tickets/{number}/onward", post(onward::change))
        .route("/tickets/{number}/replies", post(replies::reply))
        .route("/tickets/{number}/people", get(recipients::offer))
        .route("/tickets/{number}/replies/{entry}", post(deeds::undo))
        .route("/tickets/{number}/replies/{entry}/delivery", post(deeds::send_again))
        .route("/tickets/{number}/scheduled/{id}", post(scheduled::change))
        .route("/tickets/{number}/scheduled/{id}/sending", post(scheduled::send))
        .route("/tickets/{number}/reviews", post(reviews::create))
        .route("/tickets/{number}/reviews/{id}", post(reviews::remove))
        .route("/tickets/{number}/reviews/{id}/verdict", post(reviews::give))
        .route("/tickets/{number}/reviews/{id}/adoption", post(reviews::adopt))
        .route("/tickets/{number}/reviews/{id}/sending", post(reviews::send))
        .route("/tickets/{number}/notes", post(replies::note))
        .route("/tickets/{number}/drafts/{kind}", put(drafts::save))
        .route("/tickets/{number}/follow", post(deeds::follow))
        .route("/tickets/{number}/reading", post(reading::mark))
        .route("/tickets/{number}/promises", post(promises::create))
        .route("/tickets/{number}/promises/{id}", post(promises::change))
        .route("/tags", get(tags::offer))
        .route("/settings/tags", get(tags::list))
        .route("/settings/tags/{id}", get(tags::show).post(tags::change))
        .route("/absences/{id}/tickets", post(back::take))
        .route("/promises", get(promises::show))
        .route("/drafts", get(drafts::show))
        .route("/colleagues.json", get(colleagues::show))
        .route("/uploads", post(uploads::begin))
        .route("/uploads/{id}", get(uploads::standing).put(uploads::go_on).delete(uploads::cancel))
        .route("/uploads/{id}/content", get(uploads::content))
        .route("/attachments/{id}", get(attachments::show))
        .route("/attachments/{id}/warning", get(warnings::show).post(warnings::download))
        .route("/tickets/{number}/entries/{entry}/striking", get(striking::show).post(striking::strike))
        .route("/tickets/{number}/entries/{entry}/marks", post(marks::mark))
        .route("/tickets/{number}/entries/{entry}/words", get(marks::words).post(marks::mend))
        .route("/tickets/{number}/entries/{entry}/remark", post(marks::remark))
        .route("/tickets/{number}/entries/{entry}/straying", post(straying::decide))
        .route("/customers/{id}/story", get(story::show))
        .route("/customers/{id}/handout", post(handout::create))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
}
