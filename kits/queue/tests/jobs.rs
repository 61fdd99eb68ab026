//! What the queue promises, on SQLite and PostgreSQL.
#![allow(clippy::unwrap_used)]

use queue::{NewJob, Node, enqueue, settle, settle_all, tick};
use serde_json::json;
use std::time::Duration;
use store::{Db, Engine, Migration, Moment, Text, sql, testing::fresh};

const SCHEMA: &[Migration] =
    &[Migration { number: 1, name: "work", text: Text::Both(include_str!("../../../migrations/0001_work.sql")) }];
const NOON: Moment = Moment::from_seconds(1_763_000_000);

macro_rules! on_both {
    ($($name:ident($db:ident) $body:block)*) => { $(
        mod $name {
            use super::*;
            async fn story($db: Db) $body
            #[tokio::test] async fn sqlite() { run(Engine::Sqlite).await }
            #[tokio::test] async fn postgres() { run(Engine::Postgres).await }
            async fn run(engine: Engine) {
                if let Some(t) = fresh(engine, SCHEMA).await.unwrap() { story(t.db.clone()).await }
            }
        }
    )* }
}

async fn add(db: &Db, n: i64, run_at: Moment, key: Option<&str>) -> bool {
    let mut tx = db.begin().await.unwrap();
    let job = NewJob { kind: "count", payload: json!({ "n": n }), run_at, unique_key: key };
    let added = enqueue(&mut tx, job, NOON).await.unwrap();
    tx.commit().await.unwrap();
    added
}
async fn waiting(db: &Db) -> i64 {
    sql!("SELECT count(*) FROM job WHERE buried_at IS NULL").value(db).await.unwrap()
}

on_both! {
    a_job_exists_only_if_its_deed_does(db) {
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, NewJob { kind: "count", payload: json!(1), run_at: NOON, unique_key: None }, NOON).await.unwrap();
        drop(tx);
        assert_eq!(waiting(&db).await, 0);
    }

    jobs_are_claimed_once_oldest_first_and_not_too_early(db) {
        for n in [1, 2, 3] { add(&db, n, NOON, None).await; }
        add(&db, 4, NOON.plus(Duration::from_secs(60)), None).await;
        let (a, b) = (Node::new(db.clone(), "a"), Node::new(db.clone(), "b"));
        let first = a.claim(&["count"], 2, NOON).await.unwrap();
        let second = b.claim(&["count", "other"], 10, NOON).await.unwrap();
        let numbers = |jobs: &[queue::Job]| jobs.iter().map(|j| j.payload["n"].as_i64().unwrap()).collect::<Vec<_>>();
        assert_eq!((numbers(&first), numbers(&second)), (vec![1, 2], vec![3]));
        assert!(b.claim(&["unknown"], 10, NOON.plus(Duration::from_secs(99))).await.unwrap().is_empty());
        assert_eq!(a.next_due(&["count"], NOON.plus(Duration::from_secs(61))).await.unwrap(), Some(NOON.plus(Duration::from_secs(60))));
    }

    who_lost_a_claim_cannot_settle_the_job(db) {
        add(&db, 1, NOON, None).await;
        let (a, b) = (Node::new(db.clone(), "a"), Node::new(db.clone(), "b"));
        let lost = a.claim(&["count"], 1, NOON).await.unwrap().remove(0);
        b.beat(NOON).await.unwrap();
        assert_eq!(b.void_silent(NOON.minus(Duration::from_secs(10))).await.unwrap(), 1);
        let kept = b.claim(&["count"], 1, NOON).await.unwrap().remove(0);
        let mut tx = db.begin().await.unwrap();
        assert!(!settle(&mut tx, &lost).await.unwrap());
        assert!(settle(&mut tx, &kept).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(waiting(&db).await, 0);
    }

    jobs_that_share_a_transaction_are_settled_but_for_lost_ones(db) {
        for n in [1, 2, 3] { add(&db, n, NOON, None).await; }
        let (a, b) = (Node::new(db.clone(), "a"), Node::new(db.clone(), "b"));
        let jobs = a.claim(&["count"], 3, NOON).await.unwrap();
        a.retry(&jobs[1], "no answer", NOON).await.unwrap();
        let elsewhere = b.claim(&["count"], 1, NOON).await.unwrap().remove(0);
        assert_eq!(elsewhere.id, jobs[1].id);
        let mut tx = db.begin().await.unwrap();
        let mut settled = settle_all(&mut tx, &jobs.iter().collect::<Vec<_>>()).await.unwrap();
        settled.sort_unstable();
        assert_eq!(settled, [jobs[0].id, jobs[2].id]);
        assert!(settle_all(&mut tx, &[]).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert_eq!(waiting(&db).await, 1, "what another node has in hand stays");
    }

    a_failing_job_is_tried_again_later_and_buried_in_the_end(db) {
        add(&db, 1, NOON, None).await;
        let node = Node::new(db.clone(), "a");
        let mut now = NOON;
        for attempt in 1..=queue::MAX_ATTEMPTS {
            let job = node.claim(&["count"], 1, now).await.unwrap().remove(0);
            assert_eq!(job.attempts, attempt);
            node.failed(&job, "no answer", now).await.unwrap();
            assert!(node.claim(&["count"], 1, now).await.unwrap().is_empty(), "not at once");
            now = now.plus(queue::backoff(attempt));
        }
        assert_eq!(waiting(&db).await, 0);
        let why: String = sql!("SELECT error FROM job").value(&db).await.unwrap();
        assert_eq!(why, "no answer");
    }

    a_job_with_a_key_waits_once(db) {
        assert!(add(&db, 1, NOON, Some("k")).await);
        assert!(!add(&db, 2, NOON, Some("k")).await);
        Node::new(db.clone(), "a").claim(&["count"], 1, NOON).await.unwrap();
        assert!(add(&db, 3, NOON, Some("k")).await, "one that runs may have read too early");
        assert_eq!(Node::new(db.clone(), "a").void_all().await.unwrap(), 1, "both may wait after a crash");
        assert_eq!(waiting(&db).await, 2);
    }

    a_schedule_turns_once_per_turn(db) {
        let every = Duration::from_secs(60);
        let mut turns = 0;
        for seconds in [0, 10, 59, 60, 61, 130] {
            let mut tx = db.begin().await.unwrap();
            turns += i32::from(tick(&mut tx, "nightly", every, NOON.plus(Duration::from_secs(seconds))).await.unwrap());
            tx.commit().await.unwrap();
        }
        assert_eq!(turns, 3);
    }
}
