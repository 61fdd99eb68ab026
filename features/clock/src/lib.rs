//! Working hours and deadlines as pure functions.
//!
//! A [`Calendar`] says when somebody works: a zone, a week, public [`holidays`], closed days.
//! Company, department and person each keep only what differs, as a [`Layer`]. What happened to a
//! ticket arrives as [`Fact`]s; with a calendar and a [`Policy`] they give [`deadlines`], and
//! without a policy the measured [`timings`]. Nothing of this reads a clock or a table
//! ([`keeping`] alone does), so the same
//! facts give the same deadlines whenever, and under whichever policy, they are computed again.
mod calendar;
mod deadline;
pub mod holidays;
mod hours;
pub mod keeping;
mod promised;
mod run;
mod working;

pub use calendar::{Calendar, Closed, Layer};
pub use deadline::{Count, Deadline, Policy, Target, Timings, Took, deadlines, earliest, timings};
pub use holidays::Country;
pub use hours::{BadHours, Hours, Span, Week};
pub use keeping::Whose;
pub use promised::{Promised, promised};
pub use run::{ClockKind, Fact, Pause, Reason, Run, What, pauses, runs};
