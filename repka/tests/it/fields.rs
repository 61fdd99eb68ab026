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

story!(programs_read_and_fill_the_fields_of_customers_in(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    asks_for(house, &[("about", "customer"), ("kind", "number"), ("name", "Shoe size")]).await;
    asks_for(house, &[("about", "customer"), ("kind", "choices"), ("name", "Colours"), ("choices", "red\nblue")]).await;
    asks_for(house, &[("about", "ticket"), ("kind", "text"), ("name", "Order")]).await;
    let (api, card) = (house.api("Vasya").await, format!("/customers/{}", customer_of(house, number).await));
    let path = format!("/api/v1{card}/fields");
    let filled = api.puts(&path, json!({ "fields": { "shoe size": 39, "Colours": ["blue"] } })).await.is(200).json();
    assert_eq!(filled, api.gets(&format!("/api/v1{card}")).await.is(200).json());
    let fields: Vec<_> = filled["fields"].as_array().unwrap().iter().map(|f| (f["name"].clone(), f["value"].clone())).collect();
    assert_eq!(fields, [(json!("Shoe size"), json!(39.0)), (json!("Colours"), json!(["blue"]))]);
    for wrong in [json!({ "Colours": ["green"] }), json!({ "Order": "x" }), json!({ "Shoe size": "big" })] {
        api.puts(&path, json!({ "fields": wrong })).await.is(422);
    }
    let left = api.puts(&path, json!({ "fields": { "Shoe size": null } })).await.is(200).json();
    assert_eq!((left["fields"][0]["value"].clone(), left["fields"][1]["value"].clone()), (json!(null), json!(["blue"])));
    assert!(house.agent("Vasya").await.opens(&card).await.is(200).text().contains("blue"));
    api.puts("/api/v1/customers/999/fields", json!({ "fields": { "Colours": null } })).await.is(404);
});

async fn customer_of(house: &House, number: i64) -> String {
    let behind = customer::Customer::behind(&house.desk().look(), house.ticket(number).await.identity_id).await;
    behind.unwrap().id.to_string()
}

story!(a_field_of_customers_is_filled_in_on_their_card_and_read_beside_their_tickets(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let size = asks_for(house, &[("about", "customer"), ("kind", "text"), ("name", "Shoe size")]).await;
    let ticket_s = asks_for(house, &[("about", "ticket"), ("kind", "text"), ("name", "Order")]).await;
    let (vasya, card) = (house.agent("Vasya").await, format!("/customers/{}", customer_of(house, number).await));
    let path = format!("{card}/fields");
    vasya.sends(&path, &[("field", &size), ("value", "thirty-nine")]).await.is(303);
    vasya.sends(&path, &[("field", &ticket_s), ("value", "x")]).await.is(404);
    vasya.sends(&path, &[]).await.is(422);
    vasya.sends(&format!("/tickets/{number}/fields"), &[("field", &size), ("value", "x")]).await.is(404);
    let page = vasya.opens(&card).await.is(200).text();
    assert!(page.contains("Shoe size") && page.contains("thirty-nine") && !page.contains("Order"));
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("Shoe size") && page.contains("thirty-nine"));
    let told = "SELECT count(*) FROM event WHERE kind = 'customer.changed' AND CAST(data AS TEXT) LIKE '%thirty%'";
    assert_eq!(house.count(told).await, 0, "an event is never struck, so it holds no word about anybody");
});

story!(what_was_filled_in_goes_with_cards_that_merge_and_comes_back(house) {
    let (first, second) = (house.customer(IVA).writes("A", "a").await, house.customer("iva@home.example").writes("B", "b").await);
    let (work, home) = (customer_of(house, first).await, customer_of(house, second).await);
    let size = asks_for(house, &[("about", "customer"), ("kind", "text"), ("name", "Size")]).await;
    let dog = asks_for(house, &[("about", "customer"), ("kind", "text"), ("name", "Dog")]).await;
    let vasya = house.agent("Vasya").await;
    for (card, field, value) in [(&work, &size, "forty"), (&home, &size, "fifty"), (&home, &dog, "Laika")] {
        vasya.sends(&format!("/customers/{card}/fields"), &[("field", field), ("value", value)]).await.is(303);
    }
    let opens = async |card: &str| vasya.opens(&format!("/customers/{card}")).await.is(200).text();
    vasya.sends(&format!("/customers/{work}/merge"), &[("other", &home), ("stays", &work)]).await.is(303);
    let page = opens(&work).await;
    assert!(page.contains("Laika") && page.contains("forty") && !page.contains("fifty"));
    vasya.sends(&format!("/customers/{home}/merge"), &[("_method", "delete")]).await.is(303);
    assert!(!opens(&work).await.contains("Laika") && opens(&home).await.contains("Laika"));
    vasya.sends(&format!("/customers/{work}/merge"), &[("other", &home), ("stays", &work)]).await.is(303);
    vasya.sends(&format!("/customers/{work}/fields"), &[("field", &dog), ("value", "Belka")]).await.is(303);
    vasya.sends(&format!("/customers/{home}/merge"), &[("_method", "delete")]).await.is(303);
    assert!(opens(&work).await.contains("Belka"), "what was filled in since stays");
    vasya.sends(&format!("/customers/{work}/merge"), &[("other", &home), ("stays", &work)]).await.is(303);
    let name = customer::Customer::find(&house.desk().look(), customer::CustomerId(work.parse().unwrap())).await.unwrap().name;
    let anna = house.agent("Anna").await;
    anna.sends(&format!("/customers/{work}/erasure"), &[("name", &name), ("why", "asked")]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM field_value").await, 0);
});
