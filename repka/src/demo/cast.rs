//! The shop of the demo, a small family business, and those who work there.

use super::story::Language::{self, Bg, En, Hr, Ru};
use people::Role;

/// The shop itself.
#[derive(Clone, Copy, Debug)]
pub struct Company {
    /// Its name.
    pub name: &'static str,
    /// The language the house writes its notes in.
    pub language: Language,
}

/// A department of the shop.
#[derive(Clone, Copy, Debug)]
pub struct Department {
    /// Its name.
    pub name: &'static str,
}

/// A member of staff.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// First and last name in Latin letters.
    pub name: &'static str,
    /// The address to sign in with.
    pub address: &'static str,
    /// An index into the departments.
    pub department: usize,
    /// What he or she may do.
    pub role: Role,
    /// Languages, the mother tongue first.
    pub languages: &'static [Language],
    /// First name as signed in Latin and in Cyrillic letters.
    pub signs: [&'static str; 2],
    /// Whether she is a woman: verbs and adjectives follow in Slavic languages.
    pub woman: bool,
}

impl Member {
    /// The first name in the letters of a language.
    pub fn first(&self, language: Language) -> &'static str {
        self.signs[usize::from(language.cyrillic())]
    }
}

/// An address of the shop.
#[derive(Clone, Copy, Debug)]
pub struct Mailbox {
    /// The address.
    pub address: &'static str,
    /// The sender's name that customers see.
    pub name: &'static str,
    /// The department whose tickets it opens.
    pub department: usize,
}

/// The shop.
pub const COMPANY: Company = Company { name: "Jasen & Daughters", language: En };

/// Index of Support among the departments.
pub const SUPPORT: usize = 0;
/// Index of Sales.
pub const SALES: usize = 1;
/// Index of Accounting.
pub const ACCOUNTING: usize = 2;
/// Index of Development.
pub const DEVELOPMENT: usize = 3;
/// Index of Marketing.
pub const MARKETING: usize = 4;
/// Index of Warehouse.
pub const WAREHOUSE: usize = 5;

/// The departments.
pub const DEPARTMENTS: [Department; 6] = [
    Department { name: "Support" },
    Department { name: "Sales" },
    Department { name: "Accounting" },
    Department { name: "Development" },
    Department { name: "Marketing" },
    Department { name: "Warehouse" },
];

/// The mailboxes.
pub const MAILBOXES: [Mailbox; 3] = [
    Mailbox { address: "support@jasen.example", name: "Jasen & Daughters", department: SUPPORT },
    Mailbox { address: "orders@jasen.example", name: "Jasen & Daughters, orders", department: SALES },
    Mailbox { address: "billing@jasen.example", name: "Jasen & Daughters, billing", department: ACCOUNTING },
];

/// The mailbox of a department; Support's for those without one.
pub fn mailbox_of(department: usize) -> usize {
    MAILBOXES.iter().position(|mailbox| mailbox.department == department).unwrap_or(0)
}

const fn member(
    (name, signs, address): (&'static str, [&'static str; 2], &'static str),
    woman: bool,
    department: usize,
    role: Role,
    languages: &'static [Language],
) -> Member {
    Member { name, address, department, role, languages, signs, woman }
}

/// Index of Elena, whose shop it is.
pub const OWNER: usize = 0;
/// Index of Marta, who leads Support.
pub const MARTA: usize = 1;
/// Index of Vasya of Support.
pub const VASYA: usize = 2;
/// Index of Ivana of Support.
pub const IVANA: usize = 4;
/// Index of Georgi of Support.
pub const GEORGI: usize = 5;
/// Index of Tomislav of Sales.
pub const TOMISLAV: usize = 6;
/// Index of Anna of Sales.
pub const ANNA: usize = 7;
/// Index of Lena of Accounting.
pub const LENA: usize = 8;
/// Index of Nikola of Accounting.
pub const NIKOLA: usize = 9;
/// Index of Darko of Development.
pub const DARKO: usize = 10;
/// Index of Polina of Development.
pub const POLINA: usize = 11;
/// Index of Petar of Marketing.
pub const PETAR: usize = 12;
/// Index of Boris of the Warehouse.
pub const BORIS: usize = 13;

