//! Who does it.

use crate::{IdentityId, StaffId};
use serde::{Deserialize, Serialize};

/// Who does a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Someone who works here, by browser, API or command line.
    Staff(StaffId),
    /// A customer, known by the identity that wrote.
    Customer(IdentityId),
    /// The desk itself, or its administrator at the command line.
    Machine,
}

impl Actor {
    /// How the actor is called in the database.
    pub fn kind(self) -> &'static str {
        match self {
            Actor::Staff(_) => "staff",
            Actor::Customer(_) => "customer",
            Actor::Machine => "machine",
        }
    }

    /// The staff member's or identity's id.
    pub fn id(self) -> Option<i64> {
        match self {
            Actor::Staff(id) => Some(id.0),
            Actor::Customer(id) => Some(id.0),
            Actor::Machine => None,
        }
    }

    /// The staff member, if it is one.
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Actor::Staff(id) => Some(id),
            _ => None,
        }
    }
}
