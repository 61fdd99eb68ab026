//! Words that must go: the features that strike them, and what is let go of after.

use base::{Act, BlobId, Desk, Future, Result};
use customer::striking::{LetGo, Strikers, Striking};
use std::time::Duration;
use store::{Query, sql};

/// Everyone who keeps words of customers, from left to right.
pub const STRIKERS: Strikers =
    Strikers(&[ticket::striking::strike, channel::mail::striking::strike, notify::striking::strike, answers]);

/// Tables that name blobs, each in a column `blob`.
const NAMING: [&str; 3] = [
    "SELECT 1 FROM attachment WHERE blob = ",
    "SELECT 1 FROM arrival WHERE blob = ",
    "SELECT 1 FROM upload WHERE blob = ",
];

/// Whoever keeps the same bytes at this moment has written their row after so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Bytes held at once while waiting for that.
const HELD: usize = 64 << 20;

/// What doors answered to programs within a day may hold the words, too: such answers are forgotten.
fn answers<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let words: Vec<&[u8]> = striking.words.iter().map(String::as_bytes).filter(|word| word.len() > 3).collect();
        if words.is_empty() {
            return Ok(());
        }
        let kept: Vec<(String, String, Vec<u8>)> =
            sql!("SELECT scope, key, body FROM idempotency WHERE body IS NOT NULL").all(&mut *act).await?;
        let holds = |body: &[u8]| words.iter().any(|word| body.windows(word.len()).any(|part| part == *word));
        for (scope, key, _) in kept.into_iter().filter(|(_, _, body)| holds(body)) {
            sql!("DELETE FROM idempotency WHERE scope = $1 AND key = $2").bind(scope).bind(key).run(act).await?;
        }
        Ok(())
    })
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
