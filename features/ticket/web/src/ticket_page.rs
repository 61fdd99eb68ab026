//! One ticket with the list beside it.

use crate::{
    Shown,
    composing::{Refused, composer},
    context::{context, state},
    lists::{self, Asked as AskedList},
    looking::found,
    merges,
    onward::{self, Beside, InView},
    reviews, rows, scheduled,
    shown::People,
    splits,
    timeline::{self, Reading},
    view::{Context, Entry, Header, Item, Joined, Kind, List, Pinned, TicketPage},
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::Response,
};
use base::{EntryId, Error, Look, Result, StaffId, TicketId};
use futures_util::future::try_join_all;
use people::{Colleague, Staff, Supervisor};
use people_web::{
    As, Page, Web, cookie,
    page::{done, draw_as, listen},
};
use serde::Deserialize;
use shell::{Choice, Frame};
use std::collections::{BTreeMap, HashMap};
use ticket::{Cursor, Priority, Scope, Stretch, Ticket, ticket::LISTS};

/// How the page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct AskedFor {
    /// The whole of it: it names the list beside the ticket.
    #[serde(skip)]
    pub query: String,
    /// `note` opens the note's tab.
    pub compose: Option<String>,
    /// The entry that is to be forwarded.
    pub forward: Option<i64>,
    /// The entry whose remote images are to be shown.
    pub images: Option<i64>,
    /// The entry of which everything is to be shown, however long.
    pub whole: Option<i64>,
    /// Words looked for in the ticket.
    pub find: Option<String>,
    /// A stretch of a long timeline is to begin with this entry.
    pub from: Option<i64>,
    /// The ticket that came into this one, by its number or just now.
    pub merged: Option<TicketId>,
    /// Why something was not done, and the status that says so.
    #[serde(skip)]
    pub alert: Option<(StatusCode, String)>,
    /// The ticket from which this one was just split off.
    pub split: Option<TicketId>,
    /// The answer on another ticket after which this one was opened.
    pub answered: Option<i64>,
}

impl AskedFor {
    /// How the page was asked for whose form was sent.
    pub fn before(headers: &HeaderMap) -> AskedFor {
        let referer = headers.get(header::REFERER).and_then(|v| v.to_str().ok()?.parse::<Uri>().ok());
        referer.as_ref().map(AskedFor::by).unwrap_or_default()
    }

    fn by(uri: &Uri) -> AskedFor {
        let asked = Query::try_from_uri(uri).map(|Query(asked)| asked).unwrap_or_default();
        AskedFor { query: uri.query().unwrap_or_default().to_owned(), ..asked }
    }

    /// The query of the same page with one thing more asked for: the list beside it and the stretch shown stay.
    pub fn with(&self, name: &str, value: i64) -> String {
        format!("?{}{name}={value}", self.without(&[name, "images", "whole", "compose", "forward", "answered"]))
    }

    /// The query of the same page when nothing is looked for.
    pub fn without_find(&self) -> String {
        format!("?{}", self.without(&["find", "images", "whole", "compose", "forward", "answered"]))
    }

    fn without(&self, names: &[&str]) -> String {
        let stays = |pair: &&str| !pair.is_empty() && pair.split('=').next().is_some_and(|name| !names.contains(&name));
        self.query.split('&').filter(stays).map(|pair| format!("{pair}&")).collect()
    }
}

/// A ticket.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    uri: Uri,
) -> Result<Response> {
    answer(&web, &page, &who, number, &AskedFor::by(&uri), None).await
}

