//! What comes of what somebody began who is away now: whoever cares for it in their place hears of it, too.

use crate::{
    absences::{DAY, IVA, plan},
    answering_questions::{ask, bell, person},
    house::House,
    remedies::{newest, refund},
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

story!(what_somebody_away_begins_all_the_same_goes_on_to_whoever_stands_in(house) {
    let iva = house.customer(IVA);
    let (asked, proposed) = (iva.writes("The lamp", "Where is it?").await, iva.writes("The vase", "It broke.").await);
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    let question = ask(house, "Vasya", asked, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    refund(&vasya, proposed, "4").await.is(303);
    for number in [asked, proposed] {
        assert_eq!(house.ticket(number).await.assignee_id, Some(petya.id), "{number}");
    }
    assert_eq!(newest(house, proposed).await.proposed_by, vasya.id);
    let kolya = house.agent("Kolya").await;
    kolya.sends_parts(&format!("/questions/{}/answers", question.id), &[("text", "It is.")]).await.is(303);
    assert!(hears(house, "Petya", "asked-answered").await);
    let path = format!("/tickets/{proposed}/remedies/{}", newest(house, proposed).await.id);
    petya.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    house.later(DAY).await;
    let back = vasya.opens("/settings/absence").await.is(200).text();
    assert!(back.contains("The lamp") && back.contains("The vase"), "it is offered back: {back}");
});

story!(where_nobody_stands_in_whoever_is_away_proposes_and_it_stays_in_the_queue(house) {
    let number = house.customer(IVA).writes("The vase", "It broke.").await;
    plan(house, "Vasya", (0, DAY), None).await.unwrap();
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let offer = serde_json::json!({ "kind": "refund", "amount": 100, "currency": "EUR", "reason": "late" });
    house.api("Vasya").await.posts(&format!("/api/v1/tickets/{number}/remedies"), offer).await.is(201);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.assignee_id, ticket.holder.as_str()), (None, "nobody"));
});
