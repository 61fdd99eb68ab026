//! What concerns someone stands behind their bell until they know it.

use crate::house::{Browser, House};
use std::time::Duration;

const IVA: &str = "iva@kovac.example";

/// What stands behind someone's bell: the kinds not read, newest first, each with how often.
async fn bell(house: &House, who: &Browser) -> Vec<(String, i64)> {
    house.settled().await;
    let wanted = notify::notice::Wanted { unread: true, ..Default::default() };
    let lines = notify::Notice::list(&house.desk().look(), who.id, wanted).await.unwrap();
    lines.into_iter().map(|line| (line.kind.to_string(), line.times)).collect()
}

fn once(kind: &str) -> (String, i64) {
    (kind.to_owned(), 1)
}

story!(whoever_is_made_responsible_is_told_and_whoever_takes_a_ticket_is_not(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.takes(number).await.is(303);
    assert_eq!(bell(house, &vasya).await, [], "nobody is told what they did");
    vasya.assigns(number, petya.id).await.is(303);
    assert_eq!(bell(house, &petya).await, [once("assigned")]);
    let list = petya.opens("/notices").await.is(200).text();
    assert!(list.contains("Vasya made you responsible") && list.contains("The lamp"), "{list}");
    assert_eq!(bell(house, &vasya).await, []);
});

story!(the_customer_s_words_and_notes_are_told_to_whom_they_concern_and_counted(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.replies(number, "On its way.").await.is(303);
    let ours = house.mails(1).await[0].clone();
    house.customer(IVA).answers(&ours, "Still not here.").await;
    assert_eq!(bell(house, &vasya).await, [once("answered")]);
    for words in ["One", "Two", "Three", "Four", "Five"] {
        house.later(1).await;
        petya.notes(number, words).await.is(303);
    }
    assert_eq!(bell(house, &vasya).await, [("noted".to_owned(), 5), once("answered")]);
    assert_eq!(bell(house, &petya).await, []);
    vasya.notes(number, "I see.").await.is(303);
    assert_eq!(bell(house, &petya).await, [once("noted")], "whoever wrote a note hears of the next");
    let list = vasya.opens("/notices?kind=noted").await.is(200).text();
    assert!(list.contains("5 notes, the last by Petya") && list.contains("Five") && !list.contains("Still not"), "{list}");
});

story!(a_notice_is_known_by_opening_it_by_the_ticket_in_view_or_by_saying_so(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.assigns(number, petya.id).await.is(303);
    house.settled().await;
    let id = house.count("SELECT max(id) FROM notice").await;
    vasya.opens(&format!("/notices/{id}")).await.is(404);
    let page = petya.opens("/views/open").await.is(200).text();
    assert!(page.contains("data-notices-count-value=\"1\""), "the bell is on every page");
    assert_eq!(petya.opens(&format!("/notices/{id}")).await.is(303).location(), format!("/tickets/{number}"));
    assert_eq!(bell(house, &petya).await, []);
    vasya.notes(number, "Look.").await.is(303);
    assert_eq!(bell(house, &petya).await, [once("noted")]);
    petya.sends("/notices/reading", &[("about", &number.to_string())]).await.is(303);
    assert_eq!(bell(house, &petya).await, []);
    vasya.notes(number, "Look again.").await.is(303);
    assert_eq!(bell(house, &petya).await, [once("noted")], "what comes later is new");
    petya.sends("/notices/reading", &[]).await.is(422);
    petya.sends("/notices/reading", &[("all", "true")]).await.is(303);
    assert_eq!(bell(house, &petya).await, []);
    assert!(petya.opens("/notices").await.is(200).text().contains("Nothing new"));
    assert!(petya.opens("/notices?show=all").await.is(200).text().contains("Look again."));
});

story!(a_snooze_that_is_over_is_told_to_who_began_it_unless_the_customer_woke_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "Tomorrow.").await.is(303);
    let ours = house.mails(1).await[0].clone();
    let snooze = async || {
        let until = house.desk().now().plus(Duration::from_secs(3600)).micros().to_string();
        vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", &until)]).await.is(303);
    };
    snooze().await;
    house.later(3600).await;
    assert_eq!(bell(house, &vasya).await, [once("woken")]);
    vasya.sends("/notices/reading", &[("all", "true")]).await.is(303);
    snooze().await;
    house.customer(IVA).answers(&ours, "I cannot wait.").await;
    assert_eq!(bell(house, &vasya).await, [once("answered")]);
});

