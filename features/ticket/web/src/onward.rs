//! From one ticket of a list to the next.

use crate::{
    deeds::{asked_at, back},
    finding,
    lists::{Asked, Name},
    ticket_page::AskedFor,
    view::Answered,
};
use axum::{
    Form,
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use base::{EntryId, Error, Look, Result, TicketId};
use people::{Agent, Colleague};
use people_web::{
    As, Web,
    page::{done, gone_on},
};
use serde::Deserialize;
use shell::{Choice, Frame};
use ticket::{Cursor, Delivery, Entry, Onward, Scope, Ticket, View};

/// What a reply's button says whose author goes on, whatever they usually do.
pub const NEXT: &str = "next";

/// A list and the ticket one goes from.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// Who goes.
    pub who: &'a Colleague,
    /// The list, looked up.
    pub asked: &'a Asked,
    /// From where.
    pub ticket: &'a Ticket,
}

/// The rows of a list that stand beside a ticket.
#[derive(Clone, Debug)]
pub struct InView {
    /// In the list's order.
    pub rows: Vec<TicketId>,
    /// Where each of them stands in it; of what a search found, nothing.
    pub places: Vec<Cursor>,
    /// Whether the list begins with the first of them.
    pub begins: bool,
    /// Whether it ends with the last.
    pub ends: bool,
}

impl InView {
    /// The row next to one of these, or to the place in the list where the ticket stood; `None` when that is not known
    /// from them.
    fn next_to(&self, list: &View, ticket: &Ticket, before: bool) -> Option<Option<TicketId>> {
        let (ahead, with_it) = match self.rows.iter().position(|row| *row == ticket.id) {
            Some(at) => (at, at + 1),
            None if self.places.len() < self.rows.len() => return None,
            None => list.place_among(&self.places, list.cursor(ticket, false)),
        };
        let all = self.rows.len();
        let (next, is_known) = match before {
            true => (ahead.checked_sub(1), if ahead == 0 { self.begins } else { ahead < all || self.ends }),
            false => (Some(with_it), if with_it == all { self.ends } else { with_it > 0 || self.begins }),
        };
        is_known.then(|| next.and_then(|next| self.rows.get(next)).copied())
    }
}

impl Beside<'_> {
    /// Where the next ticket of the list opens, or the one before. What is not among the rows in view opens with
    /// the stretch of the list in which it is.
    pub async fn neighbour(&self, look: &Look, view: &InView, before: bool) -> Result<Option<String>> {
        if self.asked.name == Name::Found {
            return finding::neighbour(look, self, &view.rows, before).await;
        }
        let list = self.asked.view(self.who, look.now())?;
        let found = match view.next_to(&list, self.ticket, before) {
            Some(found) => found,
            None => list.neighbour(look, &Scope::of(self.who), self.ticket, before).await?,
        };
        Ok(found.map(|number| {
            let here = if view.rows.contains(&number) {
                self.asked.in_links()
            } else {
                self.asked.from(list.cursor(self.ticket, before)).in_links()
            };
            format!("/tickets/{number}?{here}")
        }))
    }
}

store::enumeration! {
    /// What was done with the ticket one goes from.
    pub enum Left {
        /// It was answered.
        Sent = "sent",
        /// It is answered later.
        Scheduled = "scheduled",
        /// It was solved.
        Solved = "solved",
        /// It was put aside.
        Snoozed = "snoozed",
        /// It was given to somebody else.
        Handed = "handed",
        /// It was given back.
        GivenBack = "given-back",
    }
}

/// Where one goes when a deed with a ticket is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Nowhere: the ticket was opened by itself, or its reader wants to stay.
    #[default]
    Back,
    /// To the list.
    List(String),
    /// To the ticket after it.
    Next(String),
}

impl Way {
    /// Looked up before the deed, while the ticket stands where its reader saw it. `ends` says that nothing
    /// is left to do with it for now.
    ///
    /// # Errors
    /// [`Error::Missing`] for a ticket that is not seen; what the database says.
    pub async fn from(look: &Look, who: &Colleague, headers: &HeaderMap, number: TicketId, ends: bool) -> Result<Way> {
        let query = asked_at(headers, number).unwrap_or_default();
        if !query.split('&').any(|pair| pair.starts_with("view=")) {
            return Ok(Way::Back);
        }
        let onward = Onward::usual(look, who.id).await?;
        if onward == Onward::Stay || (onward == Onward::Done && !ends) {
            return Ok(Way::Back);
        }
        match Way::to_neighbour(look, who, &query, number, onward == Onward::List).await {
            // Somebody has removed the view: that is no reason not to do what was asked.
            Err(Error::Missing) => Ok(Way::Back),
            way => way,
        }
    }

