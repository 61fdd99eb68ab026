//! What should not happen a third time: recorded in two keys, owned, and seen to have stopped or not.

use crate::{
    answering_questions::ask,
    house::{Answer, Browser, House},
};
use base::TicketId;
use improvement::{Improvement, ImprovementId, ImprovementState, figures::Figures};
use people::Department;
use question::{Addressee, Question, Whom, Words};
use reqwest::Method;
use serde_json::json;

const IVA: &str = "iva@kovac.example";

async fn matter(house: &House) -> i64 {
    house.customer(IVA).writes("The rucksack", "I was promised ten per cent and got five.").await
}

/// Records it from the newest words of a ticket.
async fn records(house: &House, who: &Browser, number: i64, title: &str, owner: &str) -> ImprovementId {
    let (entry, owner) = (house.last(number).await.id.to_string(), house.department(owner).await.to_string());
    let fields = [("entry", entry.as_str()), ("title", title), ("department", owner.as_str())];
    let answer = who.sends("/improvements", &fields).await.is(303);
    assert_eq!(answer.location(), format!("/tickets/{number}#entry-{entry}"));
    house.settled().await;
    Improvement::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap()[0].id
}

async fn attaches(house: &House, who: &Browser, id: ImprovementId, number: i64) -> Answer {
    let entry = house.last(number).await.id.to_string();
    who.sends(&format!("/improvements/{id}/tickets"), &[("entry", &entry)]).await
}

async fn says(who: &Browser, id: ImprovementId, fields: &[(&str, &str)]) -> Answer {
    who.sends(&format!("/improvements/{id}"), fields).await
}

async fn now(house: &House, id: ImprovementId) -> Improvement {
    Improvement::find(&house.desk().look(), id).await.unwrap()
}

async fn figures(house: &House, id: ImprovementId) -> Figures {
    let (look, one) = (house.desk().look(), now(house, id).await);
    Figures::of(&look, &[one], look.now()).await.unwrap().remove(&id).unwrap()
}

