//! Signatures below the own words.

use super::Sort;
use super::line::{FIRM_SPACES, has_address, is_rule};
use super::words::{farewell_in, is_farewell, is_legal, is_list_footer, is_sent_from};
use crate::token::is_body_token;

/// Non-blank lines that may follow `--` or a rule; more is a text with a line in it.
const LONGEST: usize = 25;
/// Non-blank lines that may follow a farewell.
const LONGEST_FAREWELL: usize = 12;
/// Letters of a line below a farewell: names and titles, no sentences.
const WIDEST: usize = 80;

/// Marks the signature at the end of each run of own lines.
pub fn mark(lines: &[&str], sorts: &mut [Sort]) {
    let mut at = 0;
    while at < sorts.len() {
        if sorts[at] == Sort::History {
            at += 1;
            continue;
        }
        let end = (at..sorts.len()).find(|&at| sorts[at] == Sort::History).unwrap_or(sorts.len());
        Run { lines, start: at, end }.mark(sorts);
        at = end;
    }
}

/// Lines without history between them.
struct Run<'a> {
    lines: &'a [&'a str],
    start: usize,
    end: usize,
}

impl Run<'_> {
    fn mark(&self, sorts: &mut [Sort]) {
        self.mark_legal(sorts);
        self.mark_first(sorts);
        // A line that goes on in the next one is the customer's.
        self.mark_below(sorts, |seen| is_sent_from(seen.line) && !goes_on(seen.below));
        self.mark_tokens(sorts);
        self.mark_below(sorts, |seen| seen.is_delimiter());
        self.mark_below(sorts, |seen| seen.is_farewell());
    }

    /// What a legal department puts below everything: paragraphs at the end, no others.
    fn mark_legal(&self, sorts: &mut [Sort]) {
        let mut until = self.end;
        while let Some(last) = (self.start..until).rfind(|&at| sorts[at] != Sort::Blank) {
            let first = (self.start..last).rfind(|&at| sorts[at] == Sort::Blank).map_or(self.start, |blank| blank + 1);
            let paragraph = self.lines[first..=last].join(" ");
            if first == self.start || !is_rule(&paragraph) && (paragraph.ends_with('?') || !is_legal(&paragraph)) {
                break;
            }
            let ruled = is_rule(&paragraph);
            if ruled && until == self.end {
                break;
            }
            sorts[first..=last].fill(Sort::Signature);
            until = first;
        }
    }

    /// `Sent from my iPhone` above the own words; below them it begins a signature.
    fn mark_first(&self, sorts: &mut [Sort]) {
        // Other runs are not looked through at all: there may be as many as lines.
        if self.start == 0
            && let Some(first) = (0..self.end).find(|&at| sorts[at] == Sort::Own)
            && is_sent_from(self.lines[first])
        {
            sorts[first] = Sort::Signature;
        }
    }

    /// Our own mark at the end of a mail of ours that somebody quotes without saying so.
    fn mark_tokens(&self, sorts: &mut [Sort]) {
        let lines = self.start..self.end;
        for (sort, line) in sorts[lines.clone()].iter_mut().zip(&self.lines[lines]) {
            if *sort == Sort::Own && is_body_token(line) {
                *sort = Sort::Signature;
            }
        }
    }

    /// Marks everything from the first line on that begins a signature.
    fn mark_below(&self, sorts: &mut [Sort], begins: impl Fn(&Seen<'_>) -> bool) {
        let filled: Vec<usize> = (self.start..self.end).filter(|&at| sorts[at] == Sort::Own).collect();
        let lines: Vec<&str> = filled.iter().map(|&at| self.lines[at]).collect();
        let apart: Vec<bool> = filled.iter().map(|&at| at == 0 || self.lines[at - 1].trim().is_empty()).collect();
        let first = filled.iter().enumerate().find(|&(index, &at)| {
            let below_here = index + 1..lines.len().min(index + LONGEST + 2);
            let (after, apart) = (&lines[below_here.clone()], &apart[below_here]);
            let above = if at > self.start { self.lines[at - 1] } else { "" };
            let below = self.lines[..self.end].get(at + 1).copied().unwrap_or_default();
            let before = index.checked_sub(1).map_or("", |before| lines[before]);
            let is_first = self.start == 0 && index == 0;
            begins(&Seen { line: lines[index], above, below, before, after, apart, is_first })
        });
        if let Some((index, &at)) = first {
            sorts[at..self.end].fill(Sort::Signature);
            // The rule over it is its own.
            let rules = filled[..index].iter().rev().take_while(|&&above| is_rule(self.lines[above]));
            rules.for_each(|&above| sorts[above] = Sort::Signature);
        }
    }
}

/// An own line, and the lines around it.
struct Seen<'a> {
    line: &'a str,
    /// Directly above, also a blank one.
    above: &'a str,
    /// Directly below, also a blank one.
    below: &'a str,
    /// The own line before it.
    before: &'a str,
    /// Own lines below, as many as a signature may have and one more.
    after: &'a [&'a str],
    /// Whether a blank line stands over each of these.
    apart: &'a [bool],
    /// The first of the mail.
    is_first: bool,
}

