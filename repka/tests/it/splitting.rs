//! One ticket that holds two matters becomes two.

use crate::{
    house::{Browser, letter},
    ledger::proves_right,
};
use ticket::State;

const IVA: &str = "iva@kovac.example";
const TWO: &str = "Where is the lamp? And the table broke.";
/// The answer of a mail program that names nothing but what it answers.
const ITS_ID: &str = "<two-matters@kovac.example>";

/// A ticket of its own for the second matter in its only entry; its number.
async fn split_both(vasya: &Browser, number: i64, entry: &str, subject: &str) -> i64 {
    let fields = [("entry", entry), ("subject", subject), ("both", "yes")];
    let answer = vasya.sends(&format!("/tickets/{number}/splits"), &fields).await.is(303);
    let new = answer.location().trim_start_matches("/tickets/").split('?').next().unwrap();
    new.parse().unwrap()
}

story!(what_is_chosen_becomes_a_ticket_of_its_own_and_can_go_back(house) {
    let iva = house.customer(IVA);
    let number = iva.writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies_and(number, "Which one?", "wait").await.is(303);
    let caught = house.mails(1).await[0].clone();
    house.later(60).await;
    iva.answers(&caught, "The blue one. By the way, the table broke.").await;
    house.later(60).await;
    let entry = house.last(number).await.id.to_string();
    let path = format!("/tickets/{number}/splits");
    let page = vasya.opens(&format!("{path}?from={entry}")).await.is(200).text();
    assert!(page.contains(&format!("value=\"{entry}\" checked")), "what it was asked from is chosen");
    vasya.sends(&path, &[("subject", "x")]).await.is(422);
    let location = vasya.sends(&path, &[("entry", &entry), ("subject", "A broken table")]).await.is(303).location().to_owned();
    let new: i64 = location.trim_start_matches("/tickets/").split('?').next().unwrap().parse().unwrap();
    assert_eq!(house.words(number).await, ["Where is it?", "Which one?"]);
    assert_eq!(house.words(new).await.len(), 1);
    let (old, split) = (house.ticket(number).await, house.ticket(new).await);
    assert_eq!((old.holder.as_str(), old.waiting_since), ("staff", None), "what she had asked is answered");
    assert_eq!((split.subject.as_str(), split.state, split.identity_id), ("A broken table", State::Open, old.identity_id));
    assert!(split.waiting_since.is_some());
    assert!(vasya.opens("/search?q=broken+table").await.text().contains(&format!("row-{new}\"")));
    assert!(vasya.opens_ticket(number).await.text().contains("A broken table"), "each names the other");
    assert!(vasya.opens(&location).await.text().contains("Split off"));
    for n in [number, new] {
        proves_right(house, n).await;
    }
    let back = number.to_string();
    vasya.sends(&format!("/tickets/{new}/merge"), &[("with", &back), ("stays", &back)]).await.is(303);
    assert_eq!(house.words(number).await.len(), 3);
    for n in [number, new] {
        proves_right(house, n).await;
    }
});

