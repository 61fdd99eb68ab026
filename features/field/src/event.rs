//! What happens to fields.

use crate::FieldId;
use base::Event;
use serde::{Deserialize, Serialize};

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {
            /// Which field.
            pub field: FieldId,
        }
        impl Event for $name { const KIND: &'static str = $kind; }
    )+ }
}
events! {
    /// There is a new field.
    FieldMade = "field.made";
    /// It is called or asked for otherwise.
    FieldChanged = "field.changed";
    /// It is asked for no more.
    FieldArchived = "field.archived";
    /// It is asked for again.
    FieldRestored = "field.restored";
}
