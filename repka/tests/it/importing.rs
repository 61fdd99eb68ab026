//! Old mails are brought along: what was said before the desk was there.

use crate::house::{House, letter};
use repka::{
    cli::{Exit, ImportMail},
    commands::{Said, import_mail},
};
use std::{fs, path::PathBuf};
use store::testing::Folder;
use ticket::{Delivery, Direction, State};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// A mail of so many days ago.
pub fn old(house: &House, days: i64, header: &[(&str, &str)], text: &str) -> String {
    let at = jiff::Timestamp::from_second(house.desk().now().seconds() - days * 86_400).unwrap();
    let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
    let all: Vec<_> = header.iter().copied().chain([("Date", date.as_str())]).collect();
    letter(&all, text)
}

/// An mbox file of these mails.
pub fn mbox(folder: &Folder, name: &str, mails: &[String]) -> PathBuf {
    let one = |raw: &String| format!("From x@y Mon Jan  1 10:00:00 2024\n{}\n", raw.replace('\r', ""));
    let path = folder.path().join(name);
    fs::write(&path, mails.iter().map(one).collect::<String>()).unwrap();
    path
}

pub async fn imports(house: &House, paths: &[PathBuf]) -> Said {
    let args = ImportMail { paths: paths.to_vec(), mailbox: SUPPORT.into(), open_days: 14 };
    import_mail(house.desk(), &house.post(), &house.config, &args).await
}

story!(an_old_thread_stands_whole_with_our_answers_and_calls_nobody(house) {
    let folder = Folder::new().unwrap();
    let asked = [("From", IVA), ("To", SUPPORT), ("Subject", "The lamp"), ("Message-ID", "<q1@kovac.example>")];
    let answered = [("From", "Vasya Orlov <vasya@desk.example>"), ("To", IVA), ("Subject", "Re: The lamp"), ("Message-ID", "<a1@desk.example>"), ("In-Reply-To", "<q1@kovac.example>")];
    let thanked = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: The lamp"), ("In-Reply-To", "<a1@desk.example>"), ("References", "<q1@kovac.example> <a1@desk.example>")];
    let inbox = [old(house, 98, &thanked, "Thank you."), old(house, 100, &asked, "Where is it?")];
    let sent = [old(house, 99, &answered, "On its way.")];
    let paths = [mbox(&folder, "inbox", &inbox), mbox(&folder, "sent", &sent)];
    let jobs = house.count("SELECT count(*) FROM job").await;
    assert_eq!(imports(house, &paths).await.unwrap(), "seen 3 = imported 3 + already there 0 + refused 0\n");
    assert_eq!(house.count("SELECT count(*) FROM job").await, jobs, "nothing is to be done about it");
    assert_eq!(house.words(1).await, ["Where is it?", "On its way.", "Thank you."]);
    let entries = house.timeline(1).await;
    assert_eq!(entries.len(), 3, "no line says that something was done");
    assert!(entries[1].public && entries[1].direction == Some(Direction::Out));
    assert_eq!((entries[1].delivery, entries[1].staff_id), (Some(Delivery::Sent), Some(house.staff("Vasya").await.id)));
    assert_eq!(entries[0].at.seconds(), house.desk().now().seconds() - 100 * 86_400);
    let ticket = house.ticket(1).await;
    assert_eq!((ticket.state, ticket.waiting_since), (State::Solved, None));
    assert!(ticket.ledger(&house.desk().look()).await.unwrap().is_empty(), "nobody holds what is over");
    // Done again, nothing is new; what comes now goes on in the same thread.
    assert_eq!(imports(house, &paths).await.unwrap(), "seen 3 = imported 0 + already there 3 + refused 0\n");
    let again = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: The lamp"), ("In-Reply-To", "<a1@desk.example>")];
    assert_eq!(house.customer(IVA).sends(&[SUPPORT], &letter(&again, "It broke.")).await, 1);
    assert_eq!(house.ticket(1).await.state, State::Open);
    assert_eq!(house.office.catcher.count(), 0, "nothing left");
});

