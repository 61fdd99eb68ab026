//! Lists, tickets and search, as several browsers fetch them at once.

use crate::{
    Asked, Result,
    figures::{Durations, cpu_seconds, verdict},
    house::{House, Running},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use store::Query;
use tokio::task::JoinSet;

/// ms to the last byte of a list or a ticket for a browser that is alone: half of them are there sooner.
const BUDGET: f64 = 5.0;

/// What is promised of the server's share of a page, on an engine: lists and tickets for one browser at a time.
pub async fn promised(asked: &Asked, house: &House) -> Result<()> {
    let alone = Asked { clients: 1, ..asked.clone() };
    let tickets = ten_entries(house).await?;
    let running = house.serve()?;
    for (name, paths) in [
        ("list: open", vec!["/views/open".into()]),
        ("list: all", vec!["/views/all".into()]),
        ("ticket, 10 entries", tickets),
    ] {
        let p50 = load(&alone, house, &running, &format!("{}: {name}", asked.engine), paths).await?;
        println!("  {}", verdict(p50, BUDGET));
    }
    running.stop()
}

/// Lists of 50.
pub async fn lists(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let running = house.serve()?;
    for name in ["open", "unassigned", "mine", "department-1", "customer", "solved", "all"] {
        load(asked, &house, &running, name, vec![format!("/views/{name}")]).await?;
    }
    running.stop()
}

/// Pages of tickets with ten entries.
pub async fn ticket(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let paths = ten_entries(&house).await?;
    let running = house.serve()?;
    load(asked, &house, &running, "10 entries, 500 tickets", paths).await?;
    running.stop()
}

/// Addresses of tickets with ten entries, from all over the past.
async fn ten_entries(house: &House) -> Result<Vec<String>> {
    let db = house.db().await?;
    let some = Query::new(
        "SELECT ticket_id FROM entry WHERE ticket_id % 97 = 1 GROUP BY ticket_id HAVING count(*) = 10 LIMIT 500",
    );
    let tickets: Vec<(i64,)> = some.all(&db).await?;
    db.close().await;
    if tickets.is_empty() {
        return Err("no ticket has ten entries: ask for more tickets".into());
    }
    Ok(tickets.iter().map(|(id,)| format!("/tickets/{id}")).collect())
}

/// Words that stand in many messages, in few, in none.
pub async fn search(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let rare = rare_words(&house).await?;
    let running = house.serve()?;
    let kinds = [
        ("common: order", vec!["order".to_owned()]),
        (
            "common: molim, best regards, заказ",
            vec!["molim".into(), "best+regards".into(), "%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7".into()],
        ),
        ("two common words", vec!["order+parcel".into(), "coffee+machine".into()]),
        ("rare: an order's number", rare),
        ("a name", vec!["horvat".into(), "smirnova".into()]),
        ("none", vec!["zzqqxx".into()]),
        ("unfinished words: orde, parce", vec!["orde".into(), "parce".into()]),
    ];
    for (name, words) in kinds {
        let paths = words.iter().map(|w| format!("/search?q={w}")).collect();
        load(asked, &house, &running, name, paths).await?;
    }
    running.stop()
}

/// Order numbers out of subjects, from all over the past.
async fn rare_words(house: &House) -> Result<Vec<String>> {
    let db = house.db().await?;
    let rows: Vec<(String,)> = Query::new("SELECT subject FROM ticket WHERE id % 499 = 7 LIMIT 2000").all(&db).await?;
    db.close().await;
    let number =
        |subject: &String| subject.split(|c: char| !c.is_ascii_digit()).find(|d| d.len() >= 5).map(str::to_owned);
    let numbers: Vec<String> = rows.iter().filter_map(|(subject,)| number(subject)).take(200).collect();
    if numbers.is_empty() { Err("no subject names an order".into()) } else { Ok(numbers) }
}

/// Fetches the paths in turn, by so many browsers at once, for so long; answers with p50 in ms.
pub async fn load(asked: &Asked, house: &House, running: &Running, name: &str, paths: Vec<String>) -> Result<f64> {
    let paths = Arc::new(paths);
    run(house, running, &paths, asked.clients, Duration::from_secs(1)).await?;
    let cpu = cpu_seconds(running.pid(), false)?;
    let began = Instant::now();
    let (mut times, bytes) = run(house, running, &paths, asked.clients, Duration::from_secs(asked.seconds)).await?;
    let wall = began.elapsed().as_secs_f64();
    let cpu = cpu_seconds(running.pid(), false)? - cpu;
    let pages = times.len();
    println!(
        "{name:<36} {pages:>6} pages, {:>5.0}/s, {}, {:.2} ms of processor time and {:.1} kB each",
        pages as f64 / wall,
        times.summary(),
        cpu * 1e3 / pages as f64,
        bytes as f64 / pages as f64 / 1e3,
    );
    Ok(times.at(0.5))
}

async fn run(
    house: &House,
    running: &Running,
    paths: &Arc<Vec<String>>,
    clients: usize,
    time: Duration,
) -> Result<(Durations, usize)> {
    let end = Instant::now() + time;
    let mut browsers = JoinSet::<Result<(Durations, usize)>>::new();
    for client in 0..clients {
        let (mut browser, paths) = (house.browser(running), paths.clone());
        browsers.spawn(async move {
            let (mut times, mut bytes, mut turn) = (Durations::default(), 0, client * 31);
            while Instant::now() < end {
                let began = Instant::now();
                bytes += browser.page(&paths[turn % paths.len()]).await?.body.len();
                times.add(began.elapsed());
                turn += 1;
            }
            Ok((times, bytes))
        });
    }
    let (mut all, mut bytes) = (Durations::default(), 0);
    while let Some(one) = browsers.join_next().await {
        let (times, some) = one??;
        all.join(times);
        bytes += some;
    }
    Ok((all, bytes))
}
