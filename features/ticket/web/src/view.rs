//! What the pages of tickets show, as plain values: handlers fill them, templates draw them.
//!
//! Words of people come as they are and are escaped; a field named `html` has been sanitised before.

mod batch;
mod composer;
mod context;
mod entry;
mod found;
mod header;
mod joining;
mod later;
mod list;
mod marks;
mod narrowing;
mod opening;
mod review;
mod story;
mod striking;
mod tags;
mod timeline;
mod warning;

pub use batch::{BatchMenus, BatchMenusPage, BatchPage, BatchTold, Told};
pub use composer::{Composer, Doubt, Draft, News, Panel, People, Send, Stale, Upload};
pub use context::{Context, Customer, Holder, Identity, Other, Share};
pub use entry::{Attachment, Body, Change, Delivery, Entry, Kind, Missed, Proof, Unbelieved};
pub use found::{Found, Hit};
pub use header::{Answered, Header, State};
pub use joining::{Candidate, Joined, LinkLine, LinksPage, MergePage, Pick, Side, SplitPage, Takeable, Undo, Words};
pub use later::Later;
pub use list::{Empty, FilterBar, List, Picking, Piece, Row};
pub use marks::{MendingPage, Pinned, SignChip, Under};
pub use narrowing::{NarrowingPage, SavedForm};
pub use opening::{Opening, OpeningPage};
pub use review::{Review, Stage, upload_ids};
pub use story::{StoryLine, StoryPage, StoryPiece, TicketsPiece};
pub use striking::StrikingPage;
pub use tags::{Leaving, OffersPage, TagLine, TagPage, TagsPage, Twin};
pub use timeline::{Gap, Item, Stretch, items, names};
pub use warning::WarningPage;

use crate::view;
use askama::Template;
use shell::Frame;
use store::Moment;

/// `ticket/list.html`: the workspace with a list and no ticket.
#[derive(Template)]
#[template(path = "ticket/list.html")]
pub struct ListPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The list.
    pub list: List,
}

/// `ticket/ticket.html`: the workspace with a list and one ticket of it.
#[derive(Template)]
#[template(path = "ticket/ticket.html")]
pub struct TicketPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The list beside the ticket; its row of this ticket is current.
    pub list: List,
    /// The ticket's head.
    pub header: Header,
    /// The newest entry its reader has seen before.
    pub read: i64,
    /// The stretch in the middle that is shown because it is unread begins here.
    pub from: Option<i64>,
    /// What was looked for in it.
    pub found: Option<Found>,
    /// Its timeline, oldest first.
    pub items: Vec<Item>,
    /// Words that stand above it.
    pub pinned: Vec<Pinned>,
    /// Answers that are read by a colleague before they go: by this reader, or the reader's own.
    pub reviews: Vec<Review>,
    /// Answers that go later.
    pub scheduled: Vec<Later>,
    /// Reply and note; nothing for those who may only read.
    pub composer: Option<Composer>,
    /// What is known about the customer.
    pub context: Context,
}

/// `ticket/print.html`: a ticket on paper.
#[derive(Template)]
#[template(path = "ticket/print.html")]
pub struct PrintPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The ticket's number.
    pub number: i64,
    /// Its subject.
    pub subject: String,
    /// Its state.
    pub state: State,
    /// Whose matter it is.
    pub customer: String,
    /// When it began.
    pub opened: Moment,
    /// Whether what is internal is on it.
    pub internal: bool,
    /// What is on it, oldest first.
    pub items: Vec<Item>,
}
