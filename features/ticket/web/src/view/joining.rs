//! Pages on which tickets are merged, split and linked.

use super::State;
use askama::Template;
use base::TicketId;
use shell::{Choice, Frame};
use store::Moment;

/// `ticket/merge.html`: with which ticket, then both side by side.
#[derive(Template)]
#[template(path = "ticket/merge.html")]
pub struct MergePage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The ticket from which it was asked.
    pub number: i64,
    /// Which others there are; until one is chosen.
    pub pick: Option<Pick>,
    /// Both, the one that was asked from first.
    pub pair: Vec<Side>,
    /// Whether they are of different customers.
    pub differ: bool,
}

/// `ticket/links.html`: what a ticket is to another, and to which.
#[derive(Template)]
#[template(path = "ticket/links.html")]
pub struct LinksPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The ticket.
    pub number: i64,
    /// The kinds of links; one is chosen.
    pub kinds: Vec<Choice>,
    /// Which others there are.
    pub pick: Pick,
}

/// `ticket/split.html`: which entries become a ticket of their own.
#[derive(Template)]
#[template(path = "ticket/split.html")]
pub struct SplitPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The ticket.
    pub number: i64,
    /// The new ticket's subject.
    pub subject: String,
    /// What can be taken, oldest first.
    pub entries: Vec<Takeable>,
    /// Whether it stays here as well.
    pub both: bool,
    /// What is wrong.
    pub error: Option<String>,
}

/// An entry that may be taken off a timeline.
#[derive(Clone, Debug)]
pub struct Takeable {
    /// Its id.
    pub id: i64,
    /// What it says in short.
    pub words: Words,
    /// Whether it is taken.
    pub taken: bool,
}

/// A choice among tickets.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    /// What was looked for.
    pub query: String,
    /// Other open tickets of the same customer.
    pub theirs: Vec<Candidate>,
    /// What was found.
    pub found: Vec<Candidate>,
}

impl Pick {
    /// What there is to choose from, each list under the message that names it.
    pub fn lists(&self) -> Vec<(&'static str, &[Candidate])> {
        let lists = [("ticket-pick-found", &*self.found), ("ticket-pick-theirs", &*self.theirs)];
        lists.into_iter().filter(|(_, candidates)| !candidates.is_empty()).collect()
    }

    /// Whether something was looked for, and nothing found.
    pub fn found_nothing(&self) -> bool {
        !self.query.is_empty() && self.found.is_empty()
    }

    /// The ticket whose number was looked for.
    pub fn named(&self) -> Option<TicketId> {
        let number: i64 = self.query.trim_start_matches('#').parse().ok()?;
        self.found.iter().find(|one| one.number == number).map(|one| TicketId(one.number))
    }
}

/// A ticket that may be chosen.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its number.
    pub number: i64,
    /// Its subject.
    pub subject: String,
    /// Whose it is.
    pub who: String,
    /// Its state.
    pub state: State,
    /// When its last word was said.
    pub at: Moment,
}

/// One of two tickets side by side.
#[derive(Clone, Debug)]
pub struct Side {
    /// The ticket.
    pub ticket: Candidate,
    /// By what its customer is known here.
    pub address: String,
    /// When it began.
    pub opened: Moment,
    /// How many messages, notes and calls it has.
    pub count: i64,
    /// The last of them, newest first.
    pub last: Vec<Words>,
    /// What goes along to the other, if this one is merged: each in words.
    pub comes: Vec<String>,
    /// Whether it stays, unless said otherwise.
    pub stays: bool,
}

impl Side {
    fn count(&self) -> i64 {
        self.count
    }
}

/// An entry in short.
#[derive(Clone, Debug)]
pub struct Words {
    /// Who wrote it.
    pub who: String,
    /// When.
    pub at: Moment,
    /// Its first words.
    pub text: String,
    /// The ground: `in`, `out`, `note` or `question`.
    pub ground: &'static str,
}

/// What just became of tickets, and the way back.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The words about it.
    pub text: String,
    /// Where undoing is sent; nothing when it cannot be undone from here.
    pub undo: Option<Undo>,
}

/// A form that undoes.
#[derive(Clone, Debug)]
pub struct Undo {
    /// Where it is sent.
    pub action: String,
    /// The ticket merged with, when undoing is merging back.
    pub with: Option<i64>,
}

/// Another ticket in the context column.
#[derive(Clone, Debug)]
pub struct LinkLine {
    /// What it is to this one, in words.
    pub kind: String,
    /// It.
    pub other: Candidate,
}