story!(an_answer_to_a_mail_that_was_split_off_follows_it(house) {
    let iva = house.customer(IVA);
    let number = iva.writes("The lamp", "Where is it? And the table?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "About the table: tomorrow.").await.is(303);
    let caught = house.mails(1).await[0].clone();
    let entry = house.last(number).await.id.to_string();
    let path = format!("/tickets/{number}/splits");
    let location = vasya.sends(&path, &[("entry", &entry), ("subject", "The table")]).await.is(303).location().to_owned();
    let new: i64 = location.trim_start_matches("/tickets/").split('?').next().unwrap().parse().unwrap();
    assert_eq!(iva.answers(&caught, "Thank you.").await, new);
});

story!(something_stays_and_nothing_is_taken_from_elsewhere(house) {
    let iva = house.customer(IVA);
    let (one, two) = (iva.writes("One", "First").await, iva.writes("Two", "Second").await);
    let vasya = house.agent("Vasya").await;
    let (first, second) = (house.last(one).await.id.to_string(), house.last(two).await.id.to_string());
    let path = format!("/tickets/{one}/splits");
    assert!(vasya.sends(&path, &[("entry", &first)]).await.is(422).text().contains("Something must stay"));
    vasya.sends(&path, &[("entry", &second)]).await.is(422);
    assert_eq!((house.words(one).await, house.words(two).await), (vec!["First".into()], vec!["Second".into()]));
});

story!(one_mail_with_two_matters_stands_on_both_tickets_and_each_answer_finds_its_own(house) {
    let iva = house.customer(IVA);
    let mail = letter(&[("From", IVA), ("To", "support@desk.example"), ("Subject", "The lamp"), ("Message-ID", ITS_ID)], TWO);
    let number = iva.sends(&["support@desk.example"], &mail).await;
    let vasya = house.agent("Vasya").await;
    let (entry, path) = (house.last(number).await, format!("/tickets/{number}/splits"));
    assert!(vasya.opens_ticket(number).await.text().contains(&format!("/splits?from={}", entry.id)), "offered at the mail");
    let form = vasya.opens(&path).await.is(200).text();
    assert!(form.contains(r#"name="both" value="yes" checked"#), "the only mail can but stand on both: {form}");
    house.later(600).await;
    vasya.replies(number, "The lamp comes tomorrow.").await.is(303);
    let lamp = house.mails(1).await[0].clone();
    let new = split_both(&vasya, number, &entry.id.to_string(), "A broken table").await;

    assert_eq!(house.words(number).await, [TWO, "The lamp comes tomorrow."]);
    assert_eq!(house.words(new).await, [TWO]);
    let (old, split) = (house.ticket(number).await, house.ticket(new).await);
    assert_eq!(old.waiting_since, None, "the first matter is answered");
    assert_eq!((split.state, split.waiting_since, split.identity_id), (State::Open, Some(entry.at), old.identity_id));
    let page = vasya.opens_ticket(new).await.text();
    assert!(page.contains("on two tickets") && page.contains("The lamp"), "it says why, and names the other: {page}");
    assert!(vasya.opens_ticket(number).await.text().contains(&format!("made #{new} of a second matter")));
    let copy = house.timeline(new).await[0].clone();
    assert_eq!((copy.copy_of, copy.at), (Some(entry.id), entry.at));
    assert!(vasya.opens(&format!("/entries/{}/original", copy.id)).await.is(200).text().contains("two-matters"));
    assert!(vasya.opens("/search?q=table").await.text().contains(&format!("row-{new}\"")));

    vasya.replies(new, "We send another table.").await.is(303);
    let table = house.mails(2).await[1].clone();
    assert!(String::from_utf8_lossy(&table.raw).contains(ITS_ID), "her mail program keeps it with her mail");
    assert_eq!(iva.answers(&table, "Thank you for the table.").await, new);
    assert_eq!(iva.answers(&lamp, "Thank you for the lamp.").await, number);
    let header = [("From", IVA), ("To", "support@desk.example"), ("Subject", "Re: The lamp"), ("In-Reply-To", ITS_ID)];
    let more = iva.sends(&["support@desk.example"], &letter(&header, "One thing more.")).await;
    assert_eq!(more, number, "a copy proves nothing: what answers the mail itself comes to the first ticket");
    for n in [number, new] {
        proves_right(house, n).await;
    }
});

story!(undoing_it_leaves_the_words_once(house) {
    let number = house.customer(IVA).writes("The lamp", TWO).await;
    let vasya = house.agent("Vasya").await;
    let entry = house.last(number).await.id.to_string();
    let new = split_both(&vasya, number, &entry, "A broken table").await;
    let page = vasya.opens(&format!("/tickets/{new}?split={number}")).await.text();
    assert!(page.contains("Split off") && page.contains(&format!("/tickets/{new}/merge")), "with the way back");
    vasya.notes(new, "He means the round one.").await.is(303);
    let back = number.to_string();
    let merge = [("with", back.as_str()), ("stays", back.as_str())];
    vasya.sends(&format!("/tickets/{new}/merge"), &merge).await.is(303);
    assert_eq!(house.words(number).await, [TWO, "He means the round one."]);
    assert_eq!(house.words(new).await, [TWO], "what stood there already stayed behind");
    for n in [number, new] {
        proves_right(house, n).await;
    }
});

story!(words_on_two_tickets_are_struck_on_both_and_only_a_customers_stand_on_both(house) {
    let number = house.customer(IVA).writes("The lamp", TWO).await;
    let vasya = house.agent("Vasya").await;
    let entry = house.last(number).await.id;
    vasya.notes(number, "Two things.").await.is(303);
    let note = house.last(number).await.id.to_string();
    let fields = [("entry", note.as_str()), ("subject", "x"), ("both", "yes")];
    let refused = vasya.sends(&format!("/tickets/{number}/splits"), &fields).await.is(422).text();
    assert!(refused.contains("Only what the customer said"), "{refused}");
    let new = split_both(&vasya, number, &entry.to_string(), "A broken table").await;
    let copy = house.timeline(new).await[0].id;
    let olga = house.agent("Olga").await;
    let path = format!("/tickets/{new}/entries/{copy}/striking");
    olga.sends(&path, &[("why", "She asked for it")]).await.is(303);
    for (ticket, id) in [(number, entry), (new, copy)] {
        let struck = house.entry(id).await;
        assert_eq!((struck.text.as_str(), struck.struck_at.is_some()), ("", true));
        assert!(!house.ticket(ticket).await.last_words.contains("table"));
    }
});
