//! The tickets behind a figure: every number of the report opens them.

use crate::{Holder, Link, Period, Sees};
use base::{DepartmentId, Error, Look, Moment, Result, StaffId, TicketId};
use journey::JourneyId;
use std::{fmt, str::FromStr};
use store::Query;
use ticket::{CauseId, Holder as Held, Party, Scope, ledger::Holding, wait::parties_of};

/// Lines of one page.
pub const AT_ONCE: usize = 50;

/// What became of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// All that were asked.
    Asked,
    /// Those that were answered.
    Answered,
    /// Those that were declined.
    Declined,
    /// Those not answered in time.
    Late,
}

/// A figure of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The time a link had.
    Time(Link),
    /// Questions to a department.
    Questions(DepartmentId, Became),
    /// Tickets with which this went wrong.
    Cause(CauseId),
}

const WORDS: [(&str, Became); 4] = [
    ("questions", Became::Asked),
    ("answered", Became::Answered),
    ("declined", Became::Declined),
    ("late", Became::Late),
];

/// As in links: `asked-2`, `late-2`, `outside`.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Figure::Time(Link::Queue(id)) => write!(f, "queue-{id}"),
            Figure::Time(Link::Agents(id)) => write!(f, "agents-{id}"),
            Figure::Time(Link::Asked(id)) => write!(f, "asked-{id}"),
            Figure::Time(Link::Outside) => f.write_str("outside"),
            Figure::Time(Link::Customer) => f.write_str("customer"),
            Figure::Cause(id) => write!(f, "cause-{id}"),
            Figure::Questions(id, became) => {
                let word = WORDS.iter().find(|(_, known)| known == became).map_or("questions", |(word, _)| word);
                write!(f, "{word}-{id}")
            }
        }
    }
}

impl FromStr for Figure {
    type Err = Error;
    fn from_str(text: &str) -> Result<Figure> {
        let (word, id) = text.split_once('-').unwrap_or((text, "0"));
        let id: i64 = id.parse().map_err(|_| Error::Missing)?;
        let department = DepartmentId(id);
        if let Some((_, became)) = WORDS.iter().find(|(known, _)| *known == word) {
            return Ok(Figure::Questions(department, *became));
        }
        Ok(match word {
            "queue" => Figure::Time(Link::Queue(department)),
            "agents" => Figure::Time(Link::Agents(department)),
            "asked" => Figure::Time(Link::Asked(department)),
            "outside" => Figure::Time(Link::Outside),
            "customer" => Figure::Time(Link::Customer),
            "cause" => Figure::Cause(CauseId(id)),
            _ => return Err(Error::Missing),
        })
    }
}

impl Figure {
    /// Whose tickets alone a reader finds behind it, who does not see those of all: behind what is their own
    /// department's, every one.
    pub fn own(self, sees: &Sees) -> Option<Vec<DepartmentId>> {
        let theirs = match self {
            Figure::Time(Link::Asked(id)) | Figure::Questions(id, _) => sees.sees(id),
            _ => false,
        };
        match sees {
            Sees::Own(own) if !theirs => Some(own.clone()),
            _ => None,
        }
    }
}

/// A ticket behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its number.
    pub ticket: TicketId,
    /// What it is about.
    pub subject: String,
    /// Since when.
    pub since: Moment,
    /// Until when, if it is over; with a cause, when the ticket was solved.
    pub until: Option<Moment>,
    /// Their part of it within the period.
    pub micros: Option<i64>,
}

/// A page of them, the newest first, and where it goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The lines.
    pub parts: Vec<Part>,
    /// The place of the last one, when there are more.
    pub next: Option<(Moment, i64)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    ticket_id: TicketId,
    subject: String,
    since: Moment,
    until: Option<Moment>,
    holder: String,
    staff_id: Option<StaffId>,
    department_id: DepartmentId,
}

