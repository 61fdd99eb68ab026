//! Who is told that a topic changed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::Serialize;
use tokio::time::{Instant, sleep, sleep_until};

use super::{
    recent::Recent,
    room::{Mailbox, Room, Who},
    socket::Viewer,
    topic::Watch,
};

/// A connection is told at most this often; in between, changes gather.
const PACE: Duration = Duration::from_millis(100);

/// So long a viewer counts as present after the last connection went: a reload must not flicker.
const GRACE: Duration = Duration::from_secs(2);

/// So long a viewer counts as doing something after it was told last.
const DOING: Duration = Duration::from_secs(8);

/// What a connection is told; as JSON it is the socket's protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Hint {
    /// The topic changed: fetch it again.
    Refresh {
        /// The topic.
        #[serde(rename = "refresh")]
        topic: Arc<str>,
        /// The request that changed it, if all changes since the last hint were made by that one.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Arc<str>>,
    },
    /// Somebody came or left.
    Present {
        /// The topic.
        #[serde(rename = "present")]
        topic: Arc<str>,
        /// Everybody who is there now.
        people: Vec<Who>,
    },
}

/// The exchange between those who change topics and those who watch them; cheap to clone.
///
/// No buffer grows with the number of changes: each connection remembers *which* of its topics changed, and the hub
/// the last few thousand changes.
#[derive(Clone, Debug)]
pub struct Hub(Arc<Mutex<Board>>);

#[derive(Debug)]
struct Board {
    rooms: HashMap<Arc<str>, Room>,
    sessions: HashMap<String, HashMap<u64, Arc<Mailbox>>>,
    recent: Recent,
    /// Numbers connections and departures.
    numbers: u64,
}

impl Default for Hub {
    fn default() -> Self {
        let recent = Recent::new(now());
        Self(Arc::new(Mutex::new(Board { rooms: HashMap::new(), sessions: HashMap::new(), recent, numbers: 0 })))
    }
}

/// µs since the epoch.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

impl Hub {
    /// Tells everybody who watches the topic that it changed. Call it after the commit.
    ///
    /// `by` is the author's [`request_id`](crate::forms::request_id): that browser will not refresh, as the answer to
    /// its request shows the change.
    pub fn publish(&self, topic: &str, by: Option<&str>) {
        let (topic, by) = (Arc::from(topic), by.map(Arc::from));
        let mut board = self.board();
        board.recent.note(&topic, now());
        if let Some(room) = board.rooms.get(&topic) {
            room.change(by.as_ref());
        }
    }

    /// Opens a connection for a viewer; it watches nothing yet.
    pub fn subscribe(&self, viewer: Viewer) -> Subscription {
        let mailbox = Arc::new(Mailbox::default());
        let mut board = self.board();
        let connection = board.number();
        board.sessions.entry(viewer.session.clone()).or_default().insert(connection, mailbox.clone());
        drop(board);
        Subscription {
            hub: self.clone(),
            viewer,
            connection,
            mailbox,
            watches: HashMap::new(),
            not_before: Instant::now(),
        }
    }

    /// Whether the topic changed since `since` (µs since the epoch); what is no longer known is assumed.
    pub(super) fn changed_since(&self, topic: &str, since: i64) -> bool {
        self.board().recent.changed_since(topic, since)
    }

    /// Who has the topic open, in order of their ids.
    pub fn present(&self, topic: &str) -> Vec<Who> {
        self.board().rooms.get(topic).map(Room::people).unwrap_or_default()
    }

    /// A viewer who is present does something (`reply`, `note`), or does it no more; all who are there are told. It
    /// ends by itself eight seconds after it was told last.
    pub fn doing(&self, topic: &str, viewer: i64, what: Option<&str>) {
        let topic: Arc<str> = topic.into();
        let mut board = self.board();
        let number = board.number();
        board.in_room(&topic, |room| room.doing(viewer, what, number));
        drop(board);
        if what.is_some()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            let hub = self.clone();
            runtime.spawn(async move {
                sleep(DOING).await;
                hub.board().in_room(&topic, |room| room.rest(viewer, number));
            });
        }
    }

    /// Ends all connections of a session, as at sign-out.
    pub fn close(&self, session: &str) {
        for mailbox in self.board().sessions.get(session).into_iter().flat_map(HashMap::values) {
            mailbox.close();
        }
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        // Nothing panics while holding it; if it did, hints would still be hints.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends a presence after [`GRACE`], or at once where nothing can wait.
    fn depart(&self, topic: Arc<str>, viewer: i64, departure: u64) {
        let hub = self.clone();
        let depart = move || hub.board().in_room(&topic, |room| room.depart(viewer, departure));
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                sleep(GRACE).await;
                depart();
            })),
            Err(_) => depart(),
        }
    }
}

