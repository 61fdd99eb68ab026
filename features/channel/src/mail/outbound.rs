//! An answer becomes a mail, once.

use super::{
    Post,
    letter::compose,
    notice::Words,
    post::Exit,
    rest,
    row::{MailRow, NewMailRow},
};
use crate::{Mailbox, MailboxId};
use ::mail::smtp::SendFault;
use base::{Act, Actor, Deed, Desk, EntryId, Error, Future, Look, Moment, Result, TicketId};
use people::Staff;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{On, sql};
use ticket::{Delivery, Entry, Ticket, delivery::advance, event::Replied};

/// The job that makes an answer ready to go.
pub const MINT: &str = "channel.mint";
/// The job that hands it to the relay.
pub const DELIVER: &str = "channel.deliver";

/// Attempts before a mail that is refused for now is refused for good: about a day and a half.
pub(super) const ATTEMPTS: u32 = 20;

/// What [`DELIVER`] needs to know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Due {
    pub(super) entry: EntryId,
    pub(super) attempt: u32,
    /// For when it was planned, which tells one attempt from another: of two jobs for one mail, as when it is sent
    /// again at once, the earlier one finds another moment and does nothing. None in jobs of before this was written.
    #[serde(default)]
    pub(super) at: Option<Moment>,
    /// Only for whom it is with others but not with them.
    #[serde(default)]
    pub(super) rest: bool,
}

impl Due {
    fn of(entry: EntryId, at: Moment) -> Due {
        Due { entry, attempt: 1, at: Some(at), rest: false }
    }

    /// Whether this is the attempt an entry waits for, or is in.
    fn is_of(&self, entry: &Entry) -> bool {
        self.at.is_none() || self.at == entry.deliver_at
    }

    /// The attempt after this one.
    pub(super) fn after(&self, next: Moment) -> Due {
        Due { attempt: self.attempt.saturating_add(1), at: Some(next), ..self.clone() }
    }

    pub(super) async fn plan(self, act: &mut Act, at: Moment) -> Result<()> {
        act.enqueue(DELIVER, serde_json::to_value(self)?, at, None).await
    }
}

struct Mint {
    event: Replied,
    post: Post,
}

/// Makes ready to mint. Nothing is slow here.
pub async fn prepare(_desk: Desk, post: Post, event: Replied) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Mint { event, post }))
}

impl Deed for Mint {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(mint(act, &self.post, self.event.entry))
    }
}

/// Gives an outgoing mail its Message-ID, before any attempt, and plans the first one for when it
/// can no longer be taken back.
pub async fn mint(act: &mut Act, post: &Post, id: EntryId) -> Result<()> {
    let entry = Entry::find(&mut *act, id).await?;
    if !matches!(entry.delivery, Some(Delivery::Waiting | Delivery::Sent)) {
        return Ok(());
    }
    if MailRow::of(&mut *act, id).await?.is_none() {
        let mailbox = sending_mailbox(act, entry.ticket_id).await?;
        let domain = mailbox.domain();
        let message_id = post.minter().message_id(entry.ticket_id.0, id.0, domain);
        let row =
            NewMailRow { entry: id, mailbox: mailbox.id, message_id: Some(&message_id), digest: None, references: &[] };
        row.write(act).await?;
    }
    if entry.delivery == Some(Delivery::Sent) {
        return rest::again(act, &entry).await; // or of the past
    }
    sign(act, &entry).await?;
    let at = entry.deliver_at.unwrap_or(act.now());
    Due { at: entry.deliver_at, ..Due::of(id, at) }.plan(act, at).await
}

