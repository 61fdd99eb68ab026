//! The bytes between DATA and the final dot (RFC 5321, 4.5.2).

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// Bytes of room that a mail begins with, and grows by at least: most mails are not larger.
const FIRST_ROOM: usize = 16 << 10;

/// Bytes all connections together may hold.
#[derive(Debug)]
pub(super) struct Budget {
    cap: usize,
    held: AtomicUsize,
}

impl Budget {
    pub fn new(cap: usize) -> Arc<Self> {
        Arc::new(Self { cap, held: AtomicUsize::new(0) })
    }
}

/// One mail's part of the budget, given back when dropped.
#[derive(Debug)]
pub(super) struct Hold {
    budget: Arc<Budget>,
    bytes: usize,
}

impl Hold {
    fn grow(&mut self, by: usize) -> bool {
        self.bytes += by;
        let before = self.budget.held.fetch_add(by, Ordering::Relaxed);
        before.saturating_add(by) <= self.budget.cap
    }

    fn release(&mut self) {
        self.budget.held.fetch_sub(self.bytes, Ordering::Relaxed);
        self.bytes = 0;
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.release();
    }
}

/// What became of the bytes.
#[derive(Debug)]
pub(super) enum Outcome {
    /// The mail, and its part of the budget, to be held as long as the mail.
    Whole(Vec<u8>, Hold),
    /// More than the largest mail; read to its end and thrown away.
    TooBig,
    /// More than the budget had left; read to its end and thrown away.
    NoRoom,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// After CRLF, or before the first byte.
    LineStart,
    /// A dot at the start of a line: either stuffing or the end.
    Dot,
    /// That dot and a CR.
    DotCr,
    /// A CR within a line.
    Cr,
    Inside,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    TooBig,
    NoRoom,
}

/// Reads a mail piece by piece, removing the stuffed dots.
///
/// A line ends in CRLF and in nothing else. A lone LF or CR is content, so `<LF>.<LF>`, `<LF>.<CRLF>` and
/// their kin end nothing: a relay in front that passes them on cannot be used to smuggle a second mail
/// (CVE-2023-51764 and others).
pub(super) struct Body {
    bytes: Vec<u8>,
    max: usize,
    hold: Hold,
    at: At,
    fate: Fate,
}

impl Body {
    /// A mail of `max` bytes at most. Room for as many as its sender announces is asked for once; what is announced and
    /// never comes costs nothing, since the system gives memory away when it is written to.
    pub fn new(max: usize, announced: Option<usize>, budget: &Arc<Budget>) -> Self {
        let hold = Hold { budget: Arc::clone(budget), bytes: 0 };
        let mut bytes = Vec::new();
        // Where there is no such room at once, there may be as much as really comes.
        let _ = bytes.try_reserve_exact(announced.unwrap_or(0).min(max));
        Self { bytes, max, hold, at: At::LineStart, fate: Fate::Kept }
    }

    /// Takes the next piece; says how much of it belongs to the mail and whether the mail ended there.
    pub fn feed(&mut self, piece: &[u8]) -> (usize, bool) {
        let mut used = 0;
        while let Some(&byte) = piece.get(used) {
            self.at = match (self.at, byte) {
                (At::LineStart, b'.') => At::Dot,
                (At::Dot, b'\r') => At::DotCr,
                (At::DotCr, b'\n') => return (used + 1, true),
                (At::DotCr, _) => {
                    self.keep(b"\r");
                    At::Cr
                }
                _ => {
                    used += self.run(&piece[used..]);
                    continue;
                }
            };
            // Only these two have used up their byte; after a dot and CR that end nothing it is looked at again.
            if matches!(self.at, At::Dot | At::DotCr) {
                used += 1;
            }
        }
        (used, false)
    }

