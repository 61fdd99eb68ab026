//! What happened.

use serde::{Serialize, de::DeserializeOwned};

store::id! {
    /// One row of the history.
    EventId
}

/// Something that happened. A feature has a struct per event; base knows only this trait.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in history, API and webhooks: `ticket.opened`.
    const KIND: &'static str;
    /// Raised when the shape changes.
    const VERSION: i64 = 1;
}

/// What an event is about: a noun and its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About(pub &'static str, pub i64);

impl From<crate::TicketId> for About {
    fn from(id: crate::TicketId) -> About {
        About("ticket", id.0)
    }
}
impl From<crate::StaffId> for About {
    fn from(id: crate::StaffId) -> About {
        About("staff", id.0)
    }
}
