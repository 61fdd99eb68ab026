//! Mails inside files: what Outlook and S/MIME pack is read, and the file stays beside it.
#![allow(clippy::unwrap_used)]

use base64::{Engine, engine::general_purpose::STANDARD};
use mail::Letter;
use proptest::prelude::*;

fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
    [&[level][..], &id.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data, &[0, 0]].concat()
}

/// A `winmail.dat` with a text and a file.
fn tnef() -> Vec<u8> {
    let file = [attribute(2, 0x0001_8010, b"plan.pdf\0"), attribute(2, 0x0006_800f, b"%PDF-1.4")].concat();
    let head = [&0x223e_9f78_u32.to_le_bytes()[..], &[1, 0]].concat();
    [head, attribute(1, 0x0002_800c, b"Packed words\0"), attribute(2, 0x0006_9002, &[0; 14]), file].concat()
}

/// A `winmail.dat` with so many files.
fn tnef_of(files: u32) -> Vec<u8> {
    let head = [&0x223e_9f78_u32.to_le_bytes()[..], &[1, 0]].concat();
    let file = [attribute(2, 0x0006_9002, &[0; 14]), attribute(2, 0x0006_800f, b"x")].concat();
    (0..files).fold(head, |pack, _| [&pack[..], &file].concat())
}

/// Signed data around a content, in pieces and without lengths, as programs that stream write it.
fn signed(content: &[u8]) -> Vec<u8> {
    let octets =
        content.chunks(100).flat_map(|piece| [&[4, piece.len() as u8][..], piece].concat()).collect::<Vec<_>>();
    [
        &[0x30, 0x80, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2, 0xa0, 0x80, 0x30, 0x80, 2, 1, 1, 0x31, 0][..],
        &[0x30, 0x80, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1, 0xa0, 0x80, 0x24, 0x80],
        &octets,
        &[0; 12],
    ]
    .concat()
}

fn mail(kind: &str, bytes: &[u8], text: &str) -> Vec<u8> {
    let bytes = STANDARD.encode(bytes);
    let head = "From: ann@x.example\r\nSubject: Order\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    let part = format!("Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n{bytes}\r\n");
    format!("{head}--b\r\n\r\n{text}\r\n--b\r\n{part}--b--\r\n").into_bytes()
}

fn names(letter: &Letter) -> Vec<&str> {
    letter.attachments.iter().map(|file| file.name.as_str()).collect()
}

#[test]
fn files_in_a_pack_come_out_and_its_text_where_there_is_no_other() {
    let kind = "application/ms-tnef; name=winmail.dat";
    let letter = Letter::read(&mail(kind, &tnef(), "Own words")).unwrap();
    assert_eq!((letter.text.as_str(), names(&letter)), ("Own words", vec!["plan.pdf", "winmail.dat"]));
    assert_eq!(letter.attachments[0].bytes, b"%PDF-1.4");
    let letter = Letter::read(&mail("application/octet-stream; name=WINMAIL.DAT", &tnef(), "")).unwrap();
    assert_eq!(letter.text, "Packed words");
}

#[test]
fn the_words_of_an_opaque_signature_are_read() {
    let inner = "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
        Signed wörds\r\n--i\r\nContent-Type: image/png; name=a.png\r\n\r\nx\r\n--i--\r\n";
    let kind = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m";
    let letter = Letter::read(&mail(kind, &signed(inner.as_bytes()), "")).unwrap();
    assert_eq!((letter.reply_text.as_str(), names(&letter)), ("Signed wörds", vec!["a.png", "smime.p7m"]));
}

#[test]
fn signatures_in_signatures_end() {
    let mut inner = b"Content-Type: text/plain\r\n\r\ndeep\r\n".to_vec();
    for _ in 0..8 {
        let head = "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        inner = [head.as_bytes(), STANDARD.encode(signed(&inner)).as_bytes(), b"\r\n"].concat();
    }
    let letter = Letter::read(&[b"Subject: x\r\n", &inner[..]].concat()).unwrap();
    assert_eq!(letter.attachments.len(), 4);
}

#[test]
fn the_files_of_all_packs_and_signatures_together_are_bounded_and_counted() {
    let part = |kind: &str, bytes: &[u8]| {
        let bytes = STANDARD.encode(bytes);
        format!("--b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n{bytes}\r\n")
    };
    let letter = |parts: String| {
        let head = "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        Letter::read(format!("{head}{parts}--b--\r\n").as_bytes()).unwrap()
    };
    let packs = letter(part("application/ms-tnef; name=winmail.dat", &tnef_of(150)).repeat(10));
    assert_eq!((packs.attachments.len(), packs.unread_parts), (1_000, 510));
    let inner = "Content-Type: multipart/mixed; boundary=i\r\n\r\n".to_owned()
        + &"--i\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(1_100);
    let opaque = part("application/pkcs7-mime; name=smime.p7m", &signed(inner.as_bytes()));
    let signatures = letter(opaque.repeat(3));
    assert_eq!((signatures.attachments.len(), signatures.unread_parts), (1_000, 2_303));
}

#[test]
fn a_file_inside_text_is_an_attachment() {
    let raw = b"Subject: x\r\n\r\nHere.\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n";
    let letter = Letter::read(raw).unwrap();
    assert_eq!((letter.text.as_str(), names(&letter)), ("Here.", vec!["cat.txt"]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbled_packs_never_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        for (kind, whole) in [("application/ms-tnef", tnef()), ("application/pkcs7-mime", signed(&[b'x'; 300]))] {
            let mut bytes = whole.clone();
            bytes[at.index(whole.len())] = byte;
            bytes.truncate(cut.index(whole.len()) + 1);
            prop_assert!(Letter::read(&mail(kind, &bytes, "")).is_ok());
        }
    }
}
