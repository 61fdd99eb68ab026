//! Questions go where their entry goes, by merge and split; those who are asked go along.

use crate::{Question, question::QUESTIONS};
use base::{Act, Deed, EntryId, Future, Result, TicketId};
use store::Query;
use ticket::{Ticket, event::Exchanged};

/// The job that lets those asked, and who asks, onto the ticket to which their questions went.
pub const GO_ALONG: &str = "question.go_along";

/// Entries looked through by one statement.
const BATCH: usize = 200;

/// Entries went to another ticket.
pub struct Gone {
    to: TicketId,
    entries: Vec<EntryId>,
}

impl From<Exchanged> for Gone {
    fn from(event: Exchanged) -> Gone {
        match event.came.is_empty() {
            true => Gone { to: event.other, entries: event.went },
            false => Gone { to: event.ticket, entries: event.came },
        }
    }
}

impl Deed for Gone {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(self.let_in(act))
    }
}

impl Gone {
    async fn let_in(&self, act: &mut Act) -> Result<()> {
        for entries in self.entries.chunks(BATCH) {
            let query = Query::new(QUESTIONS).with_in(" AND a.entry_id", entries.iter().copied());
            let asked: Vec<Question> =
                query.with(" AND e.ticket_id = ", self.to).push(" ORDER BY q.id").all(&mut *act).await?;
            if asked.is_empty() {
                continue;
            }
            let ticket = Ticket::current(act, self.to).await?;
            for question in asked {
                question.let_all_in(act, &ticket).await?;
            }
        }
        Ok(())
    }
}
