//! Mail systems, away notes and people, as they write: one line each of what tells them.
#![allow(clippy::unwrap_used)]

use mail::{Bounce, Letter, Verdict, Why};

fn verdict(raw: &str) -> Verdict {
    Letter::read(raw.replace('\n', "\r\n").as_bytes()).unwrap().verdict
}

fn bounce(name: &str, raw: &str) -> Bounce {
    match verdict(raw) {
        Verdict::Bounce(bounce) => bounce,
        other => panic!("{name}: {other:?}"),
    }
}

/// Whose, sender and subject, what it says, and whether the address is gone for ever.
const IN_WORDS: [(&str, &str, &str, Option<bool>); 34] = [
    (
        "Exim",
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ann@x.example\n    host mx.x.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<ann@x.example>:\n    550 5.1.1 <ann@x.example>: Recipient address rejected: User unknown",
        Some(true),
    ),
    (
        "Exim, frozen",
        "From: Mail Delivery System <Mailer-Daemon@mx.example>\nSubject: Warning: message 1tqAbC-000001-AA delayed 24 hours",
        "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.\n\nThe address to which the message has not yet been delivered is:\n\n  ann@x.example\n\nNo action is required on your part.",
        Some(false),
    ),
    (
        "qmail",
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice",
        "Hi. This is the qmail-send program at mx.example.\n\n<ann@x.example>:\nSorry, no mailbox here by that name. (#5.1.1)",
        Some(true),
    ),
    (
        "qmail, full",
        "From: MAILER-DAEMON@mx.example\nSubject: failure notice",
        "Hi. This is the qmail-send program at mx.example.\n\n<ann@x.example>:\nUser is over quota. (#5.2.2)",
        Some(true),
    ),
    (
        "Sendmail",
        "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\nSubject: Returned mail: see transcript for details",
        "The original message was received at Mon, 3 Mar 2025 10:00:00 +0100\n\n   ----- The following addresses had permanent fatal errors -----\n<ann@x.example>\n    (reason: 550 5.1.1 User unknown)",
        Some(true),
    ),
    (
        "Sendmail, waiting",
        "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\nSubject: Warning: could not send message for past 4 hours",
        "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n   ----- The following addresses had transient non-fatal errors -----\n<ann@x.example>",
        Some(false),
    ),
    (
        "Yahoo",
        "From: MAILER-DAEMON@yahoo.example\nSubject: Failure Notice",
        "Sorry, we were unable to deliver your message to the following address.\n\n<ann@yahoo.example>:\n554: delivery error: dd This user doesn't have a yahoo.example account (ann@yahoo.example) [0]",
        Some(true),
    ),
    (
        "Gmail",
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nSubject: Delivery Status Notification (Failure)",
        "** Address not found **\n\nYour message wasn't delivered to ann@gmail.example because the address couldn't be found.\n\nThe response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.",
        Some(true),
    ),
    (
        "Gmail, waiting",
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nSubject: Delivery Status Notification (Delay)",
        "** Delivery incomplete **\n\nThere was a temporary problem delivering your message to ann@x.example. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.",
        Some(false),
    ),
    (
        "Outlook.com",
        "From: postmaster@outlook.example\nSubject: Undeliverable: Order 17",
        "mx.example rejected your message to the following email addresses:\n\nann@x.example (ann@x.example)\nThe address you sent your message to wasn't found.\n\n550 5.1.1 RESOLVER.ADR.RecipNotFound",
        Some(true),
    ),
    (
        "Exchange, German",
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>\nSubject: Unzustellbar: Bestellung 17",
        "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nann@x.example\nDas Postfach des Empfängers ist voll.\n\n#554 5.2.2 mailbox full##",
        Some(true),
    ),
    (
        "Exchange, French",
        "From: Postmaster <postmaster@x.example>\nSubject: Non remis : Commande 17",
        "Échec de la remise à ces destinataires ou groupes :\n\nann@x.example\n\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        Some(true),
    ),
    (
        "Exchange, of old",
        "From: System Administrator <postmaster@x.example>\nSubject: Undeliverable: Order 17",
        "Your message did not reach some or all of the intended recipients.\n\n      Subject: Order 17\n\nThe following recipient(s) could not be reached:\n\n      ann@x.example on 03.03.2025 10:00\n            The e-mail account does not exist at the organization this message was sent to.",
        Some(true),
    ),
    (
        "Domino",
        "From: Postmaster@x.example\nSubject: DELIVERY FAILURE: User ann (ann@x.example) not listed in Domino Directory",
        "Your message\n\n  Subject: Order 17\n\nwas not delivered to:\n\n  ann@x.example\n\nbecause:\n\n  User ann (ann@x.example) not listed in Domino Directory",
        Some(true),
    ),
    (
        "GroupWise",
        "From: Mailer-Daemon@x.example\nSubject: Message status - undeliverable",
        "The attached file had the following undeliverable recipient(s):\n\tann@x.example",
        None,
    ),
    (
        "Mimecast",
        "From: Postmaster <postmaster@x.example>\nSubject: [Postmaster] Email Delivery Failure",
        "This is a delivery failure notification message indicating that an email you addressed to email address :\n-- ann@x.example\n\ncould not be delivered. The problem appears to be :\n-- Recipient email server rejected the message\n\nAdditional information follows :\n-- 550 User unknown",
        Some(true),
    ),
    (
        "Mimecast, waiting",
        "From: Postmaster <postmaster@x.example>\nSubject: [Postmaster] Email Delivery Warning",
        "This is a delivery warning for an email to ann@x.example. The server is temporarily unavailable, delivery attempts will continue.",
        Some(false),
    ),
    (
        "Barracuda",
        "Return-Path: <>\nFrom: no-reply@barracuda.example\nSubject: **Message you sent blocked by our bulk email filter**",
        "Your message to: ann@x.example\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Order 17",
        None,
    ),
    (
        "MDaemon",
        "From: \"MDaemon at x.example\" <MDaemon@x.example>\nSubject: Warning: ann@x.example - User unknown!",
        "The following data may contain sections which represent BASE64 encoded file attachments.\n\nann@x.example - no such user here.",
        Some(true),
    ),
    (
        "hMailServer",
        "From: mailer-daemon@x.example\nSubject: Message undeliverable: Order 17",
        "Your message did not reach some or all of the intended recipients.\n\n  Sent: Mon, 3 Mar 2025\n  Subject: Order 17\n\nThe following recipient(s) could not be reached:\n\nann@x.example\n   Error Type: SMTP\n   Remote server replied: 550 Unknown user",
        Some(true),
    ),
    (
        "Amazon",
        "From: MAILER-DAEMON@amazonses.example\nSubject: Delivery Status Notification (Failure)",
        "An error occurred while trying to deliver the mail to the following recipients:\nann@x.example",
        None,
    ),
    (
        "GMX",
        "From: GMX Mailer Daemon <mailer-daemon@gmx.example>\nSubject: Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\nThe following address failed:\n\nann@gmx.example:\nSMTP error from remote server for RCPT TO command, host: mx.gmx.example (192.0.2.1) reason: 550 Requested action not taken: mailbox unavailable",
        Some(true),
    ),
    (
        "mail.ru",
        "From: mailer-daemon@corp.mail.example\nSubject: Mail failure.",
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.\n\n  ann@mail.example\n    550 Message was not accepted -- invalid mailbox.  Local mailbox ann@mail.example is unavailable: user not found",
        Some(true),
    ),
    (
        "Yandex",
        "From: mailer-daemon@yandex.example\nSubject: Недоставленное сообщение",
        "Это письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам.\n\n<ann@x.example>: host mx.x.example said: 550 5.1.1 User unknown",
        Some(true),
    ),
    (
        "abv.bg",
        "From: MAILER-DAEMON@abv.example\nSubject: failure notice",
        "Съобщението не може да бъде доставено.\n\n<ann@abv.example>:\nНе съществува такъв потребител",
        Some(true),
    ),
    (
        "Seznam",
        "From: MAILER-DAEMON@seznam.example\nSubject: Zpráva nebyla doručena",
        "Vaši zprávu nebylo možné doručit na adresu ann@seznam.example\n\n550 5.1.1 schránka neexistuje",
        Some(true),
    ),
    (
        "Onet",
        "From: MAILER-DAEMON@onet.example\nSubject: Niedostarczona poczta",
        "Wiadomość nie została dostarczona do ann@onet.example\n\n552 5.2.2 skrzynka pełna",
        Some(true),
    ),
    (
        "Libero",
        "From: Mail Delivery Subsystem <noreply@libero.example>\nSubject: Mancata consegna",
        "Non è stato possibile recapitare il messaggio a ann@libero.example\n\n550 utente sconosciuto",
        Some(true),
    ),
    (
        "Croatian",
        "From: MAILER-DAEMON@x.example\nSubject: Poruka nije isporučena",
        "Vašu poruku nije moguće isporučiti na ann@x.example: korisnik ne postoji",
        Some(true),
    ),
    (
        "Rackspace",
        "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nSubject: Undelivered Mail Returned to Sender",
        "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not be delivered to one or more recipients.\n\n<ann@x.example>: host mx.x.example[192.0.2.1] said: 452 4.2.2 Over quota",
        Some(false),
    ),
    (
        "Sun",
        "From: Internet Mail Delivery <postmaster@x.example>\nSubject: Delivery Notification: Delivery has failed",
        "This report relates to a message you sent with the following header fields:\n\n  Subject: Order 17\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: ann@x.example\n  Reason: Illegal host/domain name found",
        Some(true),
    ),
    (
        "No subject of its own",
        "From: MAILER-DAEMON@x.example\nSubject: Re: Order 17",
        "Delivery to the following recipients failed permanently:\n\n     ann@x.example",
        None,
    ),
    (
        "A name with a space",
        "From: Mailer Daemon <noreply@x.example>\nSubject: Undeliverable mail",
        "ann@x.example: no such user",
        Some(true),
    ),
    (
        "Null sender alone",
        "Return-Path: <>\nFrom: service@x.example\nSubject: Zustellung fehlgeschlagen",
        "ann@x.example: Empfänger unbekannt",
        Some(true),
    ),
];

