//! Who is served: found, written down, remarked upon, blocked.

use crate::house::{House, form, letter};
use customer::{Customer, CustomerId, Identity, IdentityKind};
use ticket::State;

const IVA: &str = "iva@kovac.example";

/// The customer known by this address.
async fn known(house: &House, address: &str) -> CustomerId {
    let kind = IdentityKind::of(address).unwrap();
    Identity::known(&house.desk().look(), kind, address).await.unwrap().unwrap().customer_id
}

async fn card(house: &House, id: CustomerId) -> Customer {
    Customer::find(&house.desk().look(), id).await.unwrap()
}

/// Iva Kovač writes about a lamp.
async fn iva_writes(house: &House) -> (i64, CustomerId) {
    let header = [("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example"), ("Subject", "The lamp")];
    let number = house.customer(IVA).sends(&["support@desk.example"], &letter(&header, "Where is my lamp?")).await;
    (number, known(house, IVA).await)
}

story!(a_customer_is_found_by_name_address_number_and_organisation(house) {
    let (_, iva) = iva_writes(house).await;
    house.customer("marko@juric.example").writes("Hello", "Hello?").await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/customers/{iva}");
    vasya.sends(&format!("{path}/identities"), &[("value", "+385 91 234 567")]).await.is(303);
    vasya.sends(&path, &[("name", "Iva Kovač"), ("organisation", "Хотел Перла"), ("language", "hr")]).await.is(303);
    for query in ["kovac", "KOVAČ iva", "iva@kov", "091 234", "+38591234567", "перл"] {
        let list = vasya.opens(&format!("/customers?{}", form(&[("q", query)]))).await.is(200).text();
        assert!(list.contains("Iva Kovač") && !list.contains("marko@juric"), "{query}");
        assert!(list.contains("Хотел Перла") && list.contains("Hrvatski"), "{query}");
    }
    let none = vasya.opens("/customers?q=ovac").await.is(200).text();
    assert!(!none.contains("Iva"), "words are found by their beginning");
    let all = vasya.opens("/customers").await.is(200).text();
    assert!(all.contains("1 open"), "{all}");
    house.agent("Kolya").await.opens("/customers").await.is(404);
});

story!(a_card_is_changed_and_what_changed_is_told_without_a_word_about_the_person(house) {
    let (_, iva) = iva_writes(house).await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/customers/{iva}");
    let facts = [("name", "Iva Marić"), ("language", "hr"), ("zone", "Europe/Zagreb"), ("vip", "1")];
    vasya.sends(&path, &facts).await.is(303);
    let now = card(house, iva).await;
    assert_eq!((now.name.as_str(), now.language.as_deref(), now.vip), ("Iva Marić", Some("hr"), true));
    let told: Vec<(String,)> = store::Query::new("SELECT CAST(data AS TEXT) FROM event WHERE kind = 'customer.changed'")
        .all(house.desk().db())
        .await
        .unwrap();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(!told.iter().any(|(data,)| data.contains("Mari") || data.contains("Kova")), "{told:?}");
    let refused = vasya.sends(&path, &[("name", " "), ("language", "hr")]).await.is(422).text();
    assert!(refused.contains("A name or an address is needed"), "{refused}");
    vasya.sends(&path, &[("name", "Iva"), ("zone", "Europe/Atlantis")]).await.is(422);
});

story!(a_pinned_remark_stands_on_every_ticket_until_it_is_removed(house) {
    let (number, iva) = iva_writes(house).await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/customers/{iva}/remarks");
    vasya.sends(&path, &[("text", "Call before delivery"), ("pinned", "1")]).await.is(303);
    vasya.sends(&path, &[("text", "Likes green")]).await.is(303);
    let ticket = vasya.opens_ticket(number).await.text();
    assert!(ticket.contains("Call before delivery") && !ticket.contains("Likes green"));
    assert!(ticket.contains(&format!("/customers/{iva}")), "the panel leads to the card");
    let page = vasya.opens(&format!("/customers/{iva}")).await.is(200).text();
    assert!(page.contains("Call before delivery") && page.contains("Likes green") && page.contains("Vasya"));
    let pinned = house.count("SELECT min(id) FROM customer_remark").await;
    vasya.sends(&format!("{path}/{pinned}"), &[("_method", "delete")]).await.is(303);
    assert!(!vasya.opens_ticket(number).await.text().contains("Call before delivery"));
    vasya.sends(&path, &[("text", "  ")]).await.is(422);
});

