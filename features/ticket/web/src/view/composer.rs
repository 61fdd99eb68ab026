//! Where replies and notes are written.

use shell::Choice;
use store::Moment;

/// Which of the two is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Words to the customer.
    #[default]
    Reply,
    /// Words among colleagues.
    Note,
}

/// The composer of one ticket for one author.
#[derive(Clone, Debug)]
pub struct Composer {
    /// The open panel (`?compose=note` opens the other).
    pub panel: Panel,
    /// The list beside it, for links that keep it.
    pub view: String,
    /// The reply being written; nothing when there is no way to the customer.
    pub reply: Option<Draft>,
    /// The note being written.
    pub note: Draft,
    /// The last entry the author has seen.
    pub seen: i64,
    /// The customer's first name or address, for the tab.
    pub whom: String,
    /// The customer's addresses a reply may go to; one is chosen.
    pub to: Vec<Choice>,
    /// What features put beside the tabs: a place `ticket-composer`. They write into the open editor by
    /// an event `editor:insert` with `detail: { html }`, on themselves or on an editor.
    pub tools: Vec<String>,
    /// What stopped the reply.
    pub stale: Option<Stale>,
    /// What is wrong with it otherwise.
    pub error: Option<String>,
}

/// What its author has written so far.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Counts the messages sent; part of the editor's id, so that a sent text never comes back.
    pub generation: i64,
    /// The draft as HTML, sanitised; wins over `text`.
    pub html: String,
    /// The draft as text, for browsers without scripts.
    pub text: String,
}

/// What came since the author began.
#[derive(Clone, Debug, Default)]
pub struct Stale {
    /// What is new, oldest first.
    pub news: Vec<News>,
    /// What was to happen after sending: "", "wait" or "solve".
    pub then: String,
}

/// One new entry, in short.
#[derive(Clone, Debug)]
pub struct News {
    /// The entry's id.
    pub entry: i64,
    /// Who wrote it.
    pub who: String,
    /// When.
    pub at: Moment,
    /// Its first words.
    pub words: String,
}
