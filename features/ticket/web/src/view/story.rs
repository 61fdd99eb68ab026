//! What was said with one customer.

use super::Row;
use askama::Template;
use shell::{Face, Frame};
use store::Moment;
use ticket::Channel;

/// `ticket/_story.html`: a page of it, newest first.
#[derive(Template)]
#[template(path = "ticket/_story.html")]
pub struct StoryPiece<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Where it is by itself.
    pub at: String,
    /// By which channels anything was said.
    pub channels: Vec<Channel>,
    /// The one that is shown, if not all.
    pub channel: Option<Channel>,
    /// What was said.
    pub told: Vec<StoryLine>,
    /// What is older.
    pub older: Option<String>,
    /// Whether there is something newer than what is shown.
    pub newer: bool,
}

/// `ticket/story.html`: a page of its own.
#[derive(Template)]
#[template(path = "ticket/story.html")]
pub struct StoryPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Whose.
    pub customer: i64,
    /// The piece, drawn.
    pub story: String,
}

/// One thing that was said.
#[derive(Clone, Debug)]
pub struct StoryLine {
    /// The entry.
    pub id: i64,
    /// Its ticket.
    pub number: i64,
    /// What that is about.
    pub about: String,
    /// What its ground tells: `message in`, `message out`, `note`, `call`.
    pub class: &'static str,
    /// Only colleagues see it.
    pub internal: bool,
    /// By which it came or went.
    pub channel: Channel,
    /// Who said it.
    pub who: String,
    /// Their face.
    pub face: Face,
    /// The beginning of the words.
    pub words: String,
    /// When.
    pub at: Moment,
    /// It was taken back.
    pub withdrawn: bool,
}

/// `ticket/_tickets.html`: some tickets on a page of others.
#[derive(Template)]
#[template(path = "ticket/_tickets.html")]
pub struct TicketsPiece<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The tickets.
    pub rows: Vec<Row>,
}
