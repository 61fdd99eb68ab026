//! What only a browser shows of a timeline: where it opens, what opens over it.

use super::{begin, place::Place};
use base::{Actor, EntryId, TicketId};
use people::{Colleague, Staff};
use serde_json::json;
use std::time::Duration;
use ticket::{Scope, Ticket};

/// So many notes by Boris on the first ticket; Ana has read the first `read` of them.
async fn notes(place: &Place, count: usize, read: usize) {
    let look = place.running.web.desk.look();
    let [ana, boris] = [super::place::ANA, super::place::BORIS];
    let boris = Colleague::of(Staff::by_email(&look, boris).await.unwrap().unwrap()).unwrap();
    let ana = Staff::by_email(&look, ana).await.unwrap().unwrap().id;
    let mut act = place.running.web.desk.act(Actor::Staff(boris.id)).await.unwrap();
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&boris), TicketId(1)).await.unwrap();
    let mut last = EntryId(0);
    for n in 0..count {
        ticket.note(&mut act, &boris, &format!("Note {n}.\n\nAnd more."), None, Vec::new()).await.unwrap();
        if n + 1 == read {
            last = ticket.last_entry_id.unwrap();
        }
    }
    if read > 0 {
        ticket.mark_read(&mut act, ana, last).await.unwrap();
    }
    act.commit().await.unwrap();
}

/// Whether an element stands within the timeline's box.
const IN_VIEW: &str = "const box = document.querySelector('.timeline').getBoundingClientRect();
    const it = [...document.querySelectorAll(arguments[0])].find((e) => e.innerText.includes(arguments[1]))?.getBoundingClientRect();
    return !!it && it.top >= box.top - 1 && it.top < box.bottom";

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_opens_at_what_is_new_and_u_goes_there_again() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    notes(&place, 60, 30).await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window.until("it does not open at what is new", IN_VIEW, vec![json!("#new-here"), json!("New")]).await;
    window.until("the first unread is not in view", IN_VIEW, vec![json!(".entry"), json!("Note 30.")]).await;
    window.ask("document.querySelector('.timeline').scrollTop = 0", vec![]).await;
    window.until("it does not end at the newest", IN_VIEW, vec![json!(".entry"), json!("Note 59.")]).await;
    window.press("u").await;
    window.until("U does not go to what is new", IN_VIEW, vec![json!(".entry"), json!("Note 30.")]).await;
    let shift = "return performance.getEntriesByType('layout-shift').reduce((sum, e) => sum + e.value, 0) < .1";
    assert_eq!(window.ask(shift, vec![]).await, true, "the page does not jump");
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gap_opens_above_what_is_read_and_what_was_unfolded_stays() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    notes(&place, 200, 0).await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window.until("it does not open at the newest", IN_VIEW, vec![json!(".entry"), json!("Note 199.")]).await;
    window.ask("document.querySelector('.gap').scrollIntoView()", vec![]).await;
    window.click(".gap a").await;
    window.see(".entry", "Note 80.").await;
    window.until("the place is lost", IN_VIEW, vec![json!(".entry"), json!("Note 160.")]).await;
    place.more("two@kupac.example", "Hello?").await;
    window.see(".entry.in", "Hello?").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(window.sees(".entry", "Note 80.").await, "a refresh keeps what was loaded");
    window.close().await;
    place.end().await;
}

/// A mail with two pictures and a text.
const FILES: &str = "From: Iva <iva@kupac.example>\r\nTo: help@shop.example\r\nSubject: Two rucksacks\r\n\
    Message-ID: <one@kupac.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain\r\n\r\nLook.\r\n\
    --b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=one.gif\r\n\r\n\
    R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\r\n\
    --b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=two.txt\r\n\r\nSome words.\r\n--b--\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn files_open_over_the_page_and_arrows_walk_through_them() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_raw(FILES).await;
    let window = place.ana(&chrome).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window.click(".file.thumb").await;
    window.see("#viewer header", "one.gif").await;
    window.see("#viewer header", "1 / 2").await;
    window.press(thirtyfour::Key::Right).await;
    window.see("#viewer header", "two.txt").await;
    window.until("the text is not framed", "return !!document.querySelector('#viewer iframe[sandbox]')", vec![]).await;
    window.press(thirtyfour::Key::Escape).await;
    window.until("Escape does not close it", "return !document.querySelector('#viewer[open]')", vec![]).await;
    assert!(window.sees(":focus", "one.gif").await, "the focus returns");
    let complaints: Vec<String> = window.complaints().await.into_iter().filter(|c| !c.contains("favicon")).collect();
    assert_eq!(complaints, [""; 0]);
    window.close().await;
    place.end().await;
}
