//! Entries of one ticket become another.

use crate::{
    deeds::onto,
    picking,
    view::{Joined, SplitPage, Takeable, Undo},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{EntryId, Error, Look, Result, TicketId};
use people::Agent;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Frame, Lang};
use ticket::{EntryKind, Scope, Ticket};

/// Letters shown of each entry.
const LETTERS: usize = 300;

/// The entry from which on the words are another matter.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    from: Option<EntryId>,
}

/// Which entries, and under what subject.
pub async fn form(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let ticket = Ticket::seen_by(&web.desk.look(), &Scope::of(&who.who), number).await?;
    let wanted = Wanted { entries: asked.from.into_iter().collect(), subject: ticket.subject.clone(), both: false };
    show(&web, &page, &who, &ticket, &wanted, None).await
}

/// What a form says.
struct Wanted {
    entries: Vec<EntryId>,
    subject: String,
    /// It stays on the ticket as well: a mail with two matters.
    both: bool,
}

/// Splits.
pub async fn split(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let of = |wanted: &'static str| fields.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value);
    let wanted = Wanted {
        entries: of("entry").filter_map(|id| id.parse().ok()).collect(),
        subject: of("subject").next().cloned().unwrap_or_default(),
        both: of("both").next().is_some(),
    };
    let scope = Scope::of(&who.who);
    let split = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &scope, number).await?;
        let new = match wanted.both {
            true => ticket.split_both(&mut act, &who.who, &wanted.entries, &wanted.subject).await?,
            false => ticket.split(&mut act, &who.who, &wanted.entries, &wanted.subject).await?,
        };
        act.commit().await?;
        Ok(new.id)
    };
    match split.await {
        Ok(new) => Ok(done(&web, onto(&headers, new, &format!("split={number}")), None)),
        Err(error @ Error::Invalid(_)) => {
            let ticket = Ticket::seen_by(&web.desk.look(), &scope, number).await?;
            show(&web, &page, &who, &ticket, &wanted, Some(error)).await
        }
        Err(error) => Err(error),
    }
}

async fn show(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    ticket: &Ticket,
    wanted: &Wanted,
    error: Option<Error>,
) -> Result<Response> {
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.tr("ticket-split-title", &[("number", ticket.id.0.into())]);
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let error = error.map(|error| FormFailed::of(error, web, lang)).transpose()?.and_then(|f| f.sentence());
    let mut entries = ticket.timeline(&web.desk.look()).await?;
    entries.retain(|e| e.kind != EntryKind::Change);
    // The only thing that was said can but stand in both.
    let alone = entries.len() == 1 && error.is_none();
    let takeable = |e: &ticket::Entry| Takeable {
        id: e.id.0,
        words: picking::in_short(e, LETTERS),
        taken: alone || wanted.entries.contains(&e.id),
    };
    let shown = SplitPage {
        frame: &frame,
        number: ticket.id.0,
        subject: wanted.subject.clone(),
        entries: entries.iter().map(takeable).collect(),
        both: alone || wanted.both,
        error,
    };
    draw_as(web, &frame, status, &shown)
}

/// The line on a new ticket's page: where it comes from, and the way back.
pub async fn joined(
    look: &Look,
    frame: &Frame,
    scope: &Scope,
    (new, origin): (&Ticket, TicketId),
    may_act: bool,
) -> Result<Option<Joined>> {
    let linked = new.links(look, scope).await?.into_iter().find(|link| link.other.id == origin);
    let Some(origin) = linked.map(|link| link.other) else { return Ok(None) };
    let text = frame.tr("ticket-split-off", &[("number", origin.id.0.into()), ("name", origin.subject.into())]);
    let undo = Undo { action: format!("/tickets/{}/merge", new.id), with: Some(origin.id.0) };
    Ok(Some(Joined { text, undo: may_act.then_some(undo) }))
}
