//! What happens to fields.

use crate::FieldId;

base::events! {
    each {
        /// Which field.
        field: FieldId,
    }
    /// There is a new field.
    FieldMade = "field.made" {}
    /// It is called or asked for otherwise.
    FieldChanged = "field.changed" {}
    /// It is asked for no more.
    FieldArchived = "field.archived" {}
    /// It is asked for again.
    FieldRestored = "field.restored" {}
}
