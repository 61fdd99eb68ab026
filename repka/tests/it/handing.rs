//! A ticket is given to somebody who answers no customers: they are asked, and their answer gives it back.

use crate::house::{House, letter};
use question::{Question, QuestionState};
use serde_json::json;

const IVA: &str = "iva@kovac.example";

async fn questions(house: &House, number: i64) -> Vec<Question> {
    Question::of_ticket(&house.desk().look(), base::TicketId(number)).await.unwrap()
}

story!(a_collaborator_is_given_a_ticket_and_gives_it_back_with_their_answer(house) {
    let number = house.customer(IVA).writes("Discount is 5%", "The receipt says 5 %.").await;
    let (vasya, petya, kolya) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Kolya").await);
    vasya.takes(number).await.is(303);
    let (path, id) = (format!("/tickets/{number}/handover"), kolya.id.to_string());
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains(&format!("action=\"{path}\"")) && page.contains(&format!("name=\"staff\" value=\"{id}\"")), "{page}");
    kolya.opens(&format!("/tickets/{number}")).await.is(404);
    petya.sends(&path, &[("staff", &id), ("text", "Which rule was it?")]).await.is(303);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.holder.as_str(), ticket.assignee_id), ("departments", Some(vasya.id)), "the named agent stays");
    assert_eq!(house.words(number).await.last().unwrap(), "Which rule was it?");
    let again = vasya.sends(&path, &[("staff", &id)]).await.is(422).text();
    assert!(again.contains("They are asked already"), "{again}");
    assert!(vasya.opens_ticket(number).await.text().contains(&format!("value=\"{id}\" aria-pressed=\"true\" disabled")));
    assert!(!kolya.opens_ticket(number).await.text().contains(&path), "it is not theirs to give");
    house.later(60).await;
    let to = house.post().minter().reply_address("support@desk.example", number);
    let raw = letter(&[("From", IVA), ("To", &to), ("Subject", "Re: Hi")], "And now?");
    assert_eq!(house.customer(IVA).sends(&[&to], &raw).await, number);
    house.settled().await;
    assert_eq!(house.ticket(number).await.holder, "staff", "her next words are for the named agent");
    let asked = questions(house, number).await[0].id;
    kolya.sends_parts(&format!("/questions/{asked}/answers"), &[("text", "Rule 88.")]).await.is(303);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.holder.as_str(), ticket.assignee_id), ("staff", Some(vasya.id)));
    assert_eq!(questions(house, number).await[0].state, QuestionState::Answered);
    crate::ledger::proves_right(house, number).await;
    house.settled().await;
});

story!(giving_a_ticket_needs_no_word_and_who_answers_customers_is_assigned(house) {
    let number = house.customer(IVA).writes("Discount is 5%", "The receipt says 5 %.").await;
    let (vasya, path) = (house.agent("Vasya").await, format!("/tickets/{number}/handover"));
    let irina = house.staff("Irina").await.id;
    let wrong = vasya.sends(&path, &[("staff", &irina.to_string())]).await.is(422).text();
    assert!(wrong.contains("Irina answers customers"), "{wrong}");
    let api = house.api("Vasya").await;
    api.posts(&format!("/api/v1{path}"), json!({ "to": irina.0 })).await.is(422);
    let given = api.posts(&format!("/api/v1{path}"), json!({ "to": "kolya@desk.example" })).await.is(201).json();
    assert_eq!((&given[0]["name"], &given[0]["state"]), (&json!("Kolya"), &json!("open")));
    assert!(house.words(number).await.last().unwrap().contains("your answer gives it back"));
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.holder.as_str(), ticket.assignee_id), ("departments", Some(vasya.id)), "nobody had it: it is the giver's");
    house.settled().await;
});
