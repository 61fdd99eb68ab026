//! Whoever writes about something new is told at once that it has arrived, where the company wants that.

use crate::house::{House, letter};
use base::Actor;
use jiff::{Timestamp, tz::TimeZone};
use mail::Letter;
use store::Query;

const PAGE: &str = "/settings/mailboxes/1/acknowledgement";
const SUPPORT: &str = "support@desk.example";
const TOLD: &str = "SELECT count(*) FROM own_letter";

pub async fn tells(house: &House, words: &[(&str, &str)]) {
    house.agent("Anna").await.sends(PAGE, words).await.is(303);
}

async fn comes(house: &House, from: &str, subject: &str, more: &[(&str, &str)]) -> i64 {
    let head = [&[("From", from), ("To", SUPPORT), ("Subject", subject)][..], more].concat();
    let number = house.customer(from).sends(&[SUPPORT], &letter(&head, "Where is it?")).await;
    house.settled().await;
    number
}

/// As many matters, each answered after this time.
async fn answered(house: &House, many: i64, seconds: u64) {
    let vasya = house.agent("Vasya").await;
    for n in 0..many {
        let number = comes(house, &format!("c{n}@kovac.example"), "The lamp", &[]).await;
        house.later(seconds).await;
        vasya.replies(number, "It is on its way.").await.is(303);
        house.settled().await;
    }
}

story!(who_writes_about_something_new_is_told_once_that_it_has_come(house) {
    comes(house, "ben@smith.example", "The rug", &[]).await;
    assert_eq!(house.count(TOLD).await, 0, "nobody is unless it is wanted");
    let anna = house.agent("Anna").await;
    let page = anna.opens(PAGE).await.is(200).text();
    assert!(page.contains("Nobody is told anything") && page.contains("{{ticket.number}}"), "{page}");
    anna.sends(PAGE, &[("words-en", "Dear {{customer.first_name}}")]).await.is(422);
    tells(house, &[("words-en", "Hello,\n\n{{expectation|}}\n\nIt is number {{ticket.number}}."), ("words-hr", "Stiglo je.")]).await;
    let number = comes(house, "iva@kovac.example", "The lamp", &[]).await;
    let caught = house.mails(1).await[0].clone();
    let mail = Letter::read(&caught.raw).unwrap();
    let words = mail.text.replace("\r\n", "\n");
    assert!(words.starts_with(&format!("Hello,\n\nIt is number {number}.\n\n[r:")), "of few answers nothing is said: {words}");
    let raw = String::from_utf8_lossy(&caught.raw);
    for mark in ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All", "Precedence: bulk"] {
        assert!(raw.contains(mark), "{mark}: {raw}");
    }
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.first_answer_at, ticket.holder.as_str()), (None, "nobody"));
    assert!(ticket.waiting_since.is_some(), "it answers nothing");
    // She goes on in the same matter.
    assert_eq!(house.customer("iva@kovac.example").answers(&caught, "And the vase?").await, number);
    house.settled().await;
    assert_eq!(house.count(TOLD).await, 1);
    assert!(anna.opens("/settings/mailboxes/1").await.is(200).text().contains("told at once"));
    anna.sends(PAGE, &[("_method", "delete")]).await.is(303);
    comes(house, "eva@novak.example", "The chair", &[]).await;
    assert_eq!(house.count(TOLD).await, 1);
});

story!(the_answer_is_promised_as_it_really_came_lately(house) {
    answered(house, 10, 5_400).await;
    tells(house, &[("words-en", "{{expectation|}} By {{answer_by|no idea}}.")]).await;
    let before = house.office.catcher.count();
    comes(house, "iva@kovac.example", "The lamp", &[]).await;
    let text = house.mail(before + 1).await.text;
    assert!(text.contains("took about 2 hours of working time") && !text.contains("no idea"), "{text}");
    assert!(house.agent("Anna").await.opens(PAGE).await.is(200).text().contains("took about 2 hours"), "it is tried");
    // While it is closed, it says when it opens.
    let day = |days: i64| {
        let at = Timestamp::from_second(house.desk().now().seconds() + days * 86_400).unwrap();
        at.to_zoned(TimeZone::UTC).date()
    };
    let (first, last) = (day(0).to_string(), day(1).to_string());
    let days = [("first", first.as_str()), ("last", &last), ("reason", "Stocktaking")];
    house.agent("Anna").await.sends("/settings/hours/closed", &days).await.is(303);
    comes(house, "eva@novak.example", "The chair", &[]).await;
    let text = house.mail(before + 2).await.text;
    assert!(text.contains(&format!("We are closed now and open again on {} ", day(2).day())), "{text}");
});

story!(no_machine_list_bounce_or_one_of_us_is_told(house) {
    tells(house, &[("words-en", "It has come.")]).await;
    comes(house, "iva@kovac.example", "Away", &[("Auto-Submitted", "auto-replied")]).await;
    comes(house, "news@shop.example", "News", &[("List-Id", "<news.shop.example>"), ("Precedence", "list")]).await;
    comes(house, "MAILER-DAEMON@mx.example", "Undelivered Mail", &[]).await;
    comes(house, "no-reply@shop.example", "Order", &[]).await;
    comes(house, "billing@desk.example", "Hi", &[]).await;
    comes(house, "petya@desk.example", "Hi", &[]).await;
    assert_eq!((house.count(TOLD).await, house.office.catcher.count()), (0, 0));
    // One that hides what it is, and begins a matter each time.
    for n in 0..6 {
        comes(house, "robot@shop.example", &format!("Order {n}"), &[]).await;
    }
    assert_eq!(house.count(TOLD).await, 3);
    house.later(86_401).await;
    comes(house, "robot@shop.example", "Another day", &[]).await;
    assert_eq!(house.count(TOLD).await, 4);
});

