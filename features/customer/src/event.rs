//! What happens to customers and organisations.
//!
//! An event is never struck, so none of these holds a word about a person: where a name or an address
//! changed, it says that it did, and who did it.

use crate::{CustomerId, OrganisationId};
use base::{About, Event};
use serde::{Deserialize, Serialize};

/// Something about a customer was changed by a colleague.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Whose card.
    pub customer: CustomerId,
    /// What: `name`, `language`, `zone`, `organisation`, `vip`, `blocked`, `identity`, `remark` …
    pub field: String,
    /// Before, where that says nothing about a person.
    pub from: Option<String>,
    /// Now, likewise.
    pub to: Option<String>,
}
impl Event for Changed {
    const KIND: &'static str = "customer.changed";
}

/// Something about an organisation was changed by a colleague.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationChanged {
    /// Which.
    pub organisation: OrganisationId,
    /// What: `name`, `domain`, `remark`, `made`.
    pub field: String,
}
impl Event for OrganisationChanged {
    const KIND: &'static str = "organisation.changed";
}

impl From<CustomerId> for About {
    fn from(id: CustomerId) -> About {
        About("customer", id.0)
    }
}
impl From<OrganisationId> for About {
    fn from(id: OrganisationId) -> About {
        About("organisation", id.0)
    }
}