/// The staff.
pub const STAFF: [Member; 14] = [
    member(("Elena Jasen", ["Elena", "Елена"], "elena@jasen.example"), true, SALES, Role::Admin, &[Hr, En, Bg, Ru]),
    member(("Marta Horvat", ["Marta", "Марта"], "marta@jasen.example"), true, SUPPORT, Role::Supervisor, &[Hr, En, Ru]),
    member(("Vasya Orlov", ["Vasya", "Вася"], "vasya@jasen.example"), false, SUPPORT, Role::Agent, &[Ru, En, Hr]),
    member(
        ("Desislava Ilieva", ["Desislava", "Десислава"], "desislava@jasen.example"),
        true,
        SUPPORT,
        Role::Agent,
        &[Bg, En],
    ),
    member(("Ivana Babić", ["Ivana", "Ивана"], "ivana@jasen.example"), true, SUPPORT, Role::Agent, &[Hr, En]),
    member(
        ("Georgi Dimitrov", ["Georgi", "Георги"], "georgi@jasen.example"),
        false,
        SUPPORT,
        Role::Agent,
        &[Bg, Ru, En],
    ),
    member(
        ("Tomislav Knežević", ["Tomislav", "Томислав"], "tomislav@jasen.example"),
        false,
        SALES,
        Role::Agent,
        &[Hr, En],
    ),
    member(("Anna Sokolova", ["Anna", "Анна"], "anna@jasen.example"), true, SALES, Role::Agent, &[Ru, Bg, En]),
    member(("Lena Vuković", ["Lena", "Лена"], "lena@jasen.example"), true, ACCOUNTING, Role::Supervisor, &[Hr, En, Ru]),
    member(
        ("Nikola Todorov", ["Nikola", "Никола"], "nikola@jasen.example"),
        false,
        ACCOUNTING,
        Role::Agent,
        &[Bg, En, Ru],
    ),
    member(
        ("Darko Matić", ["Darko", "Дарко"], "darko@jasen.example"),
        false,
        DEVELOPMENT,
        Role::Collaborator,
        &[Hr, En],
    ),
    member(
        ("Polina Zaitseva", ["Polina", "Полина"], "polina@jasen.example"),
        true,
        DEVELOPMENT,
        Role::Collaborator,
        &[Ru, En],
    ),
    member(
        ("Petar Stoyanov", ["Petar", "Петър"], "petar@jasen.example"),
        false,
        MARKETING,
        Role::Agent,
        &[Bg, En, Ru, Hr],
    ),
    member(("Boris Kolev", ["Boris", "Борис"], "boris@jasen.example"), false, WAREHOUSE, Role::Collaborator, &[Bg, En]),
];

/// Who may answer a department's customers in a language; Support where the department cannot.
pub fn crew(department: usize, language: Language) -> Vec<usize> {
    let of = |wanted: usize| -> Vec<usize> {
        (0..STAFF.len())
            .filter(|index| {
                let member = &STAFF[*index];
                member.department == wanted
                    && !matches!(member.role, Role::Collaborator | Role::Admin)
                    && member.languages.contains(&language)
            })
            .collect()
    };
    let own = of(department);
    if own.is_empty() { of(SUPPORT) } else { own }
}

/// Who answers colleagues for a department.
pub fn colleagues(department: usize) -> Vec<usize> {
    (0..STAFF.len())
        .filter(|index| STAFF[*index].department == department && STAFF[*index].role != Role::Admin)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_can_answer_in_every_language() {
        for department in 0..DEPARTMENTS.len() {
            for language in Language::ALL {
                let crew = crew(department, language);
                assert!(!crew.is_empty(), "{department} {language:?}");
                assert!(crew.iter().all(|index| STAFF[*index].role != Role::Collaborator));
            }
            assert!(!colleagues(department).is_empty());
        }
    }

    #[test]
    fn named_people_stand_where_their_index_says() {
        for (index, name) in [
            (OWNER, "Elena"),
            (MARTA, "Marta"),
            (VASYA, "Vasya"),
            (IVANA, "Ivana"),
            (GEORGI, "Georgi"),
            (TOMISLAV, "Tomislav"),
            (ANNA, "Anna"),
            (LENA, "Lena"),
            (NIKOLA, "Nikola"),
            (DARKO, "Darko"),
            (POLINA, "Polina"),
            (PETAR, "Petar"),
            (BORIS, "Boris"),
        ] {
            assert_eq!(STAFF[index].signs[0], name);
        }
    }
}
