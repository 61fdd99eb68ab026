//! Reports in words that name several whom a mail did not reach: what they say of each.
//!
//! qmail writes `<ann@x>:` and below it why, Postfix `<ann@x>: why`, Exim an indented address and why, indented deeper,
//! Sendmail `<ann@x>`, and later a transcript that names it again. A report names all in one manner: what is indented
//! otherwise is a folded answer that repeats an address.

use super::{Failure, MOST_RECIPIENTS, permanence, plain, status_in};

/// Lines about somebody that are looked at.
const MOST_LINES: usize = 60;

/// Somebody whom a report names.
pub(super) struct Named<'t> {
    pub(super) address: String,
    said: Vec<&'t str>,
}

/// What a report says, and of whom.
pub(super) struct Report<'t> {
    /// What stands before the first name.
    of_all: Vec<&'t str>,
    /// Each once, in the order of their names.
    pub(super) each: Vec<Named<'t>>,
}

/// How a line names somebody: how deep it stands, and whether in angle brackets.
type Manner = (usize, bool);

impl<'t> Report<'t> {
    /// Reads what stands before the copy of the mail. Where a field of the report says who they are (`known`), nobody
    /// else is a name.
    pub(super) fn read(text: &'t str, known: &[&str]) -> Report<'t> {
        let each = known.iter().map(|address| Named { address: (*address).to_owned(), said: Vec::new() }).collect();
        let mut report = Report { of_all: Vec::new(), each };
        let (mut of, mut said_of, mut manner) = (Vec::new(), false, None);
        for line in plain::before_copy(text).lines() {
            let name = naming(line).filter(|(found, ..)| !known.is_empty() || *manner.get_or_insert(*found) == *found);
            let place = name.and_then(|(_, address, rest)| Some((report.place(&address, known.is_empty())?, rest)));
            let words = place.map_or(line, |(_, rest)| rest);
            if let Some((place, _)) = place {
                // Names without a word between them share what stands below the last one.
                if std::mem::take(&mut said_of) {
                    of.clear();
                }
                of.push(place);
            }
            said_of |= !words.trim().is_empty();
            report.note(&of, words);
        }
        report
    }

    /// Where somebody stands; a new name at the end, if names are found in the text.
    fn place(&mut self, address: &str, new: bool) -> Option<usize> {
        let known = self.each.iter().position(|named| named.address.eq_ignore_ascii_case(address));
        if known.is_none() && new && self.each.len() < MOST_RECIPIENTS {
            self.each.push(Named { address: address.to_owned(), said: Vec::new() });
            return Some(self.each.len() - 1);
        }
        known
    }

    fn note(&mut self, of: &[usize], line: &'t str) {
        let Report { of_all, each } = self;
        if of.is_empty() {
            of_all.push(line);
        }
        for place in of {
            let said = &mut each[*place].said;
            if said.len() < MOST_LINES {
                said.push(line);
            }
        }
    }

    /// What became of the mail for each.
    pub(super) fn failures(&self, subject: &str) -> Vec<Failure> {
        let of_all = self.of_all.join("\n");
        let (all, over) = (plain::permanence_said(subject, &of_all), plain::is_over(subject, &of_all));
        self.each.iter().map(|named| named.failure(all, over)).collect()
    }
}

impl Named<'_> {
    fn failure(&self, all: Option<bool>, over: bool) -> Failure {
        let reason = plain::answer(self.said.iter().copied(), Some(&self.address)).or_else(|| plain::words(&self.said));
        let said = reason.as_deref().unwrap_or_default();
        let status = status_in(said);
        let own = status.as_deref().and_then(permanence).or_else(|| plain::smtp_code(said));
        let permanent = own.or_else(|| plain::permanence_said("", said)).or(all);
        let recipient = Some(self.address.clone());
        Failure { recipient, permanent, given_up: over || permanent == Some(true), status, reason }
    }
}

/// Whom a line names, how, and what it says of them.
fn naming(line: &str) -> Option<(Manner, String, &str)> {
    let named = line.trim_start();
    let deep = line.len() - named.len();
    if let Some((angled, rest)) = named.strip_prefix('<').and_then(|named| named.split_once('>')) {
        return Some(((deep, true), plain::address(angled)?, after(rest)));
    }
    let (word, rest) = named.split_once(char::is_whitespace).unwrap_or((named, ""));
    let rest = rest.trim_start();
    let says = word.ends_with(':') || rest.is_empty() || ["(", "- ", "on "].iter().any(|sign| rest.starts_with(sign));
    Some(((deep, false), plain::address(word)?, rest)).filter(|_| says)
}

fn after(name: &str) -> &str {
    name.trim_start_matches([':', ' ', '\t'])
}
