//! Promises: on their ticket, and all of them with what became of them.

use crate::{Shown, deeds::back, snoozes::parse_local};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use base::{Error, Future, Result, StaffId, TicketId};
use people::{Agent, Colleague, Staff, Supervisor};
use people_web::{As, Matter, Page, Slot, Web, draw, html_of};
use serde::Deserialize;
use shell::{Chip, Count, Frame, NavItem, Tone};
use std::{collections::HashMap, time::Duration};
use store::Moment;
use ticket::{
    Promise, PromiseId, PromiseState, Scope, Ticket,
    promise::{Tally, ended, open, tally},
};

/// What became of promises is counted over so many days.
const DAYS: i64 = 30;
/// Rows on the page.
const MOST: u32 = 100;
/// So soon before its time a promise is hot.
const SOON: i64 = 3_600_000_000;

/// Where all promises are.
pub const PATH: &str = "/promises";

/// The panel beside the ticket.
pub const PANEL: Slot = Slot { place: "ticket-context", render: panel };

/// Up to when a promise comes due soon.
pub(crate) fn soon(now: Moment) -> Moment {
    now.plus(Duration::from_micros(SOON.unsigned_abs()))
}

/// The link to all promises, while one has open ones: how many, and whether one comes due soon.
pub(crate) fn link(
    frame: &Frame,
    who: &Colleague,
    path: &str,
    (count, hot): (Option<String>, bool),
) -> Option<NavItem> {
    let current = path == PATH;
    let item = NavItem {
        href: PATH.to_owned(),
        label: frame.t("ticket-promises"),
        count: count.map(|text| Count { text, hot }),
        current,
        ..NavItem::default()
    };
    Some(item).filter(|item| Agent::of(who).is_ok() && (item.count.is_some() || current))
}

/// One promise as a line.
struct Line {
    id: i64,
    ticket: i64,
    who: String,
    words: String,
    due_at: Moment,
    chip: Chip,
    open: bool,
}

#[derive(Template)]
#[template(path = "ticket/_promises.html")]
struct Panel<'a> {
    frame: &'a Frame,
    ticket: i64,
    lines: Vec<Line>,
    /// Whether its reader has the page of all promises.
    answers: bool,
    may_give: bool,
}

#[derive(Template)]
#[template(path = "ticket/promises.html")]
struct PromisesPage<'a> {
    frame: &'a Frame,
    lines: Vec<Line>,
    tallies: Vec<Counted>,
    /// Which of the ended ones are shown.
    chosen: Option<String>,
    days: i64,
}

/// How often somebody kept their word.
struct Counted {
    name: String,
    kept: i64,
    broken: i64,
    kept_href: String,
    broken_href: String,
}

fn panel<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let shown: &Shown = about.get()?;
        let ticket = &shown.ticket;
        let answers = who.role.may_answer();
        let may_give = answers && !ticket.state.is_ended();
        let known = match shown.outline.promises {
            true => Promise::of(&web.desk.look(), ticket.id).await?,
            false => Vec::new(),
        };
        let newest: Vec<Promise> = known.into_iter().filter(|p| p.state != PromiseState::Void).rev().take(5).collect();
        if newest.is_empty() && !may_give {
            return Ok(None);
        }
        let lines = lines(frame, newest, &shown.names());
        html_of(&Panel { frame, ticket: ticket.id.0, lines, answers, may_give }).map(Some)
    })
}

fn lines(frame: &Frame, promises: Vec<Promise>, names: &HashMap<StaffId, String>) -> Vec<Line> {
    let line = |p: Promise| Line {
        id: p.id.0,
        ticket: p.ticket_id.0,
        who: names.get(&p.staff_id).cloned().unwrap_or_default(),
        chip: chip(frame, &p),
        open: p.state == PromiseState::Open,
        words: p.words,
        due_at: p.due_at,
    };
    promises.into_iter().map(line).collect()
}

