//! What a mail must not do: of spam, of a forged sender, of the past, and what comes twice.

use crate::{
    acknowledging::tells,
    cards::{kept_in_files, mail_with_card},
    fetch_oddities::{Heard, odd},
    fetching::{Wire, fetches_from, until},
    house::{Browser, House, letter},
    importing::{imports, mbox, old},
    notice_mail,
    senders::written,
};
use base::Actor;
use channel::{MailboxId, alarm, mail::by_itself};
use mail::Letter;
use std::{sync::Arc, time::Duration};
use store::{Query, testing::Folder};
use ticket::Delivery;
use trust::testing::Signer;

const PILLS: &str = "bo@pills.example";
const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
const CARD: &str = "4111111111111111";
const DAY: u64 = 24 * 3600;

async fn lying(house: &House) -> i64 {
    house.count("SELECT count(*) FROM spam").await
}

async fn blocks(who: &Browser, sender: &str) {
    who.sends("/spam/senders", &[("sender", sender), ("mail", "1")]).await.is(303);
}

/// Takes the only mail out of the folder.
async fn frees(house: &House, who: &Browser) {
    let arrival = house.count("SELECT arrival_id FROM spam").await.to_string();
    who.sends("/spam", &[("mail", &arrival), ("do", "free")]).await.is(303);
    house.settled().await;
}

/// Hands over a mail that becomes no ticket.
async fn brings(house: &House, from: &str, raw: &str) {
    house.customer(from).hands_over(&[SUPPORT], raw.as_bytes()).await.unwrap();
    house.settled().await;
}

story!(a_ticket_that_was_no_spam_after_all_keeps_its_words(house) {
    let number = house.customer(PILLS).writes("Pills", "Are they real?").await;
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{number}/spam"), &[]).await.is(303);
    assert!(vasya.opens("/views/open").await.text().contains("href=\"/spam\""));
    vasya.reopens(number).await.is(303);
    house.settled().await;
    assert_eq!(lying(house).await, 0, "it leaves the folder by itself");
    assert!(!vasya.opens("/views/open").await.text().contains("href=\"/spam\""));
    vasya.replies(number, "They are.").await.is(303);
    vasya.solves(number).await.is(303);
    house.later(40 * DAY).await;
    repka::schedule::delete_spam(house.desk()).await.unwrap();
    house.settled().await;
    assert_eq!(house.words(number).await, ["Are they real?", "They are."]);
});

story!(the_number_of_a_card_is_kept_nowhere_in_the_folder_either(house) {
    let vasya = house.agent("Vasya").await;
    blocks(&vasya, "kovac.example").await;
    brings(house, IVA, &mail_with_card()).await;
    assert_eq!(lying(house).await, 1);
    assert!(!kept_in_files(house, CARD), "the mail as it came is let go of");
    let mail = format!("/spam/{}", house.count("SELECT arrival_id FROM spam").await);
    for page in ["/spam", &mail] {
        let page = vasya.opens(page).await.is(200).text();
        assert!(page.contains("1111") && !page.contains("4111"), "{page}");
    }
    frees(house, &vasya).await;
    let number = house.count("SELECT id FROM ticket").await;
    assert!(house.last(number).await.text.contains("The velvet order"), "the rest of it stays");
    assert!(!kept_in_files(house, CARD));
});

story!(asking: a_mail_taken_out_of_the_folder_is_believed_as_when_it_came(house) {
    house.dns().txt("kovac.example", "v=spf1 ip4:192.0.2.1 -all");
    house.dns().txt("_dmarc.kovac.example", "v=DMARC1; p=reject");
    let signer = Signer::of(house.dns(), "kovac.example");
    let vasya = house.agent("Vasya").await;
    blocks(&vasya, "kovac.example").await;
    let header = [("From", IVA), ("To", SUPPORT), ("Message-ID", "<one@kovac.example>"), ("Subject", "The lamp")];
    brings(house, IVA, &signer.sign(&letter(&header, "Where is it?"))).await;
    house.later(6 * DAY).await;
    house.dns().forget("test._domainkey.kovac.example"); // it has another key by now
    frees(house, &vasya).await;
    assert_eq!(house.last(house.count("SELECT id FROM ticket").await).await.doubt, None);
});

