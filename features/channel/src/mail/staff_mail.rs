//! Mails of the desk to its own people.

use super::Post;
use crate::Mailbox;
use ::mail::{Address, Draft, smtp::SendFault};
use base::{Actor, Desk, Error, Result, Setting, StaffId};
use people::{Company, Staff, unreached::MailRefused};

/// A mail of the desk to one of its own people.
#[derive(Clone, Debug)]
pub struct StaffMail<'a> {
    /// By which mailbox it goes.
    pub mailbox: &'a Mailbox,
    /// Who.
    pub whom: StaffId,
    /// Their name and address.
    pub to: (&'a str, &'a str),
    /// Without angle brackets.
    pub message_id: String,
    /// What groups it with others about the same, without angle brackets.
    pub thread: Option<String>,
    /// Where answers and bounces go, if not to the mailbox.
    pub answers: Option<String>,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same with form.
    pub html: Option<String>,
}

impl Mailbox {
    /// The domain of its address.
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
    }
}

impl StaffMail<'_> {
    /// Hands it to the relay. It says that a machine wrote it, so that no machine answers, and carries this
    /// desk's mark.
    ///
    /// # Errors
    /// [`Error::Refused`] without a relay or when this one refuses it for good, [`Error::Broken`] when it
    /// cannot be had now: to be tried again, ever less often.
    pub async fn send(self, desk: &Desk, post: &Post) -> Result<()> {
        let look = desk.look();
        let relay = post.relay_of(desk, self.mailbox.id).await?;
        let relay = relay.ok_or_else(|| Error::refused("channel-error-no-relay"))?;
        let company = Company::read(&look).await?;
        let from = self.answers.clone().unwrap_or_else(|| self.mailbox.address.clone());
        let to = [self.to.1.to_owned()];
        let (mailbox, whom) = (self.mailbox, self.whom);
        let raw = self.composed(&company.name, desk, post)?;
        let raw = crate::dkim::signed(desk, &look, mailbox, raw).await?;
        match relay.send(&from, &to, &raw).await {
            // Twice told is better than an errand that may never end.
            Ok(_) | Err(SendFault::Unsure { .. }) => taken(desk, whom).await,
            Err(fault @ SendFault::Refused { .. }) => {
                tracing::warn!(mailbox = %mailbox.id, fault = fault.in_log(), "a mail to one of us was refused");
                let mut act = desk.act(Actor::Machine).await?;
                Staff::find(&mut act, whom).await?.mail_refused(&mut act, &fault.to_string()).await?;
                act.commit().await?;
                Err(Error::refused("channel-error-mail-refused"))
            }
            Err(fault @ SendFault::Later { .. }) => Err(not_now(&fault)),
        }
    }

    /// Its bytes, from somebody called so.
    ///
    /// # Errors
    /// [`Error::Broken`] when an address cannot stand in a mail.
    pub(crate) fn composed(self, from: &str, desk: &Desk, post: &Post) -> Result<Vec<u8>> {
        let (name, address) = self.to;
        let draft = Draft {
            message_id: self.message_id,
            from: Address::new(Some(from), &self.mailbox.address),
            reply_to: self.answers.map(|answers| Address::new(Some(from), &answers)),
            to: vec![Address::new(Some(name), address)],
            cc: Vec::new(),
            subject: self.subject,
            text: self.text,
            html: self.html,
            in_reply_to: None,
            references: self.thread.into_iter().collect(),
            date: desk.now().seconds(),
            attachments: Vec::new(),
            automatic: true,
            loop_mark: Some(post.loop_mark().to_owned()),
        };
        draft
            .compose()
            .map_err(|_| Error::Broken("a mail to one of us cannot be composed: look at its addresses".into()))
    }
}

/// What was refused before is told no more.
async fn taken(desk: &Desk, whom: StaffId) -> Result<()> {
    if MailRefused::of(&desk.look(), whom).await?.is_none() {
        return Ok(());
    }
    let mut act = desk.act(Actor::Machine).await?;
    Staff::mail_taken(&mut act, whom).await?;
    act.commit().await
}

/// An errand whose mail the relay does not take now: it is tried again, and the log says why without naming anybody.
pub(super) fn not_now(fault: &SendFault) -> Error {
    Error::Broken(format!("the relay: {}", fault.in_log()))
}
