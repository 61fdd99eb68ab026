//! Mails of a list become arrivals.

use super::{Fetcher, Memory, Stumble, round::Place};
use crate::{
    fetching::{Afterwards, Fetching},
    held::{self, Held, Outcome},
    mail::{Arrival, Arrived, NewArrival, Via, problem, source},
};
use base::{Error, Moment};
use imap::{Fault, Kind, Listed, Session};
use std::{collections::BTreeSet, time::Duration};
use tokio::time::sleep;

/// Mails that are moved, deleted and ticked off together.
const BATCH: usize = 20;
/// Servers' clocks differ by so much.
const GRACE: Duration = Duration::from_secs(600);
/// The largest header that is kept of a mail that is too big.
const LARGEST_HEADER: u64 = 1024 * 1024;
/// How often it is looked whether what is to be moved or deleted there is to be tried again.
const OWED: Duration = Duration::from_secs(5);
/// A mail that breaks the connection so often is left to a person.
const ATTEMPTS: u32 = 3;

/// A mail that is kept.
pub(super) struct Taken {
    pub arrived: Arrived,
    /// Whether all of it is, and not only that it was there.
    pub whole: bool,
    /// What it calls itself.
    pub named: Option<Vec<u8>>,
}

impl Fetcher {
    /// Keeps these mails, does with them what is wanted, and moves on.
    pub(super) async fn take(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        place: &mut Place,
        listed: &[Listed],
        memory: &mut Memory,
    ) -> Result<(), Stumble> {
        for some in listed.chunks(BATCH) {
            // What somebody has just forbidden is not done any more: nothing is deleted by an older word.
            if !fetching.is_current(&self.0.desk.look()).await? {
                return Err(Stumble::Ours(Error::Missing));
            }
            let wanted: Vec<&Listed> = some.iter().filter(|mail| is_wanted(fetching, place, mail)).collect();
            let known = self.known(session, fetching, place, &wanted, memory).await?;
            let (mut held, mut kept) = (Vec::with_capacity(some.len()), Vec::with_capacity(some.len()));
            for mail in wanted.into_iter().filter(|mail| !known.contains(&mail.uid)) {
                let Some(taken) = self.fetch(session, fetching, place, mail, memory).await? else { continue };
                held.push(Held::new(mail, taken.arrived.id, taken.named, taken.whole));
                if taken.whole {
                    kept.push(mail.uid);
                }
            }
            Held::write(&self.0.desk, fetching, place.uid_validity, &held).await?;
            afterwards(self, session, fetching, place, memory, &kept).await?;
            if let Some(last) = some.last() {
                self.advance(fetching, place, last.uid).await?;
            }
        }
        Ok(())
    }

    /// Which of these are here already, by other numbers: they need not be fetched once more.
    async fn known(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        place: &Place,
        wanted: &[&Listed],
        memory: &mut Memory,
    ) -> Result<BTreeSet<u32>, Stumble> {
        if !memory.renumbered || wanted.is_empty() {
            return Ok(BTreeSet::new());
        }
        let uids: Vec<u32> = wanted.iter().map(|mail| mail.uid).collect();
        let names = match session.names(&uids).await {
            Err(fault) if fault.kind == Kind::Refused => return Ok(BTreeSet::new()),
            names => names?,
        };
        let named = |mail: &Listed| names.get(&mail.uid).and_then(|header| held::named(header));
        let mails: Vec<_> = wanted.iter().filter_map(|mail| Some((*mail, named(mail)?))).collect();
        Ok(held::renumber(&self.0.desk, fetching, place.uid_validity, &mails).await?)
    }

    /// Keeps one mail; none when it is there no more.
    pub(super) async fn fetch(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        place: &Place,
        mail: &Listed,
        memory: &mut Memory,
    ) -> Result<Option<Taken>, Stumble> {
        let attempts = memory.at.filter(|(uid, _)| *uid == mail.uid).map_or(0, |(_, times)| times);
        if attempts >= ATTEMPTS {
            return self.unfetched(fetching, place, mail, "").await;
        }
        memory.at = Some((mail.uid, attempts + 1));
        let too_big = mail.size > self.0.largest;
        let got = match too_big {
            true => session.header(mail.uid, LARGEST_HEADER).await,
            false => session.raw(mail.uid, self.0.largest).await,
        };
        let got = match got {
            Err(fault) if fault.kind == Kind::Refused => {
                return self.unfetched(fetching, place, mail, &fault.said).await;
            }
            got => got?,
        };
        // Nothing may mean that somebody has deleted it meanwhile; a mail that is there is never nothing.
        let gone = got.is_none() && !session.has(mail.uid).await?;
        memory.at = None;
        let Some(raw) = got.filter(|raw| !raw.is_empty()) else {
            return match gone {
                true => Ok(None),
                false => self.unfetched(fetching, place, mail, "").await,
            };
        };
        let named = held::named(source::header(&raw));
        let new = self.arrival(fetching, raw).await?;
        let arrived = match too_big {
            true => Arrival::keep_problem(&self.0.desk, new, problem::TOO_BIG, mail.size).await?,
            false => self.0.keeper.keep(new).await?,
        };
        Ok(Some(Taken { arrived, whole: !too_big, named }))
    }