/// Whose tickets, and from which place on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrow {
    /// Of this department alone.
    pub department: Option<DepartmentId>,
    /// Of this journey alone.
    pub journey: Option<JourneyId>,
    /// Of these alone: [`Figure::own`].
    pub own: Option<Vec<DepartmentId>>,
    /// After this place.
    pub after: Option<(Moment, i64)>,
}

impl Figure {
    /// The tickets behind it that the reader may see.
    pub async fn parts(self, look: &Look, scope: &Scope, period: &Period, narrow: Narrow) -> Result<Parts> {
        let (from, until) = (period.begins(), period.ends());
        let query = match self {
            Figure::Time(link) => of_link(link, (from, until)),
            Figure::Questions(id, became) => of_questions(id, became, look.now(), (from, until)),
            Figure::Cause(cause) => Query::new("SELECT ticket.id AS id, ticket.id AS ticket_id, ticket.subject, c.named_at AS since, ticket.solved_at AS until, '' AS holder, ticket.assignee_id AS staff_id, ticket.department_id FROM ticket_cause c JOIN ticket ON ticket.id = c.ticket_id WHERE ticket.merged_into IS NULL AND c.cause_id = ")
                .with("", cause)
                .with(" AND c.named_at >= ", from)
                .with(" AND c.named_at < ", until),
        };
        let query = match narrow.department {
            Some(id) => query.push(" AND ").push(self.whose()).with(" = ", id),
            None => query,
        };
        let query = match narrow.own {
            Some(own) => query.push(" AND ").push(self.whose()).with_in("", own),
            None => query,
        };
        let query = match narrow.journey {
            Some(id) => {
                query.with(" AND ticket.id IN (SELECT ticket_id FROM journey_ticket WHERE journey_id = ", id).push(")")
            }
            None => query,
        };
        let query = scope.restrict(query);
        let (at, id) = self.place();
        let query = match narrow.after {
            Some((moment, last)) => {
                let query = query.push(" AND (").push(at).with(" < ", moment).push(" OR (").push(at);
                query.with(" = ", moment).push(" AND ").push(id).with(" < ", last).push("))")
            }
            None => query,
        };
        let query = query.push(" ORDER BY ").push(at).push(" DESC, ").push(id).push(" DESC");
        let most = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
        let mut rows: Vec<Row> = query.with(" LIMIT ", most).all(look).await?;
        let more = rows.len() > AT_ONCE;
        rows.truncate(AT_ONCE);
        let next = rows.last().filter(|_| more).map(|row| (row.since, row.id));
        Ok(Parts { parts: self.measured(look, scope, rows, (from, until)).await?, next })
    }

    /// Whose ticket it was, or is.
    fn whose(self) -> &'static str {
        match self {
            Figure::Time(_) => WHOSE,
            Figure::Questions(..) | Figure::Cause(_) => "ticket.department_id",
        }
    }

    /// What the lines are ordered by.
    fn place(self) -> (&'static str, &'static str) {
        match self {
            Figure::Time(_) => ("h.since", "h.id"),
            Figure::Questions(..) => ("q.asked_at", "q.question_id"),
            Figure::Cause(_) => ("c.named_at", "ticket.id"),
        }
    }

    /// How much of each is theirs: of an interval its share, of a question how long it took.
    async fn measured(
        self,
        look: &Look,
        scope: &Scope,
        rows: Vec<Row>,
        (from, until): (Moment, Moment),
    ) -> Result<Vec<Part>> {
        let shared = match self {
            Figure::Time(Link::Asked(_) | Link::Outside | Link::Agents(_)) => {
                parties_of(look, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?
            }
            _ => Vec::new(),
        };
        let now = look.now();
        let part = |row: Row| {
            let micros = match self {
                Figure::Time(link) => {
                    let parties = shared.iter().filter(|(of, _)| *of == row.id).map(|(_, party)| *party).collect();
                    Some(share(&row, link, parties, (from.min(now), until.min(now))))
                }
                Figure::Questions(..) => Some(row.until.unwrap_or(now).since(row.since)),
                Figure::Cause(_) => None,
            };
            let subject = scope.contacts().words(row.subject);
            Part { ticket: row.ticket_id, subject, since: row.since, until: row.until, micros }
        };
        Ok(rows.into_iter().map(part).collect())
    }
}

