//! Notices that quote words that must go.

use base::{Act, Future, Result, TicketId};
use customer::striking::Striking;
use serde_json::json;
use store::Query;

/// Tickets looked at by one statement.
const BATCH: usize = 200;

/// Takes the words off every notice about the tickets of what is struck; that something happened there stays.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for some in striking.entries.chunks(BATCH) {
            let tickets: Vec<(TicketId,)> = Query::new("SELECT DISTINCT ticket_id FROM entry WHERE TRUE")
                .with_in(" AND id", some.iter().copied())
                .all(&mut *act)
                .await?;
            Query::new("UPDATE notice SET args = ")
                .with("", json!({ "who": "", "words": "" }))
                .push(" WHERE TRUE")
                .with_in(" AND about", tickets.into_iter().map(|(number,)| number))
                .run(act)
                .await?;
        }
        Ok(())
    })
}
