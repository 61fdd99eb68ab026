//! What went wrong: whose words, on which ticket.

use crate::house::{Browser, House};
use serde_json::json;
use ticket::State;

const IVA: &str = "iva@kovac.example";

async fn department(house: &House, name: &str) -> String {
    house.department(name).await.to_string()
}

/// A new word; answers with its id.
async fn word(house: &House, by: &Browser, whose: &str, name: &str) -> String {
    by.sends("/settings/causes", &[("whose", whose), ("name", name), ("party", "Swift Parcels")]).await.is(303);
    house.count("SELECT max(id) FROM cause").await.to_string()
}

async fn names(by: &Browser, number: i64, cause: &str) -> crate::house::Answer {
    by.sends(&format!("/tickets/{number}/cause"), &[("cause", cause)]).await
}

async fn named(house: &House, number: i64) -> Option<String> {
    house.ticket(number).await.cause(&house.desk().look()).await.unwrap().map(|cause| cause.label())
}

/// Makes Kolya, a collaborator, lead Development.
async fn kolya_leads(house: &House) -> String {
    let development = department(house, "Development").await;
    let kolya = house.staff("Kolya").await.id;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let (by, id) = (people::Admin::of_the_machine(), development.parse().map(base::DepartmentId).unwrap());
    people::Department::set_members(&mut act, &by, id, &[(kolya, true)]).await.unwrap();
    act.commit().await.unwrap();
    development
}

story!(what_went_wrong_is_said_changed_and_kept_as_history(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    assert!(!vasya.opens_ticket(number).await.text().contains("What went wrong"), "no words, nothing to say");
    let support = department(house, "Support").await;
    let wrong = word(house, &anna, &support, "wrong answer").await;
    let lost = word(house, &anna, "outside", "parcel lost").await;
    assert!(vasya.opens_ticket(number).await.text().contains("What went wrong"));
    names(&vasya, number, &wrong).await.is(303);
    names(&vasya, number, &lost).await.is(303);
    assert_eq!(named(house, number).await.as_deref(), Some("Swift Parcels: parcel lost"));
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("said what went wrong: Support: wrong answer → Swift Parcels: parcel lost"), "{page}");
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.cause_named'").await, 2);
    anna.sends(&format!("/settings/causes/{lost}"), &[("do", "archive")]).await.is(303);
    assert!(vasya.opens_ticket(number).await.text().contains("parcel lost"), "what was said stays");
    let other = house.customer(IVA).writes("The chair", "And it?").await;
    names(&vasya, other, &lost).await.is(403);
    names(&vasya, number, "").await.is(303);
    assert_eq!(named(house, number).await, None);
});

