//! From one ticket of a list to the next.

use crate::house::{Answer, Browser, House};
use ticket::Delivery;

const IVA: &str = "iva@kovac.example";

/// So many tickets, who waits longest first.
async fn many(house: &House, n: usize) -> Vec<i64> {
    let mut numbers = Vec::new();
    for i in 0..n {
        numbers.push(house.customer(&format!("c{i}@kovac.example")).writes(&format!("Matter {i}"), "Hello?").await);
        house.later(60).await;
    }
    numbers
}

/// Someone's browser with a ticket open beside the list of open ones.
fn beside(who: &Browser, number: i64) -> Browser {
    who.at(&format!("/tickets/{number}?view=open"))
}

fn opens(number: i64) -> String {
    format!("/tickets/{number}?view=open")
}

fn said(answer: &Answer) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
    cookies.filter_map(|c| c.strip_prefix("repka_flash=")).next().unwrap_or_default().to_owned()
}

story!(who_is_done_with_a_ticket_of_a_list_reads_the_next_one(house) {
    let n = many(house, 4).await;
    let vasya = house.agent("Vasya").await;
    let petya = house.staff("Petya").await.id;
    let solved = beside(&vasya, n[1]).solves(n[1]).await.is(303);
    assert_eq!(solved.location(), opens(n[2]));
    assert!(said(&solved).starts_with(&format!("ticket-next-solved|/tickets/{}?view=open;", n[1])), "{}", said(&solved));
    let until = (house.desk().now().micros() + 3_600_000_000).to_string();
    let snooze = format!("/tickets/{}/snooze", n[2]);
    assert_eq!(beside(&vasya, n[2]).sends(&snooze, &[("until", &until)]).await.is(303).location(), opens(n[3]));
    assert_eq!(beside(&vasya, n[0]).assigns(n[0], petya).await.is(303).location(), opens(n[3]), "handed over");
    assert_eq!(beside(&vasya, n[0]).takes(n[0]).await.is(303).location(), opens(n[0]), "taken is not done");
    assert_eq!(vasya.gives_back(n[0]).await.is(303).location(), format!("/tickets/{}", n[0]), "no list, no next");
    assert_eq!(beside(&vasya, n[3]).solves(n[3]).await.is(303).location(), "/views/open", "the end of the list");
    assert_eq!(beside(&vasya, n[0]).solves(n[0]).await.is(303).location(), "/views/open");
    assert!(vasya.opens("/views/open").await.is(200).text().contains("class=\"empty\""));
    house.later(4000).await;
});

story!(whoever_sends_goes_where_they_want(house) {
    let n = many(house, 6).await;
    let vasya = house.agent("Vasya").await;
    let wants = async |word: &str| {
        let path = format!("/tickets/{}/onward", n[0]);
        assert_eq!(beside(&vasya, n[0]).sends(&path, &[("onward", word)]).await.is(303).location(), opens(n[0]));
    };
    let sends = async |number: i64, then: &str| {
        let answer = beside(&vasya, number).replies_and(number, "On its way.", then).await.is(303);
        answer.location().split("&answered=").next().unwrap().to_owned()
    };
    assert_eq!(sends(n[0], "stay").await, opens(n[0]), "a mere answer ends nothing");
    assert_eq!(sends(n[1], "wait").await, opens(n[2]));
    wants("next").await;
    assert_eq!(sends(n[2], "stay").await, opens(n[3]));
    wants("list").await;
    assert_eq!(sends(n[3], "stay").await, "/views/open");
    wants("stay").await;
    assert_eq!(sends(n[4], "solve").await, opens(n[4]));
    let page = vasya.opens_ticket(n[0]).await.text();
    assert!(page.contains("value=\"stay\" aria-pressed=\"true\""), "{page}");
    let petya = house.agent("Petya").await;
    let next = beside(&petya, n[5]).solves(n[5]).await.is(303).location().to_owned();
    assert!(next.starts_with("/tickets/") && next != opens(n[5]), "a habit is one's own: {next}");
    house.mails(5).await;
});

story!(the_next_ticket_may_stand_on_the_next_page_of_the_list(house) {
    let n = many(house, 52).await;
    let vasya = house.agent("Vasya").await;
    let next = beside(&vasya, n[49]).solves(n[49]).await.is(303).location().to_owned();
    assert!(next.starts_with(&format!("/tickets/{}?view=open&cursor=", n[50])), "{next}");
    let page = vasya.opens(&next).await.is(200).text();
    let row = &page[page.find(&format!("id=\"row-{}\"", n[50])).unwrap()..];
    assert!(row[..row.find('>').unwrap()].contains("aria-current"), "the list beside it shows it");
});

story!(an_answer_leads_to_the_next_ticket_where_it_can_be_taken_back(house) {
    house.undo_seconds(30).await;
    let lamp = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let chair = house.customer("ana@horvat.example").writes("The chair", "It creaks.").await;
    let vasya = house.agent("Vasya").await;
    for number in [lamp, chair] {
        vasya.takes(number).await.is(303);
    }
    let answered = vasya.replies_and(lamp, "It left this morning.", "next").await.is(303);
    let entry = house.last(lamp).await;
    assert_eq!(answered.location(), format!("/tickets/{chair}?view=mine&answered={}", entry.id));
    assert_eq!(entry.delivery, Some(Delivery::Waiting));
    let there = vasya.opens(answered.location()).await.is(200).text();
    let back = format!("/tickets/{lamp}/replies/{}", entry.id);
    assert!(there.contains(&format!("action=\"{back}\"")), "there is no way back");
    vasya.takes_back(lamp, entry.id).await.is(303);
    let gone = vasya.opens(answered.location()).await.is(200).text();
    assert!(!gone.contains(&back), "what is taken back cannot be taken back again");
    vasya.opens(&format!("/tickets/{chair}?answered=999999")).await.is(200);
});

story!(whoever_has_nothing_else_to_answer_sees_the_empty_list(house) {
    let lamp = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.takes(lamp).await.is(303);
    let answered = vasya.replies_and(lamp, "It left this morning.", "next").await.is(303);
    assert_eq!(answered.location(), "/views/mine");
    assert_eq!(house.ticket(lamp).await.state, ticket::State::Open, "it does what Vasya usually does");
});

story!(the_next_of_a_list_is_its_first_ticket_or_the_list(house) {
    let vasya = house.agent("Vasya").await;
    let empty = vasya.opens("/tickets/next?view=unassigned").await.is(303);
    assert_eq!(empty.location(), "/views/unassigned");
    let lamp = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let next = vasya.opens("/tickets/next?view=unassigned&compose=note").await.is(303);
    assert_eq!(next.location(), format!("/tickets/{lamp}?view=unassigned&compose=note"));
});
