//! Making everything findable anew, a batch at a time.

use crate::{EntryId, Ticket, TicketId, entry::ENTRIES, writing::findable};
use base::{Act, Result, index::Audience};
use field::{About, Values};
use std::collections::HashMap;
use store::{On, Query, sql};

#[derive(sqlx::FromRow)]
struct Findable {
    id: EntryId,
    ticket_id: TicketId,
    public: bool,
    subject: String,
    author_name: String,
    author_address: String,
    text: String,
}

/// How many messages, notes and calls there are.
pub async fn entries(on: impl Into<On<'_>>) -> Result<i64> {
    Ok(sql!("SELECT count(*) FROM entry WHERE kind <> 'change'").value(on).await?)
}

/// Makes the next messages, notes and calls findable as when they were written; answers with how many, and
/// the last of them. They are locked meanwhile: what is struck at this moment does not come back.
pub async fn index_entries(act: &mut Act, after: EntryId, most: i64) -> Result<Option<(u64, EntryId)>> {
    let engine = act.engine();
    let query = sql!(
        "SELECT id, ticket_id, public, subject, author_name, author_address, text FROM entry
         WHERE id > $1 AND kind <> 'change' ORDER BY id LIMIT $2"
    );
    let rows: Vec<Findable> = query.bind(after).bind(most).for_update(engine).all(&mut *act).await?;
    let Some(last) = rows.last().map(|row| row.id) else { return Ok(None) };
    let tickets = Query::new("SELECT id, subject FROM ticket WHERE TRUE")
        .with_in(" AND id", rows.iter().map(|row| row.ticket_id));
    let topics: HashMap<TicketId, String> = tickets.all::<(TicketId, String)>(&mut *act).await?.into_iter().collect();
    for row in &rows {
        let topic = topics.get(&row.ticket_id).map_or("", String::as_str);
        let text = findable(topic, &row.subject, &row.author_name, &row.author_address, &row.text);
        let audience = if row.public { Audience::Public } else { Audience::Internal };
        act.index(ENTRIES, audience, row.id.0, &text).await?;
    }
    Ok(Some((rows.len() as u64, last)))
}

/// Makes what was filled in on the next tickets findable; answers with how many, and the last of them.
pub async fn index_fields(act: &mut Act, after: TicketId, most: i64) -> Result<Option<(u64, TicketId)>> {
    let numbers = Values::filled_after(&mut *act, About::Ticket, after.0, most).await?;
    let Some(last) = numbers.last().copied() else { return Ok(None) };
    for number in &numbers {
        // The row is locked as by whoever fills in.
        Ticket::locked(act, TicketId(*number)).await?.index_fields(act).await?;
    }
    Ok(Some((numbers.len() as u64, TicketId(last))))
}
