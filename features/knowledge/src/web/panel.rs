//! In the menu of an entry that only colleagues see: what makes an article of it.

use askama::Template;
use base::{EntryId, Future, Result};
use people::Colleague;
use people_web::{Web, html_of};
use shell::Frame;

#[derive(Template)]
#[template(path = "knowledge/_item.html")]
struct Item<'a> {
    frame: &'a Frame,
    entry: i64,
}

pub(super) fn items<'a>(
    _: &'a Web,
    _: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    let item = |id: &EntryId| Ok((*id, html_of(&Item { frame, entry: id.0 })?));
    Box::pin(std::future::ready(entries.iter().map(item).collect()))
}
