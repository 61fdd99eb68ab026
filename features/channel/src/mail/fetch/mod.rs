//! Fetching mails from other servers: one task per mailbox, in one process at a time.
//!
//! The order is: a mail is kept (committed), then moved or deleted there if that is wanted, then the
//! position moves on. Whatever breaks in between is done again, and a mail that is kept already is kept
//! once: by its content, as with every other way in.

mod compare;
mod round;
mod take;
mod trial;

pub(super) use take::return_path;
pub use trial::{Tried, attempt};

use super::{Keeper, Post};
use crate::{
    MailboxId,
    comparison::Comparison,
    fetched::{Fetched, Trouble},
    fetching::{Afterwards, Fetching},
};
use base::{Desk, Error, Moment, Result, keys::random};
use imap::Fault;
use std::{
    collections::HashMap,
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{task::JoinHandle, time::sleep};

/// So often it is looked whether something was set otherwise.
const TURN: Duration = Duration::from_secs(1);
/// So often a process says that it still fetches: well before another one may.
const HOLD: Duration = Duration::from_secs(20);

/// Fetches the mails of all mailboxes that stand on other servers.
#[derive(Clone)]
pub struct Fetcher(Arc<Parts>);

struct Parts {
    desk: Desk,
    post: Post,
    keeper: Keeper,
    /// This process, among those that share a database.
    node: String,
    /// The biggest mail that is taken in, in bytes.
    largest: u64,
}

/// A mailbox that is fetched for, until this is dropped.
struct Job {
    of: Moment,
    held: Instant,
    task: JoinHandle<()>,
    /// What is there is being compared with what is here.
    comparing: Option<JoinHandle<()>>,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.task.abort();
        if let Some(comparing) = &self.comparing {
            comparing.abort();
        }
    }
}

impl Fetcher {
    /// A fetcher of this desk; mails larger than `largest` bytes are not fetched whole.
    ///
    /// # Errors
    /// [`Error::Busy`] when the system gives no random bytes.
    pub fn new(desk: Desk, post: Post, keeper: Keeper, largest: u64) -> Result<Fetcher> {
        let node = base::blob::hex(&random::<6>()?);
        Ok(Fetcher(Arc::new(Parts { desk, post, keeper, node, largest })))
    }

    /// Fetches until it is dropped.
    pub async fn run(self) {
        let mut jobs = HashMap::new();
        loop {
            if let Err(error) = self.turn(&mut jobs).await {
                tracing::warn!(%error, "fetching mails");
            }
            sleep(TURN).await;
        }
    }

    /// Ends what is not wanted any more, begins what is.
    async fn turn(&self, jobs: &mut HashMap<MailboxId, Job>) -> Result<()> {
        let wanted = Fetching::all(&self.0.desk.look()).await?;
        let still = |id, job: &Job| wanted.iter().any(|w| w.mailbox_id == id && w.changed_at == job.of);
        jobs.retain(|id, job| still(*id, job) && !job.task.is_finished());
        for fetching in &wanted {
            let id = fetching.mailbox_id;
            if jobs.get(&id).is_some_and(|job| job.held.elapsed() < HOLD) {
                continue;
            }
            let held = Instant::now();
            if !Fetched::hold(&self.0.desk, id, &self.0.node).await? {
                jobs.remove(&id); // another process has taken over
                continue;
            }
            match jobs.get_mut(&id) {
                Some(job) => job.held = held,
                None => {
                    let of = fetching.changed_at;
                    let task = tokio::spawn(follow(self.clone(), fetching.clone()));
                    jobs.insert(id, Job { of, held, task, comparing: None });
                }
            }
        }
        for (mailbox, id) in Comparison::due(&self.0.desk.look()).await? {
            let Some(job) = jobs.get_mut(&mailbox) else { continue };
            let idle = job.comparing.as_ref().is_none_or(JoinHandle::is_finished);
            if let Some(fetching) = wanted.iter().find(|w| w.mailbox_id == mailbox && idle) {
                job.comparing = Some(tokio::spawn(self.clone().compare(fetching.clone(), id)));
            }
        }
        Ok(())
    }
}

