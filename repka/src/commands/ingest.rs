//! `repka ingest`: a mail server hands us one raw mail.

use super::{Failure, Said};
use crate::{cli::Ingest, config::Config, lock};
use base::{Desk, Error, Result, work::do_deeds};
use channel::{
    Mailbox, MailboxId,
    mail::{Arrival, ArrivalState, NewArrival, Post, Via, intake::TAKE_IN},
};
use queue::Node;
use std::{
    io::Read,
    time::{Duration, Instant},
};
use ticket::Entry;

/// How long to wait for whoever takes mails in.
const PATIENCE: Duration = Duration::from_secs(5);
const GLANCE: Duration = Duration::from_millis(25);

/// Keeps the mail on `stdin`, and waits until it is understood. Where nobody serves the folder, it
/// is taken in here. Answers with `ticket NUMBER`, or with `arrival ID` when it is only kept.
///
/// # Errors
/// Refused (65): no mail, a mail too big, no mailbox. Busy (75): it cannot be kept now.
pub async fn ingest(desk: &Desk, post: &Post, config: &Config, args: &Ingest, stdin: &mut impl Read) -> Said {
    within(PATIENCE, desk, post, config, args, stdin).await
}

pub(super) async fn within(
    patience: Duration,
    desk: &Desk,
    post: &Post,
    config: &Config,
    args: &Ingest,
    stdin: &mut impl Read,
) -> Said {
    let raw = read(stdin, config.max_mail_mib)?;
    let mailboxes = meant(desk, post, &raw, args.mailbox.as_deref()).await?;
    let new = NewArrival {
        raw,
        mailboxes,
        via: Via::Command,
        from: None,
        to: args.mailbox.iter().cloned().collect(),
        client: None,
    };
    let id = Arrival::keep(desk, new).await?.id;
    // From here on the mail is ours: whatever goes wrong, its sender must not send it again.
    let said = match understood(desk, config, id, patience).await {
        Ok(said) => said,
        Err(e) => {
            eprintln!("kept, and not understood yet: {e}");
            None
        }
    };
    Ok(said.unwrap_or_else(|| format!("arrival {id}")) + "\n")
}

fn read(stdin: &mut impl Read, max_mib: u32) -> Result<Vec<u8>, Failure> {
    let limit = u64::from(max_mib) << 20;
    let mut raw = Vec::new();
    stdin.take(limit + 1).read_to_end(&mut raw)?;
    if raw.len() as u64 > limit {
        return Err(Failure::refused(format!("the mail is bigger than {max_mib} MiB (max_mail_mib)")));
    }
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::refused("there is no mail on standard input"));
    }
    Ok(raw)
}

async fn meant(desk: &Desk, post: &Post, raw: &[u8], named: Option<&str>) -> Result<Vec<MailboxId>, Failure> {
    let Some(address) = named else {
        let meant = Arrival::mailboxes_meant(desk, post, raw, &[]).await?;
        return match meant.is_empty() {
            true => Err(Failure::refused("there is no mailbox yet; `repka mailbox add` opens one")),
            false => Ok(meant),
        };
    };
    let found = Mailbox::reached_by(&desk.look(), post.minter(), address).await?;
    let found = found
        .ok_or_else(|| Failure::refused(format!("{address} is no mailbox here; `repka mailbox add` opens one")))?;
    Ok(vec![found.id])
}

/// What became of the mail; none when it is not understood in time.
async fn understood(desk: &Desk, config: &Config, id: i64, patience: Duration) -> Result<Option<String>> {
    let alone = config.is_sqlite() && !lock::is_held(&config.data);
    let node = Node::new(desk.db().clone(), format!("command-{}", std::process::id()));
    let since = Instant::now();
    loop {
        let arrival = Arrival::find(&desk.look(), id).await?;
        match (arrival.state, arrival.entry_id) {
            (ArrivalState::Understood, Some(entry)) => {
                let ticket = Entry::find(&desk.look(), entry).await?.ticket_id;
                return Ok(Some(format!("ticket {ticket}")));
            }
            (ArrivalState::Problem, _) => {
                let why = arrival.problem.unwrap_or_default();
                eprintln!("kept, and not understood: {why}; see the intake problems");
                return Ok(None);
            }
            (ArrivalState::Spam, _) => {
                eprintln!("kept, and put into the spam folder");
                return Ok(None);
            }
            _ if since.elapsed() > patience => return Ok(None),
            _ if alone && take_in_some(desk, &node).await? => {}
            _ => tokio::time::sleep(GLANCE).await,
        }
    }
}

/// Does what a served desk would do now; `false` when there was nothing.
async fn take_in_some(desk: &Desk, node: &Node) -> Result<bool> {
    let now = desk.now();
    if node.next_due(&[TAKE_IN], now.plus(GLANCE)).await.map_err(Error::from)?.is_none() {
        return Ok(false);
    }
    let jobs = node.claim(&[TAKE_IN], 10, now).await.map_err(Error::from)?;
    let any = !jobs.is_empty();
    do_deeds(desk, node, jobs).await;
    Ok(any)
}
