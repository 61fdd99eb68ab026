//! Mails to staff: the link to set a password.

use super::{Post, StaffMail};
use crate::Mailbox;
use base::{Desk, Error, Result, Setting, keys::random};
use people::{Company, Staff, event::ResetAsked, reset};
use shell::Arg;
use std::sync::Arc;

/// The errand that mails the link.
pub const MAIL_RESET: &str = "channel.mail_reset";

/// What a mail says: language, message key and arguments to words. The roof knows the message files.
pub type Words = Arc<dyn Fn(&str, &str, &[(&str, &str)]) -> String + Send + Sync>;

/// A value of this name, written out: `n` is how many, and chooses the plural form.
pub fn arg(name: &str, value: &str) -> Arg {
    match value.parse::<i64>() {
        Ok(n) if name == "n" => n.into(),
        _ => value.into(),
    }
}

/// Mails a link to set a password. The link is computed here and kept nowhere.
pub async fn mail_reset(desk: Desk, post: Post, event: ResetAsked, words: Words) -> Result<()> {
    let look = desk.look();
    let staff = Staff::find(&look, event.staff).await?;
    let company = Company::read(&look).await?;
    let mailbox =
        Mailbox::all(&look).await?.into_iter().next().ok_or_else(|| Error::refused("channel-error-no-mailbox"))?;
    let link = format!("{}/reset/{}", desk.url(), reset::code(desk.keys(), event.reset));
    let args = [("name", staff.name.as_str()), ("company", company.name.as_str()), ("link", link.as_str())];
    let mail = StaffMail {
        mailbox: &mailbox,
        whom: staff.id,
        to: (&staff.name, &staff.email),
        message_id: format!("n.{}@{}", base::blob::hex(&random::<12>()?), mailbox.domain()),
        thread: None,
        answers: None,
        subject: words(&staff.language, "channel-reset-subject", &args),
        text: words(&staff.language, "channel-reset-text", &args),
        html: None,
    };
    mail.send(&desk, &post).await
}
