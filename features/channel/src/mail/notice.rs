//! Mails to staff: the link to set a password.

use super::Post;
use crate::Mailbox;
use ::mail::{Address, Draft};
use base::{Desk, Error, Result, Setting, keys::random};
use people::{Company, Staff, event::ResetAsked, reset};
use std::sync::Arc;

/// The errand that mails the link.
pub const MAIL_RESET: &str = "channel.mail_reset";

/// What a mail says: language, message key and arguments to words. The roof knows the message files.
pub type Words = Arc<dyn Fn(&str, &str, &[(&str, &str)]) -> String + Send + Sync>;

/// Mails a link to set a password. The link is computed here and kept nowhere.
pub async fn mail_reset(desk: Desk, post: Post, event: ResetAsked, words: Words) -> Result<()> {
    let look = desk.look();
    let staff = Staff::find(&look, event.staff).await?;
    let company = Company::read(&look).await?;
    let mailbox =
        Mailbox::all(&look).await?.into_iter().next().ok_or_else(|| Error::refused("channel-error-no-mailbox"))?;
    let relay =
        post.relay_of(&look, desk.keys(), mailbox.id).await?.ok_or_else(|| Error::refused("channel-error-no-relay"))?;
    let link = format!("{}/reset/{}", desk.url(), reset::code(desk.keys(), event.reset));
    let args = [("name", staff.name.as_str()), ("company", company.name.as_str()), ("link", link.as_str())];
    let domain = mailbox.domain();
    let draft = Draft {
        message_id: format!("n.{}@{domain}", base::blob::hex(&random::<12>()?)),
        from: Address::new(Some(&company.name), &mailbox.address),
        reply_to: None,
        to: vec![Address::new(Some(&staff.name), &staff.email)],
        cc: Vec::new(),
        subject: words(&staff.language, "channel-reset-subject", &args),
        text: words(&staff.language, "channel-reset-text", &args),
        html: None,
        in_reply_to: None,
        references: Vec::new(),
        date: desk.now().seconds(),
        attachments: Vec::new(),
        automatic: true,
        loop_mark: Some(post.loop_mark().to_owned()),
    };
    let raw = draft.compose().map_err(|e| Error::Broken(e.to_string()))?;
    let sent = relay.send(&mailbox.address, std::slice::from_ref(&staff.email), &raw).await;
    sent.map(drop).map_err(|fault| Error::Busy(format!("{fault:?}")))
}
