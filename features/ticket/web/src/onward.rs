//! From one answer to the next ticket of the list beside it.

use crate::{deeds, lists::Asked as AskedList, ticket_page::AskedFor, view::Answered};
use axum::{
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use base::{EntryId, Error, Look, Result, TicketId};
use people::Colleague;
use people_web::{As, Web, page::done};
use ticket::{Cursor, Delivery, Entry, Scope};

/// What a reply's button says whose author goes on: besides it does what they usually do.
pub const NEXT: &str = "next";

/// Rows among which the next is looked for: what the column shows.
const LOOKED_AT: u32 = 50;

/// The list beside the ticket from which a form came, and what comes after the ticket in it.
pub struct Onward {
    list: AskedList,
    next: Option<TicketId>,
}

impl Onward {
    /// The one below in the list; from its end, and from outside it, the first. Asked before the answer is sent,
    /// which may move the ticket.
    pub async fn from(look: &Look, who: &Colleague, headers: &HeaderMap, number: TicketId) -> Result<Onward> {
        let list = AskedList::beside(who, &AskedFor::before(headers).query).looked_up(look, who).await?;
        let cursor: Option<Cursor> = list.cursor.as_deref().map(str::parse).transpose()?;
        let page = list.view(who, look.now())?.page(look, &Scope::of(who), cursor, LOOKED_AT).await?;
        let numbers: Vec<TicketId> = page.rows.iter().map(|row| row.id).collect();
        Ok(Onward { next: after(&numbers, number), list })
    }

    /// There; without one, back at the ticket.
    pub fn go(self, web: &Web, headers: &HeaderMap, number: TicketId, entry: EntryId) -> Response {
        let Some(next) = self.next else {
            return deeds::back(web, headers, number, Some("ticket-flash-sent"));
        };
        done(web, format!("/tickets/{next}?{}&answered={entry}", self.list.in_links()), None)
    }
}

fn after(numbers: &[TicketId], number: TicketId) -> Option<TicketId> {
    let at = numbers.iter().position(|n| *n == number);
    let below = at.and_then(|at| numbers.get(at + 1));
    below.or(numbers.iter().find(|n| **n != number)).copied()
}

/// The first ticket of a list, `?view=unassigned`; the list itself, when nothing is in it.
pub async fn first(State(web): State<Web>, who: As<Colleague>, RawQuery(query): RawQuery) -> Result<Response> {
    let (query, look) = (query.unwrap_or_default(), web.desk.look());
    let list = AskedList::beside(&who.who, &query).looked_up(&look, &who.who).await?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_down_the_list_and_from_its_end_to_the_top() {
        let list = [5, 3, 9].map(TicketId);
        assert_eq!(after(&list, TicketId(5)), Some(TicketId(3)));
        assert_eq!(after(&list, TicketId(9)), Some(TicketId(5)));
        assert_eq!(after(&list, TicketId(4)), Some(TicketId(5)), "it has left the list");
        assert_eq!(after(&list[..1], TicketId(5)), None);
    }
}