story!(identities_are_added_proven_preferred_and_removed_while_unused(house) {
    let (number, iva) = iva_writes(house).await;
    house.customer("marko@juric.example").writes("Hello", "Hello?").await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/customers/{iva}/identities");
    let wrong = vasya.sends(&path, &[("value", "marko@juric.example")]).await.is(422).text();
    assert!(wrong.contains("marko@juric.example"), "whose it is, is said");
    vasya.sends(&path, &[("value", "Iva")]).await.is(422);
    vasya.sends(&path, &[("value", "iva@home.example")]).await.is(303);
    let home = Identity::known(&house.desk().look(), IdentityKind::Mail, "iva@home.example").await.unwrap().unwrap();
    for deed in ["main", "proven"] {
        vasya.sends(&format!("{path}/{}", home.id), &[("do", deed)]).await.is(303);
    }
    let all = Identity::of(&house.desk().look(), iva).await.unwrap();
    assert_eq!((all[0].id, all[0].main, all[0].proven_at.is_some()), (home.id, true, true), "{all:?}");
    assert_eq!(all[0].proven_by, Some(vasya.id));
    vasya.sends(&format!("{path}/{}", home.id), &[("_method", "delete")]).await.is(303);
    let used = vasya.sends(&format!("{path}/{}", all[1].id), &[("_method", "delete")]).await.is(422).text();
    assert!(used.contains("so it stays"), "{used}");
    assert_eq!(Identity::of(&house.desk().look(), iva).await.unwrap().len(), 1);
    assert_eq!(house.ticket(number).await.identity_id, all[1].id);
});

story!(one_story_tells_all_tickets_and_channels_newest_first(house) {
    let (number, iva) = iva_writes(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "It is in the van.").await.is(303);
    let department = house.ticket(number).await.department_id.to_string();
    let call = [("channel", "phone"), ("customer", IVA), ("subject", "A call"), ("text", "Still no lamp."), ("department", &department)];
    vasya.sends_parts("/tickets", &call).await.is(303);
    let page = vasya.opens(&format!("/customers/{iva}")).await.is(200).text();
    let places = ["Still no lamp.", "It is in the van.", "Where is my lamp?"].map(|words| page.find(words).expect(words));
    assert!(places.is_sorted(), "newest first: {places:?}");
    assert!(page.contains(&format!("/tickets/{number}#entry-")));
    let calls = vasya.opens(&format!("/customers/{iva}/story?channel=phone")).await.is(200).text();
    assert!(calls.contains("Still no lamp.") && !calls.contains("Where is my lamp?"));
});

