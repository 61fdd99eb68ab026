//! Mails of machines as the usual programs write them, and mails of people that look alike.
#![allow(clippy::unwrap_used)]

use mail::{Bounce, Letter, Verdict, Why};

fn read(raw: &str) -> Letter {
    Letter::read(raw.replace('\n', "\r\n").as_bytes()).unwrap()
}

fn bounce(raw: &str) -> Bounce {
    match read(raw).verdict {
        Verdict::Bounce(bounce) => bounce,
        other => panic!("{other:?}\n{raw}"),
    }
}

#[test]
fn qmail_and_its_children_are_understood() {
    let found = bounce(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n\
        Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\
        This is a permanent error; I've given up. Sorry it didn't work out.\n\n<ann@x.example>:\n192.0.2.1 does not like recipient.\n\
        Remote host said: 550 No such user here\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\n\
        Return-Path: <help@desk.example>\nMessage-ID: <m.1.2@desk.example>\nSubject: x\n\nhello\n",
    );
    assert_eq!(found.recipient.as_deref(), Some("ann@x.example"));
    assert_eq!((found.permanent, found.original_message_id.as_deref()), (Some(true), Some("m.1.2@desk.example")));
    assert_eq!(found.reason.as_deref(), Some("Remote host said: 550 No such user here"));
}

#[test]
fn exim_says_for_ever_and_not_yet() {
    let failed = bounce(
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender\n\n\
        This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\n\
        recipients. This is a permanent error. The following address(es) failed:\n\n  ann@x.example\n    Unrouteable address\n",
    );
    assert_eq!((failed.permanent, failed.recipient.as_deref()), (Some(true), Some("ann@x.example")));
    let delayed = bounce(
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Warning: message 1abcde-000001-AA delayed 24 hours\n\n\
        This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\n\
        recipients after more than 24 hours on the queue on mx.example.\n\nNo action is required on your part.\n",
    );
    assert_eq!(delayed.permanent, Some(false));
}

#[test]
fn exchange_is_understood_in_every_language() {
    for subject in [
        "Undeliverable: Order",
        "Unzustellbar: Order",
        "Non remis : Order",
        "No se puede entregar: Order",
        "Mancato recapito: Order",
        "Niedostarczalne: Order",
        "Не удается доставить: Order",
        "Недоставимо: Order",
        "Neisporučivo: Order",
        "Olevererbart: Order",
    ] {
        let raw = format!(
            "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>\nSubject: {subject}\n\n\
            Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n"
        );
        assert_eq!(bounce(&raw).status.as_deref(), Some("5.1.10"), "{subject}");
    }
}

#[test]
fn providers_words_are_understood() {
    for (from, subject, text) in [
        (
            "mailer-daemon@corp.mail.example",
            "Mail failure.",
            "A message could not be delivered to ann@x.example: user not found",
        ),
        ("MAILER-DAEMON@yandex.example", "Недоставленное сообщение", "Письмо не было доставлено: ящик не существует"),
        ("postmaster@x.example", "Order", "Delivery has failed to these recipients or groups:\n\nann@x.example"),
        ("Mail Delivery Subsystem <noreply@x.example>", "Delivery Status Notification (Failure)", "Address not found"),
    ] {
        bounce(&format!("From: {from}\nSubject: {subject}\n\n{text}\n"));
    }
}

#[test]
fn a_code_of_a_server_tells_how_lasting_it_is() {
    for (text, permanent) in [
        ("host mx said: 550 user unknown", Some(true)),
        ("host mx said: 452 try later", Some(false)),
        ("The mailbox is full.", Some(false)),
        ("There is no such user.", Some(true)),
        ("Something happened.", None),
    ] {
        let found = bounce(&format!("From: MAILER-DAEMON@x.example\nSubject: Undelivered Mail\n\n{text}\n"));
        assert_eq!(found.permanent, permanent, "{text}");
    }
}

#[test]
fn absence_notes_say_until_when() {
    let note = |text: &str| {
        read(&format!(
            "From: ann@x.example\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nSubject: Automatische Antwort: Order\nAuto-Submitted: auto-replied\n\n{text}\n"
        ))
    };
    let letter = note("Ich bin bis 10.03.2025 nicht im Büro.");
    assert_eq!((letter.verdict, letter.absent_until), (Verdict::Auto(Why::OutOfOffice), Some(1_741_564_800)));
    assert_eq!(note("Ich bin im Urlaub.").absent_until, None);
    let said =
        read("From: ann@x.example\nSubject: Re: Order\nAuto-Submitted: auto-replied\n\nI am out of the office.\n");
    assert_eq!(said.verdict, Verdict::Auto(Why::OutOfOffice));
}

#[test]
fn null_senders_also_write_absence_notes() {
    let raw =
        "Return-Path: <>\nFrom: ann@x.example\nSubject: Automatic reply: Delivery failure of my lamp\n\nBack soon.\n";
    assert_eq!(read(raw).verdict, Verdict::Auto(Why::OutOfOffice));
}

#[test]
fn complaints_and_reports_are_no_bounces() {
    let junk = "From: staff@hotmail.example\nX-HmXmrOriginalRecipient: ann@x.example\nSubject: complaint\n\ntext\n";
    assert_eq!(read(junk).verdict, Verdict::Auto(Why::Complaint));
    let tls = "From: noreply-smtp-tls-reporting@x.example\nSubject: Report Domain\nContent-Type: multipart/report; report-type=tlsrpt; boundary=b\n\n--b\n\ntext\n--b--\n";
    assert_eq!(read(tls).verdict, Verdict::Auto(Why::Generated));
}

#[test]
fn people_who_write_about_machines_are_people() {
    for (from, subject) in [
        ("ann@x.example", "Undeliverable parcel"),
        ("ann@x.example", "Delivery failure of order 17"),
        ("ann@x.example", "Auto: der Motor ist kaputt"),
        ("ann@x.example", "Re: Automatic reply: Order"),
        ("ann@x.example", "Не доставлено"),
        ("postmaster@x.example", "Question about our order"),
    ] {
        let raw = format!(
            "From: {from}\nSubject: {subject}\n\nMy parcel could not be delivered to me. Where is it? I will return on 3 March.\n"
        );
        assert_eq!(read(&raw).verdict, Verdict::Human, "{from} {subject}");
    }
}

#[test]
fn of_many_who_were_not_reached_the_first_is_named() {
    let report = bounce(
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: ann@x.example,\n bob@x.example\n\
        Subject: Mail delivery failed\nContent-Type: multipart/report; boundary=b\n\n--b\n\
        Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nAction: failed\nStatus: 5.1.1\n\n--b--\n",
    );
    assert_eq!(report.recipient.as_deref(), Some("ann@x.example"));
}
