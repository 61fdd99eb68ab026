//! Prepared steps: shown before they are done, done in one deed, or not at all.

use crate::house::{Browser, House};
use ticket::{Draft, DraftKind, Priority, State};

const IVA: &str = "iva@kovac.example";

async fn asked(house: &House) -> i64 {
    let head = [("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example"), ("Subject", "The lamp")];
    house.customer(IVA).sends(&["support@desk.example"], &crate::house::letter(&head, "Where is it?")).await
}

/// Olga prepares a template for all; its id.
async fn template(house: &House, name: &str, text: &str) -> String {
    let fields = [("name", name), ("whose", "company"), ("text-en", text)];
    house.agent("Olga").await.sends("/settings/templates", &fields).await.is(303);
    house.count("SELECT max(id) FROM template").await.to_string()
}

/// A macro of this person's for everybody or for them; its id.
async fn makes(house: &House, by: &Browser, fields: &[(&str, &str)]) -> i64 {
    by.sends("/settings/macros", fields).await.is(303);
    house.count("SELECT max(id) FROM macro").await
}

async fn seen(by: &Browser, number: i64) -> String {
    by.opens_ticket(number).await.field("seen")
}

story!(a_macro_shows_what_it_will_do_and_does_it_at_once(house) {
    let number = asked(house).await;
    let reply = template(house, "Sorry", "Dear {{customer.first_name}}, sorry.").await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    let fields = [
        ("name", "Apologise and solve"), ("whose", "company"), ("reply", &*reply), ("send", "yes"), ("note-text", "Told her."),
        ("assignee", "me"), ("priority", "high"), ("tags", "sorry, lamp"), ("solve", "yes"),
    ];
    let id = makes(house, &olga, &fields).await;
    let page = vasya.opens(&format!("/tickets/{number}/macros")).await.is(200).text();
    for shown in ["Dear Iva, sorry.", "Told her.", "nobody → Vasya", "Normal → High", "sorry, lamp", "Solves the ticket"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let events = house.count("SELECT count(*) FROM event WHERE kind = 'macro.applied'").await;
    let path = format!("/tickets/{number}/macros/{id}");
    vasya.sends(&path, &[("seen", &seen(&vasya, number).await)]).await.is(303);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.priority, ticket.assignee_id), (State::Solved, Priority::High, Some(vasya.id)));
    assert_eq!(ticket::Ticket::tags(&house.desk().look(), ticket.id).await.unwrap(), ["lamp", "sorry"]);
    assert_eq!(house.words(number).await[1..], ["Dear Iva, sorry.", "Told her."]);
    assert!(house.mail(1).await.text.starts_with("Dear Iva, sorry.\n"));
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'macro.applied'").await, events + 1);
    let again = vasya.opens(&format!("/tickets/{number}/macros?piece=true")).await.text();
    assert!(!again.contains("Normal → High") && !again.contains("Solves the ticket"), "what is so already is not told: {again}");
});

story!(a_step_that_cannot_be_done_is_named_and_nothing_is_done(house) {
    let number = asked(house).await;
    let reply = template(house, "Shipped", "Order {{order.number}} is on its way.").await;
    let olga = house.agent("Olga").await;
    let fields = [("name", "Ship"), ("whose", "company"), ("reply", &*reply), ("send", "yes"), ("priority", "urgent")];
    let id = makes(house, &olga, &fields).await;
    let page = olga.opens(&format!("/tickets/{number}/macros?piece=true")).await.text();
    assert!(page.contains("order.number") && page.contains("data-run=\"\""), "{page}");
    let refused = olga.sends(&format!("/tickets/{number}/macros/{id}"), &[]).await.is(422).text();
    assert!(refused.contains("order.number"), "{refused}");
    assert_eq!(house.ticket(number).await.priority, Priority::Normal);
    house.mails(0).await;
});

story!(a_reply_that_is_not_sent_waits_in_the_draft(house) {
    let number = asked(house).await;
    let reply = template(house, "Shipped", "Order {{order.number}} is on its way.").await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    let id = makes(house, &olga, &[("name", "Ship"), ("whose", "company"), ("reply", &*reply), ("tags", "sent")]).await;
    let answer = vasya.sends(&format!("/tickets/{number}/macros/{id}"), &[]).await.is(303);
    assert!(answer.location().contains("compose=reply"));
    let ticket = house.ticket(number).await;
    let draft = Draft::one(&house.desk().look(), &ticket, vasya.id, DraftKind::Reply).await.unwrap();
    assert!(draft.html.contains("Order {{order.number}} is on its way."), "{draft:?}");
    house.mails(0).await;
});

