//! What one does all day, and the steps it takes.

/// One thing an agent does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// Answers, and stays.
    Answer(&'static str),
    /// Answers and solves.
    AnswerAndSolve(&'static str),
    /// Answers, does with the ticket what was done last, and opens the next.
    AnswerAndGoOn(&'static str),
    /// Takes back what was sent a moment ago; these words stand in the editor again.
    TakeBack(&'static str),
    /// Sends what stands in the editor.
    SendIt(&'static str),
    /// Makes it their own.
    Take,
    /// Gives it to this colleague.
    Give(&'static str),
    /// Writes a note.
    Note(&'static str),
    /// Writes a note that names this colleague, found by these letters.
    Mention(&'static str, &'static str),
    /// Puts a tag that is known, found by these letters.
    Tag(&'static str, &'static str),
    /// Puts a tag nobody used before.
    NewTag(&'static str),
    /// Sets the priority to high.
    High,
    /// Puts it aside until tomorrow morning.
    Snooze,
    /// Hands it to this department.
    Department(&'static str),
    /// Asks this department.
    Ask(&'static str, &'static str),
    /// Makes one of it and the ticket of this mail.
    MergeWith(usize),
    /// Makes the newest entry a ticket of its own.
    SplitNewest,
    /// Takes a prepared answer by its name, which begins with these words.
    Prepared(&'static str, &'static str),
    /// Does the prepared steps of this name.
    Macro(&'static str),
    /// Follows it.
    Follow,
    /// Opens the customer's card, of this name and address.
    Card(&'static str, &'static str),
    /// Writes on the card that they come first.
    Vip,
    /// Opens it again by its number.
    FindNumber,
    /// Looks for these words and opens the first that has them.
    FindWords(&'static str),
    /// Proposes to give back this much, because of this.
    Remedy(&'static str, &'static str),
    /// Says that it is done.
    Solve,
}

impl Deed {
    /// By which it is counted.
    pub fn name(self) -> &'static str {
        match self {
            Deed::Answer(_) => "answer it",
            Deed::AnswerAndSolve(_) => "answer and solve",
            Deed::AnswerAndGoOn(_) => "answer and open the next",
            Deed::TakeBack(_) => "take back a sent answer",
            Deed::SendIt(_) => "send what stands there",
            Deed::Take => "take it",
            Deed::Give(_) => "give it to a colleague",
            Deed::Note(_) => "note",
            Deed::Mention(..) => "note that mentions a colleague",
            Deed::Tag(..) => "a known tag",
            Deed::NewTag(_) => "a new tag",
            Deed::High => "priority to high",
            Deed::Snooze => "snooze until tomorrow",
            Deed::Department(_) => "hand it to a department",
            Deed::Ask(..) => "ask a department",
            Deed::MergeWith(_) => "merge",
            Deed::SplitNewest => "split the newest entry off",
            Deed::Prepared(..) => "prepared answer",
            Deed::Macro(_) => "macro",
            Deed::Follow => "follow",
            Deed::Card(..) => "open the customer's card",
            Deed::Vip => "a customer comes first",
            Deed::FindNumber => "find by number",
            Deed::FindWords(_) => "find by words",
            Deed::Remedy(..) => "propose to make good",
            Deed::Solve => "solve",
        }
    }

    /// What leaves the house by it.
    pub fn answer(self) -> Option<&'static str> {
        match self {
            Deed::Answer(words) | Deed::AnswerAndSolve(words) | Deed::AnswerAndGoOn(words) => Some(words),
            _ => None,
        }
    }
}

/// One step of a way to do it.
#[derive(Clone, Debug)]
pub enum Step {
    /// A key, with others held: `Ctrl+Enter`. Counted.
    Press(&'static str),
    /// The key that stands beside these words. Counted.
    PressBeside(&'static str, String),
    /// A key until this is where the cursor is. Each is counted.
    PressTo(&'static str, &'static str),
    /// A key until what is chosen shows these words. Each is counted.
    PressUntil(&'static str, &'static str, String),
    /// A click, or a tap, on what shows these words. Counted.
    Click(&'static str, String),
    /// Chooses in the picker that is open: a click, and one more unless it was the first. Counted.
    Pick(String),
    /// The button that sends and does this then, where it stands now. Counted.
    Send(&'static str),
    /// What is written, or typed to choose. Not counted.
    Write(String),
    /// Waits until this shows these words.
    See(&'static str, String),
    /// Waits until the cursor is here.
    At(&'static str),
    /// Waits until another ticket, or the list, is open.
    Elsewhere,
}
