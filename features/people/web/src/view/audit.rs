//! The audit log.

use askama::Template;
use shell::{Choice, Frame};
use store::Moment;

/// `people/audit.html`.
#[derive(Template)]
#[template(path = "people/audit.html")]
pub struct AuditPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// What happened, newest first.
    pub lines: Vec<AuditLine>,
    /// Who can be asked for.
    pub people: Vec<Choice>,
    /// What can be asked for.
    pub kinds: Vec<Choice>,
    /// The ticket asked for.
    pub ticket: String,
    /// The first day asked for.
    pub from: String,
    /// The last day asked for.
    pub to: String,
    /// Where the same can be downloaded.
    pub download: String,
    /// Where it goes on, if it does.
    pub next: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// When.
    pub at: Moment,
    /// Who did it.
    pub who: String,
    /// What, in words.
    pub what: String,
    /// What it happened to.
    pub about: String,
    /// Where that is.
    pub href: Option<String>,
    /// What else is known.
    pub details: String,
}
