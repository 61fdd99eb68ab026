//! Where customers' time went.
//!
//! The ledger of every ticket says whose each moment of its life was (crate `ticket`). Here it is added up by
//! days, [`rolled`] once a day is over, and read as a [`Report`]: who had how much of the time in which
//! customers waited, how departments kept what they promise each other ([`answers`]), what went [`wrong`], and
//! which link is the weakest. What a report reads grows with days, departments and causes, never with tickets.

pub mod answers;
pub mod day;
pub mod figure;
pub mod journeys;
pub mod link;
pub mod report;
pub mod rolled;
pub mod spread;
pub mod stale;
pub mod tally;
pub mod web;
pub mod wrong;

pub use answers::Answers;
pub use day::{Day, Period};
pub use figure::{Figure, Part};
pub use link::{Holder, Link};
pub use report::{Report, Sees, Which};
pub use spread::Spread;
pub use tally::{Sum, Tally};

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
