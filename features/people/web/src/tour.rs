//! The demonstration's story of a day: a card in the corner of its real pages says what to look at and what to
//! press. Where its visitor is stands in a cookie.

use people::Role;
use shell::{Frame, TourCard};
use std::{fmt, str::FromStr};

/// Whose day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tour {
    /// Who answers customers.
    Agent,
    /// Who helps inside.
    Collaborator,
    /// Who sees that nothing is left lying.
    Supervisor,
}

impl Tour {
    /// All of them, as the door offers them.
    pub const ALL: [Tour; 3] = [Tour::Agent, Tour::Collaborator, Tour::Supervisor];

    /// As in messages and in the cookie.
    pub const fn word(self) -> &'static str {
        match self {
            Tour::Agent => "agent",
            Tour::Collaborator => "collaborator",
            Tour::Supervisor => "supervisor",
        }
    }

    /// Who tells it.
    pub const fn role(self) -> Role {
        match self {
            Tour::Agent => Role::Agent,
            Tour::Collaborator => Role::Collaborator,
            Tour::Supervisor => Role::Supervisor,
        }
    }

    /// The pages it goes through.
    const fn places(self) -> &'static [&'static str] {
        match self {
            Tour::Agent => &[
                "/views/mine",
                "/tickets/next?view=mine",
                "/tickets/next?view=mine&compose=reply",
                "/tickets/next?view=mine&compose=question",
                "/tickets/next?view=unassigned",
                "/views/open",
                "/caught",
            ],
            Tour::Collaborator => &[
                "/questions",
                "/tickets/next?view=open",
                "/tickets/next?view=open&compose=note",
                "/views/mentions",
                "/notices",
                "/settings/account",
            ],
            Tour::Supervisor => &[
                "/views/unassigned",
                "/views/open",
                "/tickets/next?view=open",
                "/insight",
                "/approvals",
                "/promises",
                "/intake-problems",
                "/settings",
            ],
        }
    }
}

/// A step of a tour: `agent.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    tour: Tour,
    /// Counted from one.
    number: usize,
}

impl Step {
    /// The first step of a tour.
    pub const fn first(tour: Tour) -> Step {
        Step { tour, number: 1 }
    }

    /// The page it is about.
    pub fn place(self) -> &'static str {
        self.tour.places().get(self.number - 1).copied().unwrap_or("/")
    }

    fn beside(self, number: usize) -> Option<String> {
        (1..=self.tour.places().len()).contains(&number).then(|| Step { number, ..self }.to_string())
    }

    /// Its card.
    pub fn card(self, frame: &Frame) -> TourCard {
        let (tour, number) = (self.tour.word(), self.number);
        TourCard {
            title: frame.t(format!("people-tour-{tour}-{number}")),
            text: frame.t(format!("people-tour-{tour}-{number}-do")),
            place: self.place(),
            number,
            of: self.tour.places().len(),
            back: self.beside(number - 1),
            next: self.beside(number + 1),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tour.word(), self.number)
    }
}

/// There is no such step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoStep;

impl FromStr for Step {
    type Err = NoStep;

    fn from_str(text: &str) -> Result<Step, NoStep> {
        let (word, number) = text.split_once('.').ok_or(NoStep)?;
        let tour = Tour::ALL.into_iter().find(|tour| tour.word() == word).ok_or(NoStep)?;
        let number = number.parse().map_err(|_| NoStep)?;
        (1..=tour.places().len()).contains(&number).then_some(Step { tour, number }).ok_or(NoStep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_as_it_is_written_and_no_other_exists() {
        for tour in Tour::ALL {
            for number in 1..=tour.places().len() {
                let step = Step { tour, number };
                assert_eq!(step.to_string().parse(), Ok(step));
            }
            assert!((6..=8).contains(&tour.places().len()));
        }
        for wrong in ["", "agent", "agent.0", "agent.8", "agent.x", "admin.1", "agent.1.1"] {
            assert_eq!(wrong.parse::<Step>(), Err(NoStep), "{wrong}");
        }
    }

    #[test]
    fn the_first_has_nothing_before_it_and_the_last_nothing_after() {
        let first = Step::first(Tour::Agent);
        assert_eq!((first.beside(0), first.beside(2)), (None, Some("agent.2".to_owned())));
        assert_eq!(first.beside(8), None);
    }
}
