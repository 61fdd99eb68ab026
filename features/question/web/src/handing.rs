//! Giving a ticket to a colleague who answers no customers: beside those it can be assigned to.

use crate::{
    api::{QuestionBody, bodies},
    panel::refused,
};
use askama::Template;
use axum::{
    Form, Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{Future, Result, StaffId, TicketId};
use people::{Agent, Colleague};
use people_web::{As, Matter, Page, Slot, Web, html_of};
use question::{Asking, AskingId, Question, Words};
use serde::Deserialize;
use shell::{Choice, Frame, Lang};
use ticket::{Scope, Ticket};
use ticket_web::{
    Shown,
    api::{asked::IdOrWord, problems::Changing},
    deeds::back,
    stopped::reader,
};
use utoipa::ToSchema;

/// Under those a ticket can be assigned to.
pub const GIVE: Slot = Slot { place: "assign-more", render: give };

#[derive(Template)]
#[template(path = "question/_give.html")]
struct Give<'a> {
    frame: &'a Frame,
    number: i64,
    /// What its timeline ends with: a word is begun anew when there is more to say it about.
    last: i64,
    /// Whoever has it already is chosen.
    people: Vec<Choice>,
}

fn give<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let shown = about.get::<Shown>()?;
        let helpers = || shown.staff.iter().filter(|s| s.left_at.is_none() && !s.role.may_answer());
        if Agent::of(who).is_err() || helpers().next().is_none() {
            return Ok(None);
        }
        // Nobody has been asked of whom the ticket awaits nothing.
        let asked = match shown.ticket.awaits {
            Some(_) => Question::of_ticket(&web.desk.look(), shown.ticket.id).await?,
            None => Vec::new(),
        };
        let has = |id: StaffId| asked.iter().any(|q| q.is_open() && q.staff_id == Some(id));
        let people = helpers().map(|s| Choice::new(s.id, &*s.name, has(s.id))).collect();
        let last = shown.ticket.last_entry_id.map_or(0, |id| id.0);
        html_of(&Give { frame, number: shown.ticket.id.0, last, people }).map(Some)
    })
}

/// To whom, and a word for them.
#[derive(Debug, Deserialize)]
pub struct Given {
    staff: StaffId,
    #[serde(default)]
    text: String,
}

/// `POST /tickets/{number}/handover`
pub async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(given): Form<Given>,
) -> Result<Response> {
    match put(&web, &who, number, given.staff, &given.text).await {
        Ok(_) => Ok(back(&web, &headers, number, Some("question-flash-given"))),
        Err(error) => refused(&web, &page, &reader(who), number, &headers, error).await,
    }
}

/// Gives it; without words, with those that always fit, in the giver's language.
pub(crate) async fn put(web: &Web, who: &As<Agent>, number: TicketId, to: StaffId, words: &str) -> Result<AskingId> {
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let words = match words.trim() {
        "" => web.messages.text(lang, "question-give-words"),
        words => words.to_owned(),
    };
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let asking = Asking::give(&mut act, &who.who, &mut ticket, to, Words::plain(&words)).await?;
    act.commit().await?;
    Ok(asking)
}

/// To whom a ticket is given.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Handover {
    /// A collaborator: id or e-mail address.
    to: IdOrWord,
    /// A word for them; a sentence that always fits when missing.
    #[serde(default)]
    text: String,
}

/// Gives the ticket to a colleague who answers no customers: they are asked, the time is their department's, and
/// answering gives it back. Whoever is responsible stays so, and hears what the customer writes.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/handover", tag = "questions", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = Handover, security(("bearer" = [])),
    responses((status = 201, description = "What they are asked.", body = [QuestionBody]), Changing))]
pub(crate) async fn give_ticket(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(given): Json<Handover>,
) -> Result<(StatusCode, Json<Vec<QuestionBody>>)> {
    let look = web.desk.look();
    let to = given.to.staff(&look, who.who.id).await?;
    let asking = put(&web, &who, number, to, &given.text).await?;
    let asked = Question::of_asking(&look, asking).await?;
    Ok((StatusCode::CREATED, Json(bodies(&look, &page, &web, &reader(who), asked).await?)))
}
