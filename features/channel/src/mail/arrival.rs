//! A mail as it came, kept before its sender is told so.

use crate::{
    Mailbox, MailboxId,
    event::ArrivalKept,
    ledger::{self, Seen, refusing::Refusals},
};
use ::mail::arrival_key;
use base::{About, Act, Actor, BlobId, Desk, EntryId, Error, Moment, Result, StaffId};
use customer::striking::{LET_GO, LetGo};
use sqlx::types::Json;
use std::{collections::BTreeSet, net::IpAddr};
use store::{On, sql};
use tokio::sync::{mpsc, oneshot};

store::enumeration! {
    /// How a mail came to us.
    pub enum Via {
        /// To our listener.
        Smtp = "smtp",
        /// Handed over by a mail server beside us.
        Lmtp = "lmtp",
        /// By the API.
        Http = "http",
        /// By the command line.
        Command = "command",
        /// Fetched from another server.
        Imap = "imap",
        /// Brought along from before the desk was there.
        Import = "import",
    }
}

store::enumeration! {
    /// How far we are with an arrival.
    pub enum ArrivalState {
        /// Kept; intake has not been there yet.
        Kept = "kept",
        /// It is an entry on a timeline.
        Understood = "understood",
        /// Somebody must look.
        Problem = "problem",
        /// It lies in the folder for spam, or did until it was deleted there.
        Spam = "spam",
    }
}

/// A mail as it came.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Arrival {
    /// Its row.
    pub id: i64,
    /// The raw mail.
    pub blob: BlobId,
    /// Bytes; of what could not be had whole, as the server says that has it.
    pub size: i64,
    /// The first mailbox it came to.
    pub mailbox_id: MailboxId,
    /// How it came.
    pub via: Via,
    /// Sender by envelope; none for bounces, and where there is no envelope.
    pub envelope_from: Option<String>,
    /// Recipients as given.
    pub envelope_to: Json<Vec<String>>,
    /// When.
    pub kept_at: Moment,
    /// How far we are.
    pub state: ArrivalState,
    /// Why it is not understood.
    pub problem: Option<String>,
    /// Who wrote it: human, auto, bounce, list, loop.
    pub verdict: Option<String>,
    /// What it became.
    pub entry_id: Option<EntryId>,
    /// Since when somebody has said that it is no spam; read by [`Arrival::find`] alone.
    #[sqlx(default)]
    pub cleared_at: Option<Moment>,
    /// From where it was handed to our listener; read by [`Arrival::find`] alone.
    #[sqlx(default)]
    pub(super) client_ip: Option<String>,
    /// The name they gave themselves who handed it over; read by [`Arrival::find`] alone.
    #[sqlx(default)]
    pub(super) helo: Option<String>,
    /// Since when somebody has said that it needs nothing more; read by [`Arrival::dealt_with`] alone.
    #[sqlx(default)]
    pub dealt_at: Option<Moment>,
    /// Who has.
    #[sqlx(default)]
    pub dealt_by: Option<StaffId>,
}

/// A mail that comes.
#[derive(Clone, Debug)]
pub struct NewArrival {
    /// Its bytes.
    pub raw: Vec<u8>,
    /// Our mailboxes it came to; at least one.
    pub mailboxes: Vec<MailboxId>,
    /// How.
    pub via: Via,
    /// Sender by envelope.
    pub from: Option<String>,
    /// Recipients as given.
    pub to: Vec<String>,
    /// Who handed it to our listener: from where, and the name they gave themselves.
    pub client: Option<(IpAddr, String)>,
}

/// A mail that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Its row.
    pub id: i64,
    /// The same mail had come before.
    pub again: bool,
}

/// A mail whose bytes are on disk, to be committed.
pub(super) struct Waiting {
    key: [u8; 32],
    /// Nothing of it where it goes whole.
    blob: Option<BlobId>,
    size: i64,
    new: NewArrival,
}

