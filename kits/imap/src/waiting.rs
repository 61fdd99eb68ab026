//! Waiting for mails.

use crate::{Fault, Kind, Session};
use async_imap::{
    extensions::idle::IdleResponse,
    imap_proto::{MailboxDatum, Response},
};
use std::time::Duration;
use tokio::time::timeout;

/// An IDLE is begun anew after so long: routers forget quiet connections after ten minutes and more.
const LONGEST: Duration = Duration::from_secs(9 * 60);
/// How long a server may take to begin and end an IDLE.
const PATIENCE: Duration = Duration::from_secs(30);

impl Session {
    /// Waits until the open folder may have changed, `until` has come, or some minutes have passed: by IDLE, or, where
    /// the server cannot, for `poll` at most.
    ///
    /// # Errors
    /// [`crate::Kind::Lost`] when the connection breaks meanwhile.
    pub async fn wait(mut self, poll: Duration, until: impl Future<Output = ()>) -> Result<Session, Fault> {
        if self.news {
            return Ok(self);
        }
        if !self.can.idle {
            timeout(poll, until).await.ok();
            self.tell("NOOP").await?;
            return Ok(self);
        }
        // What comes between the command and the server's readiness is put there by the library.
        let early = self.inner.unsolicited_responses.clone();
        while early.try_recv().is_ok() {}
        let mut idle = self.inner.idle();
        within(idle.init()).await??;
        let news = std::iter::from_fn(|| early.try_recv().ok()).any(|told| is_news(&told));
        if !news {
            let (told, _stop) = idle.wait_with_timeout(LONGEST);
            // The library's own time begins anew with everything a server says, also that it is still there.
            tokio::select! {
                told = timeout(LONGEST, told) => if let Ok(told) = told && let IdleResponse::ManualInterrupt = told? {
                    return Err(Fault::silent(Kind::Lost, "the server hung up")); // nobody here interrupts
                },
                () = until => {}
            }
        }
        let inner = within(idle.done()).await??;
        Ok(Session { inner, can: self.can, news: false })
    }
}

fn is_news(told: &async_imap::types::UnsolicitedResponse) -> bool {
    use async_imap::types::UnsolicitedResponse as Told;
    match told {
        Told::Exists(_) | Told::Recent(_) => true,
        Told::Other(other) => matches!(other.parsed(), Response::MailboxData(MailboxDatum::Exists(_))),
        _ => false,
    }
}

async fn within<F: Future>(step: F) -> Result<F::Output, Fault> {
    timeout(PATIENCE, step).await.map_err(|_| Fault::silent(Kind::Lost, "the server does not answer"))
}
