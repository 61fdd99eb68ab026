//! An answer becomes a mail, once, and whoever wrote it sees what became of it.

use crate::house::{House, letter};
use mail::{Letter, smtp::Answer};
use ticket::{Delivery, Draft, DraftKind};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// Iva asks for her lamp, in a mail of a known id.
async fn asked(house: &House) -> i64 {
    let head = [("From", IVA), ("To", SUPPORT), ("Subject", "The lamp"), ("Message-ID", "<first@kovac.example>")];
    house.customer(IVA).sends(&[SUPPORT], &letter(&head, "Where is it?")).await
}

async fn delivery(house: &House, number: i64) -> Option<Delivery> {
    house.last(number).await.delivery
}

story!(an_answer_leaves_in_the_customer_s_thread(house) {
    let number = asked(house).await;
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    let caught = house.mails(1).await[0].clone();
    assert_eq!(
        (caught.envelope.from.as_deref(), caught.envelope.to.as_slice()),
        (Some(SUPPORT), [IVA.to_owned()].as_slice())
    );
    let mail = Letter::read(&caught.raw).unwrap();
    assert_eq!((mail.subject.as_str(), mail.reply_text.as_str()), ("Re: The lamp", "On its way."));
    assert_eq!(
        (mail.in_reply_to, mail.references),
        (vec!["first@kovac.example".to_owned()], vec!["first@kovac.example".to_owned()])
    );
    let from = mail.from.unwrap();
    assert_eq!((from.name.as_deref(), from.address.as_str()), (Some("Vasya · Support"), SUPPORT));
    let (post, id) = (house.post(), mail.message_id.unwrap());
    assert_eq!(post.minter().read_reply_address(&mail.reply_to[0].address), Some((SUPPORT.to_owned(), number)));
    let minted = post.minter().read_message_id(&id).unwrap();
    assert_eq!((minted.ticket, minted.entry), (number, house.last(number).await.id.0));
    assert_eq!(delivery(house, number).await, Some(Delivery::Sent));
});

story!(a_thread_that_goes_on_names_all_its_mails(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    let first = house.mails(1).await[0].clone();
    let ours = Letter::read(&first.raw).unwrap().message_id.unwrap();
    house.customer(IVA).answers(&first, "Still not here.").await;
    vasya.replies(number, "Tomorrow.").await.is(303);
    let second = house.mail(2).await;
    assert_eq!(second.references[..2], ["first@kovac.example".to_owned(), ours]);
    assert_eq!((second.references.len(), second.in_reply_to.len()), (3, 1));
    assert_eq!(second.in_reply_to[0], second.references[2], "it answers her last mail");
});

story!(an_answer_goes_where_the_customer_wants_it(house) {
    let head =
        [("From", "noreply@kovac.example"), ("Reply-To", "Iva <iva@home.example>"), ("To", SUPPORT), ("Subject", "Hi")];
    let number = house.customer("noreply@kovac.example").sends(&[SUPPORT], &letter(&head, "Hi")).await;
    house.agent("Vasya").await.replies(number, "Hello.").await.is(303);
    assert_eq!(house.mails(1).await[0].envelope.to, ["iva@home.example"]);
});

story!(an_answer_taken_back_in_time_never_leaves_and_its_words_return(house) {
    house.undo_seconds(10).await;
    let number = asked(house).await;
    let since = house.ticket(number).await.waiting_since;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "Nonsense I regret.").await.is(303);
    house.settled().await;
    assert_eq!(delivery(house, number).await, Some(Delivery::Waiting));
    vasya.takes_back(number, house.last(number).await.id).await.is(303);
    let ticket = house.ticket(number).await;
    let reply = Draft::one(&house.desk().look(), &ticket, vasya.id, DraftKind::Reply).await.unwrap();
    assert!(reply.html.contains("Nonsense I regret."), "{reply:?}");
    assert_eq!((ticket.waiting_since, ticket.first_answer_at), (since, None));
    house.later(20).await;
    assert_eq!(delivery(house, number).await, Some(Delivery::Withdrawn));
    house.mails(0).await;
    vasya.takes_back(number, house.last(number).await.id).await.is(403);
});

story!(an_answer_that_has_gone_cannot_be_taken_back(house) {
    house.undo_seconds(10).await;
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    house.settled().await;
    house.mails(0).await;
    house.later(10).await;
    house.mails(1).await;
    vasya.takes_back(number, house.last(number).await.id).await.is(403);
    assert_eq!(delivery(house, number).await, Some(Delivery::Sent));
});

