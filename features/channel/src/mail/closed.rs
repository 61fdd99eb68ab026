//! Who writes while their department is closed for days is told so: once, and never a machine or one of us.

use super::{Arrival, Post, Via};
use crate::Mailbox;
use base::{Act, EntryId, IdentityId, Result};
use people::Staff;
use template::closing;
use ticket::{Entry, NewEntry, Person, Ticket};

/// Whether these words are a person's who can be answered: who sent them is known, reads what comes back, and is
/// not blocked. A mail without a sender on its envelope wants no answer from a machine (RFC 3834, 2).
pub(super) fn may_be_told(arrival: &Arrival, entry: &NewEntry) -> bool {
    let from = arrival.envelope_from.as_deref();
    let sent = match arrival.via {
        Via::Smtp => from.is_some_and(|from| !from.is_empty()),
        Via::Imap => from != Some(""), // its server may have kept no envelope
        Via::Http | Via::Command => true,
    };
    sent && !entry.machine && !entry.silent && reads(&entry.author.address)
}

/// Whether somebody reads what comes to this address, by what it is called.
fn reads(address: &str) -> bool {
    let local = address.split_once('@').map_or("", |(local, _)| local).to_lowercase();
    let local: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
    let nobody = ["noreply", "donotreply", "mailerdaemon", "postmaster"];
    !local.is_empty() && !nobody.iter().any(|name| local.starts_with(name))
}

/// Tells them, unless they are one of us: another mailbox of ours would answer in turn.
pub(super) async fn tell(act: &mut Act, post: &Post, entry: EntryId, writer: (IdentityId, Person)) -> Result<()> {
    if !closing::is_any_ahead(act).await? {
        return Ok(());
    }
    let address = &writer.1.address;
    if Mailbox::reached_by(&mut *act, post.minter(), address).await?.is_some()
        || Staff::by_email(&mut *act, address).await?.is_some()
    {
        return Ok(());
    }
    let number = Entry::find(&mut *act, entry).await?.ticket_id;
    let mut ticket = Ticket::locked(act, number).await?;
    closing::tell(act, &mut ticket, writer).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_reads_what_comes_to_a_machine() {
        for (address, read) in [
            ("iva@kovac.example", true),
            ("no-reply@shop.example", false),
            ("noreply+42@shop.example", false),
            ("MAILER-DAEMON@mx.example", false),
            ("", false),
        ] {
            assert_eq!(reads(address), read, "{address}");
        }
    }
}
