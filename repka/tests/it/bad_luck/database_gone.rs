//! The database is gone for a while (PostgreSQL).

use super::{
    child::{Place, Server},
    sender::{Sender, mail, send},
};
use std::{
    fs,
    os::unix::{fs::symlink, net::UnixListener},
    path::PathBuf,
    time::{Duration, Instant},
};
use store::{Engine, Query};
use tokio::time::sleep;

/// How the desk reaches its database; to be cut.
struct Wire {
    /// Where the desk looks for the server.
    socket: PathBuf,
    /// Where it truly is.
    real: PathBuf,
}

impl Wire {
    async fn laid() -> Option<(Wire, Place)> {
        let place = Place::with_mailbox(Engine::Postgres).await?;
        let (address, folder) = place.url().split_once("?host=").expect("a socket");
        let mine = place.data().join("socket");
        fs::create_dir(&mine).unwrap();
        let wire = Wire { socket: mine.join(".s.PGSQL.5432"), real: PathBuf::from(folder).join(".s.PGSQL.5432") };
        wire.mend();
        let url = format!("{address}?host={}", mine.display());
        Some((wire, place.reached_by(url)))
    }

    fn mend(&self) {
        let _ = fs::remove_file(&self.socket);
        symlink(&self.real, &self.socket).unwrap();
    }

    /// As if the server had died: open connections break, and nobody listens any more.
    async fn cut(&self, place: &Place) {
        fs::remove_file(&self.socket).unwrap();
        drop(UnixListener::bind(&self.socket).unwrap());
        break_connections(place).await;
    }
}

/// Ends every connection to the database but the one it is done by.
async fn break_connections(place: &Place) {
    let ended: Vec<(bool,)> = Query::new(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .all(place.db())
    .await
    .unwrap();
    assert!(!ended.is_empty());
}

async fn subjects(place: &Place) -> Vec<String> {
    let rows: Vec<(String,)> = place.rows("SELECT subject FROM ticket ORDER BY subject").await;
    rows.into_iter().map(|(subject,)| subject).collect()
}

/// Asks until a page says so; the first breath after a cut may still find a living connection.
async fn page(server: &Server, status: u16) -> String {
    let end = Instant::now() + Duration::from_secs(40);
    loop {
        let (now, body) = server.get("/", "Cookie: repka_session=whoever\r\nAccept-Language: en\r\n").await;
        if now == status {
            return body;
        }
        assert!(Instant::now() < end, "{now} and not {status}: {body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_gone_senders_wait_and_pages_say_so() {
    let Some((wire, place)) = Wire::laid().await else { return };
    let server = place.serve().await;
    for n in 0..10 {
        assert_eq!(send(server.smtp, &mail(&format!("before-{n}"))).await.0, 250);
    }
    wire.cut(&place).await;

    let meanwhile = mail("meanwhile");
    let (refused, said, shown) = tokio::join!(
        send(server.smtp, &meanwhile),
        server.is_ready(503, Duration::from_secs(40)),
        page(&server, 503),
    );
    assert!((400..500).contains(&refused.0), "{refused:?}");
    assert!(said.contains("database"), "{said:?}");
    assert!(shown.contains("<p>") && shown.contains("database"), "{shown}");
    assert_eq!(server.get("/health", "").await.0, 200, "the process lives");

    wire.mend();
    server.is_ready(200, Duration::from_secs(30)).await;
    page(&server, 303).await;
    assert_eq!(send(server.smtp, &mail("meanwhile")).await.0, 250);
    place.settled(Duration::from_secs(30)).await;
    let mut all: Vec<String> = (0..10).map(|n| format!("before-{n}")).collect();
    all.push("meanwhile".to_owned());
    assert_eq!(subjects(&place).await, all);
    assert_eq!(place.count("SELECT count(*) FROM job WHERE buried_at IS NOT NULL").await, 0);
}

/// A connection may break at any word, also between our COMMIT and its answer.
#[tokio::test(flavor = "multi_thread")]
async fn connections_that_break_all_the_time_lose_nothing_and_double_nothing() {
    let Some((_wire, place)) = Wire::laid().await else { return };
    let server = place.serve().await;
    let address = server.smtp;
    let mut senders = tokio::task::JoinSet::new();
    for sender in 0..4 {
        senders.spawn(async move {
            let mut connection = Sender::at(address).await.unwrap();
            for n in 0..40 {
                let raw = mail(&format!("storm-{sender}-{n:02}"));
                while connection.send(&raw).await.unwrap().0 != 250 {
                    sleep(Duration::from_millis(20)).await;
                }
            }
        });
    }
    let storm = async {
        loop {
            sleep(Duration::from_millis(120)).await;
            break_connections(&place).await;
        }
    };
    tokio::select! {
        () = storm => {}
        _ = senders.join_all() => {}
    }
    place.settled(Duration::from_secs(40)).await;
    let all: Vec<String> = (0..160).map(|n| format!("storm-{}-{:02}", n / 40, n % 40)).collect();
    assert_eq!(subjects(&place).await, all);
    assert_eq!(place.count("SELECT count(*) FROM entry WHERE kind = 'message'").await, 160);
}
