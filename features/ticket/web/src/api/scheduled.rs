//! `/api/v1/tickets/{number}/scheduled`

use super::{
    asked::moment,
    entries::{Made, PersonBody, made},
    problems::{Changing, Reading},
    replies::NewReply,
    words::ThenWord,
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Page, Web};
use serde::{Deserialize, Serialize};
use ticket::{Hold, Scheduled, ScheduledId, Scope, Then, Ticket};
use utoipa::ToSchema;

/// Words to the customer that go later.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewScheduled {
    /// What is to be sent.
    reply: NewReply,
    /// When (RFC 3339, with an offset from UTC).
    #[schema(format = DateTime)]
    at: String,
}

/// An answer that goes later.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Scheduled)]
pub struct ScheduledBody {
    /// Its id.
    id: i64,
    /// Number of its ticket.
    ticket: i64,
    /// Id of who wrote it, and in whose name it goes.
    staff: i64,
    /// To whom.
    to: Vec<PersonBody>,
    /// To whom else.
    cc: Vec<PersonBody>,
    /// To whom else, unseen by everybody who gets it.
    bcc: Vec<PersonBody>,
    /// The words.
    text: String,
    /// The same with form, made safe.
    #[schema(required)]
    html: Option<String>,
    /// What becomes of the ticket when it has gone.
    #[schema(value_type = ThenWord)]
    then: Then,
    /// When it goes.
    #[schema(format = DateTime)]
    at: String,
    /// Why it is held and waits for a person: `news`, `author`, `refused` or `restored`; `null` while it waits for its time.
    #[schema(value_type = Option<String>, required)]
    held: Option<Hold>,
}

impl From<Scheduled> for ScheduledBody {
    fn from(one: Scheduled) -> Self {
        let people = |list: Vec<ticket::Person>| list.into_iter().map(PersonBody::from).collect();
        ScheduledBody {
            id: one.id.0,
            ticket: one.ticket_id.0,
            staff: one.staff_id.0,
            to: people(one.recipients.0),
            cc: people(one.copies.0),
            bcc: people(one.blind.0),
            text: one.text,
            html: one.html,
            then: one.then_do,
            at: one.due_at.iso(),
            held: one.why,
        }
    }
}

/// What is to go later on a ticket.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScheduledOnes {
    /// The next one first.
    scheduled: Vec<ScheduledBody>,
}

/// What has not gone yet.
#[utoipa::path(get, path = "/api/v1/tickets/{number}/scheduled", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "All of it, the next one first.", body = ScheduledOnes), Reading))]
pub async fn list_scheduled(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
) -> Result<Json<ScheduledOnes>> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let all = Scheduled::of(&look, &ticket).await?;
    Ok(Json(ScheduledOnes { scheduled: all.into_iter().map(ScheduledBody::from).collect() }))
}

/// Answers the customer later.
///
/// It becomes an entry when it goes. When anybody but its author says something before that, it is held, and its author
/// is told.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/scheduled", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewScheduled, security(("bearer" = [])),
    responses((status = 201, description = "It waits for its time.", body = ScheduledBody), Changing))]
pub async fn schedule_reply(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewScheduled>,
) -> Result<(StatusCode, Json<ScheduledBody>)> {
    let due = moment("at", &new.at)?;
    let (to, reply) = new.reply.ready(&web, &page, &who).await?;
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let to = match to {
        Some(to) => to,
        None => ticket.answer_to(&mut act).await?,
    };
    let id = ticket.schedule(&mut act, &who.who, to, reply, due).await?;
    act.commit().await?;
    let scheduled = Scheduled::known(&web.desk.look(), id).await?;
    Ok((StatusCode::CREATED, Json(scheduled.into())))
}

/// Takes it back: its words are in the draft of whoever does.
#[utoipa::path(delete, path = "/api/v1/tickets/{number}/scheduled/{id}", tag = "tickets",
    params(("number" = i64, Path, description = "The ticket's number."), ("id" = i64, Path, description = "The answer's id.")),
    security(("bearer" = [])), responses((status = 204, description = "It does not go."), Changing))]
pub async fn take_scheduled_back(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ScheduledId)>,
) -> Result<StatusCode> {
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.take_back_scheduled(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the one who sends it has seen.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SendNow {
    /// The last entry they have seen. Given, it is stopped when something newer is there.
    seen: Option<i64>,
}

/// Sends it now.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/scheduled/{id}/sending", tag = "tickets",
    params(("number" = i64, Path, description = "The ticket's number."), ("id" = i64, Path, description = "The answer's id.")),
    request_body = SendNow, security(("bearer" = [])),
    responses((status = 201, description = "The entry it has become.", body = super::entries::EntryBody), Changing))]
pub async fn send_scheduled_now(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ScheduledId)>,
    Json(asked): Json<SendNow>,
) -> Result<Made> {
    let mut act = who.visit.act(&web).await?;
    let entry = crate::scheduled::send_now(&mut act, &who.who, (number, id), asked.seen).await?;
    act.commit().await?;
    made(&web, &Scope::of(&who.who), entry).await
}
