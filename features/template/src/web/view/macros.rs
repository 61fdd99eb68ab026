//! What macros show: in the dialog, on a ticket, in the settings.

use super::There;
use askama::Template as Page;
use shell::{Choice, Field, Frame};

/// `template/_macros.html`: what the dialog of macros lists.
#[derive(Page)]
#[template(path = "template/_macros.html")]
pub struct Runs<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// The ticket's number.
    pub number: i64,
    /// The newest entry its reader has seen.
    pub seen: i64,
    /// The macros, most used first.
    pub runs: Vec<Run>,
}

/// `template/macros-for-ticket.html`: the same as a page, for browsers without scripts.
#[derive(Page)]
#[template(path = "template/macros-for-ticket.html")]
pub struct RunsPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// The ticket's number.
    pub number: i64,
    /// The newest entry its reader has seen.
    pub seen: i64,
    /// What was searched.
    pub query: String,
    /// What was wrong with the last one.
    pub error: Option<String>,
    /// The macros, most used first.
    pub runs: Vec<Run>,
}

/// A macro and what it would do to one ticket.
pub struct Run {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it would do, drawn.
    pub plan: String,
    /// The same on one line.
    pub words: String,
    /// Whether it can be done.
    pub can: bool,
    /// Whether the customer gets a reply at once.
    pub sends: bool,
}

/// `template/_plan.html`: what a macro would do to one ticket.
#[derive(Page)]
#[template(path = "template/_plan.html")]
pub struct PlanPiece<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// What it changes.
    pub changes: Vec<String>,
    /// What it says.
    pub words: Vec<Written>,
    /// Why it cannot be done.
    pub trouble: Vec<String>,
}

/// What a macro says.
pub struct Written {
    /// To whom, and whether at once.
    pub heading: String,
    /// Whether colleagues alone see it.
    pub internal: bool,
    /// The words.
    pub html: String,
    /// The names of what goes out with them; empty for nothing.
    pub files: String,
}

/// `template/macros.html`: the macros in the settings.
#[derive(Page)]
#[template(path = "template/macros.html")]
pub struct MacrosPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// Whether those archived are shown.
    pub archived: bool,
    /// The macros.
    pub lines: Vec<MacroLine>,
}

/// A macro in the settings.
pub struct MacroLine {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it does, in short.
    pub steps: String,
    /// Whose it is.
    pub whose: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// How often it was used.
    pub uses: String,
}

/// `template/macro.html`: one macro in the settings.
#[derive(Page)]
#[template(path = "template/macro.html")]
pub struct MacroPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// Where the form goes.
    pub action: String,
    /// Of a macro that is there.
    pub there: Option<There>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// Its name.
    pub name: Field,
    /// Who has it.
    pub whose: Vec<Choice>,
    /// What is wrong otherwise.
    pub error: Option<String>,
    /// The template of the reply.
    pub reply: Vec<Choice>,
    /// Whether the reply is sent at once.
    pub send: bool,
    /// The template of the note.
    pub note: Vec<Choice>,
    /// The words of the note otherwise.
    pub note_text: String,
    /// The department.
    pub departments: Vec<Choice>,
    /// Who is responsible.
    pub assignees: Vec<Choice>,
    /// The priority.
    pub priorities: Vec<Choice>,
    /// Tags put on.
    pub tags: String,
    /// Tags taken off.
    pub untags: String,
    /// How long it is snoozed.
    pub snoozes: Vec<Choice>,
    /// Whether it is solved.
    pub solve: bool,
}