#[test]
fn mail_systems_that_say_it_in_words_are_understood() {
    let mut wrong = Vec::new();
    for (name, fields, text, permanent) in IN_WORDS {
        let found = bounce(name, &format!("{fields}\n\n{text}\n\n--- Below is a copy of the message.\n"));
        let named = found.recipient.as_deref().is_some_and(|address| address.starts_with("ann@"));
        if found.permanent != permanent || text.contains('@') && !named {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const REPORT: &str = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n\
    Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ann@x.example\n\
    Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b\nContent-Type: message/rfc822\n\n\
    Message-ID: <m.1.2@desk.example>\nSubject: x\n\ny\n--b--\n";

#[test]
fn reports_are_bounces_whoever_sends_them() {
    for from in [
        "MAILER-DAEMON@x.example",
        "noreply@x.example",
        "\"Mail Router\" <admin@x.example>",
        "Microsoft Outlook <x@y.example>",
    ] {
        let found = bounce(from, &format!("From: {from}\nSubject: Order\n{REPORT}"));
        assert_eq!((found.permanent, found.recipient.as_deref()), (Some(true), Some("ann@x.example")), "{from}");
        assert_eq!(found.original_message_id.as_deref(), Some("m.1.2@desk.example"));
    }
    let mixed = REPORT.replace("multipart/report; report-type=delivery-status", "multipart/mixed");
    for fields in [
        "From: MAILER-DAEMON@x.example",
        "Return-Path: <>\nFrom: a@x.example",
        "Auto-Submitted: auto-replied\nFrom: a@x.example",
    ] {
        bounce(fields, &format!("{fields}\nSubject: Order\n{mixed}"));
    }
}

#[test]
fn a_person_who_sends_a_report_on_is_a_person() {
    let mixed = REPORT.replace("multipart/report; report-type=delivery-status", "multipart/mixed");
    for subject in ["Fwd: Undelivered Mail Returned to Sender", "My mail came back"] {
        assert_eq!(
            verdict(&format!("From: Ann <ann@x.example>\nSubject: {subject}\n{mixed}")),
            Verdict::Human,
            "{subject}"
        );
    }
    let attached = format!(
        "From: ann@x.example\nSubject: Fwd: Undeliverable\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nIt came back.\n--a\n\
        Content-Type: message/rfc822\n\nFrom: MAILER-DAEMON@x.example\nSubject: Undelivered\n{REPORT}\n--a--\n"
    );
    assert_eq!(verdict(&attached), Verdict::Human);
}

#[test]
fn away_notes_are_known_in_every_language() {
    for subject in [
        "Automatic reply: Order",
        "Out of Office AutoReply: Order",
        "Auto-Reply: Order",
        "Automatische Antwort: Bestellung",
        "Abwesenheitsnotiz: Bestellung",
        "Automatisch antwoord: Bestelling",
        "Réponse automatique : Commande",
        "Respuesta automática: Pedido",
        "Resposta automática: Pedido",
        "Risposta automatica: Ordine",
        "Răspuns automat: Comanda",
        "Automatyczna odpowiedź: Zamówienie",
        "Odpowiedź automatyczna: Zamówienie",
        "Automatická odpověď: Objednávka",
        "Automatická odpoveď: Objednávka",
        "Automatski odgovor: Narudžba",
        "Samodejni odgovor: Naročilo",
        "Аутоматски одговор: Поруџбина",
        "Автоматический ответ: Заказ",
        "Автоответ: Заказ",
        "Автоматична відповідь: Замовлення",
        "Автоматичен отговор: Поръчка",
        "Autosvar: Order",
        "Automatiskt svar: Order",
        "Automatisk svar: Ordre",
        "Automaattinen vastaus: Tilaus",
        "Automaatvastus: Tellimus",
        "Automātiskā atbilde: Pasūtījums",
        "Automatinis atsakymas: Užsakymas",
        "Automatikus válasz: Rendelés",
        "Αυτόματη απάντηση: Παραγγελία",
        "Otomatik Yanıt: Sipariş",
        "AUTO: Ann Smith is out of the office (returning 10 March)",
    ] {
        let raw = format!("From: ann@x.example\nSubject: {subject}\n\nBack soon.\n");
        assert_eq!(verdict(&raw), Verdict::Auto(Why::OutOfOffice), "{subject}");
    }
    for subject in [
        "Out of office: Order",
        "Out of Office",
        "Abwesend: Bestellung",
        "Absent du bureau : Commande",
        "Вне офиса: Заказ",
        "Извън офиса",
        "Automatic reply",
    ] {
        let raw = format!("From: ann@x.example\nIn-Reply-To: <m.1.2@desk.example>\nSubject: {subject}\n\nBack soon.\n");
        assert_eq!(verdict(&raw), Verdict::Auto(Why::OutOfOffice), "{subject}");
    }
}

#[test]
fn fields_of_machines_tell_them() {
    for field in [
        "Auto-Submitted: auto-replied; owner-email=\"ann@x.example\"",
        "X-Autoreply: yes",
        "X-Autorespond: Order",
        "X-Auto-Response-Suppress: All",
        "Precedence: auto-reply",
        "Preference: auto_reply",
        "X-Mail-Autoreply: 1",
        "X-Autoreply-From: ann@x.example",
        "X-Vacation: 1",
        "X-OTRS-Loop: yes",
        "X-Amazon-Auto-Reply: true",
        "Auto-Submitted: auto-notified",
        "X-POST-MessageClass: 9; Autoresponder",
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
    ] {
        let raw = format!("From: ann@x.example\nSubject: Re: Order\n{field}\n\nThank you.\n");
        assert!(matches!(verdict(&raw), Verdict::Auto(_)), "{field}");
    }
}

#[test]
fn people_who_write_of_machines_and_absence_are_people() {
    for (fields, text) in [
        (
            "From: ann@x.example\nSubject: Out of office: how do I set it up?",
            "I will be on vacation and want an out of office note.",
        ),
        ("From: ann@x.example\nSubject: Out of office", "How do I turn it on?"),
        ("From: ann@x.example\nSubject: Abwesend: bitte Termin verschieben", "Ich bin im Urlaub bis 10.03.2025."),
        ("From: ann@x.example\nSubject: Nieobecność: Kowalski", "Jestem na urlopie."),
        ("From: ann@x.example\nSubject: Re: Automatic reply: Order", "Thank you, I will wait."),
        ("From: ann@x.example\nSubject: Automatic reply", "How do I switch it off?"),
        (
            "From: ann@x.example\nIn-Reply-To: <m.1.2@desk.example>\nSubject: Re: Order",
            "I am out of the office until Monday, please call Bob.",
        ),
        (
            "From: ann@x.example\nSubject: FW: Undeliverable: Order",
            "From: MAILER-DAEMON@x.example\nSubject: Undeliverable\n\n550 5.1.1 User unknown",
        ),
        (
            "From: ann@x.example\nSubject: Mail delivery failed: returning message to sender",
            "I get this whenever I write to you. What is it?",
        ),
        (
            "From: postmaster@small-shop.example\nSubject: Delivery problem with parcel 17",
            "It was not delivered to me. Where is it?",
        ),
        ("From: Postmaster <postmaster@small-shop.example>\nSubject: Order not delivered", "Please send it again."),
        ("From: ann@x.example\nSubject: Недоставленное сообщение", "Почему мои письма возвращаются?"),
        ("Return-Path: <ann@x.example>\nFrom: ann@x.example\nSubject: Mailbox full", "Can you empty it?"),
        ("From: ann@x.example\nAuto-Submitted: no\nPrecedence: first-class\nSubject: Order", "Where is it?"),
        ("From: Daemon Smith <daemon@x.example>\nSubject: Returned mail", "Somebody returned my parcel."),
        ("From: ann@x.example\nX-Autoreply: no\nX-Auto-Response-Suppress: OOF, AutoReply\nSubject: Order", "Hello."),
    ] {
        assert_eq!(verdict(&format!("{fields}\n\n{text}\n")), Verdict::Human, "{fields}");
    }
}
