//! Whoever is quicker than the desk: what comes late does not move what they have in hand.

use super::{at_first_ticket, palette, window::Window};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

/// What the desk finds for this address comes this many milliseconds late.
pub const LATE: &str = "const [path, late] = arguments, fetch = window.fetch
    window.fetch = async (asked, ...rest) => {
      const answer = await fetch(asked, ...rest)
      if (!String(asked.url ?? asked).includes(path)) return answer
      await new Promise((done) => setTimeout(done, late))
      window.came = true
      return answer
    }
    return true";

/// What was late is here, and shown.
pub async fn came(window: &Window) {
    window.until("nothing came", "return window.came === true", vec![]).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// Types, and presses a key at once, as no hand could.
pub async fn types_and(window: &Window, words: &str, key: Key) {
    let chain = window.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
    chain.send_keys(words).key_down(key.clone()).key_up(key).perform().await.unwrap();
}

/// Two prepared answers.
async fn prepare(window: &Window) {
    for (name, text) in [("Delivery", "It comes on Friday."), ("Washing", "Wash it by hand, please.")] {
        let fields = json!({ "name": name, "purpose": "both", "whose": "own", "text-en": text });
        let post = "return fetch('/settings/templates', { method: 'POST', body: new URLSearchParams(arguments[0]) }).then((r) => r.ok)";
        assert_eq!(window.ask(post, vec![fields]).await, true);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_late_moves_nobody_who_walks_through_what_is_there() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.ask(LATE, vec![json!("/palette"), json!(600)]).await;
    palette::opens(&window).await;
    types_and(&window, "s", Key::Down).await;
    let chosen = "return document.querySelector('.palette [aria-selected=true]').textContent";
    let options = "return document.querySelectorAll('.palette [role=option]').length";
    let second = window.ask(chosen, vec![]).await;
    let few = window.ask(options, vec![]).await.as_i64();
    came(&window).await;
    assert!(window.ask(options, vec![]).await.as_i64() > few, "the desk found nothing more");
    assert_eq!(window.ask(chosen, vec![]).await, second);
    let at = "return [...document.querySelectorAll('.palette [role=option]')].findIndex((one) => one.ariaSelected === 'true')";
    assert_eq!(window.ask(at, vec![]).await, 1);
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_opens_what_is_found_though_it_is_found_later() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.go("/").await;
    window.until("the page never came to life", "return !!window.Turbo", vec![]).await;
    window.ask(LATE, vec![json!("/palette"), json!(600)]).await;
    palette::opens(&window).await;
    types_and(&window, "rucksacks", Key::Enter).await;
    window.see("main h1", "Two rucksacks").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_one_walks_to_keeps_the_cursor_when_others_come() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    for name in ["delivery", "damaged"] {
        let tag = "return fetch('/tickets/1/tags', { method: 'POST', body: new URLSearchParams({ name: arguments[0] }) })
            .then(() => fetch('/tickets/1/tags', { method: 'POST', body: new URLSearchParams({ name: arguments[0], _method: 'delete' }) }))
            .then((answer) => answer.ok)";
        assert_eq!(window.ask(tag, vec![json!(name)]).await, true);
    }
    window.press("l").await;
    window.see("#tag .item", "damaged").await;
    window.ask(LATE, vec![json!("/tags"), json!(400)]).await;
    types_and(&window, "d", Key::Down).await;
    types_and(&window, "", Key::Down).await;
    let second = "return document.activeElement.matches('#tag .item') && document.activeElement.textContent";
    let walked = window.ask(second, vec![]).await;
    came(&window).await;
    assert!(walked.as_str().is_some_and(|name| name.contains("delivery")), "{walked}");
    assert_eq!(window.ask(second, vec![]).await, walked);
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_takes_the_prepared_answer_that_was_typed_though_its_list_comes_later() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    prepare(&window).await;
    window.press("t").await;
    window.see("dialog.picker[open] [aria-selected=true]", "Delivery").await;
    window.ask(LATE, vec![json!("/templates"), json!(400)]).await;
    types_and(&window, "wash", Key::Enter).await;
    window.see(".reply trix-editor", "Wash it by hand").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prepared_answer_one_walks_to_stays_chosen_when_the_list_comes_anew() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    prepare(&window).await;
    window.press("t").await;
    window.see("dialog.picker[open] [aria-selected=true]", "Delivery").await;
    window.ask(LATE, vec![json!("/templates"), json!(400)]).await;
    types_and(&window, "i", Key::Down).await;
    let chosen = "return document.querySelector('dialog.picker[open] [aria-selected=true]').innerText";
    let walked = window.ask(chosen, vec![]).await;
    assert!(walked.as_str().is_some_and(|name| name.contains("Washing")), "{walked}");
    came(&window).await;
    assert_eq!(window.ask(chosen, vec![]).await, walked);
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipient_one_walks_to_stays_chosen_when_the_list_comes_anew() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.go("/views/open").await;
    for (name, subject) in [("olga", "A vase"), ("petra", "A rug")] {
        let from = format!("{name}@kupac.example");
        place.hand_over(&from, &format!("From: {from}\r\nSubject: {subject}\r\n\r\nIs it blue?\r\n")).await;
        window.see(".ticket-row", subject).await;
    }
    window.go("/tickets/1").await;
    window.ready().await;
    window.press("r").await;
    window.stands_in(".reply trix-editor").await;
    window.click(".reply .to summary").await;
    let copy = ".reply .to input[id$='-cc-input']";
    window.see(copy, "").await;
    window.click(copy).await;
    window.press("kupac").await;
    let listed = "return document.querySelectorAll('.reply .to [role=option]').length > 1";
    window.until("there are no two to walk through", listed, vec![]).await;
    window.ask(LATE, vec![json!("/people"), json!(400)]).await;
    types_and(&window, ".", Key::Down).await;
    let chosen = "return document.querySelector('.reply .to [aria-selected=true]')?.innerText";
    let walked = window.ask(chosen, vec![]).await;
    assert!(walked.is_string(), "{walked}");
    came(&window).await;
    assert_eq!(window.ask(chosen, vec![]).await, walked);
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_one_walks_to_stays_chosen_when_the_list_comes_anew() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.go("/tickets/new").await;
    window.stands_in("#customer").await;
    window.press("Iv").await;
    window.see("#known [role=option]", "").await;
    window.ask(LATE, vec![json!("/tickets/new/customers"), json!(400)]).await;
    types_and(&window, "a", Key::Down).await;
    let chosen = "return document.querySelector('#known [aria-selected=true]')?.textContent";
    let walked = window.ask(chosen, vec![]).await;
    assert!(walked.as_str().is_some_and(|name| name.contains("Iva")), "{walked}");
    came(&window).await;
    assert_eq!(window.ask(chosen, vec![]).await, walked);
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_leads_out_of_an_editor_right_after_the_last_letter() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("q").await;
    window.stands_in("#ask-form trix-editor").await;
    for nth in 0..10 {
        types_and(&window, "Where are they? ", Key::Tab).await;
        tokio::time::sleep(Duration::from_millis(150)).await;
        let back = "const there = document.activeElement.matches('.asking [name=whom]')
            document.querySelector('#ask-form trix-editor').focus()
            return there";
        assert_eq!(window.ask(back, vec![]).await, true, "the cursor went back, the {nth}th time");
    }
    let words = "return document.querySelector('#ask-form trix-editor').innerText.match(/Where are they/g).length";
    assert_eq!(window.ask(words, vec![]).await, 10);
    window.close().await;
    place.end().await;
}
