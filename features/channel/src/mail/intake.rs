//! A kept mail becomes an entry.

use super::{
    Arrival, ArrivalState, NewArrival, Post,
    answer::{self, Taken},
    asked,
    filing::{file, remember},
    hiding::Hiding,
    problem, spam, trusting,
};
use crate::{
    Mailbox,
    event::{ArrivalKept, ArrivalNotUnderstood},
};
use ::mail::{Danger, Letter, Unreadable, Verdict};
use base::{About, Act, Deed, Desk, EntryId, Error, Future, Result};
use serde_json::Value;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};
use store::sql;
use ticket::NewAttachment;
use trust::{Checked, Standing};

/// The job that takes an arrival in.
pub const TAKE_IN: &str = "channel.take_in";

/// Makes ready: reads the raw mail and keeps its files, so that the deed itself waits for nothing
/// but the database.
pub async fn prepare(desk: Desk, post: Post, event: ArrivalKept) -> Result<Box<dyn Deed>> {
    let arrival = Arrival::find(&desk.look(), event.arrival).await?;
    let raw = Arc::new(desk.blobs().read(&arrival.blob).await?);
    let checked = trusting::check(&desk, &post, &arrival, raw.clone()).await?;
    let forged = matches!(checked.standing(), Standing::Forged(_));
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
    let reading = match letter_of(&raw).await {
        Some(Ok(letter)) => {
            let spam = match judged {
                Some((arrival, forged)) => {
                    spam::judging::judge(&desk.look(), &post, (arrival, forged), &letter, &header).await?
                }
                None => Vec::new(),
            };
            Ok(Read::of(desk, &post, (letter, raw), spam).await?)
        }
        Some(Err(unreadable)) => Err(problem::of(unreadable)),
        // Reading it again at once would only fail again; a person shall know.
        None => {
            tracing::error!(arrival = event.arrival, "reading a mail failed: a defect");
            Err(problem::DEFECT)
        }
    };
    Ok(TakeIn { arrival: event.arrival, sender: event.sender, post, reading, checked: Checked::default() })
}

/// Bytes of a mail that is read where one is: to wake another thread and wait for it costs more.
const SMALL: usize = 64 * 1024;

/// What a mail says; nothing when reading it panicked. A big one takes a while: the async threads go on meanwhile.
async fn letter_of(raw: &Arc<Vec<u8>>) -> Option<std::result::Result<Letter, Unreadable>> {
    let (small, raw) = (raw.len() <= SMALL, raw.clone());
    let read = AssertUnwindSafe(move || Letter::read(&raw));
    match small {
        true => catch_unwind(read).ok(),
        false => tokio::task::spawn_blocking(read).await.ok(),
    }
}

/// A letter that was read, its files kept.
pub(super) struct Read {
    pub(super) letter: Letter,
    pub(super) digest: Vec<u8>,
    pub(super) attachments: Vec<NewAttachment>,
    pub(super) hiding: Hiding,
    /// Whether its sender is who they say.
    pub(super) standing: Standing,
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
            let (danger, bytes) = danger_of(&file.name, hiding.file(&file.media_type, file.bytes)).await?;
            attachments.push(NewAttachment {
                danger,
                name: file.name,
                media_type: file.media_type,
                size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                blob: desk.blobs().keep(bytes).await?,
                content_id: file.content_id,
                inline: file.inline,
            });
        }
        Ok(Read { letter, digest, attachments, hiding, standing: Standing::Unknown, spam })
    }
}

/// What is dangerous about a file, and its bytes: to unpack what is in an archive takes a while.
async fn danger_of(name: &str, bytes: Vec<u8>) -> Result<(Option<Danger>, Vec<u8>)> {
    let name = name.to_owned();
    let looked = tokio::task::spawn_blocking(move || (Danger::of(&name, &bytes), bytes)).await;
    looked.map_err(|e| Error::Broken(format!("looking into a file: {e}")))
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
            read.standing = checked.standing();
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
    let found = trusting::found(&ready.checked)?;
    let problem = match &ready.reading {
        Err(problem) => *problem,
        Ok(read) if is_own_loop(&ready.post, &read.letter) => problem::LOOP,
        Ok(read) if !read.spam.is_empty() => {
            trusting::keep(act, arrival.id, found).await?;
            return spam::put_aside(act, &arrival, (&read.letter, &read.hiding), &read.spam).await;
        }
        Ok(read) => match become_entry(act, &ready.post, &arrival, read).await? {
            Ok(entry) => {
                understood(act, &arrival, (&read.letter.verdict, entry), found).await?;
                return read.hiding.replace(act, &arrival).await;
            }
            Err(problem) => problem,
        },
    };
    trusting::keep(act, arrival.id, found).await?;
    not_understood(act, &arrival, problem).await
}

/// The entry of which it is a copy, else the one it becomes.
async fn become_entry(
    act: &mut Act,
    post: &Post,
    arrival: &Arrival,
    read: &Read,
) -> Result<std::result::Result<Option<EntryId>, &'static str>> {
    match copy_of(act, read).await? {
        Some(entry) => Ok(Ok(Some(entry))),
        None => taken(act, post, arrival, read).await,
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
    let as_one_of_us = notice.is_some() || question.as_ref().is_some_and(|question| question.staff != 0);
    // Whoever acts in the name of one of us by mail must be them.
    match read.standing {
        Standing::Forged(_) if as_one_of_us => return Ok(Err(problem::FORGED)),
        Standing::Unproven if as_one_of_us => return Ok(Err(problem::UNPROVEN)),
        _ => {}
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

/// `found` is what [`trusting::found`] said of its sender: it is kept by the same statement.
pub(super) async fn understood(
    act: &mut Act,
    arrival: &Arrival,
    (verdict, entry): (&Verdict, Option<EntryId>),
    found: Option<Value>,
) -> Result<()> {
    sql!(
        "UPDATE arrival SET state = 'understood', problem = NULL, verdict = $2, entry_id = $3, understood_at = $4,
             trust = COALESCE($5, trust) WHERE id = $1"
    )
    .bind(arrival.id)
    .bind(verdict.name())
    .bind(entry)
    .bind(act.now())
    .bind(found)
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
