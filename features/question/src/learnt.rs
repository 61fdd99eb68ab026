//! What people and departments answer in truth, learnt from what they were asked about.

use base::{DepartmentId, Moment, Result, StaffId};
use std::{collections::HashMap, hash::Hash, time::Duration};
use store::{On, sql};

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

#[derive(sqlx::FromRow)]
struct Row {
    department_id: Option<DepartmentId>,
    ended_by: Option<StaffId>,
    tag: Option<String>,
    cause: Option<String>,
    /// On so many tickets stand both.
    tickets: i64,
}

impl Learnt {
    /// Of the last year: three things for each, the most frequent first.
    pub async fn until(on: impl Into<On<'_>>, now: Moment) -> Result<Learnt> {
        let rows: Vec<Row> = sql!(
            "SELECT l.department_id, l.ended_by, g.name AS tag, k.name AS cause, count(DISTINCT e.ticket_id) AS tickets
             FROM (SELECT asking_id, department_id, ended_by FROM question
                   WHERE state = 'answered' AND ended_at >= $1 ORDER BY ended_at DESC LIMIT $2) l
             JOIN asking a ON a.id = l.asking_id
             JOIN entry e ON e.id = a.entry_id
             LEFT JOIN ticket_tag t ON t.ticket_id = e.ticket_id
             LEFT JOIN tag g ON g.id = t.tag_id
             LEFT JOIN ticket_cause c ON c.ticket_id = e.ticket_id
             LEFT JOIN cause k ON k.id = c.cause_id
             WHERE g.name IS NOT NULL OR k.name IS NOT NULL
             GROUP BY l.department_id, l.ended_by, g.name, k.name
             ORDER BY tickets DESC, tag, cause LIMIT $3"
        )
        .bind(now.minus(YEAR))
        .bind(ANSWERS)
        .bind(PAIRS)
        .all(on)
        .await?;
        Ok(Learnt {
            departments: most(rows.iter().filter_map(|row| Some((row.department_id?, row)))),
            people: most(rows.iter().filter_map(|row| Some((row.ended_by?, row)))),
        })
    }
}

/// The names with the most tickets of each; tags where there are any.
fn most<'a, K: Hash + Eq + Copy>(rows: impl Iterator<Item = (K, &'a Row)>) -> HashMap<K, Vec<String>> {
    let mut counted: HashMap<K, [HashMap<&str, i64>; 2]> = HashMap::new();
    for (whose, row) in rows {
        let of = counted.entry(whose).or_default();
        for (names, name) in of.iter_mut().zip([&row.tag, &row.cause]) {
            if let Some(name) = name {
                *names.entry(name).or_default() += row.tickets;
            }
        }
    }
    let named = |[tags, causes]: [HashMap<&str, i64>; 2]| {
        let mut names: Vec<_> = if tags.is_empty() { causes } else { tags }.into_iter().collect();
        names.sort_by(|(one, n), (other, m)| m.cmp(n).then(one.cmp(other)));
        names.into_iter().take(THINGS).map(|(name, _)| name.to_owned()).collect()
    };
    counted.into_iter().map(|(whose, names)| (whose, named(names))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ended_by: i64, tag: &str, cause: &str, tickets: i64) -> Row {
        let some = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        let (department_id, ended_by) = (Some(DepartmentId(1)), Some(StaffId(ended_by)));
        Row { department_id, ended_by, tag: some(tag), cause: some(cause), tickets }
    }

    #[test]
    fn three_tags_are_named_and_causes_where_there_are_none() {
        let rows = [
            row(1, "price", "", 3),
            row(1, "price", "Wrong label", 1),
            row(1, "delivery", "", 2),
            row(1, "wool", "", 1),
            row(1, "yarn", "", 1),
            row(2, "delivery", "", 3),
            row(2, "", "Lost parcel", 9),
            row(3, "", "Lost parcel", 1),
        ];
        let people = most(rows.iter().map(|row| (row.ended_by.unwrap(), row)));
        assert_eq!(people[&StaffId(1)], ["price", "delivery", "wool"]);
        assert_eq!(people[&StaffId(2)], ["delivery"]);
        assert_eq!(people[&StaffId(3)], ["Lost parcel"]);
        let departments = most(rows.iter().map(|row| (row.department_id.unwrap(), row)));
        assert_eq!(departments[&DepartmentId(1)], ["delivery", "price", "wool"]);
    }
}
