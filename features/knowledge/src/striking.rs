//! Words of customers that articles keep.

use crate::{ArticleId, article::TOPIC};
use base::{Act, Future, Result};
use customer::striking::{Names, Striking};
use store::{Query, sql};

/// Rows looked at by one statement.
const BATCH: usize = 200;

/// Empties articles made of struck words, and those that name who is struck. Who made and changed them stays; that
/// they changed now keeps a form that is open from writing the words back.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let now = act.now();
        for some in striking.entries.chunks(BATCH) {
            Query::new("UPDATE article SET title = '', text = '', text_key = ''")
                .with(", changed_at = ", now)
                .push(" WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .run(act)
                .await?;
        }
        let names = striking.names();
        if !names.is_empty() {
            strike_named(act, &names).await?;
        }
        act.refresh(TOPIC);
        Ok(())
    })
}

async fn strike_named(act: &mut Act, names: &Names) -> Result<()> {
    let (now, mut after) = (act.now(), ArticleId(0));
    loop {
        let some: Vec<(ArticleId, String)> =
            sql!("SELECT id, text_key FROM article WHERE id > $1 AND text_key <> '' ORDER BY id LIMIT 200")
                .bind(after)
                .all(&mut *act)
                .await?;
        let Some((last, _)) = some.last() else { return Ok(()) };
        after = *last;
        for (id, key) in some {
            if names.stand_in(&key) {
                sql!("UPDATE article SET title = '', text = '', text_key = '', changed_at = $2 WHERE id = $1")
                    .bind(id)
                    .bind(now)
                    .run(&mut *act)
                    .await?;
            }
        }
    }
}
