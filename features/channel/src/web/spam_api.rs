//! The folder for spam as programs see it, under `/api/v1`.

use super::spam::{place, said};
use crate::mail::spam::{Reason, Spam, marking};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use base::{Error, Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket::Scope;
use ticket_web::api::problems::{Changing, Reading};
use utoipa::{IntoParams, ToSchema};

/// Mails of one answer.
const MOST: u32 = 50;

/// A mail that lies in the folder for spam.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SpamMail)]
pub struct SpamBody {
    /// The mail as it came.
    arrival: i64,
    /// Of whoever wrote it; empty when nobody is named.
    address: String,
    /// Their name, as written.
    name: String,
    /// Its subject.
    subject: String,
    /// Its first words.
    words: String,
    /// Why it lies here.
    reasons: Vec<ReasonBody>,
    /// When it came.
    #[schema(format = DateTime)]
    came_at: String,
    /// Since when it lies here.
    #[schema(format = DateTime)]
    put_at: String,
    /// The number of the ticket on which it stood until a colleague marked it.
    #[schema(required)]
    ticket: Option<i64>,
    /// Where it stands in the list, for `before`.
    place: String,
}

/// Why a mail lies there.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SpamReason)]
pub struct ReasonBody {
    /// `blocked`, `rule`, `upstream` or `marked`.
    #[schema(example = "rule")]
    because: &'static str,
    /// The line of the list, the rule's name, the header's field; empty for what a colleague said.
    about: String,
}

impl SpamBody {
    fn of(spam: Spam, by: &Agent) -> SpamBody {
        let place = said(spam.place());
        let spam = spam.shown_to(by.contacts());
        let reason = |reason: Reason| ReasonBody { because: reason.because.as_str(), about: reason.about };
        SpamBody {
            arrival: spam.arrival_id,
            address: spam.address,
            name: spam.name,
            subject: spam.subject,
            words: spam.words,
            reasons: spam.reasons.0.into_iter().map(reason).collect(),
            came_at: spam.came_at.iso(),
            put_at: spam.put_at.iso(),
            ticket: spam.ticket_id.map(|number| number.0),
            place,
        }
    }
}

/// Which mails.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Those behind this `place`.
    before: Option<String>,
}

/// What lies in the folder, newest first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/spam", tag = "spam", params(Asked), security(("bearer" = [])),
    responses((status = 200, description = "The mails.", body = [SpamBody]), Reading))]
pub(super) async fn list_spam(
    State(web): State<Web>,
    who: As<Agent>,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<SpamBody>>> {
    let before = asked.before.as_deref().and_then(place);
    if asked.before.is_some() && before.is_none() {
        return Err(Error::invalid("before", "channel-error-spam-place"));
    }
    let found = Spam::list(&web.desk.look(), &who.who, before, MOST).await?;
    Ok(Json(found.into_iter().map(|spam| SpamBody::of(spam, &who.who)).collect()))
}

/// How a mail is cleared.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Clearance {
    /// Mails of its sender are never spam from now on.
    #[serde(default)]
    wanted: bool,
}

/// A mail that was cleared.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Cleared {
    /// The mail as it came.
    arrival: i64,
    /// The number of the ticket on which it stood before and stands again; `null` when it never was on one: it is taken
    /// in now, as it would have been.
    #[schema(required)]
    ticket: Option<i64>,
}

/// Says that a mail is no spam: it becomes what it would have been, with the time at which it came.
#[utoipa::path(put, path = "/api/v1/spam/{id}/clearance", tag = "spam", params(("id" = i64, Path, description = "The mail as it came.")),
    request_body = Clearance, security(("bearer" = [])), responses((status = 200, description = "The mail.", body = Cleared), Changing))]
pub(super) async fn clear_spam(
    State(web): State<Web>,
    who: As<Agent>,
    Path(arrival): Path<i64>,
    Json(asked): Json<Clearance>,
) -> Result<Json<Cleared>> {
    let mut act = who.visit.act(&web).await?;
    let spam = Spam::find(&mut act, arrival).await?;
    Spam::free(&mut act, &Scope::of(&who.who), &who.who, arrival, asked.wanted).await?;
    act.commit().await?;
    Ok(Json(Cleared { arrival, ticket: spam.ticket_id.map(|number| number.0) }))
}

/// Says that the only mail of a ticket is spam: it goes into the folder, and the ticket ends.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/spam", tag = "spam", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The mail in the folder.", body = SpamBody), Changing))]
pub(super) async fn mark_spam(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
) -> Result<Json<SpamBody>> {
    let mut act = who.visit.act(&web).await?;
    let arrival = marking::mark(&mut act, &Scope::of(&who.who), &who.who, number).await?;
    let spam = Spam::find(&mut act, arrival).await?;
    act.commit().await?;
    Ok(Json(SpamBody::of(spam, &who.who)))
}
