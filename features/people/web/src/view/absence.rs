//! Being away.

use askama::Template;
use shell::{Choice, Field, Frame};

/// `people/absence.html`.
#[derive(Template)]
#[template(path = "people/absence.html")]
pub struct AbsencePage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Whose page it is.
    pub of: i64,
    /// Their name, when it is not the reader.
    pub person: Option<String>,
    /// The absence that is changed; none when another is planned.
    pub edit: Option<i64>,
    /// The first day is needed; of an absence that has begun, it stands.
    pub fixed: &'static str,
    /// The first day.
    pub first: Field,
    /// The last day; empty until further notice.
    pub last: Field,
    /// Why.
    pub reason: Field,
    /// Who can stand in.
    pub substitutes: Vec<Choice>,
    /// Whether a duty has a substitute of its own.
    pub some_duty: bool,
    /// Who can stand in for one duty.
    pub duties: Vec<DutyChoices>,
    /// What runs and what is to come.
    pub lines: Vec<AbsenceLine>,
    /// Those the reader stands in for.
    pub stands_in: Vec<AbsenceLine>,
    /// Colleagues of whom the reader may say that they are away.
    pub for_whom: Vec<Choice>,
    /// What happened while the reader was away.
    pub back: Vec<String>,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

/// Who stands in for one duty.
pub struct DutyChoices {
    /// As the form sends it.
    pub key: String,
    /// Its name.
    pub title: String,
    /// Who can.
    pub choices: Vec<Choice>,
}

/// An absence.
pub struct AbsenceLine {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub of: i64,
    /// Their name.
    pub who: String,
    /// Whether it runs.
    pub runs: bool,
    /// From when to when.
    pub when: String,
    /// Why; may be empty.
    pub reason: String,
    /// Who stands in.
    pub says: Vec<String>,
}
