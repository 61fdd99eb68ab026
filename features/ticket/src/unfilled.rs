//! Words that a prepared text left for its author: `{{order.number}}`. No reply leaves with one.

use base::{Error, Result, Why};

/// What such a word begins with. Other braces are somebody's text: a shop may well write about
/// `{{ product.title }}`.
const ROOTS: [&str; 10] =
    ["agent", "answer_by", "company", "customer", "department", "expectation", "order", "reopens", "ticket", "today"];

/// The first word in double braces that nobody has filled in.
pub fn unfilled(text: &str) -> Option<&str> {
    text.split("{{").skip(1).find_map(|rest| {
        let (inside, _) = rest.split_once("}}")?;
        let word = inside.split('|').next()?.trim();
        let root = word.split('.').next()?;
        let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.');
        (plain && ROOTS.contains(&root)).then_some(word)
    })
}

/// Whether words may go to a customer, as text and as HTML.
///
/// # Errors
/// [`Error::Invalid`], naming the word that is not filled in.
pub(crate) fn check(text: &str, html: Option<&str>) -> Result<()> {
    let shown = html.map(without_tags);
    match unfilled(text).or(shown.as_deref().and_then(unfilled)) {
        None => Ok(()),
        Some(word) => Err(Error::Invalid(vec![("text", Why::of("ticket-error-unfilled").with("word", word))])),
    }
}

/// Sanitised HTML as one reads it: a word may be half bold.
pub fn without_tags(html: &str) -> String {
    let mut tag = false;
    let read = html.chars().filter(|c| {
        let was = tag;
        tag = (tag || *c == '<') && *c != '>';
        !was && !tag
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_left_open_is_found_however_it_is_written() {
        assert_eq!(unfilled("Dear {{customer.first_name}},"), Some("customer.first_name"));
        assert_eq!(unfilled("{{ product.title }} {{ order.number | none }}"), Some("order.number"));
        assert_eq!(unfilled("{{customer.frist_name}}"), Some("customer.frist_name"));
        assert!(check("fine", Some("<p>{{<b>to</b>day}}</p>")).is_err());
    }

    #[test]
    fn other_braces_are_somebody_s_text() {
        for text in ["{{ product.title }}", "{{", "}}{{", "{{today", "{today}", "{{ Today is }}", "fn x() {{ y }}"] {
            assert_eq!(unfilled(text), None, "{text}");
            assert!(check(text, Some(text)).is_ok());
        }
    }
}