impl Board {
    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Does something in a room and closes it if nobody is left.
    fn in_room<T: Default>(&mut self, topic: &Arc<str>, deed: impl FnOnce(&mut Room) -> T) -> T {
        let Some(room) = self.rooms.get_mut(topic) else {
            return T::default();
        };
        let done = deed(room);
        if room.is_empty() {
            self.rooms.remove(topic);
        }
        done
    }
}

/// One connection's place in the hub; dropping it leaves.
#[derive(Debug)]
pub struct Subscription {
    hub: Hub,
    viewer: Viewer,
    connection: u64,
    mailbox: Arc<Mailbox>,
    /// The topics, and whether watching one means being present.
    watches: HashMap<String, bool>,
    not_before: Instant,
}

impl Subscription {
    /// Watches these topics from now on, and no others.
    pub fn watch(&mut self, watches: impl IntoIterator<Item = Watch>) {
        let mut wanted: HashMap<String, bool> = HashMap::new();
        for watch in watches {
            *wanted.entry(watch.topic).or_default() |= watch.present;
        }
        let old = std::mem::replace(&mut self.watches, wanted);
        for (topic, _) in old.iter().filter(|(topic, present)| self.watches.get(*topic) != Some(present)) {
            self.leave(topic);
        }
        for (topic, present) in self.watches.iter().filter(|(topic, present)| old.get(*topic) != Some(present)) {
            self.join(topic, *present);
        }
    }

    /// Is told of a watched topic at once if it changed since `since` (µs since the epoch): the moment before what the
    /// page shows was read, by the clock of whoever rendered it.
    pub fn catch_up(&self, topic: &str, since: i64) {
        if self.watches.contains_key(topic) && self.hub.changed_since(topic, since) {
            self.mailbox.change(&Arc::from(topic), None);
        }
    }

    /// The next hints, at most one of a kind per topic and not sooner than 100 ms after the last; `None` when the session
    /// was closed. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<Vec<Hint>> {
        while self.mailbox.news().is_empty() {
            self.mailbox.bell.notified().await;
        }
        sleep_until(self.not_before).await;
        let hints = self.take()?;
        self.not_before = Instant::now() + PACE;
        Some(hints)
    }

    fn take(&self) -> Option<Vec<Hint>> {
        let (changed, presence) = {
            let mut news = self.mailbox.news();
            if news.closed {
                return None;
            }
            (std::mem::take(&mut news.changed), std::mem::take(&mut news.presence))
        };
        let refreshes = changed.into_iter().map(|(topic, by)| Hint::Refresh { topic, by });
        let presences = presence.into_iter().map(|topic| Hint::Present { people: self.hub.present(&topic), topic });
        Some(refreshes.chain(presences).collect())
    }

    fn join(&self, topic: &str, present: bool) {
        let topic: Arc<str> = topic.into();
        let Viewer { id, name, picture, .. } = &self.viewer;
        let who = present.then(|| Who { id: *id, name: name.clone(), picture: picture.clone(), doing: None });
        let mut board = self.hub.board();
        let room = board.rooms.entry(topic.clone()).or_insert_with(|| Room::new(&topic));
        room.join(self.connection, &self.mailbox, who);
    }

    fn leave(&self, topic: &str) {
        let topic: Arc<str> = topic.into();
        let mut board = self.hub.board();
        let departure = board.number();
        let last = board.in_room(&topic, |room| room.leave(self.connection, self.viewer.id, departure));
        drop(board);
        if last {
            self.hub.depart(topic, self.viewer.id, departure);
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.watch([]);
        let mut board = self.hub.board();
        if let Some(session) = board.sessions.get_mut(&self.viewer.session) {
            session.remove(&self.connection);
            if session.is_empty() {
                board.sessions.remove(&self.viewer.session);
            }
        }
    }
}

#[cfg(test)]
#[path = "hub_tests.rs"]
mod tests;