story!(a_department_that_wants_a_cause_gets_one_before_its_tickets_are_solved(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let support = department(house, "Support").await;
    let require = [("do", "require"), ("whose", support.as_str()), ("required", "yes")];
    anna.sends("/settings/causes", &require).await.is(303);
    let other = house.customer(IVA).writes("The chair", "Thanks").await;
    vasya.solves(other).await.is(303);
    let wrong = word(house, &anna, &support, "wrong answer").await;
    assert!(vasya.solves(number).await.is(403).text().contains("Say first what went wrong"));
    let kept = vasya.replies_and(number, "Lost by the carrier.", "solve").await.is(422).text();
    assert!(kept.contains("Say first what went wrong") && kept.contains("Lost by the carrier."));
    names(&vasya, number, &wrong).await.is(303);
    vasya.solves(number).await.is(303);
    assert_eq!(house.ticket(number).await.state, State::Solved);
    anna.sends("/settings/causes", &require[..2]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM cause_required").await, 0);
});

story!(whoever_leads_a_department_tends_its_words_and_no_others(house) {
    let development = kolya_leads(house).await;
    let (kolya, anna) = (house.agent("Kolya").await, house.agent("Anna").await);
    let bug = word(house, &kolya, &development, "bug").await;
    let support = department(house, "Support").await;
    for (whose, name) in [(support.as_str(), "mine now"), ("outside", "them")] {
        let form = [("whose", whose), ("name", name), ("party", "Swift Parcels")];
        kolya.sends("/settings/causes", &form).await.is(403);
    }
    kolya.sends("/settings/causes", &[("do", "require"), ("whose", &support), ("required", "yes")]).await.is(403);
    let theirs = word(house, &anna, &support, "wrong answer").await;
    kolya.sends(&format!("/settings/causes/{theirs}"), &[("name", "x")]).await.is(403);
    kolya.sends(&format!("/settings/causes/{bug}"), &[("name", "our bug")]).await.is(303);
    let again = kolya.sends("/settings/causes", &[("whose", &development), ("name", "OUR bug")]).await.is(422).text();
    assert!(again.contains("there already"));
    let page = house.agent("Vasya").await.opens("/settings/causes").await.is(200).text();
    assert!(page.contains("our bug") && page.contains("wrong answer") && !page.contains("name=\"name\""), "agents read");
});

story!(a_name_that_does_not_do_stands_where_it_was_typed(house) {
    let anna = house.agent("Anna").await;
    let support = department(house, "Support").await;
    let late = word(house, &anna, &support, "answered late").await;
    word(house, &anna, &support, "wrong answer").await;
    let again = anna.sends(&format!("/settings/causes/{late}"), &[("name", "Wrong Answer")]).await.is(422).text();
    let line = &again[again.find(&format!("action=\"/settings/causes/{late}\"")).unwrap()..];
    let line = &line[..line.find("</li>").unwrap()];
    assert!(line.contains("value=\"Wrong Answer\"") && line.contains("there already"), "{line}");
    assert_eq!(again.matches("value=\"Wrong Answer\"").count(), 1, "the form for new ones is empty");
    let new = anna.sends("/settings/causes", &[("whose", &support), ("name", "Wrong Answer")]).await.is(422).text();
    let form = &new[new.rfind("action=\"/settings/causes\"").unwrap()..];
    assert!(form.contains("value=\"Wrong Answer\"") && form.contains("there already"), "{form}");
});

story!(words_of_a_department_that_was_archived_are_still_tended(house) {
    let anna = house.agent("Anna").await;
    let accounting = department(house, "Accounting").await;
    let booked = word(house, &anna, &accounting, "booked wrongly").await;
    let heir = department(house, "Support").await.parse().map(base::DepartmentId).unwrap();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let (by, id) = (people::Admin::of_the_machine(), accounting.parse().map(base::DepartmentId).unwrap());
    people::Department::archive(&mut act, &by, id, heir).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    let page = anna.opens("/settings/causes").await.is(200).text();
    assert!(page.contains("booked wrongly") && page.contains("Accounting"), "{page}");
    assert!(!page.contains(&format!("<option value=\"{accounting}\"")), "it gets no new ones");
    anna.sends(&format!("/settings/causes/{booked}"), &[("do", "archive")]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM cause WHERE archived_at IS NOT NULL").await, 1);
});

story!(a_party_outside_has_one_vocabulary_however_its_name_is_typed(house) {
    let anna = house.agent("Anna").await;
    let lost = word(house, &anna, "outside", "parcel lost").await;
    let typed = [("whose", "outside"), ("party", " swift  PARCELS "), ("name", "parcel late")];
    anna.sends("/settings/causes", &typed).await.is(303);
    let late = house.count("SELECT max(id) FROM cause").await.to_string();
    assert_eq!(house.count("SELECT count(*) FROM cause WHERE party = 'Swift Parcels'").await, 2);
    anna.sends(&format!("/settings/causes/{late}"), &[("name", "Parcel Lost")]).await.is(422);
    anna.sends(&format!("/settings/causes/{lost}"), &[("name", "Parcel Lost")]).await.is(303);
});

story!(who_was_asked_is_suggested_first(house) {
    let number = house.customer(IVA).writes("The discount", "Only 5 %?").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let support = department(house, "Support").await;
    let accounting = department(house, "Accounting").await;
    let wrong = word(house, &anna, &support, "wrong answer").await;
    let booked = word(house, &anna, &accounting, "booked wrongly").await;
    let other = house.customer(IVA).writes("The chair", "Broken").await;
    names(&vasya, other, &wrong).await.is(303);
    let first = async || {
        let likely = house.ticket(number).await.likely_causes(&house.desk().look()).await.unwrap();
        (likely.0[0].id.to_string(), likely.1)
    };
    assert_eq!(first().await, (wrong.clone(), 1), "what such tickets had");
    let entry = house.last(number).await.id;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let mut ticket = ticket::Ticket::locked(&mut act, base::TicketId(number)).await.unwrap();
    let party = ticket::Party::Department(accounting.parse().map(base::DepartmentId).unwrap());
    ticket.wait_for(&mut act, entry, ticket::WaitFor::Answer, party).await.unwrap();
    ticket.settle(&mut act).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!(first().await, (booked.clone(), 2), "who was asked");
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains(&format!("form=\"cause-offered\" name=\"cause\" value=\"{booked}\"")), "one click");
});

story!(what_was_answered_is_suggested_first(house) {
    let number = house.customer(IVA).writes("The discount", "Only 5 %?").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let (support, accounting) = (department(house, "Support").await, department(house, "Accounting").await);
    let booked = word(house, &anna, &accounting, "booked wrongly").await;
    let promised = word(house, &anna, &support, "promised too much").await;
    let first = async || house.ticket(number).await.likely_causes(&house.desk().look()).await.unwrap().0[0].id.to_string();
    let to = crate::answering_questions::department_of(house, "Irina").await;
    let asked = crate::answering_questions::ask(house, "Vasya", number, "Why?", vec![to]).await[0].clone();
    assert_eq!(first().await, booked, "who was asked");
    let path = format!("/questions/{}/answers", asked.id);
    house.agent("Irina").await.sends_parts(&path, &[("text", "The banner promised far too much.")]).await.is(303);
    assert_eq!(first().await, promised, "what they answered");
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains(&format!("form=\"cause-offered\" name=\"cause\" value=\"{promised}\"")), "one click");
});