/// What a link had of an interval within these moments.
fn share(row: &Row, link: Link, parties: Vec<Party>, (from, until): (Moment, Moment)) -> i64 {
    let ends = row.until.map_or(until, |at| at.min(until));
    let holder = Held::of_words(&row.holder, row.staff_id);
    let holding = Holding { holder, parties, since: row.since.max(from), until: Some(ends) };
    let theirs = Holder::shares(&holding).into_iter();
    theirs.filter(|(holder, _)| Link::of(row.department_id, *holder) == link).map(|(_, micros)| micros).sum()
}

const INTERVALS: &str = "SELECT h.id, h.ticket_id, ticket.subject, h.since, h.until, h.holder, h.staff_id, COALESCE(h.department_id, ticket.department_id) AS department_id FROM holding h JOIN ticket ON ticket.id = h.ticket_id WHERE TRUE";

/// The department whose ticket it was meanwhile.
const WHOSE: &str = "COALESCE(h.department_id, ticket.department_id)";

fn of_link(link: Link, (from, until): (Moment, Moment)) -> Query {
    let query = Query::new(INTERVALS);
    let query = match link {
        Link::Queue(id) => query.push(" AND h.holder = 'nobody' AND ").push(WHOSE).with(" = ", id),
        Link::Agents(id) => query.push(" AND (h.holder = 'staff' OR h.holder = 'departments' AND EXISTS (SELECT 1 FROM holding_party p WHERE p.holding_id = h.id AND p.staff_id IS NOT NULL)) AND ").push(WHOSE).with(" = ", id),
        Link::Asked(id) => query.with(" AND h.id IN (SELECT holding_id FROM holding_party WHERE department_id = ", id).push(")"),
        Link::Outside => query.push(" AND h.holder = 'outside'"),
        Link::Customer => query.push(" AND h.holder = 'customer'"),
    };
    query.with(" AND h.since < ", until).with(" AND (h.until IS NULL OR h.until > ", from).push(")")
}

fn of_questions(department: DepartmentId, became: Became, now: Moment, (from, until): (Moment, Moment)) -> Query {
    let query = Query::new("SELECT q.question_id AS id, ticket.id AS ticket_id, ticket.subject, q.asked_at AS since, q.ended_at AS until, '' AS holder, q.ended_by AS staff_id, ticket.department_id FROM question_round q JOIN asking a ON a.id = q.asking_id JOIN entry e ON e.id = a.entry_id JOIN ticket ON ticket.id = e.ticket_id WHERE q.department_id = ")
        .with("", department)
        .with(" AND q.asked_at >= ", from)
        .with(" AND q.asked_at < ", until);
    match became {
        Became::Asked => query,
        Became::Answered => query.push(" AND q.state = 'answered'"),
        Became::Declined => query.push(" AND q.state = 'declined'"),
        Became::Late => {
            query.push(" AND q.state <> 'withdrawn' AND q.due_at < COALESCE(q.ended_at,").with(" ", now).push(")")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_survives_its_way_through_a_link() {
        let id = DepartmentId(7);
        let links = [Link::Queue(id), Link::Agents(id), Link::Asked(id), Link::Outside, Link::Customer];
        let questions = WORDS.map(|(_, became)| Figure::Questions(id, became));
        for figure in links.map(Figure::Time).into_iter().chain(questions).chain([Figure::Cause(CauseId(3))]) {
            assert_eq!(figure.to_string().parse::<Figure>().unwrap(), figure);
        }
        for wrong in ["", "x", "late-x", "asked-", "cause-1-2"] {
            assert!(wrong.parse::<Figure>().is_err(), "{wrong}");
        }
    }
}