story!(an_answer_that_did_not_arrive_is_told_to_its_author(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    house.office.will_say(mail::smtp::Answer::Refuse("no such user".into()));
    vasya.replies(number, "On its way.").await.is(303);
    assert_eq!(bell(house, &vasya).await, [once("failed")]);
});

story!(what_nobody_has_is_told_to_the_department_and_what_is_not_understood_to_who_leads(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let (olga, irina) = (house.agent("Olga").await, house.agent("Irina").await);
    assert_eq!(bell(house, &petya).await, [], "new tickets are told to those who want it");
    vasya.takes(number).await.is(303);
    vasya.gives_back(number).await.is(303);
    assert_eq!(bell(house, &petya).await, [once("unassigned")]);
    assert_eq!((bell(house, &vasya).await, bell(house, &irina).await), (vec![], vec![]));
    house.customer("").hands_over(&["support@desk.example"], b"no mail").await.unwrap();
    assert_eq!(bell(house, &olga).await[0], once("problem"));
    let id = house.count("SELECT max(id) FROM notice").await;
    assert_eq!(olga.opens(&format!("/notices/{id}")).await.location(), "/intake-problems");
    assert_eq!(bell(house, &petya).await, [once("unassigned")]);
});

story!(a_collaborator_who_is_asked_in_is_told_and_hears_what_is_noted_there(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    vasya.sends(&format!("/tickets/{number}/access"), &[("assignee", &kolya.id.to_string())]).await.is(303);
    assert_eq!(bell(house, &kolya).await, [once("invited")]);
    house.later(1).await;
    vasya.notes(number, "Which lamp fits?").await.is(303);
    assert_eq!(bell(house, &kolya).await, [once("noted"), once("invited")]);
    kolya.notes(number, "The small one.").await.is(303);
    assert_eq!(bell(house, &vasya).await, [once("noted")]);
});

story!(a_past_that_was_written_is_told_without_a_mail(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.assigns(number, petya.id).await.is(303);
    house.settled().await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    notify::Notice::read_all(&mut act, petya.id).await.unwrap();
    act.commit().await.unwrap();
    notify::telling::remember(house.desk(), house.desk().now().minus(Duration::from_secs(60))).await.unwrap();
    assert_eq!(bell(house, &petya).await, [once("assigned")]);
    assert_eq!(bell(house, &vasya).await, []);
});

story!(whoever_is_named_or_follows_is_told_once(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya, olga) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Olga").await);
    olga.sends(&format!("/tickets/{number}/follow"), &[]).await.is(303);
    vasya.assigns(number, petya.id).await.is(303);
    assert_eq!(bell(house, &petya).await, [once("assigned")]);
    petya.sends("/notices/reading", &[("all", "true")]).await.is(303);
    vasya.notes(number, "@Petya, can you look?").await.is(303);
    assert_eq!(bell(house, &petya).await, [once("mentioned")]);
    assert_eq!(bell(house, &olga).await, [once("noted")]);
    assert_eq!(bell(house, &vasya).await, []);
});

story!(that_nobody_has_a_ticket_is_no_news_any_more_when_somebody_has_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya, olga) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Olga").await);
    vasya.takes(number).await.is(303);
    vasya.gives_back(number).await.is(303);
    assert_eq!(bell(house, &petya).await, [once("unassigned")]);
    house.later(1).await;
    vasya.takes(number).await.is(303);
    assert_eq!((bell(house, &petya).await, bell(house, &olga).await), (vec![], vec![]));
    house.later(1).await;
    vasya.gives_back(number).await.is(303);
    assert_eq!(bell(house, &petya).await, [once("unassigned")], "it is true again");
    house.later(1).await;
    vasya.solves(number).await.is(303);
    assert_eq!(bell(house, &petya).await, [], "what is solved waits for nobody");
});

story!(whom_a_note_asks_in_is_told_once(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    vasya.notes(number, "@Kolya Which lamp fits?").await.is(303);
    assert_eq!(bell(house, &kolya).await, [once("mentioned")]);
});
