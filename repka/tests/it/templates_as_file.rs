//! Templates and macros as one file.

use crate::house::{Answer, Browser};
use serde_json::{Value, json};

const PATH: &str = "/settings/templates/exchange";

async fn takes_in(who: &Browser, file: &Value, go: bool) -> Answer {
    let text = file.to_string();
    let mut fields = vec![("json", text.as_str())];
    fields.extend(go.then_some(("go", "yes")));
    who.sends_parts(PATH, &fields).await
}

fn file() -> Value {
    json!({ "format": "repka.prepared", "version": 1,
        "templates": [
            { "name": "Where is it", "shortcut": "where", "folder": "Parcels", "purpose": "reply",
              "words": [{ "language": "en", "html": "<div>Dear {{customer.first_name|customer}}<script>x()</script></div>" }] },
            { "name": "Nowhere", "department": "Moon", "words": [{ "language": "en", "html": "x" }] },
        ],
        "macros": [{ "name": "To accounting", "steps": [
            { "do": "reply", "words": { "template": "Where is it" }, "send": false },
            { "do": "department", "department": "Accounting" },
            { "do": "assign", "to": { "person": "petya@desk.example" } },
        ] }] })
}

story!(a_file_says_first_what_it_would_change_and_changes_nothing_twice(house) {
    let olga = house.agent("Olga").await;
    let seen = takes_in(&olga, &file(), false).await.is(200).text();
    assert!(seen.contains("This would happen") && seen.contains("There is no department “Moon”"), "{seen}");
    assert_eq!(house.count("SELECT count(*) FROM template").await, 0, "it was only looked at");
    let done = takes_in(&olga, &file(), true).await.is(200).text();
    assert!(done.contains("This was done"), "{done}");
    assert_eq!(house.count("SELECT count(*) FROM template").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM template_variant WHERE html LIKE '%script%'").await, 0);
    assert_eq!(house.count("SELECT count(*) FROM macro").await, 1);
    let again = takes_in(&olga, &file(), false).await.is(200).text();
    assert!(again.contains("Nothing in it is new."), "{again}");
    let out = olga.opens("/settings/templates/exchange.json").await.is(200).json();
    assert_eq!(out["macros"][0]["steps"], file()["macros"][0]["steps"], "names became numbers");
    let own = takes_in(&olga, &out, true).await.is(200).text();
    assert!(own.contains("This was done"), "{own}");
    let saved = "SELECT count(*) FROM event WHERE kind IN ('template.saved', 'macro.saved')";
    assert_eq!(house.count(saved).await, 2, "what stays is not told");
    let mut changed = out;
    changed["templates"][0]["folder"] = json!("Post");
    takes_in(&olga, &changed, true).await.is(200);
    assert_eq!(house.count("SELECT count(*) FROM template WHERE folder = 'Post'").await, 1);
});

story!(what_is_no_file_of_templates_is_said_so(house) {
    let olga = house.agent("Olga").await;
    let page = takes_in(&olga, &json!([1]), false).await.is(422).text();
    assert!(page.contains("no file of prepared answers"), "{page}");
    olga.sends_parts(PATH, &[]).await.is(422);
    let mut twice = file();
    twice["templates"][1] = twice["templates"][0].clone();
    assert!(takes_in(&olga, &twice, true).await.is(200).text().contains("stands in the file twice"));
});

story!(only_what_one_of_us_wrote_is_offered_as_a_template(house) {
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let mut ticket = ticket::Ticket::current(&mut act, base::TicketId(number)).await.unwrap();
    let to = ticket.answer_to(&mut act).await.unwrap();
    ticket.acknowledge(&mut act, to, "We have it.").await.unwrap();
    act.commit().await.unwrap();
    let vasya = house.agent("Vasya").await;
    let offered = async || vasya.opens_ticket(number).await.text().matches("/settings/templates/new?entry=").count();
    assert_eq!(offered().await, 0);
    vasya.replies(number, "On its way.").await.is(303);
    assert_eq!(offered().await, 1);
    house.mails(2).await;
});