    /// To the next ticket, whatever its reader usually wants.
    pub(crate) async fn onward(look: &Look, who: &Colleague, headers: &HeaderMap, number: TicketId) -> Result<Way> {
        let query = asked_at(headers, number).unwrap_or_default();
        Way::to_neighbour(look, who, &query, number, false).await
    }

    async fn to_neighbour(look: &Look, who: &Colleague, query: &str, number: TicketId, to_list: bool) -> Result<Way> {
        let asked = Asked::worked(who, query).looked_up(look, who).await?;
        if to_list {
            return Ok(Way::List(asked.place()));
        }
        let ticket = Ticket::seen_by(look, &Scope::of(who), number).await?;
        let page = asked.stretch(look, who).await?;
        let rows = page.rows.iter().map(|row| row.id).collect();
        let places = match asked.name {
            Name::Found => Vec::new(),
            _ => {
                let list = asked.view(who, look.now())?;
                page.rows.iter().map(|row| list.cursor(row, false)).collect()
            }
        };
        let view = InView { rows, places, begins: page.previous.is_none(), ends: page.next.is_none() };
        let next = Beside { who, asked: &asked, ticket: &ticket }.neighbour(look, &view, false).await?;
        Ok(next.map_or_else(|| Way::List(asked.href()), Way::Next))
    }

    /// The next ticket says that the answer was sent, and takes it back.
    pub fn answered(self, entry: EntryId) -> Way {
        match self {
            Way::Next(href) => Way::Next(format!("{href}&answered={entry}")),
            way => way,
        }
    }

    /// Goes there, saying what was done, with the way back beside it. Who stays reads `flash`.
    pub fn go(self, web: &Web, headers: &HeaderMap, number: TicketId, (flash, left): (Option<&str>, Left)) -> Response {
        let before = format!("/tickets/{number}?{}", asked_at(headers, number).unwrap_or_default());
        match self {
            Way::Back => back(web, headers, number, flash),
            Way::List(href) => gone_on(web, href, &format!("ticket-left-{left}"), &before),
            Way::Next(href) if left == Left::Sent => done(web, href, None),
            Way::Next(href) => gone_on(web, href, &format!("ticket-next-{left}"), &before),
        }
    }
}

/// What one may want, to be chosen; `usual` is what one wants so far.
pub fn choices(frame: &Frame, usual: Onward) -> Vec<Choice> {
    let choice = |o: &Onward| Choice::new(o, frame.t(format!("ticket-onward-{o}")), *o == usual);
    Onward::ALL.iter().map(choice).collect()
}

/// What somebody wants from now on.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    onward: Onward,
}

/// Remembers where somebody goes from a ticket.
pub async fn change(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    wanted.onward.remember(&mut act, who.who.id).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// The first ticket of a list, `?view=unassigned`; the list itself, when nothing is in it.
pub async fn first(State(web): State<Web>, who: As<Colleague>, RawQuery(query): RawQuery) -> Result<Response> {
    let (query, look) = (query.unwrap_or_default(), web.desk.look());
    let list = Asked::worked(&who.who, &query).looked_up(&look, &who.who).await?;
    let page = list.view(&who.who, look.now())?.page(&look, &Scope::of(&who.who), None, 1).await?;
    let Some(row) = page.rows.first() else { return Ok(done(&web, list.href(), None)) };
    let compose = query.split('&').find(|pair| pair.starts_with("compose=")).map(|pair| format!("&{pair}"));
    let at = format!("/tickets/{}?{}{}", row.id, list.in_links(), compose.unwrap_or_default());
    Ok(done(&web, at, None))
}

/// The answer with which its author came here, while it can be taken back.
pub async fn answered(look: &Look, who: &Colleague, asked: &AskedFor) -> Result<Option<Answered>> {
    let Some(entry) = asked.answered else { return Ok(None) };
    let entry = match Entry::seen_by(look, &Scope::of(who), EntryId(entry)).await {
        Err(Error::Missing) => return Ok(None),
        found => found?,
    };
    let waits = entry.delivery == Some(Delivery::Waiting);
    let until = entry.deliver_at.filter(|until| waits && *until > look.now());
    Ok(until.map(|until| Answered { number: entry.ticket_id.0, entry: entry.id.0, until }))
}
