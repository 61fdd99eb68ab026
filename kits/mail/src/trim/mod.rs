//! What a customer wrote now, out of a mail with its whole history.
//!
//! One pass sorts the lines into own words, history, signature; then the own words are put
//! together. Answers between quotes keep the quotes; a mail that is passed on is what its sender
//! means; if nothing would be left, everything stays. When in doubt a line is the customer's.

mod attribution;
mod block;
mod clearsign;
mod code;
mod line;
mod signature;
mod words;

use crate::html::{self, Mark};
use line::{is_groupwise, is_quoted, is_rule};
use words::Divider;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Blank,
    Own,
    History,
    Signature,
}

/// The words written now, of a mail's whole plain text.
pub fn reply_text(text: &str) -> String {
    trimmed(text, plain).0
}

/// The words written now, of a mail's plain text, or of its HTML where that is all there is, or
/// where only the HTML tells what is history. A subject that says the mail is passed on keeps it whole.
pub(crate) fn reply(plain: Option<&str>, html: Option<&str>, subject: &str) -> String {
    if words::is_forward_subject(subject, plain.or(html).unwrap_or_default()) {
        return plain.map(str::to_owned).or_else(|| html.map(html::to_text)).unwrap_or_default().trim().to_owned();
    }
    let (from_plain, cut) = plain.map(|text| trimmed(text, self::plain)).unwrap_or_default();
    if cut || html.is_none() {
        return from_plain;
    }
    let (from_html, html_cut) = html.map(|html| trimmed(&html::to_marked_text(html), html::marked)).unwrap_or_default();
    if html_cut || from_plain.is_empty() { from_html } else { from_plain }
}

/// What was written before and only quoted now, of a plain text.
pub(crate) fn history(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<&str> = text.split('\n').map(ended).collect();
    let mut sorts: Vec<Sort> =
        lines.iter().map(|line| if line.trim().is_empty() { Sort::Blank } else { Sort::Own }).collect();
    sort(&lines, &vec![None; lines.len()], &mut sorts);
    let quoted = lines.iter().zip(&sorts).filter(|(_, sort)| **sort == Sort::History);
    quoted.map(|(line, _)| *line).collect::<Vec<_>>().join("\n")
}

