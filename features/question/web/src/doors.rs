//! The doors: asking on a ticket, the link in a mail, and the list of questions.

use crate::{alone, answering, asking, back, guest, handing, helped, kept, list, panel};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use people_web::Web;
use ticket_web::LARGEST_FORM;

/// The pages.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/tickets/{number}/questions", post(asking::create))
        .route("/questions/{id}/answers", post(answering::answer))
        .route("/questions", post(alone::create))
        .route("/q/{code}/answers", post(guest::answer))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .route("/tickets/{number}/questions/new", get(asking::new))
        .route("/tickets/{number}/handover", post(handing::create))
        .route("/questions/{id}/further", post(answering::further))
        .route("/questions/{id}/refusal", post(answering::decline))
        .route("/questions/{id}/withdrawal", post(answering::withdraw))
        .route("/questions/{id}/care", post(answering::take))
        .route("/questions/{id}/return", post(back::take))
        .route("/tickets/{number}/contradictions", post(panel::mark))
        .route("/tickets/{number}/contradictions/{id}", post(panel::settle))
        .route("/q/{code}", get(guest::show))
        .route("/q/{code}/refusal", post(guest::decline))
        .route("/q/{code}/files/{id}", get(guest::file))
        .route("/questions", get(list::index))
        .route("/questions/new", get(alone::new))
        .route("/questions/helped", get(helped::index))
        .route("/questions/{id}/ticket", post(alone::attach))
        .route("/questions/{id}", get(list::show))
        .route("/questions/{id}/files/{file}", get(list::file))
        .route("/departments/{id}/questions", get(kept::index))
}
