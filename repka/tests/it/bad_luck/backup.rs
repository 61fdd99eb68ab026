//! A backup made while the desk runs, and the desk that comes of it.

use super::{
    child::{Place, SERVE, Server, empty_folder, plain, run},
    sender::{Sender, mail, send},
};
use std::time::Duration;
use store::{Db, Engine, Query, Tuning};

type Known = Vec<(i64, String, String)>;

async fn known(db: &Db) -> Known {
    let rows = Query::new(
        "SELECT t.id, t.subject, e.text FROM ticket t JOIN entry e ON e.ticket_id = t.id ORDER BY t.id, e.id",
    );
    rows.all(db).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_mails_come_is_a_whole_desk_again() {
    let Some(place) = Place::with_mailbox(Engine::Sqlite).await else { return };
    let server = place.serve().await;
    for n in 0..10 {
        assert_eq!(send(server.smtp, &mail(&format!("before-{n}"))).await.0, 250);
    }
    place.settled(Duration::from_secs(20)).await;
    let before = known(place.db()).await;
    let file = place.data().join("desk.tar.zst");
    let path = file.to_str().unwrap();

    let address = server.smtp;
    let coming = tokio::spawn(async move {
        let mut sender = Sender::at(address).await.unwrap();
        for n in 0..60 {
            assert_eq!(sender.send(&mail(&format!("meanwhile-{n}"))).await.unwrap().0, 250);
        }
    });
    let made = place.run(&["backup", path], b"").await;
    assert_eq!((made.code, made.stdout.as_str()), (0, ""), "{}", made.stderr);
    coming.await.unwrap();
    place.settled(Duration::from_secs(20)).await;
    let again = place.run(&["backup", path], b"").await;
    assert_eq!(again.code, 65, "a backup is never written over: {}", again.stderr);

    let empty = empty_folder();
    let restored = run(plain(&["restore", path], empty.path()), b"").await;
    assert_eq!(restored.code, 0, "{}", restored.stderr);
    let url = format!("sqlite:{}", empty.path().join("repka.db").display());
    let db = Db::open(&url, Tuning::default()).await.unwrap();
    // The mails kept at that moment and not yet taken in have their jobs in the backup too.
    let there = known(&db).await;
    assert_eq!(there[..before.len()], before[..]);

    let revived = Server::start(plain(&SERVE, empty.path()), empty.path()).await;
    let waiting = "SELECT count(*) FROM arrival WHERE state = 'kept'";
    for _ in 0..200 {
        let left: i64 = Query::new(waiting).value(&db).await.unwrap();
        if left == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let arrivals: i64 = Query::new("SELECT count(*) FROM arrival").value(&db).await.unwrap();
    let (then, now) = (known(&db).await, known(place.db()).await);
    assert_eq!(i64::try_from(then.len()).unwrap(), arrivals, "every mail in it is on a ticket");
    assert!(then.iter().all(|(_, subject, text)| now.iter().any(|n| (&n.1, &n.2) == (subject, text))));
    // What the old desk knows, the new one knows: a mail it has is not taken twice.
    assert_eq!(send(revived.smtp, &mail("before-3")).await.0, 250);
    assert_eq!(send(revived.smtp, &mail("new-here")).await.0, 250);
    for _ in 0..200 {
        if known(&db).await.len() > then.len() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(known(&db).await.len(), then.len() + 1);

    let full = place.run(&["restore", path], b"").await;
    assert_eq!(full.code, 65, "a desk is never written over: {}", full.stderr);
}
