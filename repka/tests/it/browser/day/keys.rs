//! How everything is done by keys alone.

use super::deed::{
    Deed,
    Step::{self, At, Elsewhere, Press, PressBeside, PressTo, PressUntil, See, Write},
};

const REPLY: &str = ".reply trix-editor";
const SENT: &str = ".entry.message.out .body";
const CHOSEN: &str = "#palette [aria-selected=true]";
const OFFERED: &str = "dialog.picker[open] [aria-selected=true]";

/// The list of what nobody has.
pub fn queue() -> Vec<Step> {
    vec![PressBeside("#rail [data-key]", "Unassigned".into()), See("main.list h2", "Unassigned".into())]
}

/// The first of a list.
pub fn first() -> Vec<Step> {
    vec![Press("j"), At("main.list .ticket-row"), Press("Enter"), See(".ticket > header h1", String::new())]
}

/// Solves this many rows, from the first.
pub fn solve_rows(rows: usize) -> Vec<Step> {
    let mut steps = vec![Press("x")];
    for _ in 1..rows {
        steps.extend([Press("j"), Press("x")]);
    }
    steps.extend([See("[data-list-target=count]", format!("{rows} chosen")), Press("e"), See(".told", "".into())]);
    steps
}

/// Writes down a call of somebody known, found by these letters. Who has never taken one says so first.
pub fn call(letters: &str, words: &str) -> Vec<Step> {
    vec![
        Press("c"),
        At("#customer"),
        Press("Shift+Tab"),
        Press("Right"),
        PressTo("Tab", "#customer"),
        Write(letters.into()),
        See("#known [role=option]", letters.into()),
        Press("Down"),
        Press("Enter"),
        At("#text"),
        Write(words.into()),
        Press("Ctrl+Shift+Enter"),
        See("main h1", words.into()),
    ]
}

/// Types into what Ctrl K opens, and takes what shows these words.
fn palette(letters: &str, words: String) -> Vec<Step> {
    vec![
        Press("Ctrl+k"),
        At("#palette input"),
        Write(letters.into()),
        See("#palette [role=option]", words.clone()),
        PressUntil("Down", CHOSEN, words),
        Press("Enter"),
    ]
}

/// Writes an answer and sends it by this chord.
fn answer(words: &str, chord: &'static str) -> Vec<Step> {
    vec![Press("r"), At(REPLY), Write(words.into()), See(REPLY, words.into()), Press(chord)]
}

