//! One recipient who is refused keeps a mail from nobody else, and nobody gets it twice.

use crate::house::{House, letter};
use mail::smtp::Answer;
use store::Query;
use ticket::{Delivery, Entry, EntryId};

const IVA: &str = "iva@kovac.example";
const PETAR: &str = "petar@kovac.example";
const BOSS: &str = "boss@elsewhere.example";
const SUPPORT: &str = "support@desk.example";

/// Vasya answers Iva, with a copy to Petar and a hidden one to the boss.
async fn answered(house: &House) -> (i64, EntryId) {
    let head = [("From", "Iva <iva@kovac.example>"), ("To", SUPPORT), ("Subject", "The lamp")];
    let number = house.customer(IVA).sends(&[SUPPORT], &letter(&head, "Where is it?")).await;
    let form = [("text", "On its way."), ("to", IVA), ("cc", "Petar <petar@kovac.example>"), ("bcc", BOSS)];
    let vasya = house.agent("Vasya").await;
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    house.settled().await;
    (number, house.last(number).await.id)
}

/// To whom each mail went, in the order they were taken.
pub async fn went(house: &House, n: usize) -> Vec<Vec<String>> {
    let sorted = |mut to: Vec<String>| {
        to.sort();
        to
    };
    house.mails(n).await.iter().map(|caught| sorted(caught.envelope.to.clone())).collect()
}

fn who_missed(entry: &Entry) -> Vec<(&str, Delivery)> {
    entry.missed.0.iter().map(|one| (one.whom.address.as_str(), one.state)).collect()
}

async fn bounces(house: &House, mail: usize, whom: &str) {
    reports(house, mail, &[(whom, "failed", "5.1.1", "550 no such user")]).await;
}

/// A mail system tells of several: who, what became of it, its code, what the other side said.
async fn reports(house: &House, mail: usize, groups: &[(&str, &str, &str, &str)]) {
    let caught = house.mails(mail).await[mail - 1].clone();
    let id = mail::Letter::read(&caught.raw).unwrap().message_id.unwrap();
    let group = |(whom, action, status, said): &(&str, &str, &str, &str)| {
        format!(
            "Final-Recipient: rfc822; {whom}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n\r\n"
        )
    };
    let (first, groups) = (groups[0].0, groups.iter().map(group).collect::<String>());
    let bounce = format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: {SUPPORT}\r\nSubject: Undelivered\r\nMessage-ID: <b-{first}>\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         {groups}--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{id}>\r\n\r\n--b--\r\n"
    );
    house.customer("").hands_over(&[SUPPORT], bounce.as_bytes()).await.unwrap();
    house.settled().await;
}

story!(a_copy_that_is_refused_keeps_the_answer_from_nobody_else(house) {
    house.office.will_say_to(PETAR, Answer::Refuse("no such Petar".into()));
    let (number, answer) = answered(house).await;
    assert_eq!(went(house, 1).await, [[BOSS, IVA]]);
    let entry = house.entry(answer).await;
    assert_eq!((entry.delivery, who_missed(&entry)), (Some(Delivery::Sent), vec![(PETAR, Delivery::Failed)]));
    assert!(house.ticket(number).await.waiting_since.is_none(), "the customer has her answer");
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("Petar does not have it: 550 5.1.1 no such Petar"), "{page}");
    assert!(vasya.opens("/notices").await.is(200).text().contains("did not reach everybody"));
    let path = format!("/api/v1/entries/{answer}");
    let shown = house.api("Vasya").await.gets(&path).await.is(200).json();
    let missed = &shown["delivery"]["missed"];
    assert_eq!((&missed[0]["whom"]["address"], &missed[0]["state"]), (&PETAR.into(), &"failed".into()), "{shown}");
    assert!(missed.as_array().is_some_and(|all| all.len() == 1));
    vasya.sends_again(number, answer).await.is(303);
    assert_eq!(went(house, 2).await[1], [PETAR], "nobody gets it twice");
    let entry = house.entry(answer).await;
    assert_eq!((entry.delivery, who_missed(&entry)), (Some(Delivery::Sent), vec![]));
    vasya.sends_again(number, answer).await.is(403);
});

story!(who_is_not_taken_for_now_is_tried_again_alone(house) {
    house.office.will_say_to(PETAR, Answer::Later("greylisted".into()));
    house.office.will_say_to(PETAR, Answer::Later("greylisted still".into()));
    let (number, answer) = answered(house).await;
    assert_eq!(went(house, 1).await, [[BOSS, IVA]]);
    let entry = house.entry(answer).await;
    assert_eq!((entry.delivery, who_missed(&entry)), (Some(Delivery::Sent), vec![(PETAR, Delivery::Waiting)]));
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.is(200).text().contains("Petar does not have it yet"));
    vasya.takes_back(number, answer).await.is(403);
    vasya.sends_again(number, answer).await.is(403);
    house.later(10).await;
    let entry = house.entry(answer).await;
    assert!(entry.missed.0[0].note.contains("greylisted still"), "{:?}", entry.missed);
    house.later(20).await;
    assert_eq!(went(house, 2).await[1], [PETAR]);
    let entry = house.entry(answer).await;
    assert_eq!((entry.delivery, who_missed(&entry)), (Some(Delivery::Sent), vec![]));
    house.later(3600).await;
    house.mails(2).await;
});

story!(who_is_never_taken_is_given_up_in_the_end(house) {
    for _ in 0..21 {
        house.office.will_say_to(PETAR, Answer::Later("busy".into()));
    }
    let (_, answer) = answered(house).await;
    for _ in 0..20 {
        assert_eq!(who_missed(&house.entry(answer).await), [(PETAR, Delivery::Waiting)]);
        house.later(4 * 3600).await;
    }
    assert_eq!(who_missed(&house.entry(answer).await), [(PETAR, Delivery::Failed)]);
    house.mails(1).await;
});

