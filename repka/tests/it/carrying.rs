//! What goes along when tickets are merged, and comes back.

use crate::house::{Browser, House};
use reqwest::{Method, header};
use std::time::Duration;
use ticket::{Draft, DraftKind, Priority, State, Ticket};

const IVA: &str = "iva@kovac.example";

async fn merges(by: &Browser, gone: i64, stays: i64) {
    let stays = stays.to_string();
    by.sends(&format!("/tickets/{gone}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
}

async fn unmerges(by: &Browser, gone: i64) {
    by.sends(&format!("/tickets/{gone}/merge"), &[("_method", "delete")]).await.is(303);
}

async fn begins(by: &Browser, number: i64, kind: &str, text: &str) -> u16 {
    let form = crate::house::form(&[("generation", "1"), ("html", &format!("<div>{text}</div>"))]);
    let request = by.request(Method::PUT, &format!("/tickets/{number}/drafts/{kind}"));
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form);
    request.send().await.unwrap().status().as_u16()
}

async fn begun(house: &House, by: &Browser, number: i64, kind: DraftKind) -> String {
    let drafts = Draft::of(&house.desk().look(), &house.ticket(number).await, by.id).await.unwrap();
    drafts.into_iter().find(|draft| draft.kind == kind).unwrap().html
}

async fn read_to(house: &House, by: &Browser, number: i64) -> Option<base::EntryId> {
    let id = house.ticket(number).await.id;
    Ticket::read_up_to(&house.desk().look(), by.id, [id]).await.unwrap().get(&id).copied()
}

async fn pair(house: &House) -> (i64, i64) {
    let iva = house.customer(IVA);
    (iva.writes("The lamp", "Where is it?").await, iva.writes("My order", "Hello?").await)
}

story!(what_was_filled_in_fills_gaps_and_comes_back(house) {
    let (one, two) = pair(house).await;
    let vasya = house.agent("Vasya").await;
    let mut fields = Vec::new();
    for name in ["Order", "Cause"] {
        house.agent("Anna").await.sends("/settings/fields", &[("about", "ticket"), ("kind", "text"), ("name", name)]).await.is(303);
        fields.push(house.count("SELECT max(id) FROM field").await.to_string());
    }
    for (number, field, value) in [(two, 0, "A-4711"), (two, 1, "carrier"), (one, 1, "shop")] {
        vasya.sends(&format!("/tickets/{number}/fields"), &[("field", &fields[field]), ("value", value)]).await.is(303);
    }
    let filled = async |number: i64| {
        let (fields, values) = house.ticket(number).await.fields(&house.desk().look()).await.unwrap();
        fields.iter().map(|field| values.in_short(field)).collect::<Vec<_>>()
    };
    let beside = vasya.opens(&format!("/tickets/{two}/merge?with={one}")).await.is(200).text();
    assert!(beside.contains("Order: A-4711") && beside.contains("Cause stays shop; carrier is left behind"), "{beside}");
    merges(&vasya, two, one).await;
    assert_eq!(filled(one).await, ["A-4711", "shop"], "the ticket that stays keeps what it has");
    assert!(vasya.opens("/search?q=4711").await.text().contains(&format!("row-{one}\"")));
    unmerges(&vasya, two).await;
    assert_eq!((filled(one).await, filled(two).await), (vec!["".to_owned(), "shop".into()], vec!["A-4711".into(), "carrier".into()]));
    merges(&vasya, two, one).await;
    vasya.sends(&format!("/tickets/{one}/fields"), &[("field", &fields[0]), ("value", "A-4712")]).await.is(303);
    unmerges(&vasya, two).await;
    assert_eq!(filled(one).await[0], "A-4712", "what was corrected since stays");
});

story!(half_written_answers_go_along_and_nothing_is_sent_twice(house) {
    let (one, two) = pair(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    assert_eq!(begins(&petya, two, "reply", "Dear Iva").await, 200);
    assert_eq!(begins(&vasya, two, "note", "Hers too").await, 200);
    assert_eq!(begins(&vasya, one, "note", "Look").await, 200);
    let beside = vasya.opens(&format!("/tickets/{two}/merge?with={one}")).await.is(200).text();
    assert!(beside.contains("What Petya has begun to write") && beside.contains("beneath what they began there"));
    merges(&vasya, two, one).await;
    assert_eq!(begun(house, &petya, one, DraftKind::Reply).await, "<div>Dear Iva</div>");
    assert_eq!(begun(house, &vasya, one, DraftKind::Note).await, "<div>Look</div><div><br></div><div>Hers too</div>");
    assert_eq!(begins(&petya, two, "reply", "Dear Iva").await, 409, "an open editor is told");
    assert!(petya.opens("/drafts").await.text().matches("Dear Iva").count() == 1);
    unmerges(&vasya, two).await;
    assert_eq!(begun(house, &vasya, one, DraftKind::Note).await, "<div>Look</div>");
    assert_eq!(begun(house, &vasya, two, DraftKind::Note).await, "<div>Hers too</div>");
    assert_eq!(begun(house, &petya, one, DraftKind::Reply).await, "");
    assert_eq!(begun(house, &petya, two, DraftKind::Reply).await, "<div>Dear Iva</div>");
    merges(&vasya, two, one).await;
    petya.replies(one, "Dear Iva").await.is(303);
    unmerges(&vasya, two).await;
    assert_eq!(begun(house, &petya, two, DraftKind::Reply).await, "", "it was sent");
    house.mails(1).await;
});

story!(who_was_asked_to_read_a_half_written_answer_still_is(house) {
    let (one, two) = pair(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let asked = [("text", "Dear Iva"), ("reader", &*petya.id.to_string()), ("question", "Too short?")];
    vasya.sends_parts(&format!("/tickets/{two}/reviews"), &asked).await.is(303);
    merges(&vasya, two, one).await;
    assert!(petya.opens_ticket(one).await.text().contains("Too short?"));
    unmerges(&vasya, two).await;
    assert!(!petya.opens_ticket(one).await.text().contains("Too short?"));
    assert!(petya.opens_ticket(two).await.text().contains("Too short?"));
});

story!(followers_mentions_and_what_was_read_go_along(house) {
    let (one, two) = pair(house).await;
    let (vasya, petya, irina) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Irina").await);
    petya.sends(&format!("/tickets/{two}/follow"), &[]).await;
    vasya.notes(two, "Her husband wrote, too. @Irina").await.is(303);
    let newest = house.last(one).await.id.to_string();
    petya.sends(&format!("/tickets/{one}/reading"), &[("entry", &newest)]).await.is(204);
    let before = (read_to(house, &petya, one).await, read_to(house, &vasya, two).await);
    merges(&vasya, two, one).await;
    assert_eq!(house.ticket(one).await.followers(&house.desk().look()).await.unwrap(), [petya.id]);
    assert!(irina.opens("/views/mentions").await.text().contains(&format!("row-{one}\"")), "a call is heard where the note is");
    assert_eq!(read_to(house, &petya, one).await, before.0, "what came later is new to him anyway");
    assert_eq!(read_to(house, &vasya, one).await, None, "he has not read the first of all");
    unmerges(&vasya, two).await;
    assert!(house.ticket(one).await.followers(&house.desk().look()).await.unwrap().is_empty());
    assert_eq!((read_to(house, &petya, one).await, read_to(house, &vasya, two).await), before);
    assert!(irina.opens("/views/mentions").await.text().contains(&format!("row-{two}\"")));
    // The other way round: what he never read came before what he did read.
    merges(&vasya, one, two).await;
    unmerges(&vasya, one).await;
    assert_eq!((read_to(house, &petya, one).await, read_to(house, &vasya, two).await), before);
});

story!(who_is_responsible_how_urgent_it_is_and_when_it_comes_back_go_along(house) {
    let (one, two) = pair(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    petya.takes(two).await.is(303);
    petya.sends(&format!("/tickets/{two}/priority"), &[("level", "high")]).await.is(303);
    let until = house.desk().now().plus(Duration::from_secs(3600));
    petya.sends(&format!("/tickets/{two}/snooze"), &[("until", &until.micros().to_string())]).await.is(303);
    let later = until.plus(Duration::from_secs(3600)).micros().to_string();
    vasya.sends(&format!("/tickets/{one}/snooze"), &[("until", &later)]).await.is(303);
    let stands = async |number: i64| {
        let t = house.ticket(number).await;
        (t.assignee_id, t.priority, t.state, t.snoozed_until)
    };
    let before = (stands(one).await, stands(two).await);
    let beside = vasya.opens(&format!("/tickets/{two}/merge?with={one}")).await.is(200).text();
    for words in ["Petya becomes responsible", "Priority becomes: High", "The other is snoozed until"] {
        assert!(beside.contains(words), "{words}: {beside}");
    }
    merges(&vasya, two, one).await;
    assert_eq!(stands(one).await, (Some(petya.id), Priority::High, State::Snoozed, Some(until)));
    unmerges(&vasya, two).await;
    assert_eq!((stands(one).await, stands(two).await), before);
    merges(&vasya, two, one).await;
    house.later(3700).await;
    assert_eq!(house.ticket(one).await.state, State::Open, "it comes back when the one that came would have");
    vasya.assigns(one, vasya.id).await.is(303);
    unmerges(&vasya, two).await;
    assert_eq!(house.ticket(one).await.assignee_id, Some(vasya.id), "whoever has it since keeps it");
});

story!(links_go_along_and_come_back(house) {
    let (one, two) = pair(house).await;
    let three = house.customer(IVA).writes("The shade", "And this?").await;
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{two}/links"), &[("kind", "follow_up"), ("with", &three.to_string())]).await.is(303);
    let linked = async |number: i64| {
        let links = house.ticket(number).await.links(&house.desk().look(), &crate::linking::everything(house).await).await.unwrap();
        links.into_iter().map(|link| (link.other.id.0, link.forward)).collect::<Vec<_>>()
    };
    merges(&vasya, two, one).await;
    assert_eq!((linked(one).await, linked(three).await), (vec![(three, true)], vec![(one, false)]));
    unmerges(&vasya, two).await;
    assert_eq!((linked(one).await, linked(two).await, linked(three).await), (vec![], vec![(three, true)], vec![(two, false)]));
});

story!(an_editor_that_was_open_at_a_merge_carries_on_where_the_words_are(house) {
    let (one, two) = pair(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let keeps = async |html: &str| {
        let form = crate::house::form(&[("generation", "1"), ("html", html)]);
        let request = petya.request(Method::PUT, &format!("/tickets/{two}/drafts/note"));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form);
        crate::house::Answer::to(request).await
    };
    let saves = async |text: &str| keeps(&format!("<div>{text}</div>")).await;
    saves("Hers").await.is(200);
    assert_eq!(begins(&petya, one, "note", "His").await, 200);
    merges(&vasya, two, one).await;
    let told = saves("Hers, and more").await.is(409).json();
    assert_eq!(told["kept"], true, "{told}");
    assert_eq!(told["to"], format!("/tickets/{one}?compose=note#composer"));
    assert!(told["words"].as_str().unwrap().contains("your words are there"));
    let both = "<div>His</div><div><br></div><div>Hers, and more</div>";
    assert_eq!(begun(house, &petya, one, DraftKind::Note).await, both);
    assert_eq!(keeps("").await.is(409).json()["kept"], true);
    assert_eq!(begun(house, &petya, one, DraftKind::Note).await, "<div>His</div>");
    assert_eq!(saves("Hers, and much more").await.is(409).json()["kept"], true);
    assert_eq!(begun(house, &petya, one, DraftKind::Note).await, both.replace("and more", "and much more"));
    unmerges(&vasya, two).await;
    assert_eq!(begun(house, &petya, one, DraftKind::Note).await, "<div>His</div>");
    assert_eq!(begun(house, &petya, two, DraftKind::Note).await, "<div>Hers, and much more</div>");
    merges(&vasya, two, one).await;
    petya.notes(one, "Written anew.").await.is(303);
    let told = saves("Too late").await.is(409).json();
    assert!(told["kept"] == false && told["words"].as_str().unwrap().contains("not there"), "{told}");
    assert_eq!(begun(house, &petya, one, DraftKind::Note).await, "");
});
