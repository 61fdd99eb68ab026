//! What one does with a question: answer it, ask further, decline, withdraw, look after it.

use crate::{chosen::named, panel::refused};
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::{HeaderMap, Uri, header},
    response::Response,
};
use base::{Act, Result};
use people::Colleague;
use people_web::{As, Page, Web, page::done};
use question::{Addressee, Question, QuestionId, Words};
use serde::Deserialize;
use ticket_web::{deeds::back, form::Parts};

/// Why, and whom to ask instead.
#[derive(Debug, Default, Deserialize)]
pub struct Why {
    #[serde(default)]
    reason: String,
    /// `d3`, `s12`, or nobody.
    #[serde(default)]
    instead: String,
}

/// What is asked further.
#[derive(Debug, Default, Deserialize)]
pub struct Further {
    #[serde(default)]
    text: String,
}

/// One deed with one question.
enum Deed {
    Answer(Words),
    Further(Words),
    Decline(Why),
    Withdraw(String),
    Take,
}

impl Deed {
    fn flash(&self) -> Option<&'static str> {
        match self {
            Deed::Answer(_) => Some("question-flash-answered"),
            Deed::Further(_) => Some("question-flash-asked"),
            Deed::Decline(_) => Some("question-flash-declined"),
            Deed::Withdraw(_) => Some("question-flash-withdrawn"),
            Deed::Take => None,
        }
    }

    async fn run(&self, act: &mut Act, who: &Colleague, question: &mut Question) -> Result<()> {
        match self {
            Deed::Answer(words) => question.answer(act, who, words).await.map(drop),
            Deed::Further(words) => question.ask_further(act, who, words).await.map(drop),
            Deed::Decline(why) => {
                let instead = if why.instead.is_empty() { None } else { Some(Addressee::of(named(&why.instead)?)) };
                question.decline(act, who, &why.reason, instead).await.map(drop)
            }
            Deed::Withdraw(reason) => question.withdraw(act, who, reason).await,
            Deed::Take => question.take(act, who).await,
        }
    }
}

/// `POST /questions/{id}/answers`
pub async fn answer(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    parts.check_files(&[])?;
    let (text, html) = parts.words();
    let words = Words { text, html, attachments: parts.files };
    perform(&web, &page, who, id, &headers, Deed::Answer(words)).await
}

/// `POST /questions/{id}/further`
pub async fn further(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    headers: HeaderMap,
    Form(form): Form<Further>,
) -> Result<Response> {
    perform(&web, &page, who, id, &headers, Deed::Further(Words::plain(form.text.trim()))).await
}

/// `POST /questions/{id}/refusal`
pub async fn decline(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    headers: HeaderMap,
    Form(why): Form<Why>,
) -> Result<Response> {
    perform(&web, &page, who, id, &headers, Deed::Decline(why)).await
}

/// `POST /questions/{id}/withdrawal`
pub async fn withdraw(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    headers: HeaderMap,
    Form(why): Form<Why>,
) -> Result<Response> {
    perform(&web, &page, who, id, &headers, Deed::Withdraw(why.reason)).await
}

/// `POST /questions/{id}/care`: looks after it, or gives that back.
pub async fn take(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    headers: HeaderMap,
) -> Result<Response> {
    perform(&web, &page, who, id, &headers, Deed::Take).await
}

async fn perform(
    web: &Web,
    page: &Page,
    who: As<Colleague>,
    id: QuestionId,
    headers: &HeaderMap,
    deed: Deed,
) -> Result<Response> {
    let mut act = who.visit.act(web).await?;
    let mut question = Question::locked_for(&mut act, &who.who, id).await?;
    let done = match deed.run(&mut act, &who.who, &mut question).await {
        Ok(()) => act.commit().await,
        Err(error) => {
            drop(act);
            Err(error)
        }
    };
    match (done, question.ticket_id) {
        (Ok(()), _) => Ok(onward(web, headers, &question, deed.flash())),
        // Who was not let onto the ticket reads why on a page of its own.
        (Err(error), Some(number)) if came_from(headers).is_some_and(|at| at.starts_with("/tickets/")) => {
            refused(web, page, &who, number, headers, error).await
        }
        (Err(error), _) => Err(error),
    }
}

/// Back to the list the form stood on, else to its ticket.
fn onward(web: &Web, headers: &HeaderMap, question: &Question, flash: Option<&str>) -> Response {
    match (came_from(headers), question.ticket_id) {
        (Some(at), Some(number)) if !at.starts_with(LIST) => back(web, headers, number, flash),
        (None, Some(number)) => back(web, headers, number, flash),
        (Some(at), _) if at.starts_with(LIST) => done(web, at, flash),
        _ => done(web, LIST, flash),
    }
}

/// The list of questions.
const LIST: &str = "/questions";

fn came_from(headers: &HeaderMap) -> Option<String> {
    let referer: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    referer.path_and_query().map(|at| at.as_str().to_owned())
}