story!(a_reply_by_macro_stops_at_what_its_author_has_not_seen(house) {
    let number = asked(house).await;
    let reply = template(house, "Sorry", "Sorry.").await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    let id = makes(house, &olga, &[("name", "Sorry"), ("whose", "company"), ("reply", &*reply), ("send", "yes"), ("solve", "yes")]).await;
    let before = seen(&vasya, number).await;
    house.agent("Petya").await.notes(number, "I called her.").await.is(303);
    vasya.sends(&format!("/tickets/{number}/macros/{id}"), &[("seen", &before)]).await.is(422);
    assert_eq!(house.ticket(number).await.state, State::Open);
    house.mails(0).await;
});

story!(shared_macros_are_kept_by_supervisors_and_one_s_own_by_oneself(house) {
    let number = asked(house).await;
    let (olga, vasya, petya) = (house.agent("Olga").await, house.agent("Vasya").await, house.agent("Petya").await);
    vasya.sends("/settings/macros", &[("name", "x"), ("whose", "company"), ("solve", "yes")]).await.is(422);
    olga.sends("/settings/macros", &[("name", "Nothing"), ("whose", "company")]).await.is(422);
    olga.sends("/settings/macros", &[("name", "Both"), ("whose", "company"), ("solve", "yes"), ("snooze", "60")]).await.is(422);
    let own = makes(house, &vasya, &[("name", "Vasya's way"), ("whose", "own"), ("priority", "low")]).await;
    assert!(!petya.opens(&format!("/tickets/{number}/macros")).await.text().contains("Vasya&#39;s way"));
    petya.sends(&format!("/tickets/{number}/macros/{own}"), &[]).await.is(404);
    petya.opens(&format!("/settings/macros/{own}")).await.is(404);
    vasya.sends(&format!("/settings/macros/{own}"), &[("_method", "delete")]).await.is(303);
    assert!(!vasya.opens("/settings/macros").await.text().contains("s way<"));
    assert!(vasya.opens("/settings/macros?archived=true").await.text().contains("s way<"));
});

story!(what_a_reply_does_by_itself_is_told_too(house) {
    let number = asked(house).await;
    let reply = template(house, "Sorry", "Sorry.").await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    let close = [("name", "Close"), ("whose", "company"), ("reply", &*reply), ("send", "yes"), ("solve", "yes")];
    let close = makes(house, &olga, &close).await;
    let answer = [("name", "Answer"), ("whose", "company"), ("reply", &*reply), ("send", "yes")];
    let answer = makes(house, &olga, &answer).await;
    let offered = vasya.opens(&format!("/tickets/{number}/macros?piece=true")).await.text();
    assert!(offered.contains("nobody → Vasya"), "whoever answers has taken it: {offered}");
    for _ in 0..2 {
        vasya.sends(&format!("/tickets/{number}/macros/{close}"), &[]).await.is(303);
        assert_eq!(house.ticket(number).await.state, State::Solved, "what is solved stays so");
    }
    let offered = vasya.opens(&format!("/tickets/{number}/macros?piece=true")).await.text();
    assert!(offered.contains("Opens the ticket again"), "{offered}");
    vasya.sends(&format!("/tickets/{number}/macros/{answer}"), &[]).await.is(303);
    assert_eq!(house.ticket(number).await.state, State::Open);
});

story!(the_list_of_macros_says_what_each_does(house) {
    let reply = template(house, "Sorry", "We are sorry.").await;
    let (olga, petya) = (house.agent("Olga").await, house.staff("Petya").await.id.to_string());
    let fields = [
        ("name", "Apologise"), ("whose", "company"), ("reply", &*reply), ("send", "yes"), ("assignee", &*petya),
        ("priority", "high"), ("tags", "sorry, lamp"), ("snooze", "1440"),
    ];
    makes(house, &olga, &fields).await;
    let list = olga.opens("/settings/macros").await.is(200).text();
    let said = "Send the reply: Sorry · Assign to: Petya · Priority: High · Put on tags: sorry, lamp · Snooze for: a day";
    assert!(list.contains(said), "{list}");
    let number = asked(house).await;
    let page = olga.opens(&format!("/tickets/{number}/macros")).await.is(200).text();
    assert!(page.contains("Send and do it"), "what writes to the customer says so: {page}");
});

