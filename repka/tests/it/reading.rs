//! What is new to whom.

use crate::house::{Browser, House};
use ticket::Ticket;

const IVA: &str = "iva@kovac.example";

/// Whether a list shows the ticket as unread to this person.
async fn unread(who: &Browser, number: i64) -> bool {
    let page = who.opens("/views/all").await.is(200).text();
    let row = &page[..page.find(&format!("id=\"row-{number}\"")).expect("the ticket is in the list")];
    row[row.rfind("<a class").unwrap()..].contains("unread")
}

async fn sees(house: &House, who: &Browser, number: i64) {
    let newest = house.last(number).await.id.to_string();
    who.sends(&format!("/tickets/{number}/reading"), &[("entry", &newest)]).await.is(204);
}

story!(what_one_has_read_is_new_to_others_until_they_read_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    assert!(unread(&vasya, number).await && unread(&petya, number).await);
    vasya.opens_ticket(number).await;
    assert!(unread(&vasya, number).await, "fetching a page is not reading it");
    sees(house, &vasya, number).await;
    assert!(!unread(&vasya, number).await && unread(&petya, number).await);
    petya.notes(number, "I know her.").await.is(303);
    assert!(unread(&vasya, number).await, "a colleague's note is new");
    assert!(!unread(&petya, number).await, "one's own words are not");
});

story!(a_reading_mark_never_goes_back_nor_beyond_what_is_there(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/tickets/{number}/reading");
    vasya.sends(&path, &[("entry", "999999")]).await.is(204);
    vasya.sends(&path, &[("entry", "1")]).await.is(204);
    let id = house.ticket(number).await.id;
    let read = Ticket::read_up_to(&house.desk().look(), vasya.id, [id]).await.unwrap();
    assert_eq!(read.get(&id), Some(&house.last(number).await.id));
    house.agent("Petya").await.notes(number, "Later.").await.is(303);
    assert!(unread(&vasya, number).await);
});

story!(who_never_opened_a_ticket_that_has_ended_has_missed_nothing(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    sees(house, &vasya, number).await;
    petya.notes(number, "It is solved.").await.is(303);
    petya.solves(number).await.is(303);
    let irina = house.agent("Irina").await;
    assert!(!unread(&irina, number).await);
    assert!(unread(&vasya, number).await, "who was reading along wants to know the end");
});
