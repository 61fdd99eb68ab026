//! *Send myself a test mail*: the way out, tried, with the other side's own answer.

use super::{Post, StaffMail};
use crate::Mailbox;
use ::mail::smtp::{SendFault, Sent};
use base::{Desk, Error, Result, keys::random};
use people::Staff;
use std::time::Duration;
use tokio::time::timeout;

/// An administrator waits before the screen.
const PATIENCE: Duration = Duration::from_secs(25);

/// Sends one mail from this mailbox to a colleague and tells what the relay said.
///
/// # Errors
/// [`Error::Refused`] when there is no relay.
pub async fn send(
    desk: &Desk,
    post: &Post,
    mailbox: &Mailbox,
    to: &Staff,
    words: (String, String),
) -> Result<Result<Sent, SendFault>> {
    let relay = post.relay_of(desk, mailbox.id).await?;
    let relay = relay.ok_or_else(|| Error::refused("channel-error-no-relay"))?;
    let mail = StaffMail {
        mailbox,
        whom: to.id,
        to: (&to.name, &to.email),
        message_id: format!("t.{}@{}", base::blob::hex(&random::<12>()?), mailbox.domain()),
        thread: None,
        answers: None,
        subject: words.0,
        text: words.1,
        html: None,
    };
    let raw = mail.composed(&mailbox.name, desk, post)?;
    let raw = crate::dkim::signed(desk, &desk.look(), mailbox, raw).await?;
    let sent = timeout(PATIENCE, relay.send(&mailbox.address, std::slice::from_ref(&to.email), &raw)).await;
    Ok(sent.unwrap_or_else(|_| Err(SendFault::Later { code: None, text: "the relay does not answer".into() })))
}
