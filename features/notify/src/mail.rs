//! Notices by mail: each by itself, or all at once at the times of a digest.

use crate::{Notice, NoticeId, Reader, words::Letter};
use ::mail::{MintedNotice, MintedQuestion};
use base::{Actor, Desk, Error, Result, StaffId, TicketId};
use channel::{
    Mailbox,
    mail::{Post, StaffMail},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shell::Messages;
use std::{sync::Arc, time::Duration};
use store::{Query, sql};

/// The errand that mails one notice.
pub const SEND: &str = "notify.mail";
/// The errand that mails all that wait for someone's digest.
pub const DIGEST: &str = "notify.digest";

/// Whoever is at the desk sees the bell; a mail goes when they have left it unread.
const LOOK_AGAIN: Duration = Duration::from_secs(5 * 60);
/// After so many looks someone sits before it and does not want to know.
const LOOKS: u32 = 12;
/// Lines of one digest.
const MOST: i64 = 100;

/// Which notice is to be mailed, and how often its reader was found at the desk.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Due {
    pub(crate) notice: NoticeId,
    #[serde(default)]
    pub(crate) looks: u32,
}

/// What the ways out need beside the desk.
#[derive(Clone)]
pub struct Out {
    /// Relay and tokens.
    pub post: Post,
    /// Words in every language.
    pub messages: Arc<Messages>,
}

/// Mails a notice, unless its reader knows by now. Without a relay nothing is mailed.
pub async fn send(desk: Desk, out: Out, due: Due) -> Result<()> {
    let look = desk.look();
    let Some(notice) = Notice::by_id(&look, due.notice).await?.filter(Notice::waits_for_mail) else { return Ok(()) };
    let Some(reader) = Reader::find(&look, notice.staff_id).await? else { return Ok(()) };
    if reader.preferences().only_away && reader.is_here(&desk, look.now()).await? {
        return look_again(&desk, SEND, &reader, due).await;
    }
    // Hours may have passed since it was told.
    if !reader.may_know(&look, notice.kind, (notice.about, notice.question())).await? {
        return Ok(());
    }
    let Some(mailbox) = mailbox(&desk, &out, notice.about).await? else { return Ok(()) };
    let notice = notice.shown_to(reader.contacts(&look).await?);
    let letter = Letter::about(&desk, &out.messages, &reader, &notice).await?;
    post(&desk, &out, &mailbox, &reader, letter).await?;
    mailed(&desk, reader.id, [notice.id]).await
}

/// Its reader sits at the desk: looks again later, but not for ever.
pub(crate) async fn look_again(desk: &Desk, job: &'static str, reader: &Reader, due: Due) -> Result<()> {
    if due.looks >= LOOKS {
        return Ok(());
    }
    let again = Due { looks: due.looks + 1, ..due };
    let mut act = desk.act(Actor::Machine).await?;
    let at = reader.preferences().quiet.over(act.now().plus(LOOK_AGAIN), &reader.zone());
    act.enqueue(job, serde_json::to_value(again)?, at, Some(&format!("{job}:{}", due.notice))).await?;
    act.commit().await
}

/// A notice leaves by the mailbox of its ticket's department, else by the first; by none that has no relay.
async fn mailbox(desk: &Desk, out: &Out, about: i64) -> Result<Option<Mailbox>> {
    let look = desk.look();
    let Some(mailbox) = Mailbox::of_ticket(&look, Some(TicketId(about))).await? else { return Ok(None) };
    let has_relay = out.post.has_relay(&look, mailbox.id).await?;
    Ok(has_relay.then_some(mailbox))
}

async fn post(desk: &Desk, out: &Out, mailbox: &Mailbox, reader: &Reader, letter: Letter) -> Result<()> {
    let (minter, domain) = (out.post.minter(), mailbox.domain());
    let now = desk.now().micros();
    let minted = MintedNotice { staff: reader.id.0, ticket: letter.ticket, entry: letter.seen };
    let thread = (letter.ticket != 0).then(|| minter.notice_id(MintedNotice { entry: 0, ..minted }, 0, domain));
    let (message_id, answers) = match letter.question {
        Some(question) => {
            let minted = MintedQuestion { question: question.0, staff: reader.id.0 };
            (minter.question_id(minted, now, domain), minter.question_address(&mailbox.address, minted))
        }
        None => (minter.notice_id(minted, now, domain), minter.notice_address(&mailbox.address, minted)),
    };
    let mail = StaffMail {
        mailbox,
        whom: reader.id,
        to: (&reader.name, &reader.email),
        message_id,
        thread,
        answers: Some(answers),
        subject: letter.subject,
        text: letter.text,
        html: Some(letter.html),
    };
    match mail.send(desk, &out.post).await {
        Err(Error::Refused(_)) => Ok(()), // for good; the bell still tells it
        sent => sent,
    }
}

async fn mailed(desk: &Desk, whose: StaffId, ids: impl IntoIterator<Item = NoticeId>) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    Query::new("UPDATE notice SET mailed_at = ")
        .with("", now)
        .with(" WHERE staff_id = ", whose)
        .with_in(" AND id", ids)
        .run(&mut act)
        .await?;
    act.commit().await
}

/// Whose digest.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DigestDue {
    staff: StaffId,
}

/// Finds whose digest is due, and has it mailed. Called every minute.
pub async fn digests(desk: &Desk) -> Result<()> {
    let look = desk.look();
    let waiting: Vec<(StaffId, store::Moment)> = sql!(
        "SELECT staff_id, min(at) FROM notice
         WHERE read_at IS NULL AND mail = 'digest' AND (mailed_at IS NULL OR mailed_at < at)
         GROUP BY staff_id ORDER BY staff_id LIMIT 1000"
    )
    .all(&look)
    .await?;
    let readers = Reader::among(&look, waiting.iter().map(|(id, _)| *id)).await?;
    let due = |reader: &&Reader| {
        let (preferences, zone, now) = (reader.preferences(), reader.zone(), look.now());
        let since = waiting.iter().find(|(id, _)| *id == reader.id).map_or(now, |(_, since)| *since);
        crate::quiet::has_come(&preferences.digest, since, now, &zone) && !preferences.quiet.is_at(now, &zone)
    };
    let due: Vec<StaffId> = readers.iter().filter(due).map(|reader| reader.id).collect();
    if due.is_empty() {
        return Ok(());
    }
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    for staff in due {
        act.enqueue(DIGEST, json!(DigestDue { staff }), now, Some(&format!("notify.digest:{staff}"))).await?;
    }
    act.commit().await
}

/// Mails someone everything that waits for their digest.
pub async fn send_digest(desk: Desk, out: Out, due: DigestDue) -> Result<()> {
    let look = desk.look();
    let Some(reader) = Reader::find(&look, due.staff).await? else { return Ok(()) };
    let mut notices = Vec::new();
    for notice in Notice::for_digest(&look, due.staff, MOST).await? {
        if reader.may_know(&look, notice.kind, (notice.about, notice.question())).await? {
            notices.push(notice);
        }
    }
    if notices.is_empty() {
        return Ok(());
    }
    let Some(mailbox) = mailbox(&desk, &out, 0).await? else { return Ok(()) };
    let contacts = reader.contacts(&look).await?;
    let notices: Vec<Notice> = notices.into_iter().map(|notice| notice.shown_to(contacts)).collect();
    let letter = Letter::digest(&desk, &out.messages, &reader, &notices)?;
    post(&desk, &out, &mailbox, &reader, letter).await?;
    mailed(&desk, reader.id, notices.iter().map(|notice| notice.id)).await
}
