//! Collaborators help inside: they see what they were asked into, and reach no customer by any door.

use crate::house::House;
use reqwest::Method;
use serde_json::json;

const IVA: &str = "iva@kovac.example";

/// Two tickets with an answer each; Kolya was asked into the first.
async fn two(house: &House) -> (i64, i64) {
    let vasya = house.agent("Vasya").await;
    let (mine, other) =
        (house.customer(IVA).writes("Mine", "Help!").await, house.customer(IVA).writes("Other", "Secret help!").await);
    for number in [mine, other] {
        vasya.replies(number, "We look.").await.is(303);
    }
    let kolya = house.staff("Kolya").await.id.to_string();
    vasya.sends(&format!("/tickets/{mine}/access"), &[("assignee", &kolya)]).await.is(303);
    house.mails(2).await;
    (mine, other)
}

story!(a_collaborator_sees_what_they_were_asked_into_and_nothing_else(house) {
    let (mine, other) = two(house).await;
    let (kolya, api) = (house.agent("Kolya").await, house.api("Kolya").await);
    assert!(kolya.opens_ticket(mine).await.text().contains("Help!"));
    kolya.opens(&format!("/tickets/{other}")).await.is(404);
    let until = house.desk().now().plus(std::time::Duration::from_secs(7_200)).micros().to_string();
    house.agent("Vasya").await.sends(&format!("/tickets/{mine}/snooze"), &[("until", &until)]).await.is(303);
    assert!(kolya.opens("/views/open").await.is(200).text().contains("Mine"), "what is put aside waits for them all the same");
    let list = kolya.opens("/views/all").await.is(200).text();
    assert!(list.contains("Mine") && !list.contains("Other"));
    let all = api.gets("/api/v1/tickets").await.is(200).json();
    assert_eq!(all["tickets"].as_array().unwrap().len(), 1);
    assert_eq!(api.gets("/api/v1/tickets?q=secret").await.is(200).json()["tickets"], json!([]));
    assert_eq!(api.gets(&format!("/api/v1/tickets?q={other}")).await.is(200).json()["tickets"], json!([]));
    assert!(!kolya.opens("/search?q=secret").await.is(200).text().contains(&format!("/tickets/{other}")));
    let entry = house.last(other).await.id;
    for path in [
        format!("/api/v1/tickets/{other}"),
        format!("/api/v1/tickets/{other}/entries"),
        format!("/api/v1/entries/{entry}"),
    ] {
        api.gets(&path).await.is(404);
    }
    kolya.opens(&format!("/entries/{}/original", house.timeline(other).await[0].id)).await.is(404);
});

story!(a_collaborator_notes_where_they_were_asked_in_and_nowhere_else(house) {
    let (mine, other) = two(house).await;
    let (kolya, api) = (house.agent("Kolya").await, house.api("Kolya").await);
    kolya.notes(mine, "It is the fuse.").await.is(303);
    assert_eq!(house.last(mine).await.author_name, "Kolya");
    api.posts(&format!("/api/v1/tickets/{mine}/notes"), json!({ "text": "Really." })).await.is(201);
    kolya.notes(other, "Hm.").await.is(404);
    api.posts(&format!("/api/v1/tickets/{other}/notes"), json!({ "text": "Hm." })).await.is(404);
    assert_eq!(house.words(other).await.len(), 2);
});

story!(a_collaborator_reaches_no_customer_by_any_door(house) {
    let (mine, _) = two(house).await;
    let (kolya, api) = (house.agent("Kolya").await, house.api("Kolya").await);
    let page = kolya.opens_ticket(mine).await.text();
    assert!(!page.contains(&format!("/tickets/{mine}/replies")) && page.contains(&format!("/tickets/{mine}/notes")));
    let answer = house.last(mine).await.id;
    kolya.replies_having_seen(mine, "", "Hello customer.", "").await.is(404);
    kolya.sends_again(mine, answer).await.is(404);
    kolya.takes_back(mine, answer).await.is(404);
    kolya.takes(mine).await.is(404);
    kolya.solves(mine).await.is(404);
    kolya
        .sends_parts(
            "/tickets",
            &[("channel", "mail"), ("customer", IVA), ("subject", "Hi"), ("text", "Hi"), ("department", "1")],
        )
        .await
        .is(404);
    let path = |rest: &str| format!("/api/v1/tickets/{mine}/{rest}");
    api.posts(&path("replies"), json!({ "text": "Hello customer." })).await.is(404);
    api.posts("/api/v1/tickets", json!({ "subject": "Hi", "text": "Hi", "customer": { "address": IVA } }))
        .await
        .is(404);
    api.puts(&path("assignment"), json!({ "assignee": "me" })).await.is(404);
    for (method, rest, body) in [
        (Method::PUT, "closure", None),
        (Method::DELETE, "closure", None),
        (Method::PUT, "tags", Some(json!({ "tags": ["x"] }))),
        (Method::PUT, "priority", Some(json!({ "priority": "high" }))),
    ] {
        api.asks(method, &path(rest), body).await.is(404);
    }
    api.deletes(&format!("/api/v1/entries/{answer}/delivery")).await.is(404);
    api.brings("", "From: a@b\r\nSubject: x\r\n\r\nx").await.is(404);
    house.mails(2).await;
    assert_eq!(house.ticket(mine).await.assignee_id, Some(house.staff("Vasya").await.id));
});

story!(whoever_left_sees_nothing_any_more(house) {
    let (mine, _) = two(house).await;
    let (petya, api) = (house.agent("Petya").await, house.api("Petya").await);
    petya.opens_ticket(mine).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &people::Admin::of_the_machine(), petya.id, None).await.unwrap();
    act.commit().await.unwrap();
    assert!(petya.opens(&format!("/tickets/{mine}")).await.is(303).location().starts_with("/session/new"));
    api.gets("/api/v1/me").await.is(401);
});

story!(a_collaborator_follows_what_they_see(house) {
    let (mine, other) = two(house).await;
    let kolya = house.agent("Kolya").await;
    let page = kolya.opens_ticket(mine).await.text();
    assert!(page.contains(&format!("action=\"/tickets/{mine}/follow\"")), "{page}");
    assert!(page.contains("href=\"/views/followed\""), "{page}");
    kolya.sends(&format!("/tickets/{mine}/follow"), &[]).await.is(303);
    kolya.sends(&format!("/tickets/{other}/follow"), &[]).await.is(404);
    let list = kolya.opens("/views/followed").await.is(200).text();
    assert!(list.contains("Mine") && !list.contains("Other"), "{list}");
    let calm = kolya.opens("/questions").await.is(200).text();
    assert!(calm.contains("Cases I follow") && calm.contains(&format!("href=\"/tickets/{mine}\"")), "{calm}");
    assert!(!house.agent("Vasya").await.opens("/questions").await.text().contains("Cases I follow"));
    kolya.sends(&format!("/tickets/{mine}/follow"), &[("_method", "delete")]).await.is(303);
    assert!(!kolya.opens("/views/followed").await.is(200).text().contains(&format!("row-{mine}")));
});
