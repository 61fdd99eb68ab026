//! Which topics changed lately: closes the gap between rendering a page and its browser's socket watching.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

/// How many changes are remembered. At a hundred a second that is forty seconds, longer than a page takes to open.
const KEPT: usize = 4096;

/// The last changes and their times, in µs since the epoch.
#[derive(Debug)]
pub(super) struct Recent {
    last: HashMap<Arc<str>, i64>,
    order: VecDeque<(i64, Arc<str>)>,
    /// Up to when changes are no longer known; at first, when this process began.
    forgotten: i64,
}

impl Recent {
    pub fn new(now: i64) -> Self {
        Self { last: HashMap::new(), order: VecDeque::new(), forgotten: now }
    }

    pub fn note(&mut self, topic: &Arc<str>, now: i64) {
        self.last.insert(topic.clone(), now);
        self.order.push_back((now, topic.clone()));
        if self.order.len() > KEPT {
            self.forget();
        }
    }

    fn forget(&mut self) {
        let Some((when, topic)) = self.order.pop_front() else {
            return;
        };
        self.forgotten = self.forgotten.max(when);
        if self.last.get(&topic) == Some(&when) {
            self.last.remove(&topic);
        }
    }

    /// Whether the topic changed then or later. What is not known any more is assumed.
    pub fn changed_since(&self, topic: &str, when: i64) -> bool {
        when <= self.forgotten || self.last.get(topic).is_some_and(|last| *last >= when)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_known_and_what_is_forgotten_is_assumed() {
        let mut recent = Recent::new(100);
        let (ticket, list): (Arc<str>, Arc<str>) = ("ticket:1".into(), "list".into());
        recent.note(&ticket, 200);
        recent.note(&ticket, 300);
        let changed: Vec<bool> = [100, 101, 300, 301].map(|when| recent.changed_since("ticket:1", when)).into();
        assert_eq!(changed, [true, true, true, false]);
        assert!(!recent.changed_since("list", 101));
        for n in 0..KEPT {
            recent.note(&list, 400 + n as i64);
        }
        assert!(recent.changed_since("ticket:2", 300), "too long ago to tell");
        assert!(!recent.changed_since("ticket:1", 301));
        assert_eq!((recent.order.len(), recent.last.len()), (KEPT, 1));
    }
}
