//! An approval: those who are asked about one proposal, and what they decide.

use crate::{Deciders, Decision, Route, Step, StepId, StepState, minding, policy::Asked, whole};
use base::{Act, DepartmentId, Error, Moment, Result, StaffId};
use people::Colleague;
use store::{On, sql};

store::id! {
    /// One round of asking for consent.
    ApprovalId
}

store::enumeration! {
    /// How far an approval is.
    pub enum ApprovalState {
        /// Somebody must still decide.
        Open = "open",
        /// Everybody agreed, or nobody had to be asked.
        Approved = "approved",
        /// Somebody said no.
        Declined = "declined",
        /// Somebody asks for something else.
        Changes = "changes",
        /// It need not be decided any more.
        Withdrawn = "withdrawn",
    }
}

/// One round of asking: what is proposed anew is asked anew.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Approval {
    /// Its row.
    pub id: ApprovalId,
    /// What is proposed: a word of its own feature.
    pub about: String,
    /// And its row.
    pub about_id: i64,
    /// Who proposes.
    pub proposer_id: StaffId,
    /// One after the other, instead of all at once.
    pub in_order: bool,
    /// Minutes of working time in which each should decide.
    pub minutes: i64,
    /// How far it is.
    pub state: ApprovalState,
    /// Since when.
    pub began_at: Moment,
    /// Until when.
    pub ended_at: Option<Moment>,
}

/// What is proposed, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct NewApproval<'a> {
    /// What is proposed: a word of its own feature, and its row.
    pub about: (&'static str, i64),
    /// Who proposes.
    pub by: StaffId,
    /// Who is asked.
    pub route: &'a Route,
    /// Whose case it is: its leads may be asked.
    pub department: DepartmentId,
}

/// What came of a beginning or a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Steps that are to be decided from now on.
    pub opened: Vec<Step>,
    /// Steps that need not be decided any more, the decided one included.
    pub closed: Vec<StepId>,
}

impl Approval {
    /// Asks those of a route; when it names nobody, the approval is given at once.
    ///
    /// # Errors
    /// [`Error::Refused`] when for a step nobody but the proposer could decide.
    pub async fn begin(act: &mut Act, new: NewApproval<'_>) -> Result<(Approval, Outcome)> {
        let (about, about_id) = new.about;
        let now = act.now();
        let id: ApprovalId = sql!(
            "INSERT INTO approval (about, about_id, proposer_id, rule_id, in_order, minutes, state, began_at)
             VALUES ($1, $2, $3, $4, $5, $6, 'open', $7) RETURNING id"
        )
        .bind(about)
        .bind(about_id)
        .bind(new.by)
        .bind(new.route.rule)
        .bind(new.route.in_order)
        .bind(new.route.minutes)
        .bind(now)
        .value(&mut *act)
        .await?;
        for asked in &new.route.asked {
            put(act, id, *asked, new.department).await?;
        }
        let mut approval = Approval::find(&mut *act, id).await?;
        approval.check_deciders(act).await?;
        let outcome = approval.go_on(act).await?;
        Ok((approval, outcome))
    }

    /// The approval of this id.
    pub async fn find(on: impl Into<On<'_>>, id: ApprovalId) -> Result<Approval> {
        sql!(
            "SELECT id, about, about_id, proposer_id, in_order, minutes, state, began_at, ended_at FROM approval WHERE id = $1"
        )
        .bind(id)
        .opt(on)
        .await?
        .ok_or(Error::Missing)
    }

    /// Decides one step. Whoever calls has locked what the approval is about.
    ///
    /// # Errors
    /// [`Error::Refused`] for one's own proposal, and when it is decided already; [`Error::Missing`] for
    /// whom it is not to decide.
    pub async fn decide(&mut self, act: &mut Act, by: &Colleague, step: StepId, decision: Decision) -> Result<Outcome> {
        let step = Step::find(&mut *act, step).await?;
        if by.id == self.proposer_id {
            return Err(Error::refused("approval-error-own"));
        }
        let now = act.now();
        if !Deciders::read(&mut *act, now).await?.may_decide(&step, by.id) {
            return Err(Error::Missing);
        }
        let changed = sql!(
            "UPDATE approval_step SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND state = 'open'"
        )
        .bind(step.id)
        .bind(decision.state())
        .bind(by.id)
        .bind(now)
        .run(&mut *act)
        .await?;
        if changed == 0 || step.approval_id != self.id {
            return Err(Error::refused("approval-error-decided"));
        }
        let mut outcome = self.go_on(act).await?;
        outcome.closed.push(step.id);
        Ok(outcome)
    }

