//! How long the report takes on a desk with a million tickets: by name, `-- --ignored --nocapture measured`.
//!
//! The desk is not made, only what the report reads: three years of days, what runs and ended today, questions.

use crate::house::House;
use base::{Act, Actor};
use insight::{Figure, Report, Sees, figure::Narrow, rolled::Filled};
use jiff::tz::TimeZone;
use std::time::Instant;
use store::{Engine, Query};
use ticket::Scope;

/// Of a million tickets, as the demo makes them.
const RUNNING: i64 = 13_000;
/// Days that are written: a thousand tickets each.
const DAYS: i64 = 1000;
const DEPARTMENTS: i64 = 12;
/// Of a year, to each department.
const QUESTIONS: i64 = 20_000;

async fn put(act: &mut Act, query: Query) {
    query.run(act).await.unwrap();
}

async fn desk(house: &House, today: i64) {
    let now = house.desk().now();
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let by = people::Admin::of_the_machine();
    for n in people::Department::all(&mut act).await.unwrap().len()..12 {
        people::Department::make(&mut act, &by, &format!("Department {n}")).await.unwrap();
    }
    let days = Query::new("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ").with("", DAYS);
    let days = days
        .push(") INSERT INTO ledger_day (day, department_id, whose, party_id, micros, turns) SELECT")
        .with(" ", today);
    put(&mut act, days.push(" - i, d.id, 'department', p.id, 3600000000, 7 FROM n, department d, department p")).await;
    for whose in ["nobody", "staff", "outside", "customer"] {
        let days =
            Query::new("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ").with("", DAYS);
        let days = days
            .push(") INSERT INTO ledger_day (day, department_id, whose, party_id, micros, turns) SELECT")
            .with(" ", today);
        put(&mut act, days.push(" - i, d.id,").with(" ", whose).push(", 0, 7200000000, 90 FROM n, department d")).await;
    }
    let tickets =
        Query::new("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ").with("", RUNNING);
    put(&mut act, tickets.push(") INSERT INTO ticket (id, subject, state, priority, department_id, identity_id, channel, holder, waits_for_customer, urgent_at, opened_at, moved_at, last_words)
        SELECT 1000 + i, subject, state, priority, 1 + i % 12, identity_id, channel, holder, waits_for_customer, urgent_at, opened_at, moved_at, last_words FROM n, ticket WHERE ticket.id = 1")).await;
    let running = Query::new("INSERT INTO holding (ticket_id, holder, since) SELECT id, CASE WHEN id % 3 = 0 THEN 'departments' ELSE 'nobody' END, ").with("", now.micros());
    put(&mut act, running.push(" - (id % 400) * 3600000000 FROM ticket WHERE id > 1000")).await;
    put(&mut act, Query::new("INSERT INTO holding_party (holding_id, department_id) SELECT id, 1 + id % 12 FROM holding WHERE holder = 'departments'")).await;
    put(&mut act, Query::new("INSERT INTO asking (staff_id, track, context, asked_at) VALUES (1, 'claim', '{}', 0)"))
        .await;
    let questions =
        Query::new("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ").with("", QUESTIONS);
    let questions = questions.push(") INSERT INTO question (asking_id, department_id, word, state, asked_at, due_at, ended_at, reason) SELECT 1, d.id, '', 'answered', t, t + 7200000000, t + (i % 300) * 60000000, '' FROM (SELECT i,");
    put(&mut act, questions.with(" ", now.micros()).push(" - i * 1576800000 AS t FROM n) q, department d")).await;
    let filled = Filled { next: Some(insight::Day(today)), zone: "UTC".into() };
    base::Setting::write(&filled, &mut act).await.unwrap();
    act.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn the_report_over_a_million_tickets() {
    let Some(house) = House::open(Engine::Sqlite).await else { return };
    house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    house.settled().await;
    desk(&house, insight::Day::of(house.desk().now(), &TimeZone::UTC).0).await;
    let look = house.desk().look();
    let scope = Scope::of(&house.colleague("Olga").await);
    for days in [7, 30, 90, 365] {
        let mut took = Vec::new();
        for _ in 0..9 {
            let started = Instant::now();
            let report = Report::of(&look, &Sees::All, days, None).await.unwrap();
            took.push(started.elapsed());
            assert_eq!(report.asked.len(), usize::try_from(DEPARTMENTS).unwrap());
        }
        took.sort_unstable();
        println!("the report over {days} days: p50 {:?}, longest {:?}", took[4], took[8]);
    }
    let report = Report::of(&look, &Sees::All, 365, None).await.unwrap();
    for row in &report.rows[..3] {
        let started = Instant::now();
        let figure = Figure::Time(row.link);
        let parts = figure.parts(&look, &scope, &report.period, Narrow::default()).await.unwrap();
        println!("the tickets behind {figure}: {} in {:?}", parts.parts.len(), started.elapsed());
    }
}
