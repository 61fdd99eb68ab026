//! Improvements on their ticket: beside it, and in the menu of what colleagues said.

use super::naming::{shown, state_chip, title};
use crate::Improvement;
use askama::Template;
use base::{EntryId, Future, Result};
use people::Colleague;
use people_web::{Matter, Web, html_of};
use shell::{Chip, Frame};
use ticket_web::Shown;

struct Line {
    id: i64,
    title: String,
    chip: Chip,
}

#[derive(Template)]
#[template(path = "improvement/_panel.html")]
struct Panel<'a> {
    frame: &'a Frame,
    number: i64,
    lines: Vec<Line>,
}

/// Beside a ticket: what it is attached to, and the link (and key) that records one more.
pub(super) fn panel<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let number = about.get::<Shown>()?.ticket.id;
        let found = shown(Improvement::of_ticket(&web.desk.look(), number).await?, who);
        let line =
            |one: Improvement| Line { id: one.id.0, title: title(frame, &one), chip: state_chip(frame, one.state) };
        html_of(&Panel { frame, number: number.0, lines: found.into_iter().map(line).collect() }).map(Some)
    })
}

#[derive(Template)]
#[template(path = "improvement/_item.html")]
struct Item<'a> {
    frame: &'a Frame,
    entry: i64,
}

/// In the menus of entries that only colleagues see.
pub(super) fn items<'a>(
    _: &'a Web,
    _: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    let item = |id: &EntryId| Ok((*id, html_of(&Item { frame, entry: id.0 })?));
    Box::pin(std::future::ready(entries.iter().map(item).collect()))
}
