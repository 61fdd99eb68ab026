//! Replies and notes.

use crate::{
    deeds::back,
    form::Parts,
    ticket_page::{self, AskedFor, Refused},
    view::{News, Panel, Stale},
};
use axum::{
    extract::{Multipart, Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{EntryId, Error, Result, Setting, TicketId};
use people::{Agent, Colleague, Company};
use people_web::{As, FormFailed, Page, Web};
use shell::Lang;
use std::time::Duration;
use ticket::{Draft, DraftKind, Person, Reply, Scope, Then, Ticket};

/// Answers the customer.
pub async fn reply(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let undo = Duration::from_secs(u64::from(Company::read(&web.desk.look()).await?.undo_seconds));
    let (text, html) = parts.words();
    let then = parts.get("then").parse().unwrap_or(Then::Stay);
    let seen = parts.get("seen").parse().ok().map(EntryId);
    let sent = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        let to = chosen(ticket.answer_to(&mut act).await?, parts.get("to"));
        let reply = Reply { text, html, attachments: parts.files.clone(), cc: Vec::new(), seen, then };
        ticket.reply(&mut act, &who.who, to, reply, undo).await?;
        Draft::sent(&mut act, number, who.who.id, DraftKind::Reply).await?;
        act.commit().await
    };
    match sent.await {
        Ok(()) => Ok(back(&web, &headers, number, Some("ticket-flash-sent"))),
        Err(e) => again(&web, &page, reader(who), number, &headers, &parts, (e, Panel::Reply)).await,
    }
}

/// The customer may be reached at several addresses; one was chosen.
fn chosen(mut known: Vec<Person>, address: &str) -> Vec<Person> {
    if let Some(at) = known.iter().position(|p| p.address == address) {
        return vec![known.swap_remove(at)];
    }
    known
}

/// Whoever may write may read.
fn reader(who: As<Agent>) -> As<Colleague> {
    As { who: Colleague::clone(&who.who), visit: who.visit }
}

/// Writes a note.
pub async fn note(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let (text, html) = parts.words();
    let written = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        ticket.note(&mut act, &who.who, &text, html, parts.files.clone()).await?;
        Draft::sent(&mut act, number, who.who.id, DraftKind::Note).await?;
        act.commit().await
    };
    match written.await {
        Ok(()) => Ok(back(&web, &headers, number, Some("ticket-flash-noted"))),
        Err(e) => again(&web, &page, who, number, &headers, &parts, (e, Panel::Note)).await,
    }
}

/// The page again, with the words as they were and what stopped them. Nothing written is lost.
async fn again(
    web: &Web,
    page: &Page,
    reader: As<Colleague>,
    number: TicketId,
    headers: &HeaderMap,
    parts: &Parts,
    (error, panel): (Error, Panel),
) -> Result<Response> {
    let stale = match &error {
        Error::Conflict(why, new) if why.key == "ticket-stale" => {
            Some(Stale { news: news(new), then: parts.get("then").to_owned() })
        }
        _ => None,
    };
    let lang = Lang::parse(&reader.who.language).unwrap_or_default();
    let failed = FormFailed::of(error, web, lang)?;
    let (text, html) = parts.words();
    let refused = Refused {
        error: if stale.is_some() { None } else { failed.sentence() },
        stale,
        html: html.unwrap_or_else(|| mail::text_to_html(&text)),
        panel,
    };
    ticket_page::answer(web, page, &reader, number, &AskedFor::before(headers), Some(refused)).await
}

fn news(new: &serde_json::Value) -> Vec<News> {
    let text = |v: &serde_json::Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let one = |v: &serde_json::Value| News {
        entry: v["id"].as_i64().unwrap_or_default(),
        who: text(v, "from"),
        at: store::Moment::from_micros(v["micros"].as_i64().unwrap_or_default()),
        words: text(v, "text").chars().take(160).collect(),
    };
    new.as_array().map(|all| all.iter().map(one).collect()).unwrap_or_default()
}
