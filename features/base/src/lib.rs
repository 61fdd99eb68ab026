//! Words every feature needs.
//!
//! A deed is an [`Act`]: one transaction in which state, timeline, [`Event`]s and the jobs they
//! cause become true together. Reading is done through [`Look`]. A [`Desk`] gives both.

pub mod act;
pub mod actor;
pub mod blob;
pub mod cards;
pub mod desk;
pub mod error;
pub mod event;
pub mod ids;
pub mod index;
pub mod keys;
pub mod reaction;
pub mod setting;
pub mod time;
pub mod words;
pub mod work;

pub use act::Act;
pub use actor::Actor;
pub use blob::{BlobId, Blobs};
pub use desk::{Desk, DeskParts, Live, Look};
pub use error::{Error, Failure, Result, Why};
pub use event::{About, Event, EventId};
pub use ids::{DepartmentId, EntryId, IdentityId, StaffId, TicketId};
pub use keys::Keys;
pub use reaction::{Deed, Future, Reactions, Told};
pub use setting::Setting;
pub use store::{Moment, Money};
pub use time::Time;
