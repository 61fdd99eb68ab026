//! The doors of answering: the link in a mail, and the list of questions.

use crate::{guest, list};
use axum::{Router, routing::get};
use people_web::Web;

/// The pages.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/q/{code}", get(guest::show).post(guest::create))
        .route("/q/{code}/files/{id}", get(guest::file))
        .route("/questions", get(list::index))
        .route("/questions/{id}", get(list::show).post(list::change))
        .route("/questions/{id}/files/{file}", get(list::file))
}