/// What a person writes leaves with the signature of whoever is nearest to it.
async fn sign(act: &mut Act, entry: &Entry) -> Result<()> {
    let Some(author) = entry.staff_id.filter(|_| !entry.machine) else { return Ok(()) };
    let row = MailRow::of(&mut *act, entry.id).await?;
    let ticket = Ticket::locked(act, entry.ticket_id).await?;
    let author = Staff::find(&mut *act, author).await?;
    let now = act.now();
    let mailbox = row.map(|row| row.mailbox_id.0);
    let Some(html) = template::signature::under_answer(&mut *act, &ticket, &author, mailbox, now).await? else {
        return Ok(());
    };
    ticket.sign(act, entry, &html, &::mail::html_to_text(&html)).await
}

async fn sending_mailbox(act: &mut Act, ticket: TicketId) -> Result<Mailbox> {
    let ticket = Ticket::locked(act, ticket).await?;
    leaves_by(act, &ticket).await?.ok_or_else(|| Error::refused("channel-error-no-mailbox"))
}

/// An answer leaves by the mailbox the customer last wrote to, else by the department's.
pub async fn leaves_by(on: impl Into<On<'_>>, ticket: &Ticket) -> Result<Option<Mailbox>> {
    let mut on = on.into();
    match Mailbox::written_to(on.again(), ticket.id).await? {
        Some(mailbox) => Ok(Some(mailbox)),
        None => Mailbox::of_department(on, ticket.department_id).await,
    }
}

/// Hands one mail to the relay. Its state is durable before and after, so that a crash between the
/// relay's 250 and our commit is noticed: such a mail is *unsure*, and a person decides.
pub async fn deliver(desk: Desk, post: Post, words: Words, due: Due) -> Result<()> {
    if due.rest {
        return rest::deliver(&desk, (&post, &words), due).await;
    }
    let look = desk.look();
    if !is_due(&look, &due).await? {
        return Ok(());
    }
    let relay = match exit(&desk, &post, due.entry).await? {
        Ok(relay) => relay,
        Err(closed) => return later(&desk, &due, Delivery::Waiting, &closed).await,
    };
    if !begin(&desk, &due).await? {
        return Ok(());
    }
    let letter = match compose(&desk, (&post, &words), due.entry).await {
        Ok(letter) => letter,
        Err(Error::Broken(why)) => return end(&desk, due.entry, Delivery::Failed, &why).await,
        Err(e) => {
            put_back(&desk, &due, &e.to_string()).await?;
            return Err(e);
        }
    };
    match relay.send(&letter.from, &letter.to, &letter.raw).await {
        Ok(sent) => {
            let unseen = rest::send_unseen(&relay, &letter).await;
            rest::keep(&desk, &due, (Delivery::Sent, &sent.answer), &sent.turned, unseen).await
        }
        Err(SendFault::Unsure { text, turned }) => {
            rest::keep(&desk, &due, (Delivery::Unsure, &text), &turned, None).await
        }
        Err(SendFault::Refused { text, .. }) => end(&desk, due.entry, Delivery::Failed, &text).await,
        Err(SendFault::Later { text, .. }) => later(&desk, &due, Delivery::Sending, &text).await,
    }
}

/// The way out of an entry's mailbox, or why there is none now.
pub(super) async fn exit(desk: &Desk, post: &Post, id: EntryId) -> Result<std::result::Result<Exit, String>> {
    let exit = match MailRow::of(&desk.look(), id).await? {
        Some(row) => post.relay_of(desk, row.mailbox_id).await?,
        None => None,
    };
    Ok(match exit {
        None => Err("no relay is set: REPKA_RELAY=smtp://host:port".to_owned()),
        Some(exit) => match exit.closed() {
            Some(closed) => Err(closed.to_string()),
            None => Ok(exit),
        },
    })
}

/// Whether its time has come: another attempt may be planned for later by now.
async fn is_due(look: &Look, due: &Due) -> Result<bool> {
    let entry = Entry::find(look, due.entry).await?;
    Ok(match entry.delivery {
        Some(Delivery::Waiting) => due.is_of(&entry) && entry.deliver_at.is_none_or(|at| at <= look.now()),
        Some(Delivery::Sending) => due.is_of(&entry),
        _ => false,
    })
}

