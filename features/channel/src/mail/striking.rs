//! Mails whose words must go. The row stays, so that the same mail is not taken in again.

use base::{About, Act, BlobId, Future, Result};
use customer::striking::Striking;
use ring::digest::{SHA256, digest};
use serde_json::json;
use store::{Query, sql};

/// Mails struck by one statement.
const BATCH: usize = 200;

/// Strikes what the channel knows of these entries, and of a person what was not understood.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let mut arrivals: Vec<(i64, BlobId)> = Vec::new();
        for some in striking.entries.chunks(BATCH) {
            let theirs: Vec<(i64, BlobId)> = Query::new("SELECT id, blob FROM arrival WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .all(&mut *act)
                .await?;
            arrivals.extend(theirs);
            let mails: Vec<(base::EntryId, Option<String>)> =
                Query::new("SELECT entry_id, message_id FROM mail WHERE digest IS NOT NULL")
                    .with_in(" AND entry_id", some.iter().copied())
                    .all(&mut *act)
                    .await?;
            for (entry, message_id) in mails {
                sql!("UPDATE mail SET message_id = $2 WHERE entry_id = $1")
                    .bind(entry)
                    .bind(message_id.as_deref().map(struck_id))
                    .run(act)
                    .await?;
                sql!("DELETE FROM mail_reference WHERE entry_id = $1").bind(entry).run(act).await?;
            }
        }
        if !striking.words.is_empty() {
            // An index knows those few that are not understood.
            let problems: Vec<(i64, BlobId, Option<String>)> =
                sql!("SELECT id, blob, envelope_from FROM arrival WHERE state <> 'understood' AND state IN ('kept', 'problem')")
                    .all(&mut *act)
                    .await?;
            let theirs = |from: &Option<String>| {
                from.as_ref().is_some_and(|from| striking.words.iter().any(|w| w.to_lowercase() == from.to_lowercase()))
            };
            arrivals.extend(problems.into_iter().filter(|(_, _, from)| theirs(from)).map(|(id, blob, _)| (id, blob)));
            // Counted they stay; who it was is let go of.
            let refused: Vec<(i64, Option<String>)> =
                sql!("SELECT id, envelope_from FROM intake_refused").all(&mut *act).await?;
            for (id, _) in refused.into_iter().filter(|(_, from)| theirs(from)) {
                sql!("DELETE FROM intake_refused WHERE id = $1").bind(id).run(act).await?;
            }
            arrivals.extend(super::spam::strike(act, &striking.words).await?);
        }
        for (id, blob) in arrivals {
            sql!(
                "UPDATE arrival SET blob = '', envelope_from = NULL, envelope_to = $2, client_ip = NULL, helo = NULL, trust = NULL, state = 'understood', problem = NULL WHERE id = $1"
            )
            .bind(id)
            .bind(json!([]))
            .run(act)
            .await?;
            act.strike_told(About("arrival", id), &["sender"], json!("")).await?;
            if !blob.as_str().is_empty() {
                striking.blobs.push(blob);
            }
        }
        Ok(())
    })
}

/// What is kept of the Message-ID of a mail that is struck: enough to know the mail again, and not what
/// it says of its sender.
pub(crate) fn struck_id(id: &str) -> String {
    if id.starts_with(STRUCK) {
        return id.to_owned();
    }
    format!("{STRUCK}{}", base::blob::hex(digest(&SHA256, id.as_bytes()).as_ref()))
}

const STRUCK: &str = "struck:";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_struck_id_says_nothing_and_stays_what_it_is() {
        let struck = struck_id("17@kovac.example");
        assert!(!struck.contains("kovac") && struck_id(&struck) == struck);
        assert_ne!(struck, struck_id("18@kovac.example"));
    }
}
