//! How everything is done with a mouse, or with a thumb where it is narrow: what is pressed stands on the screen.

use super::deed::{
    Deed,
    Step::{self, At, Click, Elsewhere, Pick, Press, See, Send, Write},
};

const REPLY: &str = ".reply trix-editor";
const SENT: &str = ".entry.message.out .body";

/// On what, by its words.
fn click(css: &'static str, words: &str) -> Step {
    Click(css, words.to_owned())
}

/// By what one points, and where one is.
#[derive(Clone, Copy)]
pub struct Now {
    /// With a thumb, where one column is seen at a time.
    pub thumb: bool,
    /// A ticket is open.
    pub on_ticket: bool,
    /// Its number.
    pub number: i64,
    /// The number of the ticket the deed names.
    pub other: i64,
}

/// What stands at the lower edge of a phone; from a ticket one goes back to it first.
fn bar(now: Now, words: &str) -> Vec<Step> {
    let back = now.on_ticket.then(|| click(".ticket .back", ""));
    back.into_iter().chain([click(".bar a", words)]).collect()
}

/// The list of what nobody has.
pub fn queue(now: Now) -> Vec<Step> {
    let mut steps = if now.thumb { bar(now, "Menu") } else { Vec::new() };
    steps.extend([click("#rail section a", "Unassigned"), See("main.list h2", "Unassigned".into())]);
    steps
}

/// The first of a list.
pub fn first() -> Vec<Step> {
    vec![click("main.list .ticket-row", ""), See(".ticket > header h1", String::new())]
}

/// Solves this many rows, from the first.
pub fn solve_rows(rows: usize) -> Vec<Step> {
    let nth = ["main.list li:nth-child(1) .pick", "main.list li:nth-child(2) .pick", "main.list li:nth-child(3) .pick"];
    let mut steps: Vec<Step> = nth[..rows].iter().map(|css| click(css, "")).collect();
    steps.extend([
        See("[data-list-target=count]", format!("{rows} chosen")),
        click("#batch [value=solve]", ""),
        See(".told", String::new()),
    ]);
    steps
}

/// Writes down a call of somebody known, found by these letters.
pub fn call(now: Now, letters: &str, words: &str) -> Vec<Step> {
    let mut steps = if now.thumb { bar(now, "New") } else { vec![click("#rail .button.primary", "New ticket")] };
    steps.extend([
        click(".kinds label", "Call"),
        click("#customer", ""),
        Write(letters.into()),
        click("#known [role=option]", letters),
        At("#text"),
        Write(words.into()),
        click("[data-send-solve]", ""),
        See("main h1", words.into()),
    ]);
    steps
}

