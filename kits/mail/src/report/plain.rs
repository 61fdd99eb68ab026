//! Reports that say everything in words: qmail, Exim, old Exchange, and the providers' own.

use crate::phrases::{MACHINES, Phrases};
use std::sync::LazyLock;

/// Where a mail system puts its words; later ones are of the mail it returns.
const BEGINNING: usize = 1_500;
/// A reason is cut here, in letters.
const LONGEST_REASON: usize = 300;

static SAID: LazyLock<Said> = LazyLock::new(|| {
    let mut phrases = Phrases::read(MACHINES);
    Said {
        subjects: phrases.take("bounce-subject"),
        texts: phrases.take("bounce-text"),
        for_ever: phrases.take("not-there"),
        for_now: phrases.take("not-yet"),
        over: phrases.take("given-up"),
    }
});

struct Said {
    subjects: Vec<&'static str>,
    texts: Vec<&'static str>,
    for_ever: Vec<&'static str>,
    for_now: Vec<&'static str>,
    over: Vec<&'static str>,
}

/// Subjects of mail systems that send no structured report.
pub(crate) fn bounce_subject(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    SAID.subjects.iter().any(|sign| subject.contains(sign))
}

/// Whether a mail system's text says that a mail did not arrive.
pub(super) fn bounce_text(text: &str) -> bool {
    let text = own(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    SAID.texts.iter().any(|sign| text.contains(sign))
}

/// The beginning of a report, before the copy of the mail it is about.
pub(super) fn own(text: &str) -> &str {
    before_copy(&text[..text.floor_char_boundary(BEGINNING)])
}

/// A report without the copy of the mail it is about.
pub(super) fn before_copy(text: &str) -> &str {
    let begins = |at: &usize| {
        let line = text[*at..].lines().next().unwrap_or_default();
        is_field(line) || line.trim_start().starts_with("---") && says_copy(&line.to_lowercase())
    };
    let copy = text.match_indices('\n').map(|(at, _)| at + 1).find(begins);
    &text[..copy.unwrap_or(text.len())]
}

/// A field that no report has in its words, and every mail in its header.
fn is_field(line: &str) -> bool {
    const FIELDS: [&str; 5] = ["Received:", "Return-Path:", "Message-ID:", "MIME-Version:", "DKIM-Signature:"];
    FIELDS.iter().any(|name| line.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)))
}

fn says_copy(line: &str) -> bool {
    ["copy of", "original message"].iter().any(|words| line.contains(words))
}

/// For ever or for now, by the first answer of an SMTP server (RFC 5321, section 4.2.3) in the text.
pub(super) fn smtp_code(text: &str) -> Option<bool> {
    let code = text.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| is_code(word))?;
    Some(code.starts_with('5'))
}

fn is_code(word: &str) -> bool {
    const CODES: [&str; 13] =
        ["421", "450", "451", "452", "455", "471", "541", "550", "551", "552", "553", "554", "556"];
    CODES.contains(&word)
}

/// For ever or for now, by the words.
pub(super) fn permanence_said(subject: &str, text: &str) -> Option<bool> {
    let text = format!("{subject}\n{}", own(text)).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (says(&SAID.for_now), says(&SAID.for_ever)) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

/// Whether nobody tries any more, by the words about all whom a mail did not reach.
pub(super) fn is_over(subject: &str, text: &str) -> bool {
    let text = format!("{subject}\n{text}").to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    says(&SAID.over) && !says(&SAID.for_now)
}

/// The first address in a report that names nobody on a line.
pub(super) fn recipient_in(text: &str) -> Option<String> {
    own(text).split_whitespace().find_map(address)
}

/// The address that a word is; those of mail systems are none.
pub(super) fn address(word: &str) -> Option<String> {
    let word =
        word.trim_matches(|c: char| "<>:;,()[]'\"*".contains(c)).trim_start_matches("mailto:").trim_end_matches('.');
    let (local, domain) = word.split_once('@')?;
    let plain = !local.is_empty()
        && domain.contains('.')
        && !domain.contains('@')
        && word.chars().all(|c| !c.is_whitespace() && !"<>()\"'".contains(c));
    let system = matches!(local.to_ascii_lowercase().as_str(), "mailer-daemon" | "postmaster");
    (plain && !system).then(|| word.to_owned())
}

/// The server's answer in a whole report.
pub(super) fn reason_in(text: &str) -> Option<String> {
    answer(own(text).lines(), None)
}

/// The line with a server's answer, and what it was folded into; rather one that repeats whom it is `about`.
pub(super) fn answer<'t>(lines: impl Iterator<Item = &'t str>, about: Option<&str>) -> Option<String> {
    let lines = unfolded(lines);
    let answers = |line: &&String| {
        line.split(|c: char| !c.is_ascii_alphanumeric()).any(is_code) || super::status_in(line).is_some()
    };
    let names = |line: &&String| about.is_some_and(|whom| line.to_lowercase().contains(&whom.to_lowercase()));
    let found = lines.iter().filter(answers).find(names).or_else(|| lines.iter().find(answers))?;
    Some(one_line(found)).filter(|reason| !reason.is_empty())
}

/// The first paragraph, for systems that answer in words alone.
pub(super) fn words(lines: &[&str]) -> Option<String> {
    let first = lines.iter().skip_while(|line| line.trim().is_empty()).take_while(|line| !line.trim().is_empty());
    Some(one_line(&first.copied().collect::<Vec<_>>().join(" "))).filter(|reason| !reason.is_empty())
}

/// Lines, each with those below it that are indented deeper.
fn unfolded<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut whole: Vec<(usize, String)> = Vec::new();
    for line in lines {
        match whole.last_mut() {
            Some((first, text)) if !text.trim().is_empty() && indent(line) > *first => {
                text.push(' ');
                text.push_str(line.trim());
            }
            _ => whole.push((indent(line), line.to_owned())),
        }
    }
    whole.into_iter().map(|(_, text)| text).collect()
}

/// A diagnosis without its type (`smtp; 550 …`), on one line of bounded length.
pub(super) fn one_line(diagnosis: &str) -> String {
    let diagnosis = match diagnosis.split_once(';') {
        Some((kind, rest)) if kind.trim().len() <= 10 && !kind.contains(' ') => rest,
        _ => diagnosis,
    };
    let words: Vec<&str> = diagnosis.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST_REASON).collect()
}
