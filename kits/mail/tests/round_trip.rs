//! What we compose, we and others read back.
#![allow(clippy::unwrap_used)]

use mail::{Address, Attachment, ComposeError, Draft, Letter, Verdict};

fn draft() -> Draft {
    Draft {
        message_id: "m.1.2.3.abc@desk.example".into(),
        from: Address::new(Some("Магазин, отдел \"Помощь\""), "help@desk.example"),
        reply_to: Some(Address::new(None, "help+r42.1.abc@desk.example")),
        to: vec![Address::new(Some("Jörg Müller"), "joerg@example.com")],
        cc: vec![Address::new(None, "cc@example.com")],
        subject: "Ваш заказ № 1007 – très bientôt".into(),
        text: String::new(),
        html: Some("<p>Здравствуйте!</p><p>Bis <b>bald</b> <img src=\"cid:logo@desk\"></p>".into()),
        in_reply_to: Some("q@example.com".into()),
        references: (0..60).map(|n| format!("{n:03}.some.long.message.id@example.com")).collect(),
        date: 1_740_992_400,
        attachments: vec![
            file("счёт: №1/2.pdf", "application/pdf", None, &[0, 255, 10, 13]),
            file("logo.png", "image/png", Some("logo@desk"), b"png"),
        ],
        automatic: false,
        loop_mark: Some("desk-1".into()),
    }
}

fn file(name: &str, media_type: &str, content_id: Option<&str>, bytes: &[u8]) -> Attachment {
    Attachment {
        name: name.into(),
        media_type: media_type.into(),
        content_id: content_id.map(str::to_owned),
        inline: content_id.is_some(),
        bytes: bytes.to_vec(),
    }
}

fn composed(draft: &Draft) -> (String, Letter) {
    let raw = draft.compose().expect("composes");
    let letter = Letter::read(&raw).expect("reads");
    (String::from_utf8(raw).expect("ASCII on the wire"), letter)
}

#[test]
fn everything_comes_back() {
    let draft = draft();
    let (raw, letter) = composed(&draft);
    assert!(raw.is_ascii() && raw.lines().all(|line| line.len() <= 998), "{raw}");
    assert_eq!(letter.message_id.as_deref(), Some("m.1.2.3.abc@desk.example"));
    assert_eq!(letter.from, Some(draft.from.clone()));
    assert_eq!(
        (letter.to, letter.cc, letter.reply_to),
        (draft.to.clone(), draft.cc.clone(), Vec::from_iter(draft.reply_to.clone()))
    );
    assert_eq!(letter.subject, draft.subject);
    assert_eq!(letter.text, "Здравствуйте!\n\nBis bald");
    assert_eq!((letter.date, letter.in_reply_to), (Some(draft.date), vec!["q@example.com".to_owned()]));
    assert_eq!(letter.references.len(), 20);
    assert_eq!(
        (letter.references[0].as_str(), letter.references[19].as_str()),
        (draft.references[0].as_str(), draft.references[59].as_str())
    );
    let mut files: Vec<_> =
        letter.attachments.iter().map(|file| (file.name.as_str(), file.inline, file.bytes.as_slice())).collect();
    files.sort();
    assert_eq!(files, [("logo.png", true, &b"png"[..]), ("счёт_ №1_2.pdf", false, &[0, 255, 10, 13][..])]);
    assert_eq!((letter.verdict, letter.loop_mark.as_deref()), (Verdict::Loop, Some("desk-1")));
}

#[test]
fn the_same_draft_is_the_same_mail() {
    assert_eq!(draft().compose(), draft().compose());
}

#[test]
fn nothing_can_begin_a_field_of_its_own() {
    let evil = "x\r\nBcc: victim@example.com\r\n\r\nbody";
    let mut draft = Draft {
        subject: evil.into(),
        message_id: evil.into(),
        in_reply_to: Some(evil.into()),
        references: vec![evil.into()],
        loop_mark: Some(evil.into()),
        ..draft()
    };
    draft.from.name = Some(evil.into());
    draft.to[0].name = Some(evil.into());
    draft.attachments[0].name = evil.into();
    draft.attachments[0].media_type = evil.into();
    draft.attachments[1].content_id = Some(evil.into());
    let (raw, letter) = composed(&draft);
    assert!(!raw.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{raw}");
    assert!(letter.bcc.is_empty() && letter.to.len() == 1);
}

#[test]
fn automatic_mails_say_so() {
    let (raw, letter) = composed(&Draft {
        automatic: true,
        loop_mark: None,
        html: None,
        text: "We got it.".into(),
        attachments: vec![],
        ..draft()
    });
    for field in ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All", "Precedence: bulk"] {
        assert!(raw.contains(field), "{raw}");
    }
    assert!(letter.verdict.is_automatic());
    assert_eq!(letter.reply_text, "We got it.");
}

#[test]
fn a_mail_to_nobody_or_to_nonsense_is_refused() {
    assert_eq!(Draft { to: vec![], cc: vec![], ..draft() }.compose(), Err(ComposeError::NoRecipient));
    let nonsense = Address::new(None, "a b@c>\r\nx");
    assert!(matches!(Draft { to: vec![nonsense], ..draft() }.compose(), Err(ComposeError::Address(_))));
}

#[test]
fn an_address_no_grammar_allows_is_written_to_as_it_is() {
    let to = Address::new(Some("Hana"), "hana..k.@docomo.example");
    let (raw, letter) = composed(&Draft { to: vec![to.clone()], ..draft() });
    assert!(raw.contains("To: Hana <hana..k.@docomo.example>"), "{raw}");
    assert_eq!(letter.to, [to]);
}

#[test]
fn copies_have_one_digest_and_other_mails_another() {
    let (raw, letter) = composed(&draft());
    let copy = Letter::read(format!("Received: by x\r\nX-Spam: no\r\n{raw}").as_bytes()).expect("reads");
    assert_eq!(copy.digest(), letter.digest());
    let (_, other) = composed(&Draft { text: "else".into(), ..draft() });
    assert_ne!(other.digest(), letter.digest());
}