/// The way to do this; `number` is of the ticket that is open, `other` of the one the deed names.
pub fn way(deed: Deed, number: i64, other: i64) -> Vec<Step> {
    let with = |mut steps: Vec<Step>, last: Step| {
        steps.push(last);
        steps
    };
    match deed {
        Deed::Answer(words) => with(answer(words, "Ctrl+Enter"), See(SENT, words.into())),
        Deed::AnswerAndSolve(words) => with(answer(words, "Ctrl+Shift+Enter"), Elsewhere),
        Deed::AnswerAndGoOn(words) => with(answer(words, "Ctrl+Alt+Enter"), Elsewhere),
        Deed::TakeBack(words) => vec![Press("z"), At(REPLY), See(REPLY, words.into())],
        Deed::SendIt(words) => vec![Press("Ctrl+Enter"), See(SENT, words.into())],
        Deed::Take => vec![Press("y"), See(".ticket > header .chips", "Boris Kolev".into())],
        Deed::Give(name) => vec![Press("a"), At("#assign input"), Write(name.into()), Press("Enter"), Elsewhere],
        Deed::Note(words) => note(vec![Write(words.into())], words),
        Deed::Mention(name, words) => {
            let letters = format!("@{}", name.split(' ').next().unwrap_or(name).to_lowercase());
            let named = vec![
                Write(letters),
                See(".completion [aria-selected=true]", name.into()),
                Press("Enter"),
                Write(words.into()),
            ];
            note(named, words)
        }
        Deed::Tag(letters, tag) => vec![
            Press("l"),
            At("#tag-name"),
            Write(letters.into()),
            See("#tag .item:first-child", tag.into()),
            Press("Down"),
            Press("Enter"),
            See(".ticket > header .chips .chip", tag.into()),
        ],
        Deed::NewTag(tag) => vec![
            Press("l"),
            At("#tag-name"),
            Write(tag.into()),
            Press("Enter"),
            See(".ticket > header .chips .chip", tag.into()),
        ],
        Deed::High => vec![
            Press("p"),
            At("#more .item"),
            Press("Down"),
            Press("Down"),
            Press("Enter"),
            See(".ticket > header .chips", "High".into()),
        ],
        Deed::Snooze => vec![Press("s"), At("#snooze .item"), Press("Down"), Press("Enter"), Elsewhere],
        Deed::Department(name) => with(palette(name, format!("More: {name}")), Elsewhere),
        Deed::Ask(department, words) => vec![
            Press("q"),
            At("#ask-form trix-editor"),
            See(".asking .kinds", department.into()),
            Write(words.into()),
            See("#ask-form trix-editor", words.into()),
            PressTo("Tab", ".asking [name=whom]"),
            PressBeside(".asking .kinds label", department.into()),
            Press("Ctrl+Enter"),
            See("#questions", department.into()),
        ],
        Deed::MergeWith(_) => vec![
            Press("m"),
            At("main [name=q]"),
            Write(other.to_string()),
            Press("Enter"),
            At("main form.stack button.primary"),
            Press("Enter"),
            See(".joined", "was merged into this ticket".into()),
        ],
        Deed::SplitNewest => vec![
            Press("d"),
            At("#subject"),
            Press("Shift+Tab"),
            Press("Space"),
            Press("Enter"),
            See(".joined", "Split off".into()),
        ],
        Deed::Prepared(name, words) => vec![
            Press("t"),
            At("dialog.picker[open] input"),
            Write(name.into()),
            See(OFFERED, name.into()),
            Press("Enter"),
            See(REPLY, words.into()),
            At(REPLY),
        ],
        Deed::Macro(name) => vec![
            Press("."),
            At("dialog.picker[open] input"),
            Write(name.into()),
            See(OFFERED, name.into()),
            Press("Enter"),
            Elsewhere,
        ],
        Deed::Follow => with(palette("follow", "More: Follow".into()), See(".toast", "You follow".into())),
        Deed::Card(name, address) => with(palette(name, address.into()), See("main h1", name.into())),
        Deed::Vip => vec![
            PressTo("Tab", "[name=vip]"),
            Press("Space"),
            Press("Enter"),
            See(".page > header .chips, main .chips", "VIP".into()),
        ],
        Deed::FindNumber => with(
            palette(&number.to_string(), format!("#{number}")),
            See(".ticket > header small", format!("#{number}")),
        ),
        Deed::FindWords(words) => vec![
            Press("/"),
            At(".search [name=q]"),
            Write(words.into()),
            Press("Enter"),
            See("main.list.hits .ticket-row", String::new()),
            Press("j"),
            At("main.list .ticket-row"),
            Press("Enter"),
            See(".ticket > header small", format!("#{number}")),
        ],
        Deed::Remedy(amount, why) => vec![
            Press("g"),
            At("#kind"),
            PressTo("Tab", "#amount"),
            Write(amount.into()),
            PressTo("Tab", "#reason"),
            Write(why.into()),
            Press("Ctrl+Enter"),
            See(".entry .body", why.into()),
        ],
        Deed::Solve => vec![Press("e"), Elsewhere],
    }
}

/// A note, written like this.
fn note(writing: Vec<Step>, words: &str) -> Vec<Step> {
    let begin = vec![Press("n"), At(".note trix-editor")];
    let end = vec![Press("Ctrl+Enter"), See(".entry.note .body", words.into())];
    [begin, writing, end].concat()
}
