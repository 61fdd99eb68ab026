//! Calling colleagues by name in a note.

use crate::{EntryId, Scope, Ticket, event};
use base::{
    Act, Result, StaffId,
    words::{fold, is_of_word},
};
use people::{Colleague, Department, Staff};
use std::collections::{BTreeMap, BTreeSet};
use store::{Query, sql};

/// Colleagues called by one note at most.
const MOST: usize = 200;
/// Tickets looked through for calls that were not read.
const CALLED: i64 = 300;
/// Names read in one note at most.
const NAMES: usize = 50;

/// What follows an @, folded, and whom it calls.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, BTreeSet<StaffId>>);

impl Names {
    /// The names by which these people and departments are called: *Anna Sokolova*, *anna.sokolova*, *anna*
    /// while only one has that name, what stands before the @ of the address, and a department's name.
    pub fn of(staff: &[Staff], departments: &[Department], members: &[(base::DepartmentId, StaffId)]) -> Names {
        let mut names = Names::default();
        for person in staff {
            let whole = fold(&person.name);
            let mut own = BTreeSet::from([whole.replace(' ', "."), whole.replace(' ', "_"), whole.clone()]);
            own.extend(person.email.split('@').next().map(fold));
            own.into_iter().for_each(|name| names.add(name, person.id));
        }
        for (first, people) in first_names(staff) {
            if let [only] = people[..] {
                names.add(first, only);
            }
        }
        for department in departments {
            let theirs = members.iter().filter(|(id, who)| *id == department.id && staff.iter().any(|s| s.id == *who));
            theirs.for_each(|(_, who)| names.add(fold(&department.name), *who));
        }
        names
    }

    fn add(&mut self, name: String, who: StaffId) {
        if !name.is_empty() {
            self.0.entry(name).or_default().insert(who);
        }
    }

    /// Whom a text calls, each once. An @ within a word is an address and calls nobody; of two names that
    /// fit, the longer is meant.
    pub fn called(&self, text: &str) -> BTreeSet<StaffId> {
        let mut before = ' ';
        let mut starts = Vec::new();
        for (at, c) in text.char_indices() {
            if c == '@' && !is_of_word(before) && starts.len() < NAMES {
                starts.push(at + 1);
            }
            before = c;
        }
        starts.into_iter().filter_map(|at| self.at(&text[at..])).flatten().copied().collect()
    }

    fn at(&self, rest: &str) -> Option<&BTreeSet<StaffId>> {
        let beginning: String = rest.chars().take(80).collect();
        let folded = fold(&beginning);
        let fits = |name: &str| {
            folded.strip_prefix(name).is_some_and(|after| !after.starts_with(|c: char| is_of_word(c) || c == '_'))
        };
        self.0.iter().filter(|(name, _)| fits(name)).max_by_key(|(name, _)| name.len()).map(|(_, people)| people)
    }
}

fn first_names(staff: &[Staff]) -> BTreeMap<String, Vec<StaffId>> {
    let mut found: BTreeMap<String, Vec<StaffId>> = BTreeMap::new();
    for person in staff {
        if let Some(first) = fold(&person.name).split_whitespace().next() {
            found.entry(first.to_owned()).or_default().push(person.id);
        }
    }
    found
}

impl Ticket {
    /// Notes who is called by a note, and who stands in for those of them who are away. Agents' calls ask
    /// collaborators in; a collaborator calls only those who see the ticket already.
    pub(crate) async fn mention(&mut self, act: &mut Act, by: &Colleague, entry: EntryId, text: &str) -> Result<()> {
        if !text.contains('@') {
            return Ok(());
        }
        let staff = Staff::all(&mut *act).await?;
        let departments = Department::all(&mut *act).await?;
        let members = Department::members(&mut *act).await?;
        let called = Names::of(&staff, &departments, &members).called(text);
        let invited = self.invited(&mut *act).await?;
        let sees = |who: &Staff| who.role.may_answer() || invited.contains(&who.id);
        let wanted = staff.iter().filter(|who| called.contains(&who.id) && who.id != by.id);
        let before = called_by(act, entry).await?;
        let wanted = wanted.filter(|who| !before.contains(&who.id));
        let wanted: Vec<&Staff> = wanted.filter(|who| by.role.may_answer() || sees(who)).take(MOST).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let mut called: Vec<StaffId> = wanted.iter().map(|who| who.id).collect();
        for (absence, heir) in self.called_instead(act, by.id, &called).await? {
            let heir = staff.iter().find(|who| who.id == heir && (by.role.may_answer() || sees(who)));
            if let Some(heir) = heir.filter(|heir| !called.contains(&heir.id)) {
                self.say_called(act, &absence, heir.id).await?;
                called.push(heir.id);
            }
        }
        for who in staff.iter().filter(|who| called.contains(&who.id)) {
            if !sees(who) {
                self.let_in(act, who.id).await?;
            }
            sql!("INSERT INTO mention (entry_id, ticket_id, staff_id, made_at) VALUES ($1, $2, $3, $4)")
                .bind(entry)
                .bind(self.id)
                .bind(who.id)
                .bind(act.now())
                .run(act)
                .await?;
        }
        act.tell(self.id, &event::Mentioned { ticket: self.id, entry, staff: called }).await?;
        Ok(())
    }
}

