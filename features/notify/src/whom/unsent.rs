//! What did not go, or did not arrive, as its author meant it.

use super::{Finding, said};
use crate::{
    Kind,
    notice::{News, Said},
};
use base::Result;
use people::Staff;
use ticket::{
    Delivery, Entry,
    event::{Delivered, Missed, ScheduledHeld},
};

impl Finding<'_> {
    /// Whoever wrote what did not reach the customer.
    pub(super) async fn delivered(&self) -> Result<Vec<News>> {
        let event: Delivered = self.event()?;
        if !matches!(event.outcome, Delivery::Failed | Delivery::Unsure | Delivery::Stopped) {
            return Ok(Vec::new());
        }
        let entry = Entry::find(self.look, event.entry).await?;
        Ok(self.each(entry.staff_id, Kind::Failed, (event.ticket, Some(entry.id)), &said(&entry)))
    }

    /// Somebody has not got what others got.
    pub(super) async fn missed(&self) -> Result<Vec<News>> {
        let event: Missed = self.event()?;
        let entry = Entry::find(self.look, event.entry).await?;
        let said = Said { what: "missed".to_owned(), ..said(&entry) };
        Ok(self.each(entry.staff_id, Kind::Failed, (event.ticket, Some(entry.id)), &said))
    }

    /// Whoever planned an answer that did not go.
    pub(super) async fn did_not_go(&self) -> Result<Vec<News>> {
        let event: ScheduledHeld = self.event()?;
        let said = Said { who: Staff::find(self.look, event.author).await?.name, ..Said::default() };
        Ok(self.each([event.author], Kind::Scheduled, (event.ticket, None), &said))
    }
}
