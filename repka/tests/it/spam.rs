//! What is no customer's mail lies in a folder, with its reasons, and comes back.

use crate::house::{Browser, House, letter};
use base::Actor;
use channel::mail::{NewArrival, spam::Spam};
use ticket::State;

const PILLS: &str = "bo@pills.example";
const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// A mail that the block list keeps out; answers with its arrival.
pub async fn spam(house: &House) -> i64 {
    if house.count("SELECT count(*) FROM spam").await == 0 {
        let vasya = house.agent("Vasya").await;
        blocks(&vasya, "pills.example").await;
        writes(house, PILLS, "Cheap pills", "Buy our pills.").await;
    }
    house.count("SELECT max(arrival_id) FROM spam").await
}

async fn blocks(who: &Browser, sender: &str) {
    who.sends("/spam/senders", &[("sender", sender), ("mail", "1")]).await.is(303);
}

async fn brings(house: &House, from: &str, header: &[(&str, &str)], text: &str) {
    let raw = letter(&[&[("From", from), ("To", SUPPORT)][..], header].concat(), text);
    house.customer(from).hands_over(&[SUPPORT], raw.as_bytes()).await.unwrap();
    house.settled().await;
}

async fn writes(house: &House, from: &str, subject: &str, text: &str) {
    brings(house, from, &[("Subject", subject)], text).await;
}

async fn lying(house: &House) -> i64 {
    house.count("SELECT count(*) FROM spam").await
}

async fn rule(house: &House, kind: &str, field: &str, value: &str) {
    let new = [("do", "keep"), ("name", "Ours"), ("kind", kind), ("field", field), ("value", value)];
    house.agent("Olga").await.sends("/settings/spam/rules", &new).await.is(303);
}

story!(spam_makes_no_ticket_no_customer_and_no_notice_and_is_kept_with_its_reason(house) {
    let vasya = house.agent("Vasya").await;
    assert!(!vasya.opens("/views/open").await.text().contains("href=\"/spam\""), "an empty folder is not offered");
    let arrival = spam(house).await;
    for nothing in ["SELECT count(*) FROM ticket", "SELECT count(*) FROM customer", "SELECT count(*) FROM notice"] {
        assert_eq!(house.count(nothing).await, 0, "{nothing}");
    }
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'spam' AND blob <> ''").await, 1, "it is kept");
    assert_eq!(house.count("SELECT count(*) FROM attachment").await, 0);
    let list = vasya.opens("/spam").await.is(200).text();
    for part in ["Cheap pills", "bo@pills.example", "Buy our pills.", "Blocked: pills.example"] {
        assert!(list.contains(part), "{part}");
    }
    assert!(vasya.opens("/views/open").await.text().contains("href=\"/spam\""), "the rail leads there");
    assert!(vasya.opens(&format!("/spam/{arrival}")).await.is(200).text().contains("Buy our pills."));
    let olga = house.agent("Olga").await;
    assert!(!olga.opens("/intake-problems").await.text().contains(PILLS), "it is no problem");
});

story!(a_mail_is_shown_as_text_that_runs_and_fetches_nothing(house) {
    blocks(&house.agent("Vasya").await, "pills.example").await;
    let html = "<p>Hi</p><img src=\"https://spy.example/x.png\"><script>alert(1)</script>";
    brings(house, PILLS, &[("Subject", "<b>Hi</b>"), ("Content-Type", "text/html; charset=utf-8")], html).await;
    let page = house.agent("Vasya").await.opens(&format!("/spam/{}", spam(house).await)).await.is(200).text();
    assert!(!page.contains("spy.example") && !page.contains("alert(1)") && !page.contains("<b>Hi</b>"));
    assert!(page.contains("&#60;b&#62;Hi") || page.contains("&lt;b&gt;Hi"));
});

story!(what_was_no_spam_is_taken_in_as_it_would_have_been(house) {
    let came = house.desk().now();
    let arrival = spam(house).await;
    house.later(3 * 24 * 3600).await;
    let vasya = house.agent("Vasya").await;
    let sent = [("mail", &*arrival.to_string()), ("do", "want")];
    vasya.sends("/spam", &sent).await.is(303);
    vasya.sends("/spam", &sent).await.is(303);
    house.settled().await;
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM ticket").await), (0, 1));
    let ticket = house.ticket(house.count("SELECT id FROM ticket").await).await;
    assert_eq!((ticket.state, ticket.waiting_since, ticket.opened_at), (State::Open, Some(came), came));
    let entry = house.last(ticket.id.0).await;
    assert_eq!((entry.at, entry.reply_text.trim()), (came, "Buy our pills."));
    writes(house, PILLS, "More pills", "Even more.").await;
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 2, "a wanted sender wins over a blocked domain");
    assert!(!vasya.opens("/views/open").await.text().contains("href=\"/spam\""));
});

