//! What keeps spam out, as whoever writes the rules meets it.

use super::{
    begin,
    place::{Place, Written},
    window::Window,
};

/// A rule is typed, and the button pressed that says what becomes of it.
async fn rule(window: &Window, word: &str, then: &str) {
    window.go("/settings/spam").await;
    window.see("h1", "Spam").await;
    window.find("#name").await.send_keys("Luggage").await.unwrap();
    window.find("#value").await.send_keys(word).await.unwrap();
    window.click(&format!("[name=do][value={then}]")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_rule_would_have_taken_is_shown_before_it_is_kept() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    rule(&window, "rucksacks", "try").await;
    window.see("main [role=status]:focus", "it would have taken 1").await;
    window.see("main [role=status] a", "Two rucksacks").await;
    let typed = "return document.querySelector('#value').value";
    assert_eq!(window.ask(typed, vec![]).await, "rucksacks", "what was typed is to be kept next");
    window.close().await;
    place.end().await;
}

async fn offers(place: &Place, subject: &str) {
    let id = format!("{}@kupac.example", subject.len());
    place.receive(Written { id: &id, subject, text: "Buy some.", after: None }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_picked_of_the_spam_stays_picked_while_more_comes() {
    let Some((place, chrome)) = begin().await else { return };
    let window = place.ana(&chrome).await;
    rule(&window, "rucksacks", "keep").await;
    window.see(".lines b", "Luggage").await;
    offers(&place, "Rucksacks, cheap").await;
    window.go("/spam").await;
    window.see(".lines b", "Rucksacks, cheap").await;
    window.press("x").await;
    let picked = "return [...document.querySelectorAll('.pick:checked')].map((pick) => pick.closest('li').innerText).join().includes('cheap')";
    window.until("nothing is picked", picked, vec![]).await;
    offers(&place, "Rucksacks, cheaper and cheaper").await;
    window.see(".lines b", "and cheaper").await;
    window.until("what was picked is not picked any more", picked, vec![]).await;
    let count = "return document.querySelectorAll('.pick:checked').length";
    assert_eq!(window.ask(count, vec![]).await, 1);
    window.click("[name=do][value=free]").await;
    window.see(".toast", "Taken back").await;
    window.see(".lines b", "and cheaper").await;
    assert!(!window.sees(".lines li:nth-child(2)", "").await, "only what was picked is taken back");
    window.close().await;
    place.end().await;
}
