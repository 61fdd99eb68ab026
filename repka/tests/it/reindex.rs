//! Making everything findable anew.

use crate::house::House;
use base::Actor;
use store::Query;

const IVA: &str = "iva@kovac.example";

async fn finds(house: &House, words: &str) -> i64 {
    let page = house.agent("Vasya").await.opens(&format!("/search?q={words}")).await.is(200).text();
    page.matches("class=\"ticket-row").count() as i64
}

story!(an_index_that_was_lost_is_made_anew_with_fields_and_twice_does_no_harm(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is my zeppelin?").await;
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "She means the dirigible.").await.is(303);
    let new = [("about", "ticket"), ("kind", "text"), ("name", "Order")];
    house.agent("Anna").await.sends("/settings/fields", &new).await.is(303);
    let field = house.count("SELECT max(id) FROM field").await.to_string();
    vasya.sends(&format!("/tickets/{number}/fields"), &[("field", &field), ("value", "A-4711")]).await.is(303);
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    for text in ["DELETE FROM search_public", "DELETE FROM search_internal"] {
        Query::new(text).run(&mut act).await.unwrap();
    }
    act.commit().await.unwrap();
    for words in ["zeppelin", "dirigible", "4711"] {
        assert_eq!(finds(house, words).await, 0, "{words}");
    }
    for _ in 0..2 {
        repka::commands::reindex::anew(house.desk()).await.unwrap();
        for words in ["zeppelin", "dirigible", "4711", "lamp"] {
            assert_eq!(finds(house, words).await, 1, "{words}");
        }
    }
});

story!(a_machine_s_acknowledgement_is_not_our_last_word(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let mut ticket = ticket::Ticket::locked(&mut act, base::TicketId(number)).await.unwrap();
    ticket.acknowledge(&mut act, Vec::new(), "We have your mail.").await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.last_words.as_str(), ticket.last_direction.as_deref()), ("Where is it?", Some("in")));
});
