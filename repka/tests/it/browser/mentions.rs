//! A colleague is named with `@`: whoever types quicker than the desk, or goes away meanwhile, is offered names too.

use super::{
    at_first_ticket,
    quick::{LATE, came, types_and},
    window::Window,
};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

const NOTE: &str = ".note trix-editor";
const OFFERED: &str = ".note .completion [role=option]";

/// Begins a note.
async fn begins(window: &Window) {
    window.press("n").await;
    window.stands_in(NOTE).await;
}

/// The script that offers names cannot be fetched, or can.
async fn script(window: &Window, comes: bool) {
    let blocked: &[&str] = if comes { &[] } else { &["*/writing"] };
    let cdp = window.driver.cdp();
    cdp.send_raw("Network.enable", json!({})).await.unwrap();
    cdp.send_raw("Network.setBypassServiceWorker", json!({ "bypass": true })).await.unwrap();
    cdp.send_raw("Network.setBlockedURLs", json!({ "urls": blocked })).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_named_somebody_before_the_script_came_is_offered_them() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    script(&window, false).await;
    window.go("/tickets/1").await;
    window.ready().await;
    begins(&window).await;
    window.press("@bor").await;
    window.see(NOTE, "@bor").await;
    script(&window, true).await;
    assert!(!window.sees(OFFERED, "").await, "the script came");
    window
        .ask(
            "document.activeElement.blur(); document.querySelector(arguments[0]).focus(); return true",
            vec![json!(NOTE)],
        )
        .await;
    window.see(OFFERED, "Boris Kolev").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_to_half_a_name_is_offered_it_again() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    begins(&window).await;
    window.press("@bor").await;
    window.see(OFFERED, "Boris Kolev").await;
    window.ask("document.activeElement.blur(); return true", vec![]).await;
    assert!(!window.sees(OFFERED, "").await, "what nobody writes is offered");
    window.ask("document.querySelector(arguments[0]).focus(); return true", vec![json!(NOTE)]).await;
    window.see(OFFERED, "Boris Kolev").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_did_not_come_are_asked_for_again_with_the_next_letter() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    let fails = "const fetch = window.fetch
        window.fetch = (asked, ...rest) => {
          if (window.failed || !String(asked).includes('/colleagues')) return fetch(asked, ...rest)
          window.failed = true
          return Promise.reject(new TypeError('no line'))
        }
        return true";
    window.ask(fails, vec![]).await;
    begins(&window).await;
    window.press("@").await;
    window.until("names were never asked for", "return window.failed === true", vec![]).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    window.press("bor").await;
    window.see(OFFERED, "Boris Kolev").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_takes_the_name_though_names_come_later_and_else_ends_the_line() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.ask(LATE, vec![json!("/colleagues"), json!(600)]).await;
    begins(&window).await;
    let helps = "return !!document.querySelector('.note .completion')";
    window.until("no help came", helps, vec![]).await;
    types_and(&window, "@bor", Key::Enter).await;
    came(&window).await;
    let words = "return document.querySelector('.note input[name=html]').value";
    assert_eq!(window.ask(words, vec![]).await, "<div>@Boris Kolev&nbsp;</div>");
    types_and(&window, "please. @nobody", Key::Enter).await;
    window.press("Thanks").await;
    window.see(NOTE, "Thanks").await;
    assert_eq!(window.ask(words, vec![]).await, "<div>@Boris Kolev please. @nobody<br>Thanks</div>");
    window.close().await;
    place.end().await;
}
