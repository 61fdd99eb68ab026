//! A letter that was read becomes an entry: by whom, on which ticket.

use super::{
    Arrival, Post, along, by_itself,
    history::has_later_words,
    intake::Read,
    kin,
    row::NewMailRow,
    threading::{Thread, proof, stands_on, ticket_for},
};
use crate::{Mailbox, MailboxId};
use ::mail::{Failure, Letter, Verdict};
use base::{Act, EntryId, Error, IdentityId, Result};
use customer::{Customer, Identity, IdentityKind};
use ticket::{
    Channel, LinkKind, NewEntry, NewTicket, Person, Priority, Ticket,
    tag::{AUTOMATIC, BLOCKED},
};
use trust::Standing;

/// Puts a customer's mail onto the ticket it belongs to, or onto one of its own.
pub(super) async fn file(act: &mut Act, post: &Post, arrival: &Arrival, read: &Read) -> Result<EntryId> {
    let letter = &read.letter;
    let author = author(letter, arrival);
    let sender = recognise(act, &author, !matches!(read.standing, Standing::Forged(_))).await?;
    let mut entry = entry_of(letter, sender, author);
    entry.silent = !entry.machine && Customer::is_blocked(&mut *act, sender).await?;
    entry.attachments.clone_from(&read.attachments);
    entry.doubt = read.standing.doubt();
    entry.at = arrival.cleared_at.map(|_| arrival.kept_at);
    entry.along = along::of(act, post, (&entry.to, &entry.cc), &arrival.envelope_to.0).await?;
    if let Verdict::Bounce(bounce) = &letter.verdict
        && let Some(id) = bounced(act, post, bounce, &mut entry).await?
    {
        remember(act, arrival.mailbox_id, read, id).await?;
        return Ok(id);
    }
    let may_be_told = entry.doubt.is_none() && by_itself::may_be_told(arrival, &entry);
    let thread = ticket_for(act, post, letter, &arrival.envelope_to.0, sender).await?;
    let begins = !matches!(thread, Thread::Joins(..));
    let id = match thread {
        // Whoever is not believed has nothing but what everybody knows who has seen a mail of the thread.
        Thread::Joins(ticket, proof) if entry.doubt.is_some() && !proof::is_ours(proof) => {
            open(act, arrival.mailbox_id, letter, sender, entry, Some((ticket.id, LinkKind::Related))).await?
        }
        Thread::Joins(mut ticket, proof) => {
            entry.proof = Some(proof);
            entry.strays = kin::strays(act, &ticket, letter).await?;
            ticket.receive(act, entry).await?
        }
        Thread::Follows(number, kind) => {
            open(act, arrival.mailbox_id, letter, sender, entry, Some((number, kind))).await?
        }
        Thread::New => open(act, arrival.mailbox_id, letter, sender, entry, None).await?,
    };
    remember(act, arrival.mailbox_id, read, id).await?;
    if may_be_told {
        by_itself::plan(act, by_itself::Due { entry: id, who: sender, mailbox: arrival.mailbox_id, begins }).await?;
    }
    Ok(id)
}

async fn open(
    act: &mut Act,
    mailbox: MailboxId,
    letter: &Letter,
    sender: IdentityId,
    first: NewEntry,
    follows: Option<(base::TicketId, LinkKind)>,
) -> Result<EntryId> {
    let department = Mailbox::find(&mut *act, mailbox).await?.department_id;
    let tag = match (first.machine, first.silent) {
        (true, _) => Some(AUTOMATIC),
        (_, true) => Some(BLOCKED),
        _ => None,
    };
    let new = NewTicket {
        subject: letter.subject.clone(),
        department,
        identity: sender,
        assignee: None,
        priority: Priority::Normal,
        first,
    };
    let (mut ticket, entry) = Ticket::open(act, new).await?;
    if let Some((number, kind)) = follows {
        let mut other = Ticket::locked(act, number).await?;
        ticket.link(act, kind, &mut other).await?;
    }
    if let Some(tag) = tag {
        ticket.tag_by_machine(act, tag).await?;
    }
    Ok(entry)
}

