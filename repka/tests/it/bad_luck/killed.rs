//! `kill -9` at any moment.

use super::{
    child::{Place, Server},
    sender::{Sender, mail},
};
use std::{
    hash::{BuildHasher, RandomState},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use store::Engine;
use tokio::{sync::watch, task::JoinSet};

const SENDERS: usize = 5;
const MAILS_EACH: usize = 100;
const KILLS: usize = 6;

/// Sends its mails in order, each again until it is acknowledged.
async fn send_all(sender: usize, server: watch::Receiver<SocketAddr>, acknowledged: Arc<AtomicUsize>) {
    let mut connection = None;
    for n in 0..MAILS_EACH {
        let raw = mail(&format!("mail-{sender}-{n}"));
        loop {
            if connection.is_none() {
                let address = *server.borrow();
                connection = Sender::at(address).await.ok();
            }
            let Some(line) = &mut connection else {
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            };
            match line.send(&raw).await {
                Ok(reply) if reply.0 == 250 => break,
                Ok(reply) => assert!((400..500).contains(&reply.0), "{reply:?}"),
                Err(_) => connection = None,
            }
        }
        acknowledged.fetch_add(1, Ordering::Relaxed);
    }
}

/// Somewhere in the 30 ms after the mark: anywhere between a mail's first byte and its entry.
async fn a_moment() {
    let random = RandomState::new().hash_one(0u8);
    tokio::time::sleep(Duration::from_micros(random % 30_000)).await;
}

async fn story(engine: Engine) {
    let Some(place) = Place::with_mailbox(engine).await else { return };
    let mut server = place.serve().await;
    let (moved, whereabouts) = watch::channel(server.smtp);
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let mut senders = JoinSet::new();
    for sender in 0..SENDERS {
        senders.spawn(send_all(sender, whereabouts.clone(), acknowledged.clone()));
    }
    let all = SENDERS * MAILS_EACH;
    for kill in 1..=KILLS {
        while acknowledged.load(Ordering::Relaxed) < all * kill / (KILLS + 1) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        a_moment().await;
        server.kill().await;
        server = place.serve().await;
        moved.send(server.smtp).unwrap();
    }
    senders.join_all().await;
    // A killed node's claims are free when it has been silent for ten seconds (PostgreSQL).
    place.settled(Duration::from_secs(60)).await;
    nothing_lost_nothing_double(&place, all).await;
    Server::kill(server).await;
}

async fn nothing_lost_nothing_double(place: &Place, all: usize) {
    let subjects: Vec<(String,)> = place.rows("SELECT subject FROM ticket ORDER BY subject").await;
    let got: Vec<String> = subjects.into_iter().map(|(subject,)| subject).collect();
    let mut sent: Vec<String> = (0..all).map(|n| format!("mail-{}-{}", n / MAILS_EACH, n % MAILS_EACH)).collect();
    sent.sort();
    assert_eq!(got, sent);
    let entries = place.count("SELECT count(*) FROM entry WHERE kind = 'message'").await;
    let arrivals = place.count("SELECT count(*) FROM arrival WHERE state = 'understood'").await;
    let problems = place.count("SELECT count(*) FROM arrival WHERE state <> 'understood'").await;
    let buried = place.count("SELECT count(*) FROM job WHERE buried_at IS NOT NULL").await;
    let all = i64::try_from(all).unwrap();
    assert_eq!((entries, arrivals, problems, buried), (all, all, 0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_mails_and_six_kills_make_five_hundred_tickets_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_mails_and_six_kills_make_five_hundred_tickets_on_postgres() {
    story(Engine::Postgres).await;
}
