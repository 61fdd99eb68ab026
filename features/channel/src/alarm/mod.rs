//! Mailboxes with which something is the matter: no mail comes, and nobody would notice.

mod silence;

use crate::{
    Mailbox, MailboxId,
    event::{MailboxAlarmed, MailboxFlows},
    ledger::{begins, quarter},
};
use base::{About, Act, Actor, Desk, Look, Moment, Result};
use clock::{Calendar, keeping::Layers};
use std::time::Duration;
use store::{On, sql};

/// What fails or is refused for so long is told; servers hang up now and then.
const PATIENCE: Duration = Duration::from_secs(30 * 60);
/// Refusals of so many quarters of an hour ago are over.
const LATELY: i64 = 2;
/// Refusals are looked for so far back, in quarters of an hour.
const DAY: i64 = 96;
/// Mails counted in a window at most: more decide nothing.
const ENOUGH: i64 = 500;

store::enumeration! {
    /// What is the matter with a mailbox.
    pub enum Alarm {
        /// No mail has come for unusually long.
        Silent = "silent",
        /// Its mails cannot be fetched.
        Failing = "failing",
        /// Mails that come for it cannot be kept.
        Refusing = "refusing",
    }
}

/// An alarm that was raised.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Raised {
    /// About which mailbox.
    pub mailbox_id: MailboxId,
    /// What is the matter.
    pub alarm: Alarm,
    /// Since when it is so.
    pub since: Moment,
}

impl Raised {
    /// All of open mailboxes.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Raised>> {
        Ok(sql!(
            "SELECT a.mailbox_id, a.alarm, a.since FROM mailbox_alarm a JOIN mailbox m ON m.id = a.mailbox_id
             WHERE m.closed_at IS NULL ORDER BY a.mailbox_id"
        )
        .all(on)
        .await?)
    }
}

/// Looks at every open mailbox: raises alarms, each once, and takes back those that are over.
pub async fn look(desk: &Desk) -> Result<()> {
    let look = desk.look();
    let layers = Layers::read(&look).await?;
    let raised: Vec<Raised> =
        sql!("SELECT mailbox_id, alarm, since FROM mailbox_alarm ORDER BY mailbox_id").all(&look).await?;
    let open = Mailbox::all(&look).await?;
    for mailbox in &open {
        let before = raised.iter().find(|raised| raised.mailbox_id == mailbox.id);
        let now = judge(&look, mailbox.id, before, &layers.calendar(Some(mailbox.department_id), None)).await?;
        if before.map(|before| before.alarm) != now.as_ref().map(|(alarm, _)| *alarm) {
            change(desk, mailbox.id, before.is_some(), now).await?;
        }
    }
    for gone in raised.iter().filter(|raised| open.iter().all(|mailbox| mailbox.id != raised.mailbox_id)) {
        change(desk, gone.mailbox_id, true, None).await?;
    }
    Ok(())
}

/// It is told when something begins to be the matter, and when nothing is any more; not when it turns out to be
/// something else.
async fn change(desk: &Desk, mailbox: MailboxId, known: bool, now: Option<(Alarm, Moment)>) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    match now {
        Some((alarm, since)) => {
            raise(&mut act, mailbox, alarm, since).await?;
            if !known {
                act.tell(About("mailbox", mailbox.0), &MailboxAlarmed { mailbox, alarm, since }).await?;
            }
        }
        None => {
            sql!("DELETE FROM mailbox_alarm WHERE mailbox_id = $1").bind(mailbox).run(&mut act).await?;
            act.tell(About("mailbox", mailbox.0), &MailboxFlows { mailbox }).await?;
        }
    }
    act.refresh(crate::mail::problem::TOPIC);
    act.commit().await
}

async fn raise(act: &mut Act, mailbox: MailboxId, alarm: Alarm, since: Moment) -> Result<()> {
    let now = act.now();
    sql!(
        "INSERT INTO mailbox_alarm (mailbox_id, alarm, since, raised_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (mailbox_id) DO UPDATE SET alarm = excluded.alarm, since = excluded.since"
    )
    .bind(mailbox)
    .bind(alarm)
    .bind(since)
    .bind(now)
    .run(act)
    .await?;
    Ok(())
}

