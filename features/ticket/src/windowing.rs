//! The part of a timeline that is read at once: however long it grows, a page stays short.

use crate::{Entry, EntryId, Ticket};
use base::Result;
use store::{On, Query};

/// Entries from the newest back.
const NEWEST: u32 = 40;
/// Entries by which a gap is opened.
const STEP: u32 = 100;
/// Entries of one stretch that was asked for.
const LONGEST: u32 = 300;
/// A gap's entries are counted no further.
const COUNTED: u32 = 10_000;

/// Characters of a text, or of its HTML, that a page shows unasked; an entry read for a page has one more when
/// there are more.
pub const WORDS: usize = 60_000;

/// An entry whose words may be long: no more of them is read than a page shows. Keep it beside [`Entry`].
pub(crate) const SHORTENED: &str = "SELECT id, ticket_id, kind, public, direction, channel, machine, meaning, staff_id, identity_id, \
     author_name, author_address, recipients, copies, blind, reply_to, subject, substr(text, 1, 60001) AS text, \
     substr(html, 1, 60001) AS html, substr(reply_text, 1, 60001) AS reply_text, remote, at, proof, change, args, \
     delivery, delivery_note, deliver_at, missed, signature, struck_at, struck_why, mended_at, silent, cards_hidden, strays, \
     doubt, apart, copy_of FROM entry WHERE TRUE";

/// Entries that follow each other, and what is left out before them.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// What is left out before them.
    pub gap: Option<Gap>,
    /// Oldest first.
    pub entries: Vec<Entry>,
}

/// Entries that are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// How many.
    pub count: u32,
    /// From where the timeline must be read to see the next hundred of them.
    pub from: EntryId,
}

impl Ticket {
    /// The timeline as it is read: all of it when it is short; else its first entry, what was asked for by `from`
    /// (that entry and what follows, some hundreds at most), and the newest.
    pub async fn window(&self, on: impl Into<On<'_>>, from: Option<EntryId>) -> Result<Vec<Stretch>> {
        let mut on = on.into();
        let query = self.entries().push(" ORDER BY id DESC LIMIT ");
        let mut newest: Vec<Entry> = query.with("", NEWEST + 1).all(on.again()).await?;
        newest.reverse();
        if newest.len() <= NEWEST as usize {
            return Ok(vec![Stretch { gap: None, entries: self.shown(newest) }]);
        }
        newest.remove(0); // it only told that there is more
        let end = newest.first().map_or(EntryId(0), |e| e.id);
        let first: Vec<Entry> = self.entries().push(" ORDER BY id LIMIT 1").all(on.again()).await?;
        let begun = first.last().map_or(EntryId(0), |e| e.id);
        let asked = match from.filter(|from| *from < end) {
            Some(from) => {
                let query = self.entries().with(" AND id > ", begun).with(" AND id >= ", from).with(" AND id < ", end);
                query.with(" ORDER BY id LIMIT ", LONGEST).all(on.again()).await?
            }
            None => Vec::new(),
        };
        self.joined(on, [first, asked, newest]).await
    }

    fn entries(&self) -> Query {
        Query::new(SHORTENED).with(" AND ticket_id = ", self.id)
    }

    /// Puts stretches together, with the gaps between them.
    async fn joined(&self, mut on: On<'_>, parts: [Vec<Entry>; 3]) -> Result<Vec<Stretch>> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for entries in parts {
            let Some(next) = entries.first().map(|e| e.id) else { continue };
            let entries = self.shown(entries);
            let before = stretches.last().and_then(|s| s.entries.last());
            let mut gap = match before.map(|e| e.id) {
                Some(before) => self.gap(on.again(), before, next).await?,
                None => None,
            };
            match (stretches.last_mut(), &mut gap) {
                (Some(last), None) => {
                    last.entries.extend(entries);
                    continue;
                }
                // A full stretch moves on by a step instead of growing without end.
                (Some(last), Some(gap)) if last.entries.len() >= LONGEST as usize => {
                    let step = last.entries.len() - (LONGEST - STEP) as usize;
                    gap.from = last.entries.get(step).map_or(gap.from, |e| e.id);
                }
                _ => {}
            }
            stretches.push(Stretch { gap, entries });
        }
        Ok(stretches)
    }

    /// What lies between two entries.
    async fn gap(&self, on: On<'_>, after: EntryId, before: EntryId) -> Result<Option<Gap>> {
        let between = |query: Query| {
            query.with(" FROM entry WHERE ticket_id = ", self.id).with(" AND id > ", after).with(" AND id < ", before)
        };
        let query = between(Query::new("SELECT (SELECT count(*) FROM (SELECT 1")).with(" LIMIT ", COUNTED);
        let query = between(query.push(") AS counted), (SELECT min(id) FROM (SELECT id"));
        let (count, from): (i64, Option<EntryId>) =
            query.with(" ORDER BY id DESC LIMIT ", STEP).push(") AS step)").one(on).await?;
        Ok(from.map(|from| Gap { count: u32::try_from(count).unwrap_or(COUNTED), from }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_character_is_read_than_is_shown() {
        assert_eq!(SHORTENED.matches(&format!("{}", WORDS + 1)).count(), 3);
    }
}