story!(rules_look_at_senders_words_and_headers_and_are_tried_before(house) {
    let number = house.customer(IVA).writes("A prize", "You have won the LOTTERY.").await;
    let olga = house.agent("Olga").await;
    let typed = [("do", "try"), ("name", "Lottery"), ("kind", "words"), ("value", "lottery, casino")];
    let tried = olga.sends("/settings/spam/rules", &typed).await.is(200).text();
    assert!(tried.contains(&format!("href=\"/tickets/{number}\"")) && tried.contains("value=\"lottery, casino\""));
    assert_eq!(house.count("SELECT count(*) FROM spam_rule").await, 0, "trying keeps nothing");
    olga.sends("/settings/spam/rules", &[("do", "keep"), ("name", ""), ("kind", "words"), ("value", "x")]).await.is(422);
    rule(house, "words", "", "lottery").await;
    rule(house, "domain", "", "junk.example").await;
    rule(house, "header", "X-Mailer", "blaster").await;
    writes(house, "a@one.example", "Win", "The Lottery!").await;
    writes(house, "a@mail.junk.example", "Hi", "Hello.").await;
    brings(house, "a@two.example", &[("Subject", "Hi"), ("X-Mailer", "Bulk Blaster 3")], "Hello.").await;
    assert_eq!(lying(house).await, 3);
    writes(house, "a@three.example", "Hi", "A lotteryless question").await;
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM ticket").await), (3, 2));
    let id = house.count("SELECT min(id) FROM spam_rule").await;
    olga.sends(&format!("/settings/spam/rules/{id}"), &[("_method", "delete")]).await.is(303);
    writes(house, "a@four.example", "Win", "The lottery!").await;
    assert_eq!(lying(house).await, 3);
});

story!(who_has_an_open_ticket_or_answers_us_is_not_kept_out_for_words(house) {
    rule(house, "words", "", "lottery").await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    writes(house, IVA, "Another", "Is it a lottery whether it comes?").await;
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM ticket").await), (0, 2), "her ticket is open");
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "It comes.").await.is(303);
    let ours = house.mails(1).await[0].clone();
    vasya.solves(number).await.is(303);
    vasya.solves(house.count("SELECT max(id) FROM ticket").await).await.is(303);
    blocks(&vasya, IVA).await;
    house.customer(IVA).answers(&ours, "No lottery, then.").await;
    assert_eq!(house.words(number).await.last().unwrap(), "No lottery, then.", "an answer to our mail comes in");
    vasya.solves(number).await.is(303);
    writes(house, IVA, "New", "Hello.").await;
    assert_eq!(lying(house).await, 1, "a new mail of a blocked sender does not");
});

story!(what_the_server_before_us_says_counts_where_it_is_trusted(house) {
    let flagged = [("Subject", "Hi"), ("X-Spam-Flag", "YES")];
    brings(house, "a@one.example", &flagged, "Hello.").await;
    assert_eq!(lying(house).await, 0, "anybody can write it");
    let id = house.count("SELECT id FROM mailbox WHERE address = 'support@desk.example'").await;
    house.agent("Anna").await.sends(&format!("/settings/mailboxes/{id}/filter"), &[("filtered", "yes")]).await.is(303);
    brings(house, "a@two.example", &flagged, "Hello.").await;
    assert_eq!(lying(house).await, 1);
    let list = house.agent("Vasya").await.opens("/spam").await.text();
    assert!(list.contains("X-Spam-Flag: YES"));
});

