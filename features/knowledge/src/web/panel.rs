//! In the menu of a colleague's words that no customer sees: what makes an article of them.

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
    who: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    let item = |id: &EntryId| Ok((*id, html_of(&Item { frame, entry: id.0 })?));
    Box::pin(std::future::ready(entries.iter().filter(|_| who.role.may_answer()).map(item).collect()))
}
