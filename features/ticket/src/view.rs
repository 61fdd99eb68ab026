//! Which tickets a list shows, in which order.

use crate::{CauseId, Channel, Cursor, Priority, Row, State};
use base::{DepartmentId, Moment, StaffId, words::fold};
use journey::JourneyId;
use store::Query;

store::enumeration! {
    /// The order of a list.
    pub enum Sort {
        /// What is lost by waiting, most first; only open tickets have it.
        Loss = "loss",
        /// What moved last is first.
        Newest = "newest",
        /// What moved last is last.
        Oldest = "oldest",
    }
}

/// A stretch of time, open where no moment is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Not before.
    pub from: Option<Moment>,
    /// Before.
    pub until: Option<Moment>,
}

/// Which tickets, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// In this state.
    pub state: Option<State>,
    /// Open or put aside; for lists of few tickets, as of those one was asked into.
    pub unfinished: bool,
    /// Held like this: a word of [`crate::Holder::as_str`].
    pub holder: Option<&'static str>,
    /// Of this department.
    pub department: Option<DepartmentId>,
    /// `Some(None)`: nobody is responsible.
    pub assignee: Option<Option<StaffId>>,
    /// With this priority.
    pub priority: Option<Priority>,
    /// That bear this tag, however it is typed.
    pub tag: Option<String>,
    /// With which this went wrong.
    pub cause: Option<CauseId>,
    /// That began by this channel.
    pub channel: Option<Channel>,
    /// That belong to this journey.
    pub journey: Option<JourneyId>,
    /// In which the customer has been waiting since before this moment.
    pub waiting_before: Option<Moment>,
    /// That this person follows.
    pub followed_by: Option<StaffId>,
    /// In whose notes this person was named.
    pub mentions: Option<StaffId>,
    /// That began then.
    pub opened: Span,
    /// In which something happened last then.
    pub moved: Span,
    /// In this order; without one, open tickets by loss, others by what moved last.
    pub sort: Option<Sort>,
}

impl View {
    /// Open tickets, whoever is responsible.
    pub fn open() -> View {
        View { state: Some(State::Open), ..View::default() }
    }

    /// The order it has: only open tickets can be sorted by what is lost by waiting.
    pub fn sorted(&self) -> Sort {
        match (self.sort, self.state) {
            (None | Some(Sort::Loss), Some(State::Open)) => Sort::Loss,
            (Some(Sort::Oldest), _) => Sort::Oldest,
            _ => Sort::Newest,
        }
    }

    /// Open lists are sorted by what is lost by waiting, most first; others by what happened last.
    pub fn by_urgency(&self) -> bool {
        self.sorted() == Sort::Loss
    }

    /// What an index in this order serves: so much of the list is read from it one after the other.
    pub(crate) fn indexed(&self, query: Query) -> Query {
        // The state is written into the text, because the indexes of open tickets are partial.
        let query = match self.state {
            None if self.unfinished => query.push(" AND state IN ('open', 'snoozed')"),
            None => query.push(" AND merged_into IS NULL"),
            Some(State::Open) => query.push(" AND state = 'open'"),
            Some(State::Snoozed) => query.push(" AND state = 'snoozed'"),
            Some(State::Solved) => query.push(" AND state = 'solved'"),
            Some(State::Closed) => query.push(" AND state = 'closed' AND merged_into IS NULL"),
        };
        if self.by_urgency() {
            self.people(query)
        } else {
            query.with_opt(" AND moved_at >= ", self.moved.from).with_opt(" AND moved_at < ", self.moved.until)
        }
    }

    fn people(&self, query: Query) -> Query {
        let query = match self.assignee {
            None => query,
            Some(None) => query.push(" AND assignee_id IS NULL"),
            Some(Some(who)) => query.with(" AND assignee_id = ", who),
        };
        query.with_opt(" AND holder = ", self.holder).with_opt(" AND department_id = ", self.department)
    }

    /// Whether there is more to it than an index serves.
    pub(crate) fn is_sifted(&self) -> bool {
        let people = self.assignee.is_some() || self.holder.is_some() || self.department.is_some();
        let moved = self.moved != Span::default();
        (people && !self.by_urgency())
            || (moved && self.by_urgency())
            || self.priority.is_some()
            || self.tag.is_some()
            || self.cause.is_some()
            || self.channel.is_some()
            || self.journey.is_some()
            || self.waiting_before.is_some()
            || self.followed_by.is_some()
            || self.mentions.is_some()
            || self.opened != Span::default()
    }

    /// What no index serves: of what was read, this stays.
    pub(crate) fn sifted(&self, query: Query) -> Query {
        let query = if self.by_urgency() {
            query.with_opt(" AND moved_at >= ", self.moved.from).with_opt(" AND moved_at < ", self.moved.until)
        } else {
            self.people(query)
        };
        let query = query
            .with_opt(" AND priority = ", self.priority)
            .with_opt(" AND channel = ", self.channel)
            .with_opt(" AND waiting_since <= ", self.waiting_before)
            .with_opt(" AND opened_at >= ", self.opened.from)
            .with_opt(" AND opened_at < ", self.opened.until);
        self.marked(query)
    }

