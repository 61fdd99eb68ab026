//! Questions as programs see them, under `/api/v1`.

use crate::{deed::Deed, line::lines, list::LISTED};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use base::{Error, Look, Result, TicketId};
use people::Colleague;
use people_web::{As, Page, Web};
use question::{Addressee, Asking, Forward, NewAsking, Question, QuestionId, Track, Whom, Words};
use serde::{Deserialize, Serialize};
use store::Moment;
use ticket::{Person, Scope, Ticket};
use ticket_web::api::problems::{Changing, Reading};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API, with its description.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list_questions_of_ticket, ask_on_ticket))
        .routes(routes!(crate::handing::give_ticket))
        .routes(routes!(list_questions))
        .routes(routes!(answer_question))
        .routes(routes!(ask_further))
        .routes(routes!(decline_question))
        .routes(routes!(withdraw_question))
        .routes(routes!(take_question))
        .merge(crate::api_alone::routes())
}

/// One of those asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Question)]
pub struct QuestionBody {
    /// Its id.
    id: i64,
    /// The ticket it stands on.
    #[schema(required)]
    ticket: Option<i64>,
    /// The entry that asks; one act may ask several.
    #[schema(required)]
    entry: Option<i64>,
    /// The department that was asked.
    #[schema(required)]
    department: Option<i64>,
    /// Or the colleague.
    #[schema(required)]
    staff: Option<i64>,
    /// How whoever was asked is called; of somebody outside, all that is said here.
    name: String,
    /// A word for them alone; may be empty.
    word: String,
    /// What it is about: `claim`, what the customer gets, or `source`, where it came from.
    #[schema(value_type = String, example = "claim")]
    track: Track,
    /// `open`, `answered`, `declined` or `withdrawn`.
    #[schema(example = "open")]
    state: &'static str,
    /// Whether its time passed before somebody answered.
    late: bool,
    /// Who asks.
    asked_by: i64,
    /// Since when it waits for this answer.
    #[schema(format = DateTime)]
    asked_at: String,
    /// By when it is to be answered.
    #[schema(format = DateTime)]
    due_at: String,
    /// Who of those asked looks after it.
    #[schema(required)]
    taken_by: Option<i64>,
    /// When it ended.
    #[schema(required, format = DateTime)]
    ended_at: Option<String>,
    /// Why it was declined or withdrawn.
    reason: String,
    /// Why whoever is asked outside does not have it, as their mail system said.
    #[schema(required)]
    undelivered: Option<String>,
    /// The entry of the last answer.
    #[schema(required)]
    answer: Option<i64>,
}

pub(crate) async fn bodies(
    look: &Look,
    page: &Page,
    web: &Web,
    who: &As<Colleague>,
    asked: Vec<Question>,
) -> Result<Vec<QuestionBody>> {
    let frame = page.frame_of_part(web, &who.visit);
    let drawn = lines(look, &frame, who.who.contacts(), &asked).await?;
    let body = |(q, line): (Question, crate::line::Line)| QuestionBody {
        id: q.id.0,
        ticket: q.ticket_id.map(|id| id.0),
        entry: q.entry_id.map(|id| id.0),
        department: q.department_id.map(|id| id.0),
        staff: q.staff_id.map(|id| id.0),
        name: line.name,
        word: line.word,
        reason: line.reason,
        undelivered: q.not_delivered().map(|why| who.who.contacts().words(why.to_owned())),
        track: q.track,
        state: q.state.as_str(),
        late: q.is_late(look.now()),
        asked_by: q.asked_by.0,
        asked_at: q.asked_at.iso(),
        due_at: q.due_at.iso(),
        taken_by: q.taken_by.map(|id| id.0),
        ended_at: q.ended_at.map(Moment::iso),
        answer: line.answer,
    };
    Ok(asked.into_iter().zip(drawn).map(body).collect())
}

