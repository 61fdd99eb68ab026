//! A kept mail becomes an entry.

use super::{
    Arrival, ArrivalState, NewArrival, Post, along,
    answer::{self, Taken},
    asked, by_itself,
    hiding::Hiding,
    kin, problem,
    row::NewMailRow,
    spam,
    threading::{Thread, proof, stands_on, ticket_for},
    trusting,
};
use crate::{
    Mailbox, MailboxId,
    event::{ArrivalKept, ArrivalNotUnderstood},
};
use ::mail::{Danger, Letter, Verdict};
use base::{About, Act, Deed, Desk, EntryId, Error, Future, IdentityId, Result};
use customer::{Customer, Identity, IdentityKind};
use std::sync::Arc;
use store::sql;
use ticket::{
    Channel, Delivery, LinkKind, NewAttachment, NewEntry, NewTicket, Person, Priority, Ticket,
    tag::{AUTOMATIC, BLOCKED},
};
use trust::{Checked, Doubt};

/// The job that takes an arrival in.
pub const TAKE_IN: &str = "channel.take_in";

/// Makes ready: reads the raw mail and keeps its files, so that the deed itself waits for nothing
/// but the database.
pub async fn prepare(desk: Desk, post: Post, event: ArrivalKept) -> Result<Box<dyn Deed>> {
    let arrival = Arrival::find(&desk.look(), event.arrival).await?;
    let raw = Arc::new(desk.blobs().read(&arrival.blob).await?);
    let checked = trusting::check(&desk, &post, &arrival, raw.clone()).await?;
    let forged = trusting::doubt(&checked).is_some();
    let ready = ready(&desk, post, event, raw, Some((&arrival, forged))).await?;
    Ok(Box::new(ready.about_sender(checked)))
}

/// A mail of the past (demo, imports), kept and taken in within a deed of history.
pub async fn take_in_history(act: &mut Act, post: &Post, new: NewArrival) -> Result<EntryId> {
    let (desk, raw, sender) = (act.desk().clone(), new.raw.clone(), new.from.clone().unwrap_or_default());
    let arrived = Arrival::keep_in(act, new).await?;
    let event = ArrivalKept { arrival: arrived.id, sender };
    take_in(act, &ready(&desk, post.clone(), event, Arc::new(raw), None).await?).await?;
    Arrival::find(act, arrived.id)
        .await?
        .entry_id
        .ok_or_else(|| Error::Broken("a mail of the past is not understood".into()))
}

/// `judged` is the arrival, where it may be spam, and whether its sender is perhaps forged: a mail of the past is what
/// it is.
pub(super) async fn ready(
    desk: &Desk,
    post: Post,
    event: ArrivalKept,
    raw: Arc<Vec<u8>>,
    judged: Option<(&Arrival, bool)>,
) -> Result<TakeIn> {
    let header = spam::judging::header(&raw).to_vec();
    // Big mails take a while to read; the async threads go on meanwhile.
    let read = tokio::task::spawn_blocking(move || (Letter::read(&raw), raw));
    let reading = match read.await {
        Ok((Ok(letter), raw)) => {
            let spam = match judged {
                Some((arrival, forged)) => {
                    spam::judging::judge(&desk.look(), &post, (arrival, forged), &letter, &header).await?
                }
                None => Vec::new(),
            };
            Ok(Read::of(desk, &post, (letter, raw), spam).await?)
        }
        Ok((Err(unreadable), _)) => Err(problem::of(unreadable)),
        // Reading it again at once would only fail again; a person shall know.
        Err(e) => {
            tracing::error!(arrival = event.arrival, error = %e, "reading a mail failed: a defect");
            Err(problem::DEFECT)
        }
    };
    Ok(TakeIn { arrival: event.arrival, sender: event.sender, post, reading, checked: Checked::default() })
}

/// A letter that was read, its files kept.
pub(super) struct Read {
    pub(super) letter: Letter,
    digest: Vec<u8>,
    pub(super) attachments: Vec<NewAttachment>,
    pub(super) hiding: Hiding,
    /// Why its sender is not believed.
    pub(super) doubt: Option<Doubt>,
    /// Why it is spam; nothing when it is none.
    spam: Vec<spam::Reason>,
}

