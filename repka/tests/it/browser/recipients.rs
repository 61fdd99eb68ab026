//! To whom an answer goes, and when, by keyboard and by mouse.

use super::{begin, place::Place, window::Window};
use serde_json::json;
use thirtyfour::Key;

const CHIP: &str = ".reply .to [name=to] ~ .who .chip";
const TO: &str = ".reply .to [name=to] ~ input";

/// Ana's window on the first ticket.
async fn writing(place: &Place, chrome: &super::Chrome) -> Window {
    place.first_ticket().await;
    let window = place.ana(chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_written_to_is_taken_away_by_nothing_but_their_button_and_found_by_a_few_letters() {
    let Some((place, chrome)) = begin().await else { return };
    let window = writing(&place, &chrome).await;
    window.press("r").await;
    window.click(".reply .to summary").await;
    window.see(CHIP, "Iva Babic").await;
    let name = "return document.querySelector(arguments[0]).ariaLabel";
    assert_eq!(window.ask(name, vec![json!(TO)]).await, "To");
    window.click(".reply .to label > span:first-child").await;
    window.stands_in(TO).await;
    assert!(window.sees(CHIP, "Iva Babic").await, "pressing the word took somebody away");
    window.click(&format!("{CHIP} button")).await;
    assert!(!window.sees(CHIP, "").await);
    // Sooner than the list comes: what is typed is looked for all the same.
    window.press("iva").await;
    window.press(Key::Enter).await;
    window.see(CHIP, "Iva Babic <iva@kupac.example>").await;
    // A whole address is meant as it stands, whoever is found by it.
    window.press("ana@shop.examples").await;
    window.press(Key::Enter).await;
    window.see(CHIP, "ana@shop.examples").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cursor_goes_along_to_what_opens_over_the_composer() {
    let Some((place, chrome)) = begin().await else { return };
    let window = writing(&place, &chrome).await;
    window.click(".reply .split summary").await;
    window.click("[popovertarget=send-later]").await;
    window.stands_in("#send-later .item").await;
    window.press(Key::Escape).await;
    window.until("the sheet stays", "return !document.querySelector('#send-later:popover-open')", vec![]).await;
    // Forwarding opens where the address is written.
    window.ask("document.querySelector('.entry a[href*=\"forward=\"]').click()", vec![]).await;
    let address = "return document.activeElement.name === 'partner_address'";
    window.until("the address has no cursor", address, vec![]).await;
    window.close().await;
    place.end().await;
}
