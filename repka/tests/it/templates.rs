//! Prepared answers: they fill in what the desk knows, and what it does not know never leaves.

use crate::house::{Browser, House};
use serde_json::json;

const IVA: &str = "iva@kovac.example";

/// Iva Kovač writes, as a person with a name.
async fn asked(house: &House) -> i64 {
    let head = [("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example"), ("Subject", "The lamp")];
    house.customer(IVA).sends(&["support@desk.example"], &crate::house::letter(&head, "Where is it?")).await
}

async fn makes(by: &Browser, name: &str, more: &[(&str, &str)]) -> u16 {
    let mut fields = vec![("name", name), ("purpose", "both")];
    fields.extend(more);
    by.sends("/settings/templates", &fields).await.status
}

async fn offered(by: &Browser, number: i64, query: &str) -> String {
    by.opens(&format!("/tickets/{number}/templates?piece=true&{query}")).await.text()
}

story!(a_template_fills_in_what_the_desk_knows_and_marks_the_rest(house) {
    let number = asked(house).await;
    let olga = house.agent("Olga").await;
    let text = "Dear {{customer.first_name|customer}}, {{ticket.subject}} #{{ticket.number}}: {{order.number}}. {{agent.name}}, {{company}}";
    assert_eq!(makes(&olga, "Where is it", &[("whose", "company"), ("shortcut", ";where"), ("text-en", text)]).await, 303);
    let vasya = house.agent("Vasya").await;
    let piece = offered(&vasya, number, "shortcut=WHERE").await;
    let expected = format!("Dear Iva, The lamp #{number}: {{{{order.number}}}}. Vasya, Tavan");
    assert!(piece.contains(&expected), "{piece}");
    vasya.opens(&format!("/tickets/{number}/templates?piece=true&shortcut=none")).await.is(404);
});

story!(a_reply_with_an_open_word_never_leaves_whoever_sends_it(house) {
    let number = asked(house).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.replies(number, "Your order {{order.number}} is on its way.").await.is(422).text();
    assert!(page.contains("order.number") && page.contains("is on its way"), "the words are kept: {page}");
    let api = house.api("Vasya").await;
    let path = format!("/api/v1/tickets/{number}/replies");
    api.posts(&path, json!({ "text": "Dear {{customer.first_name}}" })).await.is(422);
    api.posts(&path, json!({ "text": "Dear you", "html": "<p>Dear {{<b>customer</b>.first_name}}</p>" })).await.is(422);
    house.mails(0).await;
    vasya.notes(number, "Ask for {{order.number}}").await.is(303);
    vasya.replies(number, "Write {{ product.title }} into the theme.").await.is(303);
    house.mails(1).await;
});

story!(a_word_nobody_knows_is_named_when_the_template_is_saved(house) {
    let olga = house.agent("Olga").await;
    let fields = [("name", "Wrong"), ("whose", "company"), ("text-en", "Dear {{customer.frist_name}}")];
    let page = olga.sends("/settings/templates", &fields).await.is(422).text();
    assert!(page.contains("customer.frist_name") && page.contains("value=\"Wrong\""), "{page}");
    assert_eq!(house.count("SELECT count(*) FROM template").await, 0);
});

story!(the_customer_s_language_is_chosen_and_else_the_company_s(house) {
    let number = asked(house).await;
    let olga = house.agent("Olga").await;
    let words = [("whose", "company"), ("text-hr", "Dobar dan {{today}}"), ("text-en", "Good day")];
    assert_eq!(makes(&olga, "Greeting", &words).await, 303);
    assert!(offered(&olga, number, "q=greet").await.contains("Good day"));
    assert_eq!(makes(&olga, "Answer", &[("whose", "company"), ("text-en", "A Greeting to you")]).await, 303);
    let both = offered(&olga, number, "q=greet").await;
    assert!(both.find("Good day") < both.find("to you"), "what is called so comes before what says so: {both}");
    let ticket = house.ticket(number).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let iva = customer::Customer::behind(&mut act, ticket.identity_id).await.unwrap();
    customer::Customer::speaks(&mut act, iva.id, "hr").await.unwrap();
    act.commit().await.unwrap();
    assert!(offered(&olga, number, "q=dobar%20greet").await.contains("Dobar dan"));
});

