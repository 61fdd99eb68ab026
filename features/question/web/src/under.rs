//! Under a question on the timeline: how far each of those asked is, and what the reader can do. Under an
//! answer: what it answers.

use crate::{
    asking::others,
    line::{Line, lines},
};
use askama::Template;
use base::{EntryId, Future, Look, Result, TicketId, words::short};
use people::{Colleague, Department};
use people_web::{EntrySlot, Web, html_of};
use question::{AskedNow, Question, QuestionId, Said};
use shell::{Choice, Frame};
use std::{collections::BTreeMap, fmt::Display};
use template::web::Pick;
use ticket::{Entry, Scope};

/// Under a question: how far each of those asked is.
pub const QUESTION: EntrySlot = EntrySlot { place: "under-question", render: questions };
/// Under an answer: what it answers.
pub const ANSWER: EntrySlot = EntrySlot { place: "under-colleagues-answer", render: answers };

/// Letters of a question that a link to it says.
const LONGEST: usize = 60;

/// One of those asked, with what the reader can do.
struct Each {
    line: Line,
    /// The reader is asked.
    mine: bool,
    /// The reader looks after it.
    takes_care: bool,
    /// The reader asked, or answers customers: they may ask further and withdraw it.
    asks: bool,
}

#[derive(Template)]
#[template(path = "question/_under.html")]
struct Under<'a> {
    frame: &'a Frame,
    /// Where the question stands.
    ticket: TicketId,
    each: Vec<Each>,
    instead: &'a [Choice],
}

impl Under<'_> {
    fn number(&self) -> Option<TicketId> {
        Some(self.ticket)
    }
}

fn questions<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let asked = Question::of_entries(&look, entries).await?;
        let drawn = each(&look, frame, who, asked).await?;
        let declines = drawn.values().flat_map(|(_, each)| each).any(|each| each.mine && each.line.open);
        let instead = if declines { instead(&look, who).await? } else { Vec::new() };
        let further: Vec<EntryId> = entries.iter().copied().filter(|entry| !drawn.contains_key(entry)).collect();
        let mut pieces = answered(&look, frame, who, &further, "question-further-to").await?;
        for (entry, (ticket, each)) in drawn {
            pieces.push((entry, html_of(&Under { frame, ticket, each, instead: &instead })?));
        }
        Ok(pieces)
    })
}

/// Those asked, with what the reader can do, by the entry that asks them; and the ticket it stands on.
async fn each(
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    asked: Vec<Question>,
) -> Result<BTreeMap<EntryId, (TicketId, Vec<Each>)>> {
    let drawn = lines(look, frame, who.contacts(), &asked).await?;
    let now = match asked.iter().any(Question::is_open) {
        true => Some(AskedNow::read(look, frame.now).await?),
        false => None,
    };
    let mut by_entry: BTreeMap<EntryId, (TicketId, Vec<Each>)> = BTreeMap::new();
    for (q, line) in asked.iter().zip(drawn) {
        let (Some(entry), Some(ticket)) = (q.entry_id, q.ticket_id) else { continue };
        let each = Each {
            mine: now.as_ref().is_some_and(|now| now.is_asked(q, who.id)),
            takes_care: q.taken_by == Some(who.id),
            asks: q.is_asked_by(who),
            line,
        };
        by_entry.entry(entry).or_insert_with(|| (ticket, Vec::new())).1.push(each);
    }
    Ok(by_entry)
}

/// Choosing prepared words for an answer.
pub(crate) fn picker(frame: &Frame, ticket: Option<TicketId>, question: impl Display) -> Pick<'_> {
    template::web::pick(frame, ticket, &question.to_string())
}

/// Whom to ask instead.
pub(crate) async fn instead(look: &Look, who: &Colleague) -> Result<Vec<Choice>> {
    let departments =
        Department::all(look).await?.into_iter().map(|d| Choice::new(format!("d{}", d.id), d.name, false));
    let people = others(look, who.id).await?.into_iter().map(|(id, name)| Choice::new(format!("s{id}"), name, false));
    Ok(departments.chain(people).collect())
}

#[derive(Template)]
#[template(path = "question/_answers.html")]
struct Answers {
    href: String,
    words: String,
}

fn answers<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    Box::pin(async move { answered(&web.desk.look(), frame, who, entries, "question-answers").await })
}

/// A quiet link from what was said in the thread of a question to the question; none for whom that stands on a ticket
/// they do not see.
async fn answered(
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    entries: &[EntryId],
    key: &str,
) -> Result<Vec<(EntryId, String)>> {
    let said: Vec<(EntryId, QuestionId)> = match entries {
        [] => Vec::new(),
        entries => Said::questions_of(look, entries).await?,
    };
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let questions = Question::all(look, said.iter().map(|(_, question)| *question)).await?;
    let asked: Vec<EntryId> = questions.iter().filter_map(|question| question.entry_id).collect();
    let asked = Entry::all_seen_by(look, &Scope::of(who), &asked).await?;
    let drawn = lines(look, frame, who.contacts(), &questions).await?;
    let mut pieces = Vec::new();
    for (entry, question) in said {
        let found = questions.iter().zip(&drawn).find(|(q, _)| q.id == question);
        let Some((question, line)) = found else { continue };
        if let Some(asked) = asked.iter().find(|asked| Some(asked.id) == question.entry_id) {
            pieces.push((entry, html_of(&answers_to(frame, asked, line, key))?));
        }
    }
    Ok(pieces)
}

/// What was asked, and of whom: who asked is named under an answer, who was asked under what is asked further.
fn answers_to(frame: &Frame, asked: &Entry, line: &Line, key: &str) -> Answers {
    let words = short(&asked.in_short(), LONGEST);
    let name = if key == "question-answers" { &asked.author_name } else { &line.name };
    let words = frame.tr(key, &[("name", name.clone().into()), ("words", words.into())]);
    Answers { href: format!("/tickets/{0}?from={1}#entry-{1}", asked.ticket_id, asked.id), words }
}
