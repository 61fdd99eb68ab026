//! A mail that was no spam after all.

use super::{Listed, Spam, folder::tell_folder};
use crate::{
    event::{ArrivalFreed, ArrivalKept},
    mail::{Arrival, ArrivalState},
};
use base::{About, Act, Error, Result};
use people::Agent;
use store::sql;
use ticket::{Scope, Ticket};

impl Spam {
    /// Takes a mail in as it would have been, with the time at which it came; one that a colleague had marked goes on
    /// on its ticket. With `wanted`, mails of its sender are never spam from now on.
    ///
    /// # Errors
    /// [`Error::Refused`] when somebody was quicker.
    pub async fn free(act: &mut Act, scope: &Scope, by: &Agent, arrival: i64, wanted: bool) -> Result<()> {
        let spam = match Spam::find(&mut *act, arrival).await {
            Err(Error::Missing) => return Err(Error::refused("channel-error-no-spam")),
            spam => spam?,
        };
        if wanted && !spam.address.is_empty() {
            Listed::list(act, by, &spam.address, true).await?;
        }
        match spam.ticket_id {
            Some(number) => Ticket::seen_by(&mut *act, scope, number).await?.undiscard(act, by).await?,
            None => read_again(act, arrival).await?,
        }
        act.tell(About("arrival", arrival), &ArrivalFreed { arrival }).await?;
        sql!("DELETE FROM spam WHERE arrival_id = $1").bind(arrival).run(&mut *act).await?;
        tell_folder(act).await
    }
}

async fn read_again(act: &mut Act, id: i64) -> Result<()> {
    let arrival = Arrival::find(&mut *act, id).await?;
    sql!("UPDATE arrival SET state = 'kept', cleared_at = $2 WHERE id = $1 AND state = $3")
        .bind(id)
        .bind(act.now())
        .bind(ArrivalState::Spam)
        .run(&mut *act)
        .await?;
    let sender = arrival.envelope_from.unwrap_or_default();
    act.tell(About("arrival", id), &ArrivalKept { arrival: id, sender }).await?;
    Ok(())
}
