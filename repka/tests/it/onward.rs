//! From ticket to ticket.

use ticket::Delivery;

const IVA: &str = "iva@kovac.example";

story!(an_answer_leads_to_the_next_ticket_where_it_can_be_taken_back(house) {
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

story!(whoever_has_nothing_else_stays_where_they_answered(house) {
    let lamp = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.takes(lamp).await.is(303);
    let answered = vasya.replies_and(lamp, "It left this morning.", "next").await.is(303);
    assert_eq!(answered.location(), format!("/tickets/{lamp}"));
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
