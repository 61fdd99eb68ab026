//! What was chosen in the form that asks.

use base::{DepartmentId, EntryId, Error, Result, StaffId, Why, words::fold};
use question::{Addressee, Context, Track, Whom};
use std::collections::HashMap;
use store::Moment;
use ticket::Person;
use ticket_web::form::Parts;

/// Values of one field that are read at most; the verb refuses far fewer.
const MOST: usize = 200;

/// Whom to ask, about what, and what to show them, as the form says it.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// `d3` for a department, `s12` for a colleague.
    pub whom: Vec<String>,
    /// A colleague's name, as it was typed.
    pub person: String,
    /// Somebody outside.
    pub partner: Person,
    /// What it is about.
    pub track: Track,
    /// Entries to be shown.
    pub entries: Vec<EntryId>,
    /// Files to be shown, by row.
    pub files: Vec<i64>,
    /// For one of them alone: a word, and by when.
    each: HashMap<String, (String, Option<Moment>)>,
}

impl Chosen {
    /// Reads the form.
    pub fn read(parts: &Parts) -> Chosen {
        let mut whom: Vec<String> = parts.all("whom").take(MOST).map(str::to_owned).collect();
        whom.dedup();
        let keys = whom.iter().map(String::as_str).chain(["person", "partner"]);
        let moment = |text: &str| text.parse().ok().map(Moment::from_micros);
        let each = keys.map(|key| {
            let (word, due) = (parts.get(&format!("word-{key}")), parts.get(&format!("due-{key}")));
            (key.to_owned(), (word.trim().to_owned(), moment(due)))
        });
        let each = each.collect();
        Chosen {
            each,
            person: parts.get("person").trim().to_owned(),
            partner: Person {
                name: parts.get("partner_name").trim().to_owned(),
                address: parts.get("partner_address").trim().to_owned(),
            },
            track: parts.get("track").parse().unwrap_or_default(),
            entries: parts.all("entry").take(MOST).filter_map(|id| id.parse().ok()).collect(),
            files: parts.all("file").take(MOST).filter_map(|id| id.parse().ok()).collect(),
            whom,
        }
    }

    /// The word for one of them alone.
    pub fn word(&self, key: &str) -> &str {
        self.each.get(key).map_or("", |(word, _)| word)
    }

    /// By when one of them is to answer, when that is not their own time.
    pub fn due(&self, key: &str) -> Option<Moment> {
        self.each.get(key).and_then(|(_, due)| *due)
    }

    /// What they should look at.
    pub fn context(&self) -> Context {
        Context { entries: self.entries.clone(), attachments: self.files.clone() }
    }

    /// Whom to ask; `colleagues` by the names they are offered under.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that nobody has.
    pub fn addressees(&self, colleagues: &[(StaffId, String)]) -> Result<Vec<Addressee>> {
        let mut all = Vec::new();
        for key in &self.whom {
            all.push(self.addressee(key, named(key)?));
        }
        if !self.person.is_empty() {
            let typed = fold(&self.person);
            let found = colleagues.iter().find(|(_, name)| fold(name) == typed);
            let Some((id, _)) = found else {
                return Err(Error::Invalid(vec![(
                    "whom",
                    Why::of("question-error-unknown").with("name", &*self.person),
                )]));
            };
            all.push(self.addressee("person", Whom::Staff(*id)));
        }
        if !self.partner.address.is_empty() || !self.partner.name.is_empty() {
            all.push(self.addressee("partner", Whom::Partner(self.partner.clone())));
        }
        Ok(all)
    }

    fn addressee(&self, key: &str, whom: Whom) -> Addressee {
        Addressee { word: self.word(key).to_owned(), due_at: self.due(key), ..Addressee::of(whom) }
    }
}

/// Who is meant by `d3` or `s12`.
///
/// # Errors
/// [`Error::Missing`] for anything else.
pub fn named(key: &str) -> Result<Whom> {
    let id = |digits: &str| digits.parse::<i64>().map_err(|_| Error::Missing);
    match key.split_at_checked(1) {
        Some(("d", digits)) => Ok(Whom::Department(DepartmentId(id(digits)?))),
        Some(("s", digits)) => Ok(Whom::Staff(StaffId(id(digits)?))),
        _ => Err(Error::Missing),
    }
}

/// How they are named in a form; nobody outside is.
pub fn key(whom: &Whom) -> Option<String> {
    match whom {
        Whom::Department(id) => Some(format!("d{id}")),
        Whom::Staff(id) => Some(format!("s{id}")),
        Whom::Partner(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_and_colleagues_are_told_apart_by_their_letter() {
        assert_eq!(named("d3").ok(), Some(Whom::Department(DepartmentId(3))));
        assert_eq!(named("s12").ok(), Some(Whom::Staff(StaffId(12))));
        assert_eq!(named("s12").ok().and_then(|whom| key(&whom)).as_deref(), Some("s12"));
        for wrong in ["", "3", "x3", "d", "dx", "дd"] {
            assert!(matches!(named(wrong), Err(Error::Missing)), "{wrong:?}");
        }
    }

    #[test]
    fn a_typed_name_is_one_of_those_offered() {
        let colleagues = [(StaffId(7), "Ана Смирнова".to_owned())];
        let typed = |name: &str| Chosen { person: name.into(), ..Chosen::default() }.addressees(&colleagues);
        assert_eq!(typed("ана смирнова").unwrap()[0].whom, Whom::Staff(StaffId(7)));
        assert!(matches!(typed("Anna"), Err(Error::Invalid(_))));
    }
}
