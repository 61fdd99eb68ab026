//! Whether the DNS answers at all, found out beside the mails, so that none of them waits long for a resolver that is
//! down.

use mail_auth::{
    MessageAuthenticator,
    hickory_resolver::{
        net::{DnsError, NetError},
        proto::{op::ResponseCode, rr::RecordType},
    },
};
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// An answer to the simplest question takes so long at most.
const PATIENCE: Duration = Duration::from_secs(3);
/// For so long a resolver that is down is not asked again.
const REST: Duration = Duration::from_secs(60);

/// Whether the DNS answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Nobody has asked it yet, or the last answer took too long.
    #[default]
    Unsure,
    /// It does.
    Answers,
    /// It does not, or only that it knows nothing.
    Silent,
}

/// What is known about that.
#[derive(Default)]
pub(crate) struct Reached {
    /// Remembers no answers; none when nobody can be asked.
    by: Option<MessageAuthenticator>,
    known: Mutex<Known>,
}

#[derive(Clone, Copy, Default)]
struct Known {
    reach: Reach,
    at: Option<Instant>,
    /// Somebody is finding it out.
    asking: bool,
}

impl Reached {
    pub(crate) fn by(dns: MessageAuthenticator) -> Reached {
        Reached { by: Some(dns), known: Mutex::default() }
    }

    /// Where it is known that nobody can be asked.
    pub(crate) fn never() -> Reached {
        Reached { by: None, known: Mutex::new(Known { reach: Reach::Silent, ..Known::default() }) }
    }

    pub(crate) fn now(&self) -> Reach {
        self.known(|known| known.reach)
    }

    /// Whether it was found out lately.
    pub(crate) fn is_fresh(&self) -> bool {
        self.known(|known| known.at.is_some_and(|at| at.elapsed() < REST))
    }

    /// Asks, unless somebody does already.
    pub(crate) async fn find_out(&self) -> Reach {
        let Some(dns) = &self.by else { return self.now() };
        if self.known(|known| std::mem::replace(&mut known.asking, true)) {
            return self.now();
        }
        // Whoever gives up waiting for this leaves nothing behind.
        let _asking = Asking(self);
        let reach = asked(dns).await;
        self.known(|known| {
            if reach == Reach::Silent && known.reach != Reach::Silent {
                tracing::warn!("the DNS does not answer: senders of mails are not checked");
            }
            (known.reach, known.at) = (reach, Some(Instant::now()));
        });
        reach
    }

    fn known<T>(&self, so: impl FnOnce(&mut Known) -> T) -> T {
        so(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

struct Asking<'a>(&'a Reached);

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.0.known(|known| known.asking = false);
    }
}

/// Who serves the root: every resolver can say that. That it may not tell is an answer, too; that it cannot find out
/// is none.
async fn asked(dns: &MessageAuthenticator) -> Reach {
    match timeout(PATIENCE, dns.resolver().lookup(".", RecordType::NS)).await {
        Ok(Err(NetError::Dns(DnsError::ResponseCode(ResponseCode::ServFail)))) | Err(_) => Reach::Silent,
        Ok(Ok(_) | Err(NetError::Dns(_))) => Reach::Answers,
        Ok(Err(_)) => Reach::Silent,
    }
}
