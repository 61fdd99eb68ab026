//! What the store promises, on SQLite and PostgreSQL.
#![allow(clippy::unwrap_used)]

use store::{Db, Engine, Fault, Migration, Moment, Query, Text, Tx, fault, sql, testing::fresh};

const SCHEMA: &[Migration] = &[Migration {
    number: 1,
    name: "test",
    text: Text::Both(
        "CREATE TABLE thing (id {id}, name TEXT NOT NULL, at {moment}, data {json}, raw {bytes}, yes BOOLEAN NOT NULL DEFAULT FALSE);
         CREATE UNIQUE INDEX thing_name ON thing (name);",
    ),
}];

macro_rules! on_both {
    ($($name:ident($db:ident) $body:block)*) => { $(
        mod $name {
            use super::*;
            async fn story($db: store::Db) $body
            #[tokio::test] async fn sqlite() { run(Engine::Sqlite).await }
            #[tokio::test] async fn postgres() { run(Engine::Postgres).await }
            async fn run(engine: Engine) {
                if let Some(t) = fresh(engine, SCHEMA).await.unwrap() { story(t.db.clone()).await }
            }
        }
    )* }
}

async fn add(tx: &mut Tx, name: &str) -> store::Result<i64> {
    sql!("INSERT INTO thing (name) VALUES ($1) RETURNING id").bind(name).value(tx).await
}
async fn count(db: &store::Db) -> i64 {
    sql!("SELECT count(*) FROM thing").value(db).await.unwrap()
}

on_both! {
    values_come_back_as_they_went(db) {
        let (now, json) = (Moment::from_micros(1_763_000_000_123_456), serde_json::json!({"a": [1, "ž"]}));
        let mut tx = db.begin().await.unwrap();
        sql!("INSERT INTO thing (name, at, data, raw, yes) VALUES ($1, $2, $3, $4, $5)")
            .bind("Жар-птица").bind(now).bind(json.clone()).bind(vec![0u8, 255]).bind(true).run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let row: (String, Option<Moment>, serde_json::Value, Vec<u8>, bool) =
            sql!("SELECT name, at, data, raw, yes FROM thing").one(&db).await.unwrap();
        assert_eq!(row, ("Жар-птица".into(), Some(now), json, vec![0, 255], true));
    }

    a_missing_value_is_a_typed_null(db) {
        let mut tx = db.begin().await.unwrap();
        sql!("INSERT INTO thing (name, at, data) VALUES ($1, $2, $3)").bind("x").bind(None::<Moment>).bind(None::<serde_json::Value>).run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let at: Option<Moment> = sql!("SELECT at FROM thing").value(&db).await.unwrap();
        assert_eq!(at, None);
    }

    a_dropped_transaction_never_was(db) {
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, "gone").await.unwrap();
        drop(tx);
        assert_eq!(count(&db).await, 0);
    }

    a_swallowed_error_never_commits(db) {
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, "twice").await.unwrap();
        assert!(add(&mut tx, "twice").await.is_err());
        assert!(tx.commit().await.is_err());
        assert_eq!(count(&db).await, 0);
    }

    what_was_undone_to_a_mark_does_not_spoil_the_rest(db) {
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, "first").await.unwrap();
        let mark = tx.mark().await.unwrap();
        assert!(add(&mut tx, "first").await.is_err());
        tx.undo_to(mark).await.unwrap();
        let mark = tx.mark().await.unwrap();
        add(&mut tx, "second").await.unwrap();
        tx.keep(mark).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&db).await, 2);
    }

    a_violated_unique_index_is_told_by_name(db) {
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, "twice").await.unwrap();
        let error = add(&mut tx, "twice").await.unwrap_err();
        let Fault::Unique(name) = fault(&error) else { panic!("{error}") };
        assert!(name == "thing_name" || name == "thing.name", "{name}");
    }

    reading_outside_a_transaction_cannot_write(db) {
        if db.engine() == Engine::Sqlite {
            let wrote: store::Result<(i64,)> = Query::new("INSERT INTO thing (name) VALUES ('x') RETURNING id").one(&db).await;
            assert!(wrote.is_err());
        }
    }

    migrating_twice_changes_nothing(db) {
        assert!(store::migrate(&db, SCHEMA, Moment::now()).await.unwrap().is_empty());
        assert!(store::pending(&db, &[]).await.is_err(), "a newer database is refused");
    }
}

async fn pragma(db: &Db, text: String) -> i64 {
    let mut lent = db.sqlite().unwrap().lend().await.unwrap();
    let told = sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_one(lent.connection().unwrap()).await;
    lent.done(told).unwrap()
}

/// Decision 9: SQLITE_FULL rolls back by itself, which sqlx does not notice.
#[tokio::test]
async fn after_a_full_disk_the_one_writer_works_again() {
    let t = fresh(Engine::Sqlite, SCHEMA).await.unwrap().unwrap();
    let pages = pragma(&t.db, "PRAGMA page_count".into()).await;
    pragma(&t.db, format!("PRAGMA max_page_count={}", pages + 2)).await;
    let mut tx = t.db.begin().await.unwrap();
    let error = loop {
        let big = vec![7u8; 3000];
        let done = sql!("INSERT INTO thing (name, raw) VALUES ('big' || random(), $1)").bind(big).run(&mut tx).await;
        if let Err(e) = done {
            break e;
        }
    };
    assert_eq!(fault(&error), Fault::Unavailable);
    assert_eq!(fault(&add(&mut tx, "lasting by itself").await.unwrap_err()), Fault::Defect);
    assert!(tx.commit().await.is_err());
    pragma(&t.db, "PRAGMA max_page_count=1000000".into()).await;
    let mut tx = t.db.begin().await.unwrap();
    add(&mut tx, "after").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(count(&t.db).await, 1);
}
