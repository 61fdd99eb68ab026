//! How far each of us has read.

use crate::{EntryId, Ticket, TicketId};
use base::{Act, Result, StaffId};
use std::collections::HashMap;
use store::{On, Query, sql};

impl Ticket {
    /// How far someone has read these tickets; one never read is not among them.
    pub async fn read_up_to(
        on: impl Into<On<'_>>,
        staff: StaffId,
        numbers: impl IntoIterator<Item = TicketId>,
    ) -> Result<HashMap<TicketId, EntryId>> {
        let rows: Vec<(TicketId, EntryId)> = Query::new("SELECT ticket_id, entry_id FROM reading WHERE TRUE")
            .with(" AND staff_id = ", staff)
            .with_in(" AND ticket_id", numbers)
            .all(on)
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// Someone has seen the timeline up to `entry`. It never goes back, and nobody has read what is
    /// not there.
    pub async fn mark_read(&self, act: &mut Act, staff: StaffId, entry: EntryId) -> Result<()> {
        let Some(newest) = self.last_entry_id else { return Ok(()) };
        sql!(
            "INSERT INTO reading (ticket_id, staff_id, entry_id) VALUES ($1, $2, $3)
             ON CONFLICT (ticket_id, staff_id) DO UPDATE SET entry_id = excluded.entry_id
             WHERE reading.entry_id < excluded.entry_id"
        )
        .bind(self.id)
        .bind(staff)
        .bind(entry.min(newest))
        .run(act)
        .await?;
        Ok(())
    }

    /// Whether there are words that someone who has read so far does not know. Who never opened a
    /// ticket that has ended has missed nothing.
    pub fn is_unread(&self, read: Option<EntryId>) -> bool {
        match read {
            Some(read) => self.last_entry_id.is_some_and(|newest| newest > read),
            None => !self.state.is_ended(),
        }
    }
}
