//! A ticket that staff begin: a call written down, a mail written first.

use ticket::{Direction, State};

const IVA: &str = "iva@kovac.example";

story!(a_call_is_written_down_and_solved_in_one_deed(house) {
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens("/tickets/new").await.is(200).text();
    assert!(page.contains("value=\"mail\" checked"), "{page}");
    let department = house.count("SELECT min(id) FROM department").await.to_string();
    let call = [
        ("channel", "phone"), ("customer", "+385 91 234 567"), ("name", "Iva Kovač"), ("department", &*department),
        ("text", "Asks when her lamp comes.\nTold her Thursday."), ("solved", "yes"),
    ];
    let at = vasya.sends_parts("/tickets", &call).await.is(303).location().to_owned();
    let number: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.subject.as_str(), ticket.state), ("Asks when her lamp comes.", State::Solved));
    assert_eq!(house.last(number).await.direction, Some(Direction::In));
    assert_eq!(house.office.catcher.count(), 0, "nobody is written to");
    let page = vasya.opens("/tickets/new").await.is(200).text();
    assert!(page.contains("value=\"phone\" checked"), "who takes calls takes the next one, too");
    let mut ours = call.to_vec();
    (ours[4], ours[5]) = (("text", "Told her that it is late."), ("outgoing", "yes"));
    let at = vasya.sends_parts("/tickets", &ours).await.is(303).location().to_owned();
    let number: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
    assert_eq!(house.last(number).await.direction, Some(Direction::Out));
    let mail = [("channel", "mail"), ("customer", IVA), ("department", &*department), ("text", "Hello")];
    vasya.sends_parts("/tickets", &mail).await.is(422);
    house.settled().await;
});

story!(who_is_known_is_found_by_name_address_and_number(house) {
    let vasya = house.agent("Vasya").await;
    let head = [("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example"), ("Subject", "The lamp")];
    house.customer(IVA).sends(&["support@desk.example"], &crate::house::letter(&head, "Where is it?")).await;
    let found = async |query: &str| vasya.opens(&format!("/tickets/new/customers?{query}")).await.is(200).json();
    for query in ["q=iva", "q=kova", "q=iva%40kovac", "q=IVA&channel=mail"] {
        let known = found(query).await;
        assert_eq!((known[0]["name"].as_str(), known[0]["address"].as_str()), (Some("Iva Kovač"), Some(IVA)), "{query}");
    }
    for query in ["q=", "q=nobody", ""] {
        assert_eq!(found(query).await, serde_json::json!([]), "{query}");
    }
});
