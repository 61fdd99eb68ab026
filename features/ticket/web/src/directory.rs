//! Tickets in the directory: those that a colleague has.

use askama::Template;
use base::{Future, Result};
use people::{Colleague, Staff};
use people_web::{Matter, Slot, Web, html_of};
use shell::Frame;

/// What a colleague has, for whoever answers customers.
pub const TICKETS: Slot = Slot { place: "directory-ask", render: tickets };

#[derive(Template)]
#[template(path = "ticket/_theirs.html")]
struct Theirs<'a> {
    frame: &'a Frame,
    id: i64,
    name: &'a str,
}

fn tickets<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    let drawn = about.get::<Staff>().and_then(|of| match who.role.may_answer() && of.role.may_answer() {
        true => html_of(&Theirs { frame, id: of.id.0, name: &of.name }).map(Some),
        false => Ok(None),
    });
    Box::pin(std::future::ready(drawn))
}
