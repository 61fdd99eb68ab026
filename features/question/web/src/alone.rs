//! Asking about no ticket, from the list of questions; and setting what was asked so onto one, later.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Look, Result, TicketId};
use people::{Colleague, Department, Staff};
use people_web::{
    As, FormFailed, Page, Web, draw,
    page::{done, draw_as},
};
use question::{Addressee, Asking, NewAsking, Question, QuestionId, Whom, Words};
use serde::Deserialize;
use shell::{Choice, Field, Frame};
use ticket::{Scope, Ticket};

/// `question/alone.html`.
#[derive(Template)]
#[template(path = "question/alone.html")]
struct AlonePage<'a> {
    frame: &'a Frame,
    departments: Vec<Choice>,
    people: Vec<Choice>,
    text: Field,
    whom: Option<String>,
    error: Option<String>,
}

/// What is sent: words, a department, a colleague, or both.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    text: String,
    department: String,
    person: String,
}

/// Which ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Onto {
    number: String,
}

/// `GET /questions/new`
pub async fn new(State(web): State<Web>, page: Page, who: As<Colleague>) -> Result<Response> {
    let frame = frame(&web, &page, &who).await?;
    let drawn = AlonePage::of(&web.desk.look(), &frame, &who.who, &Sent::default()).await?;
    draw(&web, &frame, &drawn)
}

/// `POST /questions`
pub async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let error = match ask(&web, &who, &sent).await {
        Ok(()) => return Ok(done(&web, "/questions", Some("question-my-said-further"))),
        Err(error) => error,
    };
    let frame = frame(&web, &page, &who).await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let drawn = AlonePage::of(&web.desk.look(), &frame, &who.who, &sent).await?;
    let (text, whom) = (failed.field("text", sent.text), failed.field("whom", "").error);
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &AlonePage { text, whom, error: failed.error, ..drawn })
}

/// `POST /questions/{id}/ticket`: from now on it is about this one.
pub async fn attach(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Form(onto): Form<Onto>,
) -> Result<Response> {
    let number = onto.number.trim().trim_start_matches('#').parse().map(TicketId);
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

async fn ask(web: &Web, who: &As<Colleague>, sent: &Sent) -> Result<()> {
    let department = sent.department.parse().ok().map(Whom::Department);
    let person = sent.person.parse().ok().map(Whom::Staff);
    let to = department.into_iter().chain(person).map(Addressee::of).collect();
    let new = NewAsking { words: Words::plain(sent.text.trim()), to, ..NewAsking::default() };
    let mut act = who.visit.act(web).await?;
    Asking::alone(&mut act, &who.who, new).await?;
    act.commit().await
}

async fn frame(web: &Web, page: &Page, who: &As<Colleague>) -> Result<Frame> {
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("question-my-ask");
    Ok(frame)
}

impl<'a> AlonePage<'a> {
    async fn of(look: &Look, frame: &'a Frame, who: &Colleague, sent: &Sent) -> Result<AlonePage<'a>> {
        let departments = Department::all(look).await?;
        let staff = Staff::all(look).await?;
        Ok(AlonePage {
            frame,
            departments: departments
                .into_iter()
                .map(|d| Choice::new(d.id, d.name, d.id.to_string() == sent.department))
                .collect(),
            people: staff
                .into_iter()
                .filter(|person| person.id != who.id)
                .map(|person| Choice::new(person.id, person.name, person.id.to_string() == sent.person))
                .collect(),
            text: Field::default(),
            whom: None,
            error: None,
        })
    }
}
