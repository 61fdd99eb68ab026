//! Fields of one's own.

use crate::house::House;
use serde_json::json;
use ticket::State;

const IVA: &str = "iva@kovac.example";

async fn asks_for(house: &House, form: &[(&str, &str)]) -> String {
    house.agent("Anna").await.sends("/settings/fields", form).await.is(303);
    house.count("SELECT max(id) FROM field").await.to_string()
}

story!(a_field_is_filled_in_said_and_found(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let field = asks_for(house, &[("about", "ticket"), ("kind", "text"), ("name", "Order number")]).await;
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.text().contains("Order number"));
    let path = format!("/tickets/{number}/fields");
    vasya.sends(&path, &[("field", &field), ("value", "A-4711")]).await.is(303);
    vasya.sends(&path, &[("field", &field), ("value", "A-4711")]).await.is(303);
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("filled in Order number: — → A-4711"), "it is history");
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE change = 'ticket-change-field'").await, 1);
    assert!(vasya.opens("/search?q=4711").await.text().contains(&format!("row-{number}\"")));
    vasya.sends(&path, &[("field", &field), ("value", "")]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM field_value").await, 0);
    assert!(!vasya.opens("/search?q=4711").await.text().contains(&format!("row-{number}\"")));
});

story!(a_ticket_is_not_solved_without_what_must_be_filled_in(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let form = [("about", "ticket"), ("kind", "choice"), ("name", "Cause"), ("choices", "shop\ncarrier"), ("required", "yes")];
    let field = asks_for(house, &form).await;
    let vasya = house.agent("Vasya").await;
    assert!(vasya.solves(number).await.is(403).text().contains("Fill in first: Cause"));
    let kept = vasya.replies_and(number, "Lost by the carrier.", "solve").await.is(422).text();
    assert!(kept.contains("Fill in first: Cause") && kept.contains("Lost by the carrier."));
    assert_eq!(house.ticket(number).await.state, State::Open);
    let path = format!("/tickets/{number}/fields");
    assert!(vasya.sends(&path, &[("field", &field), ("value", "weather")]).await.is(422).text().contains("cannot be chosen"));
    vasya.sends(&path, &[("field", &field), ("value", "carrier")]).await.is(303);
    vasya.solves(number).await.is(303);
    assert_eq!(house.ticket(number).await.state, State::Solved);
});

story!(a_field_of_another_department_is_not_asked_and_an_archived_one_is_only_read(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let accounting = people::Department::named(&house.desk().look(), "Accounting").await.unwrap().unwrap();
    let form = [("kind", "number"), ("name", "Invoice"), ("required", "yes"), ("department", &accounting.id.to_string())];
    asks_for(house, &form).await;
    let vat = asks_for(house, &[("kind", "yes_no"), ("name", "VAT")]).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.text();
    assert!(!page.contains("Invoice") && page.contains("VAT"));
    let path = format!("/tickets/{number}/fields");
    vasya.sends(&path, &[("field", &vat), ("value", "yes")]).await.is(303);
    let anna = house.agent("Anna").await;
    anna.sends(&format!("/settings/fields/{vat}"), &[("do", "archive")]).await.is(303);
    vasya.sends(&path, &[("field", &vat), ("value", "no")]).await.is(403);
    assert!(vasya.opens_ticket(number).await.text().contains("VAT"));
    vasya.solves(number).await.is(303);
    anna.sends("/settings/fields", &[("kind", "text"), ("name", "vat")]).await.is(422);
    anna.sends("/settings/fields", &[("kind", "money"), ("name", "Sum")]).await.is(422);
});

story!(programs_read_and_fill_fields_in(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    asks_for(house, &[("kind", "money"), ("name", "Value"), ("currency", "eur")]).await;
    asks_for(house, &[("kind", "choices"), ("name", "Colours"), ("choices", "red\nblue")]).await;
    let api = house.api("Vasya").await;
    let path = format!("/api/v1/tickets/{number}/fields");
    api.puts(&path, json!({ "fields": { "value": 1250, "Colours": ["blue"] } })).await.is(200);
    let ticket = api.gets(&format!("/api/v1/tickets/{number}")).await.is(200).json();
    let fields: Vec<_> = ticket["fields"].as_array().unwrap().iter().map(|f| (f["name"].clone(), f["value"].clone())).collect();
    assert_eq!(fields, [(json!("Value"), json!(1250)), (json!("Colours"), json!(["blue"]))]);
    api.puts(&path, json!({ "fields": { "Colours": ["green"] } })).await.is(422);
    api.puts(&path, json!({ "fields": { "Size": 1 } })).await.is(422);
    assert!(house.agent("Vasya").await.opens_ticket(number).await.text().contains("12.50"));
});
