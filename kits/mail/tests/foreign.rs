//! Foreign bytes never panic, never execute, never exhaust.
#![allow(clippy::unwrap_used)]

use mail::{Letter, arrival_key, html_to_text, place_inline, reply_text, reveal, sanitise};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// A mail with everything that has a parser of its own.
const SEED: &str = "From: =?utf-8?Q?J=C3=B6?= <jo@shop.example> (a (b)), Team: x@y.z;\r\n\
To: \"Help, desk\" <help@desk.example>\r\nSubject: =?koi8-r?B?8NLJ18XU?= =?utf-8?Q?=D0=9F?= x\r\n\
Date: Mon, 3 Mar 2025 10:00:00 +0100 (CET)\r\nMessage-ID: <a.b@c>\r\nReferences: <1@x>\r\n <2@x>\r\n\
Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\npreamble\r\n--b1\r\n\
Content-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\n\
Content-Type: text/plain; charset=iso-2022-jp; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
Hello =\r\nthere=3D\r\n\r\nOn Mon, 3 Mar 2025, A <a@b.c> wrote:\r\n> old\r\n-- \r\nme\r\n--b2\r\n\
Content-Type: text/html; charset=\"windows-1251\"\r\n\r\n<p style=\"color:red\" onclick=x>Hi<script>x</script><img src=\"cid:i@x\"><img src='http://t/p'>\r\n--b2--\r\n\
--b1\r\nContent-Type: image/png; name*0*=utf-8''%D1%81; name*1=x.png\r\nContent-ID: <i@x>\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n\
--b1\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.c\r\nAction: failed\r\nStatus: 5.1.1\r\n\
--b1\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <orig@x>\r\nSubject: inner\r\n\r\ntext\r\n--b1\r\n\
Content-Type: application/x; name=\"../a:b\"\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n#0V%T\r\nend\r\n--b1\r\n\r\n\
begin 644 b\r\n#0V%T\r\n`\r\nend\r\n--b1\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n\
eJ8+IgEAAQyAAgAFAAAASGVsbG8AAAICkAYAAgAAAAAAAAACD4AGAAMAAABhYmMAAA==\r\n--b1\r\nContent-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n\
MIAGCSqGSIb3DQEHAqCAMIACAQExADCABgkqhkiG9w0BBwGggCSABAVoZWxsbwAAAAAAAAAAAAAAAAAA\r\n--b1--\r\n";

/// Reads and uses everything a letter offers.
fn use_all(raw: &[u8]) {
    let _ = arrival_key(raw);
    if let Ok(letter) = Letter::read(raw) {
        let _ = (letter.digest(), letter.verdict.name());
        let html = letter.html.unwrap_or_default();
        assert_harmless(&html);
        assert_harmless(&reveal(&html, str::to_owned));
        assert_harmless(&place_inline(&html, |id| Some(format!("/files/{id}"))));
        assert!(letter.attachments.iter().all(|file| !file.name.contains(['/', '\\', '\0'])));
        let bytes: usize = letter.attachments.iter().map(|file| file.bytes.len()).sum();
        // What a pack or a signature holds is there twice: as sent, and opened.
        assert!(bytes <= 4 * raw.len(), "attachments outgrow the mail");
    }
}

/// No tag that runs, no attribute that runs, no address that runs.
fn assert_harmless(html: &str) {
    for tag in html.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').unwrap_or((tag, ""));
        let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(
            !["script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "link", "meta", "base"]
                .contains(&name.as_str()),
            "{html}"
        );
        // What stands between quotes is a value; the rest are names.
        let pieces: Vec<String> = inside.split('"').map(str::to_lowercase).collect();
        for piece in pieces.iter().step_by(2) {
            let names = piece.split_whitespace().filter(|name| name.contains('='));
            names.for_each(|name| {
                assert!(!name.starts_with("on") && !name.starts_with("id=") && !name.starts_with("class="), "{html}")
            });
        }
        for assigned in pieces.chunks(2).filter(|pair| pair.len() == 2) {
            let loads = assigned[0].ends_with(" src=") || assigned[0].ends_with(" href=");
            let runs = assigned[1].trim_start().starts_with("javascript:");
            assert!(!(loads && runs), "{html}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        use_all(&bytes);
        let mut with_header = b"Subject: x\nContent-Type: text/html\n\n".to_vec();
        with_header.extend(bytes);
        use_all(&with_header);
    }

    #[test]
    fn mutated_mails_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..40)) {
        let mut raw = SEED.as_bytes().to_vec();
        for (at, byte, how) in edits {
            let at = at.index(raw.len().max(1));
            match how {
                0 if at < raw.len() => raw[at] = byte,
                1 => raw.insert(at.min(raw.len()), byte),
                2 if at < raw.len() => { raw.remove(at); }
                _ => raw.truncate(raw.len().max(200).min(raw.len().saturating_sub(usize::from(byte)).max(200))),
            }
        }
        use_all(&raw);
    }

    #[test]
    fn no_charset_and_no_encoding_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), charset in 0..CHARSETS.len(), encoding in 0..3_usize) {
        let encoding = ["8bit", "base64", "quoted-printable"][encoding];
        let mut raw = format!("Subject: x\nContent-Type: text/plain; charset={}\nContent-Transfer-Encoding: {encoding}\n\n", CHARSETS[charset]).into_bytes();
        raw.extend(bytes);
        use_all(&raw);
    }

    #[test]
    fn any_soup_of_tags_comes_out_harmless(pieces in prop::collection::vec(0..SOUP.len(), 0..30)) {
        let html: String = pieces.into_iter().map(|at| SOUP[at]).collect();
        let safe = sanitise(&html);
        assert_harmless(&safe.html);
        assert_harmless(&reveal(&safe.html, str::to_owned));
        let _ = html_to_text(&html);
    }

    #[test]
    fn any_text_can_be_trimmed_and_keeps_something(lines in prop::collection::vec(0..LINES.len(), 1..25)) {
        let text: String = lines.into_iter().map(|at| LINES[at]).collect::<Vec<_>>().join("\n");
        let reply = reply_text(&text);
        prop_assert_eq!(reply.trim().is_empty(), text.trim().is_empty());
    }
}

