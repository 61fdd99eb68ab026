//! Is an HTML text fit for a real parser? Browsers' rules make unclosed formatting elements multiply:
//! a megabyte of them becomes gigabytes of tree. This counts beforehand, in one cheap pass.

use super::tag::{Token, Tokens};
use std::collections::HashMap;

/// Larger texts are shown as text.
const LARGEST: usize = 4 << 20;
/// Deeper nesting is not a letter.
const DEEPEST: usize = 300;
/// Formatting elements a parser would open again; a rich newsletter stays under a tenth.
const MOST_REOPENED: usize = 300_000;

const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Never nested in themselves, or never with content.
const CLOSED_BY_THEMSELVES: [&str; 27] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "html", "body",
];

/// Bytes the serialiser may look at: for every `&` and every no-break space it searches the whole
/// rest of the text or value it stands in.
const MOST_SEARCHED: usize = 1_000_000_000;

/// Elements that a parser puts into the tree wherever they stand, and so end a text.
const ENDS_TEXT: [&str; 24] = [
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "table",
    "u",
    "ul",
];
const ENDS_TEXT_IN_TABLE: [&str; 3] = ["td", "th", "tr"];

/// Whether parsing this costs in proportion to its size.
pub fn is_tame(html: &str) -> bool {
    if html.len() > LARGEST {
        return false;
    }
    let mut count = Count::default();
    Tokens::everywhere(html).all(|token| {
        count.add(&token);
        count.depth <= DEEPEST && count.reopened <= MOST_REOPENED && count.searched + count.text.cost() <= MOST_SEARCHED
    })
}

#[derive(Default)]
struct Count {
    open: HashMap<String, usize>,
    depth: usize,
    formatting: usize,
    reopened: usize,
    searched: usize,
    text: Text,
}

impl Count {
    fn add(&mut self, token: &Token<'_>) {
        self.reopened += self.formatting;
        match token {
            Token::Text(text) => self.text.add(text),
            Token::Open { name, raw } => self.open(name, raw),
            Token::Close { name } => self.close(name),
        }
    }

    fn open(&mut self, name: &str, raw: &str) {
        let in_table = self.open.get("table").is_some_and(|tables| *tables > 0);
        if ENDS_TEXT.contains(&name) || in_table && ENDS_TEXT_IN_TABLE.contains(&name) {
            self.searched += std::mem::take(&mut self.text).cost();
        }
        let mut values = Text::default();
        values.add(raw);
        self.searched += values.cost();
        if !CLOSED_BY_THEMSELVES.contains(&name) && !raw.ends_with('/') {
            self.depth += 1;
            self.formatting += usize::from(FORMATTING.contains(&name));
            *self.open.entry(name.to_owned()).or_default() += 1;
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(count) = self.open.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.depth -= 1;
            self.formatting -= usize::from(FORMATTING.contains(&name));
        }
    }
}

/// A text between two elements.
#[derive(Default)]
struct Text {
    length: usize,
    /// References, and letters that are written as one or look like it.
    special: usize,
}

impl Text {
    fn add(&mut self, text: &str) {
        let special = |byte: &u8| matches!(byte, b'&' | 0xc2);
        self.length += text.len();
        self.special += text.bytes().filter(special).count();
    }

    fn cost(&self) -> usize {
        self.length.saturating_mul(self.special)
    }
}

#[cfg(test)]
mod tests {
    use super::is_tame;

    #[test]
    fn letters_are_tame_and_bombs_are_not() {
        assert!(is_tame(&"<div><p><b>x</b><br></div>".repeat(5_000)));
        assert!(is_tame(&"<p>one&nbsp;two &amp; three</p>".repeat(20_000)));
        assert!(!is_tame(&"<div>".repeat(1_000)));
        assert!(!is_tame(&"&amp;</x>".repeat(50_000)));
        assert!(!is_tame(&(0..20_000).map(|n| format!("<font size={n}><p>")).collect::<String>()));
    }
}