/// What of a mailbox's newest mails was tried in vain is tried now: its way out is another one.
pub(crate) async fn try_now(act: &mut Act, mailbox: MailboxId) -> Result<()> {
    let waiting: Vec<(EntryId, String)> = sql!(
        "SELECT e.id, e.delivery_note FROM (SELECT entry_id, mailbox_id FROM mail ORDER BY entry_id DESC LIMIT 5000) m
         JOIN entry e ON e.id = m.entry_id
         WHERE m.mailbox_id = $1 AND e.delivery = 'waiting' AND e.delivery_note IS NOT NULL ORDER BY e.id"
    )
    .bind(mailbox)
    .all(&mut *act)
    .await?;
    let now = act.now();
    for (entry, note) in waiting {
        advance(act, entry, Delivery::Waiting, Delivery::Waiting, Some(&note), Some(now)).await?;
        Due::of(entry, now).plan(act, now).await?;
    }
    Ok(())
}

/// Takes the mail in hand; `false` when there is nothing to do, or it was in hand when we crashed.
async fn begin(desk: &Desk, due: &Due) -> Result<bool> {
    let mut act = desk.act(Actor::Machine).await?;
    let id = due.entry;
    let entry = Entry::find(&mut act, id).await?;
    let begun = match entry.delivery {
        _ if !due.is_of(&entry) => false,
        Some(Delivery::Waiting) if entry.deliver_at.is_none_or(|at| at <= act.now()) => {
            // Its time stays: whoever finds it being sent knows whether that was this attempt.
            advance(&mut act, id, Delivery::Waiting, Delivery::Sending, None, entry.deliver_at).await?
        }
        Some(Delivery::Sending) => {
            advance(
                &mut act,
                id,
                Delivery::Sending,
                Delivery::Unsure,
                Some("the desk stopped while it was handed over"),
                None,
            )
            .await?;
            Ticket::locked(&mut act, entry.ticket_id).await?.delivered(&mut act, id, Delivery::Unsure).await?;
            false
        }
        _ => false,
    };
    act.commit().await?;
    Ok(begun)
}

async fn end(desk: &Desk, id: EntryId, outcome: Delivery, note: &str) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let ticket = Entry::find(&mut act, id).await?.ticket_id;
    let mut ticket = Ticket::locked(&mut act, ticket).await?;
    if advance(&mut act, id, Delivery::Sending, outcome, Some(note), None).await? {
        ticket.delivered(&mut act, id, outcome).await?;
    }
    act.commit().await
}

/// The same attempt is made again.
async fn put_back(desk: &Desk, due: &Due, note: &str) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let at = due.at.unwrap_or(act.now());
    advance(&mut act, due.entry, Delivery::Sending, Delivery::Waiting, Some(note), Some(at)).await?;
    act.commit().await
}

/// Not now: another attempt, ever less often, and in the end none.
async fn later(desk: &Desk, due: &Due, from: Delivery, note: &str) -> Result<()> {
    if due.attempt >= ATTEMPTS && from == Delivery::Sending {
        return end(desk, due.entry, Delivery::Failed, note).await;
    }
    let mut act = desk.act(Actor::Machine).await?;
    let next = act.now().plus(pause(due.attempt));
    if advance(&mut act, due.entry, from, Delivery::Waiting, Some(note), Some(next)).await? {
        let ticket = Entry::find(&mut act, due.entry).await?.ticket_id;
        act.refresh(Ticket::topic(ticket));
        due.after(next).plan(&mut act, next).await?;
    }
    act.commit().await
}

/// 10 s, 20 s, 40 s … at most 4 h: a relay that restarts costs seconds, one that is down for a
/// night is not hammered.
pub(super) fn pause(attempt: u32) -> Duration {
    let seconds = 10_u64 << attempt.saturating_sub(1).min(20);
    Duration::from_secs(seconds.min(4 * 3600))
}
