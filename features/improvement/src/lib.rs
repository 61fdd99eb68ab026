//! Improvements: what should not happen a third time.
//!
//! Whoever learns from a colleague's words what went wrong records an [`Improvement`] from them: a title, the
//! department that owns it, and the ticket. Further tickets are attached to it, by people or by whatever notices
//! that something recurs. Its owner accepts it with a date, declines it with a reason, or says that it is done; what
//! comes after that came back, and is shown plainly beside what came before and what all of it cost.

pub mod alike;
pub mod attaching;
pub mod event;
pub mod figures;
pub mod history;
pub mod improvement;
pub mod months;
pub mod owning;
pub mod passing;
pub mod perhaps;
pub mod recording;
pub mod striking;
pub mod web;

pub use figures::Figures;
pub use history::Step;
pub use improvement::{Improvement, ImprovementId, ImprovementState, Place, Wanted};
pub use owning::Owned;
pub use recording::{NewImprovement, Proposal};

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