story!(a_cause_goes_along_with_tickets_that_merge_and_comes_back(house) {
    let iva = house.customer(IVA);
    let (one, two) = (iva.writes("The lamp", "Where is it?").await, iva.writes("My order", "Hello?").await);
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let wrong = word(house, &anna, &department(house, "Support").await, "wrong answer").await;
    let lost = word(house, &anna, "outside", "parcel lost").await;
    names(&vasya, two, &wrong).await.is(303);
    let (path, stays) = (format!("/tickets/{two}/merge"), one.to_string());
    let beside = vasya.opens(&format!("{path}?with={one}")).await.is(200).text();
    assert_eq!(beside.matches("What went wrong: Support: wrong answer").count(), 1, "{beside}");
    vasya.sends(&path, &[("with", &stays), ("stays", &stays)]).await.is(303);
    assert_eq!(named(house, one).await.as_deref(), Some("Support: wrong answer"));
    names(&vasya, two, &lost).await.is(403);
    vasya.sends(&path, &[("_method", "delete")]).await.is(303);
    assert_eq!((named(house, one).await, named(house, two).await), (None, Some("Support: wrong answer".into())));
    vasya.sends(&path, &[("with", &stays), ("stays", &stays)]).await.is(303);
    names(&vasya, one, &lost).await.is(303);
    vasya.sends(&path, &[("_method", "delete")]).await.is(303);
    assert_eq!(named(house, one).await.as_deref(), Some("Swift Parcels: parcel lost"), "what was said since stays");
});

story!(a_cause_of_tickets_that_merged_counts_once(house) {
    let iva = house.customer(IVA);
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let support = department(house, "Support").await;
    let first = word(house, &anna, &support, "answered late").await;
    let second = word(house, &anna, &support, "wrong answer").await;
    let mut numbers = Vec::new();
    for (subject, cause) in [("The lamp", &first), ("My order", &first), ("The chair", &second), ("A vase", &second)] {
        let number = iva.writes(subject, "Hello?").await;
        numbers.push(number);
        if number != numbers[0] {
            names(&vasya, number, cause).await.is(303);
        }
    }
    let stays = numbers[0].to_string();
    vasya.sends(&format!("/tickets/{}/merge", numbers[1]), &[("with", &stays), ("stays", &stays)]).await.is(303);
    assert_eq!(named(house, numbers[0]).await.as_deref(), Some("Support: answered late"));
    let new = iva.writes("A table", "And it?").await;
    let (likely, _) = house.ticket(new).await.likely_causes(&house.desk().look()).await.unwrap();
    assert_eq!(likely[0].id.to_string(), second, "two tickets had it, one had the other");
});

story!(programs_say_what_went_wrong(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let anna = house.agent("Anna").await;
    let lost: i64 = word(house, &anna, "outside", "parcel lost").await.parse().unwrap();
    let api = house.api("Vasya").await;
    let known = api.gets("/api/v1/causes").await.is(200).json();
    assert_eq!(known, json!([{ "id": lost, "name": "parcel lost", "whose": "Swift Parcels", "department": null }]));
    let path = format!("/api/v1/tickets/{number}");
    api.puts(&format!("{path}/cause"), json!({ "cause": lost })).await.is(200);
    assert_eq!(api.gets(&path).await.is(200).json()["cause"], known[0]);
    api.puts(&format!("{path}/cause"), json!({ "cause": 999 })).await.is(404);
    api.puts(&format!("{path}/cause"), json!({ "cause": null })).await.is(200);
    assert_eq!(api.gets(&path).await.is(200).json()["cause"], json!(null));
});

story!(causes_are_as_many_as_are_read_however_many_rest(house) {
    let anna = house.agent("Anna").await;
    let new = [("whose", "outside"), ("party", "Swift Parcels"), ("name", "parcel lost")];
    anna.sends("/settings/causes", &new).await.is(303);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let many = "INSERT INTO cause (name, party, made_at, archived_at)
        SELECT 'rests ' || s.id || '.' || e.id || '.' || f.id, 'Old', c.made_at, c.made_at
        FROM cause c CROSS JOIN staff s CROSS JOIN (SELECT id FROM event ORDER BY id LIMIT 40) e
        CROSS JOIN (SELECT id FROM event ORDER BY id LIMIT 40) f LIMIT 999";
    store::Query::new(many).run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!(house.count("SELECT count(*) FROM cause").await, ticket::cause::MOST as i64);
    let one_more = [("whose", "outside"), ("party", "Swift Parcels"), ("name", "parcel broken")];
    let page = anna.sends("/settings/causes", &one_more).await.is(422).text();
    assert!(page.contains("A thousand causes are enough"), "{page}");
});