fn chip(frame: &Frame, promise: &Promise) -> Chip {
    let tone = match promise.state {
        PromiseState::Open if promise.due_at.since(frame.now) < SOON => Tone::Beet,
        PromiseState::Open => Tone::Gold,
        PromiseState::Kept => Tone::Leaf,
        PromiseState::Broken => Tone::Beet,
        PromiseState::Dropped | PromiseState::Void => Tone::Plain,
    };
    Chip::new(tone, frame.t(format!("ticket-promise-{}", promise.state)))
}

/// What a row or a header says of a ticket with an open promise.
pub fn promised(frame: &Frame, ticket: &Ticket) -> Option<Chip> {
    let due = ticket.promised_at?;
    let tone = if due.since(frame.now) < SOON { Tone::Beet } else { Tone::Gold };
    Some(Chip::new(tone, frame.about("ticket-promised-by", frame.exact(due))).with_icon("clock"))
}

/// A promise as a form gives or drops it.
#[derive(Debug, Deserialize)]
pub struct Given {
    #[serde(rename = "_method")]
    method: Option<String>,
    due: Option<String>,
    words: Option<String>,
}

/// Gives a promise by hand.
pub async fn create(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response> {
    let zone = who.who.time_zone();
    let due = form.due.as_deref().and_then(|at| parse_local(&zone, at));
    let due = due.ok_or_else(|| Error::invalid("due", "ticket-error-past"))?;
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.promise(&mut act, &who.who, due, form.words.as_deref().unwrap_or_default()).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// Says that it was no promise.
pub async fn change(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, PromiseId)>,
    headers: HeaderMap,
    Form(form): Form<Given>,
) -> Result<Response> {
    if form.method.as_deref() != Some("delete") {
        return Err(Error::Missing);
    }
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.drop_promise(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, Some("ticket-flash-promise-dropped")))
}

/// Which promises the page shows: the open ones, or ended ones of somebody.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    state: Option<PromiseState>,
    staff: Option<StaffId>,
}

/// Every open promise, the next one first; and how often who kept theirs. Agents see their own
/// figures, whoever leads sees everybody's: each figure opens its cases.
pub async fn show(State(web): State<Web>, page: Page, who: As<Agent>, Query(which): Query<Which>) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("ticket-promises");
    let since = frame.now.minus(Duration::from_secs(DAYS.unsigned_abs() * 24 * 3600));
    let leads = Supervisor::of(&who.who).is_ok();
    let whose = if leads { which.staff } else { Some(who.who.id) };
    let decided = which.state.filter(|s| matches!(s, PromiseState::Kept | PromiseState::Broken));
    let shown = match decided {
        Some(state) => ended(&look, state, whose, since, MOST).await?,
        None => open(&look, MOST).await?,
    };
    let mut tallies = tally(&look, since).await?;
    tallies.retain(|t| leads || t.staff_id == who.who.id);
    let known = tallies.iter().map(|t| t.staff_id).chain(shown.iter().map(|p| p.staff_id));
    let names = Staff::names(&look, known).await?;
    let chosen = match (decided, whose) {
        (Some(state), Some(staff)) => {
            let name = Staff::find(&look, staff).await?.name;
            Some(format!("{name} · {}", frame.t(format!("ticket-promise-{state}"))))
        }
        (Some(state), None) => Some(frame.t(format!("ticket-promise-{state}"))),
        (None, _) => None,
    };
    let counted = |t: Tally| Counted {
        name: names.get(&t.staff_id).cloned().unwrap_or_default(),
        kept: t.kept,
        broken: t.broken,
        kept_href: format!("/promises?state=kept&staff={}", t.staff_id),
        broken_href: format!("/promises?state=broken&staff={}", t.staff_id),
    };
    let tallies = tallies.into_iter().map(counted).collect();
    let lines = lines(&frame, shown, &names);
    draw(&web, &frame, &PromisesPage { frame: &frame, lines, tallies, chosen, days: DAYS })
}
