//! One of those asked, and what their decisions make of the whole.

use crate::{ApprovalId, ApprovalState};
use base::{DepartmentId, Moment, Result, StaffId};
use people::Department;
use store::{On, Query};

store::id! {
    /// What one party decides of an approval.
    StepId
}

store::enumeration! {
    /// How far a step is.
    pub enum StepState {
        /// Others decide before it.
        Waiting = "waiting",
        /// It is to be decided.
        Open = "open",
        /// They agree.
        Approved = "approved",
        /// They do not agree.
        Declined = "declined",
        /// They would agree to something else.
        Changes = "changes",
        /// It need not be decided any more.
        Void = "void",
    }
}

store::enumeration! {
    /// What one says to what is proposed.
    pub enum Decision {
        /// Yes.
        Approve = "approve",
        /// No.
        Decline = "decline",
        /// Yes, if it is changed.
        Change = "change",
    }
}

impl Decision {
    /// What becomes of the step.
    pub(crate) fn state(self) -> StepState {
        match self {
            Decision::Approve => StepState::Approved,
            Decision::Decline => StepState::Declined,
            Decision::Change => StepState::Changes,
        }
    }
}

/// What one party decides.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    /// Its row.
    pub id: StepId,
    /// Of which approval.
    pub approval_id: ApprovalId,
    /// The department that decides, or whose leads do.
    pub department_id: Option<DepartmentId>,
    /// Or the colleague.
    pub staff_id: Option<StaffId>,
    /// Only who leads the department.
    pub leads: bool,
    /// How far it is.
    pub state: StepState,
    /// By when it should be decided; nothing while others decide before it.
    pub due_at: Option<Moment>,
    /// Who decided.
    pub decided_by: Option<StaffId>,
    /// When.
    pub decided_at: Option<Moment>,
    /// Who proposed: they never decide.
    pub proposer_id: StaffId,
}

const STEPS: &str =
    "SELECT s.id, s.approval_id, s.department_id, s.staff_id, s.leads, s.state, s.due_at, s.decided_by, s.decided_at,
        a.proposer_id FROM approval_step s JOIN approval a ON a.id = s.approval_id WHERE TRUE";

impl Step {
    /// Open steps that are read at once.
    pub const PAGE: usize = 500;

    /// The steps of these approvals, in their order.
    pub async fn of(on: impl Into<On<'_>>, approvals: impl IntoIterator<Item = ApprovalId>) -> Result<Vec<Step>> {
        let approvals: Vec<ApprovalId> = approvals.into_iter().collect();
        if approvals.is_empty() {
            return Ok(Vec::new());
        }
        Ok(Query::new(STEPS).with_in(" AND s.approval_id", approvals).push(" ORDER BY s.id").all(on).await?)
    }

    /// The step of this id, for the desk's own deeds.
    pub async fn find(on: impl Into<On<'_>>, id: StepId) -> Result<Step> {
        Query::new(STEPS).with(" AND s.id = ", id).opt(on).await?.ok_or(base::Error::Missing)
    }

    /// Those of these that are to be decided, the next one due first.
    pub async fn open_among(on: impl Into<On<'_>>, steps: impl IntoIterator<Item = StepId>) -> Result<Vec<Step>> {
        let query = Query::new(STEPS).push(" AND s.state = 'open'").with_in(" AND s.id", steps);
        Ok(query.push(" ORDER BY s.due_at, s.id").all(on).await?)
    }

    /// Everything that is to be decided, page by page: what comes after a step, [`Step::PAGE`] at once.
    pub async fn open_after(on: impl Into<On<'_>>, after: StepId) -> Result<Vec<Step>> {
        let query = Query::new(STEPS).push(" AND s.state = 'open'").with(" AND s.id > ", after);
        Ok(query.push(" ORDER BY s.id").with(" LIMIT ", Step::PAGE as i64).all(on).await?)
    }

    /// What somebody decided lately, the last one first.
    pub async fn decided_by(on: impl Into<On<'_>>, who: StaffId, most: u32) -> Result<Vec<Step>> {
        let query = Query::new(STEPS).with(" AND s.decided_by = ", who);
        Ok(query.push(" ORDER BY s.decided_at DESC, s.id DESC").with(" LIMIT ", most).all(on).await?)
    }

