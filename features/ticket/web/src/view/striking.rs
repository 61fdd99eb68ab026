//! Words about to be struck.

use askama::Template;
use shell::{Field, Frame};
use store::Moment;

/// `ticket/striking.html`.
#[derive(Template)]
#[template(path = "ticket/striking.html")]
pub struct StrikingPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The ticket.
    pub number: i64,
    /// The entry.
    pub entry: i64,
    /// Who wrote it.
    pub who: String,
    /// When.
    pub at: Moment,
    /// Its words.
    pub words: String,
    /// The reason.
    pub why: Field,
    /// What is wrong beyond the reason.
    pub error: Option<String>,
}
