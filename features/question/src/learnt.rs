//! What people and departments answer in truth, learnt from what they were asked about.

use base::{DepartmentId, Moment, Result, StaffId};
use std::{collections::HashMap, time::Duration};
use store::{On, Query};

/// So long ago an answer still tells something.
const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);
/// Answers that are looked at, the newest ones.
const ANSWERS: i64 = 10_000;
/// What comes up seldom is left out, when there is very much.
const PAIRS: i64 = 5000;
/// Things named for each.
const THINGS: usize = 3;

/// What people and departments answered most, in words that stand on the tickets: tags, and causes where there are
/// no tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learnt {
    /// Of departments, what they were asked as such.
    pub departments: HashMap<DepartmentId, Vec<String>>,
    /// Of people, what they answered themselves.
    pub people: HashMap<StaffId, Vec<String>>,
}

/// A name of tickets on which somebody's answers stand.
#[derive(sqlx::FromRow)]
struct Row {
    /// A department or a person.
    whose: i64,
    name: String,
}

const TAGS: &str = " JOIN ticket_tag t ON t.ticket_id = e.ticket_id JOIN tag n ON n.id = t.tag_id";
const CAUSES: &str = " JOIN ticket_cause c ON c.ticket_id = e.ticket_id JOIN cause n ON n.id = c.cause_id";

impl Learnt {
    /// Of the last year: three things for each, the most frequent first.
    pub async fn until(on: impl Into<On<'_>>, now: Moment) -> Result<Learnt> {
        let mut on = on.into();
        let departments = learnt(on.again(), "l.department_id", now).await?.into_iter();
        let people = learnt(on, "l.ended_by", now).await?.into_iter();
        Ok(Learnt {
            departments: departments.map(|(id, names)| (DepartmentId(id), names)).collect(),
            people: people.map(|(id, names)| (StaffId(id), names)).collect(),
        })
    }
}

/// Tags and causes are counted by themselves: on a ticket with two causes each of its tags stands once.
async fn learnt(mut on: On<'_>, whose: &'static str, now: Moment) -> Result<HashMap<i64, Vec<String>>> {
    let tags = named(on.again(), (whose, TAGS), now).await?;
    Ok(most(tags, named(on, (whose, CAUSES), now).await?))
}

/// The names that stand on most tickets first.
async fn named(on: On<'_>, (whose, names): (&'static str, &'static str), now: Moment) -> Result<Vec<Row>> {
    let query = Query::new("SELECT ").push(whose).push(" AS whose, n.name");
    let query = query.push(" FROM (SELECT asking_id, department_id, ended_by, ended_at FROM question_round");
    let query = query.with(" WHERE state = 'answered' AND ended_at >= ", now.minus(YEAR));
    let query = query.with(" ORDER BY ended_at DESC LIMIT ", ANSWERS);
    let query = query.push(") l JOIN asking a ON a.id = l.asking_id JOIN entry e ON e.id = a.entry_id").push(names);
    let query = query.push(" WHERE ").push(whose).push(" IS NOT NULL GROUP BY ").push(whose).push(", n.name");
    Ok(query.with(" ORDER BY count(DISTINCT e.ticket_id) DESC, n.name LIMIT ", PAIRS).all(on).await?)
}

/// The first tags of each; the first causes of who has none.
fn most(tags: Vec<Row>, causes: Vec<Row>) -> HashMap<i64, Vec<String>> {
    let mut most = firsts(tags);
    for (whose, names) in firsts(causes) {
        most.entry(whose).or_insert(names);
    }
    most
}

fn firsts(rows: Vec<Row>) -> HashMap<i64, Vec<String>> {
    let mut firsts: HashMap<i64, Vec<String>> = HashMap::new();
    for row in rows {
        let names = firsts.entry(row.whose).or_default();
        if names.len() < THINGS {
            names.push(row.name);
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_tags_are_named_and_causes_where_there_are_none() {
        let row = |(whose, name): (i64, &str)| Row { whose, name: name.into() };
        let tags = [(2, "delivery"), (1, "price"), (1, "delivery"), (1, "wool"), (1, "yarn")].map(row);
        let most = most(tags.into(), [(2, "Lost parcel"), (3, "Lost parcel")].map(row).into());
        assert_eq!(most[&1], ["price", "delivery", "wool"]);
        assert_eq!(most[&2], ["delivery"]);
        assert_eq!(most[&3], ["Lost parcel"]);
    }
}
