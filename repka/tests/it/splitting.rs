//! One ticket that holds two matters becomes two.

use crate::ledger::proves_right;
use ticket::State;

const IVA: &str = "iva@kovac.example";

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
