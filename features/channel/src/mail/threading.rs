//! To which ticket a mail belongs, by named proofs.
//!
//! What we minted carries a code nobody can forge, so whoever holds it may join. A foreign
//! reference proves only that its sender has seen a mail of the thread: she joins when she is a
//! participant or of the same organisation; anyone else gets a linked ticket, never a silent join.
//! Words and subject prove least: see `kin`.

use super::{Post, kin};
use ::mail::{Letter, Minted};
use base::{Act, EntryId, IdentityId, Result, TicketId};
use customer::Organisation;
use store::{Query, sql};
use ticket::{Entry, LinkKind, State, Ticket};

/// Where a mail belongs.
#[derive(Clone, Debug, PartialEq)]
pub enum Thread {
    /// On this ticket, locked, because of this proof.
    Joins(Box<Ticket>, &'static str),
    /// On a new ticket, which is this to another: it goes on where a closed one ended, or has to do with one on
    /// which its sender has no place.
    Follows(TicketId, LinkKind),
    /// On a new ticket.
    New,
}

/// The proofs, strongest first; the words are stored with the entry.
pub mod proof {
    /// It came to a reply address that we signed.
    pub const REPLY_ADDRESS: &str = "reply_address";
    /// It answers a Message-ID that we minted.
    pub const MESSAGE_ID: &str = "message_id";
    /// It shares a reference with a mail of the thread, and its sender belongs there.
    pub const REFERENCE: &str = "reference";
    /// Its words, or what it quotes, hold a mark that we signed.
    pub const MARK: &str = "mark";
    /// It quotes what was said there, and its sender takes part.
    pub const QUOTE: &str = "quote";
    /// It answers by its subject, in time, and its sender takes part.
    pub const SUBJECT: &str = "subject";

    /// Whether this proof is something we signed: it holds whoever the sender claims to be.
    pub fn is_ours(proof: &str) -> bool {
        matches!(proof, REPLY_ADDRESS | MESSAGE_ID | MARK)
    }
}

/// References looked up at most: the nearest ones.
const REFERENCES: usize = 40;

/// Where a mail belongs. `envelope` are the recipients as given to our listener.
pub async fn ticket_for(
    act: &mut Act,
    post: &Post,
    letter: &Letter,
    envelope: &[String],
    sender: IdentityId,
) -> Result<Thread> {
    if let Some((number, proof)) = signed(post, letter, envelope) {
        let number = match minted(post, letter).filter(|minted| minted.ticket == number.0) {
            Some(minted) => stands_on(act, &minted).await?,
            None => number,
        };
        return placed(act, number, proof).await;
    }
    let referred = match by_reference(act, letter).await? {
        Some(number) => current(act, number).await?,
        None => None,
    };
    let referred = match referred {
        Some(ticket) if belongs(act, &ticket, letter, sender).await? => return Ok(joined(ticket, proof::REFERENCE)),
        other => other,
    };
    if let Some(minted) = post.minter().read_body_tokens(letter) {
        let number = stands_on(act, &minted).await?;
        return placed(act, number, proof::MARK).await;
    }
    if let Some(ticket) = referred {
        return Ok(Thread::Follows(ticket.id, LinkKind::Related));
    }
    match kin::nearest_ticket(act, letter, sender).await? {
        Some((number, proof)) => placed(act, number, proof).await,
        None => Ok(Thread::New),
    }
}

/// On a ticket that is proved, if it is still there.
async fn placed(act: &mut Act, number: TicketId, proof: &'static str) -> Result<Thread> {
    Ok(current(act, number).await?.map_or(Thread::New, |ticket| joined(ticket, proof)))
}

/// What is closed stays closed: a matter of its own goes on where it ended.
fn joined(ticket: Ticket, proof: &'static str) -> Thread {
    match ticket.state {
        State::Closed => Thread::Follows(ticket.id, LinkKind::FollowUp),
        _ => Thread::Joins(Box::new(ticket), proof),
    }
}

async fn current(act: &mut Act, number: TicketId) -> Result<Option<Ticket>> {
    match Ticket::current(act, number).await {
        Ok(ticket) => Ok(Some(ticket)),
        Err(base::Error::Missing) => Ok(None),
        Err(e) => Err(e),
    }
}

/// The ticket of a proof that we signed.
pub(super) fn signed(post: &Post, letter: &Letter, envelope: &[String]) -> Option<(TicketId, &'static str)> {
    let header = letter.to.iter().chain(&letter.cc).map(|a| a.address.as_str());
    let mut addresses = envelope.iter().chain(&letter.delivered_to).map(String::as_str).chain(header);
    if let Some((_, ticket)) = addresses.find_map(|a| post.minter().read_reply_address(a)) {
        return Some((TicketId(ticket), proof::REPLY_ADDRESS));
    }
    Some((TicketId(minted(post, letter)?.ticket), proof::MESSAGE_ID))
}

/// The nearest of the mails it refers to that is ours.
fn minted(post: &Post, letter: &Letter) -> Option<Minted> {
    nearest(letter).find_map(|id| post.minter().read_message_id(id))
}

/// The ticket on which a mail of ours stands now: its entry may have moved since it was minted.
pub async fn stands_on(act: &mut Act, minted: &Minted) -> Result<TicketId> {
    match Entry::find(act, EntryId(minted.entry)).await {
        Ok(entry) => Ok(entry.ticket_id),
        Err(base::Error::Missing) => Ok(TicketId(minted.ticket)),
        Err(e) => Err(e),
    }
}

/// Message-IDs the mail refers to, the nearest first.
fn nearest(letter: &Letter) -> impl Iterator<Item = &str> {
    letter.in_reply_to.iter().rev().chain(letter.references.iter().rev()).take(REFERENCES).map(String::as_str)
}

async fn by_reference(act: &mut Act, letter: &Letter) -> Result<Option<TicketId>> {
    let references: Vec<&str> = nearest(letter).collect();
    if references.is_empty() {
        return Ok(None);
    }
    let row: Option<(TicketId,)> =
        Query::new("SELECT e.ticket_id FROM mail_reference r JOIN entry e ON e.id = r.entry_id WHERE TRUE")
            .with_in(" AND r.reference", references)
            .push(" ORDER BY r.entry_id DESC LIMIT 1")
            .opt(act)
            .await?;
    Ok(row.map(|(id,)| id))
}

async fn belongs(act: &mut Act, ticket: &Ticket, letter: &Letter, sender: IdentityId) -> Result<bool> {
    // Those who name no address are gathered under one name, and are not one person.
    let same_customer: Option<(IdentityId,)> = sql!(
        "SELECT a.id FROM identity a JOIN identity b ON a.customer_id = b.customer_id
         WHERE a.id = $1 AND b.id = $2 AND b.kind = 'mail'"
    )
    .bind(ticket.identity_id)
    .bind(sender)
    .opt(&mut *act)
    .await?;
    if same_customer.is_some() {
        return Ok(true);
    }
    let theirs = Organisation::of_identity(&mut *act, ticket.identity_id).await?;
    if theirs.is_some() && theirs == Organisation::of_identity(&mut *act, sender).await? {
        return Ok(true);
    }
    let address = letter.from.as_ref().map(|a| a.address.to_lowercase()).unwrap_or_default();
    if address.is_empty() {
        return Ok(false);
    }
    let timeline = ticket.public_participants(act).await?;
    Ok(timeline.contains(&address))
}
