//! What happens to tags.

use super::TagId;
use base::{About, Event};
use serde::{Deserialize, Serialize};

impl From<TagId> for About {
    fn from(id: TagId) -> About {
        About("tag", id.0)
    }
}

/// A tag is called otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagRenamed {
    /// Which.
    pub tag: TagId,
    /// How it was called.
    pub from: String,
    /// How it is called.
    pub name: String,
}
impl Event for TagRenamed {
    const KIND: &'static str = "tag.renamed";
}

/// A tag goes on as another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagMerged {
    /// Which is no more.
    pub tag: TagId,
    /// How it was called.
    pub from: String,
    /// The other.
    pub into: TagId,
    /// How the other is called.
    pub name: String,
}
impl Event for TagMerged {
    const KIND: &'static str = "tag.merged";
}

/// A tag was taken off all its tickets, and is no more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagDeleted {
    /// Which.
    pub tag: TagId,
    /// How it was called.
    pub name: String,
}
impl Event for TagDeleted {
    const KIND: &'static str = "tag.deleted";
}
