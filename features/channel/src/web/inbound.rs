//! Mail by the API: kept first, then waited for, so that a program learns its ticket at once.

use crate::{
    Mailbox, MailboxId,
    ledger::refusing::Reason,
    mail::{Arrival, ArrivalState, Arrived, Keeper, NewArrival, Post, Via, source},
};
use axum::{
    Extension, Json,
    body::Bytes,
    extract::{Query, State, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Error, Look, Result};
use people::Agent;
use people_web::{As, Problem, Web};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ticket::Entry;
use tokio::time::{Instant, sleep};
use utoipa::{IntoParams, ToSchema};

/// How long a program waits for its mail to be understood.
const PATIENCE: Duration = Duration::from_secs(5);
/// Intake takes some milliseconds; whoever waits longer looks less often.
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// What this door needs beside the desk.
#[derive(Clone)]
pub(super) struct Door {
    pub post: Post,
    pub keeper: Keeper,
    /// Bytes.
    pub largest: usize,
}

/// To whom a mail came.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Addressed {
    /// The address it came to: a mailbox, or a reply address of one. Without it the recipient
    /// headers say, else it is the first mailbox.
    mailbox: Option<String>,
}

/// A mail that is on a ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct Taken {
    /// The mail as it came.
    arrival: i64,
    /// What it became.
    entry: i64,
    /// On which ticket: its number.
    ticket: i64,
    /// Who wrote it: `human`, `auto`, `bounce`, `list` or `loop`.
    verdict: String,
    /// The very same mail had come before; nothing was added.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    again: bool,
}

/// A mail that is safe, but on no ticket yet.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kept {
    /// The mail as it came.
    arrival: i64,
    /// Why it is on no ticket, in a word: `spam`, `loop`, `empty`, `no-header`, `defect`. Null: it was not
    /// read yet.
    #[schema(required = true)]
    problem: Option<String>,
}