story!(asking: whoever_forges_a_sender_leads_no_answer_elsewhere_and_changes_no_customer(house) {
    let (number, _) = written(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    let ours = Letter::read(&house.mails(1).await[0].raw).unwrap();
    let to = ours.reply_to[0].address.clone();
    let header = [
        ("From", "Crook <iva@kovac.example>"),
        ("To", &to),
        ("Cc", "crook@evil.example"),
        ("Reply-To", "crook@evil.example"),
        ("Subject", "Re: The lamp"),
    ];
    let raw = letter(&header, "Write to me here instead.");
    assert_eq!(house.customer("crook@evil.example").sends(&[&to], &raw).await, number);
    assert_eq!(house.last(number).await.doubt.as_deref(), Some("dmarc"));
    let ticket = house.ticket(number).await;
    assert!(ticket.copies.0.is_empty(), "{:?}", ticket.copies.0);
    assert_eq!(house.count("SELECT count(*) FROM customer WHERE name = 'Crook'").await, 0);
    vasya.replies(number, "It comes on Monday.").await.is(303);
    assert_eq!(house.mails(2).await[1].envelope.to, [IVA]);
});

story!(asking: who_is_wanted_and_only_not_proven_is_kept_out_for_no_words(house) {
    house.dns().txt("kovac.example", "v=spf1 ip4:192.0.2.1 -all");
    house.dns().txt("_dmarc.kovac.example", "v=DMARC1; p=none");
    let olga = house.agent("Olga").await;
    let rule = [("do", "keep"), ("name", "Lamps"), ("kind", "words"), ("field", ""), ("value", "lamp")];
    olga.sends("/settings/spam/rules", &rule).await.is(303);
    let header = [("From", IVA), ("To", SUPPORT), ("Subject", "The lamp")];
    brings(house, IVA, &letter(&header, "Where is my lamp?")).await;
    assert_eq!(lying(house).await, 1, "a stranger's words count as ever");
    let arrival = house.count("SELECT arrival_id FROM spam").await.to_string();
    olga.sends("/spam", &[("mail", &arrival), ("do", "free")]).await.is(303);
    house.settled().await;
    let number = house.customer(IVA).sends(&[SUPPORT], &letter(&header, "And my second lamp?")).await;
    assert_eq!(house.last(number).await.doubt.as_deref(), Some("unproven"), "she has an open ticket");
    house.dns().forget("_dmarc.kovac.example");
    house.dns().txt("_dmarc.kovac.example", "v=DMARC1; p=reject");
    brings(house, IVA, &letter(&header, "Send me a lamp for free.")).await;
    assert_eq!(lying(house).await, 1, "whoever is forged has none");
});

story!(the_number_of_a_card_is_not_brought_along(house) {
    let folder = Folder::new().unwrap();
    imports(house, &[mbox(&folder, "inbox", &[mail_with_card()])]).await.unwrap();
    assert!(house.last(1).await.cards_hidden);
    assert!(!kept_in_files(house, CARD));
});

story!(what_was_brought_along_is_no_mail_of_today_and_may_be_brought_along_again(house) {
    let folder = Folder::new().unwrap();
    let paths = [mbox(&folder, "inbox", &["no header at all, only words\n".to_owned()])];
    assert!(imports(house, &paths).await.is_err());
    let olga = house.agent("Olga").await;
    assert!(!olga.opens("/intake-problems").await.is(200).text().contains("/reading"));
    let id = house.count("SELECT id FROM arrival").await;
    olga.sends(&format!("/intake-problems/{id}/reading"), &[]).await.is(303);
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'arrival.not_understood'").await, 1);
    let again = imports(house, &paths).await.unwrap_err();
    assert!(again.plain().starts_with("1 mails were refused"), "{}", again.plain());
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem'").await, 1);
});

story!(a_report_of_the_past_changes_nothing_of_what_was_said_since(house) {
    let iva = house.customer(IVA);
    let number = iva.writes("The lamp", "Where is it?").await;
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    let caught = house.mails(1).await[0].clone();
    let answer = house.last(number).await.id;
    house.later(3 * DAY).await;
    iva.answers(&caught, "And now?").await;
    let before = house.timeline(number).await.len();
    let ours = Letter::read(&caught.raw).unwrap().message_id.unwrap();
    let header = [
        ("From", "MAILER-DAEMON@mx.example"),
        ("To", SUPPORT),
        ("Subject", "Undelivered Mail"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "multipart/report; report-type=delivery-status; boundary=b"),
    ];
    let text = format!(
        "--b\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Final-Recipient: rfc822; {IVA}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{ours}>\r\n\r\n--b--\r\n"
    );
    let folder = Folder::new().unwrap();
    imports(house, &[mbox(&folder, "inbox", &[old(house, 2, &header, &text)])]).await.unwrap();
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Sent));
    assert_eq!(house.timeline(number).await.len(), before);
});