story!(an_agent_keeps_their_own_and_uses_what_supervisors_share(house) {
    let number = asked(house).await;
    let (olga, vasya, petya) = (house.agent("Olga").await, house.agent("Vasya").await, house.agent("Petya").await);
    assert_eq!(makes(&vasya, "Shared by an agent", &[("whose", "company"), ("text-en", "x")]).await, 422);
    assert_eq!(makes(&olga, "Everybody's", &[("whose", "company"), ("shortcut", "a"), ("text-en", "Shared")]).await, 303);
    assert_eq!(makes(&vasya, "Vasya's", &[("whose", "own"), ("shortcut", "a"), ("text-en", "Mine")]).await, 303);
    assert_eq!(makes(&olga, "Taken", &[("whose", "company"), ("shortcut", "a"), ("text-en", "x")]).await, 422);
    let accounting = house.department("Accounting").await.to_string();
    assert_eq!(makes(&olga, "Invoices", &[("whose", &accounting), ("text-en", "Invoice")]).await, 303);
    assert!(offered(&vasya, number, "shortcut=a").await.contains("Mine"), "one's own comes first");
    let all = offered(&petya, number, "").await;
    assert!(all.contains("Shared") && !all.contains("Mine") && !all.contains("Invoice"), "{all}");
    assert!(offered(&house.agent("Irina").await, number, "").await.contains("Invoice"));
    let own = house.count("SELECT id FROM template WHERE name = 'Vasya''s'").await;
    petya.opens(&format!("/settings/templates/{own}")).await.is(404);
    let shared = house.count("SELECT id FROM template WHERE name = 'Invoices'").await;
    vasya.opens(&format!("/settings/templates/{shared}")).await.is(200);
    let change = [("name", "Mine now"), ("whose", "own"), ("text-en", "x")];
    vasya.sends(&format!("/settings/templates/{shared}"), &change).await.is(422);
    vasya.sends(&format!("/settings/templates/{shared}"), &[("_method", "delete")]).await.is(403);
    olga.sends(&format!("/settings/templates/{shared}"), &[("_method", "delete")]).await.is(303);
    assert!(!offered(&olga, number, "").await.contains("Invoice"));
});

story!(what_one_uses_most_comes_first_and_without_scripts_goes_into_the_draft(house) {
    let number = asked(house).await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    for name in ["Alpha", "Beta"] {
        assert_eq!(makes(&olga, name, &[("whose", "company"), ("text-en", "{{agent.first_name}} says so")]).await, 303);
    }
    let beta = house.count("SELECT id FROM template WHERE name = 'Beta'").await.to_string();
    let path = format!("/tickets/{number}/templates");
    let page = vasya.opens(&path).await.is(200).text();
    assert!(page.find("Alpha") < page.find("Beta"));
    let answer = vasya.sends(&path, &[("template", &beta), ("kind", "reply"), ("into_draft", "true")]).await.is(303);
    assert!(answer.location().starts_with(&format!("/tickets/{number}?compose=reply")));
    assert!(vasya.opens_ticket(number).await.text().contains("Vasya says so"));
    let all = offered(&vasya, number, "").await;
    assert!(all.find("Beta") < all.find("Alpha"), "{all}");
    let all = offered(&house.agent("Petya").await, number, "").await;
    assert!(all.find("Alpha") < all.find("Beta"), "for others nothing changed");
});

story!(who_answers_no_customers_has_the_templates_for_notes_and_no_others(house) {
    let number = asked(house).await;
    let (olga, kolya) = (house.agent("Olga").await, house.agent("Kolya").await);
    let company = [("whose", "company"), ("text-en", "{{customer.first_name|She}} is right, says {{agent.first_name}}.")];
    assert_eq!(makes(&olga, "Both", &company).await, 303);
    let notes = [("purpose", "note"), company[0], company[1]];
    let fields: Vec<_> = [("name", "Checked")].into_iter().chain(notes).collect();
    olga.sends("/settings/templates", &fields).await.is(303);
    let look = house.desk().look();
    let accounting = people::Department::named(&look, "Accounting").await.unwrap().unwrap().id.to_string();
    let theirs = [("name", "Booked"), ("purpose", "note"), ("whose", accounting.as_str()), ("text-en", "Booked.")];
    olga.sends("/settings/templates", &theirs).await.is(303);
    let path = format!("/tickets/{number}/templates");
    kolya.opens(&path).await.is(404);
    olga.sends(&format!("/tickets/{number}/handover"), &[("staff", &kolya.id.to_string())]).await.is(303);
    let page = kolya.opens_ticket(number).await.text();
    assert!(page.contains(&format!("data-templates-url-value=\"{path}\"")) && !page.contains("/macros"), "{page}");
    assert!(page.contains("id=\"pick-1\"") && kolya.opens("/questions").await.text().contains("id=\"pick-1\""));
    for query in ["", "kind=note", "kind=question"] {
        let all = offered(&kolya, number, query).await;
        assert!(all.contains("Checked") && !all.contains("Both") && !all.contains("Booked"), "{all}");
        assert!(all.contains("Iva is right, says Kolya."), "{all}");
    }
    kolya.opens(&format!("{path}?kind=reply")).await.is(404);
    let id = async |name: &str| {
        let all = template::Template::all(&house.desk().look(), &house.colleague("Olga").await, name, false).await.unwrap();
        all[0].id.to_string()
    };
    for other in ["Both", "Booked"] {
        kolya.sends(&path, &[("template", &id(other).await), ("kind", "note")]).await.is(404);
    }
    let checked = id("Checked").await;
    kolya.sends(&path, &[("template", &checked), ("kind", "reply")]).await.is(404);
    kolya.sends(&path, &[("template", &checked), ("kind", "note"), ("plain", "true")]).await.is(204);
    kolya.sends(&path, &[("template", &checked), ("kind", "note"), ("into_draft", "true")]).await.is(303);
    assert!(kolya.opens_ticket(number).await.text().contains("Iva is right, says Kolya."));
    let development = house.department("Development").await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let by = people::Admin::of_the_machine();
    people::Department::show_contacts(&mut act, &by, development, people::Contacts::Nothing).await.unwrap();
    act.commit().await.unwrap();
    let all = offered(&kolya, number, "").await;
    assert!(all.contains("She is right, says Kolya."), "a name that is hidden is none: {all}");
});
