//! Words in double braces: `{{customer.first_name|there}}` becomes the customer's first name, or *there*.
//!
//! Pure: a text and values in, a text out. A word without value and without fallback stays as it is
//! written, so that whoever sends the text sees it and fills it in.

use std::collections::BTreeMap;

store::enumeration! {
    /// A word the desk fills in.
    pub enum Word {
        /// The customer's first name.
        CustomerFirstName = "customer.first_name",
        /// The customer's whole name.
        CustomerName = "customer.name",
        /// The ticket's number.
        TicketNumber = "ticket.number",
        /// The ticket's subject.
        TicketSubject = "ticket.subject",
        /// Whoever answers.
        AgentName = "agent.name",
        /// Their first name.
        AgentFirstName = "agent.first_name",
        /// The ticket's department.
        Department = "department",
        /// Our company.
        Company = "company",
        /// The date, in the language of the text.
        Today = "today",
        /// When the ticket's department works again, while it is closed.
        Reopens = "reopens",
        /// How long a first answer took lately, and when it opens if it is closed: said when words of a customer
        /// have come.
        Expectation = "expectation",
        /// By when there is an answer if it takes as long: said then, too.
        AnswerBy = "answer_by",
        /// An order's number: nothing knows it yet, so its author is made to fill it in.
        OrderNumber = "order.number",
    }
}

/// The longest `{{…}}`, in bytes; what is longer is a text with braces in it.
const LONGEST: usize = 160;

/// A word in braces that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// What the desk knows, by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Word, String>);

impl Values {
    /// Sets a word's value; an empty one is none.
    pub fn set(&mut self, word: Word, value: impl Into<String>) {
        let value = value.into();
        let value = value.trim();
        if !value.is_empty() {
            self.0.insert(word, value.to_owned());
        }
    }

    /// A word's value.
    pub fn get(&self, word: Word) -> Option<&str> {
        self.0.get(&word).map(String::as_str)
    }
}

/// A text with what is known filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// The words still in it, each once, in the order in which they stand.
    pub missing: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'t> {
    Plain(&'t str),
    Word { word: Word, fallback: Option<&'t str>, written: &'t str },
}

/// The parts of a text, up to the first word that nobody knows.
fn parts(text: &str) -> Result<Vec<Part<'_>>, Unknown> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((before, inside, after)) = braces(rest) {
        let (name, fallback) = inside.split_once('|').map_or((inside, None), |(name, f)| (name, Some(f.trim())));
        let word = name.trim().parse().map_err(|_| Unknown(shown(name)))?;
        let written = &rest[before.len()..rest.len() - after.len()];
        parts.push(Part::Plain(before));
        parts.push(Part::Word { word, fallback, written });
        rest = after;
    }
    parts.push(Part::Plain(rest));
    Ok(parts)
}

/// The first `{{…}}` of a text: what stands before, in and behind it.
fn braces(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text[from..].find("{{")?;
        let inside = &text[open + 2..];
        match inside.find("}}") {
            Some(close) if close <= LONGEST => return Some((&text[..open], &inside[..close], &inside[close + 2..])),
            _ => from = open + 2,
        }
    }
}

/// What stands in the braces as its author sees it: without tags.
fn shown(inside: &str) -> String {
    ticket::unfilled::without_tags(inside).trim().to_owned()
}

/// Whether every word in braces is known.
///
/// # Errors
/// [`Unknown`], naming the first that is not.
pub fn check(text: &str) -> Result<(), Unknown> {
    parts(text).map(drop)
}

/// The known words of a text.
///
/// # Errors
/// As [`check`].
pub fn words(text: &str) -> Result<Vec<Word>, Unknown> {
    let word = |part| match part {
        Part::Word { word, .. } => Some(word),
        Part::Plain(_) => None,
    };
    Ok(parts(text)?.into_iter().filter_map(word).collect())
}