/// Four hundred and ninety-nine letters that the house has just written to somebody.
async fn were_written(house: &House) {
    let entries = "INSERT INTO entry (ticket_id, kind, public, channel, machine, author_name, author_address, recipients,
             copies, reply_to, subject, text, reply_text, remote, at)
         SELECT e.ticket_id, 'change', FALSE, e.channel, TRUE, '', '', e.recipients, e.copies, e.reply_to, '', 'many', '',
             FALSE, e.at FROM entry e, (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 499)
             SELECT i FROM n) counted WHERE e.id = (SELECT min(id) FROM entry)";
    let letters = "INSERT INTO own_letter (entry_id, identity_id, at)
         SELECT e.id, (SELECT min(id) FROM identity), e.at FROM entry e WHERE e.text = 'many'";
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    for text in [entries, letters] {
        Query::new(text).run(&mut act).await.unwrap();
    }
    act.commit().await.unwrap();
}

story!(a_flood_of_made_up_senders_is_not_answered(house) {
    comes(house, "first@flood.example", "Hello", &[]).await;
    tells(house, &[("words-en", "It has come.")]).await;
    were_written(house).await;
    comes(house, "a@flood.example", "Hello", &[]).await;
    assert_eq!(house.count(TOLD).await, 500, "the last of this hour");
    for n in 0..3 {
        comes(house, &format!("b{n}@flood.example"), "Hello", &[]).await;
    }
    assert_eq!((house.count(TOLD).await, house.office.catcher.count()), (500, 1));
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 5, "all are taken in");
    house.later(3_601).await;
    comes(house, "c@flood.example", "Hello", &[]).await;
    assert_eq!(house.count(TOLD).await, 501, "an hour later it goes on");
});

/// What every relay on the way takes off: all by which a mail could be known for a machine's, or for an answer.
fn bare(raw: &[u8]) -> String {
    let raw = String::from_utf8_lossy(raw).into_owned();
    let (head, body) = raw.split_once("\r\n\r\n").unwrap();
    let marks = [
        "auto-submitted",
        "x-auto-response-suppress",
        "precedence",
        "x-repka-loop",
        "in-reply-to",
        "references",
        "reply-to",
    ];
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let kept = unfolded.lines().filter(|line| {
        let name = line.split(':').next().unwrap_or_default().to_lowercase();
        !marks.contains(&name.as_str())
    });
    format!("{}\r\n\r\n{body}", kept.collect::<Vec<_>>().join("\r\n"))
}

/// Carries what is in one desk's post to the other, and says how many mails that were.
async fn carries(from: &House, to: &House, done: &mut usize, way: (&str, &str), strips: bool) -> usize {
    let all = from.office.catcher.count();
    let mails = from.mails(all).await;
    let new: Vec<_> = mails.iter().skip(*done).filter(|mail| mail.envelope.to == [way.1]).cloned().collect();
    *done = all;
    for mail in &new {
        let raw = if strips { bare(&mail.raw) } else { String::from_utf8_lossy(&mail.raw).into_owned() };
        to.customer(way.0).hands_over(&[way.1], raw.as_bytes()).await.unwrap();
        to.settled().await;
    }
    new.len()
}

story!(two_desks_that_answer_each_other_fall_silent(house) {
    let Some(other) = House::open(house.desk().db().engine()).await else { return };
    let (ours, theirs) = ("help@ours.example", "help@theirs.example");
    for (house, address) in [(house, ours), (&other, theirs)] {
        let anna = house.agent("Anna").await;
        let support = house.department("Support").await.to_string();
        let new = [("address", address), ("name", "Help"), ("department", support.as_str())];
        anna.sends("/settings/mailboxes", &new).await.is(303);
        let id = house.count("SELECT max(id) FROM mailbox").await;
        let page = format!("/settings/mailboxes/{id}/acknowledgement");
        anna.sends(&page, &[("words-en", "We have your message.")]).await.is(303);
    }
    for strips in [false, true] {
        let (mut here, mut there) = (house.office.catcher.count(), other.office.catcher.count());
        let first = letter(&[("From", theirs), ("To", ours), ("Subject", if strips { "Again" } else { "Hello" })], "Hello?");
        house.customer(theirs).hands_over(&[ours], first.as_bytes()).await.unwrap();
        house.settled().await;
        let mut carried = 0;
        for round in 0.. {
            let now = carries(house, &other, &mut here, (ours, theirs), strips).await
                + carries(&other, house, &mut there, (theirs, ours), strips).await;
            carried += now;
            if now == 0 {
                break;
            }
            assert!(round < 10, "they go on and on");
        }
        // With the marks the first answer is the last; without any, each has had as many letters as is good.
        assert!(if strips { (2..=6).contains(&carried) } else { carried == 1 }, "{carried}");
    }
    other.settled().await;
});
