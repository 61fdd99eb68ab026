//! Texts with gaps, proven when compiled, and what fills them.

use super::super::cast::{COMPANY, Member};
use super::super::customers::Customer;
use super::super::goods::Product;
use super::super::rhythm::Date;
use super::super::story::Language;

/// A text with gaps: `{order}` and the like, or two forms of a word for a man and for a woman,
/// `{he/she}` of the one who speaks and `{~he/she}` of the one spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line(&'static str);

/// Lines, checked when compiled.
macro_rules! lines {
    ($($text:literal),+ $(,)?) => { &[$(Line::new($text)),+] };
}
pub(super) use lines;

/// What may stand in a gap.
#[derive(Clone, Copy)]
enum Gap {
    /// The customer's first name.
    First,
    /// The customer's last name.
    Last,
    /// Both.
    Name,
    /// The customer's telephone number.
    Phone,
    /// The customer's street and city.
    Address,
    /// The organisation bought for.
    Firm,
    /// The first name of the member of staff.
    Agent,
    /// The number of the order.
    Order,
    /// The thing it is about.
    Item,
    /// Another thing of the order.
    Other,
    /// The sum it is about.
    Amount,
    /// The day it is about.
    Date,
    /// The shop.
    Shop,
}

const GAPS: [(&str, Gap); 13] = [
    ("first", Gap::First),
    ("last", Gap::Last),
    ("name", Gap::Name),
    ("phone", Gap::Phone),
    ("address", Gap::Address),
    ("firm", Gap::Firm),
    ("agent", Gap::Agent),
    ("order", Gap::Order),
    ("item", Gap::Item),
    ("other", Gap::Other),
    ("amount", Gap::Amount),
    ("date", Gap::Date),
    ("shop", Gap::Shop),
];

impl Line {
    /// A line; refuses to compile in a constant when a gap is unknown or left open.
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        assert!(!bytes.is_empty(), "a line says something");
        let mut at = 0;
        while at < bytes.len() {
            assert!(bytes[at] != b'}', "a gap is closed that was not opened");
            if bytes[at] == b'{' {
                let start = at + 1;
                at = start;
                while at < bytes.len() && bytes[at] != b'}' {
                    assert!(bytes[at] != b'{', "a gap is opened within a gap");
                    at += 1;
                }
                assert!(at < bytes.len(), "a gap is left open");
                assert!(known(bytes, start, at), "a gap has an unknown name");
            }
            at += 1;
        }
        Self(text)
    }

    /// Whether a text can be this line, its gaps filled somehow.
    #[cfg(test)]
    pub fn could_be_in(self, text: &str) -> bool {
        self.0.split(['{', '}']).step_by(2).all(|piece| text.contains(piece))
    }

    /// The text with every gap filled.
    pub fn said(self, scene: &Scene<'_>, speaker: Speaker) -> String {
        let mut text = String::with_capacity(self.0.len() + 32);
        let mut rest = self.0;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (gap, behind) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(&scene.fill(gap, speaker));
            // “d.o.o.” at the end of a sentence brings its full stop with it.
            rest = if text.ends_with('.') { behind.strip_prefix('.').unwrap_or(behind) } else { behind };
        }
        text.push_str(rest);
        text
    }
}

/// Whether the bytes from `start` to `end` name a gap or give two forms.
const fn known(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut at = start;
    while at < end {
        if bytes[at] == b'/' {
            return true;
        }
        at += 1;
    }
    let mut gap = 0;
    while gap < GAPS.len() {
        let name = GAPS[gap].0.as_bytes();
        let mut same = name.len() == end - start;
        let mut letter = 0;
        while same && letter < name.len() {
            same = name[letter] == bytes[start + letter];
            letter += 1;
        }
        if same {
            return true;
        }
        gap += 1;
    }
    false
}

/// Who says a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The customer, to the shop.
    Customer,
    /// A member of staff, to the customer or to colleagues.
    Staff,
}

