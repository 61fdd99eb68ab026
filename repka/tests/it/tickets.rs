//! What colleagues do with a ticket.

use crate::house::House;
use std::time::Duration;
use ticket::{State, Ticket};

const IVA: &str = "iva@kovac.example";

async fn changes(house: &House, number: i64) -> Vec<String> {
    house.timeline(number).await.into_iter().filter_map(|e| e.change).collect()
}

story!(two_who_take_a_ticket_at_once_do_not_both_have_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.api("Vasya").await, house.api("Petya").await);
    let path = format!("/api/v1/tickets/{number}/assignment");
    let me = || serde_json::json!({ "assignee": "me" });
    let (one, two) = tokio::join!(vasya.puts(&path, me()), petya.puts(&path, me()));
    let (late, quick) = if one.status == 409 { (one, two) } else { (two, one) };
    let owner = quick.is(200).json()["assignee"]["id"].clone();
    assert_eq!(late.is(409).json()["new"]["assignee"], owner, "whoever was late is told who has it");
    assert_eq!(changes(house, number).await, ["ticket-change-taken"]);
});

story!(a_ticket_is_given_to_someone_who_may_answer_and_given_back(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let (petya, kolya) = (house.staff("Petya").await, house.staff("Kolya").await);
    vasya.assigns(number, petya.id).await.is(303);
    assert_eq!(house.ticket(number).await.assignee_id, Some(petya.id));
    vasya.assigns(number, kolya.id).await.is(422);
    assert_eq!(house.ticket(number).await.assignee_id, Some(petya.id));
    vasya.gives_back(number).await.is(303);
    assert_eq!(house.ticket(number).await.holder, "nobody");
    assert_eq!(changes(house, number).await, ["ticket-change-assigned", "ticket-change-given-back"]);
});

story!(a_ticket_handed_to_another_department_keeps_only_who_works_there(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.takes(number).await.is(303);
    let accounting = people::Department::named(&house.desk().look(), "Accounting").await.unwrap().unwrap();
    vasya.sends(&format!("/tickets/{number}/department"), &[("department", &accounting.id.to_string())]).await.is(303);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.department_id, ticket.assignee_id), (accounting.id, None));
    let irina = house.agent("Irina").await;
    assert!(irina.opens(&format!("/views/department-{}", accounting.id)).await.is(200).text().contains("The lamp"));
});

story!(a_snoozed_ticket_wakes_at_its_time_and_not_before(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let until = house.desk().now().plus(Duration::from_secs(3600));
    vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", &until.micros().to_string())]).await.is(303);
    let snoozed = house.ticket(number).await;
    assert_eq!((snoozed.state, snoozed.snoozed_until, snoozed.holder.as_str()), (State::Snoozed, Some(until), "staff"));
    house.later(3599).await;
    assert_eq!(house.ticket(number).await.state, State::Snoozed);
    house.later(1).await;
    let woken = house.ticket(number).await;
    assert_eq!((woken.state, woken.snoozed_by, woken.snoozed_until), (State::Open, None, None));
    assert_eq!(changes(house, number).await, ["ticket-change-snoozed", "ticket-change-woke"]);
});

story!(a_snooze_that_was_changed_wakes_once_and_at_the_new_time(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    for seconds in [100, 200] {
        let until = house.desk().now().plus(Duration::from_secs(seconds)).micros().to_string();
        vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", &until)]).await.is(303);
    }
    house.later(150).await;
    assert_eq!(house.ticket(number).await.state, State::Snoozed, "the first alarm was called off");
    house.later(50).await;
    assert_eq!(house.ticket(number).await.state, State::Open);
    vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", "1")]).await.is(422);
});

story!(the_customer_s_words_wake_a_snoozed_ticket(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "Tomorrow.").await.is(303);
    let caught = house.mails(1).await[0].clone();
    let until = house.desk().now().plus(Duration::from_secs(3600)).micros().to_string();
    vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", &until)]).await.is(303);
    house.customer(IVA).answers(&caught, "Today, please!").await;
    assert_eq!(house.ticket(number).await.state, State::Open);
    house.later(4000).await;
    assert_eq!(changes(house, number).await.iter().filter(|c| *c == "ticket-change-woke").count(), 1);
});

story!(a_ticket_is_solved_once_and_opened_again_once(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    for _ in 0..2 {
        vasya.solves(number).await.is(303);
    }
    let solved = house.ticket(number).await;
    assert_eq!(
        (solved.state, solved.holder.as_str(), solved.solved_at),
        (State::Solved, "none", Some(house.desk().now()))
    );
    for _ in 0..2 {
        vasya.reopens(number).await.is(303);
    }
    assert_eq!(house.ticket(number).await.state, State::Open);
    assert_eq!(changes(house, number).await, ["ticket-change-solved", "ticket-change-reopened"]);
});

story!(tags_are_put_on_and_taken_off_however_they_are_typed(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/tickets/{number}/tags");
    for name in ["VIP", "Счёт", "vip"] {
        vasya.sends(&path, &[("name", name)]).await.is(303);
    }
    let tags = async || Ticket::tags(&house.desk().look(), house.ticket(number).await.id).await.unwrap();
    assert_eq!(tags().await, ["VIP", "Счёт"]);
    vasya.sends(&path, &[("_method", "delete"), ("name", "VIP")]).await.is(303);
    assert_eq!(tags().await, ["Счёт"]);
    let all = house
        .api("Vasya")
        .await
        .puts(&format!("/api/v1/tickets/{number}/tags"), serde_json::json!({ "tags": ["b", "a", "B"] }))
        .await
        .is(200)
        .json();
    assert_eq!(all["tags"], serde_json::json!(["a", "b"]));
});

story!(a_draft_is_kept_until_it_is_sent_and_never_revived(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let save = async |generation: &str, text: &str| {
        let form = crate::house::form(&[("text", text), ("generation", generation)]);
        let request = vasya.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/reply"));
        crate::house::Answer::to(request.header("content-type", "application/x-www-form-urlencoded").body(form)).await
    };
    save("1", "On its w").await.is(200);
    assert!(vasya.opens_ticket(number).await.text().contains("On its w"));
    assert!(!house.agent("Petya").await.opens_ticket(number).await.text().contains("On its w"), "a draft is one's own");
    vasya.replies(number, "On its way.").await.is(303);
    save("1", "On its w").await.is(409);
    assert!(!vasya.opens_ticket(number).await.text().contains("On its w</"));
    save("2", "And then").await.is(200);
});
