//! A mail whose subject says that it is about something else than the ticket it came to.

use crate::{EntryId, Ticket};
use base::{Act, Result};
use people::Agent;
use store::Query;

/// Entries of one statement.
const BATCH: usize = 200;

impl Ticket {
    /// Whoever reads it has decided that an entry belongs where it stands: nobody is asked any more.
    ///
    /// # Errors
    /// [`base::Error::Missing`] for an entry of another ticket.
    pub async fn keep_here(&mut self, act: &mut Act, _by: &Agent, entry: EntryId) -> Result<()> {
        self.own_entry(&mut *act, entry).await?;
        decided(act, &[entry]).await?;
        act.refresh(Ticket::topic(self.id));
        Ok(())
    }
}

/// It was decided where these entries belong.
pub(crate) async fn decided(act: &mut Act, entries: &[EntryId]) -> Result<()> {
    for some in entries.chunks(BATCH) {
        Query::new("UPDATE entry SET strays = FALSE WHERE strays")
            .with_in(" AND id", some.iter().copied())
            .run(&mut *act)
            .await?;
    }
    Ok(())
}