    /// Keeps everything up to and with the next CR, or the LF after one.
    fn run(&mut self, rest: &[u8]) -> usize {
        if self.at == At::Cr && rest[0] == b'\n' {
            self.keep(b"\n");
            self.at = At::LineStart;
            return 1;
        }
        let (length, at) = match rest.iter().position(|&byte| byte == b'\r') {
            Some(index) => (index + 1, At::Cr),
            None => (rest.len(), At::Inside),
        };
        self.keep(&rest[..length]);
        self.at = at;
        length
    }

    fn keep(&mut self, bytes: &[u8]) {
        if self.fate != Fate::Kept {
            return;
        }
        if self.bytes.len() + bytes.len() > self.max {
            self.discard(Fate::TooBig);
        } else if !self.hold.grow(bytes.len()) {
            self.discard(Fate::NoRoom);
        } else {
            self.make_room(bytes.len());
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// What has come grows by a quarter, not to its double: of a big mail that nobody announced, half would be empty.
    fn make_room(&mut self, more: usize) {
        if self.bytes.capacity() - self.bytes.len() < more {
            self.bytes.reserve_exact(more.max(self.bytes.len() / 4).max(FIRST_ROOM));
        }
    }

    fn discard(&mut self, fate: Fate) {
        self.fate = fate;
        self.bytes = Vec::new();
        self.hold.release();
    }

    pub fn finish(self) -> Outcome {
        match self.fate {
            Fate::Kept => Outcome::Whole(self.bytes, self.hold),
            Fate::TooBig => Outcome::TooBig,
            Fate::NoRoom => Outcome::NoRoom,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the RFC says, read line by line: the mail and what follows it.
    fn by_the_book(stream: &[u8]) -> Option<(Vec<u8>, usize)> {
        let mut mail = Vec::new();
        let mut start = 0;
        loop {
            let length = stream[start..].windows(2).position(|pair| pair == b"\r\n")? + 2;
            let line = &stream[start..start + length];
            start += length;
            if line == b".\r\n" {
                return Some((mail, start));
            }
            mail.extend_from_slice(line.strip_prefix(b".").unwrap_or(line));
        }
    }

    fn read(stream: &[u8], step: usize) -> Option<(Vec<u8>, usize)> {
        let mut body = Body::new(1 << 20, None, &Budget::new(1 << 20));
        let mut start = 0;
        for piece in stream.chunks(step) {
            let (used, ended) = body.feed(piece);
            start += used;
            if ended {
                let Outcome::Whole(mail, _) = body.finish() else { panic!("within limits") };
                return Some((mail, start));
            }
        }
        None
    }

    proptest! {
        #[test]
        fn any_cut_of_any_stream_reads_as_the_rfc_says(
            // Few letters, so that ends, dots and strays are frequent.
            stream in proptest::collection::vec(proptest::sample::select(b"\r\n.a\0".to_vec()), 0..200),
            step in 1_usize..9,
        ) {
            prop_assert_eq!(read(&stream, step), by_the_book(&stream));
        }
    }

    #[test]
    fn only_crlf_dot_crlf_ends_a_mail() {
        for stray in ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n\n.\n\n", "\r\n\0.\r\n"] {
            let stream = format!("a{stray}b");
            assert!(read(stream.as_bytes(), 64).is_none(), "{stray:?} ended the mail");
        }
        assert_eq!(read(b"a\r\n.\r\nQUIT", 64), Some((b"a\r\n".to_vec(), 6)));
        assert_eq!(read(b".\r\n", 1), Some((Vec::new(), 3)));
    }

    #[test]
    fn what_is_thrown_away_is_given_back() {
        let budget = Budget::new(10);
        let mut first = Body::new(100, None, &budget);
        first.feed(b"12345678");
        let mut second = Body::new(100, None, &budget);
        assert_eq!(second.feed(b"123\r\n.\r\n"), (8, true));
        assert!(matches!(second.finish(), Outcome::NoRoom));
        let mut third = Body::new(4, None, &budget);
        third.feed(b"12345");
        assert!(matches!(third.finish(), Outcome::TooBig));
        drop(first);
        assert_eq!(budget.held.load(Ordering::Relaxed), 0);
    }
}