impl Seen<'_> {
    /// `-- ` (RFC 3676, section 4.3), or a rule over what lists put below. Below other rules stands
    /// what the words before point to with a colon.
    fn is_delimiter(&self) -> bool {
        let Seen { line, after, is_first, .. } = *self;
        let bare = line.trim();
        if after.len() > LONGEST {
            return false;
        }
        if line == "-- " {
            return true;
        }
        if self.before.trim_end().ends_with(':') {
            return false;
        }
        if !is_first && (is_rule(bare) || matches!(bare, "--" | "—" | "–")) && is_list(after) {
            return true;
        }
        if bare == "--" {
            return !is_first && !is_prose(after);
        }
        if bare.len() >= 2 && bare.bytes().all(|byte| byte == b'_') {
            let footer = after.iter().any(|line| is_list_footer(line) || has_address(line));
            return !is_first && !after.is_empty() && (footer || after.iter().all(|line| is_name_line(line)));
        }
        false
    }

    /// `Kind regards`, and only names and places below. Short ones are words of the customer's, too,
    /// `LG` is a maker of lamps: those stand on their own below a sentence or a blank line.
    fn is_farewell(&self) -> bool {
        const SHORT: usize = 3;
        const MOST_BELOW_SHORT: usize = 6;
        let line = self.line.trim();
        let short = line.chars().filter(|c| c.is_alphabetic()).count() <= SHORT;
        let apart = self.above.trim().is_empty() || self.above.trim_end().ends_with(['.', '!', '?']);
        (!short || apart && self.after.len() <= MOST_BELOW_SHORT) && begins_farewell(line, self.after) && !self.speaks()
    }

    /// Whether somebody goes on to speak in a paragraph of its own below.
    fn speaks(&self) -> bool {
        self.after.iter().zip(self.apart).any(|(line, apart)| *apart && is_spoken(line))
    }
}

/// Whether a line goes on with the sentence above it.
fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_lowercase) && !line.starts_with("www.") && !line.starts_with("http")
}

/// Below a rule of dashes: only what a list's program says of itself.
fn is_list(after: &[&str]) -> bool {
    after.len() <= 8 && after.iter().take(3).any(|line| is_list_footer(line))
}

/// Sentences, not a card: then the line above them was the customer's.
fn is_prose(lines: &[&str]) -> bool {
    let sentence = |line: &&&str| {
        let words = line.split_whitespace().count();
        line.ends_with('?')
            || line.chars().count() > 100
            || line.ends_with(['.', ',', '!', ';']) && words > 6
            || words > 12
    };
    lines.iter().filter(sentence).count() * 3 > lines.len()
}

fn begins_farewell(line: &str, after: &[&str]) -> bool {
    if line.len() > 120 || after.len() > LONGEST_FAREWELL {
        return false;
    }
    let lower = line.to_lowercase().replace(FIRM_SPACES, " ");
    let lower = lower.trim_start_matches(['*', '-', '_', ' ']);
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let alone = (is_farewell(bare) || is_farewell(lower)) && !after.is_empty();
    let with_name = lower.split_once(',').is_some_and(|(farewell, name)| {
        is_farewell(farewell.trim()) && (1..=5).contains(&name.split_whitespace().count())
    });
    (alone || with_name || farewell_in(lower).is_some_and(|farewell| is_name(lower, farewell, line)))
        && after.iter().all(|line| is_name_line(line) || is_imprint(line))
}

/// Whether nothing but a name follows the farewell: `Best regards Ann Smith`.
fn is_name(lower: &str, farewell: &str, line: &str) -> bool {
    const LONGEST_NAME: usize = 3;
    let words = lower[farewell.len()..].split_whitespace().count();
    let named = line.split_whitespace().rev().take(words).all(|word| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c))
    });
    (1..=LONGEST_NAME).contains(&words) && named
}

/// A company's particulars in one long line.
fn is_imprint(line: &str) -> bool {
    const MOST: usize = 400;
    let line = line.trim();
    let marks = line.chars().filter(|c| "|•·;,:".contains(*c)).count();
    let digits = line.chars().filter(char::is_ascii_digit).count();
    line.len() <= MOST && !line.ends_with(['.', '?', '!']) && marks >= 3 && digits >= 5
}

/// Many words, most of them small, and no number: no name and no address, also without a stop.
fn is_spoken(line: &str) -> bool {
    const FEWEST: usize = 7;
    let words = line.split_whitespace().count();
    let small = line.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= FEWEST && small * 2 > words && !line.contains(|c: char| c == '@' || c.is_ascii_digit())
}

/// A name, a title, an address: short and no sentence.
fn is_name_line(line: &str) -> bool {
    let line = line.trim();
    let words = line.split_whitespace().count();
    let sentence = line.ends_with(['?', ':']) && words > 2
        || line.ends_with('!') && words > 4
        || line.ends_with('.') && words > 5
        || words > 12;
    line.chars().count() <= WIDEST && !sentence && !is_postscript(line)
}

/// `PS:` is said after the name, and meant.
fn is_postscript(line: &str) -> bool {
    let start: String = line.chars().filter(|c| *c != '.' && *c != ' ').take(4).collect::<String>().to_lowercase();
    ["ps:", "pps", "пс:", "p/s", "зы:", "нб:", "nb:"].iter().any(|sign| start.starts_with(sign))
        || line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("p.s.") || start.eq_ignore_ascii_case("ps. "))
        || line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("ps "))
        || line.to_lowercase().starts_with("п.с.")
}