story!(a_macro_that_is_saved_keeps_what_it_names_though_that_was_put_away(house) {
    let look = house.desk().look();
    let named = async |name: &str| people::Department::named(&look, name).await.unwrap().unwrap().id.to_string();
    let (accounting, support) = (named("Accounting").await, named("Support").await);
    let (anna, olga) = (house.agent("Anna").await, house.agent("Olga").await);
    let reply = template(house, "Paid", "It is paid.").await;
    let fields = [("name", "Pay"), ("whose", &*accounting), ("reply", &*reply), ("department", &*accounting)];
    let id = makes(house, &olga, &fields).await;
    anna.sends(&format!("/settings/departments/{accounting}/archive"), &[("heir", &support)]).await.is(303);
    anna.sends(&format!("/settings/templates/{reply}"), &[("_method", "delete")]).await.is(303);
    let page = olga.opens(&format!("/settings/macros/{id}")).await.is(200).text();
    assert_eq!(page.matches(" selected>Accounting<").count(), 2, "whose it is, and where it moves: {page}");
    assert!(page.contains(" selected>Paid<"), "what it says: {page}");
    let list = olga.opens("/settings/macros").await.is(200).text();
    assert!(list.contains("Accounting"), "an archived department's is not the company's: {list}");
});

story!(a_macro_that_ends_a_ticket_of_a_list_goes_on_as_its_steps_by_hand_would(house) {
    let reply = template(house, "Sorry", "Sorry.").await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    let macros = [
        makes(house, &olga, &[("name", "Close"), ("whose", "company"), ("reply", &*reply), ("send", "yes"), ("solve", "yes")]).await,
        makes(house, &olga, &[("name", "Done"), ("whose", "company"), ("solve", "yes")]).await,
        makes(house, &olga, &[("name", "Look again"), ("whose", "company"), ("priority", "high")]).await,
        makes(house, &olga, &[("name", "Answer"), ("whose", "company"), ("reply", &*reply), ("send", "yes")]).await,
    ];
    let mut n = Vec::new();
    for i in 0..5 {
        n.push(house.customer(&format!("c{i}@kovac.example")).writes(&format!("Matter {i}"), "Hello?").await);
        house.later(60).await;
    }
    let runs = async |number: i64, id: i64| {
        let beside = vasya.at(&format!("/tickets/{number}?view=open"));
        let answer = beside.sends(&format!("/tickets/{number}/macros/{id}"), &[]).await.is(303);
        answer.location().to_owned()
    };
    let next = runs(n[0], macros[0]).await;
    let sent = house.timeline(n[0]).await.iter().rfind(|e| e.public).unwrap().id;
    assert_eq!(next, format!("/tickets/{}?view=open&answered={sent}", n[1]), "as *send and solve*, with the way back");
    assert_eq!(runs(n[1], macros[1]).await, format!("/tickets/{}?view=open", n[2]), "as *solve*");
    assert_eq!(runs(n[2], macros[2]).await, format!("/tickets/{}?view=open", n[2]), "what ends nothing goes nowhere");
    assert_eq!(runs(n[2], macros[3]).await, format!("/tickets/{}?view=open", n[2]), "a mere answer ends nothing");
    let wants = vasya.at(&format!("/tickets/{}?view=open", n[3]));
    wants.sends(&format!("/tickets/{}/onward", n[3]), &[("onward", "stay")]).await.is(303);
    assert_eq!(runs(n[3], macros[0]).await, format!("/tickets/{}?view=open", n[3]), "who wants to stay, stays");
    let alone = vasya.sends(&format!("/tickets/{}/macros/{}", n[4], macros[1]), &[]).await.is(303);
    assert_eq!(alone.location(), format!("/tickets/{}", n[4]), "no list, no next");
    house.mails(3).await;
});