/// All questions of a ticket, oldest first.
#[utoipa::path(get, path = "/api/v1/tickets/{number}/questions", tag = "questions", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The questions.", body = [QuestionBody]), Reading))]
async fn list_questions_of_ticket(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<Json<Vec<QuestionBody>>> {
    let look = web.desk.look();
    Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let asked = Question::of_ticket(&look, number).await?;
    Ok(Json(bodies(&look, &page, &web, &who, asked).await?))
}

/// One of those to be asked: a department, a colleague, or somebody outside.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[schema(as = QuestionTo)]
#[serde(default, deny_unknown_fields)]
pub struct To {
    /// A department's id.
    department: Option<i64>,
    /// A colleague's id.
    staff: Option<i64>,
    /// Somebody outside: their mail address; only for those who answer customers.
    address: Option<String>,
    /// Their name.
    name: Option<String>,
    /// A word for them alone.
    word: String,
    /// By when (RFC 3339); in their own time when missing.
    due_at: Option<String>,
}

impl To {
    pub(crate) fn addressee(self) -> Result<Addressee> {
        let outside = |address| Person { name: self.name.clone().unwrap_or_default(), address };
        let whom = match (self.department, self.staff, self.address) {
            (Some(id), None, None) => Whom::Department(base::DepartmentId(id)),
            (None, Some(id), None) => Whom::Staff(base::StaffId(id)),
            (None, None, Some(address)) => Whom::Partner(outside(address)),
            _ => return Err(Error::invalid("to", "question-error-nobody")),
        };
        let due_at = self.due_at.as_deref().map(|due| ticket_web::api::asked::moment("due_at", due)).transpose()?;
        Ok(Addressee { whom, word: self.word, due_at })
    }
}

/// What is asked of several at once.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewQuestion {
    /// The words for everybody.
    pub(crate) text: String,
    /// Whom: twenty at most.
    pub(crate) to: Vec<To>,
    /// `claim`, what the customer gets: the ticket waits for the answers; or `source`, where it came from.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "claim")]
    pub(crate) track: Track,
    /// Entries of the ticket they should look at, beside the customer's last words.
    #[serde(default)]
    pub(crate) entries: Vec<i64>,
    /// Attachments of its entries, by id.
    #[serde(default)]
    pub(crate) attachments: Vec<i64>,
    /// Whether those outside get these entries as history: `nothing`, `hidden`, without the customer's addresses and
    /// numbers, or `whole`.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "hidden")]
    pub(crate) forward: Forward,
}

/// Asks several at once; only colleagues see it, and who is asked is let onto the ticket.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/questions", tag = "questions", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewQuestion, security(("bearer" = [])),
    responses((status = 201, description = "The questions, one for each of those asked.", body = [QuestionBody]), Changing))]
async fn ask_on_ticket(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewQuestion>,
) -> Result<(StatusCode, Json<Vec<QuestionBody>>)> {
    let to = new.to.into_iter().map(To::addressee).collect::<Result<Vec<_>>>()?;
    let entries = new.entries.into_iter().map(base::EntryId).collect();
    let context = question::Context { entries, attachments: new.attachments, forward: new.forward };
    let asking = NewAsking { words: Words::plain(new.text.trim()), to, track: new.track, context };
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let asking = Asking::on_ticket(&mut act, &who.who, &mut ticket, asking).await?;
    act.commit().await?;
    let look = web.desk.look();
    let asked = Question::of_asking(&look, asking).await?;
    Ok((StatusCode::CREATED, Json(bodies(&look, &page, &web, &who, asked).await?)))
}

/// Of whom answers are awaited.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Asked {
    /// `me`: what one is asked, stands in for, or has taken; `departments`: what waits for anybody of one's departments;
    /// both when missing.
    to: String,
}

/// What waits for one's answer, the next one due first: asked of oneself, of whom one stands in for, or of one's
/// departments, unless a colleague looks after it.
#[utoipa::path(get, path = "/api/v1/questions", tag = "questions", params(Asked), security(("bearer" = [])),
    responses((status = 200, description = "The questions.", body = [QuestionBody]), Reading))]
