//! Drafts: kept while one types, and the list of what one has begun.

use crate::{inline, reviews};
use askama::Template;
use axum::{
    Form, Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Error, Result, TicketId};
use people::Colleague;
use people_web::{As, FormFailed, Page, Web, draw};
use serde::Deserialize;
use shell::{Count, Frame, Lang, NavItem};
use store::Moment;
use ticket::{Addressed, Draft, DraftKind, Scope, Ticket, draft::Save};

/// A draft as the editor saves it.
#[derive(Debug, Deserialize)]
pub struct Saved {
    html: Option<String>,
    text: Option<String>,
    generation: i64,
    version: Option<i64>,
    #[serde(default)]
    window: String,
    to: Option<String>,
    cc: Option<String>,
    bcc: Option<String>,
}

/// Keeps what was written so far, and answers with its version; 409 when it was sent, or, with what is kept,
/// changed from another window.
pub async fn save(
    State(web): State<Web>,
    who: As<Colleague>,
    Path((number, kind)): Path<(TicketId, DraftKind)>,
    Form(form): Form<Saved>,
) -> Result<Response> {
    let html = form.html.unwrap_or_else(|| mail::text_to_html(&form.text.unwrap_or_default()));
    let html = mail::sanitise_written(&inline::named(&html));
    let addressed = Some(Addressed { to: form.to, cc: form.cc, bcc: form.bcc }).filter(|to| !to.is_usual());
    let window: String = form.window.chars().take(40).collect();
    let new = Save { kind, generation: form.generation, html: &html, addressed, known: form.version, window: &window };
    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    if let Some(into) = ticket.merged_into {
        drop(act); // the two are locked in the order of their numbers, and one is locked already
        return carry_on(&web, &who, (number, into), &new).await;
    }
    let turns = reviews::turns(&mut act, &ticket, who.who.id, &html).await?;
    match Draft::save(&mut act, &ticket, who.who.id, &new).await {
        Ok(version) => {
            if turns && kind == DraftKind::Reply {
                act.refresh(Ticket::topic(number)); // who reads it is told, and so is who writes
            }
            act.commit().await?;
            web.hub.doing(&Ticket::topic(number), who.who.id.0, Some(kind.as_str()));
            Ok(Json(serde_json::json!({ "version": version })).into_response())
        }
        Err(Error::Conflict(_, kept)) => Ok((StatusCode::CONFLICT, Json(shown(&kept))).into_response()),
        Err(refused @ Error::Refused(_)) => {
            let lang = Lang::parse(&who.who.language).unwrap_or_default();
            let words = FormFailed::of(refused, &web, lang)?.sentence();
            Ok((StatusCode::CONFLICT, Json(serde_json::json!({ "sent": true, "kept": true, "words": words })))
                .into_response())
        }
        Err(e) => Err(e),
    }
}

/// What is saved for a ticket that was merged stands on the one that stays, where it can.
async fn carry_on(
    web: &Web,
    who: &As<Colleague>,
    (from, to): (TicketId, TicketId),
    new: &Save<'_>,
) -> Result<Response> {
    let mut act = who.visit.act(web).await?;
    let (from, to) = Ticket::both(&mut act, &Scope::of(&who.who), from, to).await?;
    if from.merged_into != Some(to.id) {
        return Err(Error::Busy("the ticket was parted from the other meanwhile".into()));
    }
    let carried = Draft::carry_on(&mut act, (&from, &to), who.who.id, new).await?;
    act.commit().await?;
    Ok((StatusCode::CONFLICT, Json(elsewhere(web, &who.who, to.id, new.kind, carried))).into_response())
}

/// The ticket was merged: where its author carries on, and whether their words are there.
fn elsewhere(web: &Web, who: &Colleague, into: TicketId, kind: DraftKind, carried: bool) -> serde_json::Value {
    let key = if carried { "ticket-draft-merged" } else { "ticket-draft-merged-apart" };
    let lang = Lang::parse(&who.language).unwrap_or_default();
    let words = web.messages.text_with(lang, key, &[("number", into.0.into())]);
    let to = format!("/tickets/{into}?compose={kind}#composer");
    let label = web.messages.text_with(lang, "ticket-draft-carry-on", &[("number", into.0.into())]);
    serde_json::json!({ "sent": true, "kept": carried, "words": words, "to": to, "label": label })
}

/// What stands in the way, as an editor shows it; nothing when it was sent.
fn shown(kept: &serde_json::Value) -> serde_json::Value {
    let html = kept["html"].as_str().map(inline::shown);
    serde_json::json!({ "sent": html.is_none(), "version": kept["version"], "html": html })
}

struct Row {
    href: String,
    number: i64,
    subject: String,
    kind: DraftKind,
    words: String,
    at: Moment,
}

#[derive(Template)]
#[template(path = "ticket/drafts.html")]
struct DraftsPage<'a> {
    frame: &'a Frame,
    rows: Vec<Row>,
}

/// What one has begun to write and not sent.
pub async fn show(State(web): State<Web>, page: Page, who: As<Colleague>) -> Result<Response> {
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("ticket-drafts");
    let begun = Draft::all_of(&web.desk.look(), &Scope::of(&who.who), who.who.id).await?;
    let rows = begun.into_iter().map(|b| Row {
        href: format!("/tickets/{}?compose={}#composer", b.ticket_id, b.kind),
        number: b.ticket_id.0,
        subject: b.subject,
        kind: b.kind,
        words: mail::html_to_text(&b.html).chars().take(200).collect(),
        at: b.saved_at,
    });
    draw(&web, &frame, &DraftsPage { frame: &frame, rows: rows.collect() })
}

/// The link to them: always there, so that nothing moves when one is begun or sent. `count` says how many.
pub(crate) fn link(frame: &Frame, path: &str, count: Option<String>) -> NavItem {
    NavItem {
        href: "/drafts".into(),
        label: frame.t("ticket-drafts"),
        count: count.map(|text| Count { text, hot: false }),
        current: path == "/drafts",
        ..NavItem::default()
    }
}
