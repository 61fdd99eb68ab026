//! What the whole company knows about this customer, and where the ticket's time went.

use super::{LinkLine, State};
use store::Moment;

/// The context column.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who is served.
    pub customer: Customer,
    /// What the ticket has to do with, oldest first.
    pub links: Vec<LinkLine>,
    /// Tickets that were merged into it, with their subjects.
    pub merged: Vec<(i64, String)>,
    /// Their other tickets, newest first.
    pub others: Vec<Other>,
    /// Who held this ticket for how long.
    pub ledger: Vec<Share>,
    /// What other features know, drawn by them.
    pub pieces: Vec<String>,
}

/// The customer's card.
#[derive(Clone, Debug, Default)]
pub struct Customer {
    /// Their page.
    pub href: Option<String>,
    /// Their name, or what we know instead.
    pub name: String,
    /// One line: "customer for 3 years · 21 orders".
    pub summary: String,
    /// Their short card, drawn by whoever knows customers.
    pub card: String,
    /// How they are reached.
    pub identities: Vec<Identity>,
    /// What of that is not for this reader, a message key.
    pub hides: Option<&'static str>,
}

/// One way a customer is known.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The icon's name: `mail`, `phone`.
    pub icon: &'static str,
    /// The address or number.
    pub text: String,
    /// Whether it is proven to be theirs.
    pub proven: bool,
}

/// Another ticket of the same customer.
#[derive(Clone, Debug)]
pub struct Other {
    /// Its number.
    pub number: i64,
    /// Its subject.
    pub subject: String,
    /// Its state.
    pub state: State,
    /// When its last word was said.
    pub at: Moment,
}

/// Who holds a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The queue.
    Nobody,
    /// A member of staff.
    Staff,
    /// Departments that were asked.
    Department,
    /// The customer.
    Customer,
    /// Somebody outside.
    Outside,
    /// Asleep.
    Snoozed,
}

impl Holder {
    /// The end of the CSS class `holder-…`.
    pub const fn key(self) -> &'static str {
        match self {
            Holder::Nobody => "nobody",
            Holder::Staff => "staff",
            Holder::Department => "department",
            Holder::Customer => "customer",
            Holder::Outside => "outside",
            Holder::Snoozed => "snoozed",
        }
    }
}

/// A holder's share of the ticket's life.
#[derive(Clone, Debug)]
pub struct Share {
    /// Who held it.
    pub holder: Holder,
    /// Their name in words: "Vasya", "nobody".
    pub label: String,
    /// How long, in microseconds.
    pub micros: i64,
    /// How many of the same kind stand before it: one colour, in shades.
    pub shade: usize,
}

impl Share {
    /// Its part of the bar, in seconds.
    pub fn weight(&self) -> i64 {
        (self.micros / 1_000_000).max(1)
    }
}
