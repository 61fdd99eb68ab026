//! Numbers of payment cards in what people write. They are recognised by how they are made and by what they are
//! called, and hidden: nobody here needs them, and whoever keeps them answers for them (PCI DSS, requirement 3).
//!
//! First all texts of a message are asked for [`Numbers`], then those are hidden in each of them: what is a card in
//! one of its forms is one in all.

mod context;
mod number;
mod run;

use run::{Run, Sign};
use std::{collections::BTreeSet, ops::Range};

/// Digits of which the shortest number has so many.
const SHORTEST: usize = 13;
/// Digits that stay to be seen.
const SEEN: usize = 4;
/// What stands for a digit of a code.
const HIDDEN: &str = "•";
/// Letters between what a code is called and its digits.
const NEAR: usize = 10;

/// Elements that do not part the text around them.
const WITHIN: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "u", "wbr",
];

/// Numbers of cards that were recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(BTreeSet<String>);

impl Numbers {
    /// Those that stand in a text.
    pub fn in_text(text: &str) -> Numbers {
        if is_short(text) { Numbers::default() } else { Numbers::among(&plain(text)) }
    }

    /// Those that a reader of sanitised HTML sees.
    pub fn in_html(html: &str) -> Numbers {
        if is_short(html) { Numbers::default() } else { Numbers::among(&shown(html)) }
    }

    fn among(signs: &[Sign]) -> Numbers {
        let found = |run: Run| run.card(signs).map(|groups| run.digits(signs, groups));
        Numbers(Run::all(signs).into_iter().filter_map(found).collect())
    }

    /// These and those.
    pub fn and(mut self, others: Numbers) -> Numbers {
        self.0.extend(others.0);
        self
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of them as it is shown: `•••• 1234`.
    pub fn first(&self) -> Option<String> {
        self.0.first().map(|digits| format!("{} {}", HIDDEN.repeat(4), &digits[digits.len() - SEEN..]))
    }

    /// A text without them: `•••• 1234` in their place; and without the codes that go with them.
    pub fn hide_in_text(&self, text: &str) -> String {
        if self.is_empty() { text.to_owned() } else { rewritten(text, self.edits(&plain(text))) }
    }

    /// [`Numbers::hide_in_text`] of sanitised HTML, links and descriptions of pictures included.
    pub fn hide_in_html(&self, html: &str) -> String {
        if self.is_empty() {
            return html.to_owned();
        }
        let hidden = rewritten(html, self.edits(&shown(html)));
        String::from_utf8(self.strike(hidden.clone().into_bytes())).unwrap_or(hidden)
    }

    /// Bytes without them, of the same length: of a raw mail, or of a file of text. `X` stands for a digit.
    pub fn strike(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        for number in &self.0 {
            let mut at = 0;
            while let Some(from) = bytes[at..].iter().position(|byte| *byte == number.as_bytes()[0]).map(|i| at + i) {
                at = from + 1;
                let begins = from == 0 || !bytes[from - 1].is_ascii_digit();
                let Some(places) = begins.then(|| digits_at(&bytes, from, number)).flatten() else { continue };
                for place in &places[..places.len() - SEEN] {
                    bytes[*place] = b'X';
                }
            }
        }
        bytes
    }

    /// What of these signs becomes what.
    fn edits(&self, signs: &[Sign]) -> Vec<(Range<usize>, &'static str)> {
        let mut edits = Vec::new();
        for run in Run::all(signs) {
            let mut from = 0;
            while let Some(groups) = self.first_in(signs, &run, from) {
                from = groups.end;
                hide(signs, &run.groups[groups], &mut edits);
            }
        }
        if !edits.is_empty() {
            hide_codes(signs, &mut edits);
        }
        edits.sort_by_key(|(at, _)| at.start);
        edits
    }

    fn first_in(&self, signs: &[Sign], run: &Run, from: usize) -> Option<Range<usize>> {
        (from..run.groups.len()).find_map(|start| {
            let ends = (start + 1..=run.groups.len().min(start + 8)).rev();
            ends.map(|end| start..end).find(|groups| self.0.contains(&run.digits(signs, groups.clone())))
        })
    }
}

/// Whether there are too few digits for any number: so it is with nearly all that people write.
fn is_short(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).take(SHORTEST).count() < SHORTEST
}

/// A text's letters.
fn plain(text: &str) -> Vec<Sign> {
    text.char_indices().map(|(at, letter)| Sign { letter, at: at..at + letter.len_utf8() }).collect()
}

