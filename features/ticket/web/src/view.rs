//! What the pages of tickets show, as plain values: handlers fill them, templates draw them.
//!
//! Words of people come as they are and are escaped; a field named `html` has been sanitised before.

mod batch;
mod composer;
mod context;
mod entry;
mod header;
mod list;
mod narrowing;
mod opening;

pub use batch::{BatchMenus, BatchMenusPage, BatchPage, BatchTold, Told};
pub use composer::{Composer, Doubt, Draft, News, Panel, Send, Stale};
pub use context::{Context, Customer, Holder, Identity, Other, Share};
pub use entry::{Attachment, Body, Change, Delivery, Entry, Kind, Proof};
pub use header::{Header, State};
pub use list::{Empty, FilterBar, List, Picking, Piece, Row};
pub use narrowing::{NarrowingPage, SavedForm};
pub use opening::{Opening, OpeningPage};

use askama::Template;
use shell::Frame;

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
    /// Its timeline, oldest first.
    pub entries: Vec<Entry>,
    /// Where older entries are, when this is not the timeline's beginning.
    pub older: Option<String>,
    /// Reply and note; nothing for those who may only read.
    pub composer: Option<Composer>,
    /// What is known about the customer.
    pub context: Context,
}

impl TicketPage<'_> {
    /// The id of the first entry its reader has not seen, if something seen stands before it.
    fn first_unread(&self) -> Option<i64> {
        let at = self.entries.iter().position(|entry| entry.unread)?;
        (at > 0).then(|| self.entries[at].id)
    }

    fn is_first_unread(&self, entry: &Entry) -> bool {
        self.first_unread() == Some(entry.id)
    }
}
