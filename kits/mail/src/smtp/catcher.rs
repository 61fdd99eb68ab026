//! A mail catcher: takes everything, keeps it in memory.

use super::{Answer, Envelope, Receiver};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// A mail as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caught {
    /// Who sent it to whom.
    pub envelope: Envelope,
    /// Its bytes.
    pub raw: Vec<u8>,
}

/// A [`Receiver`] that accepts every recipient and keeps the last mails, for demonstrations and tests.
/// Clones share the mails.
#[derive(Clone, Debug)]
pub struct Catcher {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    keep: usize,
    mails: Mutex<VecDeque<Arc<Caught>>>,
    /// Mails ever caught.
    caught: watch::Sender<usize>,
}

impl Catcher {
    /// A catcher of the last `keep` mails.
    pub fn new(keep: usize) -> Self {
        let inner = Inner { keep, mails: Mutex::default(), caught: watch::Sender::new(0) };
        Self { inner: Arc::new(inner) }
    }

    /// The mails kept, oldest first.
    pub fn mails(&self) -> Vec<Arc<Caught>> {
        self.kept().iter().cloned().collect()
    }

    /// How many mails were ever caught, with those no longer kept.
    pub fn count(&self) -> usize {
        *self.inner.caught.borrow()
    }

    /// Waits until at least `count` mails were ever caught and gives those kept. Waits for ever if they never
    /// come: put a timeout around it.
    pub async fn wait_for(&self, count: usize) -> Vec<Arc<Caught>> {
        let mut caught = self.inner.caught.subscribe();
        // The sender lives in `self`, so waiting cannot fail.
        let _ = caught.wait_for(|caught| *caught >= count).await;
        self.mails()
    }

    /// Forgets the mails kept; the count goes on.
    pub fn clear(&self) {
        self.kept().clear();
    }

    fn catch(&self, mail: Caught) {
        let mut mails = self.kept();
        mails.push_back(Arc::new(mail));
        while mails.len() > self.inner.keep {
            mails.pop_front();
        }
        drop(mails);
        self.inner.caught.send_modify(|caught| *caught += 1);
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<Arc<Caught>>> {
        self.inner.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Receiver for Catcher {
    async fn recipient(&self, _envelope: &Envelope, _address: &str) -> Answer {
        Answer::Accept(String::new())
    }

    async fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> Answer {
        self.catch(Caught { envelope, raw });
        Answer::Accept(String::new())
    }
}