/// Whom an entry has called so far: before it was mended.
async fn called_by(act: &mut Act, entry: EntryId) -> Result<Vec<StaffId>> {
    let rows: Vec<(StaffId,)> = sql!("SELECT staff_id FROM mention WHERE entry_id = $1").bind(entry).all(act).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Adds how many tickets there are in which someone was called and has not read it, among the newest they were
/// called to; counted no further than `most`.
pub(crate) fn probe(query: Query, scope: &Scope, who: StaffId, most: u32) -> Query {
    let query = scope.restrict(query.push("count(*) FROM (SELECT 1 FROM ticket WHERE merged_into IS NULL"));
    let query = query.with(
        " AND id IN (SELECT ticket_id FROM (SELECT m.ticket_id FROM mention m WHERE NOT EXISTS
             (SELECT 1 FROM reading r WHERE r.ticket_id = m.ticket_id AND r.staff_id = m.staff_id
              AND r.entry_id >= m.entry_id) AND m.staff_id = ",
        who,
    );
    let query = query.with(" ORDER BY m.ticket_id DESC LIMIT ", CALLED).push(") newest)");
    query.with(" LIMIT ", most).push(") counted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::DepartmentId;
    use people::Role;

    fn person(id: i64, name: &str, email: &str) -> Staff {
        Staff {
            id: StaffId(id),
            email: email.into(),
            name: name.into(),
            role: Role::Agent,
            language: "en".into(),
            zone: "UTC".into(),
            left_at: None,
            photo: None,
        }
    }

    fn called(text: &str) -> Vec<i64> {
        let staff = [
            person(1, "Anna Sokolova", "anna@desk.example"),
            person(2, "Pётр Иванов", "petya@desk.example"),
            person(3, "Ana Kralj", "ana.kralj@desk.example"),
            person(4, "Ana Horvat", "horvat@desk.example"),
        ];
        let departments = [Department {
            id: DepartmentId(1),
            name: "Back Office".into(),
            archived_at: None,
            sees: Default::default(),
        }];
        let members = [(DepartmentId(1), StaffId(2)), (DepartmentId(1), StaffId(4)), (DepartmentId(1), StaffId(9))];
        Names::of(&staff, &departments, &members).called(text).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn people_are_called_by_any_of_their_names() {
        for text in ["@Anna look", "see @anna.sokolova.", "(@Anna Sokolova)", "@ANNA,", "@anna"] {
            assert_eq!(called(text), [1], "{text}");
        }
        assert_eq!(called("@petya and @Ana Kralj"), [2, 3]);
    }

    #[test]
    fn who_is_meant_by_a_name_of_two_is_not_guessed() {
        assert!(called("@Ana").is_empty());
        assert_eq!(called("@ana horvat"), [4]);
    }

    #[test]
    fn addresses_parts_of_words_and_strangers_call_nobody() {
        for text in ["iva@anna.example", "@annabel", "@anna_b", "@", "@@", "@nobody", "anna"] {
            assert!(called(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn marks_are_letters_of_a_name_in_every_script() {
        let names = Names::of(&[person(1, "हक", "hak@desk.example")], &[], &[]);
        assert_eq!(names.called("@हक, look").len(), 1);
        assert!(names.called("@हक्").is_empty(), "that is another name");
    }

    #[test]
    fn a_department_calls_those_who_work_there() {
        assert_eq!(called("@back office, please"), [2, 4]);
    }
}
