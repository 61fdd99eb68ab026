//! What happens to customers and organisations.
//!
//! An event is never struck, so none of these holds a word about a person: where a name or an address
//! changed, it says that it did, and who did it.

use crate::{CustomerId, Organisation, OrganisationId, RemarkId, merging::Filled};
use base::{About, Event, IdentityId};
use field::FieldId;
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
    /// What: `name`, `domain`, `remark`, `field`, `made`.
    pub field: String,
}
impl Event for OrganisationChanged {
    const KIND: &'static str = "organisation.changed";
}

/// Two organisations became one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationMerged {
    /// The one that was given up.
    pub organisation: OrganisationId,
    /// The one that stays.
    pub into: OrganisationId,
    /// Fields the other took over.
    pub fields: Vec<FieldId>,
}
impl Event for OrganisationMerged {
    const KIND: &'static str = "organisation.merged";
}

/// That was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationUnmerged {
    /// The organisation that is its own again.
    pub organisation: OrganisationId,
    /// Where it had gone.
    pub from: OrganisationId,
}
impl Event for OrganisationUnmerged {
    const KIND: &'static str = "organisation.unmerged";
}

impl From<CustomerId> for About {
    fn from(id: CustomerId) -> About {
        About("customer", id.0)
    }
}
impl From<OrganisationId> for About {
    fn from(id: OrganisationId) -> About {
        About(Organisation::ABOUT, id.0)
    }
}

/// Two cards became one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The one that was given up.
    pub customer: CustomerId,
    /// The one that stays.
    pub into: CustomerId,
    /// What the first was known by.
    pub identities: Vec<IdentityId>,
    /// What was remarked about it.
    pub remarks: Vec<RemarkId>,
    /// What the other took over.
    pub filled: Filled,
}
impl Event for Merged {
    const KIND: &'static str = "customer.merged";
}

/// What is known of a person was handed out, to be given to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOut {
    /// Whose card.
    pub customer: CustomerId,
    /// With what colleagues wrote about them among themselves.
    pub internal: bool,
}
impl Event for HandedOut {
    const KIND: &'static str = "customer.handed_out";
}

/// A merge was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmerged {
    /// The card that is its own again.
    pub customer: CustomerId,
    /// Where it had gone.
    pub from: CustomerId,
}
impl Event for Unmerged {
    const KIND: &'static str = "customer.unmerged";
}
