//! In the menu of an entry that only colleagues see: what makes an article of it.

use askama::Template;
use base::{EntryId, Future, Result};
use people::Colleague;
use people_web::{Matter, Web, html_of};
use shell::Frame;

#[derive(Template)]
#[template(path = "knowledge/_item.html")]
struct Item<'a> {
    frame: &'a Frame,
    entry: i64,
}

pub(super) fn item<'a>(
    _: &'a Web,
    _: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move { html_of(&Item { frame, entry: about.get::<EntryId>()?.0 }).map(Some) })
}