story!(an_answer_its_customer_is_refused_is_not_delivered_whoever_has_a_copy(house) {
    house.office.will_say_to(IVA, Answer::Refuse("no such Iva".into()));
    let (number, answer) = answered(house).await;
    assert_eq!(went(house, 1).await, [[BOSS, PETAR]]);
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Failed));
    assert!(house.ticket(number).await.waiting_since.is_some(), "she has no answer");
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.is(200).text().contains("no such Iva"));
    vasya.sends_again(number, answer).await.is(303);
    assert_eq!(went(house, 2).await[1], [IVA], "who has a copy gets no other");
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Sent));
    assert!(house.ticket(number).await.waiting_since.is_none());
});

story!(a_mail_that_comes_back_from_one_of_several_has_failed_for_that_one(house) {
    let (number, answer) = answered(house).await;
    bounces(house, 1, PETAR).await;
    let entry = house.entry(answer).await;
    assert_eq!((entry.delivery, who_missed(&entry)), (Some(Delivery::Sent), vec![(PETAR, Delivery::Failed)]));
    assert!(house.ticket(number).await.waiting_since.is_none(), "the customer has her answer");
    bounces(house, 1, IVA).await;
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Failed));
    assert!(house.ticket(number).await.waiting_since.is_some());
    house.agent("Vasya").await.sends_again(number, answer).await.is(303);
    assert_eq!(went(house, 2).await[1], [IVA, PETAR], "the boss has his");
});

story!(a_report_of_several_marks_each_of_them_with_why(house) {
    let (number, answer) = answered(house).await;
    let told = [
        (PETAR, "failed", "5.1.1", "550 no such Petar"),
        (BOSS, "failed", "4.4.7", "421 busy for five days"),
        (IVA, "delayed", "4.4.1", "421 later"),
    ];
    reports(house, 1, &told).await;
    let entry = house.entry(answer).await;
    let missed = vec![(PETAR, Delivery::Failed), (BOSS, Delivery::Failed)];
    assert_eq!((entry.delivery, who_missed(&entry)), (Some(Delivery::Sent), missed), "Iva may yet have hers");
    let notes: Vec<_> = entry.missed.0.iter().map(|one| one.note.as_str()).collect();
    assert_eq!(notes, ["5.1.1 550 no such Petar", "4.4.7 421 busy for five days"]);
    assert!(house.ticket(number).await.waiting_since.is_none());
    let page = house.agent("Vasya").await.opens_ticket(number).await.is(200).text();
    assert!(page.contains("Petar does not have it: 5.1.1 550 no such Petar"), "{page}");
    // Told once more, with the customer among them: nobody it is addressed to has it.
    reports(house, 1, &[(IVA, "failed", "5.1.1", "550 no such Iva"), (PETAR, "failed", "5.1.1", "550 gone")]).await;
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Failed));
    assert!(house.ticket(number).await.waiting_since.is_some());
});

story!(a_report_in_words_alone_tells_of_each_it_names(house) {
    let (_, answer) = answered(house).await;
    let caught = house.mails(1).await[0].clone();
    let id = mail::Letter::read(&caught.raw).unwrap().message_id.unwrap();
    let report = format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: {SUPPORT}\r\nSubject: failure notice\r\nMessage-ID: <words@mx.example>\r\n\r\n\
         Hi. This is the qmail-send program at mx.example.\r\n\
         I'm afraid I wasn't able to deliver your message to the following addresses.\r\n\
         This is a permanent error; I've given up. Sorry it didn't work out.\r\n\r\n\
         <{PETAR}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n\
         <{BOSS}>:\r\nThis message has been in the queue too long. (#4.4.1)\r\n\r\n\
         --- Below this line is a copy of the message.\r\n\r\nMessage-ID: <{id}>\r\nSubject: The lamp\r\n\r\nOn its way.\r\n"
    );
    house.customer("").hands_over(&[SUPPORT], report.as_bytes()).await.unwrap();
    house.settled().await;
    let entry = house.entry(answer).await;
    assert_eq!(who_missed(&entry), [(PETAR, Delivery::Failed), (BOSS, Delivery::Failed)]);
    let why: Vec<&str> = entry.missed.0.iter().map(|one| one.note.as_str()).collect();
    assert!(why[0].contains("no mailbox here") && why[1].contains("too long"), "{why:?}");
    assert_eq!(entry.delivery, Some(Delivery::Sent), "the customer has hers");
});

story!(nobody_is_tried_again_whose_words_were_struck(house) {
    house.office.will_say_to(PETAR, Answer::Later("greylisted".into()));
    let (number, answer) = answered(house).await;
    let path = format!("/tickets/{number}/entries/{answer}/striking");
    house.agent("Olga").await.sends(&path, &[("why", "Asked for")]).await.is(303);
    house.later(3600).await;
    house.mails(1).await;
    assert_eq!(who_missed(&house.entry(answer).await), []);
});

story!(an_attempt_of_another_time_casts_no_doubt_on_the_one_that_runs(house) {
    house.undo_seconds(10).await;
    let (number, answer) = answered(house).await;
    // Sent again meanwhile, it is being handed over by another attempt when the first one's time comes.
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let other = act.now().plus(std::time::Duration::from_secs(3));
    let sending = Query::new("UPDATE entry SET delivery = 'sending', deliver_at = ").with("", other);
    sending.with(" WHERE id = ", answer).run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    house.later(10).await;
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Sending));
    assert_eq!(house.last(number).await.id, answer);
    house.mails(0).await;
});
