//! What every door needs.

use crate::{Ability, EntrySlot, GuideStep, SettingsPage, Slot, learnt::Learner, palette::Finder};
use base::{Desk, Future, Result};
use hotwire::{
    live::{Hub, TopicKey},
    origin::Origins,
};
use people::Colleague;
use shell::{Frame, Links, Messages, NavSection};
use std::{ops::Deref, sync::Arc};

/// Fills a part of the rail. Features to the right register theirs; the parts stand in that order.
pub type Rail = for<'a> fn(&'a Web, &'a Colleague, &'a Frame, path: &'a str) -> Future<'a, Result<Vec<NavSection>>>;

/// What the doors are made of.
pub struct WebParts {
    /// The desk behind them.
    pub desk: Desk,
    /// Words in every language.
    pub messages: Arc<Messages>,
    /// Where pages find their files.
    pub links: Arc<Links>,
    /// Who is told of changes.
    pub hub: Hub,
    /// Signs what a page may listen to.
    pub topics: TopicKey,
    /// Our own addresses.
    pub origins: Arc<Origins>,
    /// Whether cookies travel by https only.
    pub secure: bool,
    /// Whether this is the demonstration: anyone may become anyone.
    pub demo: bool,
    /// Proxies whose word about the visitor's address is taken.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// What stands in the rail.
    pub rail: Vec<Rail>,
    /// What features put onto the pages of others.
    pub slots: Vec<Slot>,
    /// What features put under the entries of a timeline.
    pub under: Vec<EntrySlot>,
    /// Who learns what people answer in truth.
    pub learners: Vec<Learner>,
    /// Who looks for what is typed after `Ctrl K`, in the order in which it is shown.
    pub finders: Vec<Finder>,
    /// The pages of the settings, in their order.
    pub settings: Vec<SettingsPage>,
    /// What one can do here, in the order of the page of the roles.
    pub abilities: Vec<Ability>,
    /// The first steps of a new desk, in their order.
    pub steps: Vec<GuideStep>,
    /// Set once they are known to be done: they stay so.
    pub begun: std::sync::atomic::AtomicBool,
    /// How events are called in the audit log: kind and message key.
    pub told: Vec<(&'static str, &'static str)>,
    /// Where what events are about is shown: its noun, and the address before its number.
    pub places: Vec<(&'static str, &'static str)>,
    /// What fields of events say there whose name alone does not tell: kind, field, and what.
    pub said: Vec<(&'static str, &'static str, Says)>,
}

/// What a field of an event says to whoever reads the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A colleague, by their id.
    Staff,
    /// A department, by its id.
    Department,
    /// A word of an enumeration; its message is called so, a hyphen, and the word.
    Word(&'static str),
}

/// What every door needs; cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<WebParts>);

impl Web {
    /// Doors of these parts.
    pub fn new(parts: WebParts) -> Web {
        Web(Arc::new(parts))
    }
}
impl Deref for Web {
    type Target = WebParts;
    fn deref(&self) -> &WebParts {
        &self.0
    }
}
