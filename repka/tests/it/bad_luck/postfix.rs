//! Either side of LMTP is killed while mails come: Postfix keeps what the desk has not said it has.

use super::{
    child::{Place, SUPPORT, empty_folder},
    sender::{Sender, mail},
};
use crate::house::{Postfix, Ways};
use std::time::Duration;
use store::Engine;

const MAILS: usize = 150;

async fn story(engine: Engine) {
    let Some(place) = Place::with_mailbox(engine).await else { return };
    let folder = empty_folder();
    let socket = format!("unix:{}/lmtp", folder.path().display());
    let ways = Ways { desks: vec![("desk.example".into(), socket.clone())], ..Ways::default() };
    let Some(postfix) = Postfix::start(&ways) else { return };
    let flags = ["--lmtp", socket.as_str()];
    let serve = || place.serve_with(&flags);
    let mut desk = serve().await;
    let taken = tokio::spawn(submit_all(postfix.address));
    for part in 1..=4 {
        let came = i64::try_from(MAILS * part / 6).unwrap();
        while place.count("SELECT count(*) FROM arrival").await < came {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        if part % 2 == 1 {
            desk.kill().await;
            desk = serve().await;
        } else {
            postfix.is_killed();
            postfix.starts();
        }
    }
    taken.await.unwrap();
    postfix.is_done().await;
    place.settled(Duration::from_secs(60)).await;
    let subjects = place.count("SELECT count(DISTINCT subject) FROM ticket").await;
    let entries = place.count("SELECT count(*) FROM entry WHERE kind = 'message'").await;
    let lmtp = place.count("SELECT count(*) FROM arrival WHERE via = 'lmtp' AND state = 'understood'").await;
    let all = i64::try_from(MAILS).unwrap();
    assert_eq!((subjects, entries, lmtp), (all, all, all), "{SUPPORT}");
    desk.kill().await;
}

/// Hands over each mail until it is taken, whatever becomes of the connection.
async fn submit_all(address: std::net::SocketAddr) {
    for n in 0..MAILS {
        let raw = mail(&format!("by-postfix-{n}"));
        loop {
            let sent = async { Sender::at(address).await?.send(&raw).await };
            if sent.await.is_ok_and(|reply| reply.0 == 250) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postfix_and_desk_are_killed_in_turn_and_every_mail_comes_once_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postfix_and_desk_are_killed_in_turn_and_every_mail_comes_once_on_postgres() {
    story(Engine::Postgres).await;
}