impl Read {
    /// Keeps the letter's files and lets go of their bytes; those of spam stay in the raw mail alone.
    async fn of(
        desk: &Desk,
        post: &Post,
        (mut letter, raw): (Letter, Arc<Vec<u8>>),
        spam: Vec<spam::Reason>,
    ) -> Result<Read> {
        if let Some(passed) = &letter.passed
            && Mailbox::is_any_of(&desk.look(), post.minter(), &passed.by).await?
        {
            letter.as_written();
        }
        let hiding = Hiding::of(desk, &letter, &raw).await?;
        let digest = letter.digest().to_vec();
        let mut attachments = Vec::with_capacity(letter.attachments.len());
        for file in std::mem::take(&mut letter.attachments).into_iter().filter(|_| spam.is_empty()) {
            let bytes = hiding.file(&file.media_type, file.bytes);
            attachments.push(NewAttachment {
                danger: Danger::of(&file.name, &bytes),
                name: file.name,
                media_type: file.media_type,
                size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                blob: desk.blobs().keep(bytes).await?,
                content_id: file.content_id,
                inline: file.inline,
            });
        }
        Ok(Read { letter, digest, attachments, hiding, doubt: None, spam })
    }
}

pub(super) struct TakeIn {
    pub(super) arrival: i64,
    sender: String,
    pub(super) post: Post,
    pub(super) reading: Result<Read, &'static str>,
    checked: Checked,
}

impl TakeIn {
    /// With what is known of its sender.
    fn about_sender(mut self, checked: Checked) -> TakeIn {
        if let Ok(read) = &mut self.reading {
            read.doubt = trusting::doubt(&checked);
        }
        self.checked = checked;
        self
    }
}

impl Deed for TakeIn {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(take_in(act, self))
    }

    fn order(&self) -> String {
        self.sender.to_lowercase()
    }
}

async fn take_in(act: &mut Act, ready: &TakeIn) -> Result<()> {
    let arrival = Arrival::find(&mut *act, ready.arrival).await?;
    if matches!(arrival.state, ArrivalState::Understood | ArrivalState::Spam) {
        return Ok(());
    }
    trusting::keep(act, arrival.id, &ready.checked).await?;
    match &ready.reading {
        Err(problem) => not_understood(act, &arrival, problem).await,
        Ok(read) if is_own_loop(&ready.post, &read.letter) => not_understood(act, &arrival, problem::LOOP).await,
        Ok(read) if !read.spam.is_empty() => spam::put_aside(act, &arrival, &read.letter, &read.spam).await,
        Ok(read) => {
            let entry = match copy_of(act, read).await? {
                Some(entry) => Some(entry),
                None => match taken(act, &ready.post, &arrival, read).await? {
                    Ok(entry) => entry,
                    Err(problem) => return not_understood(act, &arrival, problem).await,
                },
            };
            understood(act, &arrival, &read.letter.verdict, entry).await?;
            read.hiding.replace(act, &arrival).await
        }
    }
}

/// What answers a notice or a question is done; everything else goes to a ticket.
async fn taken(
    act: &mut Act,
    post: &Post,
    arrival: &Arrival,
    read: &Read,
) -> Result<std::result::Result<Option<EntryId>, &'static str>> {
    let (letter, envelope) = (&read.letter, &arrival.envelope_to.0);
    let (question, notice) = (asked::question_of(post, letter, envelope), answer::notice_of(post, letter, envelope));
    if read.doubt.is_some() && (notice.is_some() || question.as_ref().is_some_and(|question| question.staff != 0)) {
        // Whoever acts in the name of one of us by mail must be them.
        return Ok(Err(problem::FORGED));
    }
    let (taken, problem) = if let Some(question) = question {
        let taken = asked::take(act, read, question).await?;
        if let Taken::Done(Some(entry)) = taken {
            remember(act, arrival.mailbox_id, read, entry).await?;
        }
        (taken, if question.staff == 0 { problem::QUESTION } else { problem::NOTICE })
    } else if let Some(notice) = notice {
        (answer::take(act, read, notice).await?, problem::NOTICE)
    } else {
        return Ok(Ok(Some(file(act, post, arrival, read).await?)));
    };
    Ok(match taken {
        Taken::Done(entry) => Ok(entry),
        Taken::Dropped => Ok(None),
        Taken::Problem => Err(problem),
    })
}

/// Our own mail that came back carries our mark. Another desk's mark is another desk's.
fn is_own_loop(post: &Post, letter: &Letter) -> bool {
    letter.loop_mark.as_deref() == Some(post.loop_mark())
}