/// The letters that sanitised HTML shows. A block begins a line; entities are what they stand for.
fn shown(html: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(letter) = html[at..].chars().next() {
        let rest = &html[at..];
        let length = match letter {
            '<' => length_of_tag(rest),
            '&' => rest.bytes().take(10).position(|byte| byte == b';').map_or(1, |end| end + 1),
            _ => letter.len_utf8(),
        };
        let shown = match letter {
            '<' => (!is_within(&rest[1..length])).then_some('\n'),
            '&' if rest.starts_with("&nbsp;") => Some('\u{a0}'),
            '\n' | '\r' => Some(' '),
            other => Some(other),
        };
        signs.extend(shown.map(|letter| Sign { letter, at: at..at + length }));
        at += length;
    }
    signs
}

fn is_within(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    WITHIN.contains(&name)
}

/// Up to and with the `>` outside quotes.
fn length_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

/// Dots for the first four digits of a number, a space for the last that is hidden, nothing for what is between; a
/// block that begins amid it stays.
fn hide(signs: &[Sign], groups: &[Range<usize>], edits: &mut Vec<(Range<usize>, &'static str)>) {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return };
    let hidden = groups.iter().map(ExactSizeIterator::len).sum::<usize>() - SEEN;
    let mut count = 0;
    for sign in &signs[first.start..last.end] {
        if !sign.letter.is_ascii_digit() {
            if sign.letter != '\n' {
                edits.push((sign.at.clone(), ""));
            }
            continue;
        }
        count += 1;
        match count {
            1..=4 => edits.push((sign.at.clone(), HIDDEN)),
            _ if count == hidden => edits.push((sign.at.clone(), " ")),
            _ if count < hidden => edits.push((sign.at.clone(), "")),
            _ => {}
        }
    }
}

/// The three or four digits on a card's back, by what they are called.
fn hide_codes(signs: &[Sign], edits: &mut Vec<(Range<usize>, &'static str)>) {
    let letters: Vec<char> = signs.iter().map(|sign| sign.letter.to_ascii_lowercase()).collect();
    for at in 0..letters.len().saturating_sub(3) {
        let named = matches!(letters[at..at + 3], ['c', 'v', 'v' | 'c'] | ['c', 's', 'c']);
        if !named || at > 0 && letters[at - 1].is_alphanumeric() {
            continue;
        }
        let after = if letters[at + 3] == '2' { at + 4 } else { at + 3 };
        let near = letters[after..].iter().take(NEAR).take_while(|c| !c.is_ascii_digit() && **c != '\n').count();
        let start = after + near;
        let digits = letters[start..].iter().take_while(|c| c.is_ascii_digit()).count();
        if near > 0 && (3..=4).contains(&digits) {
            edits.extend(signs[start..start + digits].iter().map(|sign| (sign.at.clone(), HIDDEN)));
        }
    }
}

fn rewritten(source: &str, edits: Vec<(Range<usize>, &'static str)>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for (place, instead) in edits {
        if place.start < at {
            continue;
        }
        out.push_str(&source[at..place.start]);
        out.push_str(instead);
        at = place.end;
    }
    out.push_str(&source[at..]);
    out
}

/// Where the digits of a number stand from here on, if it stands here, whatever a mail writes between them.
fn digits_at(bytes: &[u8], from: usize, number: &str) -> Option<Vec<usize>> {
    let mut places = Vec::with_capacity(number.len());
    let mut at = from;
    for (count, digit) in number.bytes().enumerate() {
        if count > 0 {
            at += length_between(&bytes[at..]);
        }
        if bytes.get(at) != Some(&digit) {
            return None;
        }
        places.push(at);
        at += 1;
    }
    (!bytes.get(at).is_some_and(u8::is_ascii_digit)).then_some(places)
}

/// What can stand between two digits of one number: spaces, dashes, line breaks of quoted-printable (RFC 2045, 6.7)
/// and of replies, tags and no-break spaces of HTML.
const BETWEEN: [&[u8]; 19] = [
    b" ",
    b"\r",
    b"\n",
    b"\t",
    b"-",
    b".",
    b">",
    b"\xc2\xa0",
    b"\xa0",
    b"=\r\n",
    b"=\n",
    b"=20",
    b"=2D",
    b"=A0",
    b"=C2=A0",
    b"&nbsp;",
    b"&#160;",
    b"&zwnj;",
    b"=E2=80=AF",
];
/// Bytes between two digits of one number at most.
const WIDEST: usize = 200;

fn length_between(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < WIDEST {
        let rest = &bytes[at..bytes.len().min(at + WIDEST)];
        let tag = rest.starts_with(b"<").then(|| rest.iter().position(|byte| *byte == b'>')).flatten();
        let next = tag.map(|end| end + 1).or_else(|| BETWEEN.iter().find(|b| rest.starts_with(b)).map(|b| b.len()));
        match next {
            Some(length) => at += length,
            None => break,
        }
    }
    at
}

#[cfg(test)]
mod tests;
