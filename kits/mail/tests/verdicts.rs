//! Who wrote a mail: the signs every desk knows, and those that only look like them.
#![allow(clippy::unwrap_used)]

use mail::{Letter, Verdict, Why};

fn verdict(fields: &str) -> Verdict {
    let raw = format!("Subject: Order\r\n{fields}\r\n\r\ntext\r\n");
    Letter::read(raw.as_bytes()).expect("has a header").verdict
}

#[test]
fn people_are_people() {
    for fields in [
        "From: ann@x.y",
        "From: ann@x.y\r\nAuto-Submitted: no",
        "From: ann@x.y\r\nPrecedence: normal",
        "From: postmaster@small-shop.example",
        "From: noreply@x.y",
        "From: ann@x.y\r\nReturn-Path: <ann@x.y>",
        "From: ann@x.y\r\nX-Auto-Response-Suppress: DR, RN, NRN, OOF",
    ] {
        assert_eq!(verdict(fields), Verdict::Human, "{fields}");
    }
}

#[test]
fn machines_are_machines() {
    for (fields, why) in [
        ("From: a@x.y\r\nAuto-Submitted: auto-replied", Why::Reply),
        ("From: a@x.y\r\nAuto-Submitted: auto-generated", Why::Generated),
        ("From: a@x.y\r\nAuto-Submitted: auto-replied (vacation)", Why::OutOfOffice),
        ("From: a@x.y\r\nPrecedence: auto_reply", Why::Reply),
        ("From: a@x.y\r\nPrecedence: junk", Why::Generated),
        ("From: a@x.y\r\nX-Auto-Response-Suppress: All", Why::Generated),
        ("From: a@x.y\r\nX-Autoreply: yes", Why::Reply),
        ("From: a@x.y\r\nX-Autorespond: bla", Why::Reply),
        ("From: a@x.y\r\nX-Loop: a@x.y", Why::Generated),
        ("From: a@x.y\r\nX-FC-Machinegenerated: true", Why::Generated),
        ("From: a@x.y\r\nReturn-Path: <>", Why::Generated),
        ("From: MAILER-DAEMON@x.y", Why::Generated),
        ("From: a@x.y\r\nX-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: a@x.y", Why::OutOfOffice),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", Why::Receipt),
        ("Content-Type: multipart/report; report-type=feedback-report; boundary=b", Why::Complaint),
    ] {
        assert_eq!(verdict(fields), Verdict::Auto(why), "{fields}");
    }
    let absent = "Subject: Automatic reply: Order\r\nFrom: a@x.y\r\n\r\nback on Monday";
    assert_eq!(Letter::read(absent.as_bytes()).expect("a mail").verdict, Verdict::Auto(Why::OutOfOffice));
}

#[test]
fn answers_that_call_themselves_bulk_are_no_lists() {
    let answer = |more: &str, text: &str| {
        let raw = format!("From: ann@x.y\r\nSubject: Re: Order\r\nPrecedence: bulk\r\n{more}\r\n\r\n{text}\r\n");
        Letter::read(raw.as_bytes()).expect("a mail").verdict
    };
    assert_eq!(answer("Auto-Submitted: auto-replied", "Thank you."), Verdict::Auto(Why::Reply));
    assert_eq!(answer("X-Autoreply: yes", "I am on vacation."), Verdict::Auto(Why::OutOfOffice));
    assert_eq!(answer("List-Id: <l.x.y>\r\nAuto-Submitted: auto-replied", "Thank you."), Verdict::List);
    let generated = "Auto-Submitted: auto-generated\r\nIn-Reply-To: <m.1.2@desk>\r\nX-Auto-Response-Suppress: All";
    let raw = format!("From: ann@x.y\r\nSubject: Xyz: Order\r\n{generated}\r\n\r\nIch bin im Urlaub.\r\n");
    assert_eq!(Letter::read(raw.as_bytes()).expect("a mail").verdict, Verdict::Auto(Why::OutOfOffice));
}

