//! To whom an answer goes: To, Cc and Bcc, who is in the conversation, and who is there by mistake.

use crate::house::{House, letter};
use channel::mail::row::MailRow;
use mail::Letter;
use ticket::{Draft, DraftKind};

const IVA: &str = "iva@kovac.example";
const PETAR: &str = "petar@kovac.example";
const BOSS: &str = "boss@elsewhere.example";
const SUPPORT: &str = "support@desk.example";

/// Iva asks, and Petar gets a copy.
async fn asked_with_a_copy(house: &House) -> i64 {
    let head = [
        ("From", "Iva <iva@kovac.example>"),
        ("To", "Help <support@desk.example>"),
        ("Cc", "Petar <petar@kovac.example>, support+more@desk.example, vasya@desk.example"),
        ("Subject", "The lamp"),
    ];
    house.customer(IVA).sends(&[SUPPORT], &letter(&head, "Where is it?")).await
}

fn addresses(list: &[mail::Address]) -> Vec<&str> {
    list.iter().map(|a| a.address.as_str()).collect()
}

/// Envelope and head of the nth mail that went.
async fn went(house: &House, n: usize) -> (Vec<String>, Letter) {
    let caught = house.mails(n).await[n - 1].clone();
    let mut envelope = caught.envelope.to.clone();
    envelope.sort();
    (envelope, Letter::read(&caught.raw).unwrap())
}

story!(who_got_a_copy_is_answered_along_and_nobody_of_ours(house) {
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("name=\"cc\" value=\"Petar &#60;petar@kovac.example&#62;\""), "the composer says so");
    vasya.replies(number, "On its way.").await.is(303);
    let (envelope, mail) = went(house, 1).await;
    assert_eq!(envelope, [IVA, PETAR]);
    assert_eq!((addresses(&mail.to), addresses(&mail.cc)), (vec![IVA], vec![PETAR]));
});

story!(whoever_is_taken_away_stays_away_and_whoever_is_added_stays(house) {
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/tickets/{number}/replies");
    let new = format!("Boss <{BOSS}>");
    vasya.sends_parts(&path, &[("text", "On its way."), ("to", IVA), ("cc", &new), ("bcc", "")]).await.is(303);
    let (envelope, _) = went(house, 1).await;
    assert_eq!(envelope, [BOSS, IVA]);
    vasya.replies(number, "It has gone.").await.is(303);
    assert_eq!(went(house, 2).await.0, [BOSS, IVA], "the conversation is remembered");
    vasya.sends_parts(&path, &[("text", "Between us."), ("cc", "")]).await.is(303);
    assert_eq!(went(house, 3).await.0, [IVA]);
    vasya.replies(number, "Still.").await.is(303);
    assert_eq!(went(house, 4).await.0, [IVA]);
});

story!(when_somebody_else_writes_the_customer_is_answered_along(house) {
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    let first = house.mails(1).await[0].clone();
    assert_eq!(house.customer(PETAR).answers(&first, "I take it.").await, number);
    vasya.replies(number, "Fine.").await.is(303);
    let (envelope, mail) = went(house, 2).await;
    assert_eq!(envelope, [IVA, PETAR]);
    assert_eq!((addresses(&mail.to), addresses(&mail.cc)), (vec![PETAR], vec![IVA]));
});

story!(nobody_sees_who_got_a_hidden_copy(house) {
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    let form = [("text", "On its way."), ("to", IVA), ("cc", PETAR), ("bcc", BOSS)];
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    let caught = house.mails(1).await[0].clone();
    assert!(caught.envelope.to.contains(&BOSS.to_owned()), "it goes there");
    let raw = String::from_utf8_lossy(&caught.raw).to_lowercase();
    assert!(!raw.contains("elsewhere.example") && !raw.contains("\nbcc:"), "{raw}");
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains(BOSS), "colleagues see to whom it went");
    let entry = house.last(number).await;
    let shown = house.api("Vasya").await.gets(&format!("/api/v1/entries/{}", entry.id)).await.is(200).json();
    assert_eq!(shown["bcc"][0]["address"], BOSS);
    let public = ticket::PublicEntry::find(&house.desk().look(), entry.id).await.unwrap();
    assert!(!format!("{public:?}").contains("elsewhere.example"));
    vasya.replies(number, "And again.").await.is(303);
    assert!(!house.mails(2).await[1].envelope.to.contains(&BOSS.to_owned()), "it is not remembered");
});

