//! Durable jobs in one table, on either engine.
//!
//! A job is [`enqueue`]d in the caller's transaction. A [`Node`] claims due jobs in batches; the
//! number of attempts, raised by each claim, is the fencing token: who lost a claim cannot settle
//! the job. Whoever runs a job ends with [`settle`] (in the transaction of what the job did:
//! exactly once), or [`Node::retry`], or [`Node::bury`].
//!
//! A crash leaves claims behind. They are voided when their node starts again
//! ([`Node::void_all`], where only one process may run) or has not been heard for a while
//! ([`Node::void_silent`]).

use serde_json::Value as Json;
use std::time::Duration;
use store::{Db, Engine, Moment, Query, Result, Tx, sql};
use tokio::sync::Mutex;

/// What is to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Names who does it.
    pub kind: &'a str,
    /// What it needs to know.
    pub payload: Json,
    /// Not before this.
    pub run_at: Moment,
    /// While a job with this key waits, another is not added.
    pub unique_key: Option<&'a str>,
}

/// A claimed job.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    /// Its row.
    pub id: i64,
    /// Names who does it.
    pub kind: String,
    /// What it needs to know.
    pub payload: Json,
    /// How many times it was claimed, this time included.
    pub attempts: i64,
}

/// Adds a job; `false` when one with its key is waiting already.
pub async fn enqueue(tx: &mut impl AsMut<Tx>, job: NewJob<'_>, now: Moment) -> Result<bool> {
    let added = sql!(
        "INSERT INTO job (kind, payload, run_at, unique_key, made_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (unique_key) WHERE buried_at IS NULL DO NOTHING"
    )
    .bind(job.kind)
    .bind(job.payload)
    .bind(job.run_at)
    .bind(job.unique_key)
    .bind(now)
    .run(tx)
    .await?;
    Ok(added == 1)
}

/// The job is done: takes it away, in the transaction of what it did. `false` when the claim was
/// lost meanwhile; then nothing of this transaction may be committed for it.
pub async fn settle(tx: &mut impl AsMut<Tx>, job: &Job) -> Result<bool> {
    Ok(settle_all(tx, &[job]).await?.contains(&job.id))
}