pub(super) async fn not_understood(act: &mut Act, arrival: &Arrival, problem: &str) -> Result<()> {
    sql!("UPDATE arrival SET state = 'problem', problem = $2 WHERE id = $1")
        .bind(arrival.id)
        .bind(problem)
        .run(act)
        .await?;
    act.tell(About("arrival", arrival.id), &ArrivalNotUnderstood { arrival: arrival.id, problem: problem.to_owned() })
        .await?;
    act.refresh(problem::TOPIC);
    Ok(())
}

pub(super) async fn understood(
    act: &mut Act,
    arrival: &Arrival,
    verdict: &Verdict,
    entry: Option<EntryId>,
) -> Result<()> {
    sql!("UPDATE arrival SET state = 'understood', problem = NULL, verdict = $2, entry_id = $3, understood_at = $4 WHERE id = $1")
        .bind(arrival.id)
        .bind(verdict.name())
        .bind(entry)
        .bind(act.now())
        .run(act)
        .await?;
    if arrival.state == ArrivalState::Problem {
        act.refresh(problem::TOPIC);
    }
    Ok(())
}

/// The entry this mail is a copy of: same Message-ID, same content; also when its words were struck.
pub(super) async fn copy_of(act: &mut Act, read: &Read) -> Result<Option<EntryId>> {
    let Some(id) = &read.letter.message_id else { return Ok(None) };
    let row: Option<(EntryId,)> = sql!("SELECT entry_id FROM mail WHERE message_id IN ($1, $2) AND digest = $3")
        .bind(id.as_str())
        .bind(super::striking::struck_id(id))
        .bind(read.digest.clone())
        .opt(act)
        .await?;
    Ok(row.map(|(id,)| id))
}

async fn file(act: &mut Act, post: &Post, arrival: &Arrival, read: &Read) -> Result<EntryId> {
    let letter = &read.letter;
    let author = author(letter, arrival);
    let sender = recognise(act, &author).await?;
    let mut entry = entry_of(letter, sender, author);
    entry.silent = !entry.machine && Customer::is_blocked(&mut *act, sender).await?;
    entry.attachments.clone_from(&read.attachments);
    entry.doubt = read.doubt.map(Doubt::as_str);
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
        // A forged sender has nothing but what everybody knows who has seen a mail of the thread.
        Thread::Joins(number, proof) if read.doubt.is_some() && !proof::is_ours(proof) => {
            open(act, arrival.mailbox_id, letter, sender, entry, Some((number, LinkKind::Related))).await?
        }
        Thread::Joins(number, proof) => {
            entry.proof = Some(proof);
            let mut ticket = Ticket::locked(act, number).await?;
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
    entry.proof = Some(proof::MESSAGE_ID);
    let id = ticket.receive(act, entry.clone()).await?;
    if bounce.permanent == Some(true) {
        let note = bounce.status.clone().unwrap_or_default();
        let ours = EntryId(minted.entry);
        for from in [Delivery::Sent, Delivery::Unsure] {
            if ticket::delivery::advance(act, ours, from, Delivery::Failed, Some(&note), None).await? {
                ticket.delivered(act, ours, Delivery::Failed).await?;
            }
        }
    }
    Ok(Some(id))
}

pub(super) async fn remember(act: &mut Act, mailbox: MailboxId, read: &Read, entry: EntryId) -> Result<()> {
    let letter = &read.letter;
    let again: Option<(EntryId,)> = match &letter.message_id {
        Some(id) => {
            sql!("SELECT entry_id FROM mail WHERE message_id = $1 LIMIT 1").bind(id.as_str()).opt(&mut *act).await?
        }
        None => None,
    };
    let mut references = letter.in_reply_to.clone();
    references.extend(letter.references.iter().rev().take(40).cloned());
    let row = NewMailRow {
        entry,
        mailbox,
        message_id: letter.message_id.as_deref(),
        digest: Some(read.digest.clone()),
        again: again.is_some(),
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

pub(super) async fn recognise(act: &mut Act, author: &Person) -> Result<IdentityId> {
    if author.address.is_empty() {
        return Ok(Identity::recognise(act, IdentityKind::Name, UNKNOWN, None).await?.id);
    }
    let identity = Identity::recognise(act, IdentityKind::Mail, &author.address, Some(&author.name)).await?;
    Customer::call(act, identity.id, &identity.value, &author.name).await?;
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
