//! Improvements where they are many, masked, archived or moved: nothing is lost on the way.

use crate::house::{Answer, Browser, House, letter};
use base::{Actor, TicketId};
use improvement::{Improvement, ImprovementId, ImprovementState, NewImprovement, Wanted, figures::Figures};
use people::{Admin, Contacts, Department};
use serde_json::json;

const IVA: &str = "iva@kovac.example";

/// Recorded from the newest words of a ticket, which Vasya has not locked.
async fn recorded(house: &House, number: i64, titles: &[&str], owner: &str) -> Vec<ImprovementId> {
    let (owner, entry) = (house.department(owner).await, house.last(number).await.id);
    let vasya = house.colleague("Vasya").await;
    let mut act = house.desk().act(vasya.actor()).await.unwrap();
    let ticket = ticket::Ticket::locked(&mut act, TicketId(number)).await.unwrap();
    let mut ids = Vec::new();
    for title in titles {
        let new = NewImprovement { title: (*title).to_owned(), department: owner, entry };
        ids.push(Improvement::record(&mut act, Some(&vasya), &ticket, &new).await.unwrap());
    }
    act.commit().await.unwrap();
    ids
}

async fn says(who: &Browser, id: ImprovementId, fields: &[(&str, &str)]) -> Answer {
    who.sends(&format!("/improvements/{id}"), fields).await
}

async fn now(house: &House, id: ImprovementId) -> Improvement {
    Improvement::find(&house.desk().look(), id).await.unwrap()
}

async fn back(house: &House, id: ImprovementId) -> (usize, usize) {
    let (look, one) = (house.desk().look(), now(house, id).await);
    let figures = Figures::of(&look, &[one], look.now()).await.unwrap().remove(&id).unwrap();
    assert!(!figures.at_least, "two tickets are no more than can be added up");
    (figures.tickets, figures.back)
}

story!(whoever_is_not_shown_all_of_a_title_does_not_save_what_stands_instead(house) {
    let number = house.customer(IVA).writes("The rucksack", "Hello?").await;
    let id = recorded(house, number, &["Write to iva@kovac.example sooner"], "Development").await[0];
    let development = house.department("Development").await;
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    Department::show_contacts(&mut act, &Admin::of_the_machine(), development, Contacts::Named).await.unwrap();
    act.commit().await.unwrap();
    let kolya = house.agent("Kolya").await;
    let page = kolya.opens(&format!("/improvements/{id}")).await.is(200).text();
    assert!(!page.contains("iva@kovac.example") && !page.contains("value=\"rename\""), "{page}");
    let title = "Write to someone sooner, and to all";
    let answer = says(&kolya, id, &[("do", "rename"), ("title", title)]).await.is(403).text();
    assert!(answer.contains("You are not shown all of its title"));
    assert_eq!(now(house, id).await.title, "Write to iva@kovac.example sooner");
});

story!(what_was_typed_and_not_done_stands_there_still(house) {
    let number = house.customer(IVA).writes("The rucksack", "Hello?").await;
    let id = recorded(house, number, &["Refunds take ten days"], "Accounting").await[0];
    let irina = house.agent("Irina").await;
    let long = format!("The bank takes them. {}", "So it is. ".repeat(60));
    let page = says(&irina, id, &[("do", "decline"), ("why", &long)]).await.is(422).text();
    assert!(page.contains("value=\"The bank takes them. So it is."), "{page}");
    let page = says(&irina, id, &[("do", "accept"), ("due", "2001-01-01")]).await.is(422).text();
    assert!(page.contains("value=\"2001-01-01\""));
    let long = format!("Refunds are slow {}", "and slow ".repeat(30));
    let page = says(&irina, id, &[("do", "rename"), ("title", &long)]).await.is(422).text();
    assert!(page.contains("value=\"Refunds are slow and slow"), "{page}");
});

story!(what_was_known_before_it_was_done_did_not_come_back(house) {
    let one = house.customer(IVA).writes("The rucksack", "Hello?").await;
    let other = house.customer(IVA).writes("The lamp", "Hello?").await;
    let id = recorded(house, one, &["The checkout forgets discounts"], "Accounting").await[0];
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    let attach = async || {
        let entry = house.last(other).await.id.to_string();
        vasya.sends(&format!("/improvements/{id}/tickets"), &[("entry", &entry)]).await.is(303)
    };
    attach().await;
    house.later(60).await;
    says(&vasya, id, &[("do", "detach"), ("ticket", &other.to_string())]).await.is(303);
    says(&irina, id, &[("do", "finish")]).await.is(303);
    house.later(60).await;
    attach().await;
    assert_eq!(back(house, id).await, (2, 0), "its words are older than what was done");
});

