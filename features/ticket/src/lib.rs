//! The heart: one matter of one customer, its timeline, its holder, its ledger.
//!
//! Every verb locks the ticket's row, writes its entry and event, and ends with
//! [`Ticket::settle`], which stores who holds the ticket now. Whoever holds it, and since when,
//! is therefore never a guess.

pub mod access;
pub mod assigning;
pub mod attachment;
pub mod batch;
pub mod beginning;
pub mod closing;
pub mod cursor;
pub mod delivery;
pub mod draft;
pub mod entry;
pub mod event;
pub mod filling;
pub mod finding;
pub mod following;
pub mod habit;
pub mod handing_over;
pub mod holder;
pub mod inbox;
pub mod labelling;
pub mod ledger;
pub mod linking;
pub mod looking;
pub mod mentioning;
pub mod merging;
pub mod moving;
pub mod neighbour;
pub mod noting;
pub mod opening;
pub mod promise;
pub mod public;
pub mod reading;
pub mod receiving;
pub mod replying;
pub mod saved_view;
pub mod settling;
pub mod snoozing;
pub mod splitting;
pub mod standing;
pub mod story;
pub mod striking;
pub mod ticket;
pub mod timing;
pub mod unfilled;
pub mod upload;
pub mod view;
pub mod windowing;
pub mod words;

pub use access::Scope;
pub use attachment::{Attachment, NewAttachment};
pub use base::{EntryId, TicketId};
pub use batch::{Batch, BatchId};
pub use beginning::Beginning;
pub use cursor::Cursor;
pub use delivery::Delivery;
pub use draft::{Draft, DraftKind};
pub use entry::{Entry, NewEntry, Person};
pub use habit::Onward;
pub use holder::Holder;
pub use inbox::{Page, Row};
pub use linking::{Link, LinkKind};
pub use opening::NewTicket;
pub use promise::{Promise, PromiseId, PromiseState};
pub use public::PublicEntry;
pub use replying::{Reply, Then};
pub use saved_view::{SavedView, SavedViewId, Shared};
pub use ticket::Ticket;
pub use unfilled::unfilled;
pub use upload::{DraftOf, Upload, UploadId};
pub use view::{Sort, Span, View};
pub use windowing::{Gap, Stretch};
pub use words::{Channel, Direction, EntryKind, Meaning, Priority, State};
