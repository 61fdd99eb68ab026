//! What closes by itself, and what never does.

use crate::house::House;
use ticket::State;

const IVA: &str = "iva@kovac.example";
const DAY: u64 = 24 * 3600;

async fn rests(house: &House, days: u64) {
    for _ in 0..days {
        house.later(DAY as _).await;
        repka::schedule::close(house.desk()).await.unwrap();
    }
    house.settled().await;
}

story!(nothing_closes_itself_while_the_customer_had_the_last_word(house) {
    let form = [("name", "Tavan"), ("lang", "en"), ("zone", "UTC"), ("undo", "0"), ("close", "7")];
    house.agent("Anna").await.sends("/settings/company", &form).await.is(303);
    let (iva, vasya) = (house.customer(IVA), house.agent("Vasya").await);
    let unanswered = iva.writes("Nobody answers", "Hello?").await;
    let answered = iva.writes("The lamp", "Where is it?").await;
    vasya.replies_and(answered, "On its way.", "solve").await.is(303);
    let back = iva.writes("The cable", "Where is it?").await;
    vasya.replies_and(back, "On its way, too.", "solve").await.is(303);
    house.settled().await;
    let mail = house.office.catcher.mails().into_iter().rfind(|m| String::from_utf8_lossy(&m.raw).contains("too.")).unwrap();
    rests(house, 6).await;
    iva.answers(&mail, "It has not come.").await;
    rests(house, 30).await;
    let state = async |number| house.ticket(number).await.state;
    assert_eq!(state(answered).await, State::Closed, "what she left at our answer rests");
    assert_eq!((state(unanswered).await, state(back).await), (State::Open, State::Open));
});

story!(what_an_answer_solved_that_never_arrived_is_not_solved(house) {
    let vasya = house.agent("Vasya").await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.office.will_say(mail::smtp::Answer::Refuse("no such user".into()));
    vasya.replies_and(number, "On its way.", "solve").await.is(303);
    house.settled().await;
    let ticket = house.ticket(number).await;
    assert_eq!(ticket.state, State::Open);
    assert!(ticket.waiting_since.is_some(), "she waits, and nobody knows");
    assert!(vasya.opens_ticket(number).await.text().contains("the answer did not reach the customer"));
    rests(house, 30).await;
    assert_eq!(house.ticket(number).await.state, State::Open);
});