impl Waiting {
    pub(super) async fn of(desk: &Desk, mut new: NewArrival) -> Result<Waiting> {
        let raw = std::mem::take(&mut new.raw);
        let (key, size) = (arrival_key(&raw), i64::try_from(raw.len()).unwrap_or(i64::MAX));
        let blob = desk.blobs().keep(raw).await?;
        Ok(Waiting { key, blob: Some(blob), size, new })
    }

    /// The same of a mail of which only this is kept: as it came it was never on disk.
    pub(super) fn hidden(mut new: NewArrival, blob: Option<BlobId>) -> Waiting {
        let raw = std::mem::take(&mut new.raw);
        Waiting { key: arrival_key(&raw), blob, size: i64::try_from(raw.len()).unwrap_or(i64::MAX), new }
    }

    pub(super) async fn keep(&self, act: &mut Act, seen: &mut Seen) -> Result<Arrived> {
        let arrived = self.put(act, seen).await?;
        if !arrived.again {
            let sender = self.new.from.clone().unwrap_or_default();
            act.tell(About("arrival", arrived.id), &ArrivalKept { arrival: arrived.id, sender }).await?;
        }
        Ok(arrived)
    }

    async fn put(&self, act: &mut Act, seen: &mut Seen) -> Result<Arrived> {
        let first = *self.new.mailboxes.first().ok_or_else(|| Error::Broken("an arrival without a mailbox".into()))?;
        let client = self.new.client.as_ref();
        let made: Option<(i64,)> = sql!(
            "INSERT INTO arrival (arrival_key, blob, size, mailbox_id, via, envelope_from, envelope_to, kept_at, state, client_ip, helo)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'kept', $9, $10) ON CONFLICT (arrival_key) DO NOTHING RETURNING id"
        )
        .bind(self.key.to_vec())
        .bind(self.blob.as_ref().map_or("", BlobId::as_str))
        .bind(self.size)
        .bind(first)
        .bind(self.new.via)
        .bind(self.new.from.clone())
        .bind(serde_json::to_value(&self.new.to)?)
        .bind(act.now())
        .bind(client.map(|(ip, _)| ip.to_string()))
        .bind(client.map(|(_, helo)| helo.chars().take(255).collect::<String>()))
        .opt(&mut *act)
        .await?;
        let arrived = match made {
            Some((id,)) => Arrived { id, again: false },
            None => {
                let (id, kept): (i64, BlobId) = sql!("SELECT id, blob FROM arrival WHERE arrival_key = $1")
                    .bind(self.key.to_vec())
                    .one(&mut *act)
                    .await?;
                if let Some(blob) = self.blob.clone().filter(|blob| *blob != kept) {
                    // Words were struck from what is kept: the mail as it came must not stay beside it.
                    let (now, blobs) = (act.now(), vec![blob]);
                    act.enqueue(LET_GO, serde_json::to_value(LetGo { blobs })?, now, None).await?;
                }
                Arrived { id, again: true }
            }
        };
        let quarter = ledger::quarter(act.now());
        // Two addresses may mean one mailbox.
        for mailbox in self.new.mailboxes.iter().copied().collect::<BTreeSet<_>>() {
            let new = sql!(
                "INSERT INTO arrival_mailbox (arrival_id, mailbox_id, quarter) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
            )
            .bind(arrived.id)
            .bind(mailbox)
            .bind(quarter)
            .run(&mut *act)
            .await?;
            seen.one(mailbox, quarter);
            if new == 0 {
                ledger::again(act, arrived.id, mailbox, quarter).await?;
            }
        }
        Ok(arrived)
    }
}

impl Arrival {
    /// Keeps a raw mail; only when this answers may its sender be told that we have it. The same
    /// mail, over another way or again, is kept once.
    ///
    /// # Errors
    /// [`Error::Busy`] when it cannot be committed: the sender must try again.
    pub async fn keep(desk: &Desk, new: NewArrival) -> Result<Arrived> {
        keep_all(desk, &[Waiting::of(desk, new).await?]).await.map(|mut all| all.remove(0))
    }

