//! A raw mail with other letters in it, as few as can be.

use crate::mime::{Content, Part, Tree, transfer};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{borrow::Cow, ops::Range};

/// Letters on a line of base64 (RFC 2045, section 6.8).
const LINE: usize = 76;
/// Letters of an encoded word at most that is looked into (RFC 2047 allows 75).
const LONGEST_WORD: usize = 500;

/// The mail after `change`, which is asked for the bytes as they stand, and for what its parts of text and the words
/// of its header say in base64. It must not make them longer or shorter.
pub fn rewrite(raw: &[u8], change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let tree = Tree::read(raw);
    let mut places = Vec::new();
    encoded_texts(raw, &tree.root, &mut places);
    let mut out = change(raw.to_vec());
    for place in places.into_iter().rev() {
        let told = transfer::base64(&raw[place.clone()]);
        let changed = change(told.clone());
        if changed != told {
            out.splice(place, in_lines(&STANDARD.encode(changed)));
        }
    }
    in_words(out, change)
}

/// Where texts stand in base64, in their order.
fn encoded_texts(raw: &[u8], part: &Part<'_>, places: &mut Vec<Range<usize>>) {
    match &part.content {
        Content::Multi(parts) => parts.iter().for_each(|part| encoded_texts(raw, part, places)),
        Content::Leaf(bytes) => {
            let decoded = transfer::decode(bytes, part.fields.get("content-transfer-encoding"));
            let named = part.fields.get("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
            let is_base64 = matches!(decoded, Cow::Owned(_)) && named.trim().starts_with("base64");
            let start = bytes.as_ptr().addr().checked_sub(raw.as_ptr().addr());
            if let Some(start) = start.filter(|_| is_base64 && part.kind.value.starts_with("text/")) {
                places.push(start..start + bytes.len());
            }
        }
    }
}

fn in_lines(base64: &str) -> Vec<u8> {
    base64.as_bytes().chunks(LINE).collect::<Vec<_>>().join(&b"\r\n"[..])
}

/// `=?utf-8?B?…?=`: the same length in, the same length out.
fn in_words(mut raw: Vec<u8>, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while let Some(start) = raw[at..].windows(3).position(|w| w.eq_ignore_ascii_case(b"?b?")).map(|i| at + i + 3) {
        at = start;
        let end = raw[start..].iter().take(LONGEST_WORD).position(|byte| *byte == b'?').map(|i| start + i);
        let Some(end) = end else { continue };
        let told = transfer::base64(&raw[start..end]);
        let changed = change(told.clone());
        if changed != told {
            raw.splice(start..end, STANDARD.encode(changed).into_bytes());
        }
    }
    raw
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Letter;

    fn without_ones(bytes: Vec<u8>) -> Vec<u8> {
        bytes.into_iter().map(|byte| if byte == b'7' { b'X' } else { byte }).collect()
    }

    #[test]
    fn what_stands_plainly_or_encoded_is_changed_and_nothing_else() {
        let subject = STANDARD.encode("Number 777");
        let text = STANDARD.encode("Свобода 777 ".repeat(20));
        let file = STANDARD.encode("file 777");
        let raw = format!(
            "From: a@b.example\r\nSubject: =?utf-8?B?{subject}?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{text}\r\n--b\r\n\
             Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A9 777</p>\r\n--b\r\n\
             Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n{file}\r\n--b--\r\n"
        );
        let (before, after) =
            (Letter::read(raw.as_bytes()).unwrap(), Letter::read(&rewrite(raw.as_bytes(), without_ones)).unwrap());
        assert_eq!(after.subject, before.subject.replace('7', "X"));
        assert_eq!(after.text, before.text.replace('7', "X"));
        assert_eq!(after.html, before.html.map(|html| html.replace('7', "X")));
        assert_eq!(after.attachments, before.attachments, "a file is no text");
    }

    #[test]
    fn what_has_nothing_to_change_stays_byte_for_byte() {
        for raw in [&b"Subject: x\n\ny"[..], b"", b"Subject: =?x?B?", b"Content-Transfer-Encoding: base64\n\nYWJj"] {
            assert_eq!(rewrite(raw, without_ones), raw);
        }
    }
}
