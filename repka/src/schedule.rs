//! What happens regularly: in one process per turn.

use crate::{backup, config::Config, idempotency, striking::STRIKERS};
use base::{Actor, Desk, Result, Setting};
use channel::mail::spam::Spam;
use people::Company;
use std::time::Duration;
use store::sql;
use ticket::Ticket;

const HOUR: Duration = Duration::from_secs(3600);

/// | every | what |
/// | --- | --- |
/// | minute | digests of notices that are due set out |
/// | five minutes | whoever leads is told into which mailboxes no mail comes |
/// | hour | whoever leads is told which tickets nobody moves |
/// | hour | uploads nobody goes on with, remembered answers, old sign-in failures, dead sessions, old batches and old notices are forgotten |
/// | hour | where the time went on days that are over is added up |
/// | hour | what remedies cost is added up in the months that changed |
/// | hour | pictures from elsewhere are forgotten that were kept long enough |
/// | hour | HTML that an older policy made safe is made anew |
/// | hour | solved tickets that have rested long enough are closed |
/// | hour | spam that has lain as long as the company keeps it is deleted |
/// | day | mailboxes on other servers are compared with what is here |
/// | day | a backup is made, old ones are removed |
pub async fn run(desk: Desk, config: Config) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        if let Err(e) = turn(&desk, &config).await {
            tracing::warn!(error = %e, "the schedule");
        }
    }
}

async fn turn(desk: &Desk, config: &Config) -> Result<()> {
    noted("digests", notify::mail::digests(desk).await);
    if due(desk, "alarms", HOUR / 12).await? {
        noted("alarms", channel::alarm::look(desk).await);
    }
    if due(desk, "patience", HOUR).await? {
        noted("patience", notify::stale::tell_leads(desk).await);
    }
    if due(desk, "insight", HOUR).await? {
        noted("insight", insight::rolled::fill(desk).await);
    }
    if due(desk, "costs", HOUR).await? {
        noted("costs", remedy::rolled::fill(desk).await);
    }
    if due(desk, "forget", HOUR).await? {
        noted("forget", forget(desk).await);
    }
    if due(desk, "pictures", HOUR).await? {
        noted("pictures", channel::pictures::forget(desk).await);
    }
    if due(desk, "policy", HOUR).await? {
        noted("policy", channel::mail::resanitising::renew(desk, ::mail::POLICY).await);
    }
    if due(desk, "close", HOUR).await? {
        noted("close", close(desk).await);
    }
    if due(desk, "spam", HOUR).await? {
        noted("spam", delete_spam(desk).await);
    }
    if due(desk, "compare", 24 * HOUR).await? {
        noted("compare", channel::comparison::nightly(desk).await);
    }
    if config.backups_kept > 0 && due(desk, "backup", 24 * HOUR).await? {
        match backup::nightly(desk, config).await {
            Ok(file) => tracing::info!(file = %file.display(), "backed up"),
            Err(e) => tracing::error!(error = %e, "no backup was made"),
        }
    }
    Ok(())
}

/// A chore that fails does not keep the others from their turn.
fn noted(chore: &str, done: Result<()>) {
    if let Err(e) = done {
        tracing::warn!(chore, error = %e, "the schedule");
    }
}

async fn due(desk: &Desk, name: &str, every: Duration) -> Result<bool> {
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    let turned = queue::tick(&mut act, name, every, now).await?;
    act.commit().await?;
    Ok(turned)
}

/// Solved tickets that have rested as long as the company wants are closed.
pub async fn close(desk: &Desk) -> Result<()> {
    let Some(days) = Company::read(&desk.look()).await?.close_after_days else {
        return Ok(());
    };
    let before = desk.now().minus(24 * HOUR * days);
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let more = Ticket::close_rested(&mut act, before).await?;
        act.commit().await?;
        if !more {
            return Ok(());
        }
    }
}

/// Spam that has lain as long as the company keeps it is deleted for good.
pub async fn delete_spam(desk: &Desk) -> Result<()> {
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let more = Spam::delete_old(&mut act, STRIKERS).await?;
        act.commit().await?;
        if !more {
            return Ok(());
        }
    }
}

async fn forget(desk: &Desk) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    sql!("DELETE FROM idempotency WHERE made_at < $1").bind(now.minus(idempotency::LASTS)).run(&mut act).await?;
    customer::Forgotten::forget_old(&mut act).await?;
    people::Session::forget_dead(&mut act).await?;
    people::signing_in::forget_old(&mut act).await?;
    ticket::Batch::forget_old(&mut act).await?;
    notify::Notice::forget_old(&mut act).await?;
    channel::ledger::forget_old(&mut act).await?;
    let before = now.minus(ticket::upload::LASTS);
    ticket::Upload::forget_unfinished(&mut act, before).await?;
    act.commit().await?;
    desk.blobs().drop_pieces_before(before).await
}