/// What is the matter with a mailbox now.
async fn judge(
    look: &Look,
    mailbox: MailboxId,
    before: Option<&Raised>,
    calendar: &Calendar,
) -> Result<Option<(Alarm, Moment)>> {
    if let Some(since) = failing(look, mailbox).await? {
        return Ok(Some((Alarm::Failing, since)));
    }
    let last = came(look, mailbox).await?;
    if let Some(since) = refusing(look, mailbox, last.map_or(0, |(_, last)| last)).await? {
        return Ok(Some((Alarm::Refusing, since)));
    }
    let Some((first, last)) = last else { return Ok(None) };
    // Silent it is until a mail comes, whatever the hour.
    let still = before.filter(|before| before.alarm == Alarm::Silent && last <= quarter(before.since));
    if let Some(before) = still {
        return Ok(Some((Alarm::Silent, before.since)));
    }
    let silent = is_silent(look, mailbox, (first, last), calendar).await?;
    Ok(silent.then(|| (Alarm::Silent, begins(last))))
}

/// Since when its mails cannot be fetched, if that is long.
async fn failing(look: &Look, mailbox: MailboxId) -> Result<Option<Moment>> {
    let row: Option<(Moment,)> = sql!(
        "SELECT d.failing_since FROM fetched d JOIN fetching f ON f.mailbox_id = d.mailbox_id
         WHERE d.mailbox_id = $1 AND d.failing_since <= $2 AND d.trouble <> 'afterwards'"
    )
    .bind(mailbox)
    .bind(look.now().minus(PATIENCE))
    .opt(look)
    .await?;
    Ok(row.map(|(since,)| since))
}

/// In which quarters of an hour its first and its last mail came.
async fn came(look: &Look, mailbox: MailboxId) -> Result<Option<(i64, i64)>> {
    let (first, last): (Option<i64>, Option<i64>) =
        sql!("SELECT min(quarter), max(quarter) FROM arrival_mailbox WHERE mailbox_id = $1 AND quarter IS NOT NULL")
            .bind(mailbox)
            .one(look)
            .await?;
    Ok(first.zip(last))
}

/// Since when mails for it cannot be kept, if that is long and still so: none was kept in between.
async fn refusing(look: &Look, mailbox: MailboxId, last: i64) -> Result<Option<Moment>> {
    let now = quarter(look.now());
    let (first, newest): (Option<i64>, Option<i64>) = sql!(
        "SELECT min(quarter), max(quarter) FROM intake_refusal
         WHERE mailbox_id = $1 AND reason IN ('later', 'no-room') AND quarter > $2 AND quarter >= $3"
    )
    .bind(mailbox)
    .bind(last)
    .bind(now - DAY)
    .one(look)
    .await?;
    let long = |first: &i64| look.now().minus(PATIENCE) >= begins(*first);
    let still = newest.is_some_and(|newest| newest >= now - LATELY) && newest != first;
    Ok(first.filter(long).filter(|_| still).map(begins))
}

/// A silence is a guess, so it is told when somebody works: by then the mails of a long weekend have come.
async fn is_silent(look: &Look, mailbox: MailboxId, (first, last): (i64, i64), calendar: &Calendar) -> Result<bool> {
    if !calendar.is_open(look.now()) {
        return Ok(false);
    }
    let Some(windows) = silence::windows(last, quarter(look.now()), calendar) else { return Ok(false) };
    let mut counts = [0; silence::WEEKS];
    for (count, window) in counts.iter_mut().zip(&windows) {
        *count = came_within(look, mailbox, window).await?;
    }
    Ok(silence::is_unusual(&windows, &counts, first))
}

async fn came_within(look: &Look, mailbox: MailboxId, window: &silence::Window) -> Result<i64> {
    let mut came: i64 = 0;
    for part in window {
        let within: i64 = sql!(
            "SELECT count(*) FROM (SELECT 1 FROM arrival_mailbox WHERE mailbox_id = $1 AND quarter >= $2
             AND quarter < $3 LIMIT $4) counted"
        )
        .bind(mailbox)
        .bind(part.start)
        .bind(part.end)
        .bind(ENOUGH)
        .value(look)
        .await?;
        came += within;
    }
    Ok(came)
}
