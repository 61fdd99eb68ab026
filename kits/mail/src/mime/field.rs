//! Header fields (RFC 5322, section 2.2), unfolded and decoded to text, however broken.

use super::{Line, charset};

/// More fields are skipped.
const MOST_FIELDS: usize = 1_000;
/// Lines looked ahead to tell a broken field from a body without its blank line.
const LOOK_AHEAD: usize = 10;
const LONGEST_NAME: usize = 76;

#[derive(Debug, Clone)]
struct Field {
    name: String,
    value: String,
}

/// The fields of one header, in order. Names are lower-case.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// Reads fields from `start`; gives them and where the body begins. `stop` says that a line ends the part.
    pub fn read(raw: &[u8], start: usize, stop: impl Fn(&[u8]) -> bool) -> (Fields, usize) {
        let mut collected: Vec<(String, Vec<u8>)> = Vec::new();
        let mut at = start;
        while let Some(line) = Line::at(raw, at) {
            let text = line.text(raw);
            if text.trim_ascii().is_empty() {
                at = line.next;
                if text.is_empty() || !folds_on(raw, at) {
                    break;
                }
                continue;
            }
            if stop(text) {
                break;
            }
            if let Some((name, value)) = split(text) {
                if collected.len() < MOST_FIELDS {
                    collected.push((name, value.to_vec()));
                }
            } else if text[0] == b' ' || text[0] == b'\t' || goes_on(raw, line.next) {
                if let Some((_, value)) = collected.last_mut() {
                    value.push(b' ');
                    value.extend_from_slice(text.trim_ascii());
                }
            } else {
                break;
            }
            at = line.next;
        }
        let fields =
            collected.into_iter().map(|(name, value)| Field { name, value: charset::guess(value.trim_ascii()) });
        (Fields(fields.collect()), at)
    }

    /// The fields of a text that is a header and nothing else, or a header before a body.
    pub fn of(raw: &[u8]) -> Fields {
        Fields::read(raw, 0, |_| false).0
    }

    /// The first field of this lower-case name, undecoded.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }

    /// All fields of this lower-case name, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |field| field.name == name).map(|field| field.value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|field| field.name.as_str())
    }
}

/// `Name: value`, where a sender may have put spaces before the colon.
pub fn split(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line.iter().take(LONGEST_NAME + 1).position(|&byte| byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
        return None;
    }
    let name = std::str::from_utf8(name).ok()?.to_ascii_lowercase();
    Some((name, &line[colon + 1..]))
}

/// Whether a line of spaces was a folded one: more of the field, or another field, comes after it.
fn folds_on(raw: &[u8], at: usize) -> bool {
    let Some(line) = Line::at(raw, at) else {
        return false;
    };
    let text = line.text(raw);
    let folded = text.starts_with(b" ") || text.starts_with(b"\t");
    folded && !text.trim_ascii().is_empty() || split(text).is_some_and(|(name, _)| usual(&name))
}

/// Whether a field still follows before the next blank line.
fn goes_on(raw: &[u8], mut at: usize) -> bool {
    for _ in 0..LOOK_AHEAD {
        let Some(line) = Line::at(raw, at) else {
            return false;
        };
        let text = line.text(raw);
        if text.trim_ascii().is_empty() {
            return false;
        }
        if split(text).is_some_and(|(name, _)| usual(&name)) {
            return true;
        }
        at = line.next;
    }
    false
}

/// Whether the name is one that mails have; text has colons too.
pub fn usual(name: &str) -> bool {
    const USUAL: [&str; 18] = [
        "from",
        "to",
        "cc",
        "bcc",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "sender",
        "reply-to",
        "references",
        "in-reply-to",
        "delivered-to",
        "precedence",
        "auto-submitted",
        "envelope-to",
    ];
    USUAL.contains(&name)
        || ["content-", "x-", "list-", "resent-", "dkim-", "arc-"].iter().any(|prefix| name.starts_with(prefix))
}