story!(what_was_asked_lately_and_never_answered_waits_since_it_was_asked(house) {
    let folder = Folder::new().unwrap();
    let from = |address, subject, id| [("From", address), ("To", SUPPORT), ("Subject", subject), ("Message-ID", id)];
    let answer = [("From", SUPPORT), ("To", "ana@shop.example"), ("Subject", "Re: Cup"), ("In-Reply-To", "<cup@shop.example>")];
    let mails = [
        old(house, 2, &from(IVA, "Lamp", "<lamp@kovac.example>"), "Where is it?"),
        old(house, 3, &from("ana@shop.example", "Cup", "<cup@shop.example>"), "Is it blue?"),
        old(house, 2, &answer, "It is."),
        old(house, 15, &from("eva@shop.example", "Bowl", "<bowl@shop.example>"), "How deep is it?"),
    ];
    imports(house, &[mbox(&folder, "inbox", &mails)]).await.unwrap();
    let mut states = Vec::new();
    for number in 1..=3 {
        let ticket = house.ticket(number).await;
        let days = ticket.waiting_since.map(|since| (house.desk().now().seconds() - since.seconds()) / 86_400);
        states.push((ticket.subject, ticket.state, days));
    }
    let wanted = [("Bowl", State::Solved, None), ("Cup", State::Solved, None), ("Lamp", State::Open, Some(2))];
    assert_eq!(states, wanted.map(|(subject, state, days)| (subject.to_owned(), state, days)));
    assert_eq!(house.last(2).await.author_address, SUPPORT);
});

story!(what_is_older_than_a_tickets_last_word_stands_beside_it(house) {
    let folder = Folder::new().unwrap();
    let now = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: Lamp"), ("References", "<root@kovac.example>")];
    let number = house.customer(IVA).sends(&[SUPPORT], &letter(&now, "And now?")).await;
    let before = house.ticket(number).await;
    let then = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: Lamp"), ("In-Reply-To", "<root@kovac.example>")];
    imports(house, &[mbox(&folder, "inbox", &[old(house, 30, &then, "Where is it?")])]).await.unwrap();
    let (live, past) = (house.ticket(number).await, house.ticket(number + 1).await);
    assert_eq!((live.state, live.waiting_since), (before.state, before.waiting_since));
    assert_eq!(house.words(number).await, ["And now?"]);
    assert_eq!(past.state, State::Solved);
    let links = past.links(&house.desk().look(), &ticket::Scope::of(&house.colleague("Anna").await)).await.unwrap();
    assert_eq!(links.iter().map(|link| link.other.id.0).collect::<Vec<_>>(), [number]);
});

story!(what_this_desk_sent_and_what_it_had_by_another_way_is_there_already(house) {
    let folder = Folder::new().unwrap();
    let header = [("From", IVA), ("To", SUPPORT), ("Subject", "Lamp"), ("Message-ID", "<lamp@kovac.example>")];
    let raw = letter(&header, "Where is it?");
    let number = house.customer(IVA).sends(&[SUPPORT], &raw).await;
    house.agent("Vasya").await.replies_and(number, "On its way.", "wait").await.is(303);
    let sent = String::from_utf8(house.mails(1).await[0].raw.clone()).unwrap();
    // A program that kept it wrote marks into its header.
    let kept = format!("X-Mozilla-Status: 0001\r\n{raw}");
    let paths = [mbox(&folder, "inbox", &[kept, raw]), mbox(&folder, "sent", &[sent])];
    assert_eq!(imports(house, &paths).await.unwrap(), "seen 3 = imported 0 + already there 3 + refused 0\n");
    assert_eq!(house.words(number).await, ["Where is it?", "On its way."]);
});

story!(what_cannot_be_taken_in_is_named_and_the_rest_is(house) {
    let folder = Folder::new().unwrap();
    let header = [("From", IVA), ("To", SUPPORT), ("Subject", "Lamp")];
    let mails = [String::new(), "no header at all, only words\n".into(), old(house, 30, &header, "Where is it?")];
    let failure = imports(house, &[mbox(&folder, "inbox", &mails), folder.path().join("missing")]).await.unwrap_err();
    assert_eq!(failure.exit(), Exit::Refused);
    assert!(failure.plain().starts_with("2 mails were refused, 1 files cannot be read"), "{}", failure.plain());
    assert_eq!(house.words(1).await, ["Where is it?"]);
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem'").await, 1);
    let elsewhere = ImportMail { paths: vec![folder.path().into()], mailbox: "x@desk.example".into(), open_days: 14 };
    assert!(import_mail(house.desk(), &house.post(), &house.config, &elsewhere).await.is_err());
});
