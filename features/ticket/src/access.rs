//! Who sees which tickets.

use crate::Ticket;
use base::StaffId;
use people::{Agent, Colleague, Contacts};
use store::Query;

/// What someone sees: as a condition for lists, search, counts, topics and look-up alike, and of what is
/// seen, whether with the addresses in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(Sees, Contacts);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sees {
    Everything,
    /// Collaborators: only where they were asked in.
    Invited(StaffId),
}

impl Scope {
    /// What this colleague sees.
    pub fn of(who: &Colleague) -> Scope {
        let sees = if Agent::of(who).is_ok() { Sees::Everything } else { Sees::Invited(who.id) };
        Scope(sees, who.contacts())
    }

    pub(crate) fn everything() -> Scope {
        Scope(Sees::Everything, Contacts::Shown)
    }

    /// Adds the condition to a query over `ticket`.
    pub fn restrict(&self, query: Query) -> Query {
        match self.0 {
            Sees::Everything => query,
            Sees::Invited(who) => {
                query.with(" AND ticket.id IN (SELECT ticket_id FROM ticket_access WHERE staff_id = ", who).push(")")
            }
        }
    }

    /// Whether addresses and numbers are shown.
    pub fn contacts(&self) -> Contacts {
        self.1
    }

    /// Tickets that were read to be shown, as this reader may see them.
    pub(crate) fn shown(&self, tickets: Vec<Ticket>) -> Vec<Ticket> {
        tickets.into_iter().map(|ticket| ticket.shown_to(self.1)).collect()
    }

    /// Whether no ticket is hidden.
    pub fn is_everything(&self) -> bool {
        self.0 == Sees::Everything
    }
}
