//! Making good: proposed without a mouse, agreed to by somebody else, carried out, and told to the customer.

use super::{begin, place::Place, window::Window};
use approval::{Asked, NewRule, Rule, RuleId};
use base::Actor;
use people::{Admin, Staff};
use serde_json::json;
use thirtyfour::Key;

/// Boris must agree to everything.
async fn asks_boris(place: &Place) {
    let by = Admin::of_the_machine();
    let mut act = place.running.web.desk.act(Actor::Machine).await.unwrap();
    let boris = Staff::all(&mut act).await.unwrap().into_iter().find(|one| one.name.starts_with("Boris")).unwrap();
    let rule = NewRule {
        id: RuleId(0),
        kind: None,
        currency: "EUR".into(),
        above: None,
        up_to: None,
        journey: None,
        department_id: None,
        always: true,
        in_order: false,
        minutes: 60,
        asked: vec![Asked::Staff(boris.id)],
    };
    Rule::make(&mut act, &by, &rule).await.unwrap();
    act.commit().await.unwrap();
}

async fn stands_in(window: &Window, field: &str) {
    let script = "return document.activeElement.id === arguments[0]";
    window.until(&format!("the cursor is not in {field}"), script, vec![json!(field)]).await;
}

/// Goes on with Tab until the cursor stands in a field.
async fn tabs_to(window: &Window, field: &str) {
    for _ in 0..8 {
        window.press(Key::Tab.value().to_string()).await;
        if window.ask("return document.activeElement.id", vec![]).await == json!(field) {
            return;
        }
    }
    panic!("no way to {field}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_is_proposed_by_keys_agreed_to_carried_out_and_told() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    asks_boris(&place).await;
    let (ana, boris) = (place.ana(&chrome).await, place.boris(&chrome).await);
    ana.go("/tickets/1").await;
    ana.ready().await;
    ana.press("g").await;
    stands_in(&ana, "kind").await;
    tabs_to(&ana, "amount").await;
    ana.press("8").await;
    tabs_to(&ana, "reason").await;
    ana.press("She paid too much").await;
    ana.press(Key::Control + Key::Enter).await;
    ana.see("#remedies", "Waits for approval").await;

    boris.go("/notices").await;
    boris.see(".notice", "Ana Kos asks for your consent: Refund · €8.00").await;
    boris.click(".notice a").await;
    boris.see(".lines", "She paid too much").await;
    let chosen = "return document.querySelectorAll('[name=step]:checked').length === 1";
    boris.until("it is not chosen", chosen, vec![]).await;
    boris.go("/approvals").await;
    boris.until("the only one is not chosen", chosen, vec![]).await;
    boris.click("button[value=approve]").await;
    boris.see(".empty", "Nothing waits for you").await;
    let there = "return document.activeElement !== document.body";
    boris.until("the cursor is lost with what was decided", there, vec![]).await;

    ana.see("#remedies", "Carry it out").await;
    ana.click("#remedies details[open] [name=words]").await;
    ana.press("SEPA 17").await;
    ana.press(Key::Enter.value().to_string()).await;
    ana.see("#remedies", "Carried out").await;
    ana.click("#remedies form[action$=message] button").await;
    ana.see(".reply trix-editor", "We refund €8.00 to you.").await;
    ana.ready().await;
    ana.click(".reply trix-editor").await;
    ana.press(Key::Control + Key::Enter).await;
    ana.see(".entry.message.out .body", "We refund €8.00 to you.").await;
    assert!(place.sent(1).await[0].text.contains("We refund €8.00 to you."));
    ana.close().await;
    boris.close().await;
    place.end().await;
}
