//! Who can have a customer's time.

use base::DepartmentId;
use ticket::{
    Party,
    ledger::{Holding, Whose, shares},
};

/// Who has the time of a department's ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// Nobody has taken it.
    Nobody,
    /// Whoever works on it; also colleagues of no department who were asked.
    Staff,
    /// A department that was asked.
    Department(DepartmentId),
    /// Somebody outside.
    Outside,
    /// The customer.
    Customer,
}

impl Holder {
    /// As it is kept: the word, and the department or 0.
    pub fn columns(self) -> (&'static str, i64) {
        match self {
            Holder::Nobody => ("nobody", 0),
            Holder::Staff => ("staff", 0),
            Holder::Department(id) => ("department", id.0),
            Holder::Outside => ("outside", 0),
            Holder::Customer => ("customer", 0),
        }
    }

    /// What [`Holder::columns`] kept.
    pub fn of_columns(word: &str, party: i64) -> Holder {
        match word {
            "nobody" => Holder::Nobody,
            "department" => Holder::Department(DepartmentId(party)),
            "outside" => Holder::Outside,
            "customer" => Holder::Customer,
            _ => Holder::Staff,
        }
    }

    fn of(whose: Whose) -> Holder {
        match whose {
            Whose::Nobody => Holder::Nobody,
            Whose::Staff(_) | Whose::Party(Party::Staff(_)) => Holder::Staff,
            Whose::Party(Party::Department(id)) => Holder::Department(id),
            Whose::Party(Party::Outside) => Holder::Outside,
            Whose::Customer => Holder::Customer,
        }
    }

    /// Whose one ended interval is, and how much of it.
    pub fn shares(holding: &Holding) -> Vec<(Holder, i64)> {
        let now = holding.until.unwrap_or(holding.since);
        shares(std::slice::from_ref(holding), now)
            .into_iter()
            .map(|(whose, micros)| (Holder::of(whose), micros))
            .collect()
    }
}

/// A link of the chain between a customer and her answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// Tickets of a department that nobody has taken.
    Queue(DepartmentId),
    /// Those who work on a department's tickets.
    Agents(DepartmentId),
    /// A department that is asked.
    Asked(DepartmentId),
    /// Who does not work here.
    Outside,
    /// The customer: this time is her own.
    Customer,
}

impl Link {
    /// Whose the time of a department's ticket is.
    pub fn of(department: DepartmentId, holder: Holder) -> Link {
        match holder {
            Holder::Nobody => Link::Queue(department),
            Holder::Staff => Link::Agents(department),
            Holder::Department(asked) => Link::Asked(asked),
            Holder::Outside => Link::Outside,
            Holder::Customer => Link::Customer,
        }
    }

    /// Whether a customer waits for us meanwhile.
    pub fn is_ours(self) -> bool {
        self != Link::Customer
    }

    /// Whose it is, if it is a department's.
    pub fn department(self) -> Option<DepartmentId> {
        match self {
            Link::Queue(id) | Link::Agents(id) | Link::Asked(id) => Some(id),
            Link::Outside | Link::Customer => None,
        }
    }
}