/// The way to do this.
pub fn way(deed: Deed, now: Now) -> Vec<Step> {
    match deed {
        Deed::Answer(words) => answer(words, "stay", See(SENT, words.into())),
        Deed::AnswerAndSolve(words) => answer(words, "solve", Elsewhere),
        Deed::AnswerAndGoOn(words) => answer(words, "next", Elsewhere),
        Deed::TakeBack(words) => vec![click(".entry.message.out .after button", "Undo"), See(REPLY, words.into())],
        Deed::SendIt(words) => vec![Send("stay"), See(SENT, words.into())],
        Deed::Take => vec![click(".actions button", "Take"), See(".ticket > header .chips", "Boris Kolev".into())],
        Deed::Give(name) => vec![click("#assign > summary", ""), click("#assign .item", name), Elsewhere],
        Deed::Note(words) => note(vec![Write(words.into())], words),
        Deed::Mention(name, words) => {
            let letters = format!("@{}", name.split(' ').next().unwrap_or(name).to_lowercase());
            note(vec![Write(letters), click(".completion [role=option]", name), Write(words.into())], words)
        }
        Deed::Tag(_, tag) => {
            vec![
                click("#tag > summary", ""),
                click("#tag .item", tag),
                See(".ticket > header .chips .chip", tag.into()),
            ]
        }
        Deed::NewTag(tag) => vec![
            click("#tag > summary", ""),
            click("#tag-name", ""),
            Write(tag.into()),
            click("#tag .pad button", ""),
            See(".ticket > header .chips .chip", tag.into()),
        ],
        Deed::High => more("High", See(".ticket > header .chips", "High".into())),
        Deed::Snooze => vec![click("#snooze > summary", ""), click("#snooze .item", "Tomorrow morning"), Elsewhere],
        Deed::Department(name) => more(name, Elsewhere),
        Deed::Ask(department, words) => vec![
            click("#ask-tab", ""),
            At("#ask-form trix-editor"),
            Write(words.into()),
            click(".asking .kinds label", department),
            click("#ask-form [data-send]", ""),
            See("#ask-form trix-editor", String::new()),
            See(".entry.question .body", words.into()),
        ],
        Deed::MergeWith(_) => vec![
            click("#more > summary", ""),
            click("#more .item", "Merge"),
            click("main [name=q]", ""),
            Write(now.other.to_string()),
            click("main form[role=search] button", ""),
            click("main form.stack button.primary", ""),
            See(".joined", "was merged into this ticket".into()),
        ],
        Deed::SplitNewest => vec![
            click("#more > summary", ""),
            click("#more .item", "Split"),
            click("label.takeable:last-of-type", ""),
            click("main button.primary", ""),
            See(".joined", "Split off".into()),
        ],
        Deed::Prepared(name, words) => vec![
            click("[id^=templates-] > a", ""),
            See("dialog.picker[open] [role=option]", name.into()),
            Pick(name.into()),
            See(REPLY, words.into()),
        ],
        Deed::Macro(name) => vec![
            click("[id^=macros-] > a", ""),
            See("dialog.picker[open] [role=option]", name.into()),
            Pick(name.into()),
            Elsewhere,
        ],
        Deed::Follow => more("Follow", See(".toast", "You follow".into())),
        Deed::Card(name, _) => beside(now, vec![click("#context b a", name), See("main h1", name.into())]),
        Deed::Vip => vec![
            click("[name=vip]", ""),
            click("main form:has([name=vip]) button", "Save"),
            See("main .chips", "VIP".into()),
        ],
        Deed::FindNumber => find(now, now.number.to_string()),
        Deed::FindWords(words) => find(now, words.to_owned()),
        Deed::Remedy(amount, why) => beside(
            now,
            vec![
                click("#remedies a", "Propose a remedy"),
                click("#amount", ""),
                Write(amount.into()),
                click("#reason", ""),
                Write(why.into()),
                click("main form button.primary", ""),
                See(".entry .body", why.into()),
            ],
        ),
        Deed::Solve => vec![click("#closure", ""), Elsewhere],
    }
}

/// Writes an answer and sends it so.
fn answer(words: &str, then: &'static str, after: Step) -> Vec<Step> {
    vec![click("#reply-tab", ""), At(REPLY), Write(words.into()), See(REPLY, words.into()), Send(then), after]
}

/// A note, written like this.
fn note(writing: Vec<Step>, words: &str) -> Vec<Step> {
    let begin = vec![click("#note-tab", ""), At(".note trix-editor")];
    let end = vec![click(".note [data-send]", ""), See(".entry.note .body", words.into())];
    [begin, writing, end].concat()
}

/// Something of the menu *More*.
fn more(words: &str, after: Step) -> Vec<Step> {
    vec![click("#more > summary", ""), click("#more .item", words), after]
}

/// Something in the column beside a ticket, which a phone opens first.
fn beside(now: Now, steps: Vec<Step>) -> Vec<Step> {
    let opens = now.thumb.then(|| click(".for-context", ""));
    opens.into_iter().chain(steps).collect()
}

/// By what the rail finds; on a phone on a page of its own.
fn find(now: Now, what: String) -> Vec<Step> {
    let row = format!("#{}", now.number);
    let end = See(".ticket > header small", row.clone());
    if !now.thumb {
        let found = click("#palette [role=option]", &row);
        return vec![click("#rail .find", ""), At("#palette input"), Write(what), found, end];
    }
    let mut steps = bar(now, "Search");
    let rows = See("main.list.hits .ticket-row", String::new());
    steps.extend([At("main [name=q]"), Write(what), Press("Enter"), rows, click("main.list .ticket-row", ""), end]);
    steps
}
