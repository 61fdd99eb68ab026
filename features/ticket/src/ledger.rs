//! Where the time went.

use crate::{Ticket, holder::Holder};
use base::{Moment, Result, StaffId};
use store::{On, sql};

/// One interval in which one holder had the ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who.
    pub holder: Holder,
    /// Since when.
    pub since: Moment,
    /// Until when; `None` while it lasts.
    pub until: Option<Moment>,
}

impl Ticket {
    /// The intervals of the ticket's life, oldest first. They touch, but never overlap; between
    /// solving and reopening there is none.
    pub async fn ledger(&self, on: impl Into<On<'_>>) -> Result<Vec<Holding>> {
        let rows: Vec<(String, Option<StaffId>, Moment, Option<Moment>)> =
            sql!("SELECT holder, staff_id, since, until FROM holding WHERE ticket_id = $1 ORDER BY id")
                .bind(self.id)
                .all(on)
                .await?;
        let holding = |(word, staff, since, until): (String, Option<StaffId>, Moment, Option<Moment>)| {
            let holder = match (word.as_str(), staff) {
                ("customer", _) => Holder::Customer,
                (_, Some(staff)) => Holder::Staff(staff),
                _ => Holder::Nobody,
            };
            Holding { holder, since, until }
        };
        Ok(rows.into_iter().map(holding).collect())
    }
}
