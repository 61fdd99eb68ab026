//! A customer is told of a remedy by an answer that goes; words in a draft tell nobody yet.

use crate::{Remedy, RemedyId, Voucher};
use base::{
    Act, Deed, Desk, EntryId, Event, Future, Result, StaffId, TicketId, Told,
    words::{fold, spaced},
};
use store::sql;
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

/// What was put into a draft and stands in this answer is told by it, whoever sends it; a code alone tells, too.
async fn tell(act: &mut Act, ticket: TicketId, entry: EntryId) -> Result<()> {
    let entry = Entry::find(&mut *act, entry).await?;
    let Some(author) = entry.staff_id else { return Ok(()) };
    let words = Words::on(act, ticket, author).await?;
    let mut remedies = Remedy::among(&mut *act, words.iter().map(|one| one.remedy_id)).await?;
    remedies.retain(|_, one| one.is_to_tell());
    let vouchers = Voucher::of(&mut *act, remedies.keys().copied()).await?;
    let mut told = false;
    for remedy in remedies.values() {
        let stands = match vouchers.iter().find(|voucher| voucher.remedy_id == remedy.id) {
            Some(voucher) => entry.text.contains(&voucher.code),
            None => words.iter().any(|one| one.remedy_id == remedy.id && stands_in(&entry.text, &one.said)),
        };
        if stands {
            remedy.told_in(act, &entry).await?;
            told = true;
        }
    }
    // What they took out of their answer is in no draft any more. What it told may come back into one.
    sql!(
        "DELETE FROM remedy_words WHERE staff_id = $1 AND remedy_id IN (
             SELECT r.id FROM remedy r JOIN entry e ON e.id = r.entry_id WHERE e.ticket_id = $2 AND r.told_at IS NULL)"
    )
    .bind(author)
    .bind(ticket)
    .run(&mut *act)
    .await?;
    if told {
        act.refresh(Ticket::topic(ticket));
    }
    Ok(())
}

async fn take_back(act: &mut Act, ticket: TicketId, entry: EntryId) -> Result<()> {
    let told = sql!("UPDATE remedy SET told_at = NULL, told_in = NULL WHERE told_in = $1").bind(entry);
    if told.run(&mut *act).await? > 0 {
        act.refresh(Ticket::topic(ticket));
    }
    Ok(())
}

/// What was put into somebody's draft about a remedy.
#[derive(sqlx::FromRow)]
struct Words {
    remedy_id: RemedyId,
    said: String,
}

impl Words {
    /// All of a ticket: drafts are shared, and an answer that is taken back is sent by another. Where it is not kept
    /// what was said, only what this author put in.
    async fn on(act: &mut Act, ticket: TicketId, author: StaffId) -> Result<Vec<Words>> {
        Ok(sql!(
            "SELECT w.remedy_id, w.said FROM remedy_words w JOIN remedy r ON r.id = w.remedy_id
                 JOIN entry e ON e.id = r.entry_id WHERE e.ticket_id = $1 AND (w.said <> '' OR w.staff_id = $2)"
        )
        .bind(ticket)
        .bind(author)
        .all(act)
        .await?)
    }
}

/// Whether words stand in a text, however it breaks its lines and writes its spaces.
fn stands_in(text: &str, words: &str) -> bool {
    spaced(&fold(text)).contains(&spaced(&fold(words)))
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

    /// This was put into what this colleague writes to the customer about it.
    pub(crate) async fn put_into_draft(&self, act: &mut Act, of: StaffId, said: &str) -> Result<()> {
        sql!(
            "INSERT INTO remedy_words (remedy_id, staff_id, said) VALUES ($1, $2, $3)
             ON CONFLICT (remedy_id, staff_id) DO UPDATE SET said = excluded.said"
        )
        .bind(self.id)
        .bind(of)
        .bind(said)
        .run(act)
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_an_answer_however_it_is_laid_out() {
        let said = "We refund €4.00 to you.";
        assert!(stands_in("Dear Iva,\n\nWe refund\n€4.00 to you. Yours", said));
        assert!(stands_in("we refund €4.00\u{a0}to you.", said));
        assert!(!stands_in("We refund €5.00 to you.", said) && !stands_in("I look into it.", said));
    }
}