story!(spam_is_deleted_by_an_admin_after_a_week_and_by_its_age(house) {
    let arrival = spam(house).await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let delete = [("mail", &*arrival.to_string()), ("do", "delete")];
    anna.sends("/spam", &delete).await.is(303);
    assert_eq!(lying(house).await, 1, "a wrong click loses nothing");
    house.later(8 * 24 * 3600).await;
    vasya.sends("/spam", &delete).await.is(404);
    anna.sends("/spam", &delete).await.is(303);
    house.settled().await;
    assert_eq!(lying(house).await, 0);
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE blob = '' AND state = 'spam'").await, 1, "that it came is known");
    writes(house, "c@pills.example", "Other pills", "Buy.").await;
    anna.sends("/settings/spam/keeping", &[("days", "3")]).await.is(422);
    anna.sends("/settings/spam/keeping", &[("days", "14")]).await.is(303);
    house.later(13 * 24 * 3600).await;
    repka::schedule::delete_spam(house.desk()).await.unwrap();
    assert_eq!(lying(house).await, 1);
    house.later(2 * 24 * 3600).await;
    repka::schedule::delete_spam(house.desk()).await.unwrap();
    house.settled().await;
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM arrival WHERE blob <> ''").await), (0, 0));
});

story!(a_stranger_s_first_mail_is_put_into_the_folder_by_hand_and_taken_back(house) {
    let number = house.customer(PILLS).writes("Cheap pills", "Buy our pills.").await;
    let came = house.ticket(number).await.waiting_since;
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.text().contains(&format!("/tickets/{number}/spam")));
    house.later(3600).await;
    let page = vasya.sends(&format!("/tickets/{number}/spam"), &[]).await.is(303).location().to_owned();
    let shown = vasya.opens(&page).await.is(200).text();
    assert!(shown.contains("Marked by Vasya") && shown.contains("value=\"bo@pills.example\"") && shown.contains("value=\"pills.example\""));
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.holder.as_str(), ticket.waiting_since), (State::Closed, "none", None));
    assert_eq!(ticket::Ticket::tags(&house.desk().look(), ticket.id).await.unwrap(), ["spam"]);
    let arrival = house.count("SELECT arrival_id FROM spam").await.to_string();
    vasya.sends("/spam", &[("mail", &arrival), ("do", "free")]).await.is(303);
    house.settled().await;
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.holder.as_str(), ticket.waiting_since), (State::Open, "nobody", came));
    assert!(ticket::Ticket::tags(&house.desk().look(), ticket.id).await.unwrap().is_empty());
    assert_eq!((house.words(number).await.len(), house.count("SELECT count(*) FROM ticket").await), (1, 1));
    vasya.sends(&format!("/tickets/{number}/spam"), &[]).await.is(303);
    vasya.reopens(number).await.is(303);
    assert_eq!(house.ticket(number).await.waiting_since, came, "reopening it takes it back, too");
    house.later(40 * 24 * 3600).await;
    repka::schedule::delete_spam(house.desk()).await.unwrap();
    assert_eq!((lying(house).await, house.words(number).await), (0, vec!["Buy our pills.".to_owned()]));
});

story!(a_discarded_ticket_loses_its_words_when_its_time_is_over(house) {
    let number = house.customer(PILLS).writes("Cheap pills", "Buy our pills.").await;
    house.agent("Vasya").await.sends(&format!("/tickets/{number}/spam"), &[]).await.is(303);
    house.later(31 * 24 * 3600).await;
    repka::schedule::delete_spam(house.desk()).await.unwrap();
    house.settled().await;
    assert_eq!((house.words(number).await, house.ticket(number).await.subject), (vec![String::new()], String::new()));
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE blob <> ''").await, 0);
});

story!(where_somebody_has_worked_for_a_customer_it_is_no_spam(house) {
    let vasya = house.agent("Vasya").await;
    let answered = house.customer(IVA).writes("The lamp", "Where is it?").await;
    vasya.replies(answered, "It comes.").await.is(303);
    vasya.sends(&format!("/tickets/{answered}/spam"), &[]).await.is(303);
    let known = house.customer(IVA).writes("The chair", "And the chair?").await;
    vasya.sends(&format!("/tickets/{known}/spam"), &[]).await.is(303);
    let typed = vasya.sends("/spam/senders", &[("sender", "nobody"), ("mail", "1")]).await.is(303);
    assert_eq!(typed.location(), "/spam/1");
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM listed_sender").await), (0, 0));
    assert_eq!(house.ticket(known).await.state, State::Open);
});