#[test]
fn lists_and_loops_are_told_apart() {
    for fields in ["List-Id: <l.x.y>", "List-Unsubscribe: <mailto:u@x.y>", "Precedence: bulk", "Precedence: list"] {
        assert_eq!(verdict(fields), Verdict::List, "{fields}");
    }
    let raw = b"Subject: x\r\nX-Repka-Loop: desk-1\r\nAuto-Submitted: auto-replied\r\n\r\ntext";
    let letter = Letter::read(raw).expect("a mail");
    assert_eq!((letter.verdict, letter.loop_mark.as_deref()), (Verdict::Loop, Some("desk-1")));
}

fn bounce(raw: &str) -> mail::Bounce {
    match Letter::read(raw.as_bytes()).expect("a mail").verdict {
        Verdict::Bounce(bounce) => bounce,
        other => panic!("{other:?}\n{raw}"),
    }
}

fn report(status: &str, copy: &str) -> String {
    format!(
        "From: MAILER-DAEMON@x.y\r\nSubject: Undelivered\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
        --b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x.y\r\n\r\n{status}\r\n--b\r\n{copy}\r\n--b--\r\n"
    )
}

#[test]
fn reports_say_which_mail_whom_and_for_ever_or_not() {
    let failed = report(
        "Final-Recipient: rfc822; ann@x.y\r\nAction: failed\r\nStatus: 5.1.1\r\n",
        "Content-Type: message/rfc822\r\n\r\nMessage-ID: <m.1.2@desk>\r\n\r\nx",
    );
    let found = bounce(&failed);
    assert_eq!(
        (found.original_message_id.as_deref(), found.permanent, found.recipient.as_deref(), found.status.as_deref()),
        (Some("m.1.2@desk"), Some(true), Some("ann@x.y"), Some("5.1.1"))
    );
    let delayed = report(
        "Final-Recipient: rfc822;<ann@x.y>\r\nAction: delayed\r\nStatus: 4.4.1\r\n",
        "Content-Type: text/rfc822-headers\r\n\r\nMessage-Id:\r\n <m.1.2@desk>\r\n",
    );
    let found = bounce(&delayed);
    assert_eq!(
        (found.original_message_id.as_deref(), found.permanent, found.recipient.as_deref()),
        (Some("m.1.2@desk"), Some(false), Some("ann@x.y"))
    );
}

#[test]
fn the_failed_one_of_several_recipients_counts() {
    let status = "Final-Recipient: rfc822; a@x.y\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; b@x.y\r\nAction: failed\r\nStatus: 5.2.2\r\n";
    assert_eq!(bounce(&report(status, "\r\nx")).recipient.as_deref(), Some("b@x.y"));
}

#[test]
fn each_of_several_whom_a_mail_did_not_reach_is_named_with_why() {
    let status = "Final-Recipient: rfc822; a@x.y\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n\
        Final-Recipient: rfc822; b@x.y\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n\
        Final-Recipient: rfc822; c@x.y\r\nAction: failed\r\nStatus: 4.4.7\r\nDiagnostic-Code: smtp; 421 busy\r\n\r\n\
        Final-Recipient: rfc822; d@x.y\r\nAction: delayed\r\nStatus: 4.4.1\r\n";
    let failures = bounce(&report(status, "\r\nx")).failures();
    let told = |f: &mail::Failure| {
        (f.recipient.clone().unwrap_or_default(), f.permanent, f.given_up, f.reason.clone().unwrap_or_default())
    };
    assert_eq!(
        failures.iter().map(told).collect::<Vec<_>>(),
        [
            ("a@x.y".to_owned(), Some(true), true, "550 no such user".to_owned()),
            ("c@x.y".to_owned(), Some(false), true, "421 busy".to_owned()),
        ]
    );
    let exim = "From: Mail Delivery System <Mailer-Daemon@x.y>\r\nX-Failed-Recipients: ann@x.y,\r\n  bo@x.y\r\nSubject: Mail delivery failed\r\n\r\n\
        A message that you sent could not be delivered to one or more of its recipients.\r\n\r\n\
        \x20 ann@x.y\r\n    host mx said: 550 5.1.1 no such user\r\n\x20 bo@x.y\r\n    host mx said: 552 5.2.2 <bo@x.y> is full\r\n\r\n\
        ------ This is a copy of the message ------\r\n\r\nMessage-ID: <m.1.2@desk>\r\nSubject: x\r\n";
    let failures = bounce(exim).failures();
    assert_eq!(
        failures.iter().map(told).collect::<Vec<_>>(),
        [
            ("ann@x.y".to_owned(), Some(true), true, "host mx said: 550 5.1.1 no such user".to_owned()),
            ("bo@x.y".to_owned(), Some(true), true, "host mx said: 552 5.2.2 <bo@x.y> is full".to_owned()),
        ]
    );
    let many = "Final-Recipient: rfc822; a@x.y\r\nAction: failed\r\n\r\n".repeat(1000);
    assert_eq!(bounce(&report(&many, "\r\nx")).failures().len(), 200);
}

