//! What happens to causes.

use super::CauseId;
use base::{About, DepartmentId, Event};
use serde::{Deserialize, Serialize};

impl From<CauseId> for About {
    fn from(id: CauseId) -> About {
        About("cause", id.0)
    }
}

base::events! {
    each {
        /// Which cause.
        cause: CauseId,
    }
    /// There is a new one.
    CauseMade = "cause.made" {}
    /// It is chosen no more.
    CauseArchived = "cause.archived" {}
    /// It is chosen again.
    CauseRestored = "cause.restored" {}
}

/// It is called otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseRenamed {
    /// Which.
    pub cause: CauseId,
    /// How it was called.
    pub from: String,
    /// How it is called.
    pub name: String,
}
impl Event for CauseRenamed {
    const KIND: &'static str = "cause.renamed";
}

/// A department's tickets are not solved without one any more, or are again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseRequired {
    /// Whose tickets.
    pub department: DepartmentId,
    /// Whether one must be named.
    pub required: bool,
}
impl Event for CauseRequired {
    const KIND: &'static str = "cause.required";
}
