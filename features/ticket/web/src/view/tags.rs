//! The desk's tags.

use askama::Template;
use shell::{Choice, Field, Frame};

/// `ticket/tag-offers.html`: tags to choose from while one types.
#[derive(Template)]
#[template(path = "ticket/tag-offers.html")]
pub struct OffersPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// For which ticket.
    pub ticket: i64,
    /// Their names, what is used most first.
    pub names: Vec<String>,
}

/// `ticket/tags.html`: every tag there is.
#[derive(Template)]
#[template(path = "ticket/tags.html")]
pub struct TagsPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// What was looked for.
    pub q: String,
    /// Whether one can look for one.
    pub searched: bool,
    /// Tags that are going.
    pub leaving: Vec<Leaving>,
    /// Tags that are perhaps one.
    pub twins: Vec<Twin>,
    /// The tags, by name.
    pub lines: Vec<TagLine>,
    /// Whether there are more.
    pub more: bool,
}

/// A tag.
#[derive(Clone, Debug)]
pub struct TagLine {
    /// Its id; its page is `/settings/tags/{id}`.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether the desk puts it on by itself.
    pub own: bool,
    /// How many tickets bear it: `7`, or `99+`.
    pub tickets: String,
    /// Where they are.
    pub href: String,
}

/// A tag that goes.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// Its name.
    pub name: String,
    /// As which it goes on, when it is merged.
    pub into: Option<String>,
    /// How many tickets are left.
    pub left: String,
}

/// Two tags that are perhaps one.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The one used less, with how many tickets.
    pub from: String,
    /// The other.
    pub into: String,
    /// Where they are merged.
    pub href: String,
}

/// `ticket/tag.html`: one tag.
#[derive(Template)]
#[template(path = "ticket/tag.html")]
pub struct TagPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Its id.
    pub id: i64,
    /// Whether the desk puts it on by itself; then nothing can be done with it.
    pub own: bool,
    /// How many tickets bear it.
    pub tickets: String,
    /// Its name; sent to `POST /settings/tags/{id}`.
    pub name: Field,
    /// Others into which it can be merged, the wanted one chosen.
    pub others: Vec<Choice>,
    /// The wanted one.
    pub into: Option<i64>,
    /// What merging into the wanted one does.
    pub merges: Option<String>,
    /// What deleting does.
    pub deletes: String,
    /// What is wrong beyond the name.
    pub error: Option<String>,
}
