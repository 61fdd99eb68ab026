//! The list of tickets, and of what a search found.

use crate::view::BatchTold;
use shell::{Chip, Ring};
use store::Moment;

/// The list column.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The view's name.
    pub title: String,
    /// How it is sorted: "most to lose first".
    pub order: Option<String>,
    /// The words searched for, when this is a search.
    pub query: String,
    /// Whether the rows are what a search found: more words, the found ones marked.
    pub is_search: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether it is read on only when that is asked for: a few rows beside a ticket.
    pub stays: bool,
    /// The page before this one, by its key.
    pub previous: Option<String>,
    /// The page after this one, by its key.
    pub next: Option<String>,
    /// Its first page.
    pub here: String,
    /// How far it was looked through, when there may be more that was not looked at.
    pub looked_to: Option<String>,
    /// What narrows it, and how; nothing for those who have no filters.
    pub filters: Option<FilterBar>,
    /// How rows are chosen for one deed with many; nothing for those who may not.
    pub batch: Option<Picking>,
    /// What became of the deed that was just done with many.
    pub told: Option<BatchTold>,
    /// What to say when there is no row.
    pub empty: Empty,
}

/// What narrows a list, and where it is changed.
#[derive(Clone, Debug)]
pub struct FilterBar {
    /// Its filters, each with the address of the list without it.
    pub chips: Vec<(String, String)>,
    /// The id of the part of the page that is fetched: one for each list.
    pub id: String,
    /// Where the filters are chosen.
    pub href: String,
}

/// How rows are chosen for one deed with many.
#[derive(Clone, Debug)]
pub struct Picking {
    /// Where the list's first page is.
    pub here: String,
    /// Whether its tickets have ended: then they are reopened, not solved.
    pub is_ended: bool,
    /// Whether there are more tickets than these rows.
    pub has_more: bool,
}

/// Why a list may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Empty {
    /// Nothing waits here.
    #[default]
    Done,
    /// Nobody's tickets: the queue is empty.
    Queue,
    /// Nothing was found.
    NotFound,
    /// Nothing was searched for yet.
    NotSearched,
    /// The filters leave nothing over.
    Filtered,
    /// Nobody has named the reader.
    Mentions,
    /// The reader follows nothing.
    Followed,
}

impl Empty {
    /// The end of the message keys `ticket-empty-…`.
    pub const fn key(self) -> &'static str {
        match self {
            Empty::Done => "done",
            Empty::Queue => "queue",
            Empty::NotFound => "not-found",
            Empty::NotSearched => "not-searched",
            Empty::Filtered => "filtered",
            Empty::Mentions => "mentions",
            Empty::Followed => "followed",
        }
    }
}

/// One ticket in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The ticket's number.
    pub number: i64,
    /// Where it stands in its list, by its key; nothing for what a search found.
    pub at_place: Option<String>,
    /// Where it opens, with the list it stands in.
    pub href: String,
    /// Whether it is the ticket beside the list.
    pub current: bool,
    /// Whether it has words its reader has not seen.
    pub unread: bool,
    /// Who waits, and since when.
    pub ring: Ring,
    /// The customer's name, address or number.
    pub who: String,
    /// When the last word was said.
    pub at: Moment,
    /// The subject.
    pub subject: Vec<Piece>,
    /// Whether the last words were ours.
    pub ours: bool,
    /// Whether the last words are internal: those of an entry in which something was found.
    pub internal: bool,
    /// The beginning of the last words, or the found ones.
    pub words: Vec<Piece>,
    /// Short facts.
    pub chips: Vec<Chip>,
}

/// A stretch of text, found or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was searched for.
    pub found: bool,
}

impl Piece {
    /// A text in which nothing is marked.
    pub fn plain(text: impl Into<String>) -> Vec<Piece> {
        vec![Piece { text: text.into(), found: false }]
    }
}