    /// What others decided within a time of what somebody was asked, by name, where they work, or where they lead;
    /// the last one first.
    pub async fn decided_without(
        on: impl Into<On<'_>>,
        who: StaffId,
        (since, until): (Moment, Moment),
        most: u32,
    ) -> Result<Vec<Step>> {
        let mut on = on.into();
        let places = Department::memberships(on.again()).await?;
        let own = places.iter().filter(|place| place.staff_id == who);
        let (member, leads): (Vec<DepartmentId>, Vec<DepartmentId>) = (
            own.clone().map(|place| place.department_id).collect(),
            own.filter(|place| place.leads).map(|place| place.department_id).collect(),
        );
        let query = Query::new(STEPS).with(" AND (s.staff_id = ", who);
        let query = query.with_in(" OR NOT s.leads AND s.department_id", member);
        let query = query.with_in(" OR s.leads AND s.department_id", leads).push(")");
        let query = query.with(" AND s.decided_by <> ", who).with(" AND s.decided_at >= ", since);
        let query = query.with(" AND s.decided_at < ", until).push(" ORDER BY s.decided_at DESC, s.id DESC");
        Ok(query.with(" LIMIT ", most).all(on).await?)
    }

    /// Steps that ask a department what it is asked already, or agreed to, in another step of the same approval: one
    /// inherited the other. Of two that are left, the one that is decided first stays.
    /// At most so many.
    pub async fn doubled(on: impl Into<On<'_>>, most: usize) -> Result<Vec<Step>> {
        let query = Query::new(STEPS).push(
            " AND a.state = 'open' AND s.state IN ('open', 'waiting') AND s.department_id IS NOT NULL AND EXISTS (
                 SELECT 1 FROM approval_step o WHERE o.approval_id = s.approval_id AND o.id <> s.id
                     AND o.department_id = s.department_id AND o.leads = s.leads
                     AND (o.state = 'approved' OR o.state = 'open' AND (s.state = 'waiting' OR o.id < s.id)
                         OR o.state = 'waiting' AND s.state = 'waiting' AND o.id < s.id))",
        );
        Ok(query.push(" ORDER BY s.id").with(" LIMIT ", most as i64).all(on).await?)
    }

    /// Whether its time has passed.
    pub fn is_late(&self, now: Moment) -> bool {
        self.state == StepState::Open && self.due_at.is_some_and(|due| due < now)
    }
}

/// What the steps make of the whole, and which of them are to be decided now, by their place: the first `no`
/// or `not so` ends it; all must agree.
pub fn whole(in_order: bool, steps: &[StepState]) -> (ApprovalState, Vec<usize>) {
    let has = |state| steps.contains(&state);
    if has(StepState::Declined) {
        return (ApprovalState::Declined, Vec::new());
    }
    if has(StepState::Changes) {
        return (ApprovalState::Changes, Vec::new());
    }
    let undecided = |state: &StepState| matches!(state, StepState::Waiting | StepState::Open);
    let left = steps.iter().enumerate().filter(|(_, state)| undecided(state)).map(|(place, _)| place);
    let open: Vec<usize> = if in_order { left.take(1).collect() } else { left.collect() };
    match open.is_empty() {
        true => (ApprovalState::Approved, open),
        false => (ApprovalState::Open, open),
    }
}

#[cfg(test)]
mod tests {
    use super::{StepState::*, *};

    #[test]
    fn several_at_once_are_all_open_and_all_must_agree() {
        assert_eq!(whole(false, &[Waiting, Waiting]), (ApprovalState::Open, vec![0, 1]));
        assert_eq!(whole(false, &[Approved, Open]), (ApprovalState::Open, vec![1]));
        assert_eq!(whole(false, &[Approved, Approved]), (ApprovalState::Approved, vec![]));
    }

    #[test]
    fn in_order_only_the_next_one_is_open() {
        assert_eq!(whole(true, &[Waiting, Waiting]), (ApprovalState::Open, vec![0]));
        assert_eq!(whole(true, &[Approved, Waiting]), (ApprovalState::Open, vec![1]));
    }

    #[test]
    fn the_first_no_ends_it_and_nobody_asked_is_a_yes() {
        assert_eq!(whole(false, &[Approved, Declined, Open]).0, ApprovalState::Declined);
        assert_eq!(whole(true, &[Changes, Waiting]), (ApprovalState::Changes, vec![]));
        assert_eq!(whole(false, &[]).0, ApprovalState::Approved);
    }
}