    /// One step need not be decided any more, because another says the same. Whoever calls has locked what the approval
    /// is about.
    pub async fn let_go(&mut self, act: &mut Act, step: StepId) -> Result<Outcome> {
        let changed = sql!("UPDATE approval_step SET state = 'void' WHERE id = $1 AND state IN ('open', 'waiting')")
            .bind(step)
            .run(&mut *act)
            .await?;
        if changed == 0 {
            return Ok(Outcome::default());
        }
        let mut outcome = self.go_on(act).await?;
        outcome.closed.push(step);
        Ok(outcome)
    }

    /// It need not be decided any more; answers with the steps that were open.
    pub async fn withdraw(&mut self, act: &mut Act) -> Result<Vec<StepId>> {
        match self.state {
            ApprovalState::Open => self.end(act, ApprovalState::Withdrawn).await,
            _ => Ok(Vec::new()),
        }
    }

    /// All that must agree, also those whose turn comes later: else the yes of the first would be refused.
    async fn check_deciders(&self, act: &mut Act) -> Result<()> {
        let now = act.now();
        let deciders = Deciders::read(&mut *act, now).await?;
        let steps = Step::of(&mut *act, [self.id]).await?;
        match steps.iter().any(|step| deciders.of(step).is_empty()) {
            true => Err(Error::refused("approval-error-nobody")),
            false => Ok(()),
        }
    }

    async fn go_on(&mut self, act: &mut Act) -> Result<Outcome> {
        let steps = Step::of(&mut *act, [self.id]).await?;
        let states: Vec<StepState> = steps.iter().map(|step| step.state).collect();
        let (state, open) = whole(self.in_order, &states);
        if state != ApprovalState::Open {
            return Ok(Outcome { closed: self.end(act, state).await?, opened: Vec::new() });
        }
        let mut opened = Vec::new();
        for step in open.into_iter().filter_map(|place| steps.get(place)).filter(|s| s.state == StepState::Waiting) {
            opened.push(self.open(act, step).await?);
        }
        Ok(Outcome { opened, closed: Vec::new() })
    }

    async fn open(&self, act: &mut Act, step: &Step) -> Result<Step> {
        let now = act.now();
        let calendar = clock::keeping::calendar(&mut *act, step.department_id, step.staff_id).await?;
        let micros = self.minutes.saturating_mul(60_000_000);
        let due = calendar.add_working(now, micros).unwrap_or_else(|| now.plus(minding::A_DAY));
        sql!("UPDATE approval_step SET state = 'open', due_at = $2 WHERE id = $1")
            .bind(step.id)
            .bind(due)
            .run(&mut *act)
            .await?;
        minding::mind_at(act, step.id, due).await?;
        Ok(Step { state: StepState::Open, due_at: Some(due), ..step.clone() })
    }

    async fn end(&mut self, act: &mut Act, state: ApprovalState) -> Result<Vec<StepId>> {
        let steps = Step::of(&mut *act, [self.id]).await?;
        let open = steps.iter().filter(|step| step.state == StepState::Open).map(|step| step.id).collect();
        sql!("UPDATE approval_step SET state = 'void' WHERE approval_id = $1 AND state IN ('open', 'waiting')")
            .bind(self.id)
            .run(&mut *act)
            .await?;
        let now = act.now();
        sql!("UPDATE approval SET state = $2, ended_at = $3 WHERE id = $1")
            .bind(self.id)
            .bind(state)
            .bind(now)
            .run(act)
            .await?;
        (self.state, self.ended_at) = (state, Some(now));
        Ok(open)
    }
}

async fn put(act: &mut Act, approval: ApprovalId, asked: Asked, own: DepartmentId) -> Result<()> {
    let (department, staff, leads) = match asked {
        Asked::Department(id) => (Some(id), None, false),
        Asked::Staff(id) => (None, Some(id), false),
        // A route has found the owner already; whose journey nobody owns is decided by who leads.
        Asked::Owner | Asked::Leads => (Some(own), None, true),
    };
    sql!(
        "INSERT INTO approval_step (approval_id, department_id, staff_id, leads, state) VALUES ($1, $2, $3, $4, 'waiting')"
    )
    .bind(approval)
    .bind(department)
    .bind(staff)
    .bind(leads)
    .run(act)
    .await?;
    Ok(())
}
