//! What the workspace promises, measured in Chromium, as a table for docs/performance.md; behind it the bench's
//! `promises`, of what the server does, on desks as large as `REPKA_NUMBERS_TICKETS` says:
//! `cargo test -p repka --release --test it -- browser::numbers --ignored --nocapture`.

use super::{
    budget::{FIRST, MOVES, NEXT, list, moved},
    chrome::{Chrome, Kind},
    company::{Company, sign_in},
    measure::{Took, score},
    window::Window,
};
use serde_json::json;
use std::{fs, process::Command};

/// Tickets of the demo's past.
const TICKETS: usize = 2_000;
/// So often each deed is timed.
const TIMES: usize = 20;
/// ms from a hand to the paint of what it did.
const PAINT: f64 = 100.0;

/// Tickets of the desks on which the server is measured: a million takes some twelve minutes and 6 GB to make on
/// SQLite, and is kept in `REPKA_BENCH_DIR` or `target/desk`.
const LARGE: &str = "1000000";

/// What is measured, where it should stay, and where it is.
struct Row(String, f64, f64, String);

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes, and the machine to itself"]
async fn numbers() {
    let Some(chrome) = Chrome::alone().await else { return };
    println!("load before: {}", load());
    let company = Company::start(TICKETS).await;
    let mut rows = Vec::new();
    weights(&chrome, &company, &mut rows).await;
    let window = chrome.open(Kind::DESK, &company.url()).await;
    sign_in(&window).await;
    deeds(&window, &mut rows).await;
    window.close().await;
    let window = chrome.open(Kind::DESK, &company.url()).await;
    sign_in(&window).await;
    window.slow_line().await;
    shifts(&window, &mut rows).await;
    window.close().await;
    company.end().await;
    drop(chrome);
    println!("load after: {}\n", load());
    println!("| in the browser, {TICKETS} tickets | budget | measured | ratio | |\n| --- | --- | --- | --- | --- |");
    for Row(what, budget, measured, more) in &rows {
        println!("| {what} | ≤ {budget} | {measured:.4} | {:.2} | {more} |", measured / budget);
    }
    server();
}

async fn weights(chrome: &Chrome, company: &Company, rows: &mut Vec<Row>) {
    let window = chrome.open(Kind::DESK, &company.url()).await;
    sign_in(&window).await;
    window.go("/views/open").await;
    let ticket = numbers_of(&window).await[0];
    let cookie = window.driver.get_named_cookie(people_web::cookie::SESSION).await.unwrap().value;
    window.close().await;
    for (name, page) in [("list", "/views/open".to_owned()), ("ticket", format!("/tickets/{ticket}"))] {
        let window = chrome.open(Kind::DESK, &company.url()).await;
        window.be(&cookie).await;
        window.without_worker().await;
        for (visit, budget) in [("first visit", FIRST), ("next page", NEXT)] {
            window.go(&page).await;
            window.still().await;
            let weight = window.weigh().await;
            rows.push(Row(format!("{visit}: {name}, kB"), budget, weight.kb(), weight.to_string()));
        }
        window.close().await;
    }
}

async fn shifts(window: &Window, rows: &mut Vec<Row>) {
    window.go("/views/open").await;
    let ticket = numbers_of(window).await[0];
    let ticket = format!("/tickets/{ticket}");
    for page in ["/views/open", &ticket, "/customers/1", "/settings/account"] {
        let moved = moved(window, page).await;
        eprintln!("{page}: {}", list(&moved));
        rows.push(Row(format!("moves by itself over a slow line: {page}"), MOVES, score(&moved), String::new()));
    }
}

/// The server's side, by real processes of the same program. In an unoptimised build it says nothing.
fn server() {
    if cfg!(debug_assertions) {
        println!("\nThe server is measured by a release build alone.");
        return;
    }
    let tickets = std::env::var("REPKA_NUMBERS_TICKETS").unwrap_or_else(|_| LARGE.to_owned());
    let bench = ["bench", "-p", "repka", "--bench", "desk", "--", "promises", "--tickets", &tickets];
    let ended = Command::new(env!("CARGO")).args(bench).status().unwrap();
    assert!(ended.success(), "the bench ended early: {ended}");
}

