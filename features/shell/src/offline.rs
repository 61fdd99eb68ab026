//! The page that a device shows while the desk is out of reach.

use crate::Frame;
use askama::Template;

/// `shell/offline.html`: kept by the service worker; the page that was wanted comes back by itself.
#[derive(Template)]
#[template(path = "shell/offline.html")]
pub struct OfflinePage<'a> {
    /// The page's frame, of nobody in particular.
    pub frame: &'a Frame,
}
