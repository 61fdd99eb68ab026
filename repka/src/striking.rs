//! Words that must go: the features that strike them, and what is let go of after.

use base::{Act, BlobId, Desk, EntryId, Future, Result};
use customer::striking::{LetGo, Strikers, Striking};
use std::time::Duration;
use store::{Query, sql};

/// Everyone who keeps words of customers, from left to right.
pub const STRIKERS: Strikers = Strikers(&[
    ticket::striking::strike,
    question::striking::strike,
    remedy::striking::strike,
    improvement::striking::strike,
    knowledge::striking::strike,
    channel::mail::striking::strike,
    notify::striking::strike,
    answers,
]);

/// Tables that name blobs, each in a column `blob`.
const NAMING: [&str; 7] = [
    "SELECT 1 FROM attachment WHERE blob = ",
    "SELECT 1 FROM arrival WHERE blob = ",
    "SELECT 1 FROM upload WHERE blob = ",
    "SELECT 1 FROM scheduled_file WHERE blob = ",
    "SELECT 1 FROM saying_file WHERE blob = ",
    "SELECT 1 FROM template_file WHERE blob = ",
    "SELECT 1 FROM picture WHERE blob = ",
];

/// Whoever keeps the same bytes at this moment has written their row after so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Bytes held at once while waiting for that.
const HELD: usize = 64 << 20;

/// What doors answered to programs within a day may hold the words, too: all that names the person, or a ticket on
/// which something was struck, is emptied. Its key stays, so that nothing is done twice; but for a key that is itself
/// one of the words.
fn answers<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let tickets = tickets_of(act, &striking.entries).await?;
        let said = tickets.into_iter().flat_map(|n| [format!("\"ticket\":{n},"), format!("\"number\":{n},")]);
        let words: Vec<&String> = striking.words.iter().filter(|word| word.len() > 3).collect();
        let holding: Vec<String> = words.iter().map(|word| (*word).clone()).chain(said).collect();
        let mut after = (String::new(), String::new());
        loop {
            let kept: Vec<(String, String, Option<Vec<u8>>)> = sql!(
                "SELECT scope, key, body FROM idempotency WHERE (scope, key) > ($1, $2) ORDER BY scope, key LIMIT 100"
            )
            .bind(after.0.as_str())
            .bind(after.1.as_str())
            .all(&mut *act)
            .await?;
            let Some((scope, key, _)) = kept.last() else { return Ok(()) };
            after = (scope.clone(), key.clone());
            for (scope, key, body) in kept {
                if words.iter().any(|word| key.contains(word.as_str())) {
                    sql!("DELETE FROM idempotency WHERE scope = $1 AND key = $2")
                        .bind(scope)
                        .bind(key)
                        .run(act)
                        .await?;
                } else if body.is_some_and(|body| holding.iter().any(|word| holds(&body, word.as_bytes()))) {
                    sql!("UPDATE idempotency SET body = $3 WHERE scope = $1 AND key = $2")
                        .bind(scope)
                        .bind(key)
                        .bind(b"{}".to_vec())
                        .run(act)
                        .await?;
                }
            }
        }
    })
}

fn holds(body: &[u8], word: &[u8]) -> bool {
    body.windows(word.len()).any(|part| part == word)
}

async fn tickets_of(act: &mut Act, entries: &[EntryId]) -> Result<Vec<i64>> {
    let mut tickets = Vec::new();
    for batch in entries.chunks(200) {
        let query =
            Query::new("SELECT DISTINCT ticket_id FROM entry WHERE TRUE").with_in(" AND id", batch.iter().copied());
        let rows: Vec<(i64,)> = query.all(&mut *act).await?;
        tickets.extend(rows.into_iter().map(|(id,)| id));
    }
    tickets.sort_unstable();
    tickets.dedup();
    Ok(tickets)
}

/// Lets go of blobs that nothing refers to any more.
pub async fn let_go(desk: Desk, asked: LetGo) -> Result<()> {
    let mut held: Vec<(BlobId, Vec<u8>)> = Vec::new();
    for blob in asked.blobs {
        if is_named(&desk, &blob).await? {
            continue;
        }
        match desk.blobs().read(&blob).await {
            Ok(bytes) => {
                desk.blobs().forget(&blob).await?;
                held.push((blob, bytes));
            }
            Err(base::Error::Missing) => {}
            Err(e) => return Err(e),
        }
        if held.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > HELD {
            give_back(&desk, &mut held).await?;
        }
    }
    give_back(&desk, &mut held).await
}

/// Somebody may have kept the same bytes while they were let go of: their row is there a moment later,
/// and gets them back.
async fn give_back(desk: &Desk, held: &mut Vec<(BlobId, Vec<u8>)>) -> Result<()> {
    if held.is_empty() {
        return Ok(());
    }
    tokio::time::sleep(PATIENCE).await;
    for (blob, bytes) in held.drain(..) {
        if is_named(desk, &blob).await? {
            desk.blobs().keep(bytes).await?;
        }
    }
    Ok(())
}

async fn is_named(desk: &Desk, blob: &BlobId) -> Result<bool> {
    for table in NAMING {
        let row: Option<(i32,)> = Query::new(table).with("", blob).push(" LIMIT 1").opt(&desk.look()).await?;
        if row.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrations::ALL;
    use store::Text;

    #[test]
    fn every_table_that_names_blobs_is_asked_before_one_is_let_go_of() {
        let mut table = "";
        let mut naming = Vec::new();
        for line in ALL.iter().flat_map(|m| match m.text {
            Text::Both(text) => text.lines().collect::<Vec<_>>(),
            Text::Each { .. } => Vec::new(),
        }) {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                table = rest.split([' ', '(']).next().unwrap_or_default();
            }
            if line.trim_start().starts_with("blob ") {
                naming.push(table);
            }
        }
        for table in naming {
            assert!(NAMING.iter().any(|q| q.contains(&format!("FROM {table} "))), "{table} names blobs");
        }
    }
}
