//! Signs under words, and notes that were mended.

use askama::Template;
use shell::Frame;
use ticket::mending::Before;

/// Under internal words: what colleagues say with one sign.
#[derive(Clone, Debug, Default)]
pub struct Under {
    /// Each sign, whoever gave it.
    pub chips: Vec<SignChip>,
    /// Whether the words stand above the timeline.
    pub pinned: bool,
}

/// One sign under somebody's words.
#[derive(Clone, Debug)]
pub struct SignChip {
    /// `agree`, `done`, `seen`, `thanks`.
    pub sign: &'static str,
    /// How many gave it.
    pub count: usize,
    /// Who.
    pub names: String,
    /// Whether the reader did.
    pub mine: bool,
}

/// Words above the timeline.
#[derive(Clone, Debug)]
pub struct Pinned {
    /// Where they stand on the timeline.
    pub href: String,
    /// Who wrote them.
    pub who: String,
    /// The words, shortened.
    pub words: String,
}

/// `ticket/mending.html`.
#[derive(Template)]
#[template(path = "ticket/mending.html")]
pub struct MendingPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The ticket.
    pub number: i64,
    /// The note.
    pub entry: i64,
    /// Whether the reader mends it.
    pub may: bool,
    /// The words in the field.
    pub text: String,
    /// What it says now.
    pub now: String,
    /// Who wrote it.
    pub who: String,
    /// What it said before, oldest first.
    pub before: Vec<Before>,
    /// What is wrong.
    pub error: Option<String>,
}
