//! How improvements, their owners and their figures are called.

use crate::{Figures, Improvement, ImprovementState, owning::today};
use base::{DepartmentId, Look, Result, Setting, StaffId};
use jiff::{civil::Date, tz::TimeZone};
use people::{Colleague, Company, Department, Staff};
use shell::{Chip, Choice, Frame, Tone};
use std::collections::HashMap;

/// The names of everybody, and the day it is where the company is; read once.
pub(super) struct Names {
    pub departments: Vec<Department>,
    staff: HashMap<StaffId, String>,
    pub zone: TimeZone,
    pub today: Date,
}

impl Names {
    pub async fn read(look: &Look) -> Result<Names> {
        let staff = Staff::everyone(look).await?.into_iter().map(|one| (one.id, one.name)).collect();
        let zone = Company::read(look).await?.time_zone();
        let today = today(look.now(), &zone);
        Ok(Names { departments: Department::ever(look).await?, staff, zone, today })
    }

    pub fn department(&self, id: DepartmentId) -> String {
        self.departments.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
    }

    /// Who did it; what nobody did, the desk did by itself.
    pub fn person(&self, id: Option<StaffId>) -> String {
        id.and_then(|id| self.staff.get(&id).cloned()).unwrap_or_else(|| "Repka".to_owned())
    }

    /// Departments that take work.
    pub fn choices(&self, chosen: Option<DepartmentId>) -> Vec<Choice> {
        let open = self.departments.iter().filter(|one| one.archived_at.is_none());
        open.map(|one| Choice::new(one.id, &*one.name, Some(one.id) == chosen)).collect()
    }
}

/// A title; one whose words were struck says so.
pub(super) fn title(frame: &Frame, improvement: &Improvement) -> String {
    match improvement.title.as_str() {
        "" => frame.t("improvement-untitled"),
        title => title.to_owned(),
    }
}

/// How far it is.
pub(super) fn state_chip(frame: &Frame, state: ImprovementState) -> Chip {
    let tone = match state {
        ImprovementState::Proposed => Tone::Plum,
        ImprovementState::Accepted => Tone::Gold,
        ImprovementState::Done => Tone::Leaf,
        ImprovementState::Declined => Tone::Plain,
    };
    Chip::new(tone, frame.t(format!("improvement-state-{state}")))
}

/// What should be seen at once: by when, whether that has passed, and what came back.
pub(super) fn chips(frame: &Frame, names: &Names, improvement: &Improvement, figures: &Figures) -> Vec<Chip> {
    let due = improvement.due().map(|due| {
        let late = improvement.is_late(names.today);
        let key = if late { "improvement-late" } else { "improvement-due" };
        Chip::new(if late { Tone::Beet } else { Tone::Gold }, frame.about(key, frame.day(due)))
    });
    let back =
        (figures.back > 0).then(|| Chip::new(Tone::Beet, frame.n("improvement-back", figures.back)).with_icon("again"));
    due.into_iter().chain(back).collect()
}

/// What its tickets cost: how many, how long customers waited, and the money.
pub(super) fn cost(frame: &Frame, figures: &Figures) -> String {
    let tickets = frame.n("improvement-tickets", figures.tickets);
    let waited = (figures.waited > 0).then(|| frame.about("improvement-waited", waited(frame, figures)));
    let money = Some(money(frame, figures)).filter(|money| !money.is_empty());
    [Some(tickets), waited, money].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How long their customers waited.
pub(super) fn waited(frame: &Frame, figures: &Figures) -> String {
    at_least(frame, figures, frame.duration(figures.waited))
}

fn at_least(frame: &Frame, figures: &Figures, said: String) -> String {
    if figures.at_least && !said.is_empty() { frame.about("improvement-at-least", said) } else { said }
}

/// What the remedies cost, each currency by itself; empty when they cost nothing.
pub(super) fn money(frame: &Frame, figures: &Figures) -> String {
    let sums = figures.costs.iter().filter(|(_, cost)| **cost > 0);
    let sums = sums.map(|(currency, cost)| frame.money(*cost, currency)).collect::<Vec<_>>();
    at_least(frame, figures, sums.join(" + "))
}

/// As the reader may see it.
pub(super) fn shown(improvements: Vec<Improvement>, who: &Colleague) -> Vec<Improvement> {
    improvements.into_iter().map(|one| one.shown_to(who.contacts())).collect()
}