/// A day so many days from now, as a date field sends it.
fn in_days(house: &House, days: i64) -> String {
    let now = jiff::Timestamp::from_microsecond(house.desk().now().micros()).unwrap();
    let then = now.checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap();
    then.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

story!(key_and_enter_record_what_a_colleague_answered(house) {
    let number = matter(house).await;
    let development = house.department("Development").await;
    let asked = ask(house, "Vasya", number, "Why five?", vec![Addressee::of(Whom::Department(development))]).await;
    let kolya = house.colleague("Kolya").await;
    let mut act = house.desk().act(kolya.actor()).await.unwrap();
    let mut question = Question::current(&mut act, asked[0].id).await.unwrap();
    question.answer(&mut act, &kolya, &Words::plain("The checkout forgets the banner's discount.\nSorry!")).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;

    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.text();
    let entry = house.last(number).await.id;
    assert!(page.contains(&format!("/improvements/new?ticket={number}\" data-key=\"v\"")));
    assert!(page.contains(&format!("/improvements/new?entry={entry}")), "in the menu of the answer, too");
    let form = vasya.opens(&format!("/improvements/new?ticket={number}")).await.is(200);
    assert_eq!(form.field("entry"), entry.to_string());
    let text = form.text();
    assert!(text.contains("value=\"The checkout forgets the banner&#39;s discount.\""), "{text}");
    assert!(text.contains(&format!("value=\"{development}\" selected")), "who was asked is to own it");

    let id = records(house, &vasya, number, "The checkout forgets the banner's discount.", "Development").await;
    let one = now(house, id).await;
    assert_eq!((one.state, one.department_id), (ImprovementState::Proposed, development));
    assert!(vasya.opens_ticket(number).await.text().contains(&format!("/improvements/{id}")));
    let kolya = house.agent("Kolya").await;
    assert!(kolya.opens("/notices").await.is(200).text().contains("The checkout forgets"), "its owner is told");
    assert!(kolya.opens("/improvements").await.is(200).text().contains("The checkout forgets"));
});

story!(its_owner_accepts_dates_declines_and_does_it_and_history_keeps_all(house) {
    let number = matter(house).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    let id = records(house, &vasya, number, "Refunds take ten days", "Accounting").await;
    let (soon, later) = (in_days(house, 7), in_days(house, 14));
    says(&vasya, id, &[("do", "accept"), ("due", &soon)]).await.is(403);
    says(&irina, id, &[("do", "accept"), ("due", &in_days(house, -2))]).await.is(422);
    says(&irina, id, &[("do", "accept"), ("due", "soon")]).await.is(422);
    says(&irina, id, &[("do", "accept"), ("due", &soon)]).await.is(303);
    says(&irina, id, &[("do", "accept"), ("due", &later)]).await.is(303);
    assert_eq!(now(house, id).await.due_on.as_deref(), Some(later.as_str()));
    house.settled().await;
    assert!(vasya.opens("/notices").await.is(200).text().contains("Refunds take ten days"), "who recorded it is told");
    says(&irina, id, &[("do", "decline"), ("why", " ")]).await.is(422);
    says(&irina, id, &[("do", "decline"), ("why", "The bank takes them.")]).await.is(303);
    let board = vasya.opens("/improvements").await.is(200).text();
    assert!(board.contains("The bank takes them."));
    says(&irina, id, &[("do", "finish")]).await.is(403);
    says(&house.agent("Anna").await, id, &[("do", "accept"), ("due", &soon)]).await.is(303);
    says(&irina, id, &[("do", "finish")]).await.is(303);
    says(&irina, id, &[("do", "finish")]).await.is(403);
    let one = now(house, id).await;
    assert_eq!((one.state, one.due_on, one.reason.as_str()), (ImprovementState::Done, None, ""));
    let page = vasya.opens(&format!("/improvements/{id}")).await.is(200).text();
    for said in ["recorded it from", "accepted it", "named another day", "declined it: The bank", "said that it is done"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("it has not come back"));
});

story!(what_is_given_to_another_department_is_that_ones(house) {
    let number = matter(house).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    let id = records(house, &vasya, number, "Refunds take ten days", "Accounting").await;
    says(&irina, id, &[("do", "accept"), ("due", &in_days(house, 7))]).await.is(303);
    let support = house.department("Support").await.to_string();
    let same = house.department("Accounting").await.to_string();
    says(&irina, id, &[("do", "give"), ("department", &same)]).await.is(422);
    says(&irina, id, &[("do", "give"), ("department", &support)]).await.is(303);
    assert_eq!(now(house, id).await.state, ImprovementState::Proposed, "what one promised, another has not");
    says(&irina, id, &[("do", "finish")]).await.is(403);
    says(&vasya, id, &[("do", "rename"), ("title", "")]).await.is(422);
    says(&vasya, id, &[("do", "rename"), ("title", "Refunds are slow")]).await.is(303);
    assert_eq!(now(house, id).await.title, "Refunds are slow");
});

story!(what_an_archived_department_owned_is_its_heirs(house) {
    let number = matter(house).await;
    let id = records(house, &house.agent("Vasya").await, number, "Refunds take ten days", "Accounting").await;
    let (accounting, support) = (house.department("Accounting").await, house.department("Support").await);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Department::archive(&mut act, &people::Admin::of_the_machine(), accounting, support).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    assert_eq!(now(house, id).await.department_id, support);
});

story!(it_shows_what_it_costs_and_that_it_came_back(house) {
    let number = matter(house).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    house.later(7200).await;
    let refund = [("kind", "refund"), ("amount", "4"), ("currency", "EUR"), ("reason", "x")];
    vasya.sends(&format!("/tickets/{number}/remedies"), &refund).await.is(303);
    vasya.sends(&format!("/tickets/{number}/remedies/1"), &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    let id = records(house, &vasya, number, "The checkout forgets discounts", "Accounting").await;
    let cost = figures(house, id).await;
    assert_eq!((cost.tickets, cost.back, cost.costs.get("EUR")), (1, 0, Some(&400)));
    assert_eq!(cost.waited, 7_200_000_000, "what the customer waited so far");
    says(&irina, id, &[("do", "finish")]).await.is(303);
    house.later(3600).await;
    let again = house.customer("ana@novak.example").writes("My order", "The discount is missing again.").await;
    attaches(house, &vasya, id, again).await.is(303);
    attaches(house, &vasya, id, again).await.is(303);
    house.settled().await;
    let cost = figures(house, id).await;
    assert_eq!((cost.tickets, cost.back), (2, 1), "once, however often it is said");
    assert!(irina.opens("/notices").await.is(200).text().contains("What your department did came back"));
    let page = irina.opens(&format!("/improvements/{id}")).await.is(200).text();
    assert!(page.contains("It came back once since") && page.contains("€4.00"), "{page}");
    assert!(irina.opens("/improvements?state=done").await.is(200).text().contains("came back once"));
    vasya.sends(&format!("/improvements/{id}"), &[("do", "detach"), ("ticket", &again.to_string())]).await.is(303);
    assert_eq!(figures(house, id).await.back, 0);
    attaches(house, &vasya, id, again).await.is(303);
    assert_eq!(figures(house, id).await.back, 1, "and attached again");
});

story!(what_nobody_attached_and_went_wrong_likewise_is_shown_as_perhaps_the_same(house) {
    let number = matter(house).await;
    let (vasya, irina, kolya) = (house.agent("Vasya").await, house.agent("Irina").await, house.agent("Kolya").await);
    let accounting = house.department("Accounting").await.to_string();
    let anna = house.agent("Anna").await;
    anna.sends("/settings/causes", &[("whose", &*accounting), ("name", "price rule")]).await.is(303);
    let cause = house.count("SELECT max(id) FROM cause").await.to_string();
    let went_wrong = async |number: i64| {
        vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause)]).await.is(303);
    };
    let before = house.customer("ana@novak.example").writes("Before", "The discount is missing.").await;
    went_wrong(before).await;
    let id = records(house, &vasya, number, "The checkout forgets discounts", "Accounting").await;
    let page = async |who: &Browser| who.opens(&format!("/improvements/{id}")).await.is(200).text();
    assert!(!page(&irina).await.contains("id=\"perhaps\""), "of its own ticket nobody has said what went wrong");
    went_wrong(number).await;
    says(&irina, id, &[("do", "finish")]).await.is(303);
    house.later(3600).await;
    assert!(!page(&irina).await.contains("id=\"perhaps\""), "what was before is past");
    let board = async |who: &Browser| who.opens("/improvements").await.is(200).text();
    assert!(!board(&irina).await.contains("Perhaps"));
    let again = house.customer("ana@novak.example").writes("My order", "The discount is missing again.").await;
    went_wrong(again).await;
    let text = page(&irina).await;
    assert!(text.contains("it has not come back") && text.contains("One ticket that is not attached"), "{text}");
    assert!(text.contains("Accounting: price rule") && text.contains("My order") && !text.contains("Before"), "{text}");
    assert!(!page(&kolya).await.contains("id=\"perhaps\""), "whoever does not see that ticket");
    assert!(board(&irina).await.contains("Perhaps 1 more") && !board(&kolya).await.contains("Perhaps"));
    let entry = house.last(again).await.id.to_string();
    let attach = [("entry", entry.as_str()), ("here", "true")];
    let answer = irina.sends(&format!("/improvements/{id}/tickets"), &attach).await.is(303);
    assert_eq!(answer.location(), format!("/improvements/{id}"));
    let text = page(&irina).await;
    assert!(text.contains("It came back once since") && !text.contains("id=\"perhaps\""), "{text}");
    assert!(!board(&irina).await.contains("Perhaps"), "it is attached");
    says(&irina, id, &[("do", "detach"), ("ticket", &again.to_string())]).await.is(303);
    assert!(!page(&irina).await.contains("id=\"perhaps\""), "what was taken off is not offered again");
    house.settled().await;
});

