//! Files with many mails, one after the other (RFC 4155 and what is found in the wild).
//!
//! A mail begins with a line `From sender date`. In *mboxo* and *mboxrd* a line of a mail that begins so has `>`
//! before it; in *mboxcl* and *mboxcl2* a field `Content-Length` says how long the body is, and the latter marks no
//! lines. A file does not say which it is, so each mail is read as it fits.

use crate::date::unix_seconds;
use std::io::{self, BufRead, Seek, SeekFrom};

/// Bytes of a line that are looked at; the rest of a longer one is passed over.
const LONGEST_LINE: usize = 4096;
/// Bytes of a header that are kept.
const LONGEST_HEADER: usize = 64 << 10;

/// Where one mail stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its first byte, after the `From ` line.
    pub start: u64,
    /// Its bytes in the file.
    pub length: u64,
    /// Its header, or the beginning of a large one.
    pub header: Vec<u8>,
    /// What its `From ` line says: seconds since 1970, UTC.
    pub came: Option<i64>,
}

/// Finds the mails of a file. Memory does not grow with the file or its lines.
pub struct Mbox<R> {
    from: R,
    length: u64,
    at: u64,
    /// The beginning of the line read last.
    line: Vec<u8>,
    begun: bool,
    ended: bool,
}

impl<R: BufRead + Seek> Mbox<R> {
    /// Reads from the beginning.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn new(mut from: R) -> io::Result<Self> {
        let length = from.seek(SeekFrom::End(0))?;
        from.rewind()?;
        Ok(Self { from, length, at: 0, line: Vec::new(), begun: false, ended: false })
    }

    /// The next mail, none at the end.
    ///
    /// # Errors
    /// When the file cannot be read, or does not begin as such a file does (`InvalidData`).
    pub fn found(&mut self) -> io::Result<Option<Found>> {
        if !self.begun && !self.begin()? || self.ended {
            return Ok(None);
        }
        let came = came(&self.line);
        // A blank line before the next mail belongs to the file.
        let (start, mut end, mut at_blank) = (self.at, self.at, self.at);
        let mut header = Vec::new();
        let (mut in_header, mut after_blank) = (true, true);
        loop {
            if !self.read_line()? {
                self.ended = true;
                break;
            }
            if after_blank && is_from(&self.line) {
                break;
            }
            after_blank = is_blank(&self.line);
            at_blank = if after_blank { end } else { self.at };
            end = self.at;
            if in_header && after_blank {
                in_header = false;
                if let Some(body) = content_length(&header)
                    && self.skip(body)?
                {
                    (at_blank, end) = (self.at, self.at);
                }
            } else if in_header && header.len() + self.line.len() <= LONGEST_HEADER {
                header.extend_from_slice(&self.line);
            }
        }
        Ok(Some(Found { start, length: at_blank - start, header, came }))
    }

    /// Finds the first `From ` line; `false` in an empty file.
    fn begin(&mut self) -> io::Result<bool> {
        self.begun = true;
        loop {
            if !self.read_line()? {
                self.ended = true;
                return Ok(false);
            }
            if is_from(&self.line) {
                return Ok(true);
            }
            if !is_blank(&self.line) {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "does not begin with a line `From sender date`",
                ));
            }
        }
    }

    /// Reads a line with its end, of a long one the beginning; `false` at the end of the file.
    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        let before = self.at;
        loop {
            let piece = self.from.fill_buf()?;
            if piece.is_empty() {
                return Ok(self.at > before);
            }
            let end = piece.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
            let used = end.unwrap_or(piece.len());
            let room = LONGEST_LINE.saturating_sub(self.line.len()).min(used);
            self.line.extend_from_slice(&piece[..room]);
            self.from.consume(used);
            self.at += used as u64;
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    /// Passes over a body of this length, if another mail or the end of the file follows it.
    fn skip(&mut self, body: u64) -> io::Result<bool> {
        let Some(end) = self.at.checked_add(body).filter(|end| *end <= self.length) else { return Ok(false) };
        self.from.seek(SeekFrom::Start(end))?;
        let rest = self.from.fill_buf()?;
        let next = rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
        let fits = next <= 4 && (next == rest.len() || rest[next..].starts_with(b"From "));
        if !fits {
            self.from.seek(SeekFrom::Start(self.at))?;
            return Ok(false);
        }
        self.at = end;
        Ok(true)
    }
}

/// A mail from such a file as it was before it was put there: `>` is taken from lines like `>From `, unless a bare
/// `From ` line shows that nothing was marked.
pub fn unmarked(raw: Vec<u8>) -> Vec<u8> {
    let lines = || raw.split_inclusive(|&byte| byte == b'\n');
    let is_marked = |line: &[u8]| line.starts_with(b">") && is_from_after_marks(line);
    if !lines().any(is_marked) || lines().skip(1).any(|line| line.starts_with(b"From ")) {
        return raw;
    }
    let mut out = Vec::with_capacity(raw.len());
    for line in lines() {
        out.extend_from_slice(if is_marked(line) { &line[1..] } else { line });
    }
    out
}

