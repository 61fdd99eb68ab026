//! What stands next to a ticket in a list.

use crate::{Scope, Ticket, TicketId, View};
use base::Result;
use store::On;

/// Pages looked through for one that holds a row at all; a list that must be sifted can have empty ones.
const PAGES: usize = 3;

impl View {
    /// The ticket after this one's place in the list, or before it. It need not stand there itself: one that
    /// was solved a moment ago has left open lists, and its neighbours are still known by its place.
    pub async fn neighbour(
        &self,
        on: impl Into<On<'_>>,
        scope: &Scope,
        of: &Ticket,
        before: bool,
    ) -> Result<Option<TicketId>> {
        let mut on = on.into();
        let mut at = Some(self.cursor(of, before));
        for _ in 0..PAGES {
            let Some(cursor) = at else { break };
            let page = self.page(on.again(), scope, Some(cursor), 1).await?;
            if let Some(row) = page.rows.first() {
                return Ok(Some(row.id));
            }
            at = if before { page.previous } else { page.next };
        }
        Ok(None)
    }
}
