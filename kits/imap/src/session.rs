//! Signed in: folders, lists, mails.

use crate::{Fault, Kind, folder::quoted, stream::Bounded};
use async_imap::imap_proto::{AttributeValue, Capability, MailboxDatum, Outcome, Response, ResponseCode, Status};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::timeout;

/// How long a server may take for a command.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take for a mail.
const LONG_PATIENCE: Duration = Duration::from_secs(600);
/// What it may say to a command, in bytes: a list of some ten thousand mails takes some hundred each.
pub(crate) const TALK: u64 = 64 * 1024 * 1024;
/// What it may say beside a mail.
const BESIDE: u64 = 256 * 1024;

/// What a server can do beyond the oldest.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Abilities {
    pub idle: bool,
    pub moves: bool,
    pub uid_plus: bool,
}

/// Signed in at a server. After a [`Fault`] of [`Kind::Lost`] it is of no more use.
pub struct Session {
    pub(crate) inner: async_imap::Session<Bounded>,
    pub(crate) can: Abilities,
    /// The server has told of mails since the last list.
    pub(crate) news: bool,
}

/// A folder, opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// While it stays the same, UIDs mean the same mails.
    pub uid_validity: u32,
    /// The UID the next mail will have; none when the server does not tell.
    pub uid_next: Option<u32>,
    /// How many mails are in it.
    pub exists: u32,
}

/// A mail in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number, which only grows within one [`Opened::uid_validity`].
    pub uid: u32,
    /// Bytes, as the server says.
    pub size: u64,
    /// When it came there, in seconds since 1970, as the server says.
    pub came: Option<i64>,
}

impl Session {
    pub(crate) async fn begin(inner: async_imap::Session<Bounded>) -> Result<Session, Fault> {
        let mut session = Session { inner, can: Abilities::default(), news: false };
        let mut can = Abilities::default();
        session
            .run("CAPABILITY", TALK, PATIENCE, |response| {
                if let Response::Capabilities(all) = response {
                    let has = |name: &str| {
                        all.iter().any(|c| matches!(c, Capability::Atom(atom) if atom.eq_ignore_ascii_case(name)))
                    };
                    can = Abilities { idle: has("IDLE"), moves: has("MOVE"), uid_plus: has("UIDPLUS") };
                }
            })
            .await?;
        session.can = can;
        Ok(session)
    }

    /// Opens a folder, named as people write it.
    ///
    /// # Errors
    /// [`Kind::Folder`] when there is none, or it has no lasting UIDs.
    pub async fn open(&mut self, folder: &str) -> Result<Opened, Fault> {
        let (mut validity, mut uid_next, mut exists) = (None, None, 0);
        let command = format!("SELECT {}", quoted(folder));
        let selected = self.run(&command, TALK, PATIENCE, |response| match response {
            Response::Data { outcome: Outcome { code: Some(ResponseCode::UidValidity(n)), .. }, .. } => {
                validity = Some(*n);
            }
            Response::Data { outcome: Outcome { code: Some(ResponseCode::UidNext(n)), .. }, .. } => uid_next = Some(*n),
            Response::MailboxData(MailboxDatum::Exists(n)) => exists = *n,
            _ => {}
        });
        selected.await.map_err(|fault| fault.at(Kind::Folder))?;
        self.news = false;
        // What the server lacks, by the name that its operator knows.
        let no_uids = || Fault::new(Kind::Folder, "UIDVALIDITY");
        Ok(Opened { uid_validity: validity.ok_or_else(no_uids)?, uid_next, exists })
    }

    /// The mails of the open folder with UIDs above `after` up to `upto`, or all above; lowest first.
    pub async fn list(&mut self, after: u32, upto: Option<u32>) -> Result<Vec<Listed>, Fault> {
        self.news = false;
        let from = after.saturating_add(1);
        let end = upto.map_or_else(|| "*".to_owned(), |n| n.to_string());
        let mut listed = self.list_set(&format!("{from}:{end}")).await?;
        // An asterisk means the last mail even when that is older.
        listed.retain(|mail| mail.uid > after && upto.is_none_or(|n| mail.uid <= n));
        Ok(listed)
    }

    /// The mails of a set of UIDs, lowest first; with an asterisk, perhaps one that is not meant.
    pub(crate) async fn list_set(&mut self, set: &str) -> Result<Vec<Listed>, Fault> {
        let mut lines = BTreeMap::new();
        self.run(&format!("UID FETCH {set} (UID RFC822.SIZE INTERNALDATE)"), TALK, PATIENCE, |response| {
            if let Response::Fetch(_, values) = response {
                read(values, &mut lines);
            }
        })
        .await?;
        Ok(lines
            .into_iter()
            .filter_map(|(uid, line)| Some(Listed { uid, size: line.size?, came: line.came }))
            .collect())
    }

