//! What happens to prepared words.

use crate::{ClosingId, MacroId, TemplateId};
use base::Event;
use serde::{Deserialize, Serialize};

/// A template was made or changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemplateSaved {
    /// Which.
    pub template: TemplateId,
    /// How it is called from now on.
    pub name: String,
}
impl Event for TemplateSaved {
    const KIND: &'static str = "template.saved";
}

/// A template is offered no more, or again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TemplateArchived {
    /// Which.
    pub template: TemplateId,
    /// Whether it is archived from now on.
    pub archived: bool,
}
impl Event for TemplateArchived {
    const KIND: &'static str = "template.archived";
}

/// What stands under our mails was written or taken away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignatureSet {
    /// `company`, `department`, `mailbox` or `staff`.
    pub whose: String,
    /// Its row; 0 for the company.
    pub id: i64,
    /// Whether it says something from now on.
    pub says: bool,
}
impl Event for SignatureSet {
    const KIND: &'static str = "signature.set";
}

/// The company decided whether people may have a signature of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SigningDecided {
    /// Whether they may.
    pub own: bool,
}
impl Event for SigningDecided {
    const KIND: &'static str = "signature.decided";
}

/// A macro was made or changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MacroSaved {
    /// Which.
    pub prepared: MacroId,
    /// How it is called from now on.
    pub name: String,
}
impl Event for MacroSaved {
    const KIND: &'static str = "macro.saved";
}

/// A macro is offered no more, or again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MacroArchived {
    /// Which.
    pub prepared: MacroId,
    /// Whether it is archived from now on.
    pub archived: bool,
}
impl Event for MacroArchived {
    const KIND: &'static str = "macro.archived";
}

/// A macro was applied to a ticket; what it did, the ticket's own events say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MacroApplied {
    /// Which.
    pub prepared: MacroId,
    /// How it was called.
    pub name: String,
}
impl Event for MacroApplied {
    const KIND: &'static str = "macro.applied";
}

/// What customers are told while the company or a department is closed was written, or is said no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosingKept {
    /// Which.
    pub closing: ClosingId,
    /// Whether something is said from now on.
    pub says: bool,
}
impl Event for ClosingKept {
    const KIND: &'static str = "closing.kept";
}
