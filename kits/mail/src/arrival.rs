//! What makes one arrival: the raw mail without what each hop adds.

use crate::mime::{Line, field};
use ring::digest::{Context, SHA256};

const TRACE: [&str; 4] = ["received", "return-path", "delivered-to", "x-original-to"];

/// SHA-256 of the raw mail without its trace fields (`Received`, `Return-Path`, `Delivered-To`,
/// `X-Original-To`, with their continuation lines) and with line endings made equal, so that the
/// copies of one mail that came by different ways are one.
pub fn arrival_key(raw: &[u8]) -> [u8; 32] {
    let mut hash = Context::new(&SHA256);
    let mut at = 0;
    let mut in_header = true;
    let mut skipping = false;
    let mut blanks = 0_usize;
    while let Some(line) = Line::at(raw, at) {
        at = line.next;
        let text = line.text(raw);
        if in_header {
            skipping = match text.first() {
                None => {
                    in_header = false;
                    false
                }
                Some(b' ' | b'\t') => skipping,
                Some(_) => field::split(text).is_some_and(|(name, _)| TRACE.contains(&name.as_str())),
            };
        }
        if skipping {
            continue;
        }
        // Blank lines at the very end come and go with the way a mail is handed over.
        if text.is_empty() {
            blanks += 1;
            continue;
        }
        for _ in 0..std::mem::take(&mut blanks) {
            hash.update(b"\n");
        }
        hash.update(text);
        hash.update(b"\n");
    }
    digest(hash)
}

/// A finished SHA-256 as an array.
pub(crate) fn digest(hash: Context) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(hash.finish().as_ref());
    out
}

#[cfg(test)]
mod tests {
    use super::arrival_key;

    #[test]
    fn the_way_of_a_mail_does_not_change_its_key() {
        let one = b"Received: from a\r\n\tby b\r\nSubject: x\r\n\r\nbody\r\n";
        let two = b"Return-Path: <q@r>\nDelivered-To: z\nReceived: by c\nSubject: x\n\nbody\n\n";
        assert_eq!(arrival_key(one), arrival_key(two));
    }

    #[test]
    fn everything_else_changes_it() {
        let key = arrival_key(b"Subject: x\n\nbody\n");
        assert_ne!(key, arrival_key(b"Subject: y\n\nbody\n"));
        assert_ne!(key, arrival_key(b"Subject: x\n\nbody\nReceived: in the text\n"));
        assert_ne!(key, arrival_key(b"Subject: x\n\nbo\ndy\n"));
    }
}
