//! What older policies let through is looked at again, when the policy has changed: from the mail as it came, and
//! where there is none, from what is kept.

use super::Arrival;
use ::mail::{Letter, as_sent, sanitise, sanitise_written};
use base::{Actor, Desk, Error, Result, cards::Numbers};
use ticket::renewing::Outdated;

/// Entries renewed by one deed.
const BATCH: i64 = 25;
/// Deeds of one turn; the next turn goes on where this one ended, because each entry says by which policy it is made.
const TURNS: usize = 400;

/// Makes the HTML of entries anew that an older policy than `policy` has made, some thousands at most.
///
/// # Errors
/// What the database says; a mail that cannot be read is no error.
pub async fn renew(desk: &Desk, policy: i64) -> Result<()> {
    for _ in 0..TURNS {
        let outdated = Outdated::next(&desk.look(), policy, BATCH).await?;
        if outdated.is_empty() {
            return Ok(());
        }
        let mut renewed = Vec::with_capacity(outdated.len());
        for entry in outdated {
            let made = anew(desk, &entry).await?;
            renewed.push((entry, made));
        }
        let mut act = desk.act(Actor::Machine).await?;
        for (entry, (html, remote)) in &renewed {
            entry.renew(&mut act, (html, *remote), policy).await?;
        }
        act.commit().await?;
    }
    Ok(())
}

/// The HTML as it is made today, and whether it holds pictures from elsewhere back.
async fn anew(desk: &Desk, entry: &Outdated) -> Result<(String, bool)> {
    let raw = match Arrival::behind(&desk.look(), entry.came_as).await? {
        Some(arrival) => match desk.blobs().read(&arrival.blob).await {
            Err(Error::Missing) => None,
            read => Some(read?),
        },
        None => None,
    };
    let old = entry.clone();
    let made = tokio::task::spawn_blocking(move || made(&old, raw));
    Ok(made.await.unwrap_or_else(|e| {
        tracing::error!(entry = entry.id.0, error = %e, "making HTML anew failed: a defect");
        (entry.html.clone(), true)
    }))
}

fn made(old: &Outdated, raw: Option<Vec<u8>>) -> (String, bool) {
    let letter = raw.and_then(|raw| Letter::read(&raw).ok());
    match letter.and_then(|letter| letter.html.map(|html| (html, letter.remote_images))) {
        Some((html, remote)) if old.cards_hidden => (Numbers::in_html(&html).hide_in_html(&html), remote),
        Some(made) => made,
        None if old.ours => (sanitise_written(&as_sent(&old.html)), false),
        None => {
            let made = sanitise(&as_sent(&old.html));
            (made.html, made.remote)
        }
    }
}
