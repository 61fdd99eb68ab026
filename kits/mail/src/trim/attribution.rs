//! The line over a quote: *On Monday, Ann wrote:*, in many languages and broken over several lines.

use super::line::{DIRECTIONS, FIRM_SPACES, has_address, has_clock, has_date, has_day, is_quoted};
use super::words::{ends_with_wrote, is_quoting, says_me, says_wrote, says_you, starts_attribution};

/// Lines such a sentence may be broken over.
const MOST_LINES: usize = 4;
/// In bytes; longer is prose.
const LONGEST: usize = 400;
/// In words, where nothing quoted follows.
const MOST_WORDS: usize = 30;
/// Around such a sentence: dashes, marks of bold text.
const FRAME: [char; 4] = ['-', '*', '_', ' '];

/// An attribution found.
pub struct Attribution {
    /// In lines.
    pub length: usize,
    /// Whether what follows is quoted; if not, all that follows is history.
    pub quotes_follow: bool,
}

/// The attribution that starts at this line.
pub fn at(lines: &[&str], at: usize) -> Option<Attribution> {
    let length = (1..=MOST_LINES).find(|&length| says_so(lines, at, length))?;
    // A shorter one further down is the real one, and this line is the customer's.
    let later = (1..length).any(|skipped| {
        let inner = at + skipped;
        starts(lines[inner]) && (1..=length - skipped).any(|length| says_so(lines, inner, length))
    });
    let quotes_follow = quotes_after(lines, at + length);
    (!later).then_some(Attribution { length, quotes_follow })
}

pub fn quotes_after(lines: &[&str], at: usize) -> bool {
    lines.iter().skip(at).find(|line| !line.is_empty()).is_some_and(|line| is_quoted(line))
}

fn says_so(lines: &[&str], at: usize, length: usize) -> bool {
    let Some(chosen) = lines.get(at..at + length) else {
        return false;
    };
    let bytes: usize = chosen.iter().map(|line| line.len() + 1).sum();
    if bytes > LONGEST || chosen.iter().any(|line| line.is_empty() || is_quoted(line)) {
        return false;
    }
    let Some(end) = ending(chosen[length - 1]) else {
        return false;
    };
    if length > 1 && !starts(chosen[0]) && !has_address(chosen[0]) {
        return false;
    }
    let joined = chosen.join(" ");
    let text = joined.trim().trim_matches(framing);
    let quotes = || quotes_after(lines, at + length);
    match end {
        Ending::Verb => {
            // Notes: `-----Ann <ann@example.com> wrote: -----`.
            let notes =
                length <= 2 && chosen[0].starts_with("---") && joined.trim_end().ends_with("---") && has_address(text);
            let said = starts(text) && has_clock(text) && has_day(text) && has_address(text) && !says_me(text);
            (said || notes) && says_wrote(text)
        }
        Ending::Colon => {
            is_author_and_date(text, quotes) || length <= 2 && (ends_with_wrote(text) || is_quoting(text)) && quotes()
        }
    }
}

enum Ending {
    Colon,
    /// `wrote` without its colon.
    Verb,
}

fn framing(letter: char) -> bool {
    FRAME.contains(&letter) || FIRM_SPACES.contains(&letter) || DIRECTIONS.contains(&letter)
}

fn ending(line: &str) -> Option<Ending> {
    let framed = line.ends_with(['-', '*', '_']);
    let line = line.trim_end_matches(framing);
    match line.chars().next_back()? {
        ':' | '：' if framed && line.starts_with("---") => Some(Ending::Verb),
        ':' | '：' => Some(Ending::Colon),
        _ if ends_with_wrote(line) => Some(Ending::Verb),
        _ => None,
    }
}

fn is_author_and_date(text: &str, quotes: impl Fn() -> bool) -> bool {
    let dated = has_date(text);
    let addressed = has_address(text);
    if says_wrote(text) {
        let named = dated && (addressed || starts(text)) || addressed && ends_with_wrote(text) && starts(text);
        return named && (is_programs(text) || quotes());
    }
    // The Bat: `3 марта 2025 г., 10:00:`.
    if text.starts_with(|c: char| c.is_ascii_digit()) && has_clock(text) && text.len() < 60 && quotes() {
        return true;
    }
    if !(dated && addressed) {
        return false;
    }
    // `30.09.2017, 18:30, "John" <john@example.com>:` says no verb at all.
    let bare = text.trim_end_matches([':', '：', ' ', '\u{a0}', '\u{200e}', '\u{202c}']);
    let last = bare.ends_with(['>', ')', ']']) && starts(text);
    // Over a quote a day, a time and an author are enough, in whatever language.
    last && has_clock(text) && is_programs(text) || quotes() && (last || has_clock(text) && is_bracketed(text))
}

/// Not the customer's own "on 3 March you wrote:", also where nothing quoted follows: as long as
/// programs write it, not about oneself, with a day and a time or an address as programs put it.
fn is_programs(text: &str) -> bool {
    let said = has_clock(text) && has_day(text) || is_bracketed(text) && starts(text);
    let spoken = says_me(text) || !has_address(text) && says_you(text);
    said && !spoken && text.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
}

/// An address in brackets.
fn is_bracketed(text: &str) -> bool {
    text.contains(['<', '(', '[']) && has_address(text)
}

/// Begins as such lines do: a preposition, a weekday, a number.
fn starts(text: &str) -> bool {
    let text = text.trim_start_matches(|c| framing(c) || c == '"' || c == '>');
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let lower = first.trim_end_matches([',', '.']).to_lowercase();
    let early_digit = text.split_whitespace().take(5).any(|word| word.contains(|c: char| c.is_ascii_digit()));
    first.starts_with(|c: char| c.is_ascii_digit())
        || starts_attribution(&lower) && words.next().is_some()
        || early_digit && has_date(text)
}
