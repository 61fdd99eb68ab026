//! Whatever stands in our fields, no line of a header is somebody else's.

use crate::making::Dice;
use mail::{Address, Attachment, Draft, safe_name};

/// A mail of ours with nothing special in it.
pub fn draft() -> Draft {
    Draft {
        message_id: "1@desk.example".into(),
        from: Address { name: Some("Desk".into()), address: "help@desk.example".into() },
        reply_to: None,
        to: vec![Address { name: None, address: "iva@kovac.example".into() }],
        cc: Vec::new(),
        subject: "Hello".into(),
        text: "Words.".into(),
        html: None,
        in_reply_to: None,
        references: Vec::new(),
        date: 1_700_000_000,
        attachments: Vec::new(),
        automatic: false,
        loop_mark: None,
    }
}

/// Fields that the composer writes, each at most once.
const OURS: [&str; 15] = [
    "message-id",
    "date",
    "subject",
    "from",
    "reply-to",
    "to",
    "cc",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "auto-submitted",
    "x-auto-response-suppress",
    "precedence",
];

/// Every line of the header begins with a field that we wrote, or goes on with one; none is there twice.
pub fn assert_own_header(raw: &[u8]) {
    let end = raw.windows(4).position(|w| w == b"\r\n\r\n").expect("a header ends");
    let mut seen = Vec::new();
    for line in raw[..end].split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)) {
        assert!(!line.contains(&b'\r') && !line.contains(&0), "{}", String::from_utf8_lossy(raw));
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        let name = String::from_utf8_lossy(name).to_lowercase();
        assert!(OURS.contains(&name.as_str()) || name == "x-repka-loop", "{name}: {}", String::from_utf8_lossy(raw));
        assert!(!seen.contains(&name), "{name} twice: {}", String::from_utf8_lossy(raw));
        seen.push(name);
    }
}

/// What somebody would write to begin a field of their own, or the body.
const BREAKS: [&str; 12] = [
    "\r\nX-Injected: yes",
    "\nX-Injected: yes",
    "\rX-Injected: yes",
    "\r\n\r\nX-Injected: yes",
    "\u{85}X-Injected: yes",
    "\u{2028}X-Injected: yes",
    "\0X-Injected: yes",
    "\u{b}X-Injected: yes",
    "\r\n X-Injected: yes",
    "=0D=0AX-Injected: yes",
    "=?utf-8?Q?=0D=0AX-Injected:_yes?=",
    "%0D%0AX-Injected: yes",
];

#[test]
fn no_field_of_ours_begins_a_field_of_somebody_else() {
    let mut dice = Dice(7);
    for _ in 0..3_000 {
        let mut word = |plain: &str| {
            let at = dice.roll(plain.len() + 1);
            match dice.roll(3) {
                0 => plain.to_owned(),
                _ => format!("{}{}{}", &plain[..at], dice.one(&BREAKS), &plain[at..]),
            }
        };
        // An address that is none is refused; here the rest is tried.
        let mut address = |plain: &str| Address { name: Some(word("Iva Kovac")), address: plain.to_owned() };
        let (from, to, cc, reply_to) = (
            address("help@desk.example"),
            address("iva@kovac.example"),
            address("b@c.example"),
            address("d@e.example"),
        );
        let file = Attachment {
            name: word("bill.pdf"),
            media_type: word("application/pdf"),
            bytes: b"bytes".to_vec(),
            content_id: Some(word("image@desk")),
            inline: true,
        };
        let long = "long ".repeat(40);
        let draft = Draft {
            message_id: word("1.2@desk.example"),
            from,
            reply_to: Some(reply_to),
            to: vec![to],
            cc: vec![cc],
            subject: word(&long),
            html: Some("<p>x</p>".into()),
            in_reply_to: Some(word("3@kovac.example")),
            references: vec![word("4@kovac.example"), word("5@kovac.example")],
            attachments: vec![file.clone(), Attachment { inline: false, ..file }],
            automatic: true,
            loop_mark: Some(word("desk")),
            ..draft()
        };
        let Ok(raw) = draft.compose() else { continue };
        assert_own_header(&raw);
        for line in raw.split(|byte| matches!(byte, b'\n' | b'\r')) {
            assert!(!line.starts_with(b"X-Injected"), "{}", String::from_utf8_lossy(&raw));
        }
        let _ = safe_name(&draft.attachments[0].name);
    }
}
