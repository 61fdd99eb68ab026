//! Matters that have to do with each other.

use crate::{
    picking,
    view::{LinkLine, LinksPage},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use base::{Error, Look, Result, TicketId};
use people::Agent;
use people_web::{As, Page, Web, draw};
use serde::Deserialize;
use shell::{Choice, Frame};
use ticket::{LinkKind, Scope, Ticket};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// What a ticket is to another, and to which.
pub async fn form(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (look, scope) = (web.desk.look(), Scope::of(&who.who));
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.tr("ticket-links-title", &[("number", number.0.into())]);
    let ticket = Ticket::seen_by(&look, &scope, number).await?;
    let pick = picking::pick(&look, &scope, &ticket, &asked.q).await?;
    let kind = |kind: &LinkKind| Choice::new(kind, words(&frame, *kind, true), *kind == LinkKind::Related);
    let kinds = LinkKind::ALL.iter().map(kind).collect();
    draw(&web, &frame, &LinksPage { frame: &frame, number: number.0, kinds, pick })
}

/// What a ticket is to another; `forward` when it is the one that is something.
fn words(frame: &Frame, kind: LinkKind, forward: bool) -> String {
    let way = if forward { "to" } else { "from" };
    frame.t(format!("ticket-link-{kind}-{way}"))
}

/// The other ticket, and what this one is to it; or that they have nothing to do with each other.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(rename = "_method")]
    method: Option<String>,
    with: Option<TicketId>,
    kind: Option<LinkKind>,
}

/// Links, or takes a link away.
pub async fn link(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let with = wanted.with.ok_or_else(|| Error::invalid("with", "ticket-error-ticket"))?;
    let mut act = who.visit.act(&web).await?;
    let (mut ticket, mut other) = Ticket::both(&mut act, &Scope::of(&who.who), number, with).await?;
    if wanted.method.as_deref() == Some("delete") {
        ticket.unlink(&mut act, &who.who, &mut other).await?;
    } else {
        ticket.link(&mut act, wanted.kind.unwrap_or(LinkKind::Related), &mut other).await?;
    }
    act.commit().await?;
    Ok(crate::deeds::back(&web, &headers, number, None))
}

/// The ticket's links for the context column.
pub async fn lines(look: &Look, frame: &Frame, scope: &Scope, ticket: &Ticket) -> Result<Vec<LinkLine>> {
    let links = ticket.links(look, scope).await?;
    let kinds: Vec<String> = links.iter().map(|link| words(frame, link.kind, link.forward)).collect();
    let others = picking::candidates(look, links.into_iter().map(|link| link.other).collect()).await?;
    Ok(kinds.into_iter().zip(others).map(|(kind, other)| LinkLine { kind, other }).collect())
}
