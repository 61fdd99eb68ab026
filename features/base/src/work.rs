//! Doing the jobs: deeds in batches, one transaction for up to ten; errands side by side.

use crate::{Actor, Deed, Desk, Error, Result, reaction::Doing};
use futures_util::{FutureExt, future::join_all};
use queue::{Job, Node};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
use store::Engine;
use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
};

/// Deeds that share one commit: enough to pay for it, few enough to keep nobody waiting.
const BATCH: i64 = 10;
const ERRANDS_AT_ONCE: usize = 16;
const IDLE: Duration = Duration::from_secs(1);
const BEAT: Duration = Duration::from_secs(2);
const SILENCE: Duration = Duration::from_secs(10);

/// Works until the future is dropped. One `serve` holds a SQLite folder, so its start voids every
/// claim; on PostgreSQL nodes beat, and the silent ones lose theirs.
pub async fn work(desk: Desk, node: Node) {
    let mut tasks = JoinSet::new();
    match desk.db().engine() {
        Engine::Sqlite => {
            until_done(|| node.void_all()).await;
            tasks.spawn(deed_lane(desk.clone(), node.clone()));
        }
        Engine::Postgres => {
            until_done(|| node.beat(desk.now())).await;
            tasks.spawn(heartbeat(desk.clone(), node.clone()));
            for _ in 0..3 {
                tasks.spawn(deed_lane(desk.clone(), node.clone()));
            }
        }
    }
    tasks.spawn(errand_lane(desk, node));
    tasks.join_all().await;
}

async fn until_done<T, F: Future<Output = store::Result<T>>>(step: impl Fn() -> F) -> T {
    loop {
        match step().await {
            Ok(done) => return done,
            Err(e) => tracing::warn!(error = %e, "the queue cannot be reached yet"),
        }
        tokio::time::sleep(IDLE).await;
    }
}

async fn heartbeat(desk: Desk, node: Node) {
    loop {
        // One moment for both: a clock that jumps in between must not make this node silent to itself.
        let now = desk.now();
        let beaten = async {
            node.beat(now).await?;
            node.void_silent(now.minus(SILENCE)).await
        };
        match beaten.await {
            Ok(0) => {}
            Ok(freed) => {
                tracing::info!(freed, "jobs of a silent node are free again");
                desk.wake();
            }
            Err(e) => tracing::warn!(error = %e, "no heartbeat"),
        }
        tokio::time::sleep(BEAT).await;
    }
}

/// Claims up to `n` jobs. When there is none it waits for a hint, for the next to fall due, or a second, whatever comes
/// first, and answers without any.
async fn claimed(desk: &Desk, node: &Node, kinds: &[&str], n: i64, wakes: &mut watch::Receiver<()>) -> Vec<Job> {
    wakes.mark_unchanged();
    match claim(desk, node, kinds, n).await {
        Ok((jobs, wait)) if jobs.is_empty() => {
            let _ = tokio::time::timeout(wait, wakes.changed()).await;
            jobs
        }
        Ok((jobs, _)) => jobs,
        Err(e) => {
            tracing::warn!(error = %e, "no jobs can be claimed");
            tokio::time::sleep(IDLE).await;
            Vec::new()
        }
    }
}

/// What is claimed, and how long to wait where that is nothing.
async fn claim(desk: &Desk, node: &Node, kinds: &[&str], n: i64) -> store::Result<(Vec<Job>, Duration)> {
    let now = desk.now();
    let Some(at) = node.next_due(kinds, now.plus(IDLE)).await? else { return Ok((Vec::new(), IDLE)) };
    let wait = Duration::from_micros(u64::try_from(at.since(now)).unwrap_or(0).max(1_000));
    let jobs = if at <= now { node.claim(kinds, n, now).await? } else { Vec::new() };
    Ok((jobs, wait.min(IDLE)))
}

async fn deed_lane(desk: Desk, node: Node) {
    let kinds = desk.reactions().deeds();
    let mut wakes = desk.wakes();
    loop {
        let jobs = claimed(&desk, &node, &kinds, BATCH, &mut wakes).await;
        do_deeds(&desk, &node, jobs).await;
    }
}

