//! Words of one entry are struck: a page that says what goes, and the deed.

use crate::view::StrikingPage;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{EntryId, Error, Future, Look, Result, TicketId};
use customer::{CustomerId, Identity, striking::Strikers};
use people::{Colleague, Supervisor};
use people_web::{
    As, FormFailed, Matter, Page, Slot, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use ticket::{Entry, Scope, Ticket, inbox::count_of};

/// What of tickets goes with a person, on the page that strikes them.
pub const GOES: Slot = Slot { place: "erasure-of-customer", render: goes };

/// Tickets are counted no further.
const COUNTED: u32 = 10_000;

/// The reason, as its form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    why: String,
}

/// `GET /tickets/{number}/entries/{entry}/striking`
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Supervisor>,
    Path((number, entry)): Path<(TicketId, EntryId)>,
) -> Result<Response> {
    draw(&web, &page, &who, (number, entry), Sent::default(), FormFailed::default(), StatusCode::OK).await
}

/// `POST /tickets/{number}/entries/{entry}/striking`
pub async fn strike(
    State(web): State<Web>,
    page: Page,
    who: As<Supervisor>,
    Extension(strikers): Extension<Strikers>,
    Path((number, entry)): Path<(TicketId, EntryId)>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let struck = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        ticket.strike_entry(&mut act, &who.who, entry, &sent.why, strikers).await?;
        act.commit().await
    };
    match struck.await {
        Ok(()) => Ok(done(&web, format!("/tickets/{number}#entry-{entry}"), Some("ticket-flash-struck"))),
        Err(error) => {
            let lang = who.frame(&web, &page, "").await?.lang;
            let failed = FormFailed::of(error, &web, lang)?;
            draw(&web, &page, &who, (number, entry), sent, failed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn draw(
    web: &Web,
    page: &Page,
    who: &As<Supervisor>,
    (number, id): (TicketId, EntryId),
    sent: Sent,
    failed: FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let entry = Entry::seen_by(&web.desk.look(), &Scope::of(&who.who), id).await?;
    if entry.ticket_id != number || entry.change.is_some() {
        return Err(Error::Missing);
    }
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("ticket-strike");
    let words: String = entry.reply_text.chars().take(2_000).collect();
    let shown = StrikingPage {
        frame: &frame,
        number: number.0,
        entry: id.0,
        who: if entry.author_name.is_empty() { entry.author_address } else { entry.author_name },
        at: entry.at,
        words,
        why: failed.field("why", sent.why),
        error: failed.error,
    };
    draw_as(web, &frame, status, &shown)
}

fn goes<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a shell::Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let n = tickets(&web.desk.look(), who, *about.get()?).await?;
        Ok(Some(frame.n("ticket-erasure-goes", n)))
    })
}

async fn tickets(look: &Look, who: &Colleague, customer: CustomerId) -> Result<i64> {
    let known: Vec<_> = Identity::of(look, customer).await?.into_iter().map(|i| i.id).collect();
    count_of(look, &Scope::of(who), &known, COUNTED).await
}
