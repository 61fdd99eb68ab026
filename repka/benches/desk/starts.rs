//! How soon it is there, how much it holds while nobody asks, and how heavy its pages are.

use crate::{
    Asked, Result,
    figures::{Durations, mib},
    house::House,
};
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

const STARTS: usize = 10;
const LIST: &str = "/views/open";

/// From the start of the process to the first whole list.
pub async fn start(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let (mut listening, mut shown) = (Durations::default(), Durations::default());
    for _ in 0..STARTS {
        let began = Instant::now();
        let running = house.serve()?;
        listening.add(began.elapsed());
        house.browser(&running).page(LIST).await?;
        shown.add(began.elapsed());
        running.stop()?;
    }
    println!("{STARTS} starts: listening after {}; first list whole after {}", listening.summary(), shown.summary());
    Ok(())
}

/// Resident memory after the first page, and after a thousand.
pub async fn memory(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let running = house.serve()?;
    let mut browser = house.browser(&running);
    let said = |when: &str| -> Result<()> {
        let pid = running.pid();
        println!(
            "{when}: {:.0} MiB resident, {:.0} of them its own and not files",
            mib(pid, "VmRSS")?,
            mib(pid, "RssAnon")?
        );
        Ok(())
    };
    said("before the first page")?;
    browser.page(LIST).await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    said("idle, five seconds after the first page")?;
    for n in 1..=1_000u32 {
        let ticket = u64::from(n) * u64::from(asked.tickets) / 1_001;
        browser.page(&format!("/tickets/{}", ticket.max(1))).await?;
        if n % 10 == 0 {
            browser.page("/views/all").await?;
            browser.page("/search?q=order").await?;
        }
    }
    tokio::time::sleep(Duration::from_secs(5)).await;
    said("idle, five seconds after 1,000 tickets, 100 lists and 100 searches")?;
    running.stop()
}

/// Bytes on the wire, compressed as a browser asks for it.
pub async fn weight(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let running = house.serve()?;
    let mut browser = house.browser(&running);
    for path in [LIST.to_owned(), format!("/tickets/{}", asked.tickets)] {
        let page = browser.page(&path).await?.body.len();
        let files = files(&browser.plain_page(&path).await?);
        let mut bytes = 0;
        for file in &files {
            bytes += browser.page(file).await?.body.len();
        }
        println!(
            "{path}: page {:.1} kB, its {} files {:.1} kB, first visit {:.1} kB",
            page as f64 / 1e3,
            files.len(),
            bytes as f64 / 1e3,
            (page + bytes) as f64 / 1e3
        );
    }
    running.stop()
}

/// The files a page names, its import map's included: more than a browser may need, never less.
fn files(html: &str) -> BTreeSet<String> {
    let named = html.split('"').filter(|word| word.starts_with("/assets/") && !word.ends_with('/'));
    named.filter_map(|word| word.split('#').next()).map(str::to_owned).collect()
}
