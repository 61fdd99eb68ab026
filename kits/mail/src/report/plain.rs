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
    }
});

struct Said {
    subjects: Vec<&'static str>,
    texts: Vec<&'static str>,
    for_ever: Vec<&'static str>,
    for_now: Vec<&'static str>,
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
fn own(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(BEGINNING)];
    let copy = text.match_indices('\n').map(|(at, _)| at + 1).find(|&at| {
        let line = &text[at..];
        line.starts_with("Received:") || line.starts_with("Return-Path:") || line.starts_with("Message-ID:")
    });
    &text[..copy.unwrap_or(text.len())]
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

/// Whom a mail did not reach: an address on a line of its own, else the first one.
pub(super) fn recipient_in(text: &str) -> Option<String> {
    let text = own(text);
    text.lines().find_map(alone).or_else(|| text.split_whitespace().find_map(address))
}

/// The address that a line is.
fn alone(line: &str) -> Option<String> {
    let line = line.trim().trim_end_matches(':');
    let angled = line.strip_prefix('<').and_then(|line| line.split_once('>')).map(|(address, _)| address);
    address(angled.unwrap_or(line))
}

fn address(word: &str) -> Option<String> {
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

/// The line with the server's answer.
pub(super) fn reason_in(text: &str) -> Option<String> {
    let answers =
        |line: &&str| line.split(|c: char| !c.is_ascii_alphanumeric()).any(is_code) || super::status_in(line).is_some();
    own(text).lines().find(answers).map(one_line).filter(|reason| !reason.is_empty())
}

/// The line with the server's answer about this address: below it, before the next one.
pub(super) fn reason_below(text: &str, address: &str) -> Option<String> {
    let is_theirs = |line: &&str| alone(line).is_some_and(|named| named.eq_ignore_ascii_case(address));
    let below = own(text).lines().skip_while(|line| !is_theirs(line)).skip(1);
    let theirs: Vec<&str> = below.take_while(|line| alone(line).is_none()).collect();
    reason_in(&theirs.join("\n"))
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
