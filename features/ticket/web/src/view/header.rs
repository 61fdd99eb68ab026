//! The head of a ticket: what it is, who has it, what can be done.

use super::Joined;
use shell::{Chip, Choice, Face, Viewer};
use store::Moment;

/// The state of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody has to act.
    Open,
    /// Asleep until then.
    Snoozed(Moment),
    /// Solved; the customer may still come back.
    Solved,
    /// Closed for good.
    Closed,
}

/// An answer that can still be taken back, shown on the ticket that came after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The ticket that was answered.
    pub number: i64,
    /// The answer.
    pub entry: i64,
    /// Until when.
    pub until: Moment,
}

/// The head of a ticket.
#[derive(Clone, Debug)]
pub struct Header {
    /// The ticket's number.
    pub number: i64,
    /// Its subject.
    pub subject: String,
    /// Its state.
    pub state: State,
    /// Further chips: priority above normal, department, clock, what other features know.
    pub chips: Vec<Chip>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The assignee's name.
    pub assignee: Option<String>,
    /// Whether its reader is the assignee.
    pub is_mine: bool,
    /// Whom it can be given to; the assignee is chosen.
    pub staff: Vec<Choice>,
    /// What other features offer under them.
    pub assign: Vec<String>,
    /// What other features offer among what is done seldom.
    pub more: Vec<String>,
    /// Collaborators who can be asked in; who was is chosen.
    pub helpers: Vec<Choice>,
    /// Where it can belong, when there is a choice; its department is chosen.
    pub departments: Vec<Choice>,
    /// Its priorities; its own is chosen.
    pub priorities: Vec<Choice>,
    /// Until when it may sleep: moments in µs as values, "Tomorrow, 9:00" as labels.
    pub snoozes: Vec<Choice>,
    /// Why something was not done.
    pub alert: Option<String>,
    /// What just became of it by merge or split.
    pub joined: Option<Joined>,
    /// The answer with which its reader came here from another ticket.
    pub answered: Option<Answered>,
    /// Others who read it now, by name.
    pub readers: Vec<(String, Face)>,
    /// The live topic whose `live:present` tells of readers: `ticket:42`.
    pub topic: String,
    /// Where the list beside it is, for the way back on a phone.
    pub back: String,
    /// Where the ticket before it in the list opens.
    pub previous: Option<String>,
    /// Where the ticket after it in the list opens.
    pub next: Option<String>,
    /// Whether its reader follows it.
    pub follows: bool,
    /// The list beside it, as a form's fields: what is looked for in the ticket does not take it away.
    pub beside: Vec<(String, String)>,
    /// Whether its reader may act on it (collaborators only write notes).
    pub may_act: bool,
}

impl Header {
    /// Everybody else who may be asked to read something: whoever answers customers, and whoever helps.
    pub fn others(&self, me: Option<&Viewer>) -> Vec<&Choice> {
        let me = me.map(|viewer| viewer.id.to_string());
        self.staff.iter().chain(&self.helpers).filter(|choice| Some(&choice.value) != me.as_ref()).collect()
    }

    /// The names of others who read it now.
    pub fn reading(&self) -> String {
        let names: Vec<&str> = self.readers.iter().map(|(name, _)| name.as_str()).collect();
        names.join(", ")
    }

    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Solved | State::Closed)
    }
}
