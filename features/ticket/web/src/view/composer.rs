//! Where replies, notes and questions are written.

use shell::Choice;
use store::Moment;

/// Which of them is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Words to the customer.
    #[default]
    Reply,
    /// Words among colleagues.
    Note,
    /// What others are asked.
    Question,
}

/// The composer of one ticket for one author.
#[derive(Clone, Debug)]
pub struct Composer {
    /// The open panel (`?compose=note` opens another).
    pub panel: Panel,
    /// The list beside it, for links that keep it.
    pub view: String,
    /// The reply being written; nothing when there is no way to the customer.
    pub reply: Option<Draft>,
    /// The note being written.
    pub note: Draft,
    /// The question being written.
    pub question: Draft,
    /// Whom to ask, as a feature draws it: a place `asking`, and `asking-open` once the tab is open.
    /// Without one, nobody can be asked.
    pub asking: Vec<String>,
    /// The last entry the author has seen.
    pub seen: i64,
    /// The customer's first name or address, for the tab.
    pub whom: String,
    /// To whom a reply goes.
    pub people: People,
    /// That the customer writes in another language than the author reads.
    pub writes_in: Option<String>,
    /// What features put beside the tabs: a place `ticket-composer`. They write into the open editor by
    /// an event `editor:insert` with `detail: { html }`, on themselves or on an editor.
    pub tools: Vec<String>,
    /// What features put under the reply's editor: a place `under-reply`.
    pub under: Vec<String>,
    /// The ways to send a reply, as one button with a menu: the usual one first.
    pub sends: Vec<Send>,
    /// Where its author goes from the ticket.
    pub onward: Vec<Choice>,
    /// What stopped the reply.
    pub stale: Option<Stale>,
    /// Why its author should look again before it goes.
    pub doubt: Option<Doubt>,
    /// Whether that question was answered: it is not asked again for the same words.
    pub sure: bool,
    /// What is wrong with it otherwise.
    pub error: Option<String>,
}

impl Composer {
    /// The tab that is open; without a way to the customer, that of a reply never is.
    pub fn tab(&self) -> &'static str {
        match self.panel {
            Panel::Question if !self.asking.is_empty() => "ask",
            Panel::Reply if self.reply.is_some() => "reply",
            _ => "note",
        }
    }
}

/// To whom a reply goes, as lines one can write into.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// To.
    pub to: String,
    /// Cc.
    pub cc: String,
    /// Bcc.
    pub bcc: String,
    /// Whether the lines stand open: something is wrong in one of them.
    pub open: bool,
}

impl People {
    /// The lines: field, message key, what stands in it.
    pub fn lines(&self) -> [(&'static str, &'static str, &str); 3] {
        [("to", "ticket-to", &self.to), ("cc", "ticket-cc", &self.cc), ("bcc", "ticket-bcc", &self.bcc)]
    }
}

/// A way to send a reply.
#[derive(Clone, Debug)]
pub struct Send {
    /// What becomes of the ticket: `stay`, `wait` or `solve`.
    pub then: &'static str,
    /// In the menu.
    pub label: String,
    /// On the button, with whom it goes to.
    pub full: String,
}

/// Why somebody should look again before a message goes.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The question.
    pub title: String,
    /// What raised it.
    pub words: String,
    /// What was to happen after sending.
    pub then: String,
    /// Whether it could also be sent without solving the ticket.
    pub unsolved: bool,
    /// Whether it may have been meant for the customer.
    pub moves: bool,
}

/// What its author has written so far.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Counts the messages sent; part of the editor's id, so that a sent text never comes back.
    pub generation: i64,
    /// Which save the author knows; 0 before the first.
    pub version: i64,
    /// The draft as HTML, sanitised; wins over `text`.
    pub html: String,
    /// The draft as text, for browsers without scripts.
    pub text: String,
    /// Files on their way into it, but for the pictures in the text.
    pub uploads: Vec<Upload>,
}

/// A file on its way into a draft.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// Bytes that are here.
    pub received: i64,
}

impl From<&ticket::Upload> for Upload {
    fn from(u: &ticket::Upload) -> Upload {
        Upload { id: u.id.0, name: u.name.clone(), size: u.size, received: u.received }
    }
}

impl Upload {
    /// One to be filled in by a script.
    pub fn blank() -> Upload {
        Upload { id: 0, name: String::new(), size: 1, received: 0 }
    }

    /// Whether all of it is here.
    pub fn is_done(&self) -> bool {
        self.received == self.size
    }
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
