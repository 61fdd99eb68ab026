//! Who must act next.

use crate::{State, WaitFor};
use base::{Moment, StaffId};
use serde::{Deserialize, Serialize};

/// Who must act next. A ticket that has not ended has exactly one holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody has taken it: a clock runs and everybody sees it.
    Nobody,
    /// A staff member.
    Staff(StaffId),
    /// Those who were asked for an answer or an approval and are still silent, in equal shares.
    Departments,
    /// Somebody who does not work here.
    Outside,
    /// The customer: we spoke last and chose to wait.
    Customer,
}

impl Holder {
    /// The word in database and API.
    pub fn as_str(self) -> &'static str {
        match self {
            Holder::Nobody => "nobody",
            Holder::Staff(_) => "staff",
            Holder::Departments => "departments",
            Holder::Outside => "outside",
            Holder::Customer => "customer",
        }
    }

    /// What [`Holder::as_str`] and [`Holder::staff`] kept.
    pub fn of_words(word: &str, staff: Option<StaffId>) -> Holder {
        match (word, staff) {
            ("customer", _) => Holder::Customer,
            ("departments", _) => Holder::Departments,
            ("outside", _) => Holder::Outside,
            (_, Some(staff)) => Holder::Staff(staff),
            _ => Holder::Nobody,
        }
    }

    /// What the ticket waits for while it is held so, if others share it.
    pub(crate) fn shared(self, awaits: Option<WaitFor>) -> Option<WaitFor> {
        awaits.filter(|_| matches!(self, Holder::Departments | Holder::Outside))
    }

    /// The staff member, if it is one.
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Holder::Staff(id) => Some(id),
            _ => None,
        }
    }
}

/// What decides who holds a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What the ticket is doing.
    pub state: State,
    /// Who put it aside.
    pub snoozed_by: Option<StaffId>,
    /// Who is responsible.
    pub assignee: Option<StaffId>,
    /// Since when the customer waits for an answer.
    pub waiting_since: Option<Moment>,
    /// We spoke last and chose to wait.
    pub waits_for_customer: bool,
    /// We gave our word for a time, and have not kept it yet.
    pub promised: bool,
    /// The foremost thing it waits for besides the customer.
    #[serde(default)]
    pub awaits: Option<WaitFor>,
    /// The customer spoke, and nobody has answered or asked anybody since.
    #[serde(default)]
    pub unheard: bool,
}

/// Who holds a ticket; nobody at all once it has ended. First match wins: ended; put aside (whoever
/// did); an unanswered message for which nobody has been asked yet (assignee, else nobody); whose approval,
/// then whose answer is awaited; somebody outside; the customer, if we chose to wait and owe her nothing by
/// our word; assignee, else nobody.
pub fn holder(standing: &Standing) -> Option<Holder> {
    let responsible = standing.assignee.map_or(Holder::Nobody, Holder::Staff);
    match standing.state {
        State::Solved | State::Closed => None,
        State::Snoozed => Some(standing.snoozed_by.map_or(responsible, Holder::Staff)),
        State::Open if standing.waiting_since.is_some() && (standing.unheard || standing.awaits.is_none()) => {
            Some(responsible)
        }
        State::Open if standing.awaits == Some(WaitFor::Outside) => Some(Holder::Outside),
        State::Open if standing.awaits.is_some() => Some(Holder::Departments),
        State::Open if standing.waits_for_customer && !standing.promised => Some(Holder::Customer),
        State::Open => Some(responsible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VASYA: StaffId = StaffId(1);
    const OPEN: Standing = Standing {
        state: State::Open,
        snoozed_by: None,
        assignee: None,
        waiting_since: None,
        waits_for_customer: false,
        promised: false,
        awaits: None,
        unheard: false,
    };

    #[test]
    fn a_ticket_that_has_not_ended_has_a_holder_and_one_that_has_has_none() {
        for state in State::ALL {
            for assignee in [None, Some(VASYA)] {
                for waits_for_customer in [false, true] {
                    for waiting_since in [None, Some(Moment::from_seconds(1))] {
                        let standing = Standing { state: *state, assignee, waits_for_customer, waiting_since, ..OPEN };
                        assert_eq!(holder(&standing).is_none(), state.is_ended(), "{standing:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_unanswered_message_is_ours_even_if_we_meant_to_wait() {
        let standing = Standing { waits_for_customer: true, waiting_since: Some(Moment::from_seconds(1)), ..OPEN };
        assert_eq!(holder(&standing), Some(Holder::Nobody));
        assert_eq!(holder(&Standing { waiting_since: None, ..standing }), Some(Holder::Customer));
        assert_eq!(holder(&Standing { assignee: Some(VASYA), ..standing }), Some(Holder::Staff(VASYA)));
    }

    #[test]
    fn who_was_asked_holds_it_until_the_customer_speaks_again() {
        let asked = Standing {
            waiting_since: Some(Moment::from_seconds(1)),
            assignee: Some(VASYA),
            awaits: Some(WaitFor::Answer),
            ..OPEN
        };
        assert_eq!(holder(&asked), Some(Holder::Departments));
        assert_eq!(holder(&Standing { unheard: true, ..asked }), Some(Holder::Staff(VASYA)), "she must be answered");
        let silent = Standing { waiting_since: None, waits_for_customer: true, ..asked };
        assert_eq!(holder(&silent), Some(Holder::Departments), "before the customer");
        assert_eq!(holder(&Standing { awaits: Some(WaitFor::Outside), ..silent }), Some(Holder::Outside));
        assert_eq!(holder(&Standing { awaits: None, ..silent }), Some(Holder::Customer));
    }

    #[test]
    fn who_gave_their_word_does_not_wait_for_the_customer() {
        let standing = Standing { waits_for_customer: true, assignee: Some(VASYA), ..OPEN };
        assert_eq!(holder(&standing), Some(Holder::Customer));
        assert_eq!(holder(&Standing { promised: true, ..standing }), Some(Holder::Staff(VASYA)));
    }

    #[test]
    fn who_puts_it_aside_holds_it() {
        let standing = Standing { state: State::Snoozed, snoozed_by: Some(VASYA), assignee: Some(StaffId(2)), ..OPEN };
        assert_eq!(holder(&standing), Some(Holder::Staff(VASYA)));
    }
}
