//! The same mail twice, at the same time.

use super::{
    child::{Place, Server},
    sender::{Sender, mail},
};
use std::time::Duration;
use store::Engine;

const MAILS: i64 = 20;

/// Both senders have said everything but the last dot, which they say together.
async fn together(server: &Server, one: &[u8], other: &[u8]) {
    let mut first = Sender::at(server.smtp).await.unwrap();
    let mut second = Sender::at(server.smtp).await.unwrap();
    first.begin(one).await.unwrap().unwrap();
    second.begin(other).await.unwrap().unwrap();
    let (first, second) = tokio::join!(first.end(), second.end());
    assert_eq!((first.unwrap().0, second.unwrap().0), (250, 250));
}

/// With a header field that its way added.
fn by_way_of(relay: &str, raw: &[u8]) -> Vec<u8> {
    [format!("X-Seen-By: {relay}\r\n").as_bytes(), raw].concat()
}

async fn story(engine: Engine) {
    let Some(place) = Place::with_mailbox(engine).await else { return };
    let server = place.serve().await;
    for n in 0..MAILS {
        let raw = mail(&format!("same-{n}"));
        together(&server, &raw, &raw).await;
    }
    place.settled(Duration::from_secs(20)).await;
    let entries = "SELECT count(*) FROM entry WHERE kind = 'message'";
    assert_eq!(place.count("SELECT count(*) FROM arrival").await, MAILS, "kept once");
    assert_eq!(place.count(entries).await, MAILS, "an entry each");

    // Other bytes, and still the same mail: Message-ID and content say so.
    for n in 0..MAILS {
        let raw = mail(&format!("similar-{n}"));
        together(&server, &by_way_of("a", &raw), &by_way_of("b", &raw)).await;
    }
    place.settled(Duration::from_secs(20)).await;
    assert_eq!(place.count("SELECT count(*) FROM arrival").await, 3 * MAILS, "both are kept");
    assert_eq!(place.count(entries).await, 2 * MAILS, "an entry each");
    assert_eq!(place.count("SELECT count(*) FROM ticket").await, 2 * MAILS);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_mail_over_two_connections_at_once_is_one_entry_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_mail_over_two_connections_at_once_is_one_entry_on_postgres() {
    story(Engine::Postgres).await;
}