fn is_from_after_marks(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|&&byte| byte == b'>').count();
    line[marks..].starts_with(b"From ")
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

/// Whether a line begins a mail: `From `, and somewhere a time of day and a year. A sentence seldom has both.
fn is_from(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let words = || rest.split(u8::is_ascii_whitespace);
    words().any(is_time) && words().any(|word| word.len() == 4 && matches!(word, [b'1', b'9', ..] | [b'2', b'0', ..]))
}

fn is_time(word: &[u8]) -> bool {
    let mut parts = word.split(|&byte| byte == b':');
    let mut number =
        |most| parts.next().is_some_and(|p| (1..=most).contains(&p.len()) && p.iter().all(u8::is_ascii_digit));
    number(2) && number(2)
}

fn came(line: &[u8]) -> Option<i64> {
    let text = String::from_utf8_lossy(line.strip_prefix(b"From ")?).into_owned();
    unix_seconds(text.trim().split_once(' ')?.1)
}

fn content_length(header: &[u8]) -> Option<u64> {
    let value = header.split(|&byte| byte == b'\n').find_map(|line| {
        let (name, value) = line.split_at_checked("content-length:".len())?;
        name.eq_ignore_ascii_case(b"content-length:").then_some(value)
    })?;
    std::str::from_utf8(value).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{BufReader, Cursor};

    const FROM: &str = "From ann@shop.example Mon Jan  1 09:05:00 2024\n";

    fn mails(file: &str) -> Vec<String> {
        let mut mbox = Mbox::new(BufReader::with_capacity(7, Cursor::new(file))).unwrap();
        let mut all = Vec::new();
        while let Some(found) = mbox.found().unwrap() {
            let (start, length) = (found.start as usize, found.length as usize);
            all.push(String::from_utf8(unmarked(file.as_bytes()[start..start + length].to_vec())).unwrap());
        }
        all
    }

    #[test]
    fn mails_end_where_the_next_begins() {
        let file = format!(
            "{FROM}Subject: 1\n\nhello\n\n{FROM}Subject: 2\n\nFrom here on\nit is late.\n\nFrom me, at 10:30.\n\n{FROM}\n{FROM}"
        );
        let found = mails(&file);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[0], "Subject: 1\n\nhello\n");
        assert!(found[1].ends_with("From me, at 10:30.\n"), "{found:?}");
        assert_eq!((found[2].as_str(), found[3].as_str()), ("", ""));
        assert!(mails("").is_empty() && mails("\n\n").is_empty());
    }

    #[test]
    fn where_a_mail_stands_and_when_it_came_is_told() {
        let file = format!("\n{FROM}Subject: 1\nX: y\n\nhello\n");
        let mut mbox = Mbox::new(Cursor::new(&file)).unwrap();
        let found = mbox.found().unwrap().unwrap();
        assert_eq!((found.start, found.length), (1 + FROM.len() as u64, 23));
        assert_eq!(found.header, b"Subject: 1\nX: y\n");
        assert_eq!(found.came, Some(1_704_099_900));
        assert_eq!(mbox.found().unwrap(), None);
        assert_eq!(mbox.found().unwrap(), None);
    }

    #[test]
    fn marked_lines_are_as_they_were() {
        let file = format!("{FROM}Subject: 1\n\n>From me 10:30 2024\n>>From you\n> From them\n");
        assert_eq!(mails(&file), ["Subject: 1\n\nFrom me 10:30 2024\n>From you\n> From them\n"]);
    }

    #[test]
    fn a_length_is_believed_where_it_fits() {
        let body = format!("hello\n\n{FROM}is how a mail begins\n>From me\n");
        let with =
            |length: usize| format!("{FROM}Content-Length: {length}\nSubject: 1\n\n{body}\n{FROM}Subject: 2\n\nbye\n");
        let found = mails(&with(body.len()));
        assert_eq!(
            found,
            [format!("Content-Length: {}\nSubject: 1\n\n{body}", body.len()), "Subject: 2\n\nbye\n".into()]
        );
        for wrong in [body.len() - 3, body.len() + 7, 99_999] {
            assert_eq!(mails(&with(wrong)).len(), 3, "{wrong}");
        }
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        for file in ["Subject: 1\n\nhello\n", "From here on it is late\n", "PK\u{3}\u{4}"] {
            let fault = Mbox::new(Cursor::new(file)).unwrap().found().unwrap_err();
            assert_eq!(fault.kind(), io::ErrorKind::InvalidData);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end_and_no_mail_overlaps_another(
            pieces in proptest::collection::vec(proptest::sample::select(vec![
                FROM, "\n", "\r\n", ">From x\n", "From ", "Content-Length: 9\n", "Content-Length: 99999999999999999999\n", "a: b\n", "hello",
            ]), 0..40),
        ) {
            let file = FROM.to_owned() + &pieces.concat();
            let mut mbox = Mbox::new(Cursor::new(&file)).unwrap();
            let mut at = 0;
            while let Some(found) = mbox.found().unwrap() {
                prop_assert!(found.start >= at);
                at = found.start + found.length;
                prop_assert!(at <= file.len() as u64);
            }
        }
    }
}
