//! What is known of tickets beside their rows, asked at once: a page then reads only what there is.

use crate::{EntryId, Onward, Then, Ticket, TicketId};
use base::{Result, StaffId};
use std::collections::HashMap;
use store::{On, Query, sql};

/// What a list shows of a ticket that is not in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The name of whoever's matter it is, as it is kept.
    pub customer: String,
    /// Who is responsible.
    pub assignee: Option<String>,
    /// The newest entry its reader has seen; nothing when they never opened it.
    pub read: Option<EntryId>,
}

/// What there is between a ticket and one of us, and what a ticket may have and most have not.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Outline {
    /// The newest entry they have seen; nothing when they never opened it.
    pub read: Option<EntryId>,
    /// They follow it.
    pub follows: bool,
    then_do: Option<Then>,
    go_on: Option<Onward>,
    /// Somebody reads an answer for a colleague.
    pub reviews: bool,
    /// Answers are to go later.
    pub scheduled: bool,
    /// Files are on their way into somebody's draft.
    pub uploads: bool,
    /// A time was named.
    pub promises: bool,
    /// It has to do with another ticket.
    pub links: bool,
    /// Another ticket came into it.
    pub merged: bool,
    /// Collaborators were asked in.
    pub invited: bool,
    /// Files came or went with its entries.
    pub files: bool,
}

impl Outline {
    /// What they usually do with a ticket when they answer.
    pub fn then(&self) -> Then {
        self.then_do.unwrap_or_default()
    }

    /// Where they go from a ticket.
    pub fn onward(&self) -> Onward {
        self.go_on.unwrap_or_default()
    }
}

impl Ticket {
    /// What there is of this ticket for one of us.
    pub async fn outline(&self, on: impl Into<On<'_>>, who: StaffId) -> Result<Outline> {
        Ok(sql!(
            "SELECT (SELECT entry_id FROM reading WHERE ticket_id = $1 AND staff_id = $2) AS read,
                 EXISTS (SELECT 1 FROM follow WHERE ticket_id = $1 AND staff_id = $2) AS follows,
                 (SELECT then_do FROM answer_habit WHERE staff_id = $2) AS then_do,
                 (SELECT go_on FROM answer_habit WHERE staff_id = $2) AS go_on,
                 EXISTS (SELECT 1 FROM review WHERE ticket_id = $1 AND state <> 'over') AS reviews,
                 EXISTS (SELECT 1 FROM scheduled WHERE ticket_id = $1 AND state IN ('waiting', 'held')) AS scheduled,
                 EXISTS (SELECT 1 FROM upload WHERE ticket_id = $1 AND staff_id = $2) AS uploads,
                 EXISTS (SELECT 1 FROM promise WHERE ticket_id = $1) AS promises,
                 EXISTS (SELECT 1 FROM ticket_link WHERE ticket_id = $1 OR other_id = $1) AS links,
                 EXISTS (SELECT 1 FROM ticket WHERE merged_into = $1) AS merged,
                 EXISTS (SELECT 1 FROM ticket_access WHERE ticket_id = $1) AS invited,
                 EXISTS (SELECT 1 FROM entry JOIN attachment ON attachment.entry_id = entry.id
                         WHERE entry.ticket_id = $1) AS files"
        )
        .bind(self.id)
        .bind(who)
        .one(on)
        .await?)
    }

    /// What lists show of these tickets beside their rows.
    pub async fn beside(
        on: impl Into<On<'_>>,
        reader: StaffId,
        numbers: impl IntoIterator<Item = TicketId>,
    ) -> Result<HashMap<TicketId, Beside>> {
        let query = Query::new(
            "SELECT t.id, c.name, s.name, r.entry_id FROM ticket t
             JOIN identity i ON i.id = t.identity_id JOIN customer c ON c.id = i.customer_id
             LEFT JOIN staff s ON s.id = t.assignee_id",
        );
        let query = query.with(" LEFT JOIN reading r ON r.ticket_id = t.id AND r.staff_id = ", reader);
        let rows: Vec<(TicketId, String, Option<String>, Option<EntryId>)> =
            query.push(" WHERE TRUE").with_in(" AND t.id", numbers).all(on).await?;
        let beside = |(id, customer, assignee, read)| (id, Beside { customer, assignee, read });
        Ok(rows.into_iter().map(beside).collect())
    }
}
