//! A notice goes to its reader's devices.

use super::{Subscription, Vapid, client, crypto};
use crate::{
    Notice, Reader,
    mail::{Due, Out, look_again},
    words::Short,
};
use base::{Actor, Desk, Error, Result};
use channel::Mailbox;
use http_body_util::Full;
use hyper::{
    Request, Uri,
    body::Bytes,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE},
};
use serde_json::json;
use store::sql;

/// The errand that tells devices.
pub const SEND: &str = "notify.push";

/// Seconds a push service keeps what it cannot deliver.
const LASTS: &str = "86400";

/// Tells someone's devices, unless they know by now or sit at the desk.
pub async fn send(desk: Desk, out: Out, due: Due) -> Result<()> {
    let look = desk.look();
    let Some(notice) = Notice::by_id(&look, due.notice).await?.filter(Notice::waits_for_push) else { return Ok(()) };
    let Some(reader) = Reader::find(&look, notice.staff_id).await? else { return Ok(()) };
    let preferences = reader.preferences();
    if preferences.only_away && reader.is_here(&desk, look.now()).await? {
        return look_again(&desk, SEND, &reader, due).await;
    }
    if !reader.may_know(&look, notice.kind, (notice.about, notice.question())).await? {
        return Ok(());
    }
    let notice = notice.shown_to(reader.contacts(&look).await?);
    let short = Short::of(&desk, &out.messages, &reader, &notice, preferences.push_words);
    let unread = Notice::unread(&look, reader.id).await?.iter().filter(|line| line.shown).count();
    let text = json!({
        "title": short.title, "body": short.text, "url": format!("/notices/{}", notice.id),
        "tag": notice.tag(), "count": unread,
    });
    let caller = Caller::of(&desk).await?;
    let mut failed = None;
    for device in Subscription::all(&look, reader.id).await? {
        // One device that cannot be reached must not keep the others from hearing.
        failed = caller.tell(&device, text.to_string().as_bytes(), &format!("n{}", notice.id)).await.err().or(failed);
    }
    if let Some(failed) = failed {
        return Err(failed);
    }
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    sql!("UPDATE notice SET pushed_at = $2 WHERE id = $1").bind(notice.id).bind(now).run(&mut act).await?;
    act.commit().await
}

/// What came of a notice that was only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The push service has taken it.
    Taken,
    /// The device is told nothing any more: it has unsubscribed, or its keys do not work.
    Gone,
    /// The push service did not take it.
    Refused,
}

/// Tells one device something at once, whatever its owner wants to be told and when; what does not work is not tried
/// again.
pub async fn try_out(desk: &Desk, device: &Subscription, (title, body): (&str, &str)) -> Result<Tried> {
    let caller = Caller::of(desk).await?;
    let unread = Notice::unread(&desk.look(), device.staff_id).await?.iter().filter(|line| line.shown).count();
    let text = json!({ "title": title, "body": body, "url": "/settings/notices", "tag": "try", "count": unread });
    Ok(match caller.deliver(device, text.to_string().as_bytes(), "try").await? {
        Answer::Taken => Tried::Taken,
        Answer::Gone => Tried::Gone,
        Answer::Refused(status) => {
            tracing::info!(status, device = device.id.0, "a push service refuses what was tried");
            Tried::Refused
        }
        Answer::Unreached(error) => {
            tracing::info!(%error, device = device.id.0, "a push service cannot be reached");
            Tried::Refused
        }
    })
}

/// What a push service says to what it is given.
enum Answer {
    /// It has taken it.
    Taken,
    /// The device is forgotten: it has unsubscribed, or its keys do not work.
    Gone,
    /// It did not take it, with this status.
    Refused(u16),
    /// It could not be reached.
    Unreached(Error),
}

/// Who tells devices.
struct Caller<'a> {
    desk: &'a Desk,
    vapid: Vapid,
    /// Whom a push service can ask about us.
    contact: String,
    /// Whether the desk is on this machine or network alone, and so may be its push service.
    local: bool,
}

impl Caller<'_> {
    async fn of(desk: &Desk) -> Result<Caller<'_>> {
        let url: Uri = desk.url().parse().unwrap_or_default();
        let local = url.scheme_str() == Some("http");
        let mailbox = Mailbox::all(&desk.look()).await?.into_iter().next();
        let contact = mailbox.map_or_else(|| desk.url().to_owned(), |mailbox| format!("mailto:{}", mailbox.address));
        Ok(Caller { desk, vapid: Vapid::of(desk).await?, contact, local })
    }

    async fn tell(&self, device: &Subscription, text: &[u8], topic: &str) -> Result<()> {
        match self.deliver(device, text, topic).await? {
            Answer::Taken | Answer::Gone => Ok(()),
            Answer::Refused(status @ (400..=428 | 430..=499)) => {
                tracing::warn!(status, device = device.id.0, "a push service refuses");
                Ok(())
            }
            Answer::Refused(status) => Err(Error::Broken(format!("the push service answers {status}"))),
            Answer::Unreached(error) => Err(error),
        }
    }

    /// Gives it to the device's push service once; forgets the device that is no more.
    async fn deliver(&self, device: &Subscription, text: &[u8], topic: &str) -> Result<Answer> {
        let Ok(request) = self.request(device, text, topic)? else {
            self.forget(device, "its keys do not work").await?;
            return Ok(Answer::Gone);
        };
        Ok(match client::send(request, self.local).await {
            Ok(200..=299) => Answer::Taken,
            Ok(404 | 410) => {
                self.forget(device, "it has unsubscribed").await?;
                Answer::Gone
            }
            Ok(status) => Answer::Refused(status),
            Err(error) => Answer::Unreached(error),
        })
    }

    /// The request; `Err` within when the device's keys or address are none.
    fn request(&self, device: &Subscription, text: &[u8], topic: &str) -> Result<Result<Request<Full<Bytes>>, ()>> {
        let text = &text[..text.len().min(crypto::LONGEST)];
        let Ok(sealed) = crypto::seal(&device.browser, &device.auth, text) else { return Ok(Err(())) };
        let Some(origin) = origin(&device.endpoint) else { return Ok(Err(())) };
        let authorization = self.vapid.authorization(self.desk, &origin, &self.contact, self.desk.now())?;
        let request = Request::post(&device.endpoint)
            .header(AUTHORIZATION, authorization)
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header("ttl", LASTS)
            .header("urgency", "high")
            .header("topic", topic)
            .body(Full::new(Bytes::from(sealed)));
        Ok(request.map_err(drop))
    }

    async fn forget(&self, device: &Subscription, why: &str) -> Result<()> {
        tracing::info!(device = device.id.0, why, "a device is told nothing any more");
        let mut act = self.desk.act(Actor::Machine).await?;
        Subscription::end(&mut act, device.staff_id, device.id).await.or_else(|e| match e {
            Error::Missing => Ok(()),
            e => Err(e),
        })?;
        act.commit().await
    }
}

/// Scheme, host and port, as the token names its audience.
fn origin(endpoint: &str) -> Option<String> {
    let uri: Uri = endpoint.parse().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}
