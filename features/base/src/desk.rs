//! The running desk.

use crate::{Act, Actor, Blobs, Keys, Reactions, Result, Time};
use std::sync::Arc;
use store::{Db, Moment, On};
use tokio::sync::watch;

/// Tells open pages that something changed. Hints, after the commit: a lost one costs a reload.
pub trait Live: Send + Sync + 'static {
    /// These topics changed; `by` is the browser request that did it.
    fn changed(&self, topics: Vec<String>, by: Option<String>);

    /// Whether someone's page that shows this topic is open now, as far as this process knows.
    fn is_open(&self, _topic: &str) -> bool {
        false
    }
}

/// What a desk is made of.
pub struct DeskParts {
    /// Where everything is kept.
    pub db: Db,
    /// Where large things are kept.
    pub blobs: Blobs,
    /// What proves and seals.
    pub keys: Keys,
    /// The clock.
    pub time: Time,
    /// Who reacts to what.
    pub reactions: Reactions,
    /// Who tells open pages; `None` where there are none (command line).
    pub live: Option<Arc<dyn Live>>,
    /// The public address, without a slash at its end: links are made from it.
    pub url: String,
}

/// A running desk: gives acts and looks. Cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    parts: DeskParts,
    jobs: watch::Sender<()>,
}

impl Desk {
    /// A desk of these parts.
    pub fn new(parts: DeskParts) -> Desk {
        Desk(Arc::new(Inner { parts, jobs: watch::Sender::new(()) }))
    }

    /// Begins a deed.
    ///
    /// # Errors
    /// [`crate::Error::Busy`] when the store cannot be written now.
    pub async fn act(&self, actor: Actor) -> Result<Act> {
        Act::begin(self.clone(), actor, self.now()).await
    }

    /// Begins a reading.
    pub fn look(&self) -> Look {
        Look { db: self.0.parts.db.clone(), now: self.now() }
    }

    /// What time it is.
    pub fn now(&self) -> Moment {
        self.0.parts.time.now()
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.parts.db
    }

    /// Where large things are kept.
    pub fn blobs(&self) -> &Blobs {
        &self.0.parts.blobs
    }

    /// What proves and seals.
    pub fn keys(&self) -> &Keys {
        &self.0.parts.keys
    }

    /// Who reacts to what.
    pub fn reactions(&self) -> &Reactions {
        &self.0.parts.reactions
    }

    /// The public address, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.0.parts.url
    }

    /// Says that there may be jobs, for example because another process added some.
    pub fn wake(&self) {
        self.0.jobs.send_replace(());
    }

    /// Changes whenever there may be jobs; also while whoever listens is busy.
    pub(crate) fn wakes(&self) -> watch::Receiver<()> {
        self.0.jobs.subscribe()
    }

    /// Whether someone has a page open that shows this topic, as far as this process knows.
    pub fn is_open(&self, topic: &str) -> bool {
        self.0.parts.live.as_ref().is_some_and(|live| live.is_open(topic))
    }

    pub(crate) fn hint(&self, topics: Vec<String>, by: Option<String>, jobs: bool) {
        if jobs {
            self.wake();
        }
        if let Some(live) = self.0.parts.live.as_ref().filter(|_| !topics.is_empty()) {
            live.changed(topics, by);
        }
    }
}

/// One reading: what is committed, at one moment.
#[derive(Clone)]
pub struct Look {
    db: Db,
    now: Moment,
}

impl Look {
    /// When it is read.
    pub fn now(&self) -> Moment {
        self.now
    }
}
impl<'a> From<&'a Look> for On<'a> {
    fn from(look: &'a Look) -> Self {
        On::Db(&look.db)
    }
}
