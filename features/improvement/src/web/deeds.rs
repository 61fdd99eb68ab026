//! What is done with an improvement.

use super::{
    page::{self, Shown},
    record::stands_on,
};
use crate::{Improvement, ImprovementId};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{DepartmentId, EntryId, Error, Result, TicketId};
use jiff::civil::Date;
use people::Colleague;
use people_web::{As, FormFailed, Page, Web, page::done};
use serde::Deserialize;
use shell::Lang;
use ticket::{Scope, Ticket};
use ticket_web::deeds::onto;

/// What its owner says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// `accept`, `decline`, `finish`, `give`, `rename`; `detach`, which everybody may who sees the ticket.
    #[serde(rename = "do")]
    deed: String,
    /// By when.
    pub due: String,
    /// Why not.
    pub why: String,
    /// Who owns it from now on.
    pub department: String,
    /// What it is called.
    pub title: String,
    /// The ticket that is not about it.
    ticket: String,
}

impl Sent {
    /// Whether it is this.
    pub fn is(&self, deed: &str) -> bool {
        self.deed == deed
    }

    /// What was typed for this.
    pub fn typed<'a>(&self, deed: &str, field: &'a str) -> Option<&'a str> {
        self.is(deed).then_some(field)
    }
}

/// `POST /improvements/{id}`
pub(super) async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<ImprovementId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    match perform(&web, &who, id, &sent).await {
        Ok(flash) => Ok(done(&web, format!("/improvements/{id}"), Some(flash))),
        Err(error) => {
            let status = error.status();
            let lang = Lang::parse(&who.who.language).unwrap_or_default();
            let failed = FormFailed::of(error, &web, lang)?;
            let status = if status == StatusCode::FORBIDDEN { status } else { StatusCode::UNPROCESSABLE_ENTITY };
            let error = Some((status, failed.sentence().unwrap_or_default()));
            page::draw(&web, &page, &who, id, Shown { typed: sent, error, ..Shown::default() }).await
        }
    }
}

async fn perform(web: &Web, who: &As<Colleague>, id: ImprovementId, sent: &Sent) -> Result<&'static str> {
    let due: Option<Date> = sent.due.parse().ok();
    let mut act = who.visit.act(web).await?;
    if sent.deed == "detach" {
        let number = sent.ticket.parse().map(TicketId).map_err(|_| Error::Missing)?;
        let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        Improvement::detach(&mut act, &who.who, id, &ticket).await?;
        act.commit().await?;
        return Ok("improvement-flash-detached");
    }
    let owned = Improvement::owned(&mut act, &who.who, id).await?;
    let flash = match sent.deed.as_str() {
        "accept" => {
            let due = due.ok_or_else(|| Error::invalid("due", "improvement-error-due"))?;
            owned.accept(&mut act, due).await?;
            "improvement-flash-accepted"
        }
        "decline" => {
            owned.decline(&mut act, &sent.why).await?;
            "improvement-flash-declined"
        }
        "finish" => {
            owned.finish(&mut act).await?;
            "improvement-flash-done"
        }
        "give" => {
            let department = sent.department.parse().map(DepartmentId);
            let department = department.map_err(|_| Error::invalid("department", "improvement-error-department"))?;
            owned.give(&mut act, department).await?;
            "improvement-flash-given"
        }
        "rename" => {
            owned.rename(&mut act, &sent.title).await?;
            "improvement-flash-renamed"
        }
        _ => return Err(Error::Missing),
    };
    act.commit().await?;
    Ok(flash)
}

/// The words that attach their ticket.
#[derive(Clone, Debug, Deserialize)]
pub struct Attaching {
    entry: EntryId,
    /// From the improvement's own page, where one stays.
    #[serde(default)]
    here: bool,
}

/// `POST /improvements/{id}/tickets`
pub(super) async fn attach(
    State(web): State<Web>,
    who: As<Colleague>,
    headers: HeaderMap,
    Path(id): Path<ImprovementId>,
    Form(sent): Form<Attaching>,
) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let (ticket, entry) = stands_on(&mut act, &who.who, sent.entry).await?;
    Improvement::attach(&mut act, Some(&who.who), id, (&ticket, entry.id)).await?;
    act.commit().await?;
    if sent.here {
        return Ok(done(&web, format!("/improvements/{id}"), Some("improvement-flash-attached")));
    }
    let back = format!("{}#entry-{}", onto(&headers, ticket.id, ""), entry.id);
    Ok(done(&web, back, Some("improvement-flash-attached")))
}
