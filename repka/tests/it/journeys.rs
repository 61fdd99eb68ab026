//! What customers go through: the journey a ticket belongs to, and what it asks for.

use crate::house::{Browser, House, form};
use serde_json::json;
use ticket::State;

const IVA: &str = "iva@kovac.example";

/// A journey owned by Accounting; answers with its id.
async fn journey(house: &House, name: &str) -> String {
    let owner = house.department("Accounting").await.to_string();
    let fields = [("name", name), ("department", owner.as_str())];
    house.agent("Anna").await.sends("/settings/journeys", &fields).await.is(303);
    house.count("SELECT max(id) FROM journey").await.to_string()
}

async fn changes(house: &House, id: &str, fields: &[(&str, &str)]) {
    let owner = house.department("Accounting").await.to_string();
    let fields: Vec<_> = [("name", "Invoice"), ("department", owner.as_str())].iter().chain(fields).copied().collect();
    let path = format!("/settings/journeys/{id}");
    house.agent("Anna").await.sends(&path, &fields).await.is(303);
}

async fn chooses(by: &Browser, number: i64, journey: &str) -> crate::house::Answer {
    by.sends(&format!("/tickets/{number}/journey"), &[("journey", journey)]).await
}

async fn chosen(house: &House, number: i64) -> Option<String> {
    house.ticket(number).await.journey(&house.desk().look()).await.unwrap().map(|journey| journey.name)
}

story!(a_journey_is_chosen_changed_and_taken_back_as_history(house) {
    let number = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let vasya = house.agent("Vasya").await;
    assert!(!vasya.opens_ticket(number).await.text().contains("name=\"journey\""), "there is nothing to choose");
    let id = journey(house, "Invoice").await;
    chooses(&vasya, number, &id).await.is(303);
    assert_eq!(chosen(house, number).await.as_deref(), Some("Invoice"));
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("chose the journey: — → Invoice") && page.contains("Answered for by Accounting"));
    let form = vasya.opens(&format!("/tickets/{number}/remedies/new")).await.is(200).text();
    assert!(form.contains(&format!("<option value=\"{id}\" selected>Invoice")), "what is proposed belongs to it");
    chooses(&vasya, number, "").await.is(303);
    assert_eq!(chosen(house, number).await, None);
    assert!(vasya.opens_ticket(number).await.text().contains("chose the journey: Invoice → —"));
    chooses(&vasya, number, "99").await.is(404);
});

story!(what_is_no_longer_offered_stays_said_and_is_not_chosen(house) {
    let number = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let other = house.customer(IVA).writes("Another invoice", "It has a wrong date.").await;
    let vasya = house.agent("Vasya").await;
    let id = journey(house, "Invoice").await;
    chooses(&vasya, number, &id).await.is(303);
    changes(house, &id, &[]).await;
    assert!(vasya.opens_ticket(number).await.text().contains("selected>Invoice"));
    chooses(&vasya, other, &id).await;
    assert_eq!(chosen(house, other).await, None);
    let list = form(&[("list", &format!("/views/open?journey={id}"))]);
    let filters = vasya.opens(&format!("/filters?{list}")).await.is(200).text();
    assert!(filters.contains(&format!("<option value=\"{id}\" selected>Invoice")), "what narrows a list narrows on");
    let report = house.agent("Olga").await.opens(&format!("/insight?days=7&journey={id}")).await.is(200).text();
    assert!(report.contains(&format!("<option value=\"{id}\" selected>Invoice")), "and what was counted is counted");
});

story!(a_preview_of_a_merge_says_which_journey_comes_along(house) {
    let one = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let two = house.customer(IVA).writes("The invoice again", "And a wrong date.").await;
    let vasya = house.agent("Vasya").await;
    let id = journey(house, "Invoice").await;
    chooses(&vasya, one, &id).await.is(303);
    let preview = vasya.opens(&format!("/tickets/{two}/merge?with={one}")).await.is(200).text();
    assert!(preview.contains("The journey: Invoice"), "{preview}");
    chooses(&vasya, two, &id).await.is(303);
    let preview = vasya.opens(&format!("/tickets/{two}/merge?with={one}")).await.is(200).text();
    assert!(!preview.contains("The journey: Invoice"), "it has one");
});

