//! What a ticket was at a moment, as far as a deed with many can change it.

use crate::{Priority, State, Ticket};
use base::{Act, DepartmentId, Moment, Result, StaffId};
use journey::JourneyId;
use people::Agent;
use serde::{Deserialize, Serialize};

/// What a ticket was at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    state: State,
    snoozed_until: Option<Moment>,
    snoozed_by: Option<StaffId>,
    solved_at: Option<Moment>,
    waiting_since: Option<Moment>,
    waits_for_customer: bool,
    #[serde(default)]
    unheard: bool,
    assignee: Option<StaffId>,
    department: DepartmentId,
    priority: Priority,
    tags: Vec<String>,
    #[serde(default)]
    journey: Option<JourneyId>,
}

impl Facts {
    /// What it is now.
    pub async fn of(act: &mut Act, ticket: &Ticket) -> Result<Facts> {
        Ok(Facts {
            state: ticket.state,
            snoozed_until: ticket.snoozed_until,
            snoozed_by: ticket.snoozed_by,
            solved_at: ticket.solved_at,
            waiting_since: ticket.waiting_since,
            waits_for_customer: ticket.waits_for_customer,
            unheard: ticket.unheard,
            assignee: ticket.assignee_id,
            department: ticket.department_id,
            priority: ticket.priority,
            tags: Ticket::tags(&mut *act, ticket.id).await?,
            journey: ticket.journey(act).await?.map(|journey| journey.id),
        })
    }

    fn doing(&self) -> (State, Option<Moment>, Option<Moment>) {
        (self.state, self.snoozed_until, self.solved_at)
    }

    /// Whether everything that changed from `before` to `after` is as `after` still. What the deed
    /// did not touch may have moved on.
    pub fn still(&self, before: &Facts, after: &Facts) -> bool {
        let same = |changed: bool, now: bool| !changed || now;
        same(
            before.doing() != after.doing(),
            self.doing() == after.doing() && self.waiting_since == after.waiting_since,
        ) && same(before.assignee != after.assignee, self.assignee == after.assignee)
            && same(before.department != after.department, self.department == after.department)
            && same(before.priority != after.priority, self.priority == after.priority)
            && same(before.journey != after.journey, self.journey == after.journey)
            && without(&after.tags, &before.tags).all(|tag| self.tags.contains(tag))
            && without(&before.tags, &after.tags).all(|tag| !self.tags.contains(tag))
    }
}

fn without<'a>(these: &'a [String], others: &'a [String]) -> impl Iterator<Item = &'a String> {
    these.iter().filter(|tag| !others.contains(tag))
}

impl Ticket {
    /// Makes what changed from `before` to `after` as it was before; each change is an entry.
    pub(crate) async fn put_back(&mut self, act: &mut Act, by: &Agent, before: &Facts, after: &Facts) -> Result<()> {
        if before.department != after.department {
            self.hand_to(act, by, before.department).await?;
        }
        if before.assignee != after.assignee {
            self.assign(act, by, before.assignee).await?;
        }
        if before.priority != after.priority {
            self.prioritise(act, by, before.priority).await?;
        }
        if before.tags != after.tags {
            let mut tags = Ticket::tags(&mut *act, self.id).await?;
            tags.retain(|tag| before.tags.contains(tag) || !after.tags.contains(tag));
            tags.extend(without(&before.tags, &after.tags).cloned());
            self.tag(act, by, &tags).await?;
        }
        if before.journey != after.journey {
            self.choose_journey_again(act, before.journey).await?;
        }
        if before.doing() != after.doing() {
            self.do_again(act, before).await?;
        }
        Ok(())
    }

    /// What it was doing, it does again: also since when the customer waits for an answer.
    async fn do_again(&mut self, act: &mut Act, before: &Facts) -> Result<()> {
        if self.state.is_ended() {
            self.open_again(act).await?;
        } else if self.state == State::Snoozed && before.state != State::Snoozed {
            self.wake(act).await?;
        }
        match (before.state, before.snoozed_until) {
            (State::Solved | State::Closed, _) => self.end(act).await?,
            (State::Snoozed, Some(until)) if until > act.now() => {
                self.put_aside(act, before.snoozed_by, until).await?;
            }
            _ => {}
        }
        if before.state.is_ended() {
            (self.state, self.solved_at) = (before.state, before.solved_at);
        }
        (self.waiting_since, self.waits_for_customer) = (before.waiting_since, before.waits_for_customer);
        self.unheard = before.unheard;
        self.settle(act).await
    }
}