story!(a_customer_is_written_down_once(house) {
    let vasya = house.agent("Vasya").await;
    let new = [("name", "Iva Kovač"), ("mail", IVA), ("phone", "+385 91 234 567"), ("organisation", "Perla")];
    let made = vasya.sends("/customers", &new).await.is(303).location().to_owned();
    assert_eq!(made, format!("/customers/{}", known(house, IVA).await));
    let again = vasya.sends("/customers", &new).await.is(422).text();
    assert!(again.contains("Iva Kovač"), "whose the address is, is said");
    assert_eq!(house.count("SELECT count(*) FROM customer").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM organisation").await, 1, "a refused form makes nothing");
    vasya.sends("/customers", &[("name", " ")]).await.is(422);
    let number = house.customer(IVA).writes("Hello", "Hello?").await;
    assert_eq!(Customer::behind(&house.desk().look(), house.ticket(number).await.identity_id).await.unwrap().name, "Iva Kovač");
});

story!(a_blocked_customer_s_mail_is_kept_and_calls_nobody_until_they_are_unblocked(house) {
    let (number, iva) = iva_writes(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.solves(number).await.is(303);
    let path = format!("/customers/{iva}");
    vasya.sends(&path, &[("name", "Iva Kovač"), ("blocked", "1")]).await.is(303);
    let kept = house.customer(IVA).writes("Buy this", "Cheap lamps!").await;
    let ticket = house.ticket(kept).await;
    assert_eq!((ticket.state, ticket.holder.as_str(), ticket.waiting_since), (State::Solved, "none", None));
    let tags = ticket::Ticket::tags(&house.desk().look(), ticket.id).await.unwrap();
    assert_eq!(tags, ["blocked"]);
    assert_eq!(house.words(kept).await, ["Cheap lamps!"], "it is kept");
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM notice WHERE kind = 'opened' AND about > 1").await, 0, "no bell rings");
    assert!(vasya.opens("/customers?blocked=1").await.is(200).text().contains("Iva Kovač"));
    let to = house.post().minter().reply_address("support@desk.example", number);
    let header = [("From", IVA), ("To", &to), ("Subject", "More")];
    assert_eq!(house.customer(IVA).sends(&[&to], &letter(&header, "And this!")).await, number);
    assert_eq!(house.ticket(number).await.state, State::Solved, "a matter that is done stays done");
    vasya.sends(&path, &[("name", "Iva Kovač")]).await.is(303);
    let next = house.customer(IVA).writes("Sorry", "A real question.").await;
    assert_eq!((house.ticket(next).await.state, house.ticket(next).await.holder.as_str()), (State::Open, "nobody"));
});

story!(programs_list_make_and_change_customers(house) {
    let api = house.api("Vasya").await;
    let new = serde_json::json!({ "name": "Iva Kovač", "identities": [IVA, "+385 91 234 567"], "organisation": "Perla" });
    let made = api.posts("/api/v1/customers", new).await.is(201).json();
    let path = format!("/api/v1/customers/{}", made["id"]);
    assert_eq!((made["organisation"]["name"].as_str(), made["identities"][1]["kind"].as_str()), (Some("Perla"), Some("phone")));
    let change = serde_json::json!({ "language": "hr", "organisation": null, "vip": true });
    let answer = api.asks(reqwest::Method::PATCH, &path, Some(change)).await.is(200).json();
    assert_eq!((&answer["language"], &answer["organisation"], &answer["vip"]), (&"hr".into(), &serde_json::Value::Null, &true.into()));
    assert_eq!(answer["name"], "Iva Kovač", "what is left out stays");
    let more = api.posts(&format!("{path}/identities"), serde_json::json!({ "value": "iva@home.example" })).await.is(201).json();
    let home = more["identities"].as_array().unwrap().iter().find(|i| i["value"] == "iva@home.example").unwrap();
    api.deletes(&format!("{path}/identities/{}", home["id"])).await.is(204);
    let found = api.gets("/api/v1/customers?q=kov&vip=true").await.is(200).json();
    assert_eq!((found["customers"].as_array().unwrap().len(), &found["next"]), (1, &serde_json::Value::Null));
    api.posts("/api/v1/customers", serde_json::json!({ "identities": [IVA] })).await.is(422);
    let long = format!("{}@shop.example", "iva".repeat(70));
    let made = api.posts("/api/v1/customers", serde_json::json!({ "identities": [long] })).await.is(201).json();
    assert_eq!(made["name"].as_str().unwrap(), &long[..200], "an address may be longer than a name");
    house.api("Kolya").await.gets("/api/v1/customers").await.is(404);
});

story!(a_mail_provider_s_domain_is_no_organisation_s_and_a_name_is_one_organisation(house) {
    let olga = house.colleague("Olga").await;
    let agent = people::Agent::of(&olga).unwrap();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    for name in ["24/7", "0815", "@home", "Kovač d.o.o."] {
        let one = customer::Organisation::ensure(&mut act, &agent, name).await.unwrap();
        assert_eq!(customer::Organisation::ensure(&mut act, &agent, &format!(" {name} ")).await.unwrap(), one, "{name}");
        let refused = customer::Organisation::own_domain(&mut act, &agent, one, "@Gmail.com").await.unwrap_err();
        assert!(matches!(refused, base::Error::Invalid(_)), "{refused:?}");
    }
    act.commit().await.unwrap();
});