    /// A mail that cannot be had is a problem somebody must look at: where it is, and what its server said about it.
    async fn unfetched(
        &self,
        fetching: &Fetching,
        place: &Place,
        mail: &Listed,
        said: &str,
    ) -> Result<Option<Taken>, Stumble> {
        let Fetching { host, folder, .. } = fetching;
        let number = format!("UIDVALIDITY {} UID {}", place.uid_validity, mail.uid);
        let raw = format!("Subject: {host} · {folder} · {number}\r\n\r\n{said}\r\n");
        let new = NewArrival {
            raw: raw.into_bytes(),
            mailboxes: vec![fetching.mailbox_id],
            via: Via::Imap,
            from: None,
            to: Vec::new(),
            client: None,
        };
        let arrived = Arrival::keep_problem(&self.0.desk, new, problem::UNFETCHED, mail.size).await?;
        Ok(Some(Taken { arrived, whole: false, named: None }))
    }

    /// An account may gather what comes to several addresses of ours; a mail that names only others goes to them.
    async fn arrival(&self, fetching: &Fetching, raw: Vec<u8>) -> Result<NewArrival, Stumble> {
        let own = fetching.mailbox_id;
        let named = Arrival::mailboxes_written(&self.0.desk, &self.0.post, &raw).await?;
        let mailboxes = if named.is_empty() || named.contains(&own) { vec![own] } else { named };
        Ok(NewArrival { mailboxes, via: Via::Imap, from: return_path(&raw), to: Vec::new(), raw, client: None })
    }
}

/// What was there before one began is judged by its day, if it has one.
pub(super) fn is_wanted(fetching: &Fetching, place: &Place, mail: &Listed) -> bool {
    let (Some(since), Some(came)) = (fetching.since, mail.came) else { return true };
    mail.uid > place.dated_until || Moment::from_seconds(came) >= since.minus(GRACE)
}

impl Fetcher {
    /// What the server refused to move or delete is tried again, later each time; so is what a connection that broke did
    /// not come to.
    pub(super) async fn try_again(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        place: &Place,
        memory: &mut Memory,
    ) -> Result<(), Stumble> {
        let (desk, mailbox) = (&self.0.desk, fetching.mailbox_id);
        let due = held::owed(&desk.look(), mailbox, place.uid_validity, desk.now()).await?;
        for some in due.chunks(BATCH) {
            if !fetching.is_current(&desk.look()).await? {
                return Err(Stumble::Ours(Error::Missing));
            }
            afterwards(self, session, fetching, place, memory, some).await?;
        }
        if !held::owes_any(&desk.look(), mailbox, place.uid_validity).await? {
            memory.left_there = None;
        }
        Ok(())
    }

    /// Comes to its end when something is to be tried again.
    pub(super) async fn owed(&self, fetching: &Fetching, place: &Place) {
        let desk = &self.0.desk;
        loop {
            sleep(OWED).await;
            match held::owed(&desk.look(), fetching.mailbox_id, place.uid_validity, desk.now()).await {
                Ok(due) if due.is_empty() => {}
                Ok(_) => return,
                Err(error) => tracing::warn!(%error, "what is to be tried again is not known"),
            }
        }
    }
}

/// Moves or deletes what is kept. What a server refuses there keeps no mail from coming here, and is tried again.
pub(super) async fn afterwards(
    fetcher: &Fetcher,
    session: &mut Session,
    fetching: &Fetching,
    place: &Place,
    memory: &mut Memory,
    kept: &[u32],
) -> Result<(), Stumble> {
    if kept.is_empty() || fetching.afterwards == Afterwards::Leave {
        return Ok(());
    }
    let done = done(session, fetching, kept).await;
    let outcome = match &done {
        Ok(()) => Outcome::Done,
        Err(fault) if fault.kind == Kind::Refused => Outcome::Refused,
        Err(_) => Outcome::Broken,
    };
    held::settle(&fetcher.0.desk, fetching.mailbox_id, place.uid_validity, kept, outcome).await?;
    match done {
        Err(fault) if outcome == Outcome::Refused => memory.left_there = Some(fault.said),
        done => done?,
    }
    Ok(())
}

async fn done(session: &mut Session, fetching: &Fetching, kept: &[u32]) -> Result<(), Fault> {
    match fetching.afterwards {
        Afterwards::Leave => Ok(()),
        Afterwards::Move => session.move_to(kept, &fetching.move_to).await,
        Afterwards::Delete => session.delete(kept).await,
    }
}

/// The sender on the envelope, as the last server wrote it down; empty for `<>`, none when it did not.
pub(in crate::mail) fn return_path(raw: &[u8]) -> Option<String> {
    let fields = source::fields(raw);
    let (_, value) = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("return-path"))?;
    let inner = value.trim().trim_start_matches('<').trim_end_matches('>').trim();
    Some(inner.chars().filter(|c| !c.is_control()).take(320).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_envelope_s_sender_is_read_where_a_server_wrote_it_down() {
        assert_eq!(return_path(b"Return-Path: <iva@kovac.example>\r\n\r\n").as_deref(), Some("iva@kovac.example"));
        assert_eq!(return_path(b"Return-Path: <>\r\nSubject: x\r\n\r\n").as_deref(), Some(""));
        assert_eq!(return_path(b"Subject: x\r\n\r\nReturn-Path: <a@b>"), None);
    }
}