story!(what_became_spam_meanwhile_is_not_acknowledged(house) {
    let number = house.customer(PILLS).writes("Pills", "Buy them.").await;
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{number}/spam"), &[]).await.is(303);
    tells(house, &[("words-en", "It is number {{ticket.number}}.")]).await;
    let (entry, who) = (house.timeline(number).await[0].id, house.ticket(number).await.identity_id);
    let due = by_itself::Due { entry, who, mailbox: MailboxId(1), begins: true };
    for (reopened, told) in [(false, 0), (true, 1)] {
        if reopened {
            vasya.reopens(number).await.is(303);
        }
        let words = Arc::new(|_: &str, key: &str, _: &[(&str, &str)]| key.to_owned());
        let mut deed = by_itself::prepare(house.desk().clone(), house.post(), words, due).await.unwrap();
        let mut act = house.desk().act(Actor::Machine).await.unwrap();
        deed.perform(&mut act).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(house.count("SELECT count(*) FROM own_letter").await, told);
    }
    house.settled().await;
});

story!(an_answer_to_a_notice_that_comes_by_two_ways_is_done_once(house) {
    let (number, caught) = notice_mail::note_mailed(house).await;
    let kolya = "kolya@desk.example";
    for head in [&[][..], &[("X-Forwarded-By", "the old server")]] {
        let head = [&[("Message-ID", "<answer@phone.example>")], head].concat();
        notice_mail::answers(house, kolya, &caught, &head, "The small one.").await;
    }
    assert_eq!(house.words(number).await, ["Where is it?", "Which bulb fits?", "The small one."]);
    notice_mail::answers(house, kolya, &caught, &[("Message-ID", "<answer@phone.example>")], "Or the big one.").await;
    assert_eq!(house.words(number).await.len(), 4, "other words are another answer, whatever it calls itself");
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem'").await, 0);
});

story!(those_who_name_no_address_are_not_one_person(house) {
    brings(house, "", "Message-ID: <one@x.example>\r\nSubject: One\r\n\r\nFirst.\r\n").await;
    brings(house, "", "References: <one@x.example>\r\nSubject: Two\r\n\r\nSecond.\r\n").await;
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 2);
    assert_eq!(house.words(1).await, ["First."]);
});

/// Letters that no compression makes fewer.
fn noise(n: usize) -> String {
    let letters = (0..n as u64)
        .map(|i| (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xabcd).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40);
    letters.map(|n| char::from(b'a' + (n % 26) as u8)).collect()
}

story!(what_a_sender_calls_himself_and_his_mail_may_be_longer_than_any_index_takes(house) {
    let long = noise(5_000);
    let raw = format!(
        "From: {long} <{long}@kovac.example>\r\nTo: {SUPPORT}\r\nMessage-ID: <{long}@kovac.example>\r\n\
         References: <{long}@x.example> <short@x.example>\r\nSubject: The lamp\r\n\r\nWhere is it?\r\n"
    );
    brings(house, IVA, &raw).await;
    assert_eq!(house.words(1).await, ["Where is it?"]);
    assert_eq!(house.last(1).await.author_address, IVA, "by the envelope");
});

/// Support's mails are fetched from there, and deleted there.
async fn fetches(house: &House, port: u16) {
    fetches_from(&house.agent("Anna").await, port, &[("afterwards", "delete")]).await;
    until(house, "SELECT count(*) FROM fetched WHERE trouble = 'afterwards' AND failing_since IS NOT NULL", 1).await;
}

story!(what_was_given_up_at_the_provider_stands_in_nobody_s_way(house) {
    fetches(house, odd(Heard::default()).await).await;
    let (mut act, long_ago) = (house.desk().act(Actor::Machine).await.unwrap(), house.desk().now().minus(Duration::from_secs(DAY)));
    for uid in 1000..1250_i64 {
        Query::new(
            "INSERT INTO fetched_mail (mailbox_id, uid_validity, uid, arrival_id, size, owed_at, tries)
             SELECT mailbox_id, uid_validity, $1, arrival_id, size, $2, 14 FROM fetched_mail WHERE uid = 4",
        )
        .bind(uid)
        .bind(long_ago)
        .run(&mut act)
        .await
        .unwrap();
    }
    act.commit().await.unwrap();
    house.later(61).await;
    until(house, "SELECT tries FROM fetched_mail WHERE uid = 4", 2).await;
});

story!(what_cannot_be_deleted_there_is_no_failure_of_days_when_the_connection_breaks(house) {
    let wire = Wire::to(odd(Heard::default()).await).await;
    fetches(house, wire.port).await;
    house.later(3 * DAY).await;
    wire.is_cut(true);
    until(house, "SELECT count(*) FROM fetched WHERE trouble <> 'afterwards'", 1).await;
    alarm::look(house.desk()).await.unwrap();
    assert_eq!(house.count("SELECT count(*) FROM mailbox_alarm").await, 0, "mails came until now");
    house.later(3600).await;
    alarm::look(house.desk()).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM mailbox_alarm WHERE alarm = 'failing'").await, 1);
});
