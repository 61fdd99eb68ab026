//! What a colleague wrote becomes the draft of an article in one click.

use crate::house::{Browser, House};
use knowledge::Article;

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
    assert!(vasya.opens("/articles").await.text().contains("Nothing is drafted yet"));
    let typed = [("title", "Lamps"), ("text", "Mine."), ("was", seen.as_str())];
    vasya.sends(&at, &typed).await.is(422);
    assert!(vasya.opens(&at).await.is(200).text().contains("Bring it back"));
    vasya.sends(&format!("{at}/restore"), &[]).await.is(303);
    assert!(vasya.opens("/articles").await.text().contains("ask for the fuse"));
});

story!(words_that_are_struck_leave_the_article_made_of_them(house) {
    let vasya = house.agent("Vasya").await;
    let (number, at) = drafted(house, &vasya).await;
    let strike = format!("/tickets/{number}/entries/{}/striking", house.last(number).await.id);
    house.agent("Olga").await.sends(&strike, &[("why", "Not ours.")]).await.is(303);
    house.settled().await;
    let page = vasya.opens(&at).await.is(200).text();
    assert!(!page.contains("fuse") && page.contains("Its words were struck"), "{page}");
});
