//! Two `serve` on one folder, and one after another.

use super::{
    child::{Place, SERVE},
    sender::{mail, send},
};
use std::time::Duration;
use store::Engine;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_serve_on_a_folder_is_refused_and_harms_nothing() {
    let Some(place) = Place::with_mailbox(Engine::Sqlite).await else { return };
    let server = place.serve().await;
    let second = place.run(&SERVE, b"").await;
    assert_eq!(second.code, 75, "{}", second.stderr);
    let who = format!("process {}", server.pid());
    assert!(
        second.stderr.contains("another repka serves this data folder") && second.stderr.contains(&who),
        "{}",
        second.stderr
    );
    assert_eq!(second.stdout, "");

    assert_eq!(send(server.smtp, &mail("still-here")).await.0, 250);
    place.settled(Duration::from_secs(10)).await;
    server.kill().await;
    // A killed process leaves its lock file behind, but not the lock.
    let next = place.serve().await;
    assert_eq!(send(next.smtp, &mail("and-again")).await.0, 250);
    place.settled(Duration::from_secs(10)).await;
    assert_eq!(place.count("SELECT count(*) FROM ticket").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_share_one_database() {
    let Some(place) = Place::with_mailbox(Engine::Postgres).await else { return };
    // Wrapped by the same secret, which stands in the data folder both use.
    let (one, other) = (place.serve().await, place.serve().await);
    for n in 0..40 {
        let node = if n % 2 == 0 { &one } else { &other };
        assert_eq!(send(node.smtp, &mail(&format!("shared-{n:02}"))).await.0, 250);
    }
    place.settled(Duration::from_secs(30)).await;
    assert_eq!(place.count("SELECT count(DISTINCT subject) FROM ticket").await, 40);
    assert_eq!(place.count("SELECT count(*) FROM ticket").await, 40);
}
