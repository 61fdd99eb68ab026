//! Notices that quote words that must go.

use base::{Act, Future, Result, TicketId};
use customer::striking::Striking;
use serde_json::json;
use store::{Query, sql};

/// Tickets looked at by one statement.
const BATCH: usize = 200;

/// Takes the words off every notice about the tickets of what is struck, and about questions that lost theirs; that
/// something happened there stays.
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
        questions(act).await?;
        of_improvements(act, striking).await
    })
}

/// Those about questions of which somebody outside, a reason, or words about no ticket were struck.
async fn questions(act: &mut Act) -> Result<()> {
    sql!(
        "UPDATE notice SET args = $1 WHERE question_id > 0 AND question_id IN (
             SELECT q.id FROM question q WHERE q.partner_address = '' OR (q.state = 'declined' AND q.reason = '')
             OR EXISTS (SELECT 1 FROM saying s WHERE s.asking_id = q.asking_id AND s.entry_id IS NULL AND s.text = ''))"
    )
    .bind(json!({ "who": "", "words": "" }))
    .run(act)
    .await?;
    Ok(())
}

/// A notice of an improvement quotes its title, and does not say of which ticket that was made: so all of them lose
/// theirs, when a person goes or words that an improvement was made of.
async fn of_improvements(act: &mut Act, striking: &Striking) -> Result<()> {
    let mut concerned = !striking.identities.is_empty();
    for some in striking.entries.chunks(BATCH) {
        let query = Query::new("SELECT id FROM improvement WHERE TRUE").with_in(" AND entry_id", some.iter().copied());
        concerned |= query.push(" LIMIT 1").opt::<(i64,)>(&mut *act).await?.is_some();
    }
    if concerned {
        Query::new("UPDATE notice SET args = ")
            .with("", json!({ "who": "", "words": "" }))
            .push(" WHERE kind IN ('improvement', 'improved')")
            .run(act)
            .await?;
    }
    Ok(())
}
