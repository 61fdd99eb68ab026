//! Mails that are no customer's: kept as all, put aside with their reasons, and taken in when they were none.
//!
//! Nothing is lost here: a mail leaves the folder when a person says that it is no spam, when an administrator
//! deletes it after [`deleting::REST`], or when it has lain as long as the company keeps spam.

pub mod deleting;
mod folder;
mod freeing;
pub mod judging;
pub mod listed;
pub mod marking;
pub mod rule;
pub mod trying;

pub use deleting::Keeping;
pub(super) use folder::put_aside;
pub use folder::{Spam, TAKEN_BACK, TOPIC, taken_back};
pub use listed::Listed;
pub use rule::{Rule, RuleId, RuleKind};

use base::{Act, BlobId, Result};
use serde::{Deserialize, Serialize};
use store::Query;

store::enumeration! {
    /// What makes a mail spam.
    pub enum Because {
        /// Its sender stands on the list of those who are blocked.
        Blocked = "blocked",
        /// A rule of the company's own.
        Rule = "rule",
        /// The mail server before us says so.
        Upstream = "upstream",
        /// A colleague says so.
        Marked = "marked",
    }
}

/// Why a mail lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What.
    pub because: Because,
    /// What it is about: the line of the list, the rule's name, the header; nothing for what a colleague said.
    pub about: String,
}

impl Reason {
    /// The message that says it, about `$name`.
    pub fn key(&self) -> &'static str {
        match self.because {
            Because::Blocked => "channel-spam-because-blocked",
            Because::Rule => "channel-spam-because-rule",
            Because::Upstream => "channel-spam-because-upstream",
            Because::Marked => "channel-spam-because-marked",
        }
    }
}

/// Strikes what the folder and the lists know of a person; answers with their mails there, to be struck like others.
pub(super) async fn strike(act: &mut Act, words: &[String]) -> Result<Vec<(i64, BlobId)>> {
    let words: Vec<String> = words.iter().map(|word| word.trim().to_lowercase()).filter(|w| !w.is_empty()).collect();
    let theirs: Vec<(i64, BlobId)> =
        Query::new("SELECT a.id, a.blob FROM spam s JOIN arrival a ON a.id = s.arrival_id WHERE TRUE")
            .with_in(" AND s.address", words.iter().map(String::as_str))
            .all(&mut *act)
            .await?;
    Query::new("DELETE FROM spam WHERE TRUE")
        .with_in(" AND arrival_id", theirs.iter().map(|(id, _)| *id))
        .run(act)
        .await?;
    Query::new("DELETE FROM listed_sender WHERE TRUE")
        .with_in(" AND value", words.iter().map(String::as_str))
        .run(&mut *act)
        .await?;
    let named = |rule: &Rule| rule.kind == RuleKind::Address && words.contains(&rule.value.to_lowercase());
    let rules: Vec<RuleId> = Rule::all(&mut *act).await?.into_iter().filter(named).map(|rule| rule.id).collect();
    Query::new("DELETE FROM spam_rule WHERE TRUE").with_in(" AND id", rules).run(&mut *act).await?;
    folder::tell_folder(act).await?;
    Ok(theirs)
}
