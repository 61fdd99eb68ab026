//! Who is served: customers, and the identities by which they are known.

pub mod customer;
pub mod identity;
pub mod organisation;

pub use customer::{Customer, CustomerId};
pub use identity::{Identity, IdentityKind};
pub use organisation::{Organisation, OrganisationId};
