//! The header of an earlier mail, as Outlook and others write it above the old text.

use super::attribution;
use super::line::{has_address, has_date};
use super::words::{Label, further_labels, is_field, label};

/// Lines looked at for one header.
const MOST_LINES: usize = 14;
/// Kinds of fields that make a header: author and two more.
const ENOUGH: usize = 3;

/// Whether an earlier mail's header starts at this line.
pub fn starts(lines: &[&str], at: usize) -> bool {
    if !matches!(label(lines[at]), Some((Label::From | Label::Date | Label::To | Label::Subject, _))) {
        return false;
    }
    let found = Found::below(lines, at);
    found.is_header() || found.is_yandex(lines)
}

/// What was seen from a line on.
#[derive(Default)]
struct Found {
    labels: Vec<Label>,
    addressed: bool,
    /// The first line after the fields.
    end: usize,
}

impl Found {
    fn below(lines: &[&str], at: usize) -> Found {
        let mut found = Found { end: at, ..Found::default() };
        let (mut strangers, mut blanks) = (0, 0);
        for (number, line) in lines.iter().enumerate().skip(at).take(MOST_LINES) {
            found.end = number;
            if line.is_empty() {
                // One blank line between fields happens where HTML was made text.
                blanks += 1;
                if blanks > 1 && strangers > 0 || blanks > 4 {
                    break;
                }
                continue;
            }
            match label(line) {
                Some((label, rest)) => {
                    found.note(label);
                    // `À : someone Objet : something` on one line.
                    further_labels(rest).for_each(|label| found.note(label));
                    found.addressed |= has_address(rest);
                    strangers = 0;
                }
                // Who wrote when, below the fields.
                None if line.ends_with(':') && has_date(line) => break,
                // The rest of a long field, or one of another name: `Sensitivity: Private`.
                None if strangers == 0 && blanks == 0 && (line.starts_with(['<', ' ', '\t']) || line.contains('@')) => {
                    strangers += 1
                }
                None if strangers == 0 && blanks == 0 && is_field(line) => strangers += 1,
                None => break,
            }
        }
        found
    }

    fn note(&mut self, label: Label) {
        if !self.labels.contains(&label) {
            self.labels.push(label);
        }
    }

    fn has(&self, label: Label) -> bool {
        self.labels.contains(&label)
    }

    /// A mail has a subject or somebody's address; `From: Berlin, To: Paris, Date: May` is the customer's.
    fn is_header(&self) -> bool {
        let kinds = self.labels.iter().filter(|label| **label != Label::Copy).count();
        let enough = kinds >= ENOUGH || self.has(Label::Subject) && self.has(Label::Copy);
        self.has(Label::From) && enough && (self.has(Label::Subject) || self.addressed)
    }

    /// Yandex: recipient and subject, then a line with the day and the author.
    fn is_yandex(&self, lines: &[&str]) -> bool {
        let line = lines.get(self.end).copied().unwrap_or_default();
        self.has(Label::To) && self.has(Label::Subject) && has_date(line) && attribution::at(lines, self.end).is_some()
    }
}
