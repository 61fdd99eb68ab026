//! HTML of entries made anew, when what is let through has changed.

use crate::EntryId;
use base::{Act, Result};
use store::{On, sql};

/// An entry whose HTML was made by an older policy.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Outdated {
    /// Which.
    pub id: EntryId,
    /// As which it came: another, when this one is a copy.
    pub came_as: EntryId,
    /// As it is kept.
    pub html: String,
    /// Whether somebody here wrote it.
    pub ours: bool,
    /// Whether numbers of cards stood in it, and are hidden.
    pub cards_hidden: bool,
}

impl Outdated {
    /// The next ones made by a policy older than `policy`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn next(on: impl Into<On<'_>>, policy: i64, most: i64) -> Result<Vec<Outdated>> {
        Ok(sql!(
            "SELECT id, COALESCE(copy_of, id) AS came_as, html, staff_id IS NOT NULL AS ours, cards_hidden FROM entry WHERE html IS NOT NULL AND html_policy < $1
             ORDER BY html_policy, id LIMIT $2"
        )
        .bind(policy)
        .bind(most)
        .all(on)
        .await?)
    }

    /// Puts HTML made by `policy` in its place. Words that were struck meanwhile stay gone.
    ///
    /// # Errors
    /// What the database says.
    pub async fn renew(&self, act: &mut Act, (html, remote): (&str, bool), policy: i64) -> Result<()> {
        sql!("UPDATE entry SET html = $2, remote = $3, html_policy = $4 WHERE id = $1 AND html IS NOT NULL")
            .bind(self.id)
            .bind(html)
            .bind(remote)
            .bind(policy)
            .run(act)
            .await?;
        Ok(())
    }
}