#[test]
fn bounces_without_structure_are_found_too() {
    let gmail = "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\r\nX-Failed-Recipients: ann@x.y\r\nSubject: Delivery Status Notification (Failure)\r\n\r\n\
        550 5.1.1 no such user\r\n\r\n----- Original message -----\r\n\r\nMessage-ID: <m.1.2@desk>\r\nSubject: x\r\n";
    let found = bounce(gmail);
    assert_eq!(
        (found.permanent, found.recipient.as_deref(), found.original_message_id.as_deref()),
        (Some(true), Some("ann@x.y"), Some("m.1.2@desk"))
    );
    let qmail = "Return-Path: <>\r\nFrom: postmaster@x.y\r\nSubject: failure notice\r\n\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n";
    assert_eq!(bounce(qmail).permanent, Some(true));
}

/// As Google Groups pass a mail on; `from` is their own address where the writer's domain forbids passing on.
fn passed_on(from: &str, more: &str) -> Letter {
    let raw = format!(
        "From: {from}\r\nReply-To: Iva <iva@kovac.example>\r\nTo: support@shop.example\r\nSubject: The lamp\r\n\
         X-Original-Sender: iva@kovac.example\r\nPrecedence: list\r\n\
         Mailing-list: list support@shop.example; contact support+owners@shop.example\r\n\
         List-ID: <support.shop.example>\r\nX-Google-Group-Id: 17\r\nList-Unsubscribe: <mailto:x@y.example>\r\n{more}\r\nHello"
    );
    Letter::read(raw.as_bytes()).unwrap()
}

#[test]
fn what_a_group_passed_on_is_a_person_s_for_whoever_owns_the_group() {
    let mut letter = passed_on("\"'Iva Kovac' via Support\" <support@shop.example>", "");
    assert_eq!(letter.verdict, Verdict::List, "nobody has said whose group it is");
    assert_eq!(letter.passed.as_ref().unwrap().by, ["support@shop.example"]);
    letter.as_written();
    let from = letter.from.as_ref().unwrap();
    assert_eq!((from.address.as_str(), from.name.as_deref()), ("iva@kovac.example", Some("Iva")));
    assert_eq!(letter.verdict, Verdict::Human);
    let mut kept = passed_on("Iva K <iva@kovac.example>", "");
    kept.as_written();
    assert_eq!(kept.from.unwrap().name.as_deref(), Some("Iva K"));
}

#[test]
fn a_machine_s_mail_stays_a_machine_s_behind_a_group() {
    for more in ["Auto-Submitted: auto-generated\r\n", "X-Loop: 1\r\n"] {
        let mut letter = passed_on("cron@shop.example", more);
        letter.as_written();
        assert!(letter.verdict.is_automatic(), "{more}");
    }
    let human = Letter::read(b"From: a@b.example\r\nSubject: x\r\n\r\ny").unwrap();
    assert_eq!((human.verdict, human.passed), (Verdict::Human, None));
}