story!(who_got_a_hidden_copy_and_answers_stays_hidden(house) {
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    let form = [("text", "On its way."), ("to", IVA), ("cc", PETAR), ("bcc", BOSS)];
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    let first = house.mails(1).await[0].clone();
    assert_eq!(house.customer(BOSS).answers(&first, "Give her a discount.").await, number);
    let theirs = MailRow::of(&house.desk().look(), house.last(number).await.id).await.unwrap().unwrap();
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("They got a hidden copy"), "{page}");
    vasya.replies(number, "With a discount.").await.is(303);
    assert_eq!(went(house, 2).await.0, [IVA, PETAR], "the customer does not learn of the boss");
    let raw = house.mails(2).await[1].raw.clone();
    assert!(!String::from_utf8_lossy(&raw).contains(&theirs.message_id.unwrap()), "nor by the ids of mails");
    assert_eq!(house.customer(PETAR).answers(&first, "Thanks.").await, number);
    vasya.replies(number, "Gladly.").await.is(303);
    let (envelope, mail) = went(house, 3).await;
    assert_eq!((envelope, addresses(&mail.to)), (vec![IVA.to_owned(), PETAR.to_owned()], vec![PETAR]), "who got an open one does");
});

story!(the_last_mail_says_who_is_in_a_conversation_that_was_never_remembered(house) {
    let number = asked_with_a_copy(house).await;
    let other = house.customer(IVA).writes("Hi", "Only us.").await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    store::Query::new("UPDATE ticket SET copies = ").with("", serde_json::json!([])).run(&mut act).await.unwrap();
    let now = act.now();
    act.enqueue(channel::mail::along::REMEMBER, serde_json::json!({ "after": 0 }), now, None).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    assert_eq!(went(house, 1).await.0, [IVA, PETAR]);
    vasya.replies(other, "Hello.").await.is(303);
    assert_eq!(went(house, 2).await.0, [IVA]);
});

story!(what_is_no_address_stops_the_reply_and_keeps_its_words(house) {
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    let form = [("text", "On its way to you."), ("to", IVA), ("cc", "petar@kovac.example, Boss"), ("bcc", "")];
    let page = vasya.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(422).text();
    assert!(page.contains("On its way to you.") && page.contains("“Boss” is no mail address"), "{page}");
    assert!(page.contains("value=\"petar@kovac.example, Boss\""), "what was written stands there");
    house.mails(0).await;
});

story!(a_colleague_and_our_own_address_are_asked_about(house) {
    let number = asked_with_a_copy(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.staff("Petya").await);
    let path = format!("/tickets/{number}/replies");
    for (cc, said) in [(petya.email.as_str(), "works here"), (SUPPORT, "is an address of this desk")] {
        let page = vasya.sends_parts(&path, &[("text", "Hm."), ("cc", cc)]).await.is(422).text();
        assert!(page.contains(said), "{cc}: {page}");
    }
    house.mails(0).await;
    vasya.sends_parts(&path, &[("text", "Hm."), ("cc", &petya.email), ("sure", "stay")]).await.is(303);
    assert!(went(house, 1).await.0.contains(&petya.email));
    let api = house.api("Vasya").await;
    let path = format!("/api/v1/tickets/{number}/replies");
    let careful = |cc: &str| serde_json::json!({ "text": "Hm.", "cc": [{ "address": cc }], "careful": true });
    api.posts(&path, careful(&petya.email)).await.is(422);
    let said = api.posts(&path, careful("Support+more@desk.example")).await.is(422).text();
    assert!(said.contains("is an address of this desk"), "{said}");
    let reply = serde_json::json!({ "text": "Hm.", "to": [{ "address": SUPPORT }], "careful": true });
    let later = serde_json::json!({ "reply": reply, "at": "2999-01-01T00:00:00Z" });
    let said = api.posts(&format!("/api/v1/tickets/{number}/scheduled"), later).await.is(422).text();
    assert!(said.contains("is an address of this desk"), "later is no way around: {said}");
    house.mails(1).await;
    api.posts(&path, serde_json::json!({ "text": "Hm.", "cc": [{ "address": SUPPORT }] })).await.is(201);
    house.mails(2).await;
});

