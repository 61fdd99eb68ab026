//! Bytes that are hardly a mail: each is answered, kept, and either understood or shown.

use super::{
    child::Place,
    sender::{mail, send},
};
use std::time::{Duration, Instant};
use store::Engine;

/// In a debug build, from the first byte to the answer.
const BOUND: Duration = Duration::from_secs(10);

const HEAD: &str = "From: Iva Kovac <iva@kovac.example>\r\nTo: support@desk.example\r\n";

fn multipart(name: &str, kind: &str, body: &str) -> Vec<u8> {
    format!("{HEAD}Subject: {name}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=cut\r\n\r\n{body}")
        .into_bytes()
}

fn with_charset(name: &str, charset: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "{HEAD}Subject: {name}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn many_parts() -> Vec<u8> {
    let parts: String = (0..10_000).map(|n| format!("--cut\r\nContent-Type: text/plain\r\n\r\npart {n}\r\n")).collect();
    multipart("many-parts", "mixed", &(parts + "--cut--\r\n"))
}

fn deeply_nested() -> Vec<u8> {
    let down: String =
        (0..1_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
    let up: String = (0..1_000).rev().map(|n| format!("\r\n--b{n}--\r\n")).collect();
    format!("{HEAD}Subject: nested\r\nMIME-Version: 1.0\r\n{down}Content-Type: text/plain\r\n\r\nat the bottom\r\n{up}")
        .into_bytes()
}

fn forwarded_in_forwarded() -> Vec<u8> {
    let down: String =
        (0..1_000).map(|n| format!("Subject: level {n}\r\nContent-Type: message/rfc822\r\n\r\n")).collect();
    format!("{HEAD}{down}Subject: bottom\r\n\r\nat the bottom\r\n").into_bytes()
}

/// A name, the bytes, and whether a person would call it a mail.
fn all() -> Vec<(&'static str, Vec<u8>, bool)> {
    let long_line = "x".repeat(1 << 20);
    vec![
        ("no sender", b"To: support@desk.example\r\nSubject: no sender\r\n\r\nWho am I?\r\n".to_vec(), true),
        ("no date", format!("{HEAD}Subject: no date\r\nMessage-ID: <a@b>\r\n\r\nWhen?\r\n").into_bytes(), true),
        ("no message id", format!("{HEAD}Subject: no id\r\nDate: Fri, 21 Nov 2025 10:00:00 +0100\r\n\r\nWhich?\r\n").into_bytes(), true),
        ("only a subject", b"Subject: alone\r\n\r\n".to_vec(), true),
        ("a date of no calendar", format!("{HEAD}Date: 99 Foo 0000 99:99:99 +9999\r\nSubject: when\r\n\r\nx\r\n").into_bytes(), true),
        ("ten thousand parts", many_parts(), true),
        ("a thousand nested parts", deeply_nested(), true),
        ("a thousand forwarded mails", forwarded_in_forwarded(), true),
        ("an unknown charset", with_charset("klingon", "klingon-8", "Zdravo, žabo".as_bytes()), true),
        ("bytes that are no UTF-8", with_charset("broken", "utf-8", b"caf\xe9 \xff\xfe\x80 \xc3"), true),
        ("utf-16 of odd length", with_charset("odd", "utf-16", b"\xff\xfea\0b"), true),
        ("a boundary that never comes", multipart("never", "mixed", "no boundary at all\r\n"), true),
        ("a boundary that never ends", multipart("open", "alternative", "--cut\r\nContent-Type: text/html\r\n\r\n<p>open"), true),
        ("no boundary named", format!("{HEAD}Subject: unnamed\r\nContent-Type: multipart/mixed\r\n\r\n--x\r\n\r\ntext\r\n--x--\r\n").into_bytes(), true),
        ("base64 that is none", format!("{HEAD}Subject: b64\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%=not*base64=\r\n").into_bytes(), true),
        ("eight bits in the header", [HEAD.as_bytes(), b"Subject: caf\xe9 \xf0\x9f\r\n\r\nx\r\n"].concat(), true),
        ("an encoded word that never ends", format!("{HEAD}Subject: =?utf-8?B?////=?= =?utf-8?Q?=ZZ\r\n\r\nx\r\n").into_bytes(), true),
        ("a line of a mebibyte in the header", format!("{HEAD}Subject: {long_line}\r\n\r\nx\r\n").into_bytes(), true),
        ("a line of a mebibyte in the text", format!("{HEAD}Subject: long\r\n\r\n{long_line}\r\n").into_bytes(), true),
        ("NUL everywhere", format!("{HEAD}Subject: nul\0nul\r\nMessage-ID: <nul\0@b>\r\n\r\nte\0xt\r\n").into_bytes(), true),
        ("line ends of one byte", format!("{HEAD}Subject: lf\r\n\r\nx\r\n").replace("\r\n", "\n").into_bytes(), true),
        ("HTML without an end", format!("{HEAD}Subject: html\r\nContent-Type: text/html\r\n\r\n{}", "<div><table><b>".repeat(20_000)).into_bytes(), true),
        ("nothing", Vec::new(), false),
        ("noise", (0..5_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8 | 0x80).collect(), false),
    ]
}

async fn story(engine: Engine) {
    let Some(place) = Place::with_mailbox(engine).await else { return };
    let server = place.serve().await;
    let (mut good, mut bad) = (0, 0);
    for (name, raw, is_mail) in all() {
        let since = Instant::now();
        let reply = send(server.smtp, &raw).await;
        assert_eq!(reply.0, 250, "{name}: {reply:?}");
        place.settled(BOUND).await;
        assert!(since.elapsed() < BOUND, "{name} took {:?}", since.elapsed());
        good += i64::from(is_mail);
        bad += i64::from(!is_mail);
        let understood =
            place.count("SELECT count(*) FROM arrival WHERE state = 'understood' AND entry_id IS NOT NULL").await;
        let problems =
            place.count("SELECT count(*) FROM arrival WHERE state = 'problem' AND problem IS NOT NULL").await;
        assert_eq!((understood, problems), (good, bad), "{name}");
    }
    assert_eq!(place.count("SELECT count(*) FROM arrival WHERE problem = 'defect'").await, 0);
    assert_eq!(place.count("SELECT count(*) FROM job WHERE buried_at IS NOT NULL").await, 0);
    // And it is none the worse for it.
    assert_eq!(send(server.smtp, &mail("plain")).await.0, 250);
    place.settled(BOUND).await;
    assert_eq!(place.count("SELECT count(*) FROM ticket WHERE subject = 'plain'").await, 1);
    eprintln!("{engine:?}: most memory {} MiB", server.most_memory() >> 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_bytes_are_answered_kept_and_shown_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_bytes_are_answered_kept_and_shown_on_postgres() {
    story(Engine::Postgres).await;
}
