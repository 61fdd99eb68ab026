//! Old mails are brought along while the desk runs and while it does not, and the command is killed in the middle.

use super::child::{Place, SUPPORT, empty_folder};
use std::{fs, process::Stdio, time::Duration};
use store::Engine;

const MAILS: usize = 200;

async fn story(engine: Engine, served: bool) {
    let Some(place) = Place::with_mailbox(engine).await else { return };
    let desk = if served { Some(place.serve().await) } else { None };
    let folder = empty_folder();
    let file = folder.path().join("inbox");
    let mail = |n: usize| {
        let (day, body) = (n % 28 + 1, format!("{n}\n").repeat(50));
        format!(
            "From a@b Mon Jan  1 10:00:00 2024\nFrom: Iva <iva{}@kovac.example>\nTo: {SUPPORT}\nSubject: mail-{n}\n\
             Date: {day} Mar 2025 10:00:00 +0000\nMessage-ID: <{n}@kovac.example>\n\n{body}\n",
            n % 7
        )
    };
    fs::write(&file, (0..MAILS).map(mail).collect::<String>()).unwrap();
    let words = ["import", "mail", file.to_str().unwrap(), "--mailbox", SUPPORT];
    let mut command = tokio::process::Command::from(place.command(&words));
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn().unwrap();
    while place.count("SELECT count(*) FROM arrival").await < 50 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    child.kill().await.unwrap();
    let before = place.count("SELECT count(*) FROM arrival").await;
    let said = place.must(&words).await;
    let rest = i64::try_from(MAILS).unwrap() - before;
    assert_eq!(said, format!("seen {MAILS} = imported {rest} + already there {before} + refused 0\n"));
    let subjects = place.count("SELECT count(DISTINCT subject) FROM ticket WHERE state = 'solved'").await;
    assert_eq!((subjects, place.count("SELECT count(*) FROM entry").await), (MAILS as i64, MAILS as i64));
    assert_eq!(place.count("SELECT count(*) FROM job WHERE kind = 'channel.take_in'").await, 0);
    if let Some(desk) = desk {
        desk.kill().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_is_gone_on_with_beside_a_running_desk_on_sqlite() {
    story(Engine::Sqlite, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_is_gone_on_with_on_sqlite() {
    story(Engine::Sqlite, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_is_gone_on_with_beside_a_running_desk_on_postgres() {
    story(Engine::Postgres, true).await;
}
