//! The list of customers, by keyset.

use crate::{CustomerId, OrganisationId, word};
use base::{Error, Moment, Result, words::fold};
use std::str::FromStr;
use store::{On, Query, sql};

/// Which customers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Beginnings of words: of a name, an address, a number, an organisation.
    pub text: String,
    /// Only those who matter.
    pub vip: bool,
    /// Only those who are blocked.
    pub blocked: bool,
    /// Only of this organisation.
    pub organisation: Option<OrganisationId>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Who.
    pub id: CustomerId,
    /// Their name.
    pub name: String,
    /// The name of their organisation.
    pub organisation: Option<String>,
    /// In which to write to them.
    pub language: Option<String>,
    /// Whether everybody should know that they matter.
    pub vip: bool,
    /// Since when they are blocked.
    pub blocked_at: Option<Moment>,
    /// When words last went either way.
    pub contact_at: Moment,
    /// Where they belong.
    pub organisation_id: Option<OrganisationId>,
}

/// A place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    at: Moment,
    id: CustomerId,
    /// Whether the page before it is wanted.
    backwards: bool,
}

/// One page of the list.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Whom words last went to or came from first.
    pub lines: Vec<Line>,
    /// Where the next page begins.
    pub next: Option<Place>,
    /// Where the page before ends.
    pub previous: Option<Place>,
    /// More were found than are looked at: say more.
    pub many: bool,
}

const LINES: &str = "SELECT c.id, c.name, o.name AS organisation, c.language, c.vip, c.blocked_at, c.contact_at, c.organisation_id \
     FROM customer c LEFT JOIN organisation o ON o.id = c.organisation_id \
     WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND c.contact_at IS NOT NULL";

impl Wanted {
    /// One page, beginning after `place`.
    pub async fn page(&self, on: impl Into<On<'_>>, place: Option<Place>, limit: usize) -> Result<Page> {
        let limit = limit.clamp(1, 200);
        let asked = word::asked(&self.text);
        match asked.is_empty() {
            true => self.all(on.into(), place, limit).await,
            false => self.found(on.into(), &asked, place, limit).await,
        }
    }

    fn narrowed(&self) -> Query {
        let mut query = Query::new(LINES);
        if self.vip {
            query = query.push(" AND c.vip");
        }
        if self.blocked {
            query = query.push(" AND c.blocked_at IS NOT NULL");
        }
        query.with_opt(" AND c.organisation_id = ", self.organisation)
    }

    async fn all(&self, on: On<'_>, place: Option<Place>, limit: usize) -> Result<Page> {
        let backwards = place.is_some_and(|p| p.backwards);
        let query = match place {
            None => self.narrowed(),
            Some(p) => {
                let from = if backwards { " AND (c.contact_at, c.id) > (" } else { " AND (c.contact_at, c.id) < (" };
                self.narrowed().with(from, p.at).with(", ", p.id).push(")")
            }
        };
        let query = query.push(match backwards {
            false => " ORDER BY c.contact_at DESC, c.id DESC",
            true => " ORDER BY c.contact_at, c.id",
        });
        let mut lines: Vec<Line> = query.with(" LIMIT ", limit as i64 + 1).all(on).await?;
        let more = lines.len() > limit;
        lines.truncate(limit);
        if backwards {
            lines.reverse();
        }
        Ok(Page::of(lines, (backwards && more) || (!backwards && place.is_some()), backwards || more, false))
    }

    /// Found ones are looked at all together, because a word's hits lie in no order of time; there are
    /// never more than [`word::HITS`] of them.
    async fn found(&self, mut on: On<'_>, asked: &[String], place: Option<Place>, limit: usize) -> Result<Page> {
        let Some((rare, others)) = asked.split_first() else {
            return Ok(Page::default());
        };
        let ids = word::customers(on.again(), rare).await?;
        let many = ids.len() as i64 >= word::HITS;
        let mut query = self.narrowed().with_in(" AND c.id", ids);
        for other in others {
            let (from, to) = word::range(other);
            query = query
                .with(" AND (EXISTS (SELECT 1 FROM customer_word w WHERE w.customer_id = c.id AND w.word >= ", from.clone())
                .with(" AND w.word < ", to.clone())
                .with(") OR EXISTS (SELECT 1 FROM organisation_word w WHERE w.organisation_id = c.organisation_id AND w.word >= ", from)
                .with(" AND w.word < ", to)
                .push("))");
        }
        let mut lines: Vec<Line> = query.all(on).await?;
        lines.sort_by_key(|line| std::cmp::Reverse((line.contact_at, line.id)));
        let backwards = place.is_some_and(|p| p.backwards);
        let begin = match place {
            None => 0,
            Some(p) if backwards => {
                lines.partition_point(|l| (l.contact_at, l.id) > (p.at, p.id)).saturating_sub(limit)
            }
            Some(p) => lines.partition_point(|l| (l.contact_at, l.id) >= (p.at, p.id)),
        };
        let more = lines.len() > begin + limit;
        let lines: Vec<Line> = lines.into_iter().skip(begin).take(limit).collect();
        Ok(Page::of(lines, begin > 0, more, many))
    }
}

