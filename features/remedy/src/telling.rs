//! A customer is told of a remedy by an answer that goes; words in a draft tell nobody yet.

use crate::{Remedy, RemedyState, Voucher};
use base::{Act, Deed, Desk, EntryId, Event, Future, Result, StaffId, TicketId, Told};
use store::{Query, sql};
use ticket::{
    Entry, Ticket,
    event::{Replied, Withdrawn},
};

/// The job that keeps what an answer told.
pub const TELL: &str = "remedy.tell";

/// The events by which a customer is told, or is not after all.
pub const KINDS: &[&str] = &[Replied::KIND, Withdrawn::KIND];

struct Telling(Told);

/// Makes ready to keep what an answer told. Nothing is slow here.
pub async fn prepare(_desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Telling(told)))
}

impl Deed for Telling {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            if let Some(event) = self.0.read::<Replied>()? {
                return tell(act, event.ticket, event.entry).await;
            }
            match self.0.read::<Withdrawn>()? {
                Some(event) => take_back(act, event.ticket, event.entry).await,
                None => Ok(()),
            }
        })
    }
}

/// What its author had put into their draft is told by this answer; a code only where it stands in it.
async fn tell(act: &mut Act, ticket: TicketId, entry: EntryId) -> Result<()> {
    let entry = Entry::find(&mut *act, entry).await?;
    let Some(author) = entry.staff_id else { return Ok(()) };
    let mut remedies = Remedy::in_words_of(act, ticket, author).await?;
    remedies.retain(|one| one.state == RemedyState::Executed && one.told_at.is_none());
    let vouchers = Voucher::of(&mut *act, remedies.iter().map(|one| one.id)).await?;
    let missing = |one: &Remedy| vouchers.iter().any(|v| v.remedy_id == one.id && !entry.text.contains(&v.code));
    for remedy in remedies.into_iter().filter(|one| !missing(one)) {
        remedy.told_in(act, &entry).await?;
    }
    act.refresh(Ticket::topic(ticket));
    Ok(())
}

async fn take_back(act: &mut Act, ticket: TicketId, entry: EntryId) -> Result<()> {
    sql!("UPDATE remedy SET told_at = NULL, told_in = NULL WHERE told_in = $1").bind(entry).run(&mut *act).await?;
    act.refresh(Ticket::topic(ticket));
    Ok(())
}

impl Remedy {
    /// The customer is told of it by this answer.
    pub async fn told_in(&self, act: &mut Act, answer: &Entry) -> Result<()> {
        sql!("UPDATE remedy SET told_at = $2, told_in = $3 WHERE id = $1")
            .bind(self.id)
            .bind(answer.at)
            .bind(answer.id)
            .run(act)
            .await?;
        Ok(())
    }

    /// Its words were put into what this colleague writes to the customer.
    pub(crate) async fn put_into_draft(&self, act: &mut Act, of: StaffId) -> Result<()> {
        sql!("INSERT INTO remedy_words (remedy_id, staff_id) VALUES ($1, $2) ON CONFLICT (remedy_id, staff_id) DO NOTHING")
            .bind(self.id)
            .bind(of)
            .run(act)
            .await?;
        Ok(())
    }

    async fn in_words_of(act: &mut Act, ticket: TicketId, author: StaffId) -> Result<Vec<Remedy>> {
        let query = Query::new(crate::remedy::REMEDIES).with(" AND e.ticket_id = ", ticket);
        let query = query.with(" AND r.id IN (SELECT remedy_id FROM remedy_words WHERE staff_id = ", author);
        Ok(query.push(") ORDER BY r.id").all(act).await?)
    }
}
