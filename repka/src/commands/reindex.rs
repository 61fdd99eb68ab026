//! `repka reindex`: making the search index anew.

use super::{Failure, Said, bare_desk, migrate};
use crate::config::Config;
use base::{Actor, Desk, EntryId, Result, TicketId};
use ticket::indexing;

/// Entries or tickets that share one commit: so long nobody else writes on SQLite.
const BATCH: i64 = 200;
/// So often it is said how far it is.
const STEPS: u64 = 10;

/// Brings the database up to date, then makes everything findable anew; also while the desk is served.
pub async fn reindex(config: &Config) -> Said {
    let said = migrate(config).await?;
    let desk = bare_desk(config).await?;
    let done = anew(&desk).await;
    desk.db().close().await;
    done.map_err(Failure::from)?;
    Ok(said)
}

/// Makes every message, note and call, and what was filled in, findable anew; says on standard error how far it
/// is. Nobody is kept from working meanwhile; begun again after an interruption, it does no harm.
pub async fn anew(desk: &Desk) -> Result<()> {
    let all = u64::try_from(indexing::entries(&desk.look()).await?).unwrap_or(0);
    let (mut after, mut count) = (EntryId(0), 0);
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let done = indexing::index_entries(&mut act, after, BATCH).await?;
        act.commit().await?;
        let Some((n, last)) = done else { break };
        if let Some(percent) = step(count, count + n, all) {
            eprintln!("{} of {all} entries ({percent} %)", count + n);
        }
        (after, count) = (last, count + n);
    }
    let (mut after, mut tickets) = (TicketId(0), 0);
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let done = indexing::index_fields(&mut act, after, BATCH).await?;
        act.commit().await?;
        let Some((n, last)) = done else { break };
        (after, tickets) = (last, tickets + n);
    }
    eprintln!("{count} entries and the fields of {tickets} tickets can be found");
    Ok(())
}

/// The percentage that is worth a line, when it was reached just now.
fn step(before: u64, now: u64, all: u64) -> Option<u64> {
    let reached = |n: u64| n.min(all) * STEPS / all.max(1);
    (reached(now) > reached(before)).then(|| reached(now) * 100 / STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tenth_is_said_once() {
        assert_eq!(step(0, 99, 1000), None);
        assert_eq!(step(0, 100, 1000), Some(10));
        assert_eq!(step(100, 350, 1000), Some(30));
        assert_eq!(
            (step(900, 1000, 1000), step(1000, 1040, 1000)),
            (Some(100), None),
            "what came meanwhile is done too"
        );
        assert_eq!(step(0, 3, 0), None);
    }
}
