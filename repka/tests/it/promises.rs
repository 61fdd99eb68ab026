//! A time written to a customer is a promise.

use crate::house::{Browser, House};
use ticket::{Promise, PromiseState};

const IVA: &str = "iva@kovac.example";

async fn promises(house: &House, number: i64) -> Vec<Promise> {
    Promise::of(&house.desk().look(), base::TicketId(number)).await.unwrap()
}

async fn states(house: &House, number: i64) -> Vec<PromiseState> {
    promises(house, number).await.into_iter().map(|p| p.state).collect()
}

story!(a_time_in_an_answer_is_a_promise_and_the_next_answer_keeps_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies_and(number, "We will call you within 2 hours.", "wait").await.is(303);
    let given = promises(house, number).await.remove(0);
    assert_eq!(given.words, "We will call you within 2 hours.");
    assert_eq!(given.due_at, given.made_at.plus(std::time::Duration::from_secs(7200)));
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.promised_at, ticket.holder.as_str()), (Some(given.due_at), "staff"), "we owe her, she does not");
    let page = vasya.opens(&format!("/tickets/{number}")).await.is(200).text();
    assert!(page.contains("We will call you within 2 hours."), "the panel shows it");
    house.later(7000).await;
    vasya.replies_and(number, "It is on its way.", "wait").await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Kept]);
    assert_eq!(house.ticket(number).await.holder, "customer");
    house.later(1000).await;
    assert_eq!(states(house, number).await, [PromiseState::Kept]);
});

story!(a_promise_whose_time_passes_is_broken_and_stays_so(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies_and(number, "We will call you within 1 hour.", "wait").await.is(303);
    house.later(3599).await;
    assert_eq!(states(house, number).await, [PromiseState::Open]);
    house.later(1).await;
    assert_eq!(states(house, number).await, [PromiseState::Broken]);
    let changes: Vec<_> = house.timeline(number).await.into_iter().filter_map(|e| e.change).collect();
    assert!(changes.contains(&"ticket-change-promise-broken".to_owned()), "{changes:?}");
    vasya.replies(number, "Sorry, here it is.").await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Broken]);
    let olga = house.agent("Olga").await;
    let page = olga.opens("/promises?state=broken").await.is(200).text();
    assert!(page.contains(&format!("/tickets/{number}")), "the figure opens its cases");
    let petya = house.agent("Petya").await;
    assert!(!petya.opens("/promises?state=broken").await.is(200).text().contains(&format!("/tickets/{number}")));
});

story!(an_answer_that_never_went_promised_nothing_and_kept_nothing(house) {
    house.undo_seconds(60).await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "We will call you within 2 hours.").await.is(303);
    house.later(100).await;
    vasya.replies(number, "We will call you within 1 hour.").await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Kept, PromiseState::Open]);
    let last = house.timeline(number).await.into_iter().rfind(|e| e.public).unwrap();
    vasya.takes_back(number, last.id).await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Open, PromiseState::Void]);
    let due = promises(house, number).await[0].due_at;
    assert_eq!(house.ticket(number).await.promised_at, Some(due));
});

story!(what_was_no_promise_is_dropped_and_what_was_said_aloud_is_entered(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "We will be happy to serve you tomorrow.").await.is(303);
    let id = promises(house, number).await[0].id;
    vasya.sends(&format!("/tickets/{number}/promises/{id}"), &[("_method", "delete")]).await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Dropped]);
    assert_eq!(house.ticket(number).await.promised_at, None);
    vasya.sends(&format!("/tickets/{number}/promises"), &[("due", "2001-01-01T10:00")]).await.is(422);
    let later = [("due", "2999-01-01T10:00"), ("words", "a call")];
    vasya.sends(&format!("/tickets/{number}/promises"), &later).await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Dropped, PromiseState::Open]);
    vasya.solves(number).await.is(303);
    assert_eq!(states(house, number).await, [PromiseState::Dropped, PromiseState::Kept], "solved in time");

});

/// The kinds behind someone's bell, and what their list of notices says.
async fn is_told_of(house: &House, who: &Browser) -> (Vec<String>, String) {
    house.settled().await;
    let wanted = notify::notice::Wanted { unread: true, ..Default::default() };
    let lines = notify::Notice::list(&house.desk().look(), who.id, wanted).await.unwrap();
    let list = who.opens("/notices").await.is(200).text().to_owned();
    (lines.into_iter().map(|line| line.kind.to_string()).collect(), list)
}

story!(a_promise_is_warned_of_and_who_leads_learns_that_it_was_broken(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, olga, petya) = (house.agent("Vasya").await, house.agent("Olga").await, house.agent("Petya").await);
    vasya.replies_and(number, "We will call you within 2 hours.", "wait").await.is(303);
    let mine = |page: String| page.contains("href=\"/promises\"");
    assert!(mine(vasya.opens("/views/all").await.is(200).text().to_owned()), "the rail leads to what one promised");
    assert!(!mine(petya.opens("/views/all").await.is(200).text().to_owned()));
    house.later(5399).await;
    assert!(!is_told_of(house, &vasya).await.0.contains(&"promise-near".to_owned()));
    house.later(1).await;
    let (kinds, list) = is_told_of(house, &vasya).await;
    assert!(kinds.contains(&"promise-near".to_owned()) && list.contains("What you promised comes due soon"), "{list}");
    assert!(list.contains("We will call you within 2 hours."));
    house.later(1800).await;
    assert!(is_told_of(house, &vasya).await.1.contains("What you promised was not kept"));
    let (kinds, list) = is_told_of(house, &olga).await;
    assert!(kinds.contains(&"promise-broken".to_owned()) && list.contains("What Vasya promised was not kept"), "{list}");
    assert!(!is_told_of(house, &petya).await.0.contains(&"promise-broken".to_owned()));
    let found = petya.opens("/palette?q=promis").await.is(200).text();
    assert!(found.contains("\"/promises\""), "{found}");
});

story!(whoever_stands_in_is_warned_of_what_somebody_promised(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.replies_and(number, "We will call you within 2 hours.", "wait").await.is(303);
    let person = house.colleague("Vasya").await;
    let mut act = house.desk().act(person.actor()).await.unwrap();
    let (since, substitute, by_duty) = (act.now(), Some(petya.id), Vec::new());
    let new = people::NewAbsence { staff: person.id, since, until: None, substitute, by_duty, reason: String::new() };
    people::Absence::plan(&mut act, &person, &new).await.unwrap();
    act.commit().await.unwrap();
    house.later(5400).await;
    assert!(is_told_of(house, &petya).await.1.contains("What Vasya promised comes due soon"));
    assert!(!is_told_of(house, &vasya).await.0.contains(&"promise-near".to_owned()), "who is away is not told");
});