/// Brings a mail.
///
/// When this answers 201 or 202, the mail is safe and need not be sent again; sending it again adds
/// nothing. Any `Content-Type` is taken.
#[utoipa::path(
    post,
    path = "/api/v1/inbound/mail",
    tag = "inbound",
    operation_id = "bringMail",
    params(Addressed),
    request_body(content = String, content_type = "message/rfc822", description = "The raw mail (RFC 5322)."),
    responses(
        (status = 201, description = "It is on a ticket.", body = Taken),
        (status = 202, description = "It is kept, but not understood, or not yet.", body = Kept),
        (status = 401, description = "A valid token is needed.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The token is not that of an agent.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The mail is too large.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "There is no such mailbox, no mailbox at all, or no mail.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "It cannot be kept now: try again.", body = Problem, content_type = "application/problem+json"),
    ),
    security(("bearer" = []))
)]
pub(super) async fn receive(
    State(web): State<Web>,
    _by: As<Agent>,
    Query(addressed): Query<Addressed>,
    Extension(door): Extension<Door>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response> {
    let named = addressed.mailbox.as_deref().map(str::trim).filter(|a| !a.is_empty());
    let raw: Vec<u8> = match body {
        Ok(bytes) => bytes.into(),
        Err(refused) => {
            if refused.status() == StatusCode::PAYLOAD_TOO_LARGE {
                door.refuse(&web, Reason::TooBig, named, b"").await;
            }
            return Ok(unread(&refused, door.largest));
        }
    };
    let header = source::header(&raw).to_vec();
    let arrived = match keep(&web, &door, raw, named).await {
        Ok(arrived) => arrived,
        Err(error) => {
            door.refuse(&web, reason(&error), named, &header).await;
            return Err(error);
        }
    };
    let look = web.desk.look();
    answer(&look, patiently(&look, arrived.id).await?, arrived.again).await
}

async fn keep(web: &Web, door: &Door, raw: Vec<u8>, named: Option<&str>) -> Result<Arrived> {
    if raw.trim_ascii().is_empty() {
        return Err(Error::invalid("body", "channel-error-empty"));
    }
    let new = NewArrival {
        mailboxes: mailboxes(web, &door.post, &raw, named).await?,
        raw,
        via: Via::Http,
        from: None,
        to: named.map(str::to_owned).into_iter().collect(),
        client: None,
    };
    door.keeper.keep(new).await
}

/// Why it is not taken, in the ledger's words. What cannot be kept now is not refused but put off, as by SMTP: whoever
/// hears 503 brings it again, and then it is kept.
fn reason(error: &Error) -> Reason {
    match error {
        Error::Invalid(wrong) if wrong.iter().any(|(field, _)| *field == "body") => Reason::Empty,
        Error::Invalid(_) => Reason::Unknown,
        _ => Reason::Later,
    }
}

impl Door {
    /// Counts what is not taken; for no mailbox of ours where none is named and nothing was read that could say.
    async fn refuse(&self, web: &Web, reason: Reason, named: Option<&str>, header: &[u8]) {
        let whose = match (named, header) {
            (None, b"") => Vec::new(),
            _ => mailboxes(web, &self.post, header, named).await.unwrap_or_default(),
        };
        self.keeper.refusals().one(reason, &whose, (None, named.unwrap_or_default()), header);
    }
}

/// Where it goes: to the named address, or to whom the mail itself says.
async fn mailboxes(web: &Web, post: &Post, raw: &[u8], named: Option<&str>) -> Result<Vec<MailboxId>> {
    if let Some(address) = named {
        let mailbox = Mailbox::reached_by(&web.desk.look(), post.minter(), address).await?;
        return mailbox.map(|m| vec![m.id]).ok_or_else(|| Error::invalid("mailbox", "channel-error-mailbox"));
    }
    let meant = Arrival::mailboxes_meant(&web.desk, post, raw, &[]).await?;
    if meant.is_empty() {
        return Err(Error::invalid("mailbox", "channel-error-no-mailbox"));
    }
    Ok(meant)
}

/// The arrival once intake has been there, or as it is when patience ends.
async fn patiently(look: &Look, id: i64) -> Result<Arrival> {
    let end = Instant::now() + PATIENCE;
    let mut pause = FIRST_PAUSE;
    loop {
        let arrival = Arrival::find(look, id).await?;
        if arrival.state != ArrivalState::Kept || Instant::now() >= end {
            return Ok(arrival);
        }
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn answer(look: &Look, arrival: Arrival, again: bool) -> Result<Response> {
    let (Some(entry), Some(verdict)) = (arrival.entry_id, arrival.verdict) else {
        let spam = (arrival.state == ArrivalState::Spam).then(|| ArrivalState::Spam.to_string());
        let kept = Kept { arrival: arrival.id, problem: arrival.problem.or(spam) };
        return Ok((StatusCode::ACCEPTED, Json(kept)).into_response());
    };
    // Only the number leaves, and whoever brought the mail may know it.
    let ticket = Entry::find(look, entry).await?.ticket_id;
    let taken = Taken { arrival: arrival.id, entry: entry.0, ticket: ticket.0, verdict, again };
    Ok((StatusCode::CREATED, Json(taken)).into_response())
}

/// The body could not be read: too large, or the connection broke.
fn unread(refused: &BytesRejection, largest: usize) -> Response {
    let status = refused.status();
    let detail = match status {
        StatusCode::PAYLOAD_TOO_LARGE => format!("a mail may have at most {largest} bytes"),
        _ => refused.body_text(),
    };
    Problem::new(status, detail).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_brought_again_is_put_off_and_what_is_not_is_refused() {
        assert_eq!(reason(&Error::Busy("the disk is full".into())), Reason::Later);
        assert_eq!(reason(&Error::Broken("a defect".into())), Reason::Later);
        assert_eq!(reason(&Error::invalid("mailbox", "channel-error-mailbox")), Reason::Unknown);
        assert_eq!(reason(&Error::invalid("body", "channel-error-empty")), Reason::Empty);
    }
}
