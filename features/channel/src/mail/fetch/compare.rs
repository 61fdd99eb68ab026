//! The folder there compared with what is here: what is missing is named and fetched, the same way as ever.
//!
//! It has a connection of its own, so that new mails do not wait for it. It looks only at mails that fetching says
//! it has passed: those that come meanwhile are not missing yet.

use super::{
    Fetcher, Memory, Stumble,
    round::Place,
    take::{afterwards, is_wanted},
};
use crate::{
    comparison::{Comparison, Outcome, REACH},
    fetched::{Fetched, Trouble},
    fetching::Fetching,
    held::Held,
};
use base::Result;
use imap::{Kind, Listed, Session};

/// A connection that breaks is made again so often.
const CONNECTIONS: u32 = 10;
/// Mails that are fetched in one comparison at most; the next one goes on.
const MOST: usize = 20_000;

impl Fetcher {
    /// Compares, and writes down what came of it.
    pub(super) async fn compare(self, fetching: Fetching, id: i64) {
        let (mut memory, mut outcome) = (Memory::default(), Outcome::default());
        for _ in 0..CONNECTIONS {
            outcome.looked = 0; // each connection begins anew; what came is here already
            match self.compared(&fetching, id, &mut memory, &mut outcome).await {
                Ok(()) => {
                    outcome.trouble = None;
                    break;
                }
                Err(stumble) => {
                    let said = match &stumble {
                        Stumble::Theirs(fault) => fault.said.clone(),
                        Stumble::Ours(_) => String::new(),
                    };
                    let trouble = stumble.trouble(&fetching);
                    tracing::warn!(mailbox = %fetching.mailbox_id, %stumble, "a folder cannot be compared");
                    outcome.trouble = Some((trouble, said));
                    if trouble != Trouble::Lost {
                        break;
                    }
                }
            }
        }
        if let Err(error) = Comparison::end(&self.0.desk, (id, fetching.mailbox_id), &outcome).await {
            tracing::warn!(%error, "what a comparison came to is not written down");
        }
    }

    async fn compared(
        &self,
        fetching: &Fetching,
        id: i64,
        memory: &mut Memory,
        outcome: &mut Outcome,
    ) -> Result<(), Stumble> {
        let desk = &self.0.desk;
        let mut session = fetching.sign_in(desk).await??;
        let opened = session.open(&fetching.folder).await?;
        let known = Fetched::of(&desk.look(), fetching.mailbox_id).await?;
        let known = known.filter(|known| known.uid_validity == Some(i64::from(opened.uid_validity)));
        let Some(known) = known else {
            // Fetching has not begun there, or begins anew: it will see to every mail by itself.
            return Err(Stumble::Theirs(imap::Fault::new(Kind::Folder, "UIDVALIDITY")));
        };
        let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let place = Place {
            uid_validity: opened.uid_validity,
            seen: number(known.uid_seen),
            dated_until: number(known.dated_until),
        };
        let since = desk.now().minus(REACH);
        outcome.since = Some(since);
        let mut there = session.since(since.seconds()).await?;
        there.retain(|uid| *uid <= place.seen);
        let here = match there.first() {
            Some(first) => Held::uids(&desk.look(), fetching.mailbox_id, place.uid_validity, *first).await?,
            None => return Ok(()),
        };
        outcome.looked = there.iter().filter(|uid| here.contains(uid)).count().try_into().unwrap_or(i64::MAX);
        there.retain(|uid| !here.contains(uid));
        there.truncate(MOST);
        let listed = session.listed(&there).await?;
        for mail in listed.iter().filter(|mail| is_wanted(fetching, &place, mail)) {
            outcome.looked += 1;
            self.fill_in(&mut session, fetching, (&place, mail), memory, (id, &mut *outcome)).await?;
        }
        session.leave().await;
        Ok(())
    }

    /// Fetches what is not known to be here. What comes again was here, only not by this number.
    async fn fill_in(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        (place, mail): (&Place, &Listed),
        memory: &mut Memory,
        (id, outcome): (i64, &mut Outcome),
    ) -> Result<(), Stumble> {
        let desk = &self.0.desk;
        if !fetching.is_current(&desk.look()).await? {
            return Err(Stumble::Ours(base::Error::Missing));
        }
        let Some(taken) = self.fetch(session, fetching, place, mail, memory).await? else { return Ok(()) };
        let held = Held::new(mail, taken.arrived.id, taken.named, taken.whole);
        Held::write(desk, fetching, place.uid_validity, &[held]).await?;
        if !taken.arrived.again {
            outcome.missing += 1;
            match taken.whole {
                true => outcome.fetched += 1,
                false => outcome.given_up += 1,
            }
            Comparison::missed(desk, id, mail.uid, taken.arrived.id).await?;
        }
        if taken.whole {
            afterwards(self, session, fetching, place, memory, &[mail.uid]).await?;
        }
        Ok(())
    }
}