/// Does claimed deeds: together if that works, else one by one.
pub async fn do_deeds(desk: &Desk, node: &Node, jobs: Vec<Job>) {
    let mut ready = Vec::new();
    for (job, deed) in prepared(desk, jobs).await {
        match deed {
            Ok(deed) => ready.push((job, deed)),
            Err(e) => failed(desk, node, &job, &e).await,
        }
    }
    ready.sort_by_cached_key(|(_, deed)| deed.order());
    if ready.len() > 1 && together(desk, &mut ready).await.is_ok() {
        return;
    }
    for (job, mut deed) in ready {
        if let Err(e) = alone(desk, &job, deed.as_mut()).await {
            failed(desk, node, &job, &e).await;
        }
    }
}

/// Jobs that are made ready side by side: what one of them asks elsewhere, the others do not wait for.
const ABREAST: usize = 4;

/// Each job with its deed, or with why there is none.
async fn prepared(desk: &Desk, jobs: Vec<Job>) -> Vec<(Job, Result<Box<dyn Deed>>)> {
    let mut deeds = Vec::with_capacity(jobs.len());
    for some in jobs.chunks(ABREAST) {
        deeds.extend(join_all(some.iter().map(|job| prepare(desk, job))).await);
    }
    jobs.into_iter().zip(deeds).collect()
}

async fn prepare(desk: &Desk, job: &Job) -> Result<Box<dyn Deed>> {
    let Doing::Deed(prepare) = desk.reactions().doing(&job.kind)? else {
        return Err(Error::Broken(format!("{} is no deed", job.kind)));
    };
    no_panic(prepare(desk.clone(), job.payload.clone())).await
}

/// One commit for all, and no marks between them: any failure undoes the whole batch, which is then repeated one by
/// one, where each failure is its own. Every statement of an act wakes the writer's thread, so the jobs go by one.
async fn together(desk: &Desk, ready: &mut [(Job, Box<dyn Deed>)]) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let jobs: Vec<&Job> = ready.iter().map(|(job, _)| job).collect();
    let ours = queue::settle_all(&mut act, &jobs).await?;
    for (_, deed) in ready.iter_mut().filter(|(job, _)| ours.contains(&job.id)) {
        no_panic(deed.perform(&mut act)).await?;
    }
    act.commit().await
}

async fn alone(desk: &Desk, job: &Job, deed: &mut dyn Deed) -> Result<()> {
    let mut tries = 0;
    loop {
        tries += 1;
        let done = async {
            let mut act = desk.act(Actor::Machine).await?;
            if queue::settle(&mut act, job).await? {
                no_panic(deed.perform(&mut act)).await?;
            } // else the claim was lost: whoever has it now does it
            act.commit().await
        };
        match done.await {
            Err(e) if e.again() && tries < 5 => tokio::time::sleep(Duration::from_millis(20 * tries)).await,
            done => return done,
        }
    }
}

async fn errand_lane(desk: Desk, node: Node) {
    let kinds = desk.reactions().errands();
    let places = Arc::new(Semaphore::new(ERRANDS_AT_ONCE));
    let mut wakes = desk.wakes();
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        let jobs = claimed(&desk, &node, &kinds, 1, &mut wakes).await;
        if jobs.is_empty() {
            continue;
        }
        let (desk, node) = (desk.clone(), node.clone());
        tokio::spawn(async move {
            for job in jobs {
                do_errand(&desk, &node, &job).await;
            }
            drop(place);
        });
    }
}

/// Does a claimed errand and settles it after.
pub async fn do_errand(desk: &Desk, node: &Node, job: &Job) {
    let run = async {
        let Doing::Errand(run) = desk.reactions().doing(&job.kind)? else {
            return Err(Error::Broken(format!("{} is no errand", job.kind)));
        };
        no_panic(run(desk.clone(), job.payload.clone())).await?;
        let mut act = desk.act(Actor::Machine).await?;
        queue::settle(&mut act, job).await?;
        act.commit().await
    };
    if let Err(e) = run.await {
        failed(desk, node, job, &e).await;
    }
}

async fn failed(desk: &Desk, node: &Node, job: &Job, error: &Error) {
    let text = error.to_string();
    tracing::warn!(job = job.id, kind = job.kind, attempts = job.attempts, error = text, "a job failed");
    // A full disk fails the giving back too; nothing else can be done until it works.
    until_done(|| async {
        match error {
            Error::Busy(_) => node.retry(job, &text, desk.now().plus(Duration::from_secs(2))).await,
            _ => node.failed(job, &text, desk.now()).await,
        }
    })
    .await;
}

async fn no_panic<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|panic| {
        let text =
            panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Error::Broken(format!("panicked: {}", text.unwrap_or_default())))
    })
}
