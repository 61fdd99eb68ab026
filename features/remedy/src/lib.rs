//! Remedies: what is proposed to a customer to make good.
//!
//! A [`Remedy`] is proposed on a ticket. The company's rules (crate `approval`) say who must agree; meanwhile the
//! ticket waits for them, and the time is theirs. What was agreed on is carried out, by hand with proof or by a
//! [`Voucher`] of our own, and then told to the customer in one answer for everything.

pub mod carrying_out;
pub mod deciding;
pub mod event;
pub mod ledger;
pub mod offer;
pub mod passing;
pub mod proposing;
pub mod remedy;
pub mod rolled;
pub mod settling;
pub mod similar;
pub mod striking;
pub mod telling;
pub mod voucher;
pub mod web;
mod weighing;

pub use carrying_out::Way;
pub use deciding::Decided;
pub use offer::Offer;
pub use proposing::NewRemedy;
pub use remedy::{Deed, DeedWord, Remedy, RemedyId, RemedyKind, RemedyState, Why};
pub use voucher::{Voucher, VoucherState};

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
