//! What happens to remedies.

use crate::{RemedyId, RemedyState};
use approval::{Decision, Reason, StepId};
use base::{About, StaffId, TicketId};

base::events! {
    each {
        /// Which remedy.
        remedy: RemedyId,
        /// On which ticket.
        ticket: TicketId,
    }
    /// Something is proposed, or proposed anew.
    Proposed = "remedy.proposed" {
        /// Whether it was proposed before, and somebody asked for a change.
        again: bool,
        /// Why whoever is asked is asked; when nobody is, it is approved by policy.
        reason: Reason,
        /// How far that is.
        state: RemedyState,
    }
    /// Somebody is asked to agree.
    Asked = "remedy.asked" {
        /// In which step.
        step: StepId,
    }
    /// Others than before can agree: somebody went away, came back, or works elsewhere.
    Passed = "remedy.passed" {
        /// In which step.
        step: StepId,
        /// Those to whom it is new.
        to: Vec<StaffId>,
        /// Whether nobody is left who could decide.
        #[serde(default)]
        nobody: bool,
    }
    /// Somebody decided.
    Decided = "remedy.decided" {
        /// Which step.
        step: StepId,
        /// What.
        decision: Decision,
        /// What that makes of the whole.
        state: RemedyState,
    }
    /// It was carried out.
    Executed = "remedy.executed" {
        /// By a code of our own.
        voucher: bool,
    }
    /// It is proposed no more.
    Withdrawn = "remedy.withdrawn" {}
    /// Its ticket is solved, and nobody carried it out.
    Left = "remedy.left" {}
    /// A code was taken by a shop.
    Spent = "remedy.voucher_used" {}
}

impl From<RemedyId> for About {
    fn from(id: RemedyId) -> About {
        About("remedy", id.0)
    }
}
