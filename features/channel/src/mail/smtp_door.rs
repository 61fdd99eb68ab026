//! The listener's side of the desk: which addresses are ours, and keeping what comes.

use super::{Keeper, NewArrival, Post, Via};
use crate::Mailbox;
use ::mail::smtp::{Answer, Envelope, Receiver};
use base::{Desk, Error, Result};

/// Takes mails from the listener.
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

    async fn keep(&self, envelope: Envelope, raw: Vec<u8>) -> Result<i64> {
        let look = self.desk.look();
        let mut mailboxes = Vec::new();
        for address in &envelope.to {
            mailboxes.extend(Mailbox::reached_by(&look, self.post.minter(), address).await?.map(|m| m.id));
        }
        // Whoever hands over by LMTP is a server of this house, and not the one a sender's domain speaks of.
        let client = (self.via == Via::Smtp).then(|| (envelope.peer.ip(), envelope.helo));
        let new = NewArrival { raw, mailboxes, via: self.via, from: envelope.from, to: envelope.to, client };
        Ok(self.keeper.keep(new).await?.id)
    }
}

impl Receiver for SmtpDoor {
    async fn recipient(&self, _envelope: &Envelope, address: &str) -> Answer {
        match Mailbox::reached_by(&self.desk.look(), self.post.minter(), address).await {
            Ok(Some(_)) => Answer::Accept(String::new()),
            Ok(None) => Answer::Refuse("no mailbox of ours".into()),
            Err(e) => not_now(&e),
        }
    }

    async fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> Answer {
        match self.keep(envelope, raw).await {
            Ok(arrival) => Answer::Accept(format!("kept as {arrival}")),
            Err(e) => not_now(&e),
        }
    }
}

fn not_now(error: &Error) -> Answer {
    tracing::warn!(%error, "a mail cannot be kept now; its sender is asked to try again");
    Answer::Later("cannot be kept now, try again".into())
}
