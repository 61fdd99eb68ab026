//! The MIME tree of a raw mail (RFC 2045, 2046), read in one pass.
//!
//! An own walker instead of `mail-parser`'s: it must survive thousands of nested parts on a small
//! stack, missing and repeated boundaries, and 40 MB of them, in time linear in the input.

pub mod charset;
mod escaped;
pub mod field;
pub mod parameter;
pub mod transfer;
pub mod uuencode;
pub mod word;

use field::Fields;
use parameter::Parameterised;

/// Deeper multiparts are kept whole, as one attachment.
const DEEPEST: usize = 32;
/// More parts are counted, not kept.
const MOST_PARTS: usize = 1_000;

/// One node of the tree.
#[derive(Debug)]
pub struct Part<'a> {
    pub fields: Fields,
    pub kind: Parameterised,
    pub content: Content<'a>,
}

#[derive(Debug)]
pub enum Content<'a> {
    /// Still encoded for transfer.
    Leaf(&'a [u8]),
    Multi(Vec<Part<'a>>),
}

/// A whole mail: its root and how many parts were beyond the limits.
#[derive(Debug)]
pub struct Tree<'a> {
    pub root: Part<'a>,
    pub unread_parts: usize,
}

impl<'a> Tree<'a> {
    pub fn read(raw: &'a [u8]) -> Tree<'a> {
        let mut walker = Walker { raw, at: start_of_mail(raw), boundaries: Vec::new(), kept: 0, unread: 0 };
        let (root, _) = walker.part(0, "text/plain");
        Tree { root, unread_parts: walker.unread }
    }
}

/// Skips blank lines and the `From ` line of mbox files before the first field.
fn start_of_mail(raw: &[u8]) -> usize {
    let mut at = 0;
    while let Some(line) = Line::at(raw, at) {
        let text = line.text(raw);
        if !(text.trim_ascii().is_empty() || text.starts_with(b"From ") || text.starts_with(b">From ")) {
            break;
        }
        at = line.next;
    }
    at
}

/// A line's place: text without its ending, and where the next one starts.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub start: usize,
    pub end: usize,
    pub next: usize,
}

impl Line {
    pub fn at(raw: &[u8], start: usize) -> Option<Line> {
        let rest = raw.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, next) = match rest.iter().position(|&byte| byte == b'\n') {
            Some(length) => (length, start + length + 1),
            None => (rest.len(), raw.len()),
        };
        let carriage = length > 0 && rest[length - 1] == b'\r';
        Some(Line { start, end: start + length - usize::from(carriage), next })
    }

    pub fn text<'a>(&self, raw: &'a [u8]) -> &'a [u8] {
        &raw[self.start..self.end]
    }
}

/// Why a part ended.
#[derive(Debug, Clone, Copy)]
enum Stop {
    EndOfInput,
    Boundary { level: usize, closing: bool },
}

struct Walker<'a> {
    raw: &'a [u8],
    at: usize,
    boundaries: Vec<Vec<u8>>,
    kept: usize,
    unread: usize,
}

impl<'a> Walker<'a> {
    /// Reads one part from its header on. Recursion is bounded by [`DEEPEST`].
    fn part(&mut self, depth: usize, default_kind: &str) -> (Part<'a>, Stop) {
        let boundaries = &self.boundaries;
        let (fields, body) = Fields::read(self.raw, self.at, |line| boundary_at(boundaries, line).is_some());
        self.at = body;
        let kind = Parameterised::of(fields.get("content-type"), default_kind);
        if kind.value.starts_with("multipart/") {
            if depth < DEEPEST
                && let Some(boundary) = self.boundary_of(&kind)
            {
                return self.multipart(fields, kind, boundary, depth);
            }
            let (bytes, stop) = self.leaf();
            let kind = if depth < DEEPEST { Parameterised::of(None, "text/plain") } else { kind };
            self.unread += usize::from(depth >= DEEPEST);
            return (Part { fields, kind, content: Content::Leaf(bytes) }, stop);
        }
        let (bytes, stop) = self.leaf();
        (Part { fields, kind, content: Content::Leaf(bytes) }, stop)
    }

    /// The declared boundary, or the first line that looks like one where none is declared.
    fn boundary_of(&self, kind: &Parameterised) -> Option<Vec<u8>> {
        if let Some(declared) = kind.get("boundary").map(|declared| declared.trim_end()).filter(|b| !b.is_empty()) {
            return Some(declared.as_bytes().to_vec());
        }
        let mut at = self.at;
        for _ in 0..20 {
            let line = Line::at(self.raw, at)?;
            let text = line.text(self.raw).trim_ascii_end();
            if text.len() > 6 && text.len() < 80 && text.starts_with(b"--") && !text.contains(&b' ') {
                return Some(text[2..].to_vec());
            }
            at = line.next;
        }
        None
    }

    fn multipart(&mut self, fields: Fields, kind: Parameterised, boundary: Vec<u8>, depth: usize) -> (Part<'a>, Stop) {
        let level = self.boundaries.len();
        let start = self.at;
        self.boundaries.push(boundary);
        let child_kind = if kind.value == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let mut children = Vec::new();
        let (preamble, mut stop) = self.leaf();
        let mut found = false;
        loop {
            match stop {
                Stop::Boundary { level: at, closing: false } if at == level => {
                    found = true;
                    let (child, next) = self.part(depth + 1, child_kind);
                    if self.kept < MOST_PARTS {
                        self.kept += 1;
                        children.push(child);
                    } else {
                        self.unread += 1;
                    }
                    stop = next;
                }
                // The epilogue; a part after the closing line is a sender's mistake and still a part.
                Stop::Boundary { level: at, closing: true } if at == level => {
                    found = true;
                    stop = self.leaf().1;
                }
                outer => {
                    stop = outer;
                    break;
                }
            }
        }
        self.boundaries.truncate(level);
        if !found {
            debug_assert!(start <= self.at);
            let kind = Parameterised::of(None, "text/plain");
            return (Part { fields, kind, content: Content::Leaf(preamble) }, stop);
        }
        (Part { fields, kind, content: Content::Multi(children) }, stop)
    }

    /// The bytes up to the next boundary of any open multipart, without the line ending that belongs to it.
    fn leaf(&mut self) -> (&'a [u8], Stop) {
        let start = self.at;
        let mut end = start;
        while let Some(line) = Line::at(self.raw, self.at) {
            self.at = line.next;
            if let Some((level, closing)) = boundary_at(&self.boundaries, line.text(self.raw)) {
                return (&self.raw[start..end.max(start)], Stop::Boundary { level, closing });
            }
            end = line.end;
        }
        (&self.raw[start..], Stop::EndOfInput)
    }
}

/// Which open boundary a line is, innermost first, and whether it is the closing one.
fn boundary_at(boundaries: &[Vec<u8>], line: &[u8]) -> Option<(usize, bool)> {
    let rest = line.strip_prefix(b"--")?;
    boundaries.iter().enumerate().rev().find_map(|(level, boundary)| {
        let after = rest.strip_prefix(boundary.as_slice())?.trim_ascii();
        match after {
            b"" => Some((level, false)),
            [b'-', b'-', ..] => Some((level, true)),
            _ => None,
        }
    })
}
