//! Asking about no ticket, from the list of questions; and setting what was asked so onto one, later.

use crate::{
    asking::{others, piece},
    chosen::Chosen,
};
use askama::Template;
use axum::{
    Form,
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result, StaffId, TicketId};
use people::Colleague;
use people_web::{
    As, FormFailed, Page, Web, draw,
    page::{done, draw_as},
};
use question::{Asking, NewAsking, Question, QuestionId, Words};
use serde::Deserialize;
use shell::{Field, Frame};
use ticket::{Scope, Ticket};
use ticket_web::form::Parts;

/// `question/alone.html`.
#[derive(Template)]
#[template(path = "question/alone.html")]
struct AlonePage<'a> {
    frame: &'a Frame,
    text: Field,
    /// Whom to ask, drawn.
    asking: String,
    error: Option<String>,
}

/// Whom a link means to ask.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Meant {
    person: Option<StaffId>,
    department: Option<DepartmentId>,
}

impl Meant {
    fn chosen(self) -> Chosen {
        let department = self.department.map(|id| format!("d{id}"));
        Chosen::of(department.into_iter().chain(self.person.map(|id| format!("s{id}"))).collect())
    }
}

/// Which ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Onto {
    number: String,
}

/// `GET /questions/new`: whom a link means is chosen already.
pub async fn new(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(meant): Query<Meant>,
) -> Result<Response> {
    let frame = frame(&web, &page, &who).await?;
    let asking = piece(&web.desk.look(), &frame, &who.who, None, &meant.chosen()).await?;
    draw(&web, &frame, &AlonePage { frame: &frame, text: Field::default(), asking, error: None })
}

/// `POST /questions`
pub async fn create(State(web): State<Web>, page: Page, who: As<Colleague>, form: Multipart) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let chosen = Chosen::read(&parts);
    let error = match ask(&web, &who, &parts, &chosen).await {
        Ok(()) => return Ok(done(&web, "/questions", Some("question-flash-asked"))),
        Err(error) => error,
    };
    let frame = frame(&web, &page, &who).await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let asking = piece(&web.desk.look(), &frame, &who.who, None, &chosen).await?;
    let text = failed.field("text", parts.get("text"));
    let error = failed.sentence().filter(|_| text.error.is_none());
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &AlonePage { frame: &frame, text, asking, error })
}

/// `POST /questions/{id}/ticket`: from now on it is about this one.
pub async fn attach(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Form(sent): Form<Onto>,
) -> Result<Response> {
    let number = sent.number.trim().trim_start_matches('#').parse().map(TicketId);
    let number = number.map_err(|_| Error::invalid("number", "question-my-error-number"))?;
    onto(&web, &who, id, number).await?;
    Ok(done(&web, format!("/questions/{id}"), Some("question-my-said-attached")))
}

/// Sets a question, with everybody asked at once, onto the ticket of this number.
///
/// # Errors
/// Of [`Asking::attach`]; [`Error::Invalid`] for a ticket they do not see.
pub(crate) async fn onto(web: &Web, who: &As<Colleague>, id: QuestionId, number: TicketId) -> Result<()> {
    let mut act = who.visit.act(web).await?;
    let seen = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await;
    let seen = seen.map_err(|error| match error {
        Error::Missing => Error::invalid("number", "question-my-error-number"),
        other => other,
    })?;
    let mut ticket = Ticket::current(&mut act, seen.id).await?;
    let question = Question::seen_by(&mut act, &who.who, id, web.desk.now()).await?;
    let mut asking = Asking::find(&mut act, question.asking_id).await?;
    asking.attach(&mut act, &who.who, &mut ticket).await?;
    act.commit().await
}

async fn ask(web: &Web, who: &As<Colleague>, parts: &Parts, chosen: &Chosen) -> Result<()> {
    let to = chosen.addressees(&others(&web.desk.look(), who.who.id).await?, &who.who.time_zone())?;
    parts.check_files(&[])?;
    let words = Words { attachments: parts.files.clone(), ..Words::plain(parts.get("text").trim()) };
    let new = NewAsking { words, to, track: chosen.track, ..NewAsking::default() };
    let mut act = who.visit.act(web).await?;
    Asking::alone(&mut act, &who.who, new).await?;
    act.commit().await
}

async fn frame(web: &Web, page: &Page, who: &As<Colleague>) -> Result<Frame> {
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("question-my-ask");
    Ok(frame)
}