/// A row is opened, tabs are changed, tickets are taken, keys walk.
async fn deeds(window: &Window, rows: &mut Vec<Row>) {
    window.go("/views/open").await;
    let tickets = numbers_of(window).await;
    rows.push(timed("list → ticket: click until its heading is painted", opened(window, &tickets).await));
    rows.push(timed("J in the list until the next row is focused", walked(window).await));
    rows.push(timed("J and K beside a ticket until the heading is the next one's", turned(window).await));
    rows.push(timed("reply ↔ note: click until the tab is the other", switched(window, tickets[0]).await));
    rows.push(timed("assign to me: click until the heading says so", taken(window, &tickets).await));
}

async fn opened(window: &Window, tickets: &[u64]) -> Vec<Took> {
    let mut took = Vec::new();
    for number in tickets.iter().cycle().take(TIMES) {
        window.go("/views/open").await;
        window.still().await;
        window.clock("click", NUMBER, "textContent").await;
        window.click(&format!("#row-{number}")).await;
        took.push(window.took().await);
    }
    took
}

async fn walked(window: &Window) -> Vec<Took> {
    window.go("/views/open").await;
    window.still().await;
    window.press("j").await;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        window.clock("keydown", ".ticket-row:focus", "id").await;
        window.press("j").await;
        took.push(window.took().await);
    }
    took
}

async fn turned(window: &Window) -> Vec<Took> {
    window.go("/views/open").await;
    let first = window.ask("return document.querySelector('.ticket-row').getAttribute('href')", vec![]).await;
    window.go(first.as_str().unwrap()).await;
    let mut took = Vec::new();
    for n in 0..TIMES {
        window.ready().await;
        window.still().await;
        window.clock("keydown", NUMBER, "textContent").await;
        window.press(if n < TIMES / 2 { "j" } else { "k" }).await;
        took.push(window.took().await);
    }
    took
}

async fn switched(window: &Window, ticket: u64) -> Vec<Took> {
    window.go(&format!("/tickets/{ticket}")).await;
    window.ready().await;
    window.still().await;
    let mut took = Vec::new();
    for n in 0..TIMES {
        window.clock("click", "#note-tab", "ariaSelected").await;
        window.click(if n % 2 == 0 { "#note-tab" } else { "#reply-tab" }).await;
        took.push(window.took().await);
    }
    took
}

async fn taken(window: &Window, tickets: &[u64]) -> Vec<Took> {
    let take = "form[action$='/assignment'] > button.button";
    let mut took = Vec::new();
    for number in tickets {
        window.go(&format!("/tickets/{number}")).await;
        if took.len() == TIMES || !window.sees(take, "").await {
            continue;
        }
        window.ready().await;
        window.still().await;
        window.clock("click", "main.ticket > header > .row.wrap > span", "textContent").await;
        window.click(take).await;
        took.push(window.took().await);
    }
    took
}

const NUMBER: &str = "main.ticket > header h1 + small";

/// The tickets of the list that is shown.
async fn numbers_of(window: &Window) -> Vec<u64> {
    let script = "return [...document.querySelectorAll('.ticket-row')].map((row) => +row.id.slice(4))";
    serde_json::from_value(window.ask(script, vec![json!(null)]).await).unwrap()
}

fn timed(what: &str, took: Vec<Took>) -> Row {
    let shown: Vec<f64> = took.iter().map(|took| took.shown).collect();
    let paint: Vec<f64> = took.iter().map(|took| took.paint).collect();
    let more = format!(
        "p50 of {}; p95 {:.0} ms; next paint p50 {:.0} ms, p95 {:.0} ms",
        took.len(),
        at(&shown, 0.95),
        at(&paint, 0.5),
        at(&paint, 0.95)
    );
    Row(format!("{what}, ms"), PAINT, at(&shown, 0.5), more)
}

/// The one below which this share lies: the nearest rank.
fn at(all: &[f64], share: f64) -> f64 {
    let mut all = all.to_vec();
    all.sort_by(f64::total_cmp);
    let rank = (share * all.len() as f64).ceil() as usize;
    all.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn load() -> String {
    fs::read_to_string("/proc/loadavg").unwrap_or_default().trim().to_owned()
}
