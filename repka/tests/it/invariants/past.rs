//! 6. Whatever is done later, what was written stays as it was, in its place.

use crate::house::House;
use mail::smtp::Answer;
use store::Query;

const IVA: &str = "iva@kovac.example";

/// What may never change of an entry and of an event.
async fn history(house: &House) -> (Vec<(i64, String, String, String, String)>, Vec<(i64, String, serde_json::Value)>) {
    let entries = Query::new("SELECT id, kind, text, author_name, author_address FROM entry ORDER BY id");
    let events = Query::new("SELECT id, kind, data FROM event ORDER BY id");
    (entries.all(house.desk().db()).await.unwrap(), events.all(house.desk().db()).await.unwrap())
}

story!(history_is_append_only(house) {
    house.undo_seconds(10).await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let mut before = history(house).await;
    for deed in 0..8 {
        match deed {
            0 => vasya.notes(number, "A note.").await,
            1 => vasya.replies(number, "First.").await,
            2 => vasya.takes_back(number, house.last(number).await.id).await,
            3 => vasya.solves(number).await,
            4 => vasya.reopens(number).await,
            5 => {
                house.office.will_say(Answer::Refuse("no".into()));
                vasya.replies(number, "Second.").await
            }
            6 => {
                house.later(10).await;
                vasya.sends_again(number, house.last(number).await.id).await
            }
            _ => vasya.assigns(number, house.staff("Petya").await.id).await,
        }
        .is(303);
        house.settled().await;
        let after = history(house).await;
        assert!(after.0.starts_with(&before.0) && after.1.starts_with(&before.1), "{deed}");
        assert!(after.1.len() > before.1.len(), "{deed} is an event");
        before = after;
    }
});