/// A mail system says what became of a mail of ours: the entry it names is not delivered.
pub(super) async fn bounced(
    act: &mut Act,
    post: &Post,
    bounce: &::mail::Bounce,
    entry: &mut NewEntry,
) -> Result<Option<EntryId>> {
    let minted = bounce.original_message_id.as_deref().and_then(|id| post.minter().read_message_id(id));
    let Some(minted) = minted else { return Ok(None) };
    let number = stands_on(act, &minted).await?;
    let mut ticket = match Ticket::current(act, number).await {
        Ok(ticket) => ticket,
        Err(Error::Missing) => return Ok(None),
        Err(e) => return Err(e),
    };
    // What came long ago changes nothing of what was said since.
    if act.is_history() && has_later_words(act, &ticket).await? {
        return Ok(None);
    }
    entry.proof = Some(proof::MESSAGE_ID);
    let id = ticket.receive(act, entry.clone()).await?;
    // Whoever is still being tried may yet have it.
    let given_up: Vec<Failure> = bounce.failures().into_iter().filter(|failure| failure.given_up).collect();
    let whom: Vec<_> = given_up.iter().map(|failure| (failure.recipient.as_deref(), why(failure))).collect();
    ticket.came_back(act, EntryId(minted.entry), &whom).await?;
    Ok(Some(id))
}

/// Why a mail system gave up, with the code that says whether the address takes no mail (5) or did not then (4).
pub(super) fn why(failure: &Failure) -> String {
    match (failure.status.as_deref().unwrap_or_default(), failure.reason.as_deref().unwrap_or_default()) {
        (status, "") => status.to_owned(),
        (status, reason) if reason.contains(status) => reason.to_owned(),
        (status, reason) => format!("{status} {reason}"),
    }
}

pub(super) async fn remember(act: &mut Act, mailbox: MailboxId, read: &Read, entry: EntryId) -> Result<()> {
    let letter = &read.letter;
    let mut references = letter.in_reply_to.clone();
    references.extend(letter.references.iter().rev().take(40).cloned());
    let row = NewMailRow {
        entry,
        mailbox,
        message_id: letter.message_id.as_deref(),
        digest: Some(read.digest.clone()),
        references: &references,
    };
    row.write(act).await
}

/// Who wrote: From, else Sender, else the envelope, else nobody known.
pub(super) fn author(letter: &Letter, arrival: &Arrival) -> Person {
    let written = letter.from.as_ref().or(letter.sender.as_ref());
    match written {
        Some(a) => Person { name: a.name.clone().unwrap_or_default(), address: a.address.clone() },
        None => Person { name: String::new(), address: arrival.envelope_from.clone().unwrap_or_default() },
    }
}

/// A mail without any sender still belongs to someone: this name gathers them.
const UNKNOWN: &str = "Unknown sender";

/// Whoever wrote, by their address. Only who is `believed` gives a name to a customer who has none.
pub(super) async fn recognise(act: &mut Act, author: &Person, believed: bool) -> Result<IdentityId> {
    if author.address.is_empty() {
        return Ok(Identity::recognise(act, IdentityKind::Name, UNKNOWN, None).await?.id);
    }
    let identity = Identity::recognise(act, IdentityKind::Mail, &author.address, Some(&author.name)).await?;
    if believed {
        Customer::call(act, identity.id, &identity.value, &author.name).await?;
    }
    Ok(identity.id)
}

pub(super) fn entry_of(letter: &Letter, sender: IdentityId, author: Person) -> NewEntry {
    let people = |list: &[::mail::Address]| {
        let person =
            |a: &::mail::Address| Person { name: a.name.clone().unwrap_or_default(), address: a.address.clone() };
        list.iter().take(100).map(person).collect::<Vec<_>>()
    };
    NewEntry {
        machine: letter.verdict.is_automatic(),
        to: people(&letter.to),
        cc: people(&letter.cc),
        reply_to: people(&letter.reply_to),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        html: letter.html.clone(),
        reply_text: letter.reply_text.clone(),
        remote: letter.remote_images,
        ..NewEntry::from_customer(Channel::Mail, sender, author)
    }
}