    /// What other tables say about a ticket.
    pub(crate) fn marked(&self, query: Query) -> Query {
        let within = |query: Query, begin, value: Option<store::Value>| match value {
            None => query,
            Some(value) => query.with(begin, value).push(")"),
        };
        let query = within(
            query,
            " AND id IN (SELECT ticket_id FROM follow WHERE staff_id = ",
            self.followed_by.map(Into::into),
        );
        let query =
            within(query, " AND id IN (SELECT ticket_id FROM mention WHERE staff_id = ", self.mentions.map(Into::into));
        let query = within(
            query,
            " AND id IN (SELECT ticket_id FROM ticket_journey WHERE journey_id = ",
            self.journey.map(Into::into),
        );
        let query = within(
            query,
            " AND id IN (SELECT ticket_id FROM ticket_cause WHERE cause_id = ",
            self.cause.map(Into::into),
        );
        let tag = self.tag.as_deref().map(|tag| fold(tag).into());
        within(
            query,
            " AND id IN (SELECT tt.ticket_id FROM ticket_tag tt JOIN tag t ON t.id = tt.tag_id WHERE t.name_key = ",
            tag,
        )
    }

    /// The other tables by which few tickets are found among many, as one looks into them: newest first.
    pub(crate) fn finders(&self) -> Vec<Query> {
        let followed =
            self.followed_by.map(|who| Query::new("SELECT ticket_id FROM follow WHERE").with(" staff_id = ", who));
        let named = self
            .mentions
            .map(|who| Query::new("SELECT DISTINCT ticket_id FROM mention WHERE").with(" staff_id = ", who));
        let tagged = self.tag.as_deref().map(|tag| {
            Query::new("SELECT tt.ticket_id FROM ticket_tag tt JOIN tag t ON t.id = tt.tag_id WHERE")
                .with(" t.name_key = ", fold(tag))
        });
        let gone_through = self
            .journey
            .map(|journey| Query::new("SELECT ticket_id FROM ticket_journey WHERE").with(" journey_id = ", journey));
        let caused =
            self.cause.map(|cause| Query::new("SELECT ticket_id FROM ticket_cause WHERE").with(" cause_id = ", cause));
        [followed, named, tagged, caused, gone_through]
            .into_iter()
            .flatten()
            .map(|q| q.push(" ORDER BY ticket_id DESC"))
            .collect()
    }

    /// From a place on, in the list's order.
    pub(crate) fn after(&self, query: Query, cursor: Option<Cursor>) -> Query {
        let Some(c) = cursor else { return query };
        let by_loss = self.by_urgency();
        let up = c.backwards == (self.sorted() == Sort::Newest);
        let from = match (by_loss, up, c.itself) {
            (true, true, false) => " AND (urgent_at, id) > (",
            (true, true, true) => " AND (urgent_at, id) >= (",
            (true, false, false) => " AND (urgent_at, id) < (",
            (true, false, true) => " AND (urgent_at, id) <= (",
            (false, true, false) => " AND (moved_at, id) > (",
            (false, true, true) => " AND (moved_at, id) >= (",
            (false, false, false) => " AND (moved_at, id) < (",
            (false, false, true) => " AND (moved_at, id) <= (",
        };
        query.with(from, c.sort).with(", ", c.id).push(")")
    }

    pub(crate) fn order(&self, query: Query, backwards: bool) -> Query {
        query.push(match (self.sorted(), backwards) {
            (Sort::Loss, false) => " ORDER BY urgent_at, id",
            (Sort::Loss, true) => " ORDER BY urgent_at DESC, id DESC",
            (Sort::Newest, false) | (Sort::Oldest, true) => " ORDER BY moved_at DESC, id DESC",
            (Sort::Newest, true) | (Sort::Oldest, false) => " ORDER BY moved_at, id",
        })
    }

    /// The place just behind this row, or just before it.
    pub fn cursor(&self, row: &Row, backwards: bool) -> Cursor {
        let sort = if self.by_urgency() { row.urgent_at } else { row.moved_at };
        Cursor { sort, id: row.id, backwards, itself: false }
    }

    /// The place of this row, from which on it is read.
    pub fn from(&self, row: &Row) -> Cursor {
        Cursor { itself: true, ..self.cursor(row, false) }
    }

    /// Where this row stands, as scripts know it: the letter of a way before it makes a [`Cursor`] of it.
    pub fn place(&self, row: &Row) -> String {
        self.cursor(row, false).to_string().split_off(1)
    }

    /// Among places that follow each other in this list: how many stand before this one, and how many not behind it.
    pub fn place_among(&self, places: &[Cursor], own: Cursor) -> (usize, usize) {
        let stands = |place: &Cursor| {
            let order = (place.sort, place.id).cmp(&(own.sort, own.id));
            if self.sorted() == Sort::Newest { order.reverse() } else { order }
        };
        (places.partition_point(|place| stands(place).is_lt()), places.partition_point(|place| stands(place).is_le()))
    }

    /// This place seen the other way.
    pub(crate) fn turned(c: Cursor) -> Cursor {
        Cursor { backwards: !c.backwards, itself: !c.itself, ..c }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TicketId;

    #[test]
    fn a_place_is_found_among_others_whichever_way_the_list_goes() {
        let at = |sort: i64, id: i64| Cursor {
            sort: Moment::from_micros(sort),
            id: TicketId(id),
            backwards: false,
            itself: false,
        };
        let up = [at(1, 7), at(3, 2), at(3, 5)];
        let down: Vec<Cursor> = up.iter().rev().copied().collect();
        let newest = View { sort: Some(Sort::Newest), ..View::default() };
        let of = |place| (View::open().place_among(&up, place), newest.place_among(&down, place));
        assert_eq!(of(at(0, 9)), ((0, 0), (3, 3)));
        assert_eq!(of(at(3, 2)), ((1, 2), (1, 2)));
        assert_eq!(of(at(3, 4)), ((2, 2), (1, 1)));
        assert_eq!(of(at(4, 1)), ((3, 3), (0, 0)));
        assert_eq!(View::open().place_among(&[], at(1, 1)), (0, 0));
    }
}