async fn list_questions(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<QuestionBody>>> {
    let look = web.desk.look();
    let to = asked.to.as_str();
    if !["", "me", "departments"].contains(&to) {
        return Err(Error::invalid("to", "question-error-to"));
    }
    let mut found = Question::waiting_for(&look, who.who.id, look.now(), LISTED).await?;
    let mine = |question: &Question| question.department_id.is_none() || question.taken_by == Some(who.who.id);
    found.retain(|question| to.is_empty() || (to == "me") == mine(question));
    Ok(Json(bodies(&look, &page, &web, &who, found).await?))
}

/// Words.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct QuestionWords {
    /// The words.
    text: String,
}

/// Why, and whom to ask instead.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Refusal {
    /// Why.
    reason: String,
    /// Whom to ask instead; nobody when missing.
    #[serde(default)]
    instead: Option<To>,
}

/// Why.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct Withdrawal {
    /// Why; may be empty.
    #[serde(default)]
    reason: String,
}

/// Answers. A second answer, and one to a question that is over, is kept like any other.
#[utoipa::path(post, path = "/api/v1/questions/{id}/answers", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    request_body = QuestionWords, security(("bearer" = [])), responses((status = 200, description = "The question.", body = QuestionBody), Changing))]
async fn answer_question(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Json(said): Json<QuestionWords>,
) -> Result<Json<QuestionBody>> {
    did(&web, &page, &who, id, Deed::Answer(Words::plain(said.text.trim()))).await
}

/// Asks further in the same thread: whoever answered has to answer again.
#[utoipa::path(post, path = "/api/v1/questions/{id}/further", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    request_body = QuestionWords, security(("bearer" = [])), responses((status = 200, description = "The question.", body = QuestionBody), Changing))]
async fn ask_further(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Json(said): Json<QuestionWords>,
) -> Result<Json<QuestionBody>> {
    did(&web, &page, &who, id, Deed::Further(Words::plain(said.text.trim()))).await
}

/// Says that it is not for whoever was asked, and asks somebody else instead.
#[utoipa::path(post, path = "/api/v1/questions/{id}/refusal", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    request_body = Refusal, security(("bearer" = [])), responses((status = 200, description = "The question.", body = QuestionBody), Changing))]
async fn decline_question(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Json(why): Json<Refusal>,
) -> Result<Json<QuestionBody>> {
    let instead = why.instead.map(To::addressee).transpose()?;
    did(&web, &page, &who, id, Deed::Decline(why.reason, instead)).await
}

/// Withdraws it: it need not be answered any more.
#[utoipa::path(post, path = "/api/v1/questions/{id}/withdrawal", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    request_body = Withdrawal, security(("bearer" = [])), responses((status = 200, description = "The question.", body = QuestionBody), Changing))]
async fn withdraw_question(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
    Json(why): Json<Withdrawal>,
) -> Result<Json<QuestionBody>> {
    did(&web, &page, &who, id, Deed::Withdraw(why.reason)).await
}

/// Looks after it, so that the others need not; done again, gives it back.
#[utoipa::path(post, path = "/api/v1/questions/{id}/care", tag = "questions", params(("id" = i64, Path, description = "The question's id.")),
    security(("bearer" = [])), responses((status = 200, description = "The question.", body = QuestionBody), Changing))]
async fn take_question(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
) -> Result<Json<QuestionBody>> {
    did(&web, &page, &who, id, Deed::Take).await
}

/// Does it; answers with the question as it stands then.
async fn did(web: &Web, page: &Page, who: &As<Colleague>, id: QuestionId, deed: Deed) -> Result<Json<QuestionBody>> {
    deed.perform(web, who, id).await?;
    let look = web.desk.look();
    let question = Question::find(&look, id).await?;
    bodies(&look, page, web, who, vec![question]).await?.pop().map(Json).ok_or(Error::Missing)
}
