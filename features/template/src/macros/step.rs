//! One prepared step.

use crate::TemplateId;
use base::{DepartmentId, StaffId};
use serde::{Deserialize, Serialize};
use ticket::Priority;

/// One prepared step, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Step {
    /// Words to the customer.
    Reply {
        /// Which.
        words: Words,
        /// Sent at once; else they are put into the draft.
        send: bool,
    },
    /// Words to colleagues.
    Note {
        /// Which.
        words: Words,
    },
    /// Another department answers for it.
    Department {
        /// Which.
        department: DepartmentId,
    },
    /// Another person is responsible.
    Assign {
        /// Who.
        to: Assignee,
    },
    /// How much is lost by waiting.
    Priority {
        /// From now on.
        level: Priority,
    },
    /// Tags put on.
    Tag {
        /// Their names.
        names: Vec<String>,
    },
    /// Tags taken off.
    Untag {
        /// Their names.
        names: Vec<String>,
    },
    /// It is snoozed.
    Snooze {
        /// For how many minutes.
        minutes: u32,
    },
    /// It is done.
    Solve,
}

/// What a step says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// A template, in the customer's language.
    Template(TemplateId),
    /// HTML, sanitised, as it is.
    Html(String),
}

/// Who becomes responsible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignee {
    /// Whoever runs the macro.
    Me,
    /// Nobody.
    Nobody,
    /// This person.
    Person(StaffId),
}

impl Step {
    /// What it says, if it says something.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Step::Reply { words, .. } | Step::Note { words } => Some(words),
            _ => None,
        }
    }

    /// The template it names.
    pub fn template(&self) -> Option<TemplateId> {
        match self.words() {
            Some(Words::Template(id)) => Some(*id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_kept_as_words_one_can_read() {
        let steps = vec![
            Step::Reply { words: Words::Template(TemplateId(3)), send: true },
            Step::Assign { to: Assignee::Me },
            Step::Assign { to: Assignee::Person(StaffId(7)) },
            Step::Solve,
        ];
        let kept = serde_json::to_string(&steps).unwrap();
        assert_eq!(
            kept,
            r#"[{"do":"reply","words":{"template":3},"send":true},{"do":"assign","to":"me"},{"do":"assign","to":{"person":7}},{"do":"solve"}]"#
        );
        assert_eq!(serde_json::from_str::<Vec<Step>>(&kept).unwrap(), steps);
    }
}
