//! Words of customers that questions keep: those of a question that is about no ticket. What stands on a
//! timeline is struck there.

use base::{Act, Future, Result};
use customer::striking::Striking;
use store::sql;

/// Strikes partners' names and addresses that belong to who is struck.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for word in striking.words.iter().filter(|word| word.contains('@')) {
            sql!("UPDATE question SET partner_name = '', partner_address = '' WHERE lower(partner_address) = $1")
                .bind(word.to_lowercase())
                .run(&mut *act)
                .await?;
        }
        Ok(())
    })
}