    /// Keeps what could not be had whole, as a problem somebody must look at; once, however often it comes. It has
    /// `size` bytes where it is.
    pub(super) async fn keep_problem(desk: &Desk, new: NewArrival, problem: &str, size: u64) -> Result<Arrived> {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let waiting = Waiting { size, ..Waiting::of(desk, new).await? };
        let (mut act, mut seen) = (desk.act(Actor::Machine).await?, Seen::default());
        let arrived = waiting.put(&mut act, &mut seen).await?;
        if !arrived.again {
            let arrival = Arrival::find(&mut act, arrived.id).await?;
            super::intake::not_understood(&mut act, &arrival, problem).await?;
        }
        seen.write(&mut act).await?;
        act.commit().await?;
        Ok(arrived)
    }

    /// Keeps a mail of the past within a deed of history.
    pub(crate) async fn keep_in(act: &mut Act, new: NewArrival) -> Result<Arrived> {
        let desk = act.desk().clone();
        let mut seen = Seen::default();
        let arrived = Waiting::of(&desk, new).await?.keep(act, &mut seen).await?;
        seen.write(act).await?;
        Ok(arrived)
    }

    /// Whether this mail is kept already. What was brought along and not understood may be brought along again.
    pub(super) async fn is_kept(on: impl Into<On<'_>>, raw: &[u8]) -> Result<bool> {
        let row: Option<(i64,)> =
            sql!("SELECT id FROM arrival WHERE arrival_key = $1 AND NOT (via = 'import' AND state = 'problem')")
                .bind(arrival_key(raw).to_vec())
                .opt(on)
                .await?;
        Ok(row.is_some())
    }

    /// The arrival of this id.
    pub async fn find(on: impl Into<On<'_>>, id: i64) -> Result<Arrival> {
        sql!(
            "SELECT id, blob, size, mailbox_id, via, envelope_from, envelope_to, kept_at, state, problem, verdict, entry_id, cleared_at,
                 client_ip, helo
             FROM arrival WHERE id = $1"
        )
        .bind(id)
        .opt(on)
        .await?
        .ok_or(Error::Missing)
    }

    /// The raw mail behind an entry, if it came by mail.
    pub async fn behind(on: impl Into<On<'_>>, entry: EntryId) -> Result<Option<Arrival>> {
        Ok(sql!(
            "SELECT id, blob, size, mailbox_id, via, envelope_from, envelope_to, kept_at, state, problem, verdict, entry_id
             FROM arrival WHERE entry_id = $1 AND blob <> '' ORDER BY id LIMIT 1"
        )
        .bind(entry)
        .opt(on)
        .await?)
    }

    /// Which mailboxes a mail means, when nobody says: by the envelope, else by the recipient
    /// headers, else the first.
    pub async fn mailboxes_meant(
        desk: &Desk,
        post: &super::Post,
        raw: &[u8],
        named: &[String],
    ) -> Result<Vec<MailboxId>> {
        let look = desk.look();
        let by_envelope = reached(&look, post, named).await?;
        if !by_envelope.is_empty() {
            return Ok(by_envelope);
        }
        let by_header = Arrival::mailboxes_written(desk, post, raw).await?;
        if !by_header.is_empty() {
            return Ok(by_header);
        }
        Ok(Mailbox::all(&look).await?.first().map(|m| m.id).into_iter().collect())
    }

    /// The mailboxes a mail's own header names as recipients.
    pub(super) async fn mailboxes_written(desk: &Desk, post: &super::Post, raw: &[u8]) -> Result<Vec<MailboxId>> {
        // Only the header: a big mail is read whole later, and off the async threads.
        let written = ::mail::Letter::read(super::source::header(raw)).map(|letter| {
            let header = letter.to.into_iter().chain(letter.cc).chain(letter.bcc).map(|a| a.address);
            letter.delivered_to.into_iter().chain(header).collect::<Vec<_>>()
        });
        reached(&desk.look(), post, &written.unwrap_or_default()).await
    }
}

