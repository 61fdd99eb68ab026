//! Mails of the past are taken in: read and understood like any other, told to nobody, and without a clock that
//! would run for them.

use super::{
    Arrival, ArrivalState, NewArrival, Post, Via, answer,
    arrival::Waiting,
    asked,
    fetch::return_path,
    filing,
    intake::{self, Read, TakeIn},
    problem,
    threading::{Thread, ticket_for},
};
use crate::{Mailbox, MailboxId, event::ArrivalKept, ledger::Seen};
use ::mail::{Address, Letter, Verdict};
use base::{Act, Actor, Desk, EntryId, IdentityId, Moment, Result, TicketId};
use customer::{Customer, Identity, IdentityKind};
use people::Staff;
use std::sync::Arc;
use store::sql;
use ticket::{
    Entry, LinkKind, NewEntry, NewTicket, Person, Priority, Ticket,
    tag::{AUTOMATIC, BLOCKED},
};

/// A mail of the past, its bytes and files kept: what is left to do waits for nothing but the database.
pub struct PastMail {
    waiting: Waiting,
    ready: TakeIn,
    at: Moment,
    rest: bool,
}

/// What became of a mail of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filed {
    /// It is an entry now.
    Imported,
    /// The desk had it.
    Again,
    /// It is kept as an intake problem of this kind.
    Problem(String),
}

impl PastMail {
    /// Reads a mail that came `at` this moment; none when the desk has it. A customer's words that `rest` wait for
    /// no answer.
    ///
    /// # Errors
    /// When it cannot be kept now.
    pub async fn read(
        desk: &Desk,
        post: &Post,
        own: MailboxId,
        raw: Vec<u8>,
        (at, rest): (Moment, bool),
    ) -> Result<Option<PastMail>> {
        if Arrival::is_kept(&desk.look(), &raw).await? {
            return Ok(None);
        }
        // As when it is fetched: a mail that names only other mailboxes of ours came to them.
        let named = Arrival::mailboxes_written(desk, post, &raw).await?;
        let mailboxes = if named.is_empty() || named.contains(&own) { vec![own] } else { named };
        let from = return_path(&raw);
        let event = ArrivalKept { arrival: 0, sender: String::new() };
        let ready = intake::ready(desk, post.clone(), event, Arc::new(raw.clone()), None).await?;
        let new = NewArrival { mailboxes, via: Via::Import, from, to: Vec::new(), raw, client: None };
        let waiting = match ready.reading.as_ref().ok().and_then(|read| read.hiding.instead()) {
            // A deed of the past adds no job that would let go of it later.
            Some(blob) => Waiting::hidden(new, blob),
            None => Waiting::of(desk, new).await?,
        };
        Ok(Some(PastMail { waiting, ready, at, rest }))
    }

    /// Puts it where it belongs, in a deed of history. Mails come in the order of their days.
    ///
    /// # Errors
    /// When the database cannot do it now.
    pub async fn file(&mut self, act: &mut Act) -> Result<Filed> {
        act.play(Actor::Machine, self.at);
        let mut seen = Seen::default();
        let arrived = self.waiting.keep(act, &mut seen).await?;
        seen.write(act).await?;
        let arrival = Arrival::find(&mut *act, arrived.id).await?;
        if arrived.again && !(arrival.via == Via::Import && arrival.state == ArrivalState::Problem) {
            return Ok(Filed::Again);
        }
        self.ready.arrival = arrived.id;
        let read = match &self.ready.reading {
            Ok(read) => read,
            Err(why) => return not_understood(act, &arrival, why).await,
        };
        let (verdict, known) = (&read.letter.verdict, known(act, read).await?);
        if known.is_some() {
            intake::understood(act, &arrival, (verdict, known), None).await?;
            return Ok(Filed::Again);
        }
        let post = &self.ready.post;
        if asked::question_of(post, &read.letter, &[]).is_some() || answer::notice_of(post, &read.letter, &[]).is_some()
        {
            return not_understood(act, &arrival, problem::NOTICE).await;
        }
        let entry = Filing { post, arrival: &arrival, read, rest: self.rest }.file(act).await?;
        intake::understood(act, &arrival, (verdict, Some(entry)), None).await?;
        Ok(Filed::Imported)
    }
}

async fn not_understood(act: &mut Act, arrival: &Arrival, why: &str) -> Result<Filed> {
    intake::not_understood(act, arrival, why).await?;
    Ok(Filed::Problem(why.to_owned()))
}

/// The entry this mail is: a copy of one that came, or one this desk sent itself, whose copy lay in the folder of
/// what was sent.
async fn known(act: &mut Act, read: &Read) -> Result<Option<EntryId>> {
    if let Some(entry) = intake::copy_of(act, read).await? {
        return Ok(Some(entry));
    }
    let Some(id) = &read.letter.message_id else { return Ok(None) };
    let sent: Option<(EntryId,)> =
        sql!("SELECT entry_id FROM mail WHERE message_id = $1 AND digest IS NULL").bind(id.as_str()).opt(act).await?;
    Ok(sent.map(|(entry,)| entry))
}

/// One mail on its way onto a timeline.
struct Filing<'a> {
    post: &'a Post,
    arrival: &'a Arrival,
    read: &'a Read,
    rest: bool,
}

