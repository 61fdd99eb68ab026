//! Writing to a customer, and to colleagues.

use super::{
    at_first_ticket, begin,
    place::{ANA, PASSWORD, Written},
};
use thirtyfour::Key;

const ANSWER: &str = "Оба рюкзака уже в пути";

const EDITORS: &str = "return document.querySelectorAll('.reply .editor').length";

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_written_by_keyboard_reaches_the_customer() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1?view=unassigned").await;
    window.ready().await;
    window.press("r").await;
    window.press(ANSWER).await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out .body", ANSWER).await;
    window.see(".list h2", "Unassigned").await; // the list beside is the one it was
    assert!(window.sees(":focus", ANSWER).await, "the cursor is not where the answer now stands");
    assert_eq!(window.ask(EDITORS, vec![]).await, 1, "the editor of what was sent stays behind");
    let sent = place.sent(1).await;
    assert!(sent[0].text.contains(ANSWER), "{:?}", sent[0].text);
    assert_eq!(sent[0].to[0].address, "iva@kupac.example");
    assert_eq!(sent[0].in_reply_to, ["one@kupac.example"]);
    window.see(".entry.message.out .after", "Delivered").await;
    let left = window
        .ask("return document.querySelector('.reply trix-editor').editor.getDocument().toString().trim()", vec![])
        .await;
    assert_eq!(left, "", "what was sent is still in the editor");
    window.close().await;
    place.end().await;
}

/// The editor is told of words and the form is sent before it draws, as a quick hand or a slow machine does it.
const TYPED_AND_SENT: &str = "const rich = document.querySelector('.reply trix-editor');
    const typed = { inputType: 'insertText', data: arguments[0], bubbles: true, cancelable: true };
    rich.dispatchEvent(new InputEvent('beforeinput', typed));
    rich.closest('form').requestSubmit()";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_at_the_very_last_moment_is_sent_too() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press("Both rucksacks").await;
    window.ask(TYPED_AND_SENT, vec![" are on their way".into()]).await;
    window.see(".entry.message.out .body", "Both rucksacks are on their way").await;
    assert!(place.sent(1).await[0].text.contains("Both rucksacks are on their way"));
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_stays_inside_and_looks_it() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("n").await;
    window.press("Only for us: he is a friend of the boss").await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.note .body", "a friend of the boss").await;
    assert_eq!(window.ask(EDITORS.replace("reply", "note"), vec![]).await, 1, "the editor of the note stays behind");
    // One answer after it, so that there is something to wait for.
    window.press("r").await;
    window.press(ANSWER).await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out .body", ANSWER).await;
    let grounds = [
        window.style(".entry.note .body", "background-color").await,
        window.style(".entry.message.out .body", "background-color").await,
    ];
    assert_ne!(grounds[0], grounds[1], "a note looks like an answer");
    let sent = place.sent(1).await;
    assert!(sent[0].text.contains(ANSWER));
    let words = |mail: &mail::smtp::Caught| String::from_utf8_lossy(&mail.raw).contains("friend of the boss");
    assert!(!place.catcher.mails().iter().any(|mail| words(mail)), "a note has left the house");
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_past_something_unread_is_stopped_and_can_be_sent_anyway() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press(ANSWER).await;
    place.more("two@kupac.example", "Never mind, they are here").await;
    window.see(".entry.in .body", "Never mind").await;
    window.press(Key::Control + Key::Enter).await; // sooner than one can read it
    window.see(".stale", "Never mind").await;
    assert_eq!(place.catcher.count(), 0, "it was sent all the same");
    assert!(window.sees(".reply trix-editor", ANSWER).await, "the words were lost");
    let other = Written { id: "else@kupac.example", subject: "Something else", text: "Hello", after: None };
    place.receive(other).await; // the page is fetched again, and knows nothing of the attempt
    window.see(".rail .count.hot", "2").await;
    window.see(".stale", "Never mind").await;
    window.click(".stale button").await;
    window.see(".entry.message.out .body", ANSWER).await;
    assert!(place.sent(1).await[0].text.contains(ANSWER));
    assert!(!window.sees(".stale", "Never mind").await, "it still warns");
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_survives_a_live_change_and_a_reload() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press("Черновик один").await;
    place.more("two@kupac.example", "Something more").await;
    window.see(".entry.in .body", "Something more").await;
    window.press(" и два").await; // the cursor is where it was
    window.see(".reply trix-editor", "Черновик один и два").await;
    window.see(".reply .status", "Saved").await;
    window.driver.refresh().await.unwrap();
    window.ready().await;
    window.see(".reply trix-editor", "Черновик один и два").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_signed_out_while_they_write_signs_in_and_goes_on() {
    let Some((place, _chrome, window)) = at_first_ticket().await else { return };
    window.press("r").await;
    window.press("Черновик один").await;
    window.see(".reply .status", "Saved").await;
    place.signs_ana_out().await;
    window.press(" и два").await;
    window.see(".reply .status", "You are signed out").await;
    window.press(Key::Control + Key::Enter).await;
    window.see("label", "Password").await;
    window.find("input[name=email]").await.send_keys(ANA).await.unwrap();
    window.find("input[name=password]").await.send_keys(PASSWORD).await.unwrap();
    window.press(Key::Enter).await;
    window.ready().await;
    assert_eq!(window.path().await, "/tickets/1");
    window.see(".reply trix-editor", "Черновик один и два").await;
    assert_eq!(place.catcher.count(), 0, "whoever was out has answered");
    window.press("r").await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out .body", "Черновик один и два").await;
    assert!(place.sent(1).await[0].text.contains("Черновик один и два"));
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_can_be_taken_back_and_its_words_return() {
    let Some((place, chrome)) = begin().await else { return };
    place.undo_within(60).await;
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window.press("r").await;
    window.press(ANSWER).await;
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.message.out .body", ANSWER).await;
    window.click(".entry.message.out .after button").await;
    window.see(".reply trix-editor", ANSWER).await;
    assert!(!window.sees(".entry.message.out:not(.withdrawn) .body", ANSWER).await, "it is still there as sent");
    assert_eq!(place.catcher.count(), 0);
    window.close().await;
    place.end().await;
}
