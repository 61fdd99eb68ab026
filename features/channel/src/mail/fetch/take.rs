//! Mails of a list become arrivals.

use super::{Fetcher, Memory, Stumble, round::Place};
use crate::{
    fetching::{Afterwards, Fetching},
    mail::{Arrival, NewArrival, Via, problem, source},
};
use base::{Error, Moment};
use imap::{Kind, Listed, Session};
use std::time::Duration;

/// Mails that are moved, deleted and ticked off together.
const BATCH: usize = 20;
/// Servers' clocks differ by so much.
const GRACE: Duration = Duration::from_secs(600);
/// The largest header that is kept of a mail that is too big.
const LARGEST_HEADER: u64 = 1024 * 1024;
/// A mail that breaks the connection so often is left to a person.
const ATTEMPTS: u32 = 3;

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
            let mut kept = Vec::with_capacity(some.len());
            for mail in some.iter().filter(|mail| is_wanted(fetching, place, mail)) {
                if self.fetch(session, fetching, place, mail, memory).await? {
                    kept.push(mail.uid);
                }
            }
            afterwards(session, fetching, memory, &kept).await?;
            if let Some(last) = some.last() {
                self.advance(fetching, place, last.uid).await?;
            }
        }
        Ok(())
    }

    /// Keeps one mail; whether all of it is kept.
    async fn fetch(
        &self,
        session: &mut Session,
        fetching: &Fetching,
        place: &Place,
        mail: &Listed,
        memory: &mut Memory,
    ) -> Result<bool, Stumble> {
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
                true => Ok(false),
                false => self.unfetched(fetching, place, mail, "").await,
            };
        };
        let new = self.arrival(fetching, raw).await?;
        if too_big {
            Arrival::keep_problem(&self.0.desk, new, problem::TOO_BIG).await?;
        } else {
            self.0.keeper.keep(new).await?;
        }
        Ok(!too_big)
    }

    /// A mail that cannot be had is a problem somebody must look at: where it is, and what its server said about it.
    async fn unfetched(&self, fetching: &Fetching, place: &Place, mail: &Listed, said: &str) -> Result<bool, Stumble> {
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
        Arrival::keep_problem(&self.0.desk, new, problem::UNFETCHED).await?;
        Ok(false)
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
fn is_wanted(fetching: &Fetching, place: &Place, mail: &Listed) -> bool {
    let (Some(since), Some(came)) = (fetching.since, mail.came) else { return true };
    mail.uid > place.dated_until || Moment::from_seconds(came) >= since.minus(GRACE)
}

/// Moves or deletes what is kept. What a server refuses there keeps no mail from coming here.
async fn afterwards(
    session: &mut Session,
    fetching: &Fetching,
    memory: &mut Memory,
    kept: &[u32],
) -> Result<(), Stumble> {
    if kept.is_empty() {
        return Ok(());
    }
    let done = match fetching.afterwards {
        Afterwards::Leave => Ok(()),
        Afterwards::Move => session.move_to(kept, &fetching.move_to).await,
        Afterwards::Delete => session.delete(kept).await,
    };
    match done {
        Err(fault) if fault.kind == Kind::Refused => {
            memory.left_there = Some(fault.said);
            Ok(())
        }
        done => {
            done?;
            memory.left_there = None;
            Ok(())
        }
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
