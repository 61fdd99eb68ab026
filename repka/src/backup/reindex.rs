//! Making the search index anew.

use base::{Actor, Desk, EntryId, Result, index::Audience};
use store::sql;
use ticket::entry::{ENTRIES, findable};

/// Entries that share one commit.
const BATCH: i64 = 500;

#[derive(sqlx::FromRow)]
struct Findable {
    id: EntryId,
    public: bool,
    topic: String,
    subject: String,
    author_name: String,
    author_address: String,
    text: String,
}

/// Makes every message, note and call findable anew; answers with how many. Nobody is kept from
/// working meanwhile.
pub async fn reindex(desk: &Desk) -> Result<u64> {
    let (mut last, mut count) = (EntryId(0), 0);
    loop {
        let entries: Vec<Findable> = sql!(
            "SELECT e.id, e.public, t.subject AS topic, e.subject, e.author_name, e.author_address, e.text
             FROM entry e JOIN ticket t ON t.id = e.ticket_id WHERE e.id > $1 AND e.kind <> 'change' ORDER BY e.id LIMIT $2"
        )
        .bind(last)
        .bind(BATCH)
        .all(&desk.look())
        .await?;
        let Some(newest) = entries.last() else {
            return Ok(count);
        };
        last = newest.id;
        count += entries.len() as u64;
        let mut act = desk.act(Actor::Machine).await?;
        for entry in &entries {
            index(&mut act, entry).await?;
        }
        act.commit().await?;
    }
}

/// The same document as when the entry was written (ticket::entry).
async fn index(act: &mut base::Act, e: &Findable) -> Result<()> {
    let audience = match e.public {
        true => Audience::Public,
        false => Audience::Internal,
    };
    let text = findable(&e.topic, &e.subject, &e.author_name, &e.author_address, &e.text);
    act.index(ENTRIES, audience, e.id.0, &text).await
}