/// [`settle`] for jobs that share a transaction, by one statement: answers with those (by row) whose claims
/// were not lost.
pub async fn settle_all(tx: &mut impl AsMut<Tx>, jobs: &[&Job]) -> Result<Vec<i64>> {
    let Some((first, others)) = jobs.split_first() else { return Ok(Vec::new()) };
    let query = Query::new("DELETE FROM job WHERE node IS NOT NULL AND (id = ").with("", first.id);
    let mut query = query.with(" AND attempts = ", first.attempts);
    for job in others {
        query = query.with(" OR id = ", job.id).with(" AND attempts = ", job.attempts);
    }
    let gone: Vec<(i64,)> = query.push(") RETURNING id").all(tx.as_mut()).await?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// How long to wait after the `attempts`-th failure: 15 s, 30 s, 1 min … at most 6 h.
pub fn backoff(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    Duration::from_secs((15_u64 << doublings).min(6 * 3600))
}

/// After so many attempts (about a day and a half of [`backoff`]) a job is buried.
pub const MAX_ATTEMPTS: i64 = 16;

/// A process that does jobs.
pub struct Node {
    db: Db,
    id: String,
    /// Claims (job, attempts) whose COMMIT was not answered: they may be ours, and nobody would do
    /// them. The next claim frees them first.
    doubtful: Mutex<Vec<(i64, i64)>>,
}

/// The same process, for another lane: what one lane doubts is not another's to give back.
impl Clone for Node {
    fn clone(&self) -> Node {
        Node::new(self.db.clone(), self.id.as_str())
    }
}

impl Node {
    /// This process; `id` is unique among those that run on one database.
    pub fn new(db: Db, id: impl Into<String>) -> Node {
        Node { db, id: id.into(), doubtful: Mutex::default() }
    }

    /// Claims up to `n` due jobs of these kinds, oldest first. Other kinds are left for nodes
    /// that know them. It writes, which an idle desk shall not every second: ask [`Node::next_due`] before.
    pub async fn claim(&self, kinds: &[&str], n: i64, now: Moment) -> Result<Vec<Job>> {
        let mut doubtful = self.doubtful.lock().await;
        let lock = match self.db.engine() {
            Engine::Postgres => " FOR UPDATE SKIP LOCKED",
            Engine::Sqlite => "",
        };
        let mut tx = self.db.begin().await?;
        self.free(&mut tx, &doubtful).await?;
        // The key is for waiting only: one that runs may have read too early.
        let mut jobs: Vec<Job> = Query::new("UPDATE job SET attempts = attempts + 1, unique_key = NULL, node = ")
            .with("", self.id.as_str())
            .with(" WHERE id IN (SELECT id FROM job WHERE buried_at IS NULL AND node IS NULL AND run_at <= ", now)
            .with_in(" AND kind", kinds.iter().copied())
            .with(" ORDER BY run_at, id LIMIT ", n)
            .push(lock)
            .push(") RETURNING id, kind, payload, attempts")
            .all(&mut tx)
            .await?;
        doubtful.extend(jobs.iter().map(|job| (job.id, job.attempts)));
        tx.commit().await?;
        doubtful.clear();
        jobs.sort_by_key(|job| job.id);
        Ok(jobs)
    }

    async fn free(&self, tx: &mut Tx, claims: &[(i64, i64)]) -> Result<()> {
        for (id, attempts) in claims {
            sql!("UPDATE job SET node = NULL WHERE id = $1 AND attempts = $2 AND node = $3")
                .bind(*id)
                .bind(*attempts)
                .bind(self.id.as_str())
                .run(tx)
                .await?;
        }
        Ok(())
    }

    /// When the next job of these kinds is due, if that is before `until`: whoever waits no longer need not look
    /// further. At once while claims are doubtful, because the next [`Node::claim`] frees them.
    pub async fn next_due(&self, kinds: &[&str], until: Moment) -> Result<Option<Moment>> {
        if !self.doubtful.lock().await.is_empty() {
            return Ok(Some(Moment::default()));
        }
        let next: Option<(Moment,)> =
            Query::new("SELECT run_at FROM job WHERE buried_at IS NULL AND node IS NULL AND run_at < ")
                .with("", until)
                .with_in(" AND kind", kinds.iter().copied())
                .push(" ORDER BY run_at, id LIMIT 1")
                .opt(&self.db)
                .await?;
        Ok(next.map(|(at,)| at))
    }

    /// Gives the job back, to be tried again at `run_at`.
    pub async fn retry(&self, job: &Job, error: &str, run_at: Moment) -> Result<()> {
        let mut tx = self.db.begin().await?;
        give_back(&mut tx, job, error, run_at).await?;
        tx.commit().await
    }

    /// Gives up on the job, and keeps it to be seen.
    pub async fn bury(&self, job: &Job, error: &str, now: Moment) -> Result<()> {
        let mut tx = self.db.begin().await?;
        sql!("UPDATE job SET node = NULL, buried_at = $3, error = $4 WHERE id = $1 AND attempts = $2")
            .bind(job.id)
            .bind(job.attempts)
            .bind(now)
            .bind(error)
            .run(&mut tx)
            .await?;
        tx.commit().await
    }

    /// [`Node::retry`] after [`backoff`], or [`Node::bury`] after [`MAX_ATTEMPTS`].
    pub async fn failed(&self, job: &Job, error: &str, now: Moment) -> Result<()> {
        if job.attempts >= MAX_ATTEMPTS {
            return self.bury(job, error, now).await;
        }
        self.retry(job, error, now.plus(backoff(job.attempts))).await
    }

    /// Says that this process lives.
    pub async fn beat(&self, now: Moment) -> Result<()> {
        let mut tx = self.db.begin().await?;
        sql!(
            "INSERT INTO node (id, beat_at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at"
        )
        .bind(self.id.as_str())
        .bind(now)
        .run(&mut tx)
        .await?;
        tx.commit().await
    }

    /// Takes back what nodes held that have been silent since `before`; answers with how many jobs.
    pub async fn void_silent(&self, before: Moment) -> Result<u64> {
        let mut tx = self.db.begin().await?;
        sql!("DELETE FROM node WHERE beat_at < $1").bind(before).run(&mut tx).await?;
        let freed = sql!("UPDATE job SET node = NULL WHERE node IS NOT NULL AND node NOT IN (SELECT id FROM node)")
            .run(&mut tx)
            .await?;
        tx.commit().await?;
        Ok(freed)
    }

    /// Takes back every claim: for a start where no other process can be running.
    pub async fn void_all(&self) -> Result<u64> {
        let mut tx = self.db.begin().await?;
        let freed = sql!("UPDATE job SET node = NULL WHERE node IS NOT NULL").run(&mut tx).await?;
        tx.commit().await?;
        Ok(freed)
    }
}

/// [`Node::retry`] inside a transaction.
pub async fn give_back(tx: &mut impl AsMut<Tx>, job: &Job, error: &str, run_at: Moment) -> Result<()> {
    sql!("UPDATE job SET node = NULL, run_at = $3, error = $4 WHERE id = $1 AND attempts = $2")
        .bind(job.id)
        .bind(job.attempts)
        .bind(run_at)
        .bind(error)
        .run(tx)
        .await
        .map(drop)
}

/// Moves the schedule `name` on by `every`; `true` in exactly one process per turn. What is done
/// then is enqueued in the same transaction. The first turn is due at once.
pub async fn tick(tx: &mut impl AsMut<Tx>, name: &str, every: Duration, now: Moment) -> Result<bool> {
    sql!("INSERT INTO cron (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(name)
        .bind(now)
        .run(tx)
        .await?;
    let moved = sql!("UPDATE cron SET next_at = $3 WHERE name = $1 AND next_at <= $2")
        .bind(name)
        .bind(now)
        .bind(now.plus(every))
        .run(tx)
        .await?;
    Ok(moved == 1)
}
