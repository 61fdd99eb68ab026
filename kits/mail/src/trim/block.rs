//! The header of an earlier mail, as Outlook and others write it above the old text.

use super::words::{Label, label};

/// Lines looked at for one header.
const MOST_LINES: usize = 14;
/// Kinds of fields that make a header: author and two more.
const ENOUGH: usize = 3;

/// Whether an earlier mail's header starts at this line.
pub fn starts(lines: &[&str], at: usize) -> bool {
    if !matches!(label(lines[at]), Some((Label::From | Label::Date | Label::To | Label::Subject, _))) {
        return false;
    }
    let mut seen: Vec<Label> = Vec::new();
    let mut strangers = 0;
    let mut blanks = 0;
    for line in lines.iter().skip(at).take(MOST_LINES) {
        if line.is_empty() {
            // One blank line between fields happens where HTML was made text.
            blanks += 1;
            if blanks > 1 && strangers > 0 || blanks > 4 {
                break;
            }
            continue;
        }
        match label(line) {
            Some((found, rest)) => {
                note(&mut seen, found);
                // `À : someone Objet : something` on one line.
                if let Some((inner, _)) = rest.rsplit_once(' ').and_then(|_| inner_label(rest)) {
                    note(&mut seen, inner);
                }
                strangers = 0;
            }
            // The rest of a long field.
            None if strangers == 0 && blanks == 0 && (line.starts_with(['<', ' ', '\t']) || line.contains('@')) => {
                strangers += 1
            }
            None => break,
        }
    }
    seen.contains(&Label::From) && seen.iter().filter(|found| **found != Label::Copy).count() >= ENOUGH
        || seen.contains(&Label::Subject) && seen.contains(&Label::From) && seen.contains(&Label::Copy)
}

fn note(seen: &mut Vec<Label>, found: Label) {
    if !seen.contains(&found) {
        seen.push(found);
    }
}

/// A second label further on in the line.
fn inner_label(rest: &str) -> Option<(Label, &str)> {
    let colon = rest.find(" :").or_else(|| rest.find(':'))?;
    let word = rest[..colon].rfind(' ').map_or(0, |at| at + 1);
    label(&rest[word..])
}
