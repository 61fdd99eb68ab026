//! From ticket to ticket, and down a long list.

use super::{
    begin,
    place::{Place, Written},
};
use thirtyfour::Key;

const ROWS: &str = "return document.querySelectorAll('.list .ticket-row').length === arguments[0]";

/// Mails with these numbers in their subjects.
async fn matters(place: &Place, numbers: std::ops::Range<usize>) {
    for i in numbers {
        let (id, subject) = (format!("m{i}@kupac.example"), format!("Matter {i}"));
        place.receive(Written { id: &id, subject: &subject, text: "Where is it?", after: None }).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_worked_off_by_keyboard() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    matters(&place, 2..4).await;
    let window = place.ana(&chrome).await;
    window.go("/views/unassigned").await;
    window.until("the mails never came", ROWS, vec![3.into()]).await;
    window.go("/tickets/1?view=unassigned").await;
    window.ready().await;
    window.press("j").await;
    window.see(".ticket h1", "Matter 2").await;
    window.press("j").await;
    window.see(".ticket h1", "Matter 3").await;
    window.press("k").await;
    window.see(".ticket h1", "Matter 2").await;
    window.press("k").await;
    window.see(".ticket h1", "Two rucksacks").await;
    window.ready().await;
    window.press("r").await;
    window.press("They are on their way").await;
    window.press(Key::Control + Key::Shift + Key::Enter).await;
    window.see(".ticket h1", "Matter 2").await;
    window.press("e").await;
    window.see(".ticket h1", "Matter 3").await;
    window.see(".toast a", "Go back").await;
    window.press("e").await;
    window.see(".list .empty", "").await;
    assert_eq!(window.path().await, "/views/unassigned");
    place.sent(1).await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_read_on_stays_so_long_when_it_refreshes() {
    let Some((place, chrome)) = begin().await else { return };
    matters(&place, 0..52).await;
    let window = place.ana(&chrome).await;
    window.go("/views/unassigned").await;
    window.until("the first page never came", ROWS, vec![50.into()]).await;
    window.until("nothing follows", "return !!document.querySelector('.pager [rel=next]')", vec![]).await;
    let down = "document.querySelector('main.list').scrollTo(0, 1e6); return true";
    window.ask(down, vec![]).await;
    window.until("the second page was not added", ROWS, vec![52.into()]).await;
    assert_eq!(window.ask("return location.search", vec![]).await, "?pages=2");
    matters(&place, 52..53).await;
    window.until("the refresh took rows away", ROWS, vec![53.into()]).await;
    let stands = window.ask("return document.querySelector('main.list').scrollTop > 500", vec![]).await;
    assert_eq!(stands, true, "the list jumped");
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_entered_in_the_middle_is_read_upwards_and_gone_on_with_where_one_left_it() {
    let Some((place, chrome)) = begin().await else { return };
    matters(&place, 0..60).await;
    let window = place.ana(&chrome).await;
    window.go("/views/unassigned?pages=2").await;
    window.until("the mails never came", ROWS, vec![60.into()]).await;
    let nth = "return document.querySelectorAll('.list li')[55].dataset.place";
    let stands = window.ask(nth, vec![]).await;
    window.go(&format!("/views/unassigned?cursor=F{}", stands.as_str().unwrap())).await;
    window
        .until("what stands above was not added", "return document.querySelectorAll('.list li').length >= 55", vec![])
        .await;
    let seen = "const row = [...document.querySelectorAll('.list li')].find((row) => row.dataset.place === arguments[0]); \
        const { top } = row.getBoundingClientRect(); return top >= 0 && top < innerHeight";
    assert_eq!(window.ask(seen, vec![stands]).await, true, "the row one came for was pushed away");
    window.ask("document.querySelector('main.list').scrollTo(0, 0); return true", vec![]).await;
    window.until("the beginning was not reached", ROWS, vec![60.into()]).await;
    assert_eq!(window.ask("return location.search", vec![]).await, "?pages=2");
    let focus = "const row = document.querySelectorAll('.ticket-row')[40]; row.focus(); row.click(); return row.id";
    let row = window.ask(focus, vec![]).await;
    window.see(".ticket h1", "Matter 40").await;
    window.ask("history.back(); return true", vec![]).await;
    window.until("the row is not taken up again", "return document.activeElement.id === arguments[0]", vec![row]).await;
    let far = window.ask("return document.querySelector('main.list').scrollTop > 500", vec![]).await;
    assert_eq!(far, true, "the list begins anew");
    window.close().await;
    place.end().await;
}
