//! Words of customers that improvements keep: a title made of what is struck, and whatever names who is struck.

use crate::{ImprovementId, event::Declined};
use base::{Act, Event, Future, Result};
use customer::striking::{Names, Striking};
use serde_json::json;
use sqlx::types::Json;
use std::collections::BTreeSet;
use store::{Query, sql};

/// Entries looked at by one statement.
const BATCH: usize = 200;

/// Empties titles made of struck words, and titles and reasons that name who is struck. Tickets, dates and who did
/// what stay.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for some in striking.entries.chunks(BATCH) {
            Query::new("UPDATE improvement SET title = '', title_key = '' WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .run(act)
                .await?;
        }
        let names = striking.names();
        if names.is_empty() { Ok(()) } else { strike_named(act, &names).await }
    })
}

/// What names one of these, some improvements after the others.
async fn strike_named(act: &mut Act, names: &Names) -> Result<()> {
    let mut after = ImprovementId(0);
    loop {
        let some: Vec<(ImprovementId, String)> =
            sql!("SELECT id, title FROM improvement WHERE id > $1 ORDER BY id LIMIT 200")
                .bind(after)
                .all(&mut *act)
                .await?;
        let Some((last, _)) = some.last() else { return Ok(()) };
        after = *last;
        // A reason stays in the history when another state follows, so it is looked for there.
        let declined = Query::new("SELECT about_id, data FROM event WHERE about = 'improvement'")
            .with(" AND kind = ", Declined::KIND)
            .with_in(" AND about_id", some.iter().map(|(id, _)| *id));
        let declined: Vec<(ImprovementId, Json<Declined>)> = declined.push(" ORDER BY id").all(&mut *act).await?;
        for (id, _) in some.iter().filter(|(_, title)| names.stand_in(title)) {
            sql!("UPDATE improvement SET title = '', title_key = '' WHERE id = $1").bind(*id).run(&mut *act).await?;
        }
        let named: BTreeSet<ImprovementId> =
            declined.into_iter().filter(|(_, told)| names.stand_in(&told.0.why)).map(|(id, _)| id).collect();
        for id in named {
            sql!("UPDATE improvement SET reason = '' WHERE id = $1").bind(id).run(&mut *act).await?;
            act.strike_told(id, &["why"], json!("")).await?;
        }
    }
}
