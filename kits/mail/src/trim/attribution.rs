//! The line over a quote: *On Monday, Ann wrote:*, in many languages and broken over several lines.

use super::line::{has_address, has_date, is_quoted};
use super::words::{STARTS, WROTE};

/// Lines such a sentence may be broken over.
const MOST_LINES: usize = 4;
/// In bytes; longer is prose.
const LONGEST: usize = 400;

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

fn quotes_after(lines: &[&str], at: usize) -> bool {
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
    let text = chosen.join(" ");
    let text = text.trim().trim_matches(['-', '*', '_', ' ', '\u{a0}']);
    match end {
        Ending::Verb => starts(text) && has_date(text) && has_address(text) && says_wrote(text),
        Ending::Colon => {
            is_author_and_date(text) || length <= 2 && ends_with_verb(text) && quotes_after(lines, at + length)
        }
    }
}

enum Ending {
    Colon,
    /// `wrote` without its colon.
    Verb,
}

fn ending(line: &str) -> Option<Ending> {
    let line = line.trim_end_matches(['-', '*', '_', ' ', '\u{a0}']);
    match line.chars().next_back()? {
        ':' | '：' => Some(Ending::Colon),
        _ if ends_with_verb(line) => Some(Ending::Verb),
        _ => None,
    }
}

fn ends_with_verb(text: &str) -> bool {
    let lower = text.trim_end_matches([':', '：', ' ', '\u{a0}', '-']).to_lowercase();
    WROTE.iter().any(|verb| {
        lower
            .strip_suffix(verb)
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '>', ')', ']', ',', '"']))
    })
}

fn is_author_and_date(text: &str) -> bool {
    let dated = has_date(text);
    let addressed = has_address(text);
    if says_wrote(text) {
        return dated && (addressed || starts(text)) || addressed && ends_with_verb(text) && starts(text);
    }
    // `30.09.2017, 18:30, "John" <john@example.com>:` says no verb at all.
    let bare = text.trim_end_matches([':', '：', ' ', '\u{a0}']);
    dated && addressed && bare.ends_with(['>', ')', ']']) && starts(text)
}

/// Begins as such lines do: a preposition, a weekday, a number.
fn starts(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '*', '_', ' ', '"', '>']);
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let lower = first.trim_end_matches([',', '.']).to_lowercase();
    let early_digit = text.split_whitespace().take(5).any(|word| word.contains(|c: char| c.is_ascii_digit()));
    first.starts_with(|c: char| c.is_ascii_digit())
        || STARTS.contains(&lower.as_str()) && words.next().is_some()
        || early_digit && has_date(text)
}

fn says_wrote(text: &str) -> bool {
    let lower = text.to_lowercase();
    WROTE.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = lower[at + verb.len()..].chars().next();
            before.is_none_or(|c| !c.is_alphanumeric() && !"-/_.".contains(c))
                && after.is_none_or(|c| !c.is_alphanumeric() && !"-/_(".contains(c))
        })
    })
}
