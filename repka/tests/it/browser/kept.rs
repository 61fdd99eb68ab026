//! What is typed into a plain field outlives what happens to the page.

use super::{
    begin,
    place::{ANA, BORIS, PASSWORD, Place},
};
use people::{Colleague, Staff};
use question::{Addressee, Asking, NewAsking, Question, Whom, Words};
use thirtyfour::Key;

const FIELD: &str = "#question textarea[name=text]";
const HOLDS: &str = "return document.querySelector('#question textarea[name=text]')?.value === arguments[0]";

/// Boris asks Ana, about no ticket.
async fn asked(place: &Place) -> Question {
    let desk = &place.running.web.desk;
    let named = async |email: &str| Staff::by_email(&desk.look(), email).await.unwrap().unwrap();
    let (ana, boris) = (named(ANA).await, Colleague::of(named(BORIS).await).unwrap());
    let mut act = desk.act(boris.actor()).await.unwrap();
    let to = vec![Addressee::of(Whom::Staff(ana.id))];
    let new = NewAsking { words: Words::plain("Which price?"), to, ..NewAsking::default() };
    let asking = Asking::alone(&mut act, &boris, new).await.unwrap();
    act.commit().await.unwrap();
    Question::of_asking(&desk.look(), asking).await.unwrap().remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_typed_into_a_plain_field_outlives_a_reload_and_an_ended_session() {
    let Some((place, chrome)) = begin().await else { return };
    let question = asked(&place).await;
    let window = place.ana(&chrome).await;
    window.go(&format!("/questions/{}", question.id)).await;
    window.see("#question", "Which price?").await;
    let ready = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/kept'))";
    window.until("what keeps the words is not fetched", ready, vec![]).await;
    window.find(FIELD).await.send_keys("The old one").await.unwrap();
    window.driver.refresh().await.unwrap();
    window.until("a reload loses the words", HOLDS, vec!["The old one".into()]).await;
    place.signs_ana_out().await;
    window.find(FIELD).await.send_keys(", since noon").await.unwrap();
    window.click("#question .button.primary").await;
    window.see("label", "Password").await;
    window.find("input[name=email]").await.send_keys(ANA).await.unwrap();
    window.find("input[name=password]").await.send_keys(PASSWORD).await.unwrap();
    window.press(Key::Enter).await;
    window.until("signing in loses the words", HOLDS, vec!["The old one, since noon".into()]).await;
    window.click("#question .button.primary").await;
    let kept = "return !Object.keys(sessionStorage).some((key) => key.startsWith('kept'))";
    window.until("what was sent is still kept", kept, vec![]).await;
    let said = question.words(&place.running.web.desk.look()).await.unwrap();
    assert_eq!(said.last().unwrap().text, "The old one, since noon");
    window.close().await;
    place.end().await;
}
