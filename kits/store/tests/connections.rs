//! What a connection of SQLite that only reads promises to whoever comes next.
#![allow(clippy::unwrap_used)]

use std::time::Duration;
use store::{Db, Engine, Fault, Query, Tuning, fault, testing::fresh};
use tokio::time::timeout;

/// Takes SQLite a while.
const LONG: &str =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT count(*) FROM n";

/// Takes it seconds.
const LONGER: &str =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000000) SELECT count(*) FROM n";

async fn one_reader(url: &str, patience: Duration) -> Db {
    Db::open(url, Tuning { readers: 1, patience, ..Tuning::default() }).await.unwrap()
}

async fn answers(db: &Db) -> i64 {
    Query::new("SELECT 1").value(db).await.unwrap()
}

#[tokio::test]
async fn a_reader_whose_asker_has_gone_serves_the_next_one() {
    let t = fresh(Engine::Sqlite, &[]).await.unwrap().unwrap();
    let db = one_reader(&t.url, Duration::from_secs(60)).await;
    for _ in 0..3 {
        let asked = timeout(Duration::from_millis(1), Query::new(LONG).value::<i64>(&db)).await;
        assert!(asked.is_err(), "it was to take a while");
        assert_eq!(answers(&db).await, 1);
    }
    db.close().await;
}

#[tokio::test]
async fn whoever_waits_too_long_for_a_reader_is_told() {
    let t = fresh(Engine::Sqlite, &[]).await.unwrap().unwrap();
    // Long enough for the desk to be opened on a busy machine, and far shorter than the statement takes.
    let db = one_reader(&t.url, Duration::from_millis(500)).await;
    let (longer, short) = tokio::join!(Query::new(LONGER).value::<i64>(&db), Query::new("SELECT 1").value::<i64>(&db));
    assert_eq!(longer.unwrap(), 12_000_000);
    assert_eq!(fault(&short.unwrap_err()), Fault::Unavailable);
    assert_eq!(answers(&db).await, 1);
}

#[tokio::test]
async fn a_statement_that_fails_harms_no_reader() {
    let t = fresh(Engine::Sqlite, &[]).await.unwrap().unwrap();
    let db = one_reader(&t.url, Duration::from_secs(60)).await;
    assert!(Query::new("SELECT nothing FROM nowhere").value::<i64>(&db).await.is_err());
    assert!(Query::new("SELECT 1 WHERE FALSE").value::<i64>(&db).await.is_err());
    assert_eq!(answers(&db).await, 1);
}

#[tokio::test]
async fn nobody_reads_after_the_end_and_whoever_reads_is_waited_for() {
    let t = fresh(Engine::Sqlite, &[]).await.unwrap().unwrap();
    let db = one_reader(&t.url, Duration::from_secs(60)).await;
    let (long, ()) = tokio::join!(Query::new(LONG).value::<i64>(&db), db.close());
    assert_eq!(long.unwrap(), 400_000);
    let after = Query::new("SELECT 1").value::<i64>(&db).await;
    assert_eq!(fault(&after.unwrap_err()), Fault::Unavailable);
}

/// `.cargo/config.toml` says how, and why.
#[tokio::test]
async fn sqlite_is_compiled_in_as_the_workspace_says() {
    let t = fresh(Engine::Sqlite, &[]).await.unwrap().unwrap();
    let db = one_reader(&t.url, Duration::from_secs(60)).await;
    let options: Vec<(String,)> = Query::new("PRAGMA compile_options").all(&db).await.unwrap();
    let has = |option: &str| options.iter().any(|(one,)| one == option);
    assert!(has("ENABLE_QPSG"), "statements with a bound LIMIT are prepared anew at each use");
    assert!(!has("ENABLE_MEMORY_MANAGEMENT"), "readers wait for each other's page cache");
    assert!(!has("ENABLE_API_ARMOR"));
    db.close().await;
}
