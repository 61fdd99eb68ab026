//! How remedies, and those who decide about them, are called.

use crate::{Remedy, RemedyKind, RemedyState};
use approval::{Step, StepState};
use base::{DepartmentId, Error, Result, StaffId};
use journey::{Journey, JourneyId};
use people::{Department, Staff};
use people_web::Web;
use shell::{Chip, Choice, Frame, Tone};
use std::collections::HashMap;

/// The names of everybody and everything, read once.
pub(super) struct Names {
    pub departments: Vec<Department>,
    pub journeys: Vec<Journey>,
    pub staff: HashMap<StaffId, String>,
}

impl Names {
    /// All departments and journeys there ever were, and everybody who ever worked here.
    pub async fn read(web: &Web) -> Result<Names> {
        let look = web.desk.look();
        let staff = Staff::everyone(&look).await?.into_iter().map(|one| (one.id, one.name)).collect();
        Ok(Names { departments: Department::ever(&look).await?, journeys: Journey::ever(&look).await?, staff })
    }

    pub fn department(&self, id: DepartmentId) -> String {
        self.departments.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
    }

    pub fn journey(&self, id: JourneyId) -> String {
        self.journeys.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
    }

    pub fn person(&self, id: StaffId) -> String {
        self.staff.get(&id).cloned().unwrap_or_default()
    }

    /// Who decides a step.
    pub fn asked(&self, frame: &Frame, step: &Step) -> String {
        match (step.staff_id, step.department_id) {
            (Some(who), _) => self.person(who),
            (None, Some(department)) if step.leads => frame.about("remedy-leads-of", self.department(department)),
            (None, Some(department)) => self.department(department),
            (None, None) => String::new(),
        }
    }

    /// Departments that take work, and the chosen one, for a choice; the first line is nobody.
    pub fn department_choices(&self, none: String, chosen: Option<DepartmentId>) -> Vec<Choice> {
        let open = self.departments.iter().filter(|one| one.archived_at.is_none() || Some(one.id) == chosen);
        let choices = open.map(|one| Choice::new(one.id, &*one.name, Some(one.id) == chosen));
        std::iter::once(Choice::new("", none, chosen.is_none())).chain(choices).collect()
    }

    /// Journeys that can be chosen; the first line is none.
    pub fn journey_choices(&self, none: String, chosen: Option<JourneyId>) -> Vec<Choice> {
        let offered = self.journeys.iter().filter(|one| one.archived_at.is_none() || Some(one.id) == chosen);
        let choices = offered.map(|one| Choice::new(one.id, &*one.name, Some(one.id) == chosen));
        std::iter::once(Choice::new("", none, chosen.is_none())).chain(choices).collect()
    }
}

/// Kinds of remedies, for a choice.
pub(super) fn kinds(frame: &Frame, chosen: Option<RemedyKind>) -> Vec<Choice> {
    let kind = |kind: &RemedyKind| Choice::new(kind, kind_name(frame, *kind), Some(*kind) == chosen);
    RemedyKind::ALL.iter().map(kind).collect()
}

pub(super) fn kind_name(frame: &Frame, kind: RemedyKind) -> String {
    frame.t(format!("remedy-kind-{kind}"))
}

/// `Refund · €40.00`, `Discount on further items · 10 % · 2 items`.
pub(super) fn what(frame: &Frame, remedy: &Remedy) -> String {
    remedy.offer().said(&frame.messages, frame.lang)
}

/// `costs us €18.00`, where that is another sum than what is promised: ten per cent say nothing of it.
pub(super) fn cost(frame: &Frame, remedy: &Remedy) -> Option<String> {
    let other = remedy.cost != remedy.amount.unwrap_or_default();
    other.then(|| frame.about("remedy-costs-us", frame.money(remedy.cost, &remedy.currency)))
}

/// `€20.00 was granted on this ticket before, €45.00 in all`, when something was.
pub(super) fn together(frame: &Frame, remedy: &Remedy) -> Option<String> {
    let money = |minor| frame.money(minor, &remedy.currency);
    let args = |whole| [("before", money(remedy.granted_before).into()), ("name", money(whole).into())];
    remedy.together().map(|whole| frame.tr("remedy-together", &args(whole)))
}

pub(super) fn state_chip(frame: &Frame, state: RemedyState) -> Chip {
    let tone = match state {
        RemedyState::Proposed => Tone::Plum,
        RemedyState::Changes => Tone::Gold,
        RemedyState::Approved | RemedyState::Executed => Tone::Leaf,
        RemedyState::Declined => Tone::Beet,
        RemedyState::Withdrawn => Tone::Plain,
    };
    Chip::new(tone, frame.t(format!("remedy-state-{state}")))
}

pub(super) fn step_chip(frame: &Frame, step: &Step) -> Chip {
    let tone = match step.state {
        StepState::Open if step.is_late(frame.now) => return Chip::new(Tone::Beet, frame.t("remedy-step-late")),
        StepState::Open => Tone::Gold,
        StepState::Approved => Tone::Leaf,
        StepState::Declined => Tone::Beet,
        StepState::Changes => Tone::Gold,
        StepState::Waiting | StepState::Void => Tone::Plain,
    };
    Chip::new(tone, frame.t(format!("remedy-step-{}", step.state)))
}

/// What was typed into a field for a sum, in minor units.
///
/// # Errors
/// [`Error::Invalid`] for `field` when it is no sum.
pub(super) fn sum(field: &'static str, typed: &str, currency: &str) -> Result<Option<i64>> {
    match field::Kind::Money.read(typed, &[], currency) {
        Ok(sum) => Ok(sum.and_then(|sum| sum.as_i64())),
        Err(Error::Invalid(_)) => Err(Error::invalid(field, "field-error-money")),
        Err(other) => Err(other),
    }
}

/// A sum, as [`sum`] reads it again.
pub(super) fn typed(minor: Option<i64>, currency: &str) -> String {
    minor.map(|minor| field::Kind::Money.written(&minor.into(), currency)).unwrap_or_default()
}

/// What was typed into a field for a whole number.
pub(super) fn whole(field: &'static str, typed: &str) -> Result<Option<i64>> {
    match typed.trim().trim_end_matches('%').trim() {
        "" => Ok(None),
        digits => digits.parse().map(Some).map_err(|_| Error::invalid(field, "field-error-number")),
    }
}

/// The currency this company writes: that of its newest remedy, else of its rules.
pub(super) async fn currency(web: &Web) -> Result<String> {
    let look = web.desk.look();
    if let Some(known) = Remedy::newest_currency(&look).await? {
        return Ok(known);
    }
    let rules = approval::Rule::all(&look).await?;
    let limits = approval::Limit::all(&look).await?.into_iter().map(|limit| limit.most.currency);
    Ok(rules.into_iter().map(|rule| rule.currency).chain(limits).next().unwrap_or_else(|| "EUR".into()))
}

/// Typed as people type it.
pub(super) fn currency_of(typed: &str) -> String {
    typed.trim().to_ascii_uppercase()
}