/// The ticket's page; with `refused`, again with what its reader has written. What does not need each other is read
/// at once.
pub async fn answer(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    number: TicketId,
    asked: &AskedFor,
    refused: Option<Refused>,
) -> Result<Response> {
    let look = web.desk.look();
    let scope = Scope::of(&who.who);
    let mut ticket = Ticket::seen_by(&look, &scope, number).await?;
    let mut number = number;
    if ticket.merged_into.is_some() {
        if refused.is_none() && asked.alert.is_none() {
            return signpost(web, &look, asked, number).await;
        }
        // What was written for the one is kept, and can be sent on the other.
        number = Ticket::standing_for(&look, number).await?;
        ticket = Ticket::seen_by(&look, &scope, number).await?;
    }
    let title = format!("#{number} {}", ticket.subject);
    let ((beside, shown, from, window), mut frame) =
        tokio::try_join!(read(&look, &who.who, ticket, asked), who.frame(web, page, title))?;
    for (topic, present) in [(Ticket::topic(number), true), (LISTS.to_owned(), false)] {
        listen(&mut frame, web, &who.visit, &topic, present);
    }
    let (frame, ticket) = (&frame, &shown.ticket);
    let newest_read = shown.outline.read.unwrap_or(EntryId(0));
    let strikes = Supervisor::of(&who.who).is_ok();
    let reading = Reading {
        reader: who.who.id,
        read: newest_read,
        asked,
        files: shown.outline.files,
        strikes,
        scope: &scope,
        keys: web.desk.keys(),
    };
    let status = match &asked.alert {
        Some((status, _)) => *status,
        None if refused.is_some() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let is_windowed = window.len() > 1;
    let ((list, previous, next), (mut items, pinned), header, found, reviews, scheduled, composer, context) = tokio::try_join!(
        around(&look, frame, Beside { who: &who.who, asked: &beside, ticket }),
        timeline(web, (&look, frame), who, &shown, (window, reading)),
        header(web, &look, frame, &who.who, (&shown, asked), &beside),
        found(&look, ticket, asked),
        async {
            match shown.outline.reviews {
                true => reviews::cards(&look, &who.who, &shown).await,
                false => Ok(Vec::new()),
            }
        },
        async {
            match shown.outline.scheduled {
                true => scheduled::cards(&look, frame, &shown).await,
                false => Ok(Vec::new()),
            }
        },
        composer(web, (&look, frame), &who.who, &shown, (&beside, asked), refused),
        async {
            let pieces = web.pieces("ticket-context", &who.who, frame, &shown);
            let (pieces, context) = tokio::try_join!(pieces, context(&look, frame, &scope, &shown))?;
            Ok::<_, Error>(Context { pieces, ..context })
        },
    )?;
    crate::faces::place(&mut items, &shown.staff);
    let drawn = TicketPage {
        frame,
        pinned,
        list,
        header: Header { previous, next, ..header },
        read: newest_read.0,
        from: from.filter(|_| is_windowed).map(|from| from.0),
        found,
        items,
        reviews,
        scheduled,
        composer: Some(composer),
        context,
    };
    let mut response = draw_as(web, frame, status, &drawn)?;
    if asked.query.contains("view=") {
        let list = cookie::set(web, cookie::LIST, &beside.in_links(), 24 * 3600);
        response.headers_mut().append(header::SET_COOKIE, list);
    }
    Ok(response)
}

/// What every part of the page needs: which list stands beside it, the ticket, and the stretch of it that is shown.
async fn read(
    look: &Look,
    who: &Colleague,
    ticket: Ticket,
    asked: &AskedFor,
) -> Result<(AskedList, Shown, Option<EntryId>, Vec<Stretch>)> {
    let beside = match AskedList::beside(who, &asked.query, &ticket, look.now())?.looked_up(look, who).await {
        // Another's view, or one that is no more: no reason not to show the ticket.
        Err(Error::Missing) => AskedList::beside(who, "", &ticket, look.now())?,
        beside => beside?,
    };
    let timeline = async {
        let outline = ticket.outline(look, who.id).await?;
        let from = begin(&ticket, asked, outline.read.unwrap_or(EntryId(0)));
        Ok::<_, Error>((outline, from, ticket.window(look, from).await?))
    };
    let ((outline, from, window), people) = tokio::try_join!(timeline, People::read(look, &ticket))?;
    let mut shown = Shown::of(look, who, (ticket, outline, people), &window).await?;
    shown.forward = asked.forward.map(EntryId);
    Ok((beside, shown, from, window))
}

/// The list beside the ticket, and where the tickets before and after it are.
async fn around(look: &Look, frame: &Frame, place: Beside<'_>) -> Result<(List, Option<String>, Option<String>)> {
    let list = lists::list(look, frame, place.who, place.asked, Some(place.ticket.id)).await?;
    let rows = list.rows.iter().map(|row| TicketId(row.number)).collect();
    let places = list.rows.iter().filter_map(|row| Cursor::at(row.at_place.as_deref()?).ok()).collect();
    let view = InView { rows, places, begins: list.previous.is_none(), ends: list.next.is_none() };
    let (previous, next) = tokio::try_join!(place.neighbour(look, &view, true), place.neighbour(look, &view, false))?;
    Ok((list, previous, next))
}

/// The timeline, and what is pinned above it.
async fn timeline(
    web: &Web,
    (look, frame): (&Look, &Frame),
    who: &As<Colleague>,
    shown: &Shown,
    (window, reading): (Vec<Stretch>, Reading<'_>),
) -> Result<(Vec<Item>, Vec<Pinned>)> {
    let offered = async { offered(web, frame, who, timeline::items(look, frame, window, reading).await?).await };
    let marks = async { if shown.outline.marks { shown.ticket.marks(look).await } else { Ok(Vec::new()) } };
    let (mut items, marks) = tokio::try_join!(offered, marks)?;
    let pinned = crate::marks::place(&mut items, &marks, &who.who, reading.asked);
    Ok((items, pinned))
}

/// At what one of us wrote to the customer, or asked or told colleagues, stands what features offer for it: asked once
/// for all entries of a kind.
async fn offered(web: &Web, frame: &Frame, who: &As<Colleague>, mut items: Vec<Item>) -> Result<Vec<Item>> {
    let mut something_stays = false;
    let mut places = BTreeMap::<&'static str, Vec<EntryId>>::new();
    let (mut internal, mut of_colleagues) = (Vec::new(), Vec::new());
    for item in &mut items {
        if let Item::Entry(entry) = item {
            let splits = something_stays || matches!(entry.kind, Kind::In { .. });
            entry.splits = splits && who.who.role.may_answer() && !entry.is_withdrawn();
            entry.strays = entry.strays.take().filter(|_| entry.splits && something_stays);
            if let Some(place) = place_under(entry) {
                places.entry(place).or_default().push(EntryId(entry.id));
            }
            if entry.is_internal() && !entry.is_struck() {
                internal.push(EntryId(entry.id));
                of_colleagues.extend(entry.of_colleague.then_some(EntryId(entry.id)));
            }
        }
        something_stays |= match item {
            Item::Entry(entry) => !matches!(entry.kind, Kind::Change(_)),
            Item::Gap(_) => true,
            Item::Changes(_) | Item::New => false,
        };
    }
    let under = try_join_all(places.iter().map(|(place, entries)| web.under(place, &who.who, frame, entries)));
    let (under, mut menus, mut more) = tokio::try_join!(
        under,
        web.under("entry-menu", &who.who, frame, &internal),
        web.under("colleague-menu", &who.who, frame, &of_colleagues)
    )?;
    let mut under: HashMap<EntryId, Vec<String>> = under.into_iter().flatten().collect();
    for item in &mut items {
        if let Item::Entry(entry) = item {
            entry.under = under.remove(&EntryId(entry.id)).unwrap_or_default();
            entry.menu = menus.remove(&EntryId(entry.id)).unwrap_or_default();
            entry.menu.extend(more.remove(&EntryId(entry.id)).unwrap_or_default());
        }
    }
    Ok(items)
}

/// The place under an entry, as features know it.
fn place_under(entry: &Entry) -> Option<&'static str> {
    match entry.kind {
        Kind::Out { machine: false, .. } if !entry.is_withdrawn() => Some("under-answer"),
        Kind::Question(_) => Some("under-question"),
        Kind::Answer(_) => Some("under-colleagues-answer"),
        Kind::Remedy(_) => Some("under-remedy"),
        _ => None,
    }
}

/// Where the stretch in the middle begins: where it was asked to, but not behind what is unread.
fn begin(ticket: &Ticket, asked: &AskedFor, read: EntryId) -> Option<EntryId> {
    let unread = (read.0 > 0 && ticket.last_entry_id.is_some_and(|newest| newest > read)).then_some(read);
    let asked = asked.from.map(EntryId);
    asked.map_or(unread, |asked| Some(unread.map_or(asked, |unread| unread.min(asked))))
}

/// The number of a merged ticket leads to where its words stand now, with the same list beside it.
async fn signpost(web: &Web, look: &Look, asked: &AskedFor, number: TicketId) -> Result<Response> {
    let into = Ticket::standing_for(look, number).await?;
    let kept = asked.query.split('&').filter(|part| !part.is_empty() && !part.starts_with("merged="));
    let query: Vec<&str> = kept.collect();
    let beside = if query.is_empty() { String::new() } else { format!("&{}", query.join("&")) };
    Ok(done(web, format!("/tickets/{into}?merged={number}{beside}"), None))
}

/// What just became of the ticket by merge or split.
async fn joined(
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    ticket: &Ticket,
    asked: &AskedFor,
) -> Result<Option<Joined>> {
    let (scope, may_act) = (Scope::of(who), who.role.may_answer());
    match (asked.merged, asked.split) {
        (Some(gone), _) => merges::joined(look, frame, &scope, (ticket, gone), may_act).await,
        (None, Some(origin)) => splits::joined(look, frame, &scope, (ticket, origin), may_act).await,
        (None, None) => Ok(None),
    }
}

async fn header(
    web: &Web,
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    (shown, asked): (&Shown, &AskedFor),
    beside: &AskedList,
) -> Result<Header> {
    let ticket = &shown.ticket;
    let invited = async { if shown.outline.invited { ticket.invited(look).await } else { Ok(Vec::new()) } };
    let tags = async { if shown.outline.tagged { Ticket::tags(look, ticket.id).await } else { Ok(Vec::new()) } };
    let (invited, tags, joined, answered, assign, more) = tokio::try_join!(
        invited,
        tags,
        joined(look, frame, who, ticket, asked),
        onward::answered(look, who, asked),
        web.pieces("assign-more", who, frame, shown),
        web.pieces("ticket-more", who, frame, shown),
    )?;
    let here = shown.staff.iter().filter(|s| s.left_at.is_none());
    let (staff, helpers): (Vec<&Staff>, Vec<&Staff>) = here.partition(|s| s.role.may_answer());
    let assignee = ticket.assignee_id.and_then(|id| staff.iter().find(|s| s.id == id));
    let uses = who.uses();
    let departments = || shown.departments.iter().filter(|d| d.archived_at.is_none());
    let own = departments().find(|d| uses.departments && d.id == ticket.department_id);
    // What is in a department that is no more goes to the one that is.
    let several = uses.departments || departments().all(|d| d.id != ticket.department_id);
    let places = departments().filter(|_| several);
    let mut chips: Vec<_> = rows::priority(frame, ticket.priority).into_iter().collect();
    chips.extend(crate::promises::promised(frame, ticket));
    chips.extend(rows::awaited(frame, ticket, usize::try_from(shown.outline.awaited).unwrap_or_default()));
    chips.extend(own.map(|d| shell::Chip::new(shell::Tone::Plum, &*d.name).with_icon("department")));
    let readers = web.hub.present(&Ticket::topic(ticket.id));
    Ok(Header {
        number: ticket.id.0,
        subject: ticket.subject.clone(),
        state: state(ticket),
        chips,
        tags,
        assignee: assignee.map(|s| s.name.clone()),
        is_mine: ticket.assignee_id == Some(who.id),
        staff: staff.iter().map(|s| Choice::new(s.id, &*s.name, ticket.assignee_id == Some(s.id))).collect(),
        helpers: helpers.iter().map(|s| Choice::new(s.id, &*s.name, invited.contains(&s.id))).collect(),
        departments: places.map(|d| Choice::new(d.id, &*d.name, d.id == ticket.department_id)).collect(),
        priorities: Priority::ALL
            .iter()
            .map(|p| Choice::new(p, frame.t(format!("ticket-priority-{p}")), *p == ticket.priority))
            .collect(),
        snoozes: crate::snoozes::choices(frame),
        assign,
        more,
        alert: asked.alert.as_ref().map(|(_, why)| why.clone()),
        joined,
        answered,
        readers: readers.into_iter().filter(|r| r.id != who.id.0).map(|r| shown.colleague(StaffId(r.id))).collect(),
        topic: Ticket::topic(ticket.id),
        back: beside.place(),
        previous: None,
        next: None,
        follows: shown.outline.follows,
        beside: form_urlencoded::parse(beside.in_links().as_bytes()).into_owned().collect(),
        may_act: who.role.may_answer(),
    })
}
