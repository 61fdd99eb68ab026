//! Who sees which tickets.

use base::StaffId;
use people::{Colleague, Role};
use store::Query;

/// What someone sees, as a condition for lists, search, counts, topics and look-up alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(Sees);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sees {
    Everything,
    /// Collaborators: only where they were asked in.
    Invited(StaffId),
}

impl Scope {
    /// What this colleague sees.
    pub fn of(who: &Colleague) -> Scope {
        Scope(match who.role {
            Role::Admin | Role::Supervisor | Role::Agent => Sees::Everything,
            Role::Collaborator => Sees::Invited(who.id),
        })
    }

    pub(crate) fn everything() -> Scope {
        Scope(Sees::Everything)
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

    /// Whether nothing is hidden.
    pub fn is_everything(&self) -> bool {
        self.0 == Sees::Everything
    }
}
