//! What happens to approvals. What becomes of a proposal, whoever proposes tells.

use crate::StepId;
use base::{DepartmentId, Event};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The company asks others, or lets others grant more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PolicyChanged {
    /// What: `rule`, `limit`, or `order` of the rules.
    pub what: String,
    /// As it was; nothing for what is new.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub before: Value,
    /// As it is; nothing for what was taken away.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub after: Value,
}
impl Event for PolicyChanged {
    const KIND: &'static str = "approval.policy_changed";
}

/// The time of a step has passed, and nobody decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Late {
    /// Which.
    pub step: StepId,
    /// What was proposed.
    pub about: String,
    /// And its row.
    pub about_id: i64,
}
impl Event for Late {
    const KIND: &'static str = "approval.late";
}

/// What an archived department was to decide, and what rules ask of it, is another's from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandedOver {
    /// Which department was archived.
    pub from: DepartmentId,
    /// Its heir.
    pub to: DepartmentId,
    /// How many steps passed on.
    pub steps: i64,
}
impl Event for HandedOver {
    const KIND: &'static str = "approval.handed_over";
}
