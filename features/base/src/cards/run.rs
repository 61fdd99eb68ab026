//! Digits as they stand in a text: groups of them, and what is between.

use super::{context, context::Called, number};
use std::ops::Range;

/// A letter as a reader sees it, and the bytes of the source that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) letter: char,
    pub(super) at: Range<usize>,
}

/// Letters between two groups of one number at most.
const WIDEST: usize = 3;
/// Groups before and after a number that may stand beside it: the month and year it lasts until, its code.
const AFTER: usize = 2;
/// Letters looked back through for the beginning of a word.
const LONGEST_WORD: usize = 2_000;

/// Groups of digits that only spaces, dots and dashes part.
pub(super) struct Run {
    /// Each a range of signs.
    pub(super) groups: Vec<Range<usize>>,
}

impl Run {
    /// All of a text.
    pub(super) fn all(signs: &[Sign]) -> Vec<Run> {
        let (mut runs, mut at) = (Vec::new(), 0);
        while at < signs.len() {
            if !signs[at].letter.is_ascii_digit() {
                at += 1;
                continue;
            }
            let run = Run::from(signs, at);
            at = run.end();
            runs.push(run);
        }
        runs
    }

    fn from(signs: &[Sign], start: usize) -> Run {
        let mut groups = Vec::new();
        let mut at = start;
        loop {
            let end = at + signs[at..].iter().take_while(|s| s.letter.is_ascii_digit()).count();
            groups.push(at..end);
            let between = signs[end..].iter().take(WIDEST + 1).take_while(|s| parts(s.letter)).count();
            let follows = signs.get(end + between).is_some_and(|s| s.letter.is_ascii_digit());
            if between == 0 || between > WIDEST || !follows {
                return Run { groups };
            }
            at = end + between;
        }
    }

    fn end(&self) -> usize {
        self.groups.last().map_or(0, |last| last.end)
    }

    /// The digits of these groups.
    pub(super) fn digits(&self, signs: &[Sign], groups: Range<usize>) -> String {
        self.groups[groups].iter().flat_map(|group| &signs[group.clone()]).map(|sign| sign.letter).collect()
    }

    /// The groups that are a card's number: the longest such, with next to nothing beside it.
    pub(super) fn card(&self, signs: &[Sign]) -> Option<Range<usize>> {
        let lengths: Vec<usize> = self.groups.iter().map(ExactSizeIterator::len).collect();
        let short = |lengths: &[usize], most: usize| lengths.iter().all(|length| *length <= most);
        (0..2.min(lengths.len())).filter(|start| short(&lengths[..*start], 3)).find_map(|start| {
            (1..=5.min(lengths.len() - start)).rev().find_map(|taken| {
                let (groups, rest) = (start..start + taken, &lengths[start + taken..]);
                let fits = rest.len() <= AFTER && short(rest, 4) && number::is_grouped(&lengths[groups.clone()]);
                (fits && self.is_even(signs, &groups) && self.is_card(signs, &groups)).then_some(groups)
            })
        })
    }

    /// Whether the same stands between all of these groups; a line may break once.
    fn is_even(&self, signs: &[Sign], groups: &Range<usize>) -> bool {
        let gaps = self.groups[groups.clone()].windows(2).map(|pair| &signs[pair[0].end..pair[1].start]);
        let mut kinds = Vec::new();
        let mut broken = 0;
        for gap in gaps {
            broken += gap.iter().filter(|sign| sign.letter == '\n').count();
            kinds.push(gap.iter().map(|sign| sign.letter).find(|letter| !letter.is_whitespace()));
        }
        broken <= 1 && kinds.windows(2).all(|pair| pair[0] == pair[1])
    }

    fn is_card(&self, signs: &[Sign], groups: &Range<usize>) -> bool {
        let Some(look) = number::look(&self.digits(signs, groups.clone())) else { return false };
        let (start, end) = (self.groups[groups.start].start, self.groups[groups.end - 1].end);
        if !stands_alone(signs, start, end) {
            return false;
        }
        let before: Vec<char> = signs[start.saturating_sub(100)..start].iter().map(|sign| sign.letter).collect();
        match context::called(&before) {
            Called::Card => true,
            Called::Other => false,
            Called::Nothing => look == number::Look::Card,
        }
    }
}

/// What parts the groups of one number.
fn parts(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '\r' | '\t' | '\u{a0}' | '\u{2007}'..='\u{200a}' | '\u{202f}' | '-' | '.' | '\u{2010}'..='\u{2014}')
}

/// Whether it is no part of a word, an address, an account, a telephone number.
fn stands_alone(signs: &[Sign], start: usize, end: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| signs.get(at)).map(|sign| sign.letter);
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (last, next) = (letter(start.checked_sub(1)), letter(Some(end)));
    let (before, after) = (letter(start.checked_sub(2)), letter(Some(end + 1)));
    let joined = |sign: Option<char>| sign.is_some_and(|sign| "-./\u{2013}".contains(sign));
    let tied_before = is_word(last)
        || last.is_some_and(|last| "+#@_№".contains(last))
        || joined(last) && before.is_some_and(char::is_alphabetic);
    let tied_after = is_word(next)
        || next.is_some_and(|next| "@_".contains(next))
        || joined(next) && after.is_some_and(char::is_alphabetic);
    !tied_before && !tied_after && !is_in_address(signs, start) && !is_account(signs, start)
}

/// Whether the word it stands in is a web or a mail address.
fn is_in_address(signs: &[Sign], start: usize) -> bool {
    let word = signs[..start].iter().rev().take(LONGEST_WORD).take_while(|sign| !sign.letter.is_whitespace());
    let word: String = word.map(|sign| sign.letter).collect();
    word.contains("//:") || word.contains('@') || word.ends_with("www")
}

/// Whether it goes on what an account's number (ISO 13616) begins with: `GB29 NWBK 6016…`, `DE89 3704…`.
fn is_account(signs: &[Sign], start: usize) -> bool {
    let before: String = signs[start.saturating_sub(14)..start].iter().map(|sign| sign.letter).collect();
    let joined: String = before.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
    let joined: String = joined.chars().rev().filter(|c| *c != ' ').collect();
    let begins = |at: usize| {
        let start = joined.as_bytes().get(at..at + 4)?;
        let country = start[..2].iter().all(u8::is_ascii_uppercase) && start[2..].iter().all(u8::is_ascii_digit);
        let rest = &joined[at + 4..];
        let bank = rest.is_empty() || rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_uppercase());
        (country && bank).then_some(())
    };
    (0..joined.len().saturating_sub(3)).any(|at| joined.is_char_boundary(at) && begins(at).is_some())
}
