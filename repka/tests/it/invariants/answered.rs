//! 2. Two agents at once, a stale page, a crash between the relay's 250 and our commit.

use base::Actor;
use ticket::Delivery;

const IVA: &str = "iva@kovac.example";

story!(nothing_is_answered_twice(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let seen = vasya.opens_ticket(number).await.field("seen");
    let (one, two) = tokio::join!(
        vasya.replies_having_seen(number, &seen, "On its way.", ""),
        petya.replies_having_seen(number, &seen, "Not yet sent.", "")
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "one is sent, the other author is told");
    let (stopped, words, others) =
        if one.status == 422 { (one, "On its way.", "Petya") } else { (two, "Not yet sent.", "Vasya") };
    let page = stopped.text();
    assert!(page.contains(words), "what was written is not lost");
    assert!(page.contains("class=\"stale\"") && page.contains(others), "and what is new is shown");
    house.mails(1).await;
});

story!(nothing_is_answered_twice_by_programs_either(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.api("Vasya").await, house.api("Petya").await);
    let path = format!("/api/v1/tickets/{number}/replies");
    let seen = house.last(number).await.id.0;
    let body = |text: &str| serde_json::json!({ "text": text, "seen": seen });
    let (one, two) = tokio::join!(vasya.posts(&path, body("One")), petya.posts(&path, body("Two")));
    let late = if one.status == 409 { one } else { two };
    let problem = late.is(409).json();
    assert_eq!(problem["new"].as_array().unwrap().len(), 1, "{problem}");
    assert_eq!(problem["new"][0]["kind"], "message");
    house.mails(1).await;
});

story!(nothing_is_answered_twice_when_a_note_came_since(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let seen = vasya.opens_ticket(number).await.field("seen");
    house.agent("Petya").await.notes(number, "I called her already.").await.is(303);
    let page = vasya.replies_having_seen(number, &seen, "On its way.", "").await.is(422);
    assert!(page.text().contains("I called her already."));
    house.settled().await;
    house.mails(0).await;
    // Send anyway is one click: the page shown now has seen the note.
    vasya.replies_having_seen(number, &page.field("seen"), "On its way.", "").await.is(303);
    house.mails(1).await;
});

story!(nothing_is_answered_twice_after_a_crash_at_the_relay_s_door(house) {
    house.undo_seconds(10).await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    house.settled().await;
    let entry = house.last(number).await;
    let answer = entry.id;
    // The desk died while the mail was handed over: it is in hand, and nobody knows more.
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let (from, to) = (Delivery::Waiting, Delivery::Sending);
    assert!(ticket::delivery::advance(&mut act, answer, from, to, None, entry.deliver_at).await.unwrap());
    act.commit().await.unwrap();
    house.later(10).await;
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Unsure));
    house.mails(0).await;
    // A person decides; the mail still has the id it had.
    vasya.sends_again(number, answer).await.is(303);
    assert_eq!(
        house.post().minter().read_message_id(&house.mail(1).await.message_id.unwrap()).unwrap().entry,
        answer.0
    );
});
