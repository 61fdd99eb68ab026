//! Which mails are in a folder, without fetching them.

use crate::{
    Fault, Listed, Session,
    session::{PATIENCE, TALK},
};
use async_imap::imap_proto::{AttributeValue, MailboxDatum, Response};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers named in one command: some servers take lines of a few thousand letters.
const AT_ONCE: usize = 200;

impl Session {
    /// The UIDs of the mails that came into the open folder on the day of that second, in the server's zone, or
    /// later; lowest first.
    pub async fn since(&mut self, seconds: i64) -> Result<Vec<u32>, Fault> {
        let day = jiff::Timestamp::from_second(seconds).unwrap_or_default().strftime("%-d-%b-%Y").to_string();
        let mut found = BTreeSet::new();
        self.run(&format!("UID SEARCH SINCE {day}"), TALK, PATIENCE, |response| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                found.extend(uids.iter().copied());
            }
        })
        .await?;
        Ok(found.into_iter().collect())
    }

    /// These mails of the open folder, as far as they are there; lowest first.
    pub async fn listed(&mut self, uids: &[u32]) -> Result<Vec<Listed>, Fault> {
        let mut found = Vec::with_capacity(uids.len());
        for some in uids.chunks(AT_ONCE) {
            let wanted: BTreeSet<u32> = some.iter().copied().collect();
            let listed = self.list_set(&set(some)).await?;
            found.extend(listed.into_iter().filter(|mail| wanted.contains(&mail.uid)));
        }
        found.sort_unstable_by_key(|mail| mail.uid);
        Ok(found)
    }

    /// The line of the header in which each of these mails names itself (Message-ID), as the server gives it: with
    /// its field's name, perhaps folded. Mails that are not there are missing; of one that has none it is empty.
    pub async fn names(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, Vec<u8>>, Fault> {
        let mut found = BTreeMap::new();
        for some in uids.chunks(AT_ONCE) {
            let command = format!("UID FETCH {} (UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])", set(some));
            self.run(&command, TALK, PATIENCE, |response| {
                let Response::Fetch(_, values) = response else { return };
                let (mut uid, mut name) = (None, None);
                for value in values {
                    match value {
                        AttributeValue::Uid(n) => uid = Some(*n),
                        AttributeValue::BodySection { data, .. } => name = data.as_deref().map(<[u8]>::to_vec),
                        _ => {}
                    }
                }
                found.extend(uid.zip(name));
            })
            .await?;
        }
        Ok(found)
    }
}

pub(crate) fn set(uids: &[u32]) -> String {
    uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}
