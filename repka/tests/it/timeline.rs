//! How a timeline is read: long ones in parts, long words folded.

use crate::house::{Answer, House, letter};
use base::Actor;
use people::Colleague;
use ticket::{Scope, Ticket};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// So many notes on a ticket, by Anna: "note 0.", "note 1." …
async fn notes(house: &House, number: i64, count: usize) {
    let anna: Colleague = house.colleague("Anna").await;
    let mut act = house.desk().act(Actor::Staff(anna.id)).await.unwrap();
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&anna), base::TicketId(number)).await.unwrap();
    for n in 0..count {
        ticket.note(&mut act, &anna, &format!("note {n}."), None, Vec::new()).await.unwrap();
    }
    act.commit().await.unwrap();
    house.settled().await;
}

/// Which notes a page shows, as stretches.
fn shown(page: &str) -> Vec<(usize, usize)> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let entries = &page[page.find("class=\"entries\"").unwrap()..page.find("id=\"composer\"").unwrap()];
    for n in entries.split(">note ").skip(1).filter_map(|rest| rest.split('.').next()?.parse().ok()) {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => stretches.push((n, n)),
        }
    }
    stretches
}

/// Where the page's first gap leads.
fn more(page: &Answer) -> String {
    let text = page.text();
    let gap = &text[text.find("class=\"gap\"").expect("something is left out")..];
    let href = gap.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    href.replace("&#38;", "&").split('#').next().unwrap().to_owned()
}

story!(a_long_timeline_is_read_in_parts(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    notes(house, number, 500).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens(&format!("/tickets/{number}?view=all")).await.is(200);
    assert!(page.text().contains("Where is it?"), "the first entry is always there");
    assert!(page.text().contains("460 entries are not shown here"));
    assert_eq!(shown(&page.text()), [(460, 499)]);
    let page = vasya.opens(&format!("/tickets/{number}{}", more(&page))).await.is(200);
    assert_eq!(shown(&page.text()), [(360, 499)]);
    assert!(more(&page).contains("view=all"), "the list beside it stays");
    let first = house.timeline(number).await[1].id;
    let page = vasya.opens(&format!("/tickets/{number}?from={first}")).await.is(200);
    assert_eq!(shown(&page.text()), [(0, 299), (460, 499)], "a page never grows without end");
    let page = vasya.opens(&format!("/tickets/{number}{}", more(&page))).await.is(200);
    assert_eq!(shown(&page.text()), [(100, 399), (460, 499)], "it moves on instead");
});

story!(a_short_timeline_is_whole(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    notes(house, number, 39).await;
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert_eq!(shown(&page), [(0, 38)]);
    assert!(!page.contains("class=\"gap\""));
});

story!(what_is_new_is_shown_however_far_back_it_begins(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    notes(house, number, 10).await;
    let vasya = house.agent("Vasya").await;
    let read = house.last(number).await.id.to_string();
    vasya.sends(&format!("/tickets/{number}/reading"), &[("entry", &read)]).await.is(204);
    assert!(!vasya.opens_ticket(number).await.text().contains("new-here\""), "nothing is new");
    notes(house, number, 120).await;
    let page = vasya.opens_ticket(number).await.text();
    let entries = &page[page.find("id=\"new-here\"").expect("there is something new")..];
    assert_eq!(shown(&format!("class=\"entries\"{entries}")), [(0, 119)]);
    let never = house.agent("Petya").await.opens_ticket(number).await.text();
    assert!(!never.contains("id=\"new-here\""), "to whom everything is new, nothing is newer");
});

story!(a_huge_mail_is_sent_in_part_and_whole_when_asked_for(house) {
    let text: String = (0..40_000).map(|n| format!("This is line {n} of what I have to say.\r\n")).collect();
    let number = house.customer(IVA).writes("The lamp", &text).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await;
    assert!(page.bytes.len() < 150_000, "{}", page.bytes.len());
    assert!(page.text().contains("This is line 1000 of") && !page.text().contains("This is line 30000 of"));
    let entry = house.last(number).await.id;
    assert!(page.text().contains(&format!("whole={entry}")));
    let page = vasya.opens(&format!("/tickets/{number}?whole={entry}")).await.is(200).text();
    assert!(page.contains("This is line 39999 of") && !page.contains(&format!("whole={entry}")));
});

story!(long_words_and_many_changes_are_folded(house) {
    let long: String = (0..60).map(|n| format!("Line {n}\r\n")).collect();
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "The lamp")], &long);
    let number = house.customer(IVA).sends(&[SUPPORT], &raw).await;
    let vasya = house.agent("Vasya").await;
    vasya.takes(number).await.is(303);
    house.agent("Petya").await.solves(number).await.is(303);
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("class=\"body long\""));
    assert!(!page.contains("id=\"changes-"), "two lines are shorter than a fold");
    vasya.reopens(number).await.is(303);
    let page = vasya.opens_ticket(number).await.text();
    let folded = &page[page.find("id=\"changes-").expect("three changes are one line")..];
    assert!(folded[..600].contains("3 changes") && folded[..600].contains("Vasya, Petya"), "{}", &folded[..600]);
    vasya.notes(number, "Short.").await.is(303);
    assert_eq!(vasya.opens_ticket(number).await.text().matches("class=\"body long\"").count(), 1);
});

story!(a_mail_with_neither_subject_nor_words_says_so(house) {
    let raw = "From: iva@kovac.example\r\nTo: support@desk.example\r\nMessage-ID: <1@kovac.example>\r\n\r\n\r\n";
    let number = house.customer(IVA).sends(&[SUPPORT], raw).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("<h1 dir=\"auto\">(no subject)</h1>") && page.contains("neither words nor files"), "{page}");
    vasya.notes(number, "What was that?").await.is(303);
    let written = house.customer(IVA).writes("The lamp", "It is broken").await;
    assert!(!vasya.opens_ticket(written).await.text().contains("neither words nor files"));
});
