//! A place in a list.

use crate::TicketId;
use base::{Error, Moment, Result};
use std::str::FromStr;

/// A place in a list: what was sorted by, and the ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) sort: Moment,
    pub(crate) id: TicketId,
    /// Whether the page before this place is wanted.
    pub(crate) backwards: bool,
    /// Whether what stands at this place is wanted too.
    pub(crate) itself: bool,
}

impl Cursor {
    /// The place just behind a row, by what [`crate::View::place`] says of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it says something else.
    pub fn at(place: &str) -> Result<Cursor> {
        format!("f{place}").parse()
    }
}

/// As in links and the API: opaque to whoever carries it.
impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let way = match (self.backwards, self.itself) {
            (false, false) => 'f',
            (true, false) => 'b',
            (false, true) => 'F',
            (true, true) => 'B',
        };
        write!(f, "{way}{:x}.{:x}", self.sort.micros(), self.id.0)
    }
}
impl FromStr for Cursor {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        let parse = || {
            let (backwards, itself) = match s.get(..1)? {
                "f" => (false, false),
                "b" => (true, false),
                "F" => (false, true),
                "B" => (true, true),
                _ => return None,
            };
            let (sort, id) = s.get(1..)?.split_once('.')?;
            let number = |hex| i64::from_str_radix(hex, 16).ok();
            Some(Cursor { sort: Moment::from_micros(number(sort)?), id: TicketId(number(id)?), backwards, itself })
        };
        parse().ok_or_else(|| Error::invalid("cursor", "ticket-error-cursor"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_way_through_a_link() {
        for (backwards, itself) in [(false, false), (false, true), (true, false), (true, true)] {
            let sort = Moment::from_micros(1_763_000_000_123_456);
            let cursor = Cursor { sort, id: TicketId(1042), backwards, itself };
            assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        }
        for wrong in ["", "x", "f12", "fzz.1", "é1.2"] {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
