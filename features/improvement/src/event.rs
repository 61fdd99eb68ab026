//! What happens to improvements: their history is made of these events.

use crate::ImprovementId;
use base::{About, DepartmentId, EntryId, TicketId};

base::events! {
    each {
        /// Which improvement.
        improvement: ImprovementId,
    }
    /// Somebody proposes to change something for good, because of a ticket.
    Recorded = "improvement.recorded" {
        /// Who is to own it.
        department: DepartmentId,
        /// The ticket.
        ticket: TicketId,
        /// The words.
        entry: EntryId,
    }
    /// One more ticket is about it.
    Attached = "improvement.attached" {
        /// The ticket.
        ticket: TicketId,
        /// The words.
        entry: EntryId,
    }
    /// A ticket is not about it after all.
    Detached = "improvement.detached" {
        /// The ticket.
        ticket: TicketId,
    }
    /// Its owner will do it by a day.
    Accepted = "improvement.accepted" {
        /// The day: `2026-12-01`.
        due_on: String,
        /// Whether another day was said before.
        again: bool,
    }
    /// Its owner will not do it.
    Declined = "improvement.declined" {
        /// Why.
        why: String,
    }
    /// It is done.
    Done = "improvement.done" {}
    /// Another department owns it.
    Given = "improvement.given" {
        /// Which.
        department: DepartmentId,
    }
    /// It is called otherwise.
    Renamed = "improvement.renamed" {}
}

impl From<ImprovementId> for About {
    fn from(id: ImprovementId) -> About {
        About("improvement", id.0)
    }
}
