//! One connection: everything that is there, and then whatever comes.

use super::{Fetcher, Memory, Stumble};
use crate::{
    fetched::Fetched,
    fetching::{Afterwards, Fetching},
    held,
};
use imap::{Opened, Session};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// How often a server that cannot tell of new mails is asked.
const POLL: Duration = Duration::from_secs(60);
/// A folder is listed no more often: some servers tell of mails in each of their answers.
const TURN: Duration = Duration::from_secs(1);
/// Numbers asked for at once, at least. Where few of them are taken it is twice as many next time, so that the
/// gaps of an old folder take no time.
const WINDOW: u32 = 1000;

/// Where one is in a folder.
pub(super) struct Place {
    pub uid_validity: u32,
    /// Every mail up to this number is kept.
    pub seen: u32,
    /// Up to this number it is decided by the day a mail came.
    pub dated_until: u32,
}

impl Fetcher {
    /// Fetches until something is the matter.
    pub(super) async fn round(&self, fetching: &Fetching, memory: &mut Memory) -> Stumble {
        match self.connected(fetching, memory).await {
            Ok(never) => match never {},
            Err(stumble) => stumble,
        }
    }

    async fn connected(&self, fetching: &Fetching, memory: &mut Memory) -> Result<std::convert::Infallible, Stumble> {
        let mut session = fetching.sign_in(&self.0.desk).await??;
        let opened = session.open(&fetching.folder).await?;
        let mut place = self.place(fetching, &opened).await?;
        let last = opened.uid_next.map(|next| next.saturating_sub(1));
        let mut renumbered =
            held::has_old_numbers(&self.0.desk.look(), fetching.mailbox_id, place.uid_validity).await?;
        // What is to be moved or deleted there is fetched and kept first, whatever is known of it.
        memory.renumbered = renumbered && fetching.afterwards == Afterwards::Leave;
        self.catch_up(&mut session, fetching, &mut place, last, memory).await?;
        loop {
            let began = Instant::now();
            let listed = session.list(place.seen, None).await?;
            self.take(&mut session, fetching, &mut place, &listed, memory).await?;
            if std::mem::take(&mut renumbered) {
                memory.renumbered = false;
                held::forget_old_numbers(&self.0.desk, fetching.mailbox_id, place.uid_validity).await?;
            }
            self.try_again(&mut session, fetching, &place, memory).await?;
            Fetched::looked(&self.0.desk, fetching.mailbox_id, memory.left_there.as_deref()).await?;
            memory.failures = 0;
            session = session.wait(POLL, self.owed(fetching, &place)).await?;
            sleep_until(began + TURN).await;
        }
    }

    /// Where one goes on. A folder with another UIDVALIDITY is another folder: it is gone through from its beginning.
    /// What is kept already is known by its name, size and second, else by its content.
    async fn place(&self, fetching: &Fetching, opened: &Opened) -> Result<Place, Stumble> {
        let desk = &self.0.desk;
        let known = Fetched::of(&desk.look(), fetching.mailbox_id).await?;
        let known = known.filter(|known| known.uid_validity == Some(i64::from(opened.uid_validity)));
        let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        if let Some(known) = known {
            let (seen, dated_until) = (number(known.uid_seen), number(known.dated_until));
            return Ok(Place { uid_validity: opened.uid_validity, seen, dated_until });
        }
        // A server that does not say how far its numbers go leaves it to the day of each mail.
        let dated_until = opened.uid_next.map_or(u32::MAX, |next| next.saturating_sub(1));
        Fetched::begin(desk, fetching, opened.uid_validity, dated_until).await?;
        Ok(Place { uid_validity: opened.uid_validity, seen: 0, dated_until })
    }

    /// What is there already, in windows: a folder may hold a million mails.
    async fn catch_up(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        place: &mut Place,
        last: Option<u32>,
        memory: &mut Memory,
    ) -> Result<(), Stumble> {
        let mut width = WINDOW;
        while let Some(last) = last.filter(|last| place.seen < *last) {
            let end = place.seen.saturating_add(width).min(last);
            let listed = session.list(place.seen, Some(end)).await?;
            width = if listed.len() < WINDOW as usize / 2 { width.saturating_mul(2) } else { WINDOW };
            self.take(session, fetching, place, &listed, memory).await?;
            self.advance(fetching, place, end).await?;
        }
        Ok(())
    }

    pub(super) async fn advance(&self, fetching: &Fetching, place: &mut Place, seen: u32) -> Result<(), Stumble> {
        if seen > place.seen {
            Fetched::advance(&self.0.desk, fetching, place.uid_validity, seen).await?;
            place.seen = seen;
        }
        Ok(())
    }
}