/// Fills HTML in; values are escaped.
///
/// # Errors
/// [`Unknown`] for a word nobody knows, which no saved text holds.
pub fn fill(html: &str, values: &Values) -> Result<Filled, Unknown> {
    fill_with(html, values, escaped)
}

/// Fills plain text in.
///
/// # Errors
/// As [`fill`].
pub fn fill_text(text: &str, values: &Values) -> Result<Filled, Unknown> {
    fill_with(text, values, str::to_owned)
}

fn fill_with(text: &str, values: &Values, write: impl Fn(&str) -> String) -> Result<Filled, Unknown> {
    let mut filled = Filled::default();
    for part in parts(text)? {
        match part {
            Part::Plain(plain) => filled.text.push_str(plain),
            Part::Word { word, fallback, written } => match (values.get(word), fallback) {
                (Some(value), _) => filled.text.push_str(&write(value)),
                (None, Some(fallback)) => filled.text.push_str(fallback),
                (None, None) => {
                    filled.text.push_str(written);
                    let name = word.to_string();
                    if !filled.missing.contains(&name) {
                        filled.missing.push(name);
                    }
                }
            },
        }
    }
    Ok(filled)
}

/// A value as it stands in HTML.
pub(crate) fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iva() -> Values {
        let mut values = Values::default();
        values.set(Word::CustomerFirstName, "Iva");
        values.set(Word::Company, "Sons & Daughters <i>");
        values.set(Word::Department, "  ");
        values
    }

    #[test]
    fn what_is_known_is_filled_in_and_escaped() {
        let filled = fill("<p>Dear {{customer.first_name}}, {{ company }}</p>", &iva()).unwrap();
        assert_eq!(filled.text, "<p>Dear Iva, Sons &amp; Daughters &lt;i&gt;</p>");
        assert!(filled.missing.is_empty());
        assert_eq!(fill_text("{{company}}", &iva()).unwrap().text, "Sons & Daughters <i>");
    }

    #[test]
    fn a_fallback_stands_in_and_may_be_empty() {
        let none = Values::default();
        assert_eq!(fill("Hi {{customer.first_name|there}}!", &none).unwrap().text, "Hi there!");
        assert_eq!(fill("Hi{{customer.first_name|}}!", &none).unwrap().text, "Hi!");
        assert_eq!(fill("{{customer.first_name|there}}", &iva()).unwrap().text, "Iva");
    }

    #[test]
    fn what_is_not_known_stays_and_is_named_once() {
        let filled = fill("{{department}} {{order.number}} {{ order.number }}", &iva()).unwrap();
        assert_eq!(filled.text, "{{department}} {{order.number}} {{ order.number }}");
        assert_eq!(filled.missing, ["department", "order.number"]);
    }

    #[test]
    fn a_word_nobody_knows_is_named_as_its_author_sees_it() {
        assert_eq!(check("Dear {{customer.frist_name}}"), Err(Unknown("customer.frist_name".into())));
        assert_eq!(check("{{<b>customer</b>.name}}"), Err(Unknown("customer.name".into())));
        assert_eq!(check("{{}}"), Err(Unknown(String::new())));
        assert_eq!(check("{{today}}"), Ok(()));
    }

    #[test]
    fn braces_that_are_no_word_are_text() {
        for text in ["{ {today} }", "{{ open", "}} closed", "a {single} brace", &format!("{{{{{}}}}}", "x".repeat(200))]
        {
            assert_eq!(fill(text, &iva()).unwrap().text, text);
        }
        assert_eq!(fill("{{{today|now}}}", &Values::default()), Err(Unknown("{today".into())));
    }

    #[test]
    fn every_word_is_written_in_small_letters_with_dots() {
        for word in Word::ALL {
            assert_eq!(word.as_str().parse(), Ok(*word));
            assert!(ticket::unfilled(&format!("{{{{{word}}}}}")).is_some(), "{word} may not leave unfilled");
        }
    }
}
