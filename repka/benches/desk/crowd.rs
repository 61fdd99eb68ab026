//! Many browsers that look at one list while it changes all the time.

use crate::{
    Asked, Result,
    figures::{Durations, cpu_seconds, verdict},
    house::{House, Running},
    live::{Socket, topics},
    web::Web,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep, timeout},
};

const BROWSERS: usize = 50;
/// Changes of the list, a second.
const CHANGES: u64 = 10;
const LIST: &str = "/views/open";
/// Seconds of processor time, a second.
const BUDGET: f64 = 0.5;
/// Until everybody refreshes at the pace of a busy list.
const WARM: Duration = Duration::from_secs(5);

/// What the server spends on it, the changes themselves included.
pub async fn measure(asked: &Asked) -> Result<()> {
    on(asked, &House::of(asked).await?).await
}

/// [`measure`], on a desk that is there.
pub async fn on(asked: &Asked, house: &House) -> Result<()> {
    let running = house.serve()?;
    let tickets = listed(&mut house.browser(&running)).await?;
    let (stop, pages) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut browsers = JoinSet::<Result<Durations>>::new();
    for n in 0..BROWSERS {
        let mut one = Browser::open(house, &running, n).await?;
        let (stop, pages) = (stop.clone(), pages.clone());
        browsers.spawn(async move { one.look(&stop, &pages).await });
    }
    let mut program = house.program(&running);
    change(&mut program, &tickets, WARM).await?;
    let before = (cpu_seconds(running.pid(), false)?, Instant::now(), pages.load(Ordering::Relaxed));
    let mut changed = change(&mut program, &tickets, Duration::from_secs(asked.seconds.max(10))).await?;
    let wall = before.1.elapsed().as_secs_f64();
    let share = (cpu_seconds(running.pid(), false)? - before.0) / wall;
    let pages = (pages.load(Ordering::Relaxed) - before.2) as f64 / wall;
    stop.store(true, Ordering::Relaxed);
    let mut late = Durations::default();
    while let Some(one) = browsers.join_next().await {
        late.join(one??);
    }
    println!(
        "{BROWSERS} browsers on {LIST} at {} tickets on {}, {:.1} notes a second: {share:.3} s of processor time a second, {}",
        asked.tickets,
        asked.engine,
        changed.len() as f64 / wall,
        verdict(share, BUDGET)
    );
    println!("{pages:.1} lists a second; a hint was shown after {}; a note took {}", late.summary(), changed.summary());
    running.stop()
}

/// The numbers of the tickets in the list.
async fn listed(browser: &mut Web) -> Result<Vec<u64>> {
    let html = browser.plain_page(LIST).await?;
    let rows = html.split(" id=\"row-").skip(1);
    let tickets: Vec<u64> = rows.filter_map(|row| row.split('"').next()?.parse().ok()).collect();
    if tickets.is_empty() { Err("the list is empty".into()) } else { Ok(tickets) }
}

/// Notes by a program, evenly, on the tickets of the list in turn.
async fn change(program: &mut Web, tickets: &[u64], time: Duration) -> Result<Durations> {
    let mut ticks = interval(Duration::from_millis(1000 / CHANGES));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (end, mut took) = (Instant::now() + time, Durations::default());
    for ticket in tickets.iter().cycle() {
        ticks.tick().await;
        let began = Instant::now();
        if began >= end {
            break;
        }
        let path = format!("/api/v1/tickets/{ticket}/notes");
        let answer = program.post(&path, r#"{"text":"The supplier says Thursday."}"#).await?;
        if answer.status != 201 {
            return Err(format!("{path}: {} {}", answer.status, answer.text()).into());
        }
        took.add(began.elapsed());
    }
    Ok(took)
}

/// A tab, as `<live-topic>` behaves: the first hint is followed at once, more of them at growing distances.
struct Browser {
    web: Web,
    socket: Socket,
    /// How far refreshes are apart now, in ms (kits/hotwire/js/live-topic.js: GAP, GAP_BUSY).
    gap: f64,
    /// What this one differs by, so that no two are in step.
    jitter: f64,
}

impl Browser {
    async fn open(house: &House, running: &Running, n: usize) -> Result<Browser> {
        let mut web = house.browser(running);
        let topics = topics(&web.plain_page(LIST).await?)?;
        let mut socket = Socket::open(&running.http, &house.cookie).await?;
        socket.send(&topics).await?;
        Ok(Browser { web, socket, gap: 300.0, jitter: 0.9 + 0.2 * n as f64 / BROWSERS as f64 })
    }

    /// Refreshes as long as it is told of changes; answers how long after a hint its page was there.
    async fn look(&mut self, stop: &AtomicBool, pages: &AtomicUsize) -> Result<Durations> {
        let mut late = Durations::default();
        let mut last: Option<Instant> = None;
        while !stop.load(Ordering::Relaxed) {
            if !self.hinted(Duration::from_secs(1)).await? {
                continue;
            }
            let hinted = Instant::now();
            if let Some(last) = last {
                sleep((last + Duration::from_secs_f64(self.gap * self.jitter / 1e3)).duration_since(hinted)).await;
            }
            while self.hinted(Duration::ZERO).await? {} // what came meanwhile is in the same page
            let quiet = last.is_none_or(|last| last.elapsed() > Duration::from_secs(3));
            self.gap = if quiet { 300.0 } else { (self.gap * 1.4).min(1500.0) };
            last = Some(Instant::now());
            self.web.page(LIST).await?;
            pages.fetch_add(1, Ordering::Relaxed);
            late.add(hinted.elapsed());
        }
        Ok(late)
    }

    /// Whether it is told of a change within this time.
    async fn hinted(&mut self, patience: Duration) -> Result<bool> {
        match timeout(patience.max(Duration::from_millis(1)), self.socket.ready()).await {
            Ok(ready) => ready?,
            Err(_) => return Ok(false),
        }
        Ok(self.socket.message().await?.contains(r#""refresh":"#))
    }
}
