//! The database is gone for a while (PostgreSQL).

use super::{
    child::{Place, Server},
    sender::{Sender, mail, send},
};
use std::{
    fs, io,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use store::Engine;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{UnixListener, UnixStream},
    task::{JoinHandle, JoinSet},
    time::sleep,
};

/// How the desk reaches its database: a wire the test can cut.
struct Wire {
    /// Where the desk looks for the server.
    here: PathBuf,
    /// Where it truly is.
    there: PathBuf,
    /// One in so many COMMITs is done, and its answer lost with the connection; none when 0.
    lossy: usize,
    carrying: Option<JoinHandle<()>>,
}

impl Wire {
    async fn laid(lossy: usize) -> Option<(Wire, Place)> {
        let place = Place::with_mailbox(Engine::Postgres).await?;
        let (address, folder) = place.url().split_once("?host=").expect("a socket");
        let mine = place.data().join("wire");
        fs::create_dir(&mine).unwrap();
        let url = format!("{address}?host={}", mine.display());
        let (here, there) = (mine.join(SOCKET), PathBuf::from(folder).join(SOCKET));
        let mut wire = Wire { here, there, lossy, carrying: None };
        wire.mend();
        Some((wire, place.reached_by(url)))
    }

    fn mend(&mut self) {
        let _ = fs::remove_file(&self.here);
        let listener = UnixListener::bind(&self.here).unwrap();
        self.carrying = Some(tokio::spawn(carry_all(listener, self.there.clone(), self.lossy)));
    }

    /// As if the server had died: open connections break, and nobody listens any more.
    fn cut(&mut self) {
        self.carrying.take().expect("it is whole").abort();
    }
}

const SOCKET: &str = ".s.PGSQL.5432";

async fn carry_all(listener: UnixListener, there: PathBuf, lossy: usize) {
    let commits = Arc::new(AtomicUsize::new(0));
    // Dropped with this task, and every connection with it.
    let mut connections = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        let (there, commits) = (there.clone(), commits.clone());
        connections.spawn(async move {
            let server = UnixStream::connect(there).await?;
            carry(client, server, lossy, &commits).await
        });
    }
}

async fn carry(mut client: UnixStream, mut server: UnixStream, lossy: usize, commits: &AtomicUsize) -> io::Result<()> {
    let (mut said, mut answered) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        tokio::select! {
            n = client.read(&mut said) => {
                let Some(said) = said.get(..n?).filter(|s| !s.is_empty()) else { return Ok(()) };
                server.write_all(said).await?;
                let is_commit = said.windows(6).any(|word| word == b"COMMIT");
                if is_commit && lossy > 0 && commits.fetch_add(1, Ordering::Relaxed) % lossy == lossy - 1 {
                    // Heard here, and by nobody else.
                    return server.read(&mut answered).await.map(drop);
                }
            }
            n = server.read(&mut answered) => {
                let Some(answered) = answered.get(..n?).filter(|a| !a.is_empty()) else { return Ok(()) };
                client.write_all(answered).await?;
            }
        }
    }
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
    let Some((mut wire, place)) = Wire::laid(0).await else { return };
    let server = place.serve().await;
    for n in 0..10 {
        assert_eq!(send(server.smtp, &mail(&format!("before-{n}"))).await.0, 250);
    }
    wire.cut();

    let meanwhile = mail("meanwhile");
    let (refused, said, shown) =
        tokio::join!(send(server.smtp, &meanwhile), server.is_ready(503, Duration::from_secs(40)), page(&server, 503),);
    assert!((400..500).contains(&refused.0), "{refused:?}");
    assert!(said.contains("database"), "{said:?}");
    assert!(shown.contains("The database or the disk does not answer. Nothing has been lost"), "{shown}");
    assert_eq!(server.get("/health", "").await.0, 200, "the process lives");

    wire.mend();
    server.is_ready(200, Duration::from_secs(30)).await;
    page(&server, 303).await;
    assert_eq!(send(server.smtp, &meanwhile).await.0, 250);
    place.settled(Duration::from_secs(30)).await;
    let mut all: Vec<String> = (0..10).map(|n| format!("before-{n}")).collect();
    all.push("meanwhile".to_owned());
    assert_eq!(subjects(&place).await, all);
    assert_eq!(place.count("SELECT count(*) FROM job WHERE buried_at IS NOT NULL").await, 0);
}

/// The worst word for a connection to break at is the answer to our COMMIT: it is done, and we do not know.
#[tokio::test(flavor = "multi_thread")]
async fn commits_whose_answers_are_lost_lose_nothing_and_double_nothing() {
    let Some((_wire, place)) = Wire::laid(7).await else { return };
    let server = place.serve().await;
    let address = server.smtp;
    let mut senders = JoinSet::new();
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
    senders.join_all().await;
    place.settled(Duration::from_secs(40)).await;
    let all: Vec<String> = (0..160).map(|n| format!("storm-{}-{:02}", n / 40, n % 40)).collect();
    assert_eq!(subjects(&place).await, all);
    assert_eq!(place.count("SELECT count(*) FROM entry WHERE kind = 'message'").await, 160);
}