impl Filing<'_> {
    async fn file(&self, act: &mut Act) -> Result<EntryId> {
        let letter = &self.read.letter;
        let (whose, mut entry) = match self.sent_by_us(act).await? {
            Some((whose, entry)) => (whose, entry),
            None => self.came_to_us(act).await?,
        };
        entry.attachments.clone_from(&self.read.attachments);
        if let Verdict::Bounce(bounce) = &letter.verdict
            && let Some(id) = filing::bounced(act, self.post, bounce, &mut entry).await?
        {
            filing::remember(act, self.arrival.mailbox_id, self.read, id).await?;
            return Ok(id);
        }
        let thread = ticket_for(act, self.post, letter, &[], whose).await?;
        let id = match later_than_all(act, thread).await? {
            Thread::Joins(mut ticket, proof) => {
                entry.proof = Some(proof);
                ticket.go_on_in_past(act, entry, self.rest).await?
            }
            Thread::Follows(number, kind) => self.open(act, whose, entry, Some((number, kind))).await?,
            Thread::New => self.open(act, whose, entry, None).await?,
        };
        filing::remember(act, self.arrival.mailbox_id, self.read, id).await?;
        Ok(id)
    }

    async fn came_to_us(&self, act: &mut Act) -> Result<(IdentityId, NewEntry)> {
        let author = filing::author(&self.read.letter, self.arrival);
        let sender = filing::recognise(act, &author, true).await?;
        let mut entry = filing::entry_of(&self.read.letter, sender, author);
        entry.silent = !entry.machine && Customer::is_blocked(&mut *act, sender).await?;
        Ok((sender, entry))
    }

    /// Whether one of us wrote it to somebody outside: then these are our words to them, and the deed goes on in
    /// the name of whoever wrote it, if they work here.
    async fn sent_by_us(&self, act: &mut Act) -> Result<Option<(IdentityId, NewEntry)>> {
        let letter = &self.read.letter;
        let Some(from) = &letter.from else { return Ok(None) };
        let staff = Staff::by_email(&mut *act, &from.address).await?;
        if staff.is_none() && !self.is_ours(act, &from.address).await? {
            return Ok(None);
        }
        let Some(to) = self.first_outside(act, letter).await? else { return Ok(None) };
        let whose = Identity::recognise(act, IdentityKind::Mail, &to.address, to.name.as_deref()).await?.id;
        let author = Person { name: from.name.clone().unwrap_or_default(), address: from.address.clone() };
        if let Some(staff) = &staff {
            act.play(Actor::Staff(staff.id), act.now());
        }
        let entry = filing::entry_of(letter, whose, author);
        Ok(Some((whose, NewEntry { staff: staff.map(|staff| staff.id), ..entry.sent_before() })))
    }

    async fn first_outside<'a>(&self, act: &mut Act, letter: &'a Letter) -> Result<Option<&'a Address>> {
        for address in letter.to.iter().chain(&letter.cc).take(20) {
            let colleague = Staff::by_email(&mut *act, &address.address).await?.is_some();
            if address.address.contains('@') && !colleague && !self.is_ours(act, &address.address).await? {
                return Ok(Some(address));
            }
        }
        Ok(None)
    }

    async fn is_ours(&self, act: &mut Act, address: &str) -> Result<bool> {
        Ok(Mailbox::reached_by(act, self.post.minter(), address).await?.is_some())
    }

    async fn open(
        &self,
        act: &mut Act,
        whose: IdentityId,
        first: NewEntry,
        follows: Option<(TicketId, LinkKind)>,
    ) -> Result<EntryId> {
        let department = Mailbox::find(&mut *act, self.arrival.mailbox_id).await?.department_id;
        let tag = match (first.machine, first.silent) {
            (true, _) => Some(AUTOMATIC),
            (_, true) => Some(BLOCKED),
            _ => None,
        };
        let new = NewTicket {
            subject: self.read.letter.subject.clone(),
            department,
            identity: whose,
            assignee: None,
            priority: Priority::Normal,
            first,
        };
        let (mut ticket, entry) = Ticket::open_past(act, new, self.rest).await?;
        if let Some((number, kind)) = follows {
            link(act, &mut ticket, number, kind).await?;
        }
        if let Some(tag) = tag {
            ticket.tag_by_machine(act, tag).await?;
        }
        Ok(entry)
    }
}

/// That two matters belong together is found out today, and the other one may be of today.
async fn link(act: &mut Act, ticket: &mut Ticket, number: TicketId, kind: LinkKind) -> Result<()> {
    let (past, today) = (act.now(), act.desk().now());
    act.play(Actor::Machine, today);
    let mut other = Ticket::locked(act, number).await?;
    ticket.link(act, kind, &mut other).await?;
    act.play(Actor::Machine, past);
    Ok(())
}

/// A timeline goes forwards: what is older than the last word of its ticket begins one of its own beside it.
async fn later_than_all(act: &mut Act, thread: Thread) -> Result<Thread> {
    match thread {
        Thread::Joins(ticket, _) if has_later_words(act, &ticket).await? => {
            Ok(Thread::Follows(ticket.id, LinkKind::Related))
        }
        thread => Ok(thread),
    }
}

/// Whether something was said on a ticket after this moment.
pub(super) async fn has_later_words(act: &mut Act, ticket: &Ticket) -> Result<bool> {
    let Some(last) = ticket.last_entry_id else { return Ok(false) };
    Ok(Entry::find(&mut *act, last).await?.at > act.now())
}
