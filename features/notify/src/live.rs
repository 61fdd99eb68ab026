//! Telling open pages.

use base::Live;
use hotwire::live::Hub;
use tokio::sync::mpsc;

/// Tells this process's pages at once, and other nodes through [`crate::watch`].
pub struct HubLive {
    hub: Hub,
    to_others: mpsc::Sender<Vec<String>>,
}

impl HubLive {
    /// Tells pages of `hub`; what the receiver yields is for other nodes.
    pub fn new(hub: Hub) -> (HubLive, mpsc::Receiver<Vec<String>>) {
        let (to_others, for_others) = mpsc::channel(1024);
        (HubLive { hub, to_others }, for_others)
    }
}

impl Live for HubLive {
    fn changed(&self, topics: Vec<String>, by: Option<String>) {
        for topic in &topics {
            self.hub.publish(topic, by.as_deref());
        }
        let _ = self.to_others.try_send(topics);
    }

    fn is_open(&self, topic: &str) -> bool {
        !self.hub.present(topic).is_empty()
    }
}
