//! What is known of tickets beside their rows, asked at once: a page then reads only what there is.

use crate::{CauseId, EntryId, Onward, Then, Ticket, TicketId, labelling::OF_TICKETS};
use base::{Result, StaffId};
use journey::JourneyId;
use std::collections::HashMap;
use store::{On, Query, sql};

/// What a list shows of a ticket that is not in its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The name of whoever's matter it is, as it is kept.
    pub customer: String,
    /// Who is responsible.
    pub assignee: Option<String>,
    /// The newest entry its reader has seen; nothing when they never opened it.
    pub read: Option<EntryId>,
    /// Its tags, by name, as [`Ticket::tags_of`] has them.
    pub tags: Vec<String>,
    /// How many answers it waits for.
    pub awaited: usize,
}

store::enumeration! {
    /// What a row tells of a ticket beside its own.
    pub enum Told {
        /// Whose matter it is, who is responsible, and how far its reader has read.
        Row = "row",
        /// One of its tags.
        Tag = "tag",
        /// How many answers it waits for.
        Awaited = "awaited",
    }
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
    /// They have begun to write, or have written, on it.
    pub drafts: bool,
    /// Somebody has put a sign under an entry.
    pub marks: bool,
    /// It bears a tag.
    pub tagged: bool,
    /// How many answers it waits for.
    pub awaited: i64,
    /// Something to be seen on every ticket of its customer was remarked about them.
    pub remarks: bool,
    /// To which journey it belongs, as far as somebody has said.
    pub journey: Option<JourneyId>,
    /// There are journeys.
    pub journeys: bool,
    /// What went wrong, as far as somebody has said.
    pub cause: Option<CauseId>,
    /// There are words for what goes wrong.
    pub causes: bool,
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
                         WHERE entry.ticket_id = $1) AS files,
                 EXISTS (SELECT 1 FROM draft WHERE ticket_id = $1 AND staff_id = $2) AS drafts,
                 EXISTS (SELECT 1 FROM entry JOIN entry_mark ON entry_mark.entry_id = entry.id
                         WHERE entry.ticket_id = $1) AS marks,
                 EXISTS (SELECT 1 FROM ticket_tag WHERE ticket_id = $1) AS tagged,
                 (SELECT count(*) FROM wait WHERE ticket_id = $1 AND what = 'answer' AND ended_at IS NULL) AS awaited,
                 EXISTS (SELECT 1 FROM identity JOIN customer_remark r ON r.customer_id = identity.customer_id
                         WHERE identity.id = $3 AND r.pinned AND r.removed_at IS NULL) AS remarks,
                 (SELECT journey_id FROM ticket_journey WHERE ticket_id = $1) AS journey,
                 EXISTS (SELECT 1 FROM journey) AS journeys,
                 (SELECT cause_id FROM ticket_cause WHERE ticket_id = $1) AS cause,
                 EXISTS (SELECT 1 FROM cause) AS causes"
        )
        .bind(self.id)
        .bind(who)
        .bind(self.identity_id)
        .one(on)
        .await?)
    }

    /// What lists show of these tickets beside their rows; `awaiting` are those of them that wait for something.
    pub async fn beside(
        on: impl Into<On<'_>>,
        reader: StaffId,
        (numbers, awaiting): (&[TicketId], &[TicketId]),
    ) -> Result<HashMap<TicketId, Beside>> {
        type Line = (Told, TicketId, String, Option<String>, Option<i64>);
        let query = Query::new(
            "SELECT 'row', t.id, c.name, s.name, r.entry_id FROM ticket t
             JOIN identity i ON i.id = t.identity_id JOIN customer c ON c.id = i.customer_id
             LEFT JOIN staff s ON s.id = t.assignee_id",
        );
        let query = query.with(" LEFT JOIN reading r ON r.ticket_id = t.id AND r.staff_id = ", reader);
        let query = query.push(" WHERE TRUE").with_in(" AND t.id", numbers.iter().copied());
        let query = query.push(" UNION ALL SELECT DISTINCT 'tag', tt.ticket_id, coalesce(i.name, t.name),");
        let query = query.push(" CAST(NULL AS TEXT), CAST(NULL AS BIGINT)");
        let mut query = query.push(OF_TICKETS).with_in(" AND tt.ticket_id", numbers.iter().copied());
        if !awaiting.is_empty() {
            let begin = " UNION ALL SELECT 'awaited', ticket_id, '', NULL, count(*) FROM wait WHERE ended_at IS NULL";
            query = query.push(begin).push(" AND what = 'answer'").with_in(" AND ticket_id", awaiting.iter().copied());
            query = query.push(" GROUP BY ticket_id");
        }
        let lines: Vec<Line> = query.push(" ORDER BY 3").all(on).await?;
        let mut beside: HashMap<TicketId, Beside> = HashMap::with_capacity(numbers.len());
        for (told, id, name, assignee, number) in lines {
            let one = beside.entry(id).or_default();
            match told {
                Told::Row => (one.customer, one.assignee, one.read) = (name, assignee, number.map(EntryId)),
                Told::Tag => one.tags.push(name),
                Told::Awaited => one.awaited = number.and_then(|n| usize::try_from(n).ok()).unwrap_or_default(),
            }
        }
        Ok(beside)
    }
}
