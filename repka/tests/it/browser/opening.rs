//! A new ticket, by the keyboard alone.

use super::at_first_ticket;
use thirtyfour::Key;

/// Keys pressed, a typed letter counting as one: at five a second, a call is written down in this many fifths.
const CALL: usize = 20 * 5;

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_written_down_by_keyboard_in_less_than_twenty_seconds() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    let mut keys = 0;
    // Whoever has never taken a call says so once; from then on the form opens like that.
    for first in [true, false] {
        keys = 0;
        let mut press = async |what: &str| {
            keys += what.chars().count();
            window.press(what).await;
        };
        press("c").await;
        window
            .until("the customer is not asked for first", "return document.activeElement?.id === 'customer'", vec![])
            .await;
        if first {
            window.press(Key::Shift + Key::Tab).await;
            window.press(Key::Right).await;
            window.press(Key::Tab).await;
            window.press(Key::Tab).await;
        }
        window.see("label:has([value=phone]:checked)", "Call").await;
        press("iva").await;
        window.see("#known [role=option]", "Iva").await;
        window.press(Key::Down).await;
        window.press(Key::Enter).await;
        window.until("the words are not next", "return document.activeElement?.id === 'text'", vec![]).await;
        press("Asks when her lamp comes. Told her Thursday, all is well.").await;
        window.press(Key::Control + Key::Shift + Key::Enter).await;
        window.see("main h1", "Asks when her lamp comes. Told her Thursday, all is well.").await;
        window.see(".ticket .chips", "Solved").await;
        keys += 3;
    }
    assert!(keys < CALL, "{keys} keys");
    window.close().await;
    place.end().await;
}
