//! What was said with one customer, on their card and on a page of its own.

use crate::{
    rows,
    view::{StoryLine, StoryPage, StoryPiece, TicketsPiece},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use base::{EntryId, Future, Look, Result, StaffId};
use customer::{Customer, CustomerId, OrganisationId};
use people::{Agent, Colleague, Staff};
use people_web::{As, Matter, Page, Slot, Web, draw, face_of, html_of};
use serde::Deserialize;
use shell::Frame;
use std::collections::HashMap;
use ticket::{Channel, Delivery, Direction, EntryKind, Scope, story};

/// Entries on one page.
const PAGE: usize = 30;
/// Tickets on an organisation's card.
const NEWEST_TICKETS: u32 = 20;

/// Which part of the story.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    channel: Option<String>,
    before: Option<EntryId>,
}

/// The newest of it, on the card.
pub const NEWEST: Slot = Slot { place: "story-of-customer", render: newest };

/// The newest of it, as a customer's card shows it.
pub fn newest<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let piece = piece(&web.desk.look(), who, frame, *about.get()?, &Asked::default()).await?;
        html_of(&piece).map(Some)
    })
}

/// The newest tickets of an organisation, on its card.
pub const OF_ORGANISATION: Slot = Slot { place: "story-of-organisation", render: newest_tickets };

fn newest_tickets<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let (look, organisation): (_, OrganisationId) = (web.desk.look(), *about.get()?);
        let tickets = story::of_organisation(&look, &Scope::of(who), organisation, NEWEST_TICKETS).await?;
        if tickets.is_empty() {
            return Ok(None);
        }
        let rows = rows::rows(&look, frame, tickets, ("", None), None).await?;
        let piece = TicketsPiece { frame, rows };
        html_of(&piece).map(Some)
    })
}

/// `GET /customers/{id}/story`
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let customer = Customer::find(&look, id).await?;
    let frame = who.frame(&web, &page, customer.name.as_str()).await?;
    let story = piece(&look, &who.who, &frame, id, &asked).await?;
    let story = html_of(&story)?;
    draw(&web, &frame, &StoryPage { frame: &frame, customer: id.0, story })
}

/// Open tickets of customers, for lists of them.
pub fn open_tickets<'a>(
    look: &'a Look,
    who: &'a Colleague,
    customers: &'a [CustomerId],
) -> Future<'a, Result<HashMap<CustomerId, i64>>> {
    Box::pin(async move { story::open_of(look, &Scope::of(who), customers).await })
}

async fn piece<'a>(
    look: &Look,
    who: &Colleague,
    frame: &'a Frame,
    customer: CustomerId,
    asked: &Asked,
) -> Result<StoryPiece<'a>> {
    let scope = Scope::of(who);
    let channel: Option<Channel> = asked.channel.as_deref().and_then(|word| word.parse().ok());
    let story = story::Story::of(look, &scope, customer, channel, asked.before, PAGE).await?;
    let at = format!("/customers/{customer}/story");
    let wrote: Vec<StaffId> = story.told.iter().filter_map(|t| t.staff_id).collect();
    let staff = Staff::among(look, wrote).await?;
    let by = channel.map_or_else(String::new, |c| format!("&channel={c}"));
    Ok(StoryPiece {
        frame,
        channels: story::Story::channels(look, &scope, customer).await?,
        channel,
        older: story.older.map(|id| format!("{at}?before={id}{by}")),
        newer: asked.before.is_some(),
        told: story.told.into_iter().map(|t| told(t, &staff)).collect(),
        at,
    })
}

fn told(t: story::Told, staff: &HashMap<StaffId, Staff>) -> StoryLine {
    let class = match (t.kind, t.direction) {
        (EntryKind::Note | EntryKind::Remedy, _) => "note",
        (EntryKind::Question, _) => "question",
        (EntryKind::Answer, _) => "answer",
        (EntryKind::Call, _) => "call",
        (_, Some(Direction::Out)) => "message out",
        _ => "message in",
    };
    let who = [t.author_name, t.author_address].into_iter().find(|s| !s.is_empty());
    let who = who.unwrap_or_else(|| "Repka".to_owned());
    StoryLine {
        id: t.id.0,
        number: t.ticket_id.0,
        about: if t.about.is_empty() { "—".to_owned() } else { t.about },
        class,
        internal: !t.public,
        channel: t.channel,
        face: face_of(&who, t.staff_id.and_then(|id| staff.get(&id))),
        who,
        words: t.words,
        at: t.at,
        withdrawn: t.delivery == Some(Delivery::Withdrawn),
    }
}
