//! What was chosen in the form that asks.

use base::{DepartmentId, EntryId, Error, Result, StaffId, Why, words::fold};
use jiff::tz::TimeZone;
use question::{Addressee, Context, Forward, Track, Whom};
use std::collections::HashMap;
use store::Moment;
use ticket::Person;
use ticket_web::{form::Parts, snoozes::parse_local};

/// Values of one field that are read at most; the verb refuses far fewer.
const MOST: usize = 200;
/// What the choice of a time says when it is written beside it.
pub const OWN_TIME: &str = "at";

/// Whom to ask, about what, and what to show them, as the form says it.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// `d3` for a department, `s12` for a colleague.
    pub whom: Vec<String>,
    /// A colleague's name, as it was typed.
    pub person: String,
    /// Those outside.
    pub partners: Vec<(Person, Own)>,
    /// What it is about.
    pub track: Track,
    /// Entries to be shown.
    pub entries: Vec<EntryId>,
    /// Files to be shown, by row.
    pub files: Vec<i64>,
    /// Whether those outside get the entries, too.
    pub forward: Forward,
    /// The entry that is to be forwarded, as the form was opened: its files go along.
    pub begun: Option<EntryId>,
    /// For one of them alone.
    each: HashMap<String, Own>,
}

/// What is said to one of them alone, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// A word.
    pub word: String,
    /// By when: one of the times offered in microseconds, [`OWN_TIME`], or nothing for their own time.
    pub due: String,
    /// The time of its own, of a `datetime-local` field.
    pub at: String,
}

impl Own {
    /// Asked so, in the zone of whoever asks.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a time that is none.
    fn addressee(&self, whom: Whom, zone: &TimeZone) -> Result<Addressee> {
        let moment = match self.due.as_str() {
            "" => None,
            OWN_TIME => Some(parse_local(zone, &self.at)),
            preset => Some(preset.parse().ok().map(Moment::from_micros)),
        };
        let due_at = moment.map(|at| at.ok_or_else(|| Error::invalid("due", "question-error-past"))).transpose()?;
        Ok(Addressee { word: self.word.clone(), due_at, whom })
    }
}

impl Chosen {
    /// These are asked, by their own time.
    pub fn of(whom: Vec<String>) -> Chosen {
        Chosen { whom, ..Chosen::default() }
    }

    /// Reads the form.
    pub fn read(parts: &Parts) -> Chosen {
        let mut whom: Vec<String> = parts.all("whom").take(MOST).map(str::to_owned).collect();
        whom.dedup();
        let said = |what: &str, key: &str| parts.get(&format!("{what}-{key}")).trim().to_owned();
        let own = |key: &str| Own { word: said("word", key), due: said("due", key), at: said("at", key) };
        let each = whom.iter().map(String::as_str).chain(["person"]).map(|key| (key.to_owned(), own(key))).collect();
        Chosen {
            each,
            person: parts.get("person").trim().to_owned(),
            partners: partners(parts),
            track: parts.get("track").parse().unwrap_or_default(),
            entries: parts.all("entry").take(MOST).filter_map(|id| id.parse().ok()).collect(),
            files: parts.all("file").take(MOST).filter_map(|id| id.parse().ok()).collect(),
            forward: parts.get("forward").parse().unwrap_or_default(),
            begun: None,
            whom,
        }
    }

    /// An entry is to be forwarded to somebody outside.
    pub fn forwarding(entry: EntryId) -> Chosen {
        Chosen { entries: vec![entry], forward: Forward::Hidden, begun: Some(entry), ..Chosen::default() }
    }

    /// What is said to one of them alone.
    pub fn own(&self, key: &str) -> Own {
        self.each.get(key).cloned().unwrap_or_default()
    }

    /// What they should look at.
    pub fn context(&self) -> Context {
        Context { entries: self.entries.clone(), attachments: self.files.clone(), forward: self.forward }
    }

    /// Whom to ask; `colleagues` by the names they are offered under, times in the zone of whoever asks.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that nobody has, and for a time that is none.
    pub fn addressees(&self, colleagues: &[(StaffId, String)], zone: &TimeZone) -> Result<Vec<Addressee>> {
        let mut all = Vec::new();
        for key in &self.whom {
            all.push(self.own(key).addressee(named(key)?, zone)?);
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
            all.push(self.own("person").addressee(Whom::Staff(*id), zone)?);
        }
        for (partner, own) in &self.partners {
            all.push(own.addressee(Whom::Partner(partner.clone()), zone)?);
        }
        Ok(all)
    }
}

/// Those outside: fields of the same names in a row for each. Rows without name and address say nothing.
fn partners(parts: &Parts) -> Vec<(Person, Own)> {
    let column = |name: &str| parts.all(name).take(MOST).map(|value| value.trim().to_owned()).collect::<Vec<_>>();
    let (names, addresses) = (column("partner_name"), column("partner_address"));
    let (words, dues, times) = (column("partner_word"), column("partner_due"), column("partner_at"));
    let of = |column: &[String], n: usize| column.get(n).cloned().unwrap_or_default();
    let row = |n| {
        let own = Own { word: of(&words, n), due: of(&dues, n), at: of(&times, n) };
        (Person { name: of(&names, n), address: of(&addresses, n) }, own)
    };
    let rows = (0..names.len().max(addresses.len())).map(row);
    rows.filter(|(person, _)| !person.name.is_empty() || !person.address.is_empty()).collect()
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
        let typed =
            |name: &str| Chosen { person: name.into(), ..Chosen::default() }.addressees(&colleagues, &TimeZone::UTC);
        assert_eq!(typed("ана смирнова").unwrap()[0].whom, Whom::Staff(StaffId(7)));
        assert!(matches!(typed("Anna"), Err(Error::Invalid(_))));
    }

    fn form(fields: &[(&str, &str)]) -> Chosen {
        Chosen::read(&Parts::of(fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()))
    }

    #[test]
    fn each_has_a_time_of_its_own_in_the_zone_of_whoever_asks() {
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let chosen = form(&[
            ("whom", "d3"),
            ("whom", "s12"),
            ("whom", "d4"),
            ("due-d3", "at"),
            ("at-d3", "1970-01-01T02:01"),
            ("due-s12", "7000000"),
            ("at-d4", "1970-01-01T02:01"),
        ]);
        let due: Vec<_> = chosen.addressees(&[], &zone).unwrap().into_iter().map(|one| one.due_at).collect();
        assert_eq!(due, [Some(Moment::from_seconds(60)), Some(Moment::from_seconds(7)), None]);
        let wrong = form(&[("whom", "d3"), ("due-d3", "at"), ("at-d3", "tomorrow")]);
        assert!(matches!(wrong.addressees(&[], &zone), Err(Error::Invalid(_))));
    }

    #[test]
    fn several_outside_are_asked_and_empty_rows_are_nobody() {
        let chosen = form(&[
            ("partner_name", "Fast"),
            ("partner_address", "office@fast.example"),
            ("partner_word", "Parcel 77"),
            ("partner_name", " "),
            ("partner_address", ""),
            ("partner_word", "nobody"),
            ("partner_name", ""),
            ("partner_address", "mill@wool.example"),
            ("partner_word", ""),
        ]);
        let asked = chosen.addressees(&[], &TimeZone::UTC).unwrap();
        let words: Vec<_> = asked.iter().map(|one| one.word.as_str()).collect();
        assert_eq!(words, ["Parcel 77", ""]);
        let mill = Person { name: String::new(), address: "mill@wool.example".into() };
        assert_eq!(asked[1].whom, Whom::Partner(mill));
    }
}
