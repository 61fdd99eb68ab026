//! A ticket on paper.

use crate::{
    context::state,
    ticket_page::AskedFor,
    timeline::{self, Reading},
    view::{Item, Kind, PrintPage},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use base::{EntryId, Result, TicketId};
use customer::Customer;
use people::Colleague;
use people_web::{As, Page, Web, draw, page::called};
use serde::Deserialize;
use ticket::{Scope, Ticket};

/// What is to be printed.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Wanted {
    /// With what colleagues wrote among themselves, and what changed.
    #[serde(default)]
    pub internal: bool,
}

/// The ticket's header and words, to be printed: at most the first three hundred entries and the newest forty. What
/// is internal is on it only when asked for.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let look = web.desk.look();
    let scope = Scope::of(&who.who);
    let ticket = Ticket::seen_by(&look, &scope, number).await?;
    let frame = who.frame(&web, &page, format!("#{number} {}", ticket.subject)).await?;
    let window = ticket.window(&look, Some(EntryId(1))).await?;
    let reading = Reading {
        reader: who.who.id,
        read: EntryId(0),
        asked: &AskedFor::default(),
        files: true,
        strikes: false,
        scope: &scope,
        keys: web.desk.keys(),
    };
    let items = timeline::items(&look, &frame, window, reading).await?;
    let on_paper = |item: &Item| match item {
        Item::Entry(entry) => {
            wanted.internal || !(entry.is_internal() || entry.is_withdrawn() || matches!(entry.kind, Kind::Change(_)))
        }
        Item::Changes(_) => wanted.internal,
        Item::Gap(_) => true,
        Item::New => false,
    };
    let shown = PrintPage {
        frame: &frame,
        number: number.0,
        subject: ticket.subject.clone(),
        state: state(&ticket),
        customer: called(&frame, scope.contacts().name(Customer::behind(&look, ticket.identity_id).await?.name)),
        opened: ticket.opened_at,
        internal: wanted.internal,
        items: items.into_iter().filter(on_paper).collect(),
    };
    draw(&web, &frame, &shown)
}
