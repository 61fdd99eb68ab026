//! What a colleague wrote becomes the draft of an article in one click.

use crate::{
    house::{Browser, House},
    remedies::{decides, department, newest, refund, rule, steps},
};
use knowledge::Article;
use people::{Admin, Contacts, Department};

const IVA: &str = "iva@kovac.example";

/// A ticket with a colleague's note that will help again: its number, and where the draft of it is.
async fn drafted(house: &House, by: &Browser) -> (i64, String) {
    let number = house.customer(IVA).writes("The lamp of iva@kovac.example", "Where is it?").await;
    by.notes(number, "Lamps of series B flicker: ask for the fuse. She is iva@kovac.example, +385 91 123 4567.")
        .await
        .is(303);
    let entry = house.last(number).await.id.to_string();
    let page = by.opens_ticket(number).await.text();
    assert!(page.contains(&format!("formaction=\"/entries/{entry}/article\"")), "in the menu of the note");
    (number, by.sends(&format!("/entries/{entry}/article"), &[]).await.is(303).location().to_owned())
}

/// The field by which a page knows what it was typed on.
async fn was(who: &Browser, at: &str) -> String {
    who.opens(at).await.is(200).field("was")
}

story!(one_click_makes_a_draft_of_a_note_without_the_customers_addresses(house) {
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let none = vasya.opens("/articles").await.is(200).text();
    assert!(none.contains("Nothing is drafted yet"));
    let (number, at) = drafted(house, &vasya).await;
    let page = petya.opens(&at).await.is(200).text();
    assert!(page.contains("ask for the fuse") && page.contains(&format!("/tickets/{number}?from=")), "{page}");
    assert!(!page.contains(IVA) && !page.contains("123 4567"), "it is about no one customer");
    let entry = house.last(number).await.id.to_string();
    assert_eq!(petya.sends(&format!("/entries/{entry}/article"), &[]).await.is(303).location(), at, "made once");
    assert!(petya.opens("/articles?q=FUSE+series").await.text().contains("ask for the fuse"));
    assert!(petya.opens("/articles?q=fuse+lantern").await.text().contains("No article has these words"));
    assert!(petya.opens("/palette?q=flicker").await.text().contains(&at));
    let hers = house.timeline(number).await[0].id.to_string();
    vasya.sends(&format!("/entries/{hers}/article"), &[]).await.is(404);
});

story!(two_who_change_an_article_overwrite_nothing_unread(house) {
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let (_, at) = drafted(house, &vasya).await;
    let seen = was(&petya, &at).await;
    house.later(1).await;
    vasya.sends(&at, &[("title", "Lamps B"), ("text", "Change the fuse."), ("was", &seen)]).await.is(303);
    let typed = [("title", "Lamps"), ("text", "Send another lamp."), ("was", seen.as_str())];
    let refused = petya.sends(&at, &typed).await.is(422);
    assert!(refused.text().contains("Send another lamp.") && refused.text().contains("Change the fuse."));
    let now = refused.field("was");
    petya.sends(&at, &[("title", "Lamps"), ("text", "Fuse, then lamp."), ("was", &now)]).await.is(303);
    let kept = &Article::list(&house.desk().look(), "", (None, 9)).await.unwrap()[0];
    assert_eq!((kept.title.as_str(), kept.text.as_str()), ("Lamps", "Fuse, then lamp."));
    let empty = petya.sends(&at, &[("title", " "), ("text", "x"), ("was", &was(&petya, &at).await)]).await.is(422);
    assert!(empty.text().contains("what it is about"));
});

