//! Who may decide a step at a moment: those who are asked and here, else whoever stands in for them. Never
//! whoever proposed it.

use crate::Step;
use base::{Moment, Result, StaffId};
use people::{Duty, absence::Absences};
use std::collections::BTreeSet;
use store::On;

/// Who is where, and who stands in: read once, asked often.
#[derive(Clone, Debug)]
pub struct Deciders {
    at: Moment,
    absences: Absences,
}

impl Deciders {
    /// As it is at a moment.
    pub async fn read(on: impl Into<On<'_>>, at: Moment) -> Result<Deciders> {
        Ok(Deciders { at, absences: Absences::read(on, at).await? })
    }

    /// Who may decide this: those asked who are here, else whoever stands in for them. When nobody does, or they
    /// proposed it themselves: who leads where they work, then its deputy; at last, supervisors and administrators.
    pub fn of(&self, step: &Step) -> BTreeSet<StaffId> {
        let asked = self.asked(step);
        let above = match step.staff_id {
            Some(who) => self.absences.departments(who).collect(),
            None => step.department_id.into_iter().collect::<Vec<_>>(),
        };
        let others = |who: &StaffId| *who != step.proposer_id;
        let present: BTreeSet<StaffId> =
            asked.iter().copied().filter(|who| self.is_here(*who)).filter(others).collect();
        if !present.is_empty() {
            return present;
        }
        let leads = above.iter().flat_map(|department| self.absences.leads(*department)).collect::<Vec<_>>();
        let deputies = above.iter().filter_map(|department| self.absences.lead(*department, self.at));
        let acting = |whom: Vec<StaffId>| -> BTreeSet<StaffId> {
            let acting = whom.into_iter().filter_map(|who| self.absences.standing_in(who, Duty::Approvals, self.at));
            acting.filter(others).collect()
        };
        let ways = [asked, leads, deputies.collect(), self.absences.heads().collect()];
        ways.into_iter().map(acting).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Whether this one may.
    pub fn may_decide(&self, step: &Step, who: StaffId) -> bool {
        self.of(step).contains(&who)
    }

    /// Whether anybody but this one leads here, and so could decide at last.
    pub fn is_anybody_else(&self, who: StaffId) -> bool {
        self.absences.heads().any(|head| head != who)
    }

    fn asked(&self, step: &Step) -> Vec<StaffId> {
        match (step.staff_id, step.department_id) {
            (Some(who), _) => vec![who],
            (None, Some(department)) if step.leads => self.absences.leads(department).collect(),
            (None, Some(department)) => self.absences.members(department).collect(),
            (None, None) => Vec::new(),
        }
    }

    fn is_here(&self, who: StaffId) -> bool {
        self.absences.is_here(who, self.at)
    }
}
