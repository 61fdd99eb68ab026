//! What comes of what somebody began who is away now: whoever cares for it in their place hears of it, too.

use crate::{
    absences::{DAY, IVA, plan},
    answering_questions::{ask, bell, person},
    house::House,
};
use mail::smtp::Answer;
use std::time::Duration;

async fn hears(house: &House, name: &str, kind: &str) -> bool {
    bell(house, name).await.iter().any(|known| known == kind)
}

/// A line of somebody's notices.
async fn reads(house: &House, name: &str, words: &str) -> bool {
    house.agent(name).await.opens("/notices").await.is(200).text().contains(words)
}

story!(whoever_stands_in_hears_that_an_answer_did_not_arrive(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    house.office.will_say(Answer::Later("busy".into()));
    vasya.replies_and(number, "On its way.", "wait").await.is(303);
    house.settled().await;
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    house.office.will_say(Answer::Refuse("no such user".into()));
    house.later(10).await;
    assert!(hears(house, "Petya", "failed").await);
    assert!(!hears(house, "Olga", "failed").await, "it is nobody else's");
    assert!(reads(house, "Petya", "A message of Vasya, who is not here, did not reach the customer").await);
});

story!(where_nobody_stands_in_the_department_hears_that_a_planned_answer_did_not_go(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let later = house.desk().now().plus(Duration::from_secs(7200)).micros().to_string();
    let form = [("text", "Tomorrow it is there."), ("later", later.as_str())];
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    plan(house, "Vasya", (0, DAY), None).await.unwrap();
    assert_eq!(house.ticket(number).await.assignee_id, None);
    house.agent("Irina").await.notes(number, "It is sold out.").await.is(303);
    house.later(7200).await;
    assert!(hears(house, "Petya", "scheduled").await, "whoever serves the department");
    assert!(reads(house, "Petya", "A reply of Vasya, who is not here").await);
    assert!(reads(house, "Vasya", "Your reply that was to go later").await, "and whoever planned it, when they are back");
});

story!(whoever_stands_in_hears_that_nobody_answers_what_was_asked(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.agent("Vasya").await.takes(number).await.is(303);
    let asked = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    let kolya = house.agent("Kolya").await;
    kolya.sends(&format!("/questions/{}/refusal", asked.id), &[("reason", "I know nothing of fuses.")]).await.is(303);
    assert!(hears(house, "Petya", "asked-declined").await);
    assert!(reads(house, "Petya", "Kolya cannot answer this").await);
});
