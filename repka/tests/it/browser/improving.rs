//! What should not happen a third time, by keyboard.

use super::at_first_ticket;
use thirtyfour::Key;

const FOCUS: &str = "const menu = document.querySelector('.entry.note .signs summary'); menu.focus(); return document.activeElement === menu";

#[tokio::test(flavor = "multi_thread")]
async fn a_key_and_enter_record_an_improvement_from_the_newest_words_or_those_in_focus() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    for words in ["The label printer skips every tenth parcel", "Nobody told the depot"] {
        window.press("n").await;
        window.press(words).await;
        window.press(Key::Control + Key::Enter).await;
        window.see(".entry.note:last-of-type", words).await;
        window.ready().await;
        window.ask("document.activeElement?.blur(); return true", vec![]).await;
    }
    window.press("v").await;
    window.see("h1", "Record an improvement").await;
    window.see("blockquote", "Nobody told the depot").await;
    window.press(Key::Enter).await;
    window.see("#improvements", "Nobody told the depot").await;
    window.ready().await;
    assert_eq!(window.ask(FOCUS, vec![]).await, true);
    window.press("v").await;
    window.see("blockquote", "The label printer").await;
    window.press(Key::Enter).await;
    window.see("#improvements", "The label printer").await;
    window.go("/improvements").await;
    window.see("h2", "Proposed").await;
    let walked =
        "document.querySelector('[data-key=j]').click(); return document.activeElement.id.startsWith('improvement-')";
    window.until("J does not walk the board", walked, vec![]).await;
    window.close().await;
    place.end().await;
}