impl Page {
    fn of(lines: Vec<Line>, before: bool, after: bool, many: bool) -> Page {
        let at = |line: &Line, backwards| Place { at: line.contact_at, id: line.id, backwards };
        let previous = lines.first().filter(|_| before).map(|l| at(l, true));
        let next = lines.last().filter(|_| after).map(|l| at(l, false));
        Page { lines, next, previous, many }
    }
}

/// The rows of these customers.
pub async fn lines(on: impl Into<On<'_>>, ids: &[CustomerId]) -> Result<Vec<Line>> {
    Ok(Query::new(LINES).with_in(" AND c.id", ids.iter().copied()).push(" ORDER BY c.id").all(on).await?)
}

/// Others who may be the same person as this one: with the same number, or of the same name.
pub async fn alike(on: impl Into<On<'_>>, id: CustomerId) -> Result<Vec<CustomerId>> {
    let mut on = on.into();
    // One number less its prefix is told by its last eight digits.
    let phones: Vec<(String,)> =
        sql!("SELECT value_key FROM identity WHERE customer_id = $1 AND kind = 'phone' LIMIT 10")
            .bind(id)
            .all(on.again())
            .await?;
    let mut found: Vec<CustomerId> = Vec::new();
    for (phone,) in phones {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let Some(end) = digits.len().checked_sub(8) else { continue };
        let (from, to) = word::range(&digits[end..]);
        let same: Vec<(CustomerId,)> =
            sql!("SELECT DISTINCT customer_id FROM customer_word WHERE word >= $1 AND word < $2 AND customer_id <> $3 LIMIT 5")
                .bind(from)
                .bind(to)
                .bind(id)
                .all(on.again())
                .await?;
        found.extend(same.into_iter().map(|(id,)| id));
    }
    // One name, however the two are written: those who share a word of it are few enough to compare.
    let names: Vec<(CustomerId, String)> = sql!(
        "SELECT c.id, c.name FROM customer c WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND c.id IN (
             SELECT w.customer_id FROM customer_word w JOIN customer_word m ON m.word = w.word
             WHERE m.customer_id = $1 LIMIT 2000)"
    )
    .bind(id)
    .all(on)
    .await?;
    let own = names.iter().find(|(other, _)| *other == id).map(|(_, name)| fold(name));
    let named = names.into_iter().filter(|(other, name)| *other != id && Some(fold(name)) == own);
    found.extend(named.map(|(id, _)| id));
    found.sort();
    found.dedup();
    found.truncate(5);
    Ok(found)
}

/// As in links and the API: opaque to whoever carries it.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let way = if self.backwards { 'b' } else { 'f' };
        write!(f, "{way}{:x}.{:x}", self.at.micros(), self.id.0)
    }
}
impl FromStr for Place {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        let parse = || {
            let backwards = match s.get(..1)? {
                "b" => true,
                "f" => false,
                _ => return None,
            };
            let (at, id) = s.get(1..)?.split_once('.')?;
            let number = |hex| i64::from_str_radix(hex, 16).ok();
            Some(Place { at: Moment::from_micros(number(at)?), id: CustomerId(number(id)?), backwards })
        };
        parse().ok_or_else(|| Error::invalid("cursor", "customer-error-value"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_its_way_through_a_link() {
        let place = Place { at: Moment::from_micros(1_763_000_000_123_456), id: CustomerId(7), backwards: true };
        assert_eq!(place.to_string().parse::<Place>().ok(), Some(place));
        for wrong in ["", "x", "f12", "fzz.1", "é1.2"] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }
}