/// A line and what a mail program marks it as.
type Marked = for<'a> fn(&'a str) -> (&'a str, Option<Mark>);

/// A line of plain text: nothing is marked in it, whatever letters it begins with.
fn plain(line: &str) -> (&str, Option<Mark>) {
    (line, None)
}

/// The own words, and whether history was found.
fn trimmed(text: &str, marked: Marked) -> (String, bool) {
    let text = text.replace("\r\n", "\n");
    let (lines, marks): (Vec<&str>, Vec<Option<Mark>>) = text.split('\n').map(marked).unzip();
    let lines: Vec<&str> = lines.into_iter().map(ended).collect();
    let mut sorts: Vec<Sort> =
        lines.iter().map(|line| if line.trim().is_empty() { Sort::Blank } else { Sort::Own }).collect();
    let read = code::hidden(&lines);
    let read = read.as_deref().unwrap_or(&lines);
    let end = sort(read, &marks, &mut sorts);
    mark_rules(read, &mut sorts[..end]);
    clearsign::mark(read, &mut sorts);
    signature::mark(read, &mut sorts[..end]);
    let cut = sorts.contains(&Sort::History);
    let own = own_words(&lines, &sorts);
    if own.trim().is_empty() {
        return (lines.join("\n").trim().to_owned(), false);
    }
    (own, cut)
}

/// Without spaces at the end, but for the one that makes `-- ` a signature's line.
fn ended(line: &str) -> &str {
    if line == "-- " { line } else { line.trim_end() }
}

/// Marks history: quotes, what stands over them, and everything below a cut. Gives the line where
/// a mail that is passed on begins: from there on nothing is taken away.
fn sort(lines: &[&str], marks: &[Option<Mark>], sorts: &mut [Sort]) -> usize {
    let mut at = 0;
    let mut quotes = false;
    while at < lines.len() {
        if is_groupwise(lines[at]) {
            return cut(lines, sorts, at);
        } else if is_quoted(lines[at]) {
            sorts[at] = Sort::History;
        } else if words::divider(lines[at]) == Some(Divider::Forwarded) {
            return at;
        } else if marks[at] == Some(Mark::Quoted) {
            if !quotes && says_inline(lines, sorts, at) {
                return at;
            }
            quotes = true;
            if sorts[at] == Sort::Own {
                sorts[at] = Sort::History;
            }
        } else if marks[at] == Some(Mark::History) || starts_cut(lines, sorts, at) {
            return cut(lines, sorts, at);
        } else if marks[at] == Some(Mark::Attribution) && sorts[at] == Sort::Own {
            sorts[at] = Sort::History;
        } else if marks[at] == Some(Mark::Signature) && sorts[at] == Sort::Own {
            sorts[at] = Sort::Signature;
        } else if let Some(found) = attribution::at(lines, at) {
            if !found.quotes_follow {
                return cut(lines, sorts, at);
            }
            sorts[at..at + found.length].fill(Sort::History);
            at += found.length;
            continue;
        } else if sorts[at] == Sort::Own && is_wrapped_quote(lines, at) {
            sorts[at] = Sort::History;
        }
        at += 1;
    }
    lines.len()
}

/// A divider, or the header of an earlier mail; but what the own words point to with a colon is meant.
fn starts_cut(lines: &[&str], sorts: &[Sort], at: usize) -> bool {
    words::divider(lines[at]) == Some(Divider::Answered) || block::starts(lines, at) && !is_pointed_to(lines, sorts, at)
}

fn is_pointed_to(lines: &[&str], sorts: &[Sort], at: usize) -> bool {
    let above = (0..at).rfind(|&above| sorts[above] != Sort::Blank);
    above.is_some_and(|above| sorts[above] == Sort::Own && lines[above].ends_with(':'))
}

/// Whether the own words above say that the answers stand in what follows.
fn says_inline(lines: &[&str], sorts: &[Sort], at: usize) -> bool {
    let above: Vec<&str> = (0..at).filter(|&at| sorts[at] == Sort::Own).map(|at| lines[at]).collect();
    words::says_inline(&above.join("\n"))
}

/// Everything from `at` on is history, and the rules directly above it; unless the words above say
/// that the answers stand in it.
fn cut(lines: &[&str], sorts: &mut [Sort], at: usize) -> usize {
    if says_inline(lines, sorts, at) {
        return at;
    }
    sorts[at..].fill(Sort::History);
    for above in (0..at).rev() {
        match sorts[above] {
            Sort::Blank => {}
            Sort::Own if is_rule(lines[above]) || words::is_heading(lines[above]) => sorts[above] = Sort::History,
            _ => break,
        }
    }
    lines.len()
}

/// The rule that some programs draw directly over a quote is theirs, too.
fn mark_rules(lines: &[&str], sorts: &mut [Sort]) {
    let mut rule = None;
    for at in 0..sorts.len() {
        match sorts[at] {
            Sort::Blank => {}
            Sort::Own if is_rule(lines[at]) => rule = Some(at),
            Sort::History => {
                if let Some(rule) = rule.take() {
                    sorts[rule] = Sort::History;
                }
            }
            _ => rule = None,
        }
    }
}

/// The tail of a quoted line that some program wrapped without repeating the mark: it follows a long
/// quoted line that asks nothing, starts small, and the quote goes on or ends after it.
fn is_wrapped_quote(lines: &[&str], at: usize) -> bool {
    const LONG: usize = 60;
    let Some(before) = at.checked_sub(1).map(|before| lines[before]) else {
        return false;
    };
    let small = lines[at].chars().next().is_some_and(char::is_lowercase);
    let goes_on = lines.get(at + 1).is_none_or(|next| next.is_empty() || is_quoted(next));
    is_quoted(before)
        && before.chars().count() >= LONG
        && !before.ends_with(['?', ':'])
        && small
        && goes_on
        && lines[at].len() < before.len()
}

/// Puts the own lines together.
fn own_words(lines: &[&str], sorts: &[Sort]) -> String {
    let own = |at: &usize| sorts[*at] == Sort::Own;
    let (Some(first), Some(last)) = ((0..lines.len()).find(own), (0..lines.len()).rfind(own)) else {
        return String::new();
    };
    let between = (first..=last).any(|at| sorts[at] == Sort::History);
    // An answer between quotes needs them; also the one above the first answer.
    let start = if between { (0..first).find(|&at| sorts[at] == Sort::History).unwrap_or(first) } else { first };
    let kept: Vec<&str> = (start..=last).filter(|&at| sorts[at] != Sort::Signature).map(|at| lines[at]).collect();
    kept.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests;
