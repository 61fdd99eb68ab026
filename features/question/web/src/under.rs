//! Under a question on the timeline: how far each of those asked is, and what the reader can do. Under an
//! answer: what it answers.

use crate::{
    asking::others,
    line::{Line, lines},
};
use askama::Template;
use base::{EntryId, Error, Future, Look, Result, TicketId};
use people::{Colleague, Department};
use people_web::{EntrySlot, Web, html_of};
use question::{AskedNow, AskingId, Question, QuestionId, Said};
use shell::{Choice, Frame};
use std::{borrow::Borrow, fmt::Display};
use template::web::Pick;
use ticket::{Entry, Scope};

/// Under a question: how far each of those asked is.
pub const QUESTION: EntrySlot = EntrySlot { place: "under-question", render: questions };
/// Under an answer: what it answers.
pub const ANSWER: EntrySlot = EntrySlot { place: "under-colleagues-answer", render: answers };

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
    instead: Vec<Choice>,
}

fn questions<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    Box::pin(async move {
        let mut pieces = Vec::new();
        for entry in entries {
            pieces.extend(question(web, who, frame, *entry).await?.map(|piece| (*entry, piece)));
        }
        Ok(pieces)
    })
}

fn question<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    entry: EntryId,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let asked = Question::of_entry(&look, entry).await?;
        let Some(ticket) = asked.first().and_then(|question| question.ticket_id) else {
            return answered(&look, frame, who, entry, "question-further-to").await;
        };
        let drawn = lines(&look, frame, who.contacts(), &asked).await?;
        let now = match asked.iter().any(Question::is_open) {
            true => Some(AskedNow::read(&look, frame.now).await?),
            false => None,
        };
        let each = asked.iter().zip(drawn).map(|(q, line)| Each {
            mine: now.as_ref().is_some_and(|now| now.is_asked(q, who.id)),
            takes_care: q.taken_by == Some(who.id),
            asks: q.is_asked_by(who),
            line,
        });
        let each: Vec<Each> = each.collect();
        let declines = each.iter().any(|each| each.mine && each.line.open);
        let instead = if declines { instead(&look, who).await? } else { Vec::new() };
        html_of(&Under { frame, ticket, each, instead }).map(Some)
    })
}

/// Choosing prepared words for an answer.
pub(crate) fn picker(frame: &Frame, ticket: impl Borrow<TicketId>, question: impl Display) -> Pick<'_> {
    template::web::pick(frame, ticket.borrow().0, &question.to_string())
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
    Box::pin(async move {
        let (look, mut pieces) = (web.desk.look(), Vec::new());
        for entry in entries {
            let piece = answered(&look, frame, who, *entry, "question-answers").await?;
            pieces.extend(piece.map(|piece| (*entry, piece)));
        }
        Ok(pieces)
    })
}

/// A quiet link from what was said in the thread of a question to the question; none for whom that stands on a ticket
/// they do not see.
async fn answered(look: &Look, frame: &Frame, who: &Colleague, entry: EntryId, key: &str) -> Result<Option<String>> {
    let Some(question) = said_to(look, entry).await? else { return Ok(None) };
    let Some(asked) = question.entry_id else { return Ok(None) };
    let asked = match Entry::seen_by(look, &Scope::of(who), asked).await {
        Err(Error::Missing) => return Ok(None),
        asked => asked?,
    };
    let words = asked.in_short();
    let words = if words.chars().count() > 60 { words.chars().take(60).chain(['…']).collect() } else { words };
    let whom = lines(look, frame, who.contacts(), &[question]).await?.pop().map(|line| line.name).unwrap_or_default();
    let name = if key == "question-answers" { asked.author_name } else { whom };
    let words = frame.tr(key, &[("name", name.into()), ("words", words.into())]);
    let href = format!("/tickets/{0}?from={1}#entry-{1}", asked.ticket_id, asked.id);
    html_of(&Answers { href, words }).map(Some)
}

async fn said_to(look: &Look, entry: EntryId) -> Result<Option<Question>> {
    let said: Option<(AskingId, Option<QuestionId>)> = Said::by(look, entry).await?;
    match said {
        Some((_, Some(question))) => Ok(Some(Question::find(look, question).await?)),
        _ => Ok(None),
    }
}
