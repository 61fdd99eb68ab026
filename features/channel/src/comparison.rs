//! The folder on another server compared with what is here: every night, and when somebody asks for it.

use crate::{
    MailboxId,
    event::{ComparisonAsked, MailboxCompared},
    fetched::Trouble,
};
use base::{About, Act, Actor, Desk, Error, Look, Moment, Result, TicketId};
use people::Supervisor;
use std::time::Duration;
use store::{On, sql};

/// Mails that came there within so long are looked at.
pub const REACH: Duration = Duration::from_secs(14 * 86_400);
/// Comparisons that are kept of a mailbox.
const KEPT: i64 = 60;
/// Mails that were missing, named on a page at most.
const NAMED: i64 = 100;

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Comparison {
    /// Its row.
    pub id: i64,
    /// Of which mailbox.
    pub mailbox_id: MailboxId,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When it ended; none while it is to be done.
    pub ended_at: Option<Moment>,
    /// Mails that were looked at.
    pub looked: i64,
    /// Of them were not here.
    pub missing: i64,
    /// Of these are here now.
    pub fetched: i64,
    /// The others are problems that somebody must look at.
    pub given_up: i64,
    /// What kept it from coming to its end.
    pub trouble: Option<Trouble>,
    /// The other side's words about it.
    pub said: String,
}

/// A mail that was missing, and is here now.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Missed {
    /// In which comparison.
    pub comparison_id: i64,
    /// Its number there.
    pub uid: i64,
    /// The ticket it is on, if it is on one.
    pub ticket_id: Option<TicketId>,
    /// Its subject, if it is on a ticket.
    pub subject: Option<String>,
}

/// How a comparison went.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub since: Option<Moment>,
    pub looked: i64,
    pub missing: i64,
    pub fetched: i64,
    pub given_up: i64,
    pub trouble: Option<(Trouble, String)>,
}

impl Comparison {
    /// Somebody wants it now. Asked twice, it is done once.
    ///
    /// # Errors
    /// [`Error::Missing`] when nothing is fetched for the mailbox.
    pub async fn ask(act: &mut Act, _by: &Supervisor, mailbox: MailboxId) -> Result<()> {
        if set_out(act, Some(mailbox)).await? == 0 && !is_asked(&mut *act, mailbox).await? {
            return Err(Error::Missing);
        }
        act.tell(About("mailbox", mailbox.0), &ComparisonAsked { mailbox }).await?;
        Ok(())
    }

    /// The last ones of a mailbox, newest first.
    pub async fn last(look: &Look, _by: &Supervisor, mailbox: MailboxId, most: i64) -> Result<Vec<Comparison>> {
        Ok(sql!(
            "SELECT id, mailbox_id, asked_at, ended_at, looked, missing, fetched, given_up, trouble, said
             FROM comparison WHERE mailbox_id = $1 ORDER BY id DESC LIMIT $2"
        )
        .bind(mailbox)
        .bind(most)
        .all(look)
        .await?)
    }

    /// Those that are to be done: their mailboxes, each with its row.
    pub(crate) async fn due(on: impl Into<On<'_>>) -> Result<Vec<(MailboxId, i64)>> {
        Ok(sql!("SELECT mailbox_id, id FROM comparison WHERE ended_at IS NULL ORDER BY id LIMIT 1000").all(on).await?)
    }

    /// A mail was missing, and is here now: whole, or as a problem.
    pub(crate) async fn missed(desk: &Desk, id: i64, uid: u32, arrival: i64) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        sql!("INSERT INTO compared_mail (comparison_id, arrival_id, uid) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(id)
            .bind(arrival)
            .bind(i64::from(uid))
            .run(&mut act)
            .await?;
        act.commit().await
    }

    /// It came to its end, or could not.
    pub(crate) async fn end(desk: &Desk, (id, mailbox): (i64, MailboxId), outcome: &Outcome) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        let now = act.now();
        let (trouble, said) = outcome.trouble.clone().unzip();
        sql!(
            "UPDATE comparison SET ended_at = $2, since = $3, looked = $4, missing = $5, fetched = $6, given_up = $7,
                 trouble = $8, said = $9 WHERE id = $1"
        )
        .bind(id)
        .bind(now)
        .bind(outcome.since)
        .bind(outcome.looked)
        .bind(outcome.missing)
        .bind(outcome.fetched)
        .bind(outcome.given_up)
        .bind(trouble)
        .bind(said.unwrap_or_default())
        .run(&mut act)
        .await?;
        let Outcome { looked, missing, fetched, given_up, .. } = *outcome;
        let told = MailboxCompared { mailbox, looked, missing, fetched, given_up };
        act.tell(About("mailbox", mailbox.0), &told).await?;
        act.refresh(crate::mail::problem::TOPIC);
        forget_old(&mut act, mailbox).await?;
        act.commit().await
    }
}

impl Missed {
    /// What was missing in these comparisons.
    pub async fn of(look: &Look, _by: &Supervisor, mailbox: MailboxId) -> Result<Vec<Missed>> {
        Ok(sql!(
            "SELECT m.comparison_id, m.uid, e.ticket_id, e.subject FROM compared_mail m JOIN comparison c ON c.id = m.comparison_id
             JOIN arrival a ON a.id = m.arrival_id LEFT JOIN entry e ON e.id = a.entry_id
             WHERE c.mailbox_id = $1 ORDER BY m.comparison_id DESC, m.uid LIMIT $2"
        )
        .bind(mailbox)
        .bind(NAMED)
        .all(look)
        .await?)
    }
}

/// The night's comparisons set out: of every open mailbox for which mails are fetched.
pub async fn nightly(desk: &Desk) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    set_out(&mut act, None).await?;
    act.commit().await
}

/// A row for whoever fetches to find: of this mailbox, or of all.
async fn set_out(act: &mut Act, only: Option<MailboxId>) -> Result<u64> {
    let now = act.now();
    Ok(sql!(
        "INSERT INTO comparison (mailbox_id, asked_at, looked, missing, fetched, given_up, said)
         SELECT f.mailbox_id, $1, 0, 0, 0, 0, '' FROM fetching f JOIN mailbox b ON b.id = f.mailbox_id
         WHERE b.closed_at IS NULL AND (f.mailbox_id = $2 OR $2 = 0) ORDER BY f.mailbox_id
         ON CONFLICT (mailbox_id) WHERE ended_at IS NULL DO NOTHING"
    )
    .bind(now)
    .bind(only.map_or(0, |mailbox| mailbox.0))
    .run(act)
    .await?)
}

async fn is_asked(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<bool> {
    let row: Option<(i64,)> =
        sql!("SELECT id FROM comparison WHERE mailbox_id = $1 AND ended_at IS NULL").bind(mailbox).opt(on).await?;
    Ok(row.is_some())
}

async fn forget_old(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    let oldest: Option<(i64,)> =
        sql!("SELECT id FROM comparison WHERE mailbox_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2")
            .bind(mailbox)
            .bind(KEPT)
            .opt(&mut *act)
            .await?;
    let Some((oldest,)) = oldest else { return Ok(()) };
    sql!(
        "DELETE FROM compared_mail WHERE comparison_id IN (SELECT id FROM comparison WHERE mailbox_id = $1 AND id <= $2)"
    )
    .bind(mailbox)
    .bind(oldest)
    .run(&mut *act)
    .await?;
    sql!("DELETE FROM comparison WHERE mailbox_id = $1 AND id <= $2").bind(mailbox).bind(oldest).run(act).await?;
    Ok(())
}
