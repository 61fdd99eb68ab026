//! Answers that go later: at their time, never over news, and as their author has them then.

use crate::house::{Browser, House};
use mail::Letter;
use people::{Absence, NewAbsence};
use std::time::Duration;
use ticket::{Draft, DraftKind, Scheduled, ScheduledState, State};

const IVA: &str = "iva@kovac.example";
const PETAR: &str = "petar@kovac.example";

async fn asked(house: &House) -> i64 {
    house.customer(IVA).writes("The lamp", "Where is it?").await
}

/// Plans an answer for so many seconds from now.
async fn plans(house: &House, by: &Browser, number: i64, seconds: u64, more: &[(&str, &str)]) {
    let later = house.desk().now().plus(Duration::from_secs(seconds)).micros().to_string();
    let mut form = vec![("text", "Tomorrow it is there."), ("later", later.as_str())];
    form.extend(more);
    by.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
}

async fn waiting(house: &House, number: i64) -> Vec<Scheduled> {
    Scheduled::of(&house.desk().look(), &house.ticket(number).await).await.unwrap()
}

async fn answers(house: &House, number: i64) -> usize {
    house.timeline(number).await.iter().filter(|e| e.text.contains("Tomorrow it is there.")).count()
}

story!(an_answer_goes_at_its_time_and_is_an_answer_only_then(house) {
    let number = asked(house).await;
    let since = house.ticket(number).await.waiting_since;
    let vasya = house.agent("Vasya").await;
    plans(house, &vasya, number, 3600, &[("cc", PETAR), ("then", "wait")]).await;
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.holder.as_str(), ticket.assignee_id), ("staff", Some(vasya.id)), "whoever plans it has it");
    assert_eq!((ticket.waiting_since, ticket.first_answer_at), (since, None), "nobody was answered yet");
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("Tomorrow it is there.") && page.contains("Goes later"), "it stands under the timeline");
    house.later(3599).await;
    house.mails(0).await;
    house.later(1).await;
    let caught = house.mails(1).await[0].clone();
    let mut envelope = caught.envelope.to.clone();
    envelope.sort();
    assert_eq!(envelope, [IVA, PETAR]);
    assert!(Letter::read(&caught.raw).unwrap().text.starts_with("Tomorrow it is there.\n\n[r:"));
    let (ticket, entry) = (house.ticket(number).await, house.last(number).await);
    assert_eq!((ticket.holder.as_str(), ticket.waiting_since), ("customer", None));
    assert_eq!((ticket.first_answer_at, entry.staff_id), (Some(house.desk().now()), Some(vasya.id)));
    assert!(waiting(house, number).await.is_empty());
    house.later(7200).await;
    assert_eq!((answers(house, number).await, house.mails(1).await.len()), (1, 1), "once");
});

story!(what_the_customer_says_before_its_time_holds_it_and_its_author_is_told(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "I ask.").await.is(303);
    let first = house.mails(1).await[0].clone();
    plans(house, &vasya, number, 3600, &[]).await;
    assert_eq!(house.customer(IVA).answers(&first, "It came!").await, number);
    let held = waiting(house, number).await;
    assert_eq!(held[0].state, ScheduledState::Held);
    house.later(4000).await;
    assert_eq!(house.mails(1).await.len(), 1, "it does not go over news");
    let notices = house.count("SELECT count(*) FROM notice WHERE kind = 'scheduled'").await;
    assert_eq!(notices, 1, "its author is told");
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("Not sent: something was said"), "{page}");
    let path = format!("/tickets/{number}/scheduled/{}", held[0].id);
    vasya.sends(&format!("{path}/sending"), &[("seen", "1")]).await.is(403);
    assert_eq!(answers(house, number).await, 0, "nor over what its sender has not seen");
    let seen = house.ticket(number).await.last_entry_id.unwrap().to_string();
    vasya.sends(&format!("{path}/sending"), &[("seen", &seen)]).await.is(303);
    house.mails(2).await;
    vasya.sends(&format!("{path}/sending"), &[("seen", &seen)]).await.is(404);
});

story!(a_colleague_s_note_holds_it_and_its_author_s_own_does_not(house) {
    let (own, other) = (asked(house).await, asked(house).await);
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    plans(house, &vasya, own, 600, &[]).await;
    plans(house, &vasya, other, 600, &[]).await;
    vasya.notes(own, "Packed.").await.is(303);
    petya.notes(other, "Do not send that.").await.is(303);
    house.later(600).await;
    house.mails(1).await;
    assert_eq!((answers(house, own).await, answers(house, other).await), (1, 0));
    assert_eq!(waiting(house, other).await[0].state, ScheduledState::Held);
});

