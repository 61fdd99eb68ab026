//! What happens to questions.

use crate::{ContradictionId, question::About};
use base::{DepartmentId, Event, StaffId, TicketId};
use serde::{Deserialize, Serialize};

base::events! {
    each {
        /// Which question.
        #[serde(flatten)]
        about: About,
    }
    /// Somebody is asked.
    Asked = "question.asked" {
        /// Who asks.
        by: StaffId,
        /// The department that is asked.
        department: Option<DepartmentId>,
        /// Or the colleague.
        staff: Option<StaffId>,
        /// Or somebody outside.
        outside: bool,
    }
    /// Somebody answered.
    Answered = "question.answered" {
        /// Of all who were asked at once, who are still silent.
        left: usize,
    }
    /// Something more was asked or said after the answer.
    Followed = "question.followed" {
        /// Whether it asks: whoever was asked must answer again, if they had.
        asks: bool,
        /// What was said, by its row.
        #[serde(default)]
        saying: i64,
    }
    /// It is not for whoever was asked.
    Declined = "question.declined" {}
    /// It need not be answered any more.
    Withdrawn = "question.withdrawn" {}
    /// Somebody of those asked looks after it.
    Taken = "question.taken" {
        /// Who.
        by: StaffId,
    }
    /// Whoever looked after it does so no more: it is for all again who were asked.
    GivenBack = "question.given_back" {}
    /// It was about no ticket, and stands on one from now on.
    Attached = "question.attached" {}
    /// Its time comes soon.
    Near = "question.near" {}
    /// Its time has passed.
    Late = "question.late" {}
}

/// Two answers contradict each other, or it is known which was right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contradicted {
    /// Which contradiction.
    pub contradiction: ContradictionId,
    /// On which ticket.
    pub ticket: Option<TicketId>,
    /// Whether it is settled.
    pub settled: bool,
}
impl Event for Contradicted {
    const KIND: &'static str = "question.contradicted";
}