story!(many_tickets_are_given_a_journey_and_that_is_undone(house) {
    let one = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let two = house.customer(IVA).writes("The invoice again", "And a wrong date.").await;
    let (vasya, invoice) = (house.agent("Vasya").await, journey(house, "Invoice").await);
    let delivery = journey(house, "Delivery").await;
    chooses(&vasya, two, &delivery).await.is(303);
    assert!(vasya.opens("/tickets/batch").await.is(200).text().contains(&format!("value=\"journey-{invoice}\"")));
    let (first, second, deed) = (one.to_string(), two.to_string(), format!("journey-{invoice}"));
    let fields = [("numbers", first.as_str()), ("numbers", second.as_str()), ("deed", deed.as_str()), ("list", "/views/open")];
    let answer = vasya.sends("/tickets/batch", &fields).await.is(303);
    assert_eq!((chosen(house, one).await.as_deref(), chosen(house, two).await.as_deref()), (Some("Invoice"), Some("Invoice")));
    let page = vasya.opens(answer.location()).await.is(200).text();
    let at = page.find("action=\"/batches/").expect("it can be undone") + "action=\"".len();
    let undo = page[at..].split('"').next().unwrap();
    // Chosen no more, it is theirs again all the same.
    let owner = house.department("Accounting").await.to_string();
    let put_away = [("name", "Delivery"), ("department", owner.as_str())];
    house.agent("Anna").await.sends(&format!("/settings/journeys/{delivery}"), &put_away).await.is(303);
    vasya.sends(undo, &[("_method", "delete")]).await.is(303);
    assert_eq!((chosen(house, one).await, chosen(house, two).await.as_deref()), (None, Some("Delivery")));
    let none = [("numbers", second.as_str()), ("deed", "journey"), ("list", "/views/open")];
    vasya.sends("/tickets/batch", &none).await.is(303);
    assert_eq!(chosen(house, two).await, None);
});

story!(a_journey_may_want_a_cause_before_its_tickets_are_solved(house) {
    let number = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let vasya = house.agent("Vasya").await;
    let id = journey(house, "Invoice").await;
    changes(house, &id, &[("offered", "yes"), ("cause_required", "yes")]).await;
    let support = house.department("Support").await.to_string();
    let cause = [("whose", support.as_str()), ("name", "Typed wrongly"), ("party", "")];
    house.agent("Anna").await.sends("/settings/causes", &cause).await.is(303);
    chooses(&vasya, number, &id).await.is(303);
    vasya.solves(number).await;
    assert_eq!(house.ticket(number).await.state, State::Open, "nobody has said what went wrong");
    let cause = house.count("SELECT max(id) FROM cause").await.to_string();
    vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &*cause)]).await.is(303);
    vasya.solves(number).await;
    assert_eq!(house.ticket(number).await.state, State::Solved);
});

story!(a_merge_carries_the_journey_and_undoing_takes_it_back(house) {
    let one = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let two = house.customer(IVA).writes("The invoice again", "And a wrong date.").await;
    let vasya = house.agent("Vasya").await;
    let id = journey(house, "Invoice").await;
    chooses(&vasya, one, &id).await.is(303);
    let (merge, stays) = (format!("/tickets/{one}/merge"), two.to_string());
    vasya.sends(&merge, &[("with", &*stays), ("stays", &*stays)]).await.is(303);
    assert_eq!(chosen(house, two).await.as_deref(), Some("Invoice"));
    vasya.sends(&merge, &[("_method", "delete")]).await.is(303);
    assert_eq!((chosen(house, two).await, chosen(house, one).await.as_deref()), (None, Some("Invoice")));
});

story!(lists_are_narrowed_by_journey(house) {
    let number = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let other = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let id = journey(house, "Invoice").await;
    chooses(&vasya, number, &id).await.is(303);
    let list = vasya.opens(&format!("/views/open?journey={id}")).await.is(200).text();
    assert!(list.contains("Journey: Invoice"), "the chip says what narrows the list");
    assert!(list.contains(&format!("row-{number}\"")) && !list.contains(&format!("row-{other}\"")));
});

story!(programs_read_and_choose_journeys(house) {
    let number = house.customer(IVA).writes("The invoice", "It has a wrong name.").await;
    let id: i64 = journey(house, "Invoice").await.parse().unwrap();
    let api = house.api("Vasya").await;
    let all = api.gets("/api/v1/journeys").await.is(200).json();
    assert_eq!((&all[0]["id"], &all[0]["name"]), (&json!(id), &json!("Invoice")));
    let path = format!("/api/v1/tickets/{number}");
    api.puts(&format!("{path}/journey"), json!({ "journey": id })).await.is(200);
    assert_eq!(api.gets(&path).await.is(200).json()["journey"]["name"], json!("Invoice"));
    api.puts(&format!("{path}/journey"), json!({ "journey": null })).await.is(200);
    assert_eq!(api.gets(&path).await.is(200).json()["journey"], json!(null));
});