const CHARSETS: [&str; 16] = [
    "utf-7",
    "utf-16",
    "utf-16le",
    "iso-2022-jp",
    "iso-2022-kr",
    "shift_jis",
    "big5",
    "gb18030",
    "euc-kr",
    "hz-gb-2312",
    "koi8-r",
    "windows-1251",
    "cp850",
    "x-user-defined",
    "macintosh",
    "replacement",
];

const SOUP: [&str; 32] = [
    "<",
    ">",
    "\"",
    "'",
    "=",
    "/",
    " ",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<img src=",
    "<img src=\"cid:",
    "http://x/",
    "javascript:alert(1)",
    " onerror=alert(1)",
    "<a href=",
    "<svg>",
    "</svg>",
    "<math>",
    "<mtext>",
    "<table>",
    "<td>",
    "<noscript>",
    "<title>",
    "&quot;",
    "<p style=\"color:red\">",
    "data-remote-src=\"javascript:x\"",
];

const LINES: [&str; 24] = [
    "---------- Forwarded message ---------",
    "-----BEGIN PGP SIGNED MESSAGE-----",
    "-----BEGIN PGP SIGNATURE-----",
    "-----END PGP SIGNATURE-----",
    "AB> initials",
    "This e-mail is confidential and privileged; if you are not the intended recipient, its disclosure is prohibited. Delete this.",
    "",
    "Hello there",
    "> quoted",
    ">> deeper",
    "-- ",
    "--",
    "____",
    "On Mon, 3 Mar 2025, A <a@b.c> wrote:",
    "A <a@b.c>",
    "wrote:",
    "From: a",
    "Sent: b",
    "To: c",
    "Subject: d",
    "-----Original Message-----",
    "Sent from my iPhone",
    "Regards,",
    "Ann",
];

/// A small stack, as async workers may have, and a time that even a debug build keeps.
fn in_bounds(what: &str, raw: Vec<u8>) -> Letter {
    let start = Instant::now();
    let read = move || Letter::read(&raw).expect("has a header");
    let worker = std::thread::Builder::new().stack_size(2 << 20).spawn(read).expect("a thread");
    let letter = worker.join().expect("no overflow, no panic");
    assert!(start.elapsed() < Duration::from_secs(30), "{what} took {:?}", start.elapsed());
    letter
}

#[test]
fn ten_thousand_parts_are_bounded_and_counted() {
    let mut raw = String::from("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n");
    (0..10_000).for_each(|n| raw.push_str(&format!("--b\nContent-Type: image/png; name={n}.png\n\nx\n")));
    let letter = in_bounds("parts", (raw + "--b--\n").into_bytes());
    assert_eq!((letter.attachments.len(), letter.unread_parts), (1_000, 9_000));
}

#[test]
fn thousands_of_nested_multiparts_are_bounded() {
    let mut raw = String::from("Subject: x\n");
    (0..5_000).for_each(|n| raw.push_str(&format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")));
    let letter = in_bounds("nesting", (raw + "Content-Type: text/plain\n\ndeep").into_bytes());
    assert!(letter.unread_parts > 0);
    let rfc822 = "Content-Type: message/rfc822\n\n".repeat(50_000);
    in_bounds("nested mails", format!("Subject: x\n{rfc822}").into_bytes());
}

#[test]
fn forty_megabytes_are_bounded() {
    let head = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n";
    let line = format!("{}\n", "QUJD".repeat(19));
    let file = in_bounds("a large file", format!("{head}{}--b--\n", line.repeat((40 << 20) / line.len())).into_bytes());
    assert!(file.attachments[0].bytes.len() > 29 << 20);
    in_bounds("dashes", format!("{head}{}", "--bb\n".repeat(2 << 20)).into_bytes());
    in_bounds("quotes", format!("Subject: x\n\n{}", ">>>> a\n".repeat(1 << 20)).into_bytes());
}

#[test]
fn html_made_to_exhaust_a_parser_is_shown_as_text() {
    let head = "Subject: x\nContent-Type: text/html\n\n";
    for bomb in [
        "<div>".repeat(200_000),
        (0..50_000).map(|n| format!("<font size={n}><p>x")).collect(),
        format!("<svg><style>{}", "<b a=1><p>".repeat(100_000)),
        "<a b=\"".repeat(100_000),
        "&amp".repeat(500_000),
    ] {
        in_bounds("html", format!("{head}{bomb}").into_bytes());
    }
}

#[test]
fn what_is_no_mail_is_refused() {
    for raw in [&b""[..], b" \r\n\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"Hello,\nthis is just text.\n"] {
        assert!(Letter::read(raw).is_err());
    }
}