story!(it_is_given_another_time_or_taken_back_with_everything_in_it(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    plans(house, &vasya, number, 600, &[("cc", ""), ("bcc", PETAR)]).await;
    let id = waiting(house, number).await[0].id;
    let path = format!("/tickets/{number}/scheduled/{id}");
    let later = house.desk().now().plus(Duration::from_secs(1200)).micros().to_string();
    vasya.sends(&path, &[("later", &later)]).await.is(303);
    house.later(600).await;
    house.mails(0).await;
    vasya.sends(&path, &[("later", "1")]).await.is(422);
    vasya.sends(&path, &[("_method", "delete")]).await.is(303);
    let ticket = house.ticket(number).await;
    let draft = Draft::one(&house.desk().look(), &ticket, vasya.id, DraftKind::Reply).await.unwrap();
    assert!(draft.html.contains("Tomorrow it is there."), "{draft:?}");
    assert_eq!(draft.addressed.bcc.as_deref(), Some(PETAR));
    house.later(1200).await;
    house.mails(0).await;
    assert_eq!(answers(house, number).await, 0);
});

story!(what_was_asked_about_first_still_goes_later(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/tickets/{number}/replies");
    let later = house.desk().now().plus(Duration::from_secs(600)).micros().to_string();
    let form = [("text", "@Petya Tomorrow it is there."), ("later", later.as_str())];
    let page = vasya.sends_parts(&path, &form).await.is(422).text();
    let again = format!("later:{later}");
    assert!(page.contains(&format!("value=\"{again}\"")), "{page}");
    vasya.sends_parts(&path, &[("text", "@Petya Tomorrow it is there."), ("sure", &again)]).await.is(303);
    house.mails(0).await;
    assert_eq!(waiting(house, number).await.len(), 1);
    house.later(600).await;
    house.mails(1).await;
});

story!(it_goes_though_its_author_is_away(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    plans(house, &vasya, number, 7200, &[]).await;
    let person = house.colleague("Vasya").await;
    let since = house.desk().now().plus(Duration::from_secs(600));
    let new = NewAbsence {
        staff: person.id,
        since,
        until: Some(since.plus(Duration::from_secs(86_400))),
        substitute: Some(house.staff("Petya").await.id),
        by_duty: Vec::new(),
        reason: "mushrooms".into(),
    };
    let mut act = house.desk().act(person.actor()).await.unwrap();
    Absence::plan(&mut act, &person, &new).await.unwrap();
    act.commit().await.unwrap();
    house.later(600).await;
    house.later(6600).await;
    house.mails(1).await;
    assert_eq!((answers(house, number).await, house.last(number).await.staff_id), (1, Some(vasya.id)));
});

story!(it_goes_along_with_a_merge_and_comes_back(house) {
    let (number, other) = (asked(house).await, asked(house).await);
    let vasya = house.agent("Vasya").await;
    plans(house, &vasya, number, 600, &[]).await;
    let stays = other.to_string();
    vasya.sends(&format!("/tickets/{number}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
    assert_eq!(waiting(house, other).await.len(), 1, "it goes along");
    vasya.sends(&format!("/tickets/{number}/merge"), &[("_method", "delete")]).await.is(303);
    assert_eq!((waiting(house, other).await.len(), waiting(house, number).await.len()), (0, 1), "and comes back");
    house.later(600).await;
    house.mails(1).await;
});

story!(what_was_solved_meanwhile_is_not_opened_by_it(house) {
    let number = asked(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    plans(house, &vasya, number, 600, &[]).await;
    house.later(1).await;
    petya.solves(number).await.is(303);
    house.later(600).await;
    house.mails(0).await;
    let state = waiting(house, number).await[0].state;
    assert_eq!((house.ticket(number).await.state, state), (State::Solved, ScheduledState::Held));
});

story!(programs_plan_answers_send_them_and_take_them_back(house) {
    let number = asked(house).await;
    let (api, path) = (house.api("Vasya").await, format!("/api/v1/tickets/{number}/scheduled"));
    let at = house.desk().now().plus(Duration::from_secs(600)).iso();
    let new = || serde_json::json!({ "reply": { "text": "Tomorrow it is there." }, "at": at });
    let one = api.posts(&path, new()).await.is(201).json();
    let two = api.posts(&path, new()).await.is(201).json();
    let listed = api.gets(&path).await.is(200).json();
    assert_eq!(listed["scheduled"].as_array().unwrap().len(), 2);
    api.deletes(&format!("{path}/{}", one["id"])).await.is(204);
    let sent = api.posts(&format!("{path}/{}/sending", two["id"]), serde_json::json!({})).await.is(201).json();
    assert_eq!(sent["text"], "Tomorrow it is there.");
    house.mails(1).await;
    let past = serde_json::json!({ "reply": { "text": "x" }, "at": "2001-01-01T00:00:00Z" });
    api.posts(&path, past).await.is(422);
    assert!(api.gets(&path).await.is(200).json()["scheduled"].as_array().unwrap().is_empty());
    house.later(600).await;
});
