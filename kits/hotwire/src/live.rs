//! *This topic changed*: who shows it fetches it again, with its own rights.
//!
//! - [`TopicKey`] signs a topic into a page; `<live-topic>` brings it back over the socket.
//! - [`Hub`] takes [`publish`](Hub::publish) after a commit and wakes who watches; it also knows who is present.
//! - [`router`] is the WebSocket door, `GET /live`, behind the roof's [`Gate`]; where a proxy lets no socket through,
//!   pages ask by `POST /live` now and then.
//!
//! In a page: `<live-topic topic="ticket:42" signature="…" since="1700000000000000"></live-topic>`, where `since` is the
//! moment *before* its data were read (µs since the epoch). One on the page per topic; scripts import `live-topic`.
//!
//! All of it is hints in memory: a lost one costs one reload.

mod asking;
mod hub;
mod recent;
mod room;
mod socket;
mod topic;

pub use hub::{Hint, Hub, Subscription};
pub use room::Who;
pub use socket::{Gate, Live, Viewer, router};
pub use topic::{SignedTopic, TopicKey, Watch};
