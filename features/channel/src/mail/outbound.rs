//! An answer becomes a mail, once.

use super::{
    Post,
    notice::Words,
    row::{MailRow, NewMailRow},
    unsolved::{self, Invitation},
};
use crate::{Mailbox, MailboxId, sender::Sender};
use ::mail::{Address, Attachment, Draft, smtp::SendFault};
use base::{Act, Actor, Deed, Desk, EntryId, Error, Future, Look, Moment, Result, TicketId};
use people::Staff;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;
use store::{On, sql};
use ticket::{Delivery, Entry, PublicEntry, Ticket, delivery::advance, event::Replied};

/// The job that makes an answer ready to go.
pub const MINT: &str = "channel.mint";
/// The job that hands it to the relay.
pub const DELIVER: &str = "channel.deliver";

/// Attempts before a mail that is refused for now is refused for good: about a day and a half.
const ATTEMPTS: u32 = 20;
/// References named at most.
const REFERENCES: usize = 20;

/// What [`DELIVER`] needs to know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Due {
    entry: EntryId,
    attempt: u32,
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
        let row = NewMailRow {
            entry: id,
            mailbox: mailbox.id,
            message_id: Some(&message_id),
            digest: None,
            again: false,
            references: &[],
        };
        row.write(act).await?;
    }
    if entry.delivery == Some(Delivery::Sent) {
        return Ok(()); // of the past
    }
    sign(act, &entry).await?;
    let due = entry.deliver_at.unwrap_or(act.now());
    act.enqueue(DELIVER, serde_json::to_value(Due { entry: id, attempt: 1 })?, due, None).await
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

