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

/// Declares events: a struct for each, with its [`Event::KIND`] and its fields. What stands in `each` every one of them
/// has, before its own.
///
/// ```ignore
/// base::events! {
///     each {
///         /// Which ticket.
///         ticket: TicketId,
///     }
///     /// A matter began.
///     Opened = "ticket.opened" {
///         /// Its first entry.
///         entry: EntryId,
///     }
/// }
/// ```
#[macro_export]
macro_rules! events {
    (@one { $($(#[$edoc:meta])* $each:ident : $etype:ty),* $(,)? }
        $(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
        pub struct $name {
            $($(#[$edoc])* pub $each: $etype,)*
            $($(#[$fdoc])* pub $field: $type,)*
        }
        impl $crate::Event for $name {
            const KIND: &'static str = $kind;
        }
    };
    (each $each:tt $($(#[$doc:meta])* $name:ident = $kind:literal $fields:tt)+) => {
        $($crate::events! { @one $each $(#[$doc])* $name = $kind $fields })+
    };
    ($($(#[$doc:meta])* $name:ident = $kind:literal $fields:tt)+) => {
        $($crate::events! { @one {} $(#[$doc])* $name = $kind $fields })+
    };
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
