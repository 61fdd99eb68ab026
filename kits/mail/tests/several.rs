//! Reports in words alone that name several whom a mail did not reach, as the usual mail systems write them.
#![allow(clippy::unwrap_used)]

use mail::{Letter, Verdict};

/// Whom a report names: whether for ever, whether given up, and why.
fn told(raw: &str) -> Vec<(String, Option<bool>, bool, String)> {
    let Verdict::Bounce(bounce) = Letter::read(raw.replace('\n', "\r\n").as_bytes()).unwrap().verdict else {
        panic!("no report:\n{raw}");
    };
    assert_eq!(bounce.original_message_id.as_deref(), Some("m.1.2@desk.example"), "{raw}");
    let told =
        |f: mail::Failure| (f.recipient.unwrap_or_default(), f.permanent, f.given_up, f.reason.unwrap_or_default());
    bounce.failures().into_iter().map(told).collect()
}

fn one(whom: &str, permanent: Option<bool>, reason: &str) -> (String, Option<bool>, bool, String) {
    (whom.to_owned(), permanent, true, reason.to_owned())
}

/// The mail a report is about, with addresses of its own.
const COPY: &str = "Return-Path: <help@desk.example>\nMessage-ID: <m.1.2@desk.example>\nTo: ann@x.example\nSubject: x\n\n\
    Write to\n\n<sales@desk.example>:\n  boss@desk.example\n";

#[test]
fn qmail_names_each_with_why() {
    let report = format!(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n\
         Hi. This is the qmail-send program at mx.example.\n\
         I'm afraid I wasn't able to deliver your message to the following addresses.\n\
         This is a permanent error; I've given up. Sorry it didn't work out.\n\n\
         <ann@x.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 No such user here\n\
         Giving up on 192.0.2.1.\n\n\
         <bob@y.example>:\nUser is over quota. (#5.2.2)\n\n\
         <eve@z.example>:\nI'm not going to try again; this message has been in the queue too long. (#4.4.1)\n\n\
         --- Below this line is a copy of the message.\n\n{COPY}"
    );
    assert_eq!(
        told(&report),
        [
            one("ann@x.example", Some(true), "Remote host said: 550 No such user here"),
            one("bob@y.example", Some(true), "User is over quota. (#5.2.2)"),
            one(
                "eve@z.example",
                Some(false),
                "I'm not going to try again; this message has been in the queue too long. (#4.4.1)"
            ),
        ]
    );
}

#[test]
fn postfix_names_each_with_why_however_it_is_folded() {
    let report = format!(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example (Mail Delivery System)\n\
         Subject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\n\n\
         This is the mail system at host mx.example.\n\n\
         I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n\
         For further assistance, please send mail to postmaster.\n\n                   The mail system\n\n\
         <ann@x.example>: host mx.x.example[192.0.2.1] said: 550 5.1.1\n    <ann@x.example>: Recipient address rejected: User unknown (in reply to\n    RCPT TO command)\n\n\
         <bob@y.example> (expanded from <all@y.example>): unknown user: \"bob\"\n\n\
         <eve@z.example>: connect to mx.z.example[192.0.2.9]:25: Connection timed out\n\n{COPY}"
    );
    assert_eq!(
        told(&report),
        [
            one(
                "ann@x.example",
                Some(true),
                "host mx.x.example[192.0.2.1] said: 550 5.1.1 <ann@x.example>: Recipient address rejected: User unknown (in reply to RCPT TO command)"
            ),
            one("bob@y.example", Some(true), "(expanded from <all@y.example>): unknown user: \"bob\""),
            one("eve@z.example", None, "connect to mx.z.example[192.0.2.9]:25: Connection timed out"),
        ]
    );
}

#[test]
fn exim_names_each_with_why() {
    let report = format!(
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender\n\n\
         This message was created automatically by mail delivery software.\n\n\
         A message that you sent could not be delivered to one or more of its\n\
         recipients. This is a permanent error. The following address(es) failed:\n\n\
         \x20 ann@x.example\n    host mx.x.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<ann@x.example>:\n    550 5.1.1 no such user\n\
         \x20 bob@y.example\n    Unrouteable address\n\
         \x20 eve@z.example\n    host mx.z.example [192.0.2.9]: retry timeout exceeded\n\n\
         ------ This is a copy of the message, including all the headers. ------\n\n{COPY}"
    );
    assert_eq!(
        told(&report),
        [
            one("ann@x.example", Some(true), "550 5.1.1 no such user"),
            one("bob@y.example", Some(true), "Unrouteable address"),
            one("eve@z.example", Some(true), "host mx.z.example [192.0.2.9]: retry timeout exceeded"),
        ]
    );
}

#[test]
fn names_without_a_word_between_them_share_what_stands_below() {
    let sendmail = format!(
        "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\nSubject: Returned mail: see transcript for details\n\n\
         \x20  ----- The following addresses had permanent fatal errors -----\n<ann@x.example>\n<bob@y.example>\n\n\
         \x20  ----- Transcript of session follows -----\n... while talking to mx.example.:\n\
         >>> RCPT To:<ann@x.example>\n<<< 550 5.1.1 <ann@x.example>... User unknown\n\
         >>> RCPT To:<bob@y.example>\n<<< 552 5.2.2 <bob@y.example>... Mailbox full\n\n\
         \x20  ----- Original message follows -----\n\n{COPY}"
    );
    assert_eq!(
        told(&sendmail),
        [
            one("ann@x.example", Some(true), "<<< 550 5.1.1 <ann@x.example>... User unknown"),
            one("bob@y.example", Some(true), "<<< 552 5.2.2 <bob@y.example>... Mailbox full"),
        ]
    );
    let gmail = format!(
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nX-Failed-Recipients: ann@x.example, bob@x.example\n\
         Subject: Delivery Status Notification (Failure)\n\n\
         Delivery to the following recipients failed permanently:\n\n     ann@x.example\n     bob@x.example\n\n\
         Technical details of permanent failure:\n550 5.1.0 Recipient rejected\n\n----- Original message -----\n\n{COPY}"
    );
    assert_eq!(
        told(&gmail),
        [
            one("ann@x.example", Some(true), "550 5.1.0 Recipient rejected"),
            one("bob@x.example", Some(true), "550 5.1.0 Recipient rejected"),
        ]
    );
}

#[test]
fn nobody_is_given_up_who_is_still_being_tried() {
    let report = format!(
        "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nSubject: Delayed Mail (still being retried)\n\n\
         This is the mail system at host mx.example.\n\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\n\
         Your message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n\n\
         <ann@x.example>: connect to mx.x.example[192.0.2.1]:25: Connection timed out\n\n\
         <bob@y.example>: host mx.y.example[192.0.2.2] said: 451 4.7.1 Greylisted\n\n{COPY}"
    );
    let told = told(&report);
    assert_eq!(told.iter().map(|(whom, ..)| whom.as_str()).collect::<Vec<_>>(), ["ann@x.example", "bob@y.example"]);
    assert!(told.iter().all(|(_, permanent, over, _)| *permanent == Some(false) && !over), "{told:?}");
}

#[test]
fn whoever_is_turned_to_for_help_was_not_written_to() {
    let report = format!(
        "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nYour message was not delivered.\n\n\
         <ann@x.example>:\n550 5.1.1 no such user\n\n  help@mx.example\nknows more; or write to\nsupport@mx.example\n\n{COPY}"
    );
    assert_eq!(told(&report).iter().map(|(whom, ..)| whom.as_str()).collect::<Vec<_>>(), ["ann@x.example"]);
}
