//! What was said with one customer: all their tickets, all channels, newest first.

use crate::{Channel, Delivery, Direction, EntryId, EntryKind, Scope, Ticket, TicketId, ticket::COLUMNS};
use base::{Moment, Result, StaffId};
use customer::{CustomerId, Identity, OrganisationId};
use std::collections::HashMap;
use store::{On, Query};

/// One thing that was said, with enough of its words to know it again.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Told {
    /// The entry.
    pub id: EntryId,
    /// On whose timeline.
    pub ticket_id: TicketId,
    /// What that is about.
    pub about: String,
    /// What it is.
    pub kind: EntryKind,
    /// Whether the customer may see it.
    pub public: bool,
    /// Which way it went.
    pub direction: Option<Direction>,
    /// By which it came or went.
    pub channel: Channel,
    /// Written by a machine.
    pub machine: bool,
    /// Author, when one of us.
    pub staff_id: Option<StaffId>,
    /// Author's name then.
    pub author_name: String,
    /// Author's address, as written.
    pub author_address: String,
    /// The beginning of what was written.
    pub words: String,
    /// When.
    pub at: Moment,
    /// Where it is on its way out.
    pub delivery: Option<Delivery>,
}

/// What was said with a customer, on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Newest first.
    pub told: Vec<Told>,
    /// What is older begins before this one.
    pub older: Option<EntryId>,
}

impl Story {
    /// What was said with a customer before an entry, by one channel or all; only what is seen.
    pub async fn of(
        on: impl Into<On<'_>>,
        scope: &Scope,
        customer: CustomerId,
        channel: Option<Channel>,
        before: Option<EntryId>,
        most: usize,
    ) -> Result<Story> {
        let mut on = on.into();
        let known = Identity::of(on.again(), customer).await?;
        let query = Query::new(
            "SELECT entry.id, entry.ticket_id, ticket.subject AS about, entry.kind, entry.public, entry.direction, entry.channel,
                 entry.machine, entry.staff_id, entry.author_name, entry.author_address, substr(entry.reply_text, 1, 1000) AS words,
                 entry.at, entry.delivery
             FROM entry JOIN ticket ON ticket.id = entry.ticket_id WHERE entry.kind <> 'change'",
        )
        .with_in(" AND ticket.identity_id", known.iter().map(|identity| identity.id))
        .with_opt(" AND entry.channel = ", channel)
        .with_opt(" AND entry.id < ", before);
        let most = most.clamp(1, 200);
        let query = scope.restrict(query).with(" ORDER BY entry.id DESC LIMIT ", most as i64 + 1);
        let mut told: Vec<Told> = query.all(on).await?;
        let more = told.len() > most;
        told.truncate(most);
        let older = told.last().filter(|_| more).map(|t| t.id);
        Ok(Story { told, older })
    }

    /// By which channels anything was said, in the order of the words.
    pub async fn channels(on: impl Into<On<'_>>, scope: &Scope, customer: CustomerId) -> Result<Vec<Channel>> {
        let mut on = on.into();
        let known = Identity::of(on.again(), customer).await?;
        let query = Query::new(
            "SELECT DISTINCT entry.channel FROM entry JOIN ticket ON ticket.id = entry.ticket_id WHERE entry.kind <> 'change'",
        )
        .with_in(" AND ticket.identity_id", known.iter().map(|identity| identity.id));
        let rows: Vec<(Channel,)> = scope.restrict(query).all(on).await?;
        let mut channels: Vec<Channel> = rows.into_iter().map(|(channel,)| channel).collect();
        channels.sort();
        Ok(channels)
    }
}

/// How many open tickets each of these customers has; those with none are left out.
pub async fn open_of(
    on: impl Into<On<'_>>,
    scope: &Scope,
    customers: &[CustomerId],
) -> Result<HashMap<CustomerId, i64>> {
    let query = Query::new(
        "SELECT identity.customer_id, count(*) FROM identity JOIN ticket ON ticket.identity_id = identity.id WHERE ticket.state = 'open'",
    )
    .with_in(" AND identity.customer_id", customers.iter().copied());
    let rows: Vec<(CustomerId, i64)> = scope.restrict(query).push(" GROUP BY identity.customer_id").all(on).await?;
    Ok(rows.into_iter().collect())
}

/// The newest tickets of an organisation's people, newest first.
pub async fn of_organisation(
    on: impl Into<On<'_>>,
    scope: &Scope,
    organisation: OrganisationId,
    most: u32,
) -> Result<Vec<Ticket>> {
    let query = Query::new(COLUMNS)
        .with(
            " AND identity_id IN (SELECT i.id FROM identity i JOIN customer c ON c.id = i.customer_id WHERE c.organisation_id = ",
            organisation,
        )
        .push(") AND merged_into IS NULL");
    let tickets = scope.restrict(query).with(" ORDER BY id DESC LIMIT ", most).all(on).await?;
    Ok(scope.shown(tickets))
}
