//! Asking departments: as few keys as a person would want.

use super::{begin, place::Place};
use base::Actor;
use people::{Admin, Department, NewStaff, Role, Staff};
use question::Question;
use serde_json::json;
use thirtyfour::Key;

/// Three departments where somebody works.
async fn departments(place: &Place) {
    let by = Admin::of_the_machine();
    let mut act = place.running.web.desk.act(Actor::Machine).await.unwrap();
    for (department, name) in [("Accounting", "Lena"), ("Development", "Darko")] {
        let department = Department::ensure(&mut act, &by, department).await.unwrap();
        let email = format!("{}@shop.example", name.to_lowercase());
        let new =
            NewStaff { email: &email, name, role: Role::Collaborator, departments: &[department.id], password: None };
        Staff::join(&mut act, &by, new).await.unwrap();
    }
    act.commit().await.unwrap();
}

const KEEPS: &str = "return [...document.querySelectorAll('.asking [name=whom]:checked')].length === arguments[0]
    && document.querySelector('#ask-form trix-editor').innerText.includes(arguments[1])";

#[tokio::test(flavor = "multi_thread")]
async fn three_departments_are_asked_with_five_keys_after_the_text() {
    let Some((place, chrome)) = begin().await else { return };
    departments(&place).await;
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    assert!(!window.sees(".asking", "Support").await, "whoever only reads does not carry it");
    window.press("q").await;
    window.see(".asking .kinds", "Accounting").await;
    window
        .until(
            "digits do not work",
            "return document.querySelectorAll('.asking [name=whom][tabindex=\"0\"]').length === 1",
            vec![],
        )
        .await;
    window.press("Where are they?").await;
    let keys = [Key::Tab.value().to_string(), "1".into(), "2".into(), "3".into()];
    for key in &keys {
        window.press(key.as_str()).await;
    }
    window.press(Key::Control + Key::Enter).await;
    window.see(".entry.question .body", "Where are they?").await;
    window.see("#questions", "Accounting").await;
    assert_eq!(keys.len() + 1, 5);
    let look = place.running.web.desk.look();
    assert_eq!(Question::of_ticket(&look, base::TicketId(1)).await.unwrap().len(), 3);
    let empty = "return !document.querySelector('#ask-form trix-editor').innerText.trim() && !document.querySelector('.asking :checked[name=whom]')";
    window.until("what was asked still stands in the form", empty, vec![]).await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_asked_outlives_a_refresh_and_a_refusal_and_names_become_people() {
    let Some((place, chrome)) = begin().await else { return };
    departments(&place).await;
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1?compose=question").await;
    window.ready().await;
    window.see(".asking .kinds", "Development").await;
    window
        .until(
            "the names do not work",
            "return document.querySelectorAll('.asking [name=whom][tabindex=\"0\"]').length === 1",
            vec![],
        )
        .await;
    let lena = "const people = document.querySelector('.asking [name=person]')
        people.value = 'Lena'
        people.dispatchEvent(new Event('change', { bubbles: true }))";
    window.ask(lena, vec![]).await;
    window.see(".asking .kinds", "Lena").await;
    window.click("#ask-form trix-editor").await;
    window.press("Why?").await;
    place.more("two@kupac.example", "Hello?").await;
    window.see(".entry.in", "Hello?").await;
    window.until("a refresh took it away", KEEPS, vec![json!(1), json!("Why?")]).await;
    window.press(Key::Control + Key::Enter).await;
    window.see("#questions", "Lena").await;
    window.close().await;
    place.end().await;
}
