//! Words of customers that remedies keep: why and how stands on the timeline and is struck there; what a code
//! was used for may name one.

use base::{Act, Future, Result};
use customer::striking::Striking;
use store::sql;

/// Empties what codes were used for, where it names who is struck.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for word in striking.words.iter().filter(|word| word.chars().count() > 2) {
            sql!("UPDATE voucher SET used_for = '' WHERE used_for = $1").bind(word.as_str()).run(&mut *act).await?;
        }
        Ok(())
    })
}
