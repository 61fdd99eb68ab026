//! The listener's side of the desk: which addresses are ours, and keeping what comes.

use super::source;
use super::{Keeper, NewArrival, Post, Via};
use crate::{Mailbox, MailboxId, ledger::refusing::Reason};
use ::mail::smtp::{Answer, Envelope, Receiver, TurnedAway};
use base::{Desk, Error, Result};

/// Takes mails from the listener.
#[derive(Clone)]
pub struct SmtpDoor {
    desk: Desk,
    post: Post,
    keeper: Keeper,
    via: Via,
}

impl SmtpDoor {
    /// A door of this desk.
    pub fn new(desk: Desk, post: Post, keeper: Keeper) -> SmtpDoor {
        SmtpDoor { desk, post, keeper, via: Via::Smtp }
    }

    /// The same for a mail server beside us: whoever connects is no sender, only who carried the mail the last step.
    pub fn by_lmtp(self) -> SmtpDoor {
        SmtpDoor { via: Via::Lmtp, ..self }
    }

    async fn mailboxes(&self, envelope: &Envelope) -> Result<Vec<MailboxId>> {
        let look = self.desk.look();
        let mut mailboxes = Vec::new();
        for address in &envelope.to {
            let reached = Mailbox::reached_by(&look, self.post.minter(), address).await?.map(|mailbox| mailbox.id);
            mailboxes.extend(reached.filter(|id| !mailboxes.contains(id)));
        }
        Ok(mailboxes)
    }

    async fn keep(&self, envelope: Envelope, raw: Vec<u8>) -> Result<i64> {
        let mailboxes = self.mailboxes(&envelope).await?;
        // Whoever hands over by LMTP is a server of this house, and not the one a sender's domain speaks of.
        let client = (self.via == Via::Smtp).then(|| (envelope.peer.ip(), envelope.helo));
        let new = NewArrival { raw, mailboxes, via: self.via, from: envelope.from, to: envelope.to, client };
        Ok(self.keeper.keep(new).await?.id)
    }

    fn refuse(&self, reason: Reason, mailboxes: &[MailboxId], (envelope, to): (&Envelope, &str), raw: &[u8]) {
        self.keeper.refusals().one(reason, mailboxes, (envelope.from.as_deref(), to), raw);
    }
}

fn first(envelope: &Envelope) -> &str {
    envelope.to.first().map_or("", String::as_str)
}

impl Receiver for SmtpDoor {
    async fn recipient(&self, envelope: &Envelope, address: &str) -> Answer {
        match Mailbox::reached_by(&self.desk.look(), self.post.minter(), address).await {
            Ok(Some(_)) => Answer::Accept(String::new()),
            Ok(None) => {
                self.refuse(Reason::Unknown, &[], (envelope, address), b"");
                Answer::Refuse("no mailbox of ours".into())
            }
            Err(e) => {
                self.refuse(Reason::Later, &[], (envelope, address), b"");
                not_now(&e)
            }
        }
    }

    async fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> Answer {
        let (asked, header) = (envelope.clone(), source::header(&raw).to_vec());
        match self.keep(envelope, raw).await {
            Ok(arrival) => Answer::Accept(format!("kept as {arrival}")),
            Err(e) => {
                let mailboxes = self.mailboxes(&asked).await.unwrap_or_default();
                self.refuse(Reason::Later, &mailboxes, (&asked, first(&asked)), &header);
                not_now(&e)
            }
        }
    }

    /// To whom it was is asked beside: the sender does not wait for our counting.
    fn turned_away(&self, envelope: &Envelope, why: TurnedAway) {
        let (door, envelope) = (self.clone(), envelope.clone());
        let reason = match why {
            TurnedAway::TooBig => Reason::TooBig,
            TurnedAway::NoRoom => Reason::NoRoom,
        };
        tokio::spawn(async move {
            let mailboxes = door.mailboxes(&envelope).await.unwrap_or_default();
            door.refuse(reason, &mailboxes, (&envelope, first(&envelope)), b"");
        });
    }
}

fn not_now(error: &Error) -> Answer {
    tracing::warn!(%error, "a mail cannot be kept now; its sender is asked to try again");
    Answer::Later("cannot be kept now, try again".into())
}
