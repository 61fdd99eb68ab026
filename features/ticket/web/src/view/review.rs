//! An answer that a colleague reads before it goes.

use super::Upload;
use shell::Face;
use store::Moment;

/// How far it is, as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was said yet.
    Open,
    /// It may go as it is.
    Agreed,
    /// It should be written otherwise; perhaps so.
    Suggested(Option<String>),
    /// The author took that over.
    Taken,
}

/// An answer that a colleague reads before it goes, as its author or its reader sees it.
#[derive(Clone, Debug)]
pub struct Review {
    /// Its row.
    pub id: i64,
    /// Whether one wrote it oneself.
    pub mine: bool,
    /// The other one: who reads it, or who wrote it.
    pub who: String,
    /// Their face.
    pub face: Face,
    /// Their id.
    pub other: i64,
    /// When it was asked for.
    pub at: Moment,
    /// How far it is.
    pub stage: Stage,
    /// What its author wants to know; may be empty.
    pub question: String,
    /// What the reader says; may be empty.
    pub remark: String,
    /// What is read.
    pub html: String,
    /// Whether its reader sees all of it, and so can write it otherwise.
    pub may_change: bool,
    /// The same as text, for browsers without scripts.
    pub text: String,
    /// What its author has written by now.
    pub own: String,
    /// Whether that is something else.
    pub older: bool,
    /// Files that go with it.
    pub files: Vec<Upload>,
    /// The customer's first name, when the reader may send it.
    pub sends_to: Option<String>,
}

/// Which files somebody has seen, as a form repeats it.
pub fn upload_ids(ids: impl Iterator<Item = i64>) -> String {
    ids.map(|id| id.to_string()).collect::<Vec<_>>().join(",")
}

impl Review {
    /// The files, for the form that sends them.
    pub fn file_ids(&self) -> String {
        upload_ids(self.files.iter().map(|file| file.id))
    }

    /// Part of the card's id: another stage is another card, so that nothing of the one before stays.
    pub fn stage_name(&self) -> &'static str {
        match self.stage {
            Stage::Open => "open",
            Stage::Agreed => "agreed",
            Stage::Suggested(_) => "suggested",
            Stage::Taken => "taken",
        }
    }
}