/// Different addresses of one mail that are looked up at most.
const MOST: usize = 500;

async fn reached(look: &base::Look, post: &super::Post, addresses: &[String]) -> Result<Vec<MailboxId>> {
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for address in addresses.iter().filter(|address| known.insert(address.to_lowercase())).take(MOST) {
        if let Some(mailbox) = Mailbox::reached_by(look, post.minter(), address).await?
            && !found.contains(&mailbox.id)
        {
            found.push(mailbox.id);
        }
    }
    Ok(found)
}

type Answered = oneshot::Sender<Result<Arrived>>;

/// Keeps mails that come at the same moment in one commit: nobody waits for company, but whoever
/// comes while a commit is under way shares the next one.
#[derive(Clone)]
pub struct Keeper {
    desk: Desk,
    to: mpsc::Sender<(Waiting, Answered)>,
    refusals: Refusals,
}

/// Mails that share one commit at most.
const TOGETHER: usize = 16;

impl Keeper {
    /// Starts the task that commits.
    pub fn start(desk: Desk) -> Keeper {
        let (to, waiting) = mpsc::channel(256);
        tokio::spawn(commit_together(desk.clone(), waiting));
        Keeper { refusals: Refusals::start(desk.clone()), desk, to }
    }

    /// Where is counted what is not kept.
    pub(crate) fn refusals(&self) -> &Refusals {
        &self.refusals
    }

    /// [`Arrival::keep`], sharing the commit with whoever comes at the same moment.
    pub async fn keep(&self, new: NewArrival) -> Result<Arrived> {
        let waiting = Waiting::of(&self.desk, new).await?;
        let (answer, answered) = oneshot::channel();
        let gone = |_| Error::Busy("the desk is stopping".into());
        self.to.send((waiting, answer)).await.map_err(|_| Error::Busy("the desk is stopping".into()))?;
        answered.await.map_err(gone)?
    }
}

async fn commit_together(desk: Desk, mut waiting: mpsc::Receiver<(Waiting, Answered)>) {
    let mut batch = Vec::new();
    while waiting.recv_many(&mut batch, TOGETHER).await > 0 {
        // Sorted, so that two processes that keep the same mails meet them in the same order.
        batch.sort_by_key(|(mail, _): &(Waiting, Answered)| mail.key);
        let (mails, answers): (Vec<Waiting>, Vec<Answered>) = batch.drain(..).unzip();
        let kept = match keep_all(&desk, &mails).await {
            Ok(kept) => kept.into_iter().map(Ok).collect(),
            Err(_) => keep_each(&desk, &mails).await,
        };
        for (answer, kept) in answers.into_iter().zip(kept) {
            let _ = answer.send(kept); // whoever hung up learns it by sending again
        }
    }
}

async fn keep_all(desk: &Desk, mails: &[Waiting]) -> Result<Vec<Arrived>> {
    let (mut act, mut seen) = (desk.act(Actor::Machine).await?, Seen::default());
    let mut arrived = Vec::with_capacity(mails.len());
    for mail in mails {
        arrived.push(mail.keep(&mut act, &mut seen).await?);
    }
    seen.write(&mut act).await?;
    act.commit().await?;
    Ok(arrived)
}

/// One bad mail must not spoil the others: each by itself.
async fn keep_each(desk: &Desk, mails: &[Waiting]) -> Vec<Result<Arrived>> {
    let mut kept = Vec::with_capacity(mails.len());
    for mail in mails {
        kept.push(keep_all(desk, std::slice::from_ref(mail)).await.map(|mut all| all.remove(0)));
    }
    kept
}
