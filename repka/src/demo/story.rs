//! What happens to one ticket of the demo, as dated deeds that are played through the verbs.

use super::charter::Wrong;
use remedy::RemedyKind;
pub use ticket::{Channel, Priority, Sign, Then};

/// A point in time: microseconds since 1970-01-01 UTC.
pub type Moment = i64;

/// A language the shop serves its customers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// Russian.
    Ru,
    /// Bulgarian.
    Bg,
    /// Croatian.
    Hr,
}

impl Language {
    /// Every language, in the order of the desk's own list.
    #[cfg(test)]
    pub const ALL: [Self; 4] = [Self::En, Self::Ru, Self::Bg, Self::Hr];

    /// The language's code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Bg => "bg",
            Self::Hr => "hr",
        }
    }

    /// Whether it is written in Cyrillic letters.
    pub fn cyrillic(self) -> bool {
        matches!(self, Self::Ru | Self::Bg)
    }
}

/// A department that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// An index into the demo's departments.
    pub department: usize,
    /// A word for it alone.
    pub word: &'static str,
    /// By when, in minutes; without it, in the department's own time.
    pub within: Option<u64>,
}

/// What is proposed to a customer to make good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is.
    pub kind: RemedyKind,
    /// What the customer gets, in cents.
    pub cents: Option<i64>,
    /// Or which part of a price.
    pub percent: Option<i64>,
    /// On how many items.
    pub items: Option<i64>,
    /// What it costs the shop, in cents, when that is not what the customer gets.
    pub cost: Option<i64>,
    /// The journey it belongs to: an index into the demo's journeys.
    pub journey: usize,
    /// Why, in the house's language.
    pub reason: &'static str,
}

/// One deed. `by` and `to` are indexes into the demo's staff.
///
/// A story never asks the desk for something it would refuse: a mail reopens a solved ticket and
/// wakes a snoozed one, so `Reopen` stands only where no mail did it; nobody takes what is
/// assigned; on a snoozed ticket staff act again only after `until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The customer writes a mail.
    Mail {
        /// Its subject line.
        subject: String,
        /// Its plain text, with quoted history and signature where people leave them.
        text: String,
    },
    /// Staff write down what came by another way than mail.
    Registered {
        /// The way; never [`Channel::Mail`].
        channel: Channel,
        /// What was said or written.
        text: String,
        /// Who wrote it down.
        by: usize,
    },
    /// The desk itself says that the words have arrived.
    Acknowledge {
        /// In the customer's language.
        text: String,
    },
    /// An agent takes an unassigned ticket.
    Take {
        /// The agent.
        by: usize,
    },
    /// Somebody hands the ticket to an agent.
    Assign {
        /// Who hands it over.
        by: usize,
        /// Who has it from now on.
        to: usize,
    },
    /// An agent answers the customer.
    Reply {
        /// The author.
        by: usize,
        /// In the customer's language.
        text: String,
        /// What follows.
        then: Then,
    },
    /// Somebody in the house writes what the customer never sees.
    Note {
        /// The author, of any role.
        by: usize,
        /// In the house's language, English.
        text: String,
    },
    /// Somebody asks departments on the ticket.
    Ask {
        /// Who asks.
        by: usize,
        /// For everybody asked, in the house's language.
        text: String,
        /// Whom.
        to: Vec<Asked>,
    },
    /// Somebody answers what their department was asked.
    Answer {
        /// The author, of any role.
        by: usize,
        /// In the house's language.
        text: String,
    },
    /// An agent solves without writing.
    Solve {
        /// The agent.
        by: usize,
    },
    /// An agent opens a solved ticket again.
    Reopen {
        /// The agent.
        by: usize,
    },
    /// An agent puts the ticket away for a while.
    Snooze {
        /// The agent.
        by: usize,
        /// When it comes back: the one moment that may lie after now.
        until: Moment,
    },
    /// An agent labels the ticket.
    Tag {
        /// The agent.
        by: usize,
        /// The label.
        name: &'static str,
    },
    /// An agent says how much the ticket matters.
    Priority {
        /// The agent.
        by: usize,
        /// How much.
        level: Priority,
    },
    /// An agent proposes what makes good.
    Propose {
        /// The agent.
        by: usize,
        /// What.
        what: Proposal,
    },
    /// One of those asked agrees to what was proposed first and waits for them.
    Agree {
        /// Who was asked, or works where it was.
        by: usize,
        /// In the house's language; may be empty.
        text: &'static str,
    },
    /// An agent carries out what was agreed on, and has told the customer.
    CarryOut {
        /// The agent.
        by: usize,
        /// What proves it; a voucher where there is none.
        proof: Option<String>,
    },
    /// An agent says what went wrong.
    Cause {
        /// The agent.
        by: usize,
        /// What.
        wrong: Wrong,
    },
    /// An agent says to which journey the ticket belongs.
    Journey {
        /// The agent.
        by: usize,
        /// An index into the demo's journeys.
        journey: usize,
    },
    /// Somebody puts a sign under the newest note.
    Sign {
        /// Whose sign, of any role.
        by: usize,
        /// Which.
        sign: Sign,
    },
}

/// One ticket from its first word to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Whose matter it is: an index into the demo's customers.
    pub customer: usize,
    /// The department that answers: an index into the demo's departments.
    pub department: usize,
    /// The mailbox that receives and sends: an index into the demo's mailboxes.
    pub mailbox: usize,
    /// How it began.
    pub channel: Channel,
    /// The ticket's subject.
    pub subject: String,
    /// What happened, in ascending order of time, never after now.
    pub deeds: Vec<(Moment, Deed)>,
}

impl Story {
    /// When it began.
    pub fn opened(&self) -> Moment {
        self.deeds.first().map_or(0, |(at, _)| *at)
    }

    /// Whether the last word on it leaves it solved.
    #[cfg(test)]
    pub fn solved(&self) -> bool {
        self.deeds
            .iter()
            .rev()
            .find_map(|(_, deed)| match deed {
                Deed::Solve { .. } | Deed::Reply { then: Then::Solve, .. } => Some(true),
                Deed::Mail { .. } | Deed::Reopen { .. } | Deed::Registered { .. } => Some(false),
                _ => None,
            })
            .unwrap_or(false)
    }
}
