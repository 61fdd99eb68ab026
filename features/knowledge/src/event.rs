//! What happens to articles.

use crate::ArticleId;
use base::{About, EntryId};

base::events! {
    each {
        /// Which article.
        article: ArticleId,
    }
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
