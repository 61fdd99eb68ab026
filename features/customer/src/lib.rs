//! Who is served: customers, the identities by which they are known, the organisations they belong to.

pub mod changing;
pub mod customer;
pub mod event;
pub mod filling;
pub mod forgotten;
pub mod identity;
pub mod language;
pub mod listing;
pub mod merging;
pub mod organisation;
pub mod remark;
pub mod striking;
pub mod uniting;
pub mod word;

pub use changing::{Change, NewCustomer};
pub use customer::{Customer, CustomerId};
pub use forgotten::Forgotten;
pub use identity::{Identity, IdentityKind};
pub use language::language_of;
pub use listing::{Line, Page, Place, Wanted};
pub use organisation::{Organisation, OrganisationId};
pub use remark::{Remark, RemarkId};
