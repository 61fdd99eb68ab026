//! Signatures below the own words.

use super::Sort;
use super::line::is_rule;
use super::words::{FAREWELLS, is_sent_from};

/// Non-blank lines that may follow `--` or a rule; more is a text with a line in it.
const LONGEST: usize = 25;
/// Non-blank lines that may follow a farewell.
const LONGEST_FAREWELL: usize = 6;
/// Letters of a line below a farewell: names and titles, no sentences.
const WIDEST: usize = 80;

/// Marks the signature at the end of each run of own lines.
pub fn mark(lines: &[&str], sorts: &mut [Sort]) {
    let mut at = 0;
    while at < lines.len() {
        if sorts[at] == Sort::History {
            at += 1;
            continue;
        }
        let end = (at..lines.len()).find(|&at| sorts[at] == Sort::History).unwrap_or(lines.len());
        mark_run(lines, sorts, at, end);
        at = end;
    }
}

fn mark_run(lines: &[&str], sorts: &mut [Sort], start: usize, end: usize) {
    let filled: Vec<usize> = (start..end).filter(|&at| sorts[at] == Sort::Own).collect();
    let first = filled.iter().enumerate().find(|&(index, &at)| {
        let after: Vec<&str> = filled[index + 1..].iter().take(LONGEST + 1).map(|&at| lines[at]).collect();
        begins(lines[at], &after, start == 0 && index == 0)
    });
    let Some((index, &at)) = first else { return };
    // Only the line itself where the own words come below it.
    let only_line = start == 0 && index == 0 && is_sent_from(lines[at]);
    let until = if only_line { at + 1 } else { end };
    sorts[at..until].fill(Sort::Signature);
}

/// Whether a signature begins at `line`, followed by these non-blank lines of the same run.
fn begins(line: &str, after: &[&str], is_first: bool) -> bool {
    let bare = line.trim();
    if bare == "--" {
        return after.len() <= LONGEST;
    }
    if bare.len() >= 2 && bare.bytes().all(|byte| byte == b'_') {
        // A list's footer; a rule between the own words has more below it.
        return !is_first
            && after.len() <= LONGEST
            && !after.is_empty()
            && !after.iter().any(|line| is_rule(line) && line.contains('='));
    }
    is_sent_from(line) || is_farewell(bare, after)
}

fn is_farewell(line: &str, after: &[&str]) -> bool {
    if line.len() > 120 || after.len() > LONGEST_FAREWELL {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_end_matches([',', '.', '!', ' ', '-', ';']);
    let alone = FAREWELLS.contains(&bare) && !after.is_empty();
    let with_name = lower.split_once(',').is_some_and(|(farewell, name)| {
        FAREWELLS.contains(&farewell.trim()) && (1..=5).contains(&name.split_whitespace().count())
    });
    (alone || with_name) && after.iter().all(|line| is_name_line(line))
}

/// A name, a title, an address: short and no sentence.
fn is_name_line(line: &str) -> bool {
    let line = line.trim();
    let words = line.split_whitespace().count();
    let sentence =
        line.ends_with(['?', ':']) && words > 2 || line.ends_with('!') && words > 4 || line.ends_with('.') && words > 5;
    line.chars().count() <= WIDEST && !sentence
}
