//! What happens to articles.

use crate::ArticleId;
use base::{About, EntryId, Event};
use serde::{Deserialize, Serialize};

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
            pub struct $name {
                /// Which article.
                pub article: ArticleId,
                $($(#[$fdoc])* pub $field: $type),*
            }
            impl Event for $name { const KIND: &'static str = $kind; }
        )+
    };
}

events! {
    /// Somebody made a draft of a colleague's words.
    Drafted = "article.drafted" {
        /// The words.
        entry: EntryId,
    }
    /// It says something else, or the same better.
    Changed = "article.changed" {}
    /// It was put aside.
    Discarded = "article.discarded" {}
    /// It was brought back.
    Restored = "article.restored" {}
}

impl From<ArticleId> for About {
    fn from(id: ArticleId) -> Self {
        About("article", id.0)
    }
}