story!(a_ticket_of_many_improvements_is_attached_to_each_once(house) {
    let number = house.customer(IVA).writes("The rucksack", "Hello?").await;
    let titles: Vec<String> = (0..22).map(|n| format!("Nr. {n}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let id = recorded(house, number, &titles, "Support").await[0];
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "Once more.").await.is(303);
    let entry = house.last(number).await.id.to_string();
    vasya.sends(&format!("/improvements/{id}/tickets"), &[("entry", &entry)]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM improvement_ticket").await, 22);
});

story!(what_a_closed_department_did_is_its_heirs_too_and_it_owns_nothing_new(house) {
    let number = house.customer(IVA).writes("The rucksack", "Hello?").await;
    let ids = recorded(house, number, &["Refunds take ten days", "Invoices lack numbers"], "Accounting").await;
    says(&house.agent("Irina").await, ids[0], &[("do", "finish")]).await.is(303);
    let (accounting, support) = (house.department("Accounting").await, house.department("Support").await);
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    Department::archive(&mut act, &Admin::of_the_machine(), accounting, support).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    for id in &ids {
        assert_eq!(now(house, *id).await.department_id, support);
    }
    assert_eq!(now(house, ids[0]).await.state, ImprovementState::Done);
    let told = house.agent("Petya").await.opens("/notices").await.is(200).text();
    assert!(told.contains("Invoices lack numbers") && !told.contains("Refunds take ten days"), "what is over asks nothing");
    let anna = house.agent("Anna").await;
    let closed = accounting.to_string();
    says(&anna, ids[1], &[("do", "give"), ("department", &closed)]).await.is(422);
    let journey = [("name", "Invoice of all kinds"), ("department", closed.as_str())];
    let page = anna.sends("/settings/journeys", &journey).await.is(422).text();
    assert!(page.contains("value=\"Invoice of all kinds\""), "what was typed stands there still");
    assert_eq!(house.count("SELECT count(*) FROM journey").await, 0);
});

story!(a_place_in_a_column_stays_when_what_stood_there_goes_elsewhere(house) {
    let number = house.customer(IVA).writes("The rucksack", "Hello?").await;
    let mut ids = Vec::new();
    for title in ["One", "Two", "Three"] {
        ids.extend(recorded(house, number, &[title], "Accounting").await);
        house.later(60).await;
    }
    let look = house.desk().look();
    let wanted = Wanted { state: ImprovementState::Proposed, department: None, after: None };
    let first = Improvement::column(&look, wanted.clone(), 1).await.unwrap().remove(0);
    assert_eq!(first.id, ids[2]);
    says(&house.agent("Irina").await, first.id, &[("do", "finish")]).await.is(303);
    let rest = Improvement::column(&look, Wanted { after: Some(first.place()), ..wanted }, 9).await.unwrap();
    assert_eq!(rest.iter().map(|one| one.id).collect::<Vec<_>>(), [ids[1], ids[0]]);
    let api = house.api("Vasya").await;
    let all = api.gets("/api/v1/improvements").await.is(200).json();
    let place = all[0]["place"].as_str().unwrap();
    let rest = api.gets(&format!("/api/v1/improvements?after={place}")).await.is(200).json();
    assert_eq!((rest.as_array().map(Vec::len), &rest[0]["title"]), (Some(1), &json!("One")));
    api.gets("/api/v1/improvements?after=yesterday").await.is(422);
});

story!(programs_name_a_ticket_by_the_number_it_had(house) {
    let (one, other) = (house.customer(IVA).writes("One", "1").await, house.customer(IVA).writes("Other", "2").await);
    let vasya = house.agent("Vasya").await;
    let stays = other.to_string();
    vasya.sends(&format!("/tickets/{one}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
    let api = house.api("Vasya").await;
    let made = api.posts("/api/v1/improvements", json!({ "ticket": one, "title": "Ship sooner" })).await.is(201).json();
    let of = Improvement::of_ticket(&house.desk().look(), TicketId(other)).await.unwrap();
    assert_eq!(Some(of[0].id.0), made["id"].as_i64());
});

story!(who_is_struck_is_named_in_no_title_and_no_reason(house) {
    let number = {
        let header = [("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example"), ("Subject", "Rucksack")];
        house.customer(IVA).sends(&["support@desk.example"], &letter(&header, "Hello?")).await
    };
    let titles = ["Ask Iva Kovač sooner", "Activate the printer", "Refunds take ten days"];
    let other = house.customer("ana@novak.example").writes("The lamp", "Hello?").await;
    let ids = recorded(house, other, &titles, "Accounting").await;
    says(&house.agent("Irina").await, ids[2], &[("do", "decline"), ("why", "Iva Kovač got hers.")]).await.is(303);
    let card = house.ticket(number).await.identity_id;
    let card = customer::Customer::behind(&house.desk().look(), card).await.unwrap();
    let path = format!("/customers/{}/erasure", card.id);
    let fields = [("name", card.name.as_str()), ("why", "asked")];
    house.agent("Anna").await.sends(&path, &fields).await.is(303);
    house.settled().await;
    let mut left = Vec::new();
    for id in ids {
        let one = now(house, id).await;
        left.push((one.title, one.reason));
    }
    assert_eq!(left[0].0, "");
    assert_eq!(left[1].0, "Activate the printer");
    assert_eq!((left[2].0.as_str(), left[2].1.as_str()), ("Refunds take ten days", ""));
    assert_eq!(house.count("SELECT count(*) FROM event WHERE CAST(data AS TEXT) LIKE '%got hers%'").await, 0);
});