/// What keeps one from fetching.
#[derive(Debug)]
enum Stumble {
    Theirs(Fault),
    Ours(Error),
}

impl From<Fault> for Stumble {
    fn from(fault: Fault) -> Stumble {
        Stumble::Theirs(fault)
    }
}
impl From<Error> for Stumble {
    fn from(error: Error) -> Stumble {
        Stumble::Ours(error)
    }
}
/// For the log: without the other side's words, which may name whose mailbox it is.
impl fmt::Display for Stumble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stumble::Theirs(fault) => f.write_str(&fault.in_log()),
            Stumble::Ours(error) => error.fmt(f),
        }
    }
}

impl Stumble {
    fn trouble(&self, fetching: &Fetching) -> Trouble {
        match self {
            Stumble::Theirs(fault) => Trouble::of(fault, fetching),
            Stumble::Ours(_) => Trouble::Ours,
        }
    }
}

/// What one task remembers between its connections.
#[derive(Default)]
struct Memory {
    /// Failures since everything was last fetched.
    failures: u32,
    /// The mail that is being fetched, and how often that broke the connection.
    at: Option<(u32, u32)>,
    /// What was refused of what should become of kept mails, until all of it is done.
    left_there: Option<String>,
    /// The server has numbered its mails anew, and not all of them are gone through yet.
    renumbered: bool,
}

impl Memory {
    /// What was refused before is still so when the desk was started again, or anything else was set otherwise.
    async fn of(fetcher: &Fetcher, fetching: &Fetching) -> Result<Memory> {
        let known = Fetched::of(&fetcher.0.desk.look(), fetching.mailbox_id).await?;
        let known = known.filter(|known| known.trouble == Some(Trouble::Afterwards));
        let known = known.filter(|_| fetching.afterwards != Afterwards::Leave);
        Ok(Memory { left_there: known.map(|known| known.said), ..Memory::default() })
    }
}

async fn follow(fetcher: Fetcher, fetching: Fetching) {
    let mut memory = Memory::of(&fetcher, &fetching).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "what was left there is not known");
        Memory::default()
    });
    loop {
        let stumble = fetcher.round(&fetching, &mut memory).await;
        if matches!(fetching.is_current(&fetcher.0.desk.look()).await, Ok(false)) {
            return; // another task begins with what is set now
        }
        memory.failures = memory.failures.saturating_add(1);
        let trouble = stumble.trouble(&fetching);
        // Servers hang up now and then; that is no news while the next connection does.
        if memory.failures > 1 || trouble != Trouble::Lost {
            tracing::warn!(mailbox = %fetching.mailbox_id, failures = memory.failures, %stumble, "mails cannot be fetched");
            let said = match &stumble {
                Stumble::Theirs(fault) => fault.said.as_str(),
                Stumble::Ours(_) => "",
            };
            if let Err(error) = Fetched::failed(&fetcher.0.desk, fetching.mailbox_id, trouble, said).await {
                tracing::warn!(%error, "that mails cannot be fetched is not written down");
            }
        }
        sleep(backoff(trouble, memory.failures)).await;
    }
}

/// How long to wait after the n-th failure in a row: from a second to ten minutes; a refused password is
/// tried from a minute to an hour, since servers lock accounts.
fn backoff(trouble: Trouble, failures: u32) -> Duration {
    let doubled = 1_u64 << failures.clamp(1, 12).saturating_sub(1);
    Duration::from_secs(match trouble {
        Trouble::SignIn | Trouble::Consent => (60 * doubled).min(3600),
        _ => doubled.min(600),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_fails_is_tried_less_and_less_and_an_account_is_not_locked() {
        let seconds = |trouble, n| backoff(trouble, n).as_secs();
        assert_eq!([1, 2, 3, 10, 99].map(|n| seconds(Trouble::Lost, n)), [1, 2, 4, 512, 600]);
        assert_eq!([1, 2, 99].map(|n| seconds(Trouble::SignIn, n)), [60, 120, 3600]);
    }
}
