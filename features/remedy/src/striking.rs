//! Words of customers that remedies keep: why and how stands on the timeline and is struck there; what a code
//! was used for may name one.

use base::{Act, Future, Result};
use customer::striking::Striking;
use store::Query;

/// Rows looked at by one statement.
const BATCH: usize = 200;

/// Empties what the codes were used for of remedies that stand where words are struck.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for some in striking.entries.chunks(BATCH) {
            let query =
                Query::new("UPDATE voucher SET used_for = '' WHERE remedy_id IN (SELECT id FROM remedy WHERE TRUE");
            query.with_in(" AND entry_id", some.iter().copied()).push(")").run(&mut *act).await?;
        }
        Ok(())
    })
}
