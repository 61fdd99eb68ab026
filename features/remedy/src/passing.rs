//! Nothing waits for somebody who is not here: what is to be decided passes to whoever decides it instead, and
//! comes back with them.

use crate::{
    Remedy, RemedyState,
    event::{Decided, Passed},
};
use approval::{Approval, ApprovalState, Deciders, Decision, Step, StepId, StepState, event::HandedOver};
use base::{Act, Deed, DepartmentId, Desk, Event, Look, Result, StaffId, Told};
use people::event::{
    AbsenceBegan, AbsenceChanged, AbsenceEnded, CameBack, DepartmentChanged, DepartmentRegulated, Left, RoleChanged,
    StaffChanged,
};
use std::collections::BTreeSet;
use store::{Query, sql};
use ticket::{Party, Ticket, WaitFor, WaitId};

/// The job that passes on what others decide from now on.
pub const PASS_ON: &str = "remedy.pass_on";

/// The events by which others can decide.
pub const KINDS: &[&str] = &[
    AbsenceBegan::KIND,
    AbsenceChanged::KIND,
    AbsenceEnded::KIND,
    Left::KIND,
    CameBack::KIND,
    RoleChanged::KIND,
    StaffChanged::KIND,
    DepartmentChanged::KIND,
    DepartmentRegulated::KIND,
    HandedOver::KIND,
];

/// Steps per deed, so that nobody waits long for the one writer.
const AT_ONCE: usize = 100;

struct PassingOn(Told);

/// Makes ready to pass on. Nothing is slow here.
pub async fn prepare(_desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    Ok(Box::new(PassingOn(told)))
}

impl Deed for PassingOn {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> base::Future<'a> {
        Box::pin(async move {
            let doubled = self.0.kind == HandedOver::KIND && ask_once(act).await?;
            let more = pass_on(act).await? || doubled;
            let now = act.now();
            match more {
                true => act.enqueue(PASS_ON, serde_json::to_value(&self.0)?, now, None).await,
                false => Ok(()),
            }
        })
    }
}

/// Whoever inherits what they are asked already is asked once; whether there is more of it.
async fn ask_once(act: &mut Act) -> Result<bool> {
    let mut doubled = Step::doubled(&mut *act, AT_ONCE + 1).await?;
    let more = doubled.len() > AT_ONCE;
    doubled.truncate(AT_ONCE);
    let remedies = Remedy::of_approvals(&mut *act, doubled.iter().map(|step| step.approval_id)).await?;
    let mut found: Vec<(&Remedy, StepId)> = Vec::with_capacity(doubled.len());
    for step in &doubled {
        found.extend(remedies.iter().find(|one| one.approval_id == step.approval_id).map(|one| (one, step.id)));
    }
    found.sort_unstable_by_key(|(remedy, step)| (remedy.ticket_id, *step));
    for (remedy, step) in found {
        let mut ticket = Ticket::current(act, remedy.ticket_id).await?;
        remedy.still_on(&mut *act, &ticket).await?.let_go(act, &mut ticket, step).await?;
    }
    Ok(more)
}

/// Lets in and tells those who can decide from now on; whether there is more of it.
async fn pass_on(act: &mut Act) -> Result<bool> {
    let now = act.now();
    let (mut deciders, mut after): (Option<Deciders>, _) = (None, StepId(0));
    let mut others: Vec<(Remedy, StepId, BTreeSet<StaffId>)> = Vec::new();
    while others.len() <= AT_ONCE {
        let open = Step::open_after(&mut *act, after).await?;
        let Some(last) = open.last() else { break };
        after = last.id;
        let all = match deciders.take() {
            Some(known) => known,
            None => Deciders::read(&mut *act, now).await?,
        };
        let known = asked(act, open.iter().map(|step| step.id)).await?;
        let remedies = Remedy::of_approvals(&mut *act, open.iter().map(|step| step.approval_id)).await?;
        for step in &open {
            let Some(remedy) = remedies.iter().find(|one| one.approval_id == step.approval_id) else { continue };
            let before: BTreeSet<StaffId> =
                known.iter().filter(|(id, _)| *id == step.id).map(|(_, who)| *who).collect();
            if all.of(step) != before {
                others.push((remedy.clone(), step.id, before));
            }
        }
        deciders = Some(all);
        if open.len() < Step::PAGE {
            break;
        }
    }
    let Some(deciders) = deciders else { return Ok(false) };
    let more = others.len() > AT_ONCE;
    others.truncate(AT_ONCE);
    // Tickets are locked in one order, whoever passes on or decides.
    others.sort_unstable_by_key(|(remedy, step, _)| (remedy.ticket_id, *step));
    for (remedy, step, before) in others {
        remedy.pass(act, (step, &before), &deciders).await?;
    }
    Ok(more)
}

