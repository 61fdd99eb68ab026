//! What is asked on a ticket, beside it: how far it is, by what it is about, and answers that contradict each other.

use crate::line::{Line, lines};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{Error, Future, Result, TicketId};
use people::Colleague;
use people_web::{As, FormFailed, Matter, Page, Slot, Web, html_of};
use question::{Contradiction, ContradictionId, Question, QuestionId, QuestionState, Track, Words};
use serde::Deserialize;
use shell::{Choice, Frame, Lang};
use ticket::{EntryKind, Scope, Ticket};
use ticket_web::{
    Shown,
    deeds::back,
    ticket_page::{self, AskedFor},
};

/// The panel beside the ticket.
pub const PANEL: Slot = Slot { place: "ticket-context", render: panel };

/// Two answers that contradict each other.
struct Pair {
    id: i64,
    one: Choice,
    other: Choice,
    /// The act that asks both together.
    settled: bool,
    /// Whose answer was right, once it is settled and one was.
    right: Option<String>,
}

#[derive(Template)]
#[template(path = "question/_panel.html")]
struct Panel<'a> {
    frame: &'a Frame,
    ticket: i64,
    heading: String,
    tracks: Vec<(String, Vec<Line>)>,
    pairs: Vec<Pair>,
    /// Answers that could contradict each other: two of different people at least, else none.
    answers: Vec<Choice>,
}

fn panel<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let shown: &Shown = about.get()?;
        // What was asked stands on its timeline.
        if !shown.may_have(EntryKind::Question) {
            return Ok(None);
        }
        let (look, number) = (web.desk.look(), shown.ticket.id);
        let questions = Question::of_ticket(&look, number).await?;
        if questions.is_empty() {
            return Ok(None);
        }
        let drawn = lines(&look, frame, who.contacts(), &questions).await?;
        let name = |id: QuestionId| drawn.iter().find(|l| l.id == id.0).map(|l| l.name.clone()).unwrap_or_default();
        let found = Contradiction::of_ticket(&look, number).await?;
        let pair = |c: Contradiction| Pair {
            id: c.id.0,
            one: Choice::new(c.one_id, name(c.one_id), false),
            other: Choice::new(c.other_id, name(c.other_id), false),
            settled: c.settled_at.is_some(),
            right: c.right_id.map(name),
        };
        let pairs = found.into_iter().map(pair).collect();
        let panel = Panel {
            frame,
            ticket: number.0,
            heading: heading(frame, &questions),
            answers: contradictable(&questions, &drawn),
            tracks: tracks(frame, drawn),
            pairs,
        };
        html_of(&panel).map(Some)
    })
}

/// `2 of 3 answered`: of those who still owe an answer or gave one.
fn heading(frame: &Frame, questions: &[Question]) -> String {
    let answered = questions.iter().filter(|q| q.state == QuestionState::Answered).count();
    let open = questions.iter().filter(|q| q.is_open()).count();
    frame.tr("question-so-many", &[("answered", answered.into()), ("asked", (answered + open).into())])
}

fn tracks(frame: &Frame, lines: Vec<Line>) -> Vec<(String, Vec<Line>)> {
    let (claim, source): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.track == Track::Claim);
    let tracks = [("question-track-claim", claim), ("question-track-source", source)];
    let some = tracks.into_iter().filter(|(_, lines)| !lines.is_empty());
    some.map(|(key, lines)| (frame.t(key), lines)).collect()
}

fn contradictable(questions: &[Question], lines: &[Line]) -> Vec<Choice> {
    let answered = || questions.iter().filter(|q| q.state == QuestionState::Answered);
    let different = answered().any(|one| answered().any(|other| one.whom() != other.whom()));
    let choice = |q: &Question| {
        let line = lines.iter().find(|line| line.id == q.id.0);
        Choice::new(q.id, line.map(|line| format!("{} · {}", line.name, line.standing)).unwrap_or_default(), false)
    };
    if different { answered().map(choice).collect() } else { Vec::new() }
}

/// Two answers, and what is asked of both.
#[derive(Debug, Deserialize)]
pub struct Marked {
    one: QuestionId,
    other: QuestionId,
    #[serde(default)]
    text: String,
}

/// `POST /tickets/{number}/contradictions`: both are asked together which holds.
pub async fn mark(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Marked>,
) -> Result<Response> {
    let marked = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        let words = Words::plain(form.text.trim());
        Contradiction::mark(&mut act, &who.who, &mut ticket, (form.one, form.other), words).await?;
        act.commit().await
    };
    match marked.await {
        Ok(()) => Ok(back(&web, &headers, number, Some("question-flash-asked"))),
        Err(error) => refused(&web, &page, &who, number, &headers, error).await,
    }
}

/// Whose answer was right.
#[derive(Debug, Deserialize)]
pub struct Settled {
    /// A question, or nothing when neither was.
    #[serde(default)]
    right: String,
}

/// `POST /tickets/{number}/contradictions/{id}`: it is known who was right.
pub async fn settle(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path((number, id)): Path<(TicketId, ContradictionId)>,
    headers: HeaderMap,
    Form(form): Form<Settled>,
) -> Result<Response> {
    let right = match form.right.as_str() {
        "" => None,
        right => Some(right.parse().map_err(|_| Error::Missing)?),
    };
    let settled = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        Contradiction::settle(&mut act, &who.who, &mut ticket, id, right).await?;
        act.commit().await
    };
    match settled.await {
        Ok(()) => Ok(back(&web, &headers, number, None)),
        Err(error) => refused(&web, &page, &who, number, &headers, error).await,
    }
}

/// The ticket again, with why something was not done.
pub(crate) async fn refused(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    number: TicketId,
    headers: &HeaderMap,
    error: Error,
) -> Result<Response> {
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let why = FormFailed::of(error, web, lang)?.sentence().unwrap_or_default();
    let asked = AskedFor { alert: Some((StatusCode::UNPROCESSABLE_ENTITY, why)), ..AskedFor::before(headers) };
    ticket_page::answer(web, page, who, number, &asked, None).await
}