    /// Whether a mail is in the open folder.
    pub async fn has(&mut self, uid: u32) -> Result<bool, Fault> {
        let mut found = false;
        self.run(&format!("UID FETCH {uid} (UID)"), TALK, PATIENCE, |response| {
            let Response::Fetch(_, values) = response else { return };
            found |= values.iter().any(|value| matches!(value, AttributeValue::Uid(n) if *n == uid));
        })
        .await?;
        Ok(found)
    }

    /// A mail as it came, not marked as read; none when it is not there any more, or the server gives nothing of
    /// it: [`Session::has`] tells which.
    ///
    /// # Errors
    /// [`Kind::Refused`] when the server cannot give this one; [`Kind::Lost`] also when it is larger
    /// than `most` bytes.
    pub async fn raw(&mut self, uid: u32, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        self.section(uid, "BODY.PEEK[]", most).await
    }

    /// The header of a mail, for those that are too large to be fetched.
    ///
    /// # Errors
    /// As [`Session::raw`].
    pub async fn header(&mut self, uid: u32, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        self.section(uid, "BODY.PEEK[HEADER]", most).await
    }

    async fn section(&mut self, uid: u32, section: &str, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        let mut found = None;
        let command = format!("UID FETCH {uid} (UID {section})");
        self.run(&command, most.saturating_add(BESIDE), LONG_PATIENCE, |response| {
            let Response::Fetch(_, values) = response else { return };
            if !values.iter().any(|value| matches!(value, AttributeValue::Uid(n) if *n == uid)) {
                return;
            }
            for value in values {
                if let AttributeValue::BodySection { data, .. } = value {
                    found = data.as_deref().map(<[u8]>::to_vec);
                }
            }
        })
        .await?;
        Ok(found)
    }

    /// Says goodbye. Whoever does not is not missed.
    pub async fn leave(mut self) {
        let _ = timeout(Duration::from_secs(5), self.inner.logout()).await;
    }

    /// Sends a command and hears everything up to its end.
    pub(crate) async fn run(
        &mut self,
        command: &str,
        allowance: u64,
        patience: Duration,
        hear: impl FnMut(&Response<'_>),
    ) -> Result<(), Fault> {
        self.inner.as_mut().allow(allowance);
        let heard = timeout(patience, self.exchange(command, hear)).await;
        self.inner.as_mut().allow(TALK);
        heard.unwrap_or_else(|_| Err(Fault::silent(Kind::Lost, "the server does not answer")))
    }

    pub(crate) async fn tell(&mut self, command: &str) -> Result<(), Fault> {
        self.run(command, TALK, PATIENCE, |_| {}).await
    }

    async fn exchange(&mut self, command: &str, mut hear: impl FnMut(&Response<'_>)) -> Result<(), Fault> {
        let id = self.inner.run_command(command).await?;
        let mut parting = None;
        while let Some(response) = self.inner.read_response().await? {
            match response.parsed() {
                Response::Done { tag, status, outcome } if *tag == id => return verdict(status, outcome),
                Response::Data { status: Status::Bye, outcome } => {
                    parting = outcome.information.as_deref().map(str::to_owned)
                }
                other => {
                    self.news |= matches!(other, Response::MailboxData(MailboxDatum::Exists(_)));
                    hear(other);
                }
            }
        }
        Err(parting.map_or_else(|| Fault::silent(Kind::Lost, "the server hung up"), Fault::lost))
    }
}

fn verdict(status: &Status, outcome: &Outcome<'_>) -> Result<(), Fault> {
    if *status == Status::Ok {
        return Ok(());
    }
    let said = outcome.information.as_deref().unwrap_or_default();
    let wants_folder = matches!(outcome.code, Some(ResponseCode::TryCreate));
    Err(Fault { wants_folder, ..Fault::new(Kind::Refused, said) })
}

/// What a list says of one mail. Other sessions' flags come unasked, in lines of their own that have no size.
#[derive(Default)]
struct Line {
    size: Option<u64>,
    came: Option<i64>,
}

fn read(values: &[AttributeValue<'_>], lines: &mut BTreeMap<u32, Line>) {
    let uid = values.iter().find_map(|value| if let AttributeValue::Uid(uid) = value { Some(*uid) } else { None });
    let Some(uid) = uid.filter(|uid| *uid > 0) else { return };
    let line = lines.entry(uid).or_default();
    for value in values {
        match value {
            AttributeValue::Rfc822Size(size) => line.size = Some(u64::from(*size)),
            AttributeValue::InternalDate(date) => line.came = seconds(date),
            _ => {}
        }
    }
}

/// ` 7-Feb-1994 22:52:25 +0100` in seconds since 1970.
fn seconds(date: &str) -> Option<i64> {
    let read = jiff::fmt::strtime::parse("%d-%b-%Y %H:%M:%S %z", date.trim()).ok()?;
    Some(read.to_timestamp().ok()?.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_a_mail_came_is_read_in_its_zone() {
        assert_eq!(seconds("17-Jul-1996 02:44:25 -0700"), Some(837_596_665));
        assert_eq!(seconds(" 7-Feb-1994 22:52:25 +0000"), Some(760_661_545));
        assert_eq!(seconds("yesterday"), None);
    }
}