/// What this colleague is asked to decide now, the next one due first.
pub(crate) async fn waiting_for(look: &Look, who: StaffId) -> Result<Vec<Step>> {
    let asked: Vec<(StepId,)> = sql!("SELECT step_id FROM remedy_asked WHERE staff_id = $1 ORDER BY step_id LIMIT 500")
        .bind(who)
        .all(look)
        .await?;
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let mut open = Step::open_among(look, asked.into_iter().map(|(step,)| step)).await?;
    // Somebody may have come back this minute.
    let deciders = Deciders::read(look, look.now()).await?;
    open.retain(|step| deciders.may_decide(step, who));
    Ok(open)
}

/// Who was asked in these steps.
async fn asked(act: &mut Act, steps: impl Iterator<Item = StepId>) -> Result<Vec<(StepId, StaffId)>> {
    let query = Query::new("SELECT step_id, staff_id FROM remedy_asked WHERE TRUE");
    Ok(query.with_in(" AND step_id", steps).all(act).await?)
}

impl Remedy {
    /// One step is over, because another says the same; when nothing else was left, everybody agrees.
    async fn let_go(&mut self, act: &mut Act, ticket: &mut Ticket, step: StepId) -> Result<()> {
        let mut approval = Approval::find(&mut *act, self.approval_id).await?;
        if approval.state != ApprovalState::Open {
            return Ok(());
        }
        let outcome = approval.let_go(act, step).await?;
        if approval.state == ApprovalState::Approved {
            self.become_(act, RemedyState::Approved).await?;
            let steps = Step::of(&mut *act, [approval.id]).await?;
            let last = steps.iter().filter(|one| one.state == StepState::Approved).max_by_key(|one| one.decided_at);
            if let Some(step) = last.map(|step| step.id) {
                let (remedy, ticket) = (self.id, ticket.id);
                let all = Decided { remedy, ticket, step, decision: Decision::Approve, state: self.state };
                act.tell(self.id, &all).await?;
            }
        }
        self.follow(act, ticket, outcome).await
    }

    async fn pass(
        &self,
        act: &mut Act,
        (step, before): (StepId, &BTreeSet<StaffId>),
        deciders: &Deciders,
    ) -> Result<()> {
        let mut ticket = Ticket::current(act, self.ticket_id).await?;
        self.still_on(&mut *act, &ticket).await?;
        // Somebody may have decided between the look and the lock.
        let step = Step::find(&mut *act, step).await?;
        if step.state != StepState::Open {
            return Ok(());
        }
        let now = deciders.of(&step);
        sql!("DELETE FROM remedy_asked WHERE step_id = $1").bind(step.id).run(&mut *act).await?;
        self.ask_these(act, &ticket, step.id, &now).await?;
        self.wait_elsewhere(act, &mut ticket, &step).await?;
        let (to, nobody) = (now.difference(before).copied().collect(), now.is_empty());
        act.tell(self.id, &Passed { remedy: self.id, ticket: ticket.id, step: step.id, to, nobody }).await?;
        act.refresh(crate::remedy::TOPIC);
        act.refresh(Ticket::topic(ticket.id));
        Ok(())
    }

    /// Whose step it is now, at their cost the ticket waits from now on.
    async fn wait_elsewhere(&self, act: &mut Act, ticket: &mut Ticket, step: &Step) -> Result<()> {
        let kept: Option<(WaitId, Option<DepartmentId>)> = sql!(
            "SELECT w.id, w.department_id FROM remedy_wait r JOIN wait w ON w.id = r.wait_id
             WHERE r.step_id = $1 AND w.ended_at IS NULL"
        )
        .bind(step.id)
        .opt(&mut *act)
        .await?;
        let Some((kept, of)) = kept else { return Ok(()) };
        let Some(now) = step.department_id.filter(|now| Some(*now) != of) else { return Ok(()) };
        let wait = ticket.wait_for(act, self.entry_id, WaitFor::Approval, Party::Department(now)).await?;
        sql!("UPDATE remedy_wait SET wait_id = $2 WHERE step_id = $1").bind(step.id).bind(wait).run(&mut *act).await?;
        ticket.wait_over(act, kept).await?;
        ticket.settle(act).await
    }

    /// Lets those onto the ticket who can decide, and keeps that they are asked.
    pub(crate) async fn ask_these(
        &self,
        act: &mut Act,
        ticket: &Ticket,
        step: StepId,
        whom: &BTreeSet<StaffId>,
    ) -> Result<()> {
        for who in whom {
            ticket.admit(act, *who).await?;
            sql!("INSERT INTO remedy_asked (step_id, staff_id) VALUES ($1, $2)")
                .bind(step)
                .bind(*who)
                .run(&mut *act)
                .await?;
        }
        Ok(())
    }
}
