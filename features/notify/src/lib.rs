//! Who is told what. Now: open pages, at once, on every node.
//!
//! All of this is hints after the commit. A lost one costs a reload, never a fact, so nothing here
//! is retried.

pub mod live;
pub mod neighbours;

pub use live::HubLive;
pub use neighbours::watch;
