//! Approvals: who must agree to what is proposed.
//!
//! The company's [`Rule`]s say who is asked for which case; [`route`] weighs a case by them. An [`Approval`] asks
//! those people, each in a [`Step`] of its own, at once or one after the other. What is proposed, and the words
//! said about it, stand with whoever proposes: this crate knows of it only its kind and row.

pub mod approval;
pub mod decider;
pub mod event;
pub mod handing_over;
pub mod limit;
pub mod minding;
pub mod policy;
pub mod rule;
pub mod step;

pub use approval::{Approval, ApprovalId, ApprovalState, NewApproval, Outcome};
pub use decider::Deciders;
pub use limit::{Limit, Whose};
pub use policy::{Asked, Case, Reason, Route, route};
pub use rule::{NewRule, Rule, RuleId};
pub use step::{Decision, Step, StepId, StepState, whole};

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[
    ("approval.policy_changed", "approval-told-policy"),
    ("approval.late", "approval-told-late"),
    ("approval.handed_over", "approval-told-handed"),
];