story!(what_the_customer_writes_before_an_answer_has_gone_stops_it(house) {
    house.undo_seconds(10).await;
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "Your lamp is on its way.").await.is(303);
    let answer = house.last(number).await.id;
    house.later(5).await;
    let head = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: The lamp"), ("References", "<first@kovac.example>")];
    assert_eq!(house.customer(IVA).sends(&[SUPPORT], &letter(&head, "Please cancel it.")).await, number);
    house.later(20).await;
    assert_eq!(house.entry(answer).await.delivery, Some(Delivery::Stopped));
    assert!(house.ticket(number).await.waiting_since.is_some());
    house.mails(0).await;
    vasya.sends_again(number, answer).await.is(303);
    assert_eq!(house.mail(1).await.reply_text, "Your lamp is on its way.");
});

story!(an_answer_that_the_relay_puts_off_waits_and_is_tried_again(house) {
    let number = asked(house).await;
    house.office.will_say(Answer::Later("greylisted, come back".into()));
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    house.settled().await;
    let waiting = house.last(number).await;
    assert_eq!(waiting.delivery, Some(Delivery::Waiting));
    assert!(waiting.delivery_note.unwrap().contains("greylisted"));
    assert_eq!(waiting.deliver_at.unwrap().since(house.desk().now()), 10_000_000);
    assert!(house.ticket(number).await.waiting_since.is_none(), "it is on its way");
    house.later(10).await;
    house.mails(1).await;
    assert_eq!(delivery(house, number).await, Some(Delivery::Sent));
});

story!(an_answer_that_the_relay_refuses_has_failed_for_all_to_see_and_can_be_sent_again(house) {
    let number = asked(house).await;
    house.office.will_say(Answer::Refuse("we do not like lamps".into()));
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    house.settled().await;
    let failed = house.last(number).await;
    assert_eq!(failed.delivery, Some(Delivery::Failed));
    assert!(vasya.opens_ticket(number).await.text().contains("we do not like lamps"));
    let ticket = house.ticket(number).await;
    assert!(ticket.waiting_since.is_some() && ticket.first_answer_at.is_none(), "she has no answer");
    vasya.sends_again(number, failed.id).await.is(303);
    let mail = house.mail(1).await;
    assert_eq!(house.post().minter().read_message_id(&mail.message_id.unwrap()).unwrap().entry, failed.id.0);
    assert!(house.ticket(number).await.waiting_since.is_none());
    vasya.sends_again(number, failed.id).await.is(403);
});

story!(an_answer_put_off_for_two_days_fails_in_the_end(house) {
    let number = asked(house).await;
    for _ in 0..20 {
        house.office.will_say(Answer::Later("busy".into()));
    }
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    house.settled().await;
    for _ in 0..19 {
        assert_eq!(delivery(house, number).await, Some(Delivery::Waiting));
        house.later(4 * 3600).await;
    }
    assert_eq!(delivery(house, number).await, Some(Delivery::Failed));
    house.mails(0).await;
});

story!(an_answer_in_form_leaves_with_both_parts_and_no_script(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    let fields = [("html", "<div>On <strong>its</strong> way.<script>alert(1)</script></div>"), ("seen", "")];
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &fields).await.is(303);
    let mail = house.mail(1).await;
    assert_eq!(mail.reply_text, "On its way.");
    let html = mail.html.unwrap();
    assert!(html.contains("<strong>its</strong>") && !html.contains("alert"), "{html}");
});

story!(writing_first_begins_a_thread_that_the_customer_can_answer(house) {
    let body = serde_json::json!({ "subject": "Your order", "text": "It is late.", "customer": { "name": "Iva", "address": IVA } });
    let begun = house.api("Vasya").await.posts("/api/v1/tickets", body).await.is(201).json();
    let number = begun["number"].as_i64().unwrap();
    let caught = house.mails(1).await[0].clone();
    let mail = Letter::read(&caught.raw).unwrap();
    assert_eq!((mail.subject.as_str(), mail.in_reply_to.len()), ("Your order", 0));
    assert_eq!(house.ticket(number).await.holder, "customer");
    assert_eq!(house.customer(IVA).answers(&caught, "How late?").await, number);
    assert_eq!(house.ticket(number).await.holder, "staff");
});
