//! What stands behind a figure: what its reader may see of it, and how many more there are.

use crate::{list::Case, rows::Row};
use askama::Template;
use base::Moment;
use shell::Frame;

/// Lines of one figure, the newest.
pub(crate) const LISTED: usize = 200;

/// `question/figure.html`.
#[derive(Template)]
#[template(path = "question/figure.html")]
pub(crate) struct FigurePage<'a> {
    pub frame: &'a Frame,
    /// What they have in common: [`called`].
    pub figure: String,
    /// The questions.
    pub rows: Vec<Row>,
    /// The tickets.
    pub cases: Vec<Case>,
    /// Those the reader may not see.
    pub unseen: i64,
    /// Whether there are more than are listed.
    pub more: bool,
    /// Where the figure stands, and what that is called.
    pub back: (String, String),
}

/// `Late · 1 November 2026 – 1 December 2026`.
pub(crate) fn called(frame: &Frame, name: &str, since: Moment, until: Moment) -> String {
    format!("{name} · {} – {}", frame.date(since), frame.date(until))
}

/// How many of these are not among what is seen.
pub(crate) fn unseen(all: usize, seen: usize) -> i64 {
    i64::try_from(all.saturating_sub(seen)).unwrap_or(i64::MAX)
}
