//! For programs: what was said in a question, and questions about no ticket.

use crate::{
    alone::onto,
    api::{NewQuestion, QuestionBody, To, bodies},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base::{Error, Result, TicketId};
use people::Colleague;
use people_web::{As, Page, Web};
use question::{Asking, NewAsking, Question, QuestionId, Words};
use serde::{Deserialize, Serialize};
use ticket_web::api::problems::{Changing, Reading};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API, with its description.
pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(ask_alone))
        .routes(routes!(list_words_of_question))
        .routes(routes!(set_ticket_of_question))
}

/// One thing said in a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = QuestionSaid)]
pub struct SaidBody {
    /// `question` or `answer`.
    #[schema(example = "answer")]
    kind: &'static str,
    /// Who said it, if one of us.
    #[schema(required)]
    staff: Option<i64>,
    /// By name.
    author: String,
    /// The words.
    text: String,
    /// The entry of a timeline where they stand.
    #[schema(required)]
    entry: Option<i64>,
    /// When.
    #[schema(format = DateTime)]
    at: String,
}

/// What was said in a question, oldest first: its words, and what was answered and asked further.
#[utoipa::path(get, path = "/api/v1/questions/{id}/words", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    security(("bearer" = [])), responses((status = 200, description = "What was said.", body = [SaidBody]), Reading))]
async fn list_words_of_question(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
) -> Result<Json<Vec<SaidBody>>> {
    let (look, contacts) = (web.desk.look(), who.who.contacts());
    let question = Question::seen_by(&look, &who.who, id, look.now()).await?;
    let said = question.words(&look).await?.into_iter().map(|said| SaidBody {
        kind: said.kind.as_str(),
        staff: said.staff_id.map(|id| id.0),
        author: if said.staff_id.is_some() { said.author } else { contacts.author(said.author, false) },
        text: contacts.words(said.text),
        entry: said.entry_id.map(|id| id.0),
        at: said.at.iso(),
    });
    Ok(Json(said.collect()))
}

/// Asks several at once about no ticket yet.
#[utoipa::path(post, path = "/api/v1/questions", tag = "questions", request_body = NewQuestion, security(("bearer" = [])),
    responses((status = 201, description = "The questions, one for each of those asked.", body = [QuestionBody]), Changing))]
async fn ask_alone(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Json(new): Json<NewQuestion>,
) -> Result<(StatusCode, Json<Vec<QuestionBody>>)> {
    if !new.entries.is_empty() || !new.attachments.is_empty() {
        return Err(Error::invalid("entries", "question-error-files-alone"));
    }
    let to = new.to.into_iter().map(To::addressee).collect::<Result<Vec<_>>>()?;
    let asking = NewAsking { words: Words::plain(new.text.trim()), to, track: new.track, ..NewAsking::default() };
    let mut act = who.visit.act(&web).await?;
    let asking = Asking::alone(&mut act, &who.who, asking).await?;
    act.commit().await?;
    let look = web.desk.look();
    let asked = Question::of_asking(&look, asking).await?;
    Ok((StatusCode::CREATED, Json(bodies(&look, &page, &web, &who, asked).await?)))
}

/// On which ticket.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct QuestionTicket {
    /// The ticket's number.
    ticket: i64,
}

/// Sets a question that was about no ticket onto one, with everything said so far and everybody asked at once.
#[utoipa::path(put, path = "/api/v1/questions/{id}/ticket", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    request_body = QuestionTicket, security(("bearer" = [])), responses((status = 200, description = "The question.", body = QuestionBody), Changing))]
async fn set_ticket_of_question(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Json(on): Json<QuestionTicket>,
) -> Result<Json<QuestionBody>> {
    onto(&web, &who, id, TicketId(on.ticket)).await?;
    let look = web.desk.look();
    let question = Question::find(&look, id).await?;
    bodies(&look, &page, &web, &who, vec![question]).await?.pop().map(Json).ok_or(Error::Missing)
}