story!(a_sender_typed_wrong_stands_in_its_own_field_again(house) {
    let olga = house.agent("Olga").await;
    let page = olga.sends("/spam/senders", &[("sender", "pills at example"), ("wanted", "yes")]).await.is(422).text();
    let field = page.split("name=\"wanted\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(field.contains("value=\"pills at example\"") && field.contains("Give a mail address or a domain"), "{field}");
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 1, "the other list is as it was");
    assert_eq!(house.count("SELECT count(*) FROM listed_sender").await, 0);
});

story!(a_person_who_is_struck_is_struck_from_the_folder_and_the_lists(house) {
    let vasya = house.agent("Vasya").await;
    let raw = letter(&[("From", "Bo Pill <bo@pills.example>"), ("To", SUPPORT), ("Subject", "Hello")], "Hello?");
    let number = house.customer(PILLS).sends(&[SUPPORT], &raw).await;
    vasya.solves(number).await.is(303);
    blocks(&vasya, PILLS).await;
    writes(house, PILLS, "Cheap pills", "Buy our pills.").await;
    assert_eq!(lying(house).await, 1);
    let id = house.count("SELECT id FROM customer").await;
    house.agent("Anna").await.sends(&format!("/customers/{id}/erasure"), &[("name", "Bo Pill"), ("why", "asked")]).await.is(303);
    house.settled().await;
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM listed_sender").await), (0, 0));
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE blob <> ''").await, 0);
});

story!(mails_of_the_past_are_what_they_are(house) {
    blocks(&house.agent("Vasya").await, "pills.example").await;
    let mailboxes = vec![channel::Mailbox::all(&house.desk().look()).await.unwrap()[0].id];
    let raw = letter(&[("From", PILLS), ("To", SUPPORT), ("Subject", "Old")], "Long ago.").into_bytes();
    let new = NewArrival { raw, mailboxes, via: channel::mail::Via::Command, from: None, to: Vec::new(), client: None };
    let mut act = house.desk().act(Actor::Machine).await.unwrap().as_history();
    channel::mail::intake::take_in_history(&mut act, &house.post(), new).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!((lying(house).await, Spam::count(&house.desk().look()).await.unwrap()), (0, 0));
});

story!(programs_look_through_the_folder_take_mails_out_and_put_one_in(house) {
    let arrival = spam(house).await;
    writes(house, "c@pills.example", "Other pills", "Buy more.").await;
    let api = house.api("Vasya").await;
    let found = api.gets("/api/v1/spam").await.is(200).json();
    assert_eq!(found.as_array().map(Vec::len), Some(2));
    assert_eq!((found[1]["arrival"].as_i64(), found[1]["ticket"].is_null()), (Some(arrival), true));
    assert_eq!(found[1]["reasons"], serde_json::json!([{ "because": "blocked", "about": "pills.example" }]));
    assert_eq!((found[1]["address"].as_str(), found[1]["words"].as_str()), (Some(PILLS), Some("Buy our pills.")));
    let behind = format!("/api/v1/spam?before={}", found[0]["place"].as_str().unwrap());
    assert_eq!(api.gets(&behind).await.is(200).json(), serde_json::json!([found[1]]));
    api.gets("/api/v1/spam?before=yesterday").await.is(422);
    let clearance = format!("/api/v1/spam/{arrival}/clearance");
    let cleared = api.puts(&clearance, serde_json::json!({ "wanted": true })).await.is(200).json();
    assert_eq!(cleared, serde_json::json!({ "arrival": arrival, "ticket": null }));
    api.puts(&clearance, serde_json::json!({})).await.is(404);
    house.settled().await;
    assert_eq!((lying(house).await, house.count("SELECT count(*) FROM ticket").await), (1, 1));
    let number = house.count("SELECT id FROM ticket").await;
    let marked = api.puts(&format!("/api/v1/tickets/{number}/spam"), serde_json::json!({})).await.is(200).json();
    assert_eq!((marked["arrival"].as_i64(), marked["ticket"].as_i64()), (Some(arrival), Some(number)));
    assert_eq!((marked["reasons"][0]["because"].as_str(), lying(house).await), (Some("marked"), 2));
    api.puts(&format!("/api/v1/tickets/{number}/spam"), serde_json::json!({})).await.is(403);
    let cleared = api.puts(&clearance, serde_json::json!({})).await.is(200).json();
    assert_eq!((cleared["ticket"].as_i64(), house.ticket(number).await.state), (Some(number), State::Open));
});