/// Words with the signature under them, after the mark by which mail programs know it (RFC 3676, 4.3).
/// At the end stands the mark by which a quote of it is known again, small, as nobody needs to read it.
fn signed(entry: &PublicEntry, invitation: Option<&Invitation>, mark: &str) -> (String, Option<String>) {
    let (mut text, mut html) = (entry.text.clone(), entry.html.clone());
    if let Some(invitation) = invitation {
        text = format!("{}\n\n{}", text.trim_end(), invitation.text);
        html = html.map(|html| format!("{html}{}", invitation.html));
    }
    if let Some(signature) = &entry.signature {
        text = format!("{}\n\n-- \n{}", text.trim_end(), ::mail::html_to_text(signature).trim());
        html = html.map(|html| format!("{html}<br><div>-- <br>{signature}</div>"));
    }
    text = format!("{}\n\n{mark}", text.trim_end());
    html = html.map(|html| format!(r#"{html}<br><div style="color:#999;font-size:10px">{mark}</div>"#));
    (text, html)
}

/// Hands one mail to the relay. Its state is durable before and after, so that a crash between the
/// relay's 250 and our commit is noticed: such a mail is *unsure*, and a person decides.
pub async fn deliver(desk: Desk, post: Post, words: Words, due: Due) -> Result<()> {
    let look = desk.look();
    if !is_due(&look, due.entry).await? {
        return Ok(());
    }
    let relay = match MailRow::of(&look, due.entry).await? {
        Some(row) => post.relay_of(&desk, row.mailbox_id).await?,
        None => None,
    };
    let Some(relay) = relay else {
        return later(&desk, &due, Delivery::Waiting, "no relay is set: REPKA_RELAY=smtp://host:port").await;
    };
    if let Some(closed) = relay.closed() {
        return later(&desk, &due, Delivery::Waiting, &closed.to_string()).await;
    }
    if !begin(&desk, due.entry).await? {
        return Ok(());
    }
    let letter = match compose(&desk, (&post, &words), due.entry).await {
        Ok(letter) => letter,
        Err(Error::Broken(why)) => return end(&desk, due.entry, Delivery::Failed, &why).await,
        Err(e) => {
            put_back(&desk, due.entry, &e.to_string(), desk.now()).await?;
            return Err(e);
        }
    };
    match relay.send(&letter.from, &letter.to, &letter.raw).await {
        Ok(sent) => end(&desk, due.entry, Delivery::Sent, &sent.answer).await,
        Err(SendFault::Refused { text, .. }) => end(&desk, due.entry, Delivery::Failed, &text).await,
        Err(SendFault::Unsure { text }) => end(&desk, due.entry, Delivery::Unsure, &text).await,
        Err(SendFault::Later { text, .. }) => later(&desk, &due, Delivery::Sending, &text).await,
    }
}

/// Whether its time has come: another attempt may be planned for later by now.
async fn is_due(look: &Look, id: EntryId) -> Result<bool> {
    let entry = Entry::find(look, id).await?;
    Ok(match entry.delivery {
        Some(Delivery::Waiting) => entry.deliver_at.is_none_or(|at| at <= look.now()),
        Some(Delivery::Sending) => true,
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
        act.enqueue(DELIVER, json!(Due { entry, attempt: 1 }), now, None).await?;
    }
    Ok(())
}

/// Takes the mail in hand; `false` when there is nothing to do, or it was in hand when we crashed.
async fn begin(desk: &Desk, id: EntryId) -> Result<bool> {
    let mut act = desk.act(Actor::Machine).await?;
    let entry = Entry::find(&mut act, id).await?;
    let begun = match entry.delivery {
        Some(Delivery::Waiting) if entry.deliver_at.is_none_or(|at| at <= act.now()) => {
            advance(&mut act, id, Delivery::Waiting, Delivery::Sending, None, None).await?
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

async fn put_back(desk: &Desk, id: EntryId, note: &str, next: Moment) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    advance(&mut act, id, Delivery::Sending, Delivery::Waiting, Some(note), Some(next)).await?;
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
        let again = Due { entry: due.entry, attempt: due.attempt.saturating_add(1) };
        act.enqueue(DELIVER, json!(again), next, None).await?;
    }
    act.commit().await
}

/// 10 s, 20 s, 40 s … at most 4 h: a relay that restarts costs seconds, one that is down for a
/// night is not hammered.
fn pause(attempt: u32) -> Duration {
    let seconds = 10_u64 << attempt.saturating_sub(1).min(20);
    Duration::from_secs(seconds.min(4 * 3600))
}

struct Letter {
    from: String,
    to: Vec<String>,
    raw: Vec<u8>,
}

async fn compose(desk: &Desk, (post, words): (&Post, &Words), id: EntryId) -> Result<Letter> {
    let look = desk.look();
    let entry = PublicEntry::find(&look, id).await?;
    let row =
        MailRow::of(&look, id).await?.ok_or_else(|| Error::Broken("an outgoing mail without a Message-ID".into()))?;
    let mailbox = Mailbox::find(&look, row.mailbox_id).await?;
    let sender = Sender::of(&look, mailbox.id).await?;
    let thread = MailRow::thread(&look, entry.ticket_id).await?;
    let invitation = unsolved::invitation(&look, (desk.keys(), desk.url(), words), &entry).await?;
    let mark = post.minter().body_token(entry.ticket_id.0, entry.id.0);
    let (text, html) = signed(&entry, invitation.as_ref(), &mark);
    let draft = Draft {
        message_id: row.message_id.clone().unwrap_or_default(),
        from: Address::new(Some(&sender.name(&entry.author_name, &mailbox)), &mailbox.address),
        reply_to: Some(Address::new(
            Some(&mailbox.name),
            &post.minter().reply_address(&mailbox.address, entry.ticket_id.0),
        )),
        to: addresses(&entry.recipients.0),
        cc: addresses(&entry.copies.0),
        subject: subject(&entry.subject, !thread_before(&thread, &row).is_empty()),
        text,
        html: html.as_deref().map(::mail::as_sent),
        in_reply_to: answered(&thread, &row),
        references: thread_before(&thread, &row),
        date: entry.at.seconds(),
        attachments: files(desk, id).await?,
        automatic: entry.machine,
        loop_mark: Some(post.loop_mark().to_owned()),
    };
    let raw = draft.compose().map_err(|e| Error::Broken(e.to_string()))?;
    let raw = crate::dkim::signed(desk, &look, &mailbox, raw).await?;
    // Whom nobody shall see stands on the envelope alone.
    let blind = Entry::find(&look, id).await?.blind.0.into_iter().map(|person| person.address);
    let to = draft.to.iter().chain(&draft.cc).map(|a| a.address.clone()).chain(blind).collect();
    Ok(Letter { from: mailbox.address, to, raw })
}

fn addresses(people: &[ticket::Person]) -> Vec<Address> {
    people.iter().map(|p| Address::new(Some(p.name.as_str()).filter(|n| !n.is_empty()), &p.address)).collect()
}

fn subject(subject: &str, answers: bool) -> String {
    let has = subject.get(..3).is_some_and(|s| s.eq_ignore_ascii_case("re:"));
    if answers && !has { format!("Re: {subject}") } else { subject.to_owned() }
}

fn thread_before(thread: &[(String, MailboxId, bool)], row: &MailRow) -> Vec<String> {
    let before = thread.iter().map(|(id, _, _)| id).take_while(|id| Some(*id) != row.message_id.as_ref());
    let all: Vec<String> = before.cloned().collect();
    all[all.len().saturating_sub(REFERENCES)..].to_vec()
}

/// What it answers: the customer's last mail, else the last one of ours.
fn answered(thread: &[(String, MailboxId, bool)], row: &MailRow) -> Option<String> {
    let before: Vec<_> = thread.iter().take_while(|(id, _, _)| Some(id) != row.message_id.as_ref()).collect();
    let incoming = before.iter().rev().find(|(_, _, incoming)| *incoming);
    incoming.or(before.last()).map(|(id, _, _)| id.clone())
}

async fn files(desk: &Desk, id: EntryId) -> Result<Vec<Attachment>> {
    let mut files = Vec::new();
    for file in ticket::Attachment::of(&desk.look(), id).await? {
        files.push(Attachment {
            name: file.name,
            media_type: file.media_type,
            content_id: file.content_id,
            inline: file.inline,
            bytes: desk.blobs().read(&file.blob).await?,
        });
    }
    Ok(files)
}
