//! Screens of notices: the bell and the list.

mod bell;
mod line;
mod list;

pub use bell::BELL;

use axum::{
    Router,
    routing::{get, post},
};
use people_web::Web;

/// The pages.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/notices", get(list::index))
        .route("/notices/{id}", get(list::open))
        .route("/notices/reading", post(list::read))
}
