//! Notices that quote words that must go.

use crate::{NoticeId, notice::Said};
use base::{Act, Future, Result, TicketId};
use customer::striking::Striking;
use improvement::ImprovementId;
use sqlx::types::Json;
use std::collections::HashSet;
use store::{Query, sql};

/// Rows looked at by one statement.
const BATCH: usize = 200;

/// A notice with what it says.
type Row = (NoticeId, Json<Said>);

/// Takes names and words off every notice about the tickets of what is struck, and about questions and improvements
/// that lost theirs. What happened there, and to what, stays: a yes never reads as a no.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for some in striking.entries.chunks(BATCH) {
            let tickets: Vec<(TicketId,)> = Query::new("SELECT DISTINCT ticket_id FROM entry WHERE TRUE")
                .with_in(" AND id", some.iter().copied())
                .all(&mut *act)
                .await?;
            for (ticket,) in tickets {
                blank(act, |query| query.with(" AND about = ", ticket)).await?;
            }
        }
        blank(act, |query| query.push(OF_QUESTIONS)).await?;
        of_improvements(act).await
    })
}

/// Those about questions of which somebody outside, a reason, or words about no ticket were struck: by now or before,
/// whatever is struck this time.
const OF_QUESTIONS: &str = " AND question_id > 0 AND question_id IN (
    SELECT q.id FROM question q WHERE q.partner_address = '' OR (q.state = 'declined' AND q.reason = '')
    OR EXISTS (SELECT 1 FROM saying s WHERE s.asking_id = q.asking_id AND s.entry_id IS NULL AND s.text = ''))";

/// Those about improvements that lost their title, or are gone; and those that do not say about which.
async fn of_improvements(act: &mut Act) -> Result<()> {
    let mut after = NoticeId(0);
    loop {
        let rows = page(act, after, &|query| query.push(" AND kind IN ('improvement', 'improved')")).await?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        after = *last;
        let ids = rows.iter().filter_map(|(_, said)| said.0.improvement);
        let titled = Query::new("SELECT id FROM improvement WHERE title <> ''").with_in(" AND id", ids);
        let titled: Vec<(ImprovementId,)> = titled.all(&mut *act).await?;
        let titled: HashSet<i64> = titled.into_iter().map(|(id,)| id.0).collect();
        let lost = |said: &Said| said.improvement.is_none_or(|id| !titled.contains(&id.0));
        let lost: Vec<Row> = rows.into_iter().filter(|(_, said)| lost(&said.0)).collect();
        unsay(act, lost).await?;
    }
}

/// Blanks those that are meant, page by page.
async fn blank(act: &mut Act, meant: impl Fn(Query) -> Query + Send + Sync) -> Result<()> {
    let mut after = NoticeId(0);
    loop {
        let rows = page(act, after, &meant).await?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        after = *last;
        unsay(act, rows).await?;
    }
}

async fn page(act: &mut Act, after: NoticeId, meant: &(impl Fn(Query) -> Query + Sync)) -> Result<Vec<Row>> {
    let query = meant(Query::new("SELECT id, args FROM notice WHERE TRUE").with(" AND id > ", after));
    Ok(query.push(" ORDER BY id").with(" LIMIT ", BATCH as i64).all(act).await?)
}

/// Who and in which words is said no more.
async fn unsay(act: &mut Act, rows: Vec<Row>) -> Result<()> {
    for (id, Json(said)) in rows.into_iter().filter(|(_, said)| !said.0.who.is_empty() || !said.0.words.is_empty()) {
        let said = Said { who: String::new(), words: String::new(), ..said };
        sql!("UPDATE notice SET args = $2 WHERE id = $1")
            .bind(id)
            .bind(serde_json::to_value(said)?)
            .run(&mut *act)
            .await?;
    }
    Ok(())
}