story!(what_is_put_aside_is_in_no_list_and_comes_back(house) {
    let vasya = house.agent("Vasya").await;
    let (_, at) = drafted(house, &vasya).await;
    let seen = was(&vasya, &at).await;
    vasya.sends(&format!("{at}/discard"), &[]).await.is(303);
    let none = vasya.opens("/articles").await.text();
    assert!(none.contains("Nothing is drafted yet") && none.contains("\"/articles?aside=1\""), "{none}");
    let aside = vasya.opens("/articles?aside=1").await.is(200).text();
    assert!(aside.contains("ask for the fuse") && aside.contains(&format!("action=\"{at}/restore\"")), "{aside}");
    let typed = [("title", "Lamps"), ("text", "Mine."), ("was", seen.as_str())];
    vasya.sends(&at, &typed).await.is(422);
    assert!(vasya.opens(&at).await.is(200).text().contains(">Restore<"));
    vasya.sends(&format!("{at}/restore"), &[]).await.is(303);
    let back = vasya.opens("/articles").await.text();
    assert!(back.contains("ask for the fuse") && !back.contains("aside=1"), "{back}");
    assert!(vasya.opens("/articles?aside=1").await.text().contains("Nothing is archived"));
});

story!(words_that_are_struck_leave_the_article_made_of_them(house) {
    let vasya = house.agent("Vasya").await;
    let (number, at) = drafted(house, &vasya).await;
    let (typed_on, petya) = (was(&vasya, &at).await, house.agent("Petya").await);
    house.later(1).await;
    let strike = format!("/tickets/{number}/entries/{}/striking", house.last(number).await.id);
    house.agent("Olga").await.sends(&strike, &[("why", "Not ours.")]).await.is(303);
    house.settled().await;
    let page = vasya.opens(&at).await.is(200).text();
    assert!(!page.contains("fuse") && page.contains("Its words were struck"), "{page}");
    let typed = [("title", "Lamps"), ("text", "ask for the fuse"), ("was", typed_on.as_str())];
    petya.sends(&at, &typed).await.is(422);
    assert!(!vasya.opens(&at).await.is(200).text().contains("fuse"), "a form that was open writes nothing back");
});

story!(who_serves_customers_makes_drafts_and_everybody_reads_them(house) {
    let vasya = house.agent("Vasya").await;
    let (number, at) = drafted(house, &vasya).await;
    let kolya = house.agent("Kolya").await;
    let invited = [("assignee", &*kolya.id.0.to_string())];
    vasya.sends(&format!("/tickets/{number}/access"), &invited).await.is(303);
    let entry = house.last(number).await.id;
    assert!(!kolya.opens_ticket(number).await.is(200).text().contains("/article\""));
    kolya.sends(&format!("/entries/{entry}/article"), &[]).await.is(404);
    assert!(kolya.opens(&at).await.is(200).text().contains("ask for the fuse"));
});

story!(who_reads_an_article_masked_does_not_put_it_aside_either(house) {
    let vasya = house.agent("Vasya").await;
    let (_, at) = drafted(house, &vasya).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let development = Department::named(&mut act, "Development").await.unwrap().unwrap();
    let by = Admin::of_the_machine();
    Department::show_contacts(&mut act, &by, development.id, Contacts::Nothing).await.unwrap();
    act.commit().await.unwrap();
    let kolya = house.agent("Kolya").await;
    kolya.sends(&at, &[("title", "x"), ("text", "x"), ("was", &was(&vasya, &at).await)]).await.is(422);
    kolya.sends(&format!("{at}/discard"), &[]).await;
    assert!(vasya.opens("/articles").await.text().contains("ask for the fuse"));
    vasya.sends(&format!("{at}/discard"), &[]).await.is(303);
    kolya.sends(&format!("{at}/restore"), &[]).await;
    assert!(!vasya.opens("/articles").await.text().contains("ask for the fuse"));
    assert!(!kolya.opens("/articles?aside=1").await.is(200).text().contains(">Restore<"));
});

story!(where_no_words_stand_no_article_is_offered(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "4").await.is(303);
    let proposed = house.last(number).await.id;
    let step = &steps(house, &newest(house, number).await).await[0];
    decides(&house.agent("Irina").await, step, "approve", "").await.is(303);
    let agreed = house.last(number).await.id;
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains(&format!("\"/entries/{proposed}/article\"")), "why it was proposed");
    assert!(!page.contains(&format!("\"/entries/{agreed}/article\"")), "a yes without words");
    vasya.sends(&format!("/entries/{agreed}/article"), &[]).await.is(404);
});
