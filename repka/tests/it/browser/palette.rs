//! Ctrl K: whatever one can do, found by typing.

use super::{at_first_ticket, begin, window::Window};
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn what_one_can_do_and_where_one_can_go_is_found_by_typing() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1?view=open").await;
    window.ready().await;
    opens(&window).await;
    window.see(".palette[open] li", "Mine").await;
    window.press("snoozed").await;
    window.press(Key::Enter).await;
    window.see(".list h2", "Snoozed").await;
    window.until("the visit never ended", "return !document.documentElement.ariaBusy", vec![]).await;
    opens(&window).await;
    window.press("rucksacks").await;
    window.see(".palette [role=option]", "Two rucksacks").await;
    window.press(Key::Enter).await;
    window.see("main h1", "Two rucksacks").await;
    opens(&window).await;
    window.press("high").await;
    window.see(".palette [aria-selected=true]", "High").await;
    window.press(Key::Enter).await;
    window.see(".entry.change", "High").await;
    opens(&window).await;
    window.press("no such thing at all").await;
    window.press(Key::Escape).await;
    assert!(window.ask("return document.querySelector('.palette[open]') === null", vec![]).await.as_bool().unwrap());
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_text_ctrl_k_makes_a_link_of_chosen_words_and_else_finds() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    let open = "return [document.querySelectorAll('.palette[open]').length, document.querySelectorAll('.trix-dialog.trix-active').length]";
    window.press("r").await;
    window.press("See our page").await;
    opens(&window).await;
    window.see(".palette[open] [role=option]", "").await;
    assert_eq!(window.ask(open, vec![]).await, serde_json::json!([1, 0]), "both opened");
    window.press(Key::Escape).await;
    window.press(Key::Control + "a".to_owned()).await;
    window.press(Key::Control + "k".to_owned()).await;
    window
        .until(
            "the link is not asked for",
            "return !!document.querySelector('.reply .trix-dialog.trix-active')",
            vec![],
        )
        .await;
    assert_eq!(window.ask(open, vec![]).await, serde_json::json!([0, 1]));
    window.press("https://shop.example/").await;
    window.press(Key::Enter).await;
    window.see(".reply trix-editor a[href=\"https://shop.example/\"]", "See our page").await;
    window.close().await;
    place.end().await;
}

/// Opens it, and waits until it takes what is typed.
pub async fn opens(window: &Window) {
    window.press(Key::Control + "k".to_owned()).await;
    window.stands_in(".palette[open] input").await;
}
