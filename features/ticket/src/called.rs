//! Calls of one's name while one was away, and who cared for them.

use crate::{EntryId, Scope, Ticket, TicketId};
use base::{Moment, Result, StaffId};
use std::collections::{BTreeSet, HashMap};
use store::{On, sql};

/// Calls listed at once.
const MOST: i64 = 50;

/// A note that called somebody by name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Call {
    /// Where it stands now.
    pub ticket_id: TicketId,
    /// The note.
    pub entry_id: EntryId,
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub words: String,
    /// The first other colleague who said something after it; nobody yet, when there is none.
    pub cared_by: Option<String>,
}

/// The newest calls of somebody within a time, each with its ticket as its reader may see it.
pub async fn called_while(
    on: impl Into<On<'_>>,
    scope: &Scope,
    who: StaffId,
    (since, until): (Moment, Moment),
) -> Result<Vec<(Ticket, Call)>> {
    let mut on = on.into();
    let calls: Vec<Call> = sql!(
        "SELECT e.ticket_id, m.entry_id, e.author_name AS author, e.reply_text AS words,
            (SELECT o.author_name FROM entry o WHERE o.ticket_id = e.ticket_id AND o.id > e.id
                AND o.kind IN ('note', 'message') AND o.staff_id <> m.staff_id AND o.staff_id <> e.staff_id
             ORDER BY o.id LIMIT 1) AS cared_by
         FROM mention m JOIN entry e ON e.id = m.entry_id
         WHERE m.staff_id = $1 AND m.made_at >= $2 AND m.made_at < $3 ORDER BY m.entry_id DESC LIMIT $4"
    )
    .bind(who)
    .bind(since)
    .bind(until)
    .bind(MOST)
    .all(on.again())
    .await?;
    if calls.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: BTreeSet<TicketId> = calls.iter().map(|call| call.ticket_id).collect();
    let tickets = Ticket::seen_among(on, scope, numbers).await?;
    let seen: HashMap<TicketId, Ticket> = tickets.into_iter().map(|ticket| (ticket.id, ticket)).collect();
    let with_ticket = |call: Call| Some((seen.get(&call.ticket_id)?.clone(), call));
    Ok(calls.into_iter().filter_map(with_ticket).collect())
}