story!(what_is_known_is_offered_the_most_alike_first(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    records(house, &vasya, number, "The courier rings nobody", "Support").await;
    let alike = records(house, &vasya, number, "The checkout forgets discounts", "Support").await;
    let again = house.customer("ana@novak.example").writes("My order", "Hello?").await;
    vasya.notes(again, "It is the checkout again: no discount.").await.is(303);
    let text = vasya.opens(&format!("/improvements/new?ticket={again}")).await.is(200).text();
    let first = text.find("/improvements/").unwrap();
    let offers = &text[text.find("id=\"alike\"").unwrap_or(first)..];
    assert!(offers.find("The checkout forgets").unwrap() < offers.find("The courier rings").unwrap(), "{offers}");
    let entry = house.last(again).await.id;
    let found = vasya.opens(&format!("/improvements/new?entry={entry}&q=courier")).await.is(200).text();
    assert!(found.contains("The courier rings") && !found.contains("The checkout forgets"));
    attaches(house, &vasya, alike, again).await.is(303);
    let found = vasya.opens("/palette?q=checkout").await.is(200).text();
    assert!(found.contains("The checkout forgets discounts") && found.contains(&format!("/improvements/{alike}")));
});

story!(merging_and_splitting_take_it_where_its_words_go(house) {
    let (one, other) = (matter(house).await, house.customer(IVA).writes("Rucksack", "Hello?").await);
    let vasya = house.agent("Vasya").await;
    vasya.notes(one, "The checkout again.").await.is(303);
    let id = records(house, &vasya, one, "The checkout forgets discounts", "Support").await;
    attaches(house, &vasya, id, other).await.is(303);
    assert_eq!(figures(house, id).await.tickets, 2);
    let stays = other.to_string();
    vasya.sends(&format!("/tickets/{one}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
    assert_eq!(figures(house, id).await.tickets, 1, "one matter, one ticket");
    let text = vasya.opens_ticket(other).await.text();
    assert!(text.contains("The checkout forgets discounts"));
});

story!(whom_a_ticket_is_closed_to_sees_that_it_is_there_and_no_more(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "Write to iva@kovac.example!").await.is(303);
    let id = records(house, &vasya, number, "Write to iva@kovac.example sooner", "Development").await;
    let kolya = house.agent("Kolya").await;
    let page = kolya.opens(&format!("/improvements/{id}")).await.is(200).text();
    assert!(page.contains("1 ticket") && page.contains("One of its tickets is not open to you"), "{page}");
    assert!(!page.contains("The rucksack"), "its subject is not theirs");
    let entry = house.last(number).await.id;
    kolya.opens(&format!("/improvements/new?entry={entry}")).await.is(404);
    attaches(house, &kolya, id, number).await.is(404);
    says(&kolya, id, &[("do", "detach"), ("ticket", &number.to_string())]).await.is(404);
    says(&kolya, id, &[("do", "finish")]).await.is(303);
});

story!(words_that_are_struck_are_gone_from_it_and_what_was_counted_stays(house) {
    let number = matter(house).await;
    let (vasya, olga) = (house.agent("Vasya").await, house.agent("Olga").await);
    vasya.notes(number, "Card 4111 1111.").await.is(303);
    let id = records(house, &vasya, number, "Card 4111 1111.", "Accounting").await;
    let entry = house.last(number).await.id;
    olga.sends(&format!("/tickets/{number}/entries/{entry}/striking"), &[("why", "A card number")]).await.is(303);
    assert_eq!((now(house, id).await.title.as_str(), figures(house, id).await.tickets), ("", 1));
    let irina = house.agent("Irina").await;
    assert!(!irina.opens("/notices?show=all").await.is(200).text().contains("4111"));
    assert!(irina.opens("/improvements").await.is(200).text().contains("Its words were struck"));
});

story!(programs_list_record_and_attach(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "The checkout forgets discounts.").await.is(303);
    let api = house.api("Vasya").await;
    let made = api.posts("/api/v1/improvements", json!({ "ticket": number })).await.is(201).json();
    assert_eq!((made["title"].as_str(), made["state"].as_str()), (Some("The checkout forgets discounts."), Some("proposed")));
    assert_eq!((made["tickets"].as_i64(), made["came_back"].as_i64()), (Some(1), Some(0)));
    let again = house.customer("ana@novak.example").writes("My order", "The discount is missing.").await;
    let path = format!("/api/v1/improvements/{}/tickets", made["id"]);
    let attached = api.posts(&path, json!({ "ticket": again })).await.is(200).json();
    assert_eq!(attached["tickets"].as_i64(), Some(2));
    let all = api.gets("/api/v1/improvements").await.is(200).json();
    assert_eq!(all.as_array().map(Vec::len), Some(1));
    let none = api.gets("/api/v1/improvements?state=declined").await.is(200).json();
    assert_eq!(none.as_array().map(Vec::len), Some(0));
    api.posts("/api/v1/improvements", json!({ "ticket": number, "title": "" })).await.is(422);
    api.asks(Method::POST, "/api/v1/improvements/999/tickets", Some(json!({ "ticket": again }))).await.is(404);
});