story!(programs_say_to_whom_or_leave_it_to_the_conversation(house) {
    let number = asked_with_a_copy(house).await;
    let (api, path) = (house.api("Vasya").await, format!("/api/v1/tickets/{number}/replies"));
    api.posts(&path, serde_json::json!({ "text": "One." })).await.is(201);
    assert_eq!(went(house, 1).await.0, [IVA, PETAR]);
    api.posts(&path, serde_json::json!({ "text": "Two.", "cc": [], "bcc": [{ "address": BOSS }] })).await.is(201);
    assert_eq!(went(house, 2).await.0, [BOSS, IVA]);
    let to = serde_json::json!({ "text": "Three.", "to": [{ "name": "Petar", "address": PETAR }], "cc": [] });
    api.posts(&path, to).await.is(201);
    assert_eq!(went(house, 3).await.0, [PETAR]);
    api.posts(&path, serde_json::json!({ "text": "Four.", "bcc": [{ "address": "boss" }] })).await.is(422);
});

story!(taken_back_an_answer_remembers_to_whom_it_was_to_go(house) {
    house.undo_seconds(10).await;
    let number = asked_with_a_copy(house).await;
    let vasya = house.agent("Vasya").await;
    let form = [("text", "On its way."), ("to", IVA), ("cc", ""), ("bcc", BOSS)];
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    vasya.takes_back(number, house.last(number).await.id).await.is(303);
    let ticket = house.ticket(number).await;
    let draft = Draft::one(&house.desk().look(), &ticket, vasya.id, DraftKind::Reply).await.unwrap();
    assert_eq!((draft.addressed.cc.as_deref(), draft.addressed.bcc.as_deref()), (Some(""), Some(BOSS)));
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains(&format!("name=\"bcc\" value=\"{BOSS}\"")));
    house.later(20).await;
});

story!(whom_one_can_mean_is_offered_and_colleagues_are_not(house) {
    let number = asked_with_a_copy(house).await;
    house.customer("ana@kovac.example").writes("Hi", "Hi").await;
    let vasya = house.agent("Vasya").await;
    let offered = vasya.opens(&format!("/tickets/{number}/people?q=")).await.is(200).text();
    assert!(offered.contains(IVA) && offered.contains(PETAR), "{offered}");
    let offered = vasya.opens(&format!("/tickets/{number}/people?q=ana")).await.is(200).text();
    assert!(offered.contains("ana@kovac.example") && !offered.contains(IVA), "{offered}");
    assert!(!vasya.opens(&format!("/tickets/{number}/people?q=petya")).await.is(200).text().contains("desk.example"));
});

story!(a_merge_brings_the_conversation_along_and_takes_it_back(house) {
    let number = asked_with_a_copy(house).await;
    let other = house.customer(IVA).writes("Also the lamp", "Well?").await;
    let vasya = house.agent("Vasya").await;
    let stays = other.to_string();
    vasya.sends(&format!("/tickets/{number}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
    let copies = |ticket: ticket::Ticket| ticket.copies.0.into_iter().map(|p| p.address).collect::<Vec<_>>();
    assert_eq!(copies(house.ticket(other).await), [PETAR]);
    vasya.sends(&format!("/tickets/{number}/merge"), &[("_method", "delete")]).await.is(303);
    assert_eq!((copies(house.ticket(other).await), copies(house.ticket(number).await)), (vec![], vec![PETAR.to_owned()]));
});
