//! Where a list's filters are chosen and kept.

use askama::Template;
use shell::{Choice, Frame};

/// `ticket/filters.html`: fetched when the filters are opened, and a page without scripts.
#[derive(Template)]
#[template(path = "ticket/filters.html")]
pub struct NarrowingPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The id of the part that is fetched.
    pub id: String,
    /// The list's own address.
    pub action: String,
    /// Filters chosen from a list: name, words, choices.
    pub selects: Vec<(&'static str, String, Vec<Choice>)>,
    /// The tag.
    pub tag: String,
    /// Tags there are.
    pub tags: Vec<String>,
    /// Days: name, words, value.
    pub days: Vec<(&'static str, String, String)>,
    /// Whether only what one follows is wanted.
    pub followed: bool,
    /// The saved view it is, which its reader may put higher in their rail.
    pub moves: Option<i64>,
    /// How the list is kept, when there is something to keep.
    pub save: Option<SavedForm>,
}

/// How a list is kept.
#[derive(Clone, Debug)]
pub struct SavedForm {
    /// Its filters.
    pub query: String,
    /// The view that is changed; nothing when a new one is made.
    pub change: Option<i64>,
    /// Its name.
    pub name: String,
    /// With whom it may be shared.
    pub sharing: Vec<Choice>,
}
