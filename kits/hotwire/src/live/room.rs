//! One topic: who listens, who is present.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;
use tokio::sync::Notify;

/// Somebody who has the topic open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Who {
    /// The viewer's id.
    pub id: i64,
    /// The name others see.
    pub name: String,
    /// The address of the picture others see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// What the viewer does there right now, in a word of whoever told [`Hub::doing`](super::Hub::doing).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doing: Option<Arc<str>>,
}

/// What one connection has not been told yet. It holds each topic once however often it changes, so it is never longer
/// than the connection's topics.
#[derive(Debug, Default)]
pub(super) struct Mailbox {
    news: Mutex<News>,
    /// Rung when there is something new.
    pub bell: Notify,
}

#[derive(Debug, Default)]
pub(super) struct News {
    /// Topics that changed, with the request that changed them if it was one alone.
    pub changed: HashMap<Arc<str>, Option<Arc<str>>>,
    /// Topics where somebody came or left.
    pub presence: HashSet<Arc<str>>,
    pub closed: bool,
}

impl News {
    pub fn is_empty(&self) -> bool {
        !self.closed && self.changed.is_empty() && self.presence.is_empty()
    }
}

impl Mailbox {
    pub fn news(&self) -> MutexGuard<'_, News> {
        // Nothing panics while holding it; if it did, hints would still be hints.
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn change(&self, topic: &Arc<str>, by: Option<&Arc<str>>) {
        let mut news = self.news();
        match news.changed.get_mut(topic) {
            Some(known) if known.as_ref() == by => {}
            Some(known) => *known = None,
            None => drop(news.changed.insert(topic.clone(), by.cloned())),
        }
        self.bell.notify_one();
    }

    pub fn presence(&self, topic: &Arc<str>) {
        self.news().presence.insert(topic.clone());
        self.bell.notify_one();
    }

    pub fn close(&self) {
        self.news().closed = true;
        self.bell.notify_one();
    }
}

#[derive(Debug)]
struct Listener {
    mailbox: Arc<Mailbox>,
    /// Present itself, so it may know who else is.
    present: bool,
}

#[derive(Debug)]
struct Presence {
    name: String,
    picture: Option<String>,
    /// How many of the viewer's connections are here; none while a reload may still bring one back.
    connections: usize,
    /// Names the last departure, so that only its own timer ends the presence.
    departure: u64,
    /// What the viewer does, and the number of the last time that was told: only its own timer ends it.
    doing: Option<(Arc<str>, u64)>,
}

/// The listeners of one topic.
#[derive(Debug)]
pub(super) struct Room {
    topic: Arc<str>,
    listeners: HashMap<u64, Listener>,
    present: BTreeMap<i64, Presence>,
}

impl Room {
    pub fn new(topic: &Arc<str>) -> Self {
        Self { topic: topic.clone(), listeners: HashMap::new(), present: BTreeMap::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.listeners.is_empty() && self.present.is_empty()
    }

    pub fn people(&self) -> Vec<Who> {
        let who = |(id, presence): (&i64, &Presence)| Who {
            id: *id,
            name: presence.name.clone(),
            picture: presence.picture.clone(),
            doing: presence.doing.as_ref().map(|(what, _)| what.clone()),
        };
        self.present.iter().map(who).collect()
    }

    pub fn change(&self, by: Option<&Arc<str>>) {
        for listener in self.listeners.values() {
            listener.mailbox.change(&self.topic, by);
        }
    }

    /// A connection comes; with `who`, its viewer is present.
    pub fn join(&mut self, connection: u64, mailbox: &Arc<Mailbox>, who: Option<Who>) {
        self.listeners.insert(connection, Listener { mailbox: mailbox.clone(), present: who.is_some() });
        let Some(who) = who else { return };
        let known = self.present.contains_key(&who.id);
        let presence = self.present.entry(who.id).or_insert(Presence {
            name: who.name,
            picture: who.picture,
            connections: 0,
            departure: 0,
            doing: None,
        });
        presence.connections += 1;
        if known { mailbox.presence(&self.topic) } else { self.tell_presence() }
    }

    /// A connection goes. Whether it was its viewer's last here, so that [`depart`](Self::depart) must follow.
    pub fn leave(&mut self, connection: u64, viewer: i64, departure: u64) -> bool {
        let was_present = self.listeners.remove(&connection).is_some_and(|listener| listener.present);
        let Some(presence) = self.present.get_mut(&viewer).filter(|_| was_present) else {
            return false;
        };
        presence.connections -= 1;
        presence.departure = departure;
        presence.connections == 0
    }

    /// The viewer did not come back after that departure.
    pub fn depart(&mut self, viewer: i64, departure: u64) {
        let gone = |presence: &Presence| presence.connections == 0 && presence.departure == departure;
        if self.present.get(&viewer).is_some_and(gone) {
            self.present.remove(&viewer);
            self.tell_presence();
        }
    }

    /// Somebody who is present does something, told for the `number`th time; `None` when it is over.
    pub fn doing(&mut self, viewer: i64, what: Option<&str>, number: u64) {
        let Some(presence) = self.present.get_mut(&viewer) else { return };
        let same = presence.doing.as_ref().map(|(known, _)| &**known) == what;
        presence.doing = what.map(|what| (Arc::from(what), number));
        if !same {
            self.tell_presence();
        }
    }

    /// Nothing was told since that number.
    pub fn rest(&mut self, viewer: i64, number: u64) {
        let presence = self.present.get(&viewer);
        if presence.and_then(|presence| presence.doing.as_ref()).is_some_and(|(_, last)| *last == number) {
            self.doing(viewer, None, number);
        }
    }

    fn tell_presence(&self) {
        for listener in self.listeners.values().filter(|listener| listener.present) {
            listener.mailbox.presence(&self.topic);
        }
    }
}
