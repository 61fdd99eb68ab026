//! Search: what it finds is a list like others, though without filters and without an end that is looked for.
//!
//! Hits come newest first from an index that knows no place to go on from, so a longer list of them is the
//! same search again, with more of them asked for.

use crate::{
    batches,
    lists::{self, Asked},
    onward::Beside,
    rows,
    view::{Empty, List, ListPage, Picking},
};
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use base::{Look, Result, TicketId};
use people::Colleague;
use people_web::{As, Page, Web, draw, page::listen};
use shell::Frame;
use ticket::{
    Scope, Ticket,
    finding::{Found, Narrow},
    ticket::LISTS,
};

/// Characters that are searched for at most: they stand in links and in a cookie.
pub const LONGEST: usize = 200;
/// Hits on one page.
const PAGE: u32 = 50;
/// Pages at most: whoever is shown so many hits says more words.
const PAGES: u32 = 4;

/// What a search found.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let look = web.desk.look();
    let asked = Asked::of("found", &query.unwrap_or_default())?;
    let mut frame = who.frame(&web, &page, "").await?;
    let list = lists::list(&look, &frame, &who.who, &asked, None).await?;
    frame.title.clone_from(&list.title);
    listen(&mut frame, &web, &who.visit, LISTS, false);
    draw(&web, &frame, &ListPage { frame: &frame, list })
}

/// As many hits as are asked for.
pub async fn hits(look: &Look, who: &Colleague, asked: &Asked) -> Result<Found> {
    Ticket::search(look, &Scope::of(who), &asked.words, &Narrow::default(), PAGE * pages(asked)).await
}

fn pages(asked: &Asked) -> u32 {
    asked.pages.clamp(1, PAGES)
}

/// The same search with one page more, if there may be one.
fn longer(asked: &Asked) -> Option<Asked> {
    let pages = pages(asked);
    (pages < PAGES).then(|| Asked { pages: pages + 1, batch: None, ..asked.clone() })
}

/// The hits as the list column.
pub async fn list(
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    asked: &Asked,
    current: Option<TicketId>,
) -> Result<List> {
    let words = asked.words.as_str();
    let found = hits(look, who, asked).await?;
    let (more, n) = (longer(asked).filter(|_| found.many), found.rows.len());
    let mut rows = rows::rows(look, frame, found.rows, (&asked.in_links(), None), current).await?;
    rows::mark_found(look, &Scope::of(who), &mut rows, (words, &found.hits)).await?;
    Ok(List {
        title: if words.is_empty() { asked.name.label(frame) } else { frame.about("ticket-found", words) },
        order: Some(if found.many && more.is_none() { format!("{n}+") } else { frame.t("ticket-order-newest") }),
        query: words.to_owned(),
        is_search: true,
        rows,
        // A deed with all of what some words find would be done with what nobody has seen.
        batch: who.role.may_answer().then(|| Picking { here: asked.href(), is_ended: false, has_more: false }),
        told: batches::told(look, frame, who, asked.batch.as_deref()).await?,
        here: asked.href(),
        next: more.map(|more| more.place()),
        empty: if words.is_empty() { Empty::NotSearched } else { asked.name.empty() },
        ..List::default()
    })
}

/// Where the hit after this one opens, or the one before it; `shown` are the hits beside it. Behind the last of
/// them it is looked for once more.
pub async fn neighbour(look: &Look, beside: &Beside<'_>, shown: &[TicketId], before: bool) -> Result<Option<String>> {
    let opens = |number: &TicketId, asked: &Asked| Some(format!("/tickets/{number}?{}", asked.in_links()));
    let Some(at) = shown.iter().position(|number| *number == beside.ticket.id) else { return Ok(None) };
    if before {
        return Ok(at.checked_sub(1).and_then(|at| opens(shown.get(at)?, beside.asked)));
    }
    if let Some(next) = shown.get(at + 1) {
        return Ok(opens(next, beside.asked));
    }
    let Some(asked) = longer(beside.asked).filter(|asked| shown.len() >= (PAGE * (asked.pages - 1)) as usize) else {
        return Ok(None);
    };
    let more = hits(look, beside.who, &asked).await?;
    Ok(more.rows.get(at + 1).and_then(|next| opens(&next.id, &asked)))
}
