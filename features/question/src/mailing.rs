//! Whether what was asked outside has arrived there, as far as mail systems tell.

use crate::Question;
use base::{Act, Result};
use store::sql;

/// Letters of what a mail system said that are kept.
const LONGEST: usize = 500;

impl Question {
    /// A mail with it goes to whoever is asked, or came back: why that one did not arrive, as far as it is said.
    pub async fn mailed(&mut self, act: &mut Act, undelivered: Option<&str>) -> Result<()> {
        let why: Option<String> = undelivered.map(|why| why.chars().take(LONGEST).collect());
        if self.undelivered == why {
            return Ok(());
        }
        sql!("UPDATE question SET undelivered = $2 WHERE id = $1")
            .bind(self.id)
            .bind(why.clone())
            .run(&mut *act)
            .await?;
        self.undelivered = why;
        self.refresh(act);
        Ok(())
    }

    /// Why whoever is to answer outside does not have it; nothing when they may.
    pub fn not_delivered(&self) -> Option<&str> {
        self.undelivered.as_deref().filter(|_| self.is_open())
    }
}
