//! A day's desk: everybody has read what is theirs, and most of the rest, but not yet the newest.

use base::{Actor, Desk, EntryId, Moment, Result, TicketId};
use people::Staff;
use std::time::Duration;
use store::{Query, sql};
use ticket::Ticket;

/// What came lately was read by nobody yet.
const LATELY: Duration = Duration::from_secs(40 * 60);
/// Of older tickets of others, each has not seen one in so many.
const OVERLOOKED: i64 = 9;
/// Tickets in one commit.
const TOGETHER: usize = 100;

/// Marks open tickets and those put aside as read; who never opened one that has ended has missed nothing.
pub(super) async fn have_read(desk: &Desk) -> Result<()> {
    let staff = Staff::all(&desk.look()).await?;
    let until = desk.now().minus(LATELY);
    let numbers: Vec<(TicketId,)> =
        Query::new("SELECT id FROM ticket WHERE state IN ('open', 'snoozed') ORDER BY id").all(&desk.look()).await?;
    for some in numbers.chunks(TOGETHER) {
        let mut act = desk.act(Actor::Machine).await?.as_history();
        for (number,) in some {
            let ticket = Ticket::locked(&mut act, *number).await?;
            let Some(entry) = before(&mut act, *number, until).await? else { continue };
            for who in &staff {
                let theirs = ticket.assignee_id == Some(who.id);
                if theirs || (number.0 + 5 * who.id.0) % OVERLOOKED != 0 {
                    ticket.mark_read(&mut act, who.id, entry).await?;
                }
            }
        }
        act.commit().await?;
    }
    Ok(())
}

/// The last entry before a moment.
async fn before(act: &mut base::Act, number: TicketId, until: Moment) -> Result<Option<EntryId>> {
    let last: (Option<EntryId>,) =
        sql!("SELECT max(id) FROM entry WHERE ticket_id = $1 AND at < $2").bind(number).bind(until).one(act).await?;
    Ok(last.0)
}
