//! What happens to prepared words.

use crate::TemplateId;
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
    /// Whether it is put away from now on.
    pub archived: bool,
}
impl Event for TemplateArchived {
    const KIND: &'static str = "template.archived";
}