/// Who speaks with whom about what: everything a gap can ask for.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The language spoken.
    pub language: Language,
    /// The customer.
    pub customer: &'a Customer,
    /// The member of staff.
    pub agent: &'a Member,
    /// The number of the order.
    pub order: i64,
    /// The thing it is about.
    pub item: &'a Product,
    /// Another thing of the order.
    pub other: &'a Product,
    /// The sum it is about, in euro cents.
    pub cents: i64,
    /// The day it is about.
    pub date: Date,
    /// The organisation, where the customer has none.
    pub firm: &'a str,
}

impl Scene<'_> {
    fn fill(&self, gap: &str, speaker: Speaker) -> String {
        if let Some((man, woman)) = gap.trim_start_matches('~').split_once('/') {
            let customer = (speaker == Speaker::Customer) != gap.starts_with('~');
            let is_woman = if customer { self.customer.woman } else { self.agent.woman };
            return if is_woman { woman } else { man }.to_owned();
        }
        let Some((_, gap)) = GAPS.iter().find(|(name, _)| *name == gap) else {
            return String::new(); // `Line::new` has let nothing else through
        };
        match gap {
            Gap::First => self.customer.first.clone(),
            Gap::Last => self.customer.last.clone(),
            Gap::Name => self.customer.name(),
            Gap::Phone => self.customer.phone.clone(),
            Gap::Address => format!("{}, {}", self.customer.street, self.customer.city),
            Gap::Firm => self.customer.organisation.as_deref().unwrap_or(self.firm).to_owned(),
            Gap::Agent => self.agent.first(self.language).to_owned(),
            Gap::Order => self.order.to_string(),
            Gap::Item => self.item.name(self.language).to_owned(),
            Gap::Other => self.other.name(self.language).to_owned(),
            Gap::Amount => amount(self.cents, self.language),
            Gap::Date => day(self.date, self.language),
            Gap::Shop => COMPANY.name.to_owned(),
        }
    }
}

/// A sum as the language writes it.
fn amount(cents: i64, language: Language) -> String {
    let (euros, cents) = (cents / 100, cents % 100);
    match language {
        Language::En => format!("€{euros}.{cents:02}"),
        _ => format!("{euros},{cents:02} €"),
    }
}

/// A day as the language writes it, without the year.
pub fn day(date: Date, language: Language) -> String {
    let month = shell::MONTHS[language as usize][(date.month - 1) % 12];
    let dot = if language == Language::Hr { "." } else { "" };
    format!("{}{dot} {month}", date.day)
}

#[cfg(test)]
mod tests {
    use super::super::super::cast::STAFF;
    use super::super::super::chance::Chance;
    use super::super::super::customers::customers;
    use super::super::super::goods::PRODUCTS;
    use super::*;

    #[test]
    fn gaps_are_filled_in_the_words_of_the_language() {
        let people = customers(&mut Chance::new(1), 12);
        let mut scene = Scene {
            language: Language::Hr,
            customer: &people[0],
            agent: &STAFF[2],
            order: 2240,
            item: &PRODUCTS[10],
            other: &PRODUCTS[0],
            cents: 450,
            date: Date { year: 2026, month: 11, day: 3 },
            firm: "Obrt Lavanda",
        };
        let line = Line::new("{first} {last}: {naručio/naručila} {item}, {order}, {amount}, {date}");
        assert_eq!(
            line.said(&scene, Speaker::Customer),
            "Iva Kovač: naručila Ruksak Velebit 30 l, 2240, 4,50 €, 3. studenoga"
        );
        let line = Line::new("{~Poštovani/Poštovana}, provjerio{/la} je {agent} iz {firm}");
        assert_eq!(line.said(&scene, Speaker::Staff), "Poštovana, provjerio je Vasya iz Obrt Lavanda");
        scene.language = Language::En;
        assert_eq!(Line::new("{amount} on {date}").said(&scene, Speaker::Staff), "€4.50 on 3 November");
    }

    #[test]
    fn a_line_with_an_unknown_or_open_gap_cannot_be_made() {
        for text in ["{ordre}", "{order", "order}", "{a{b}}", "", "{}"] {
            assert!(std::panic::catch_unwind(|| Line::new(text)).is_err(), "{text}");
        }
    }
}
