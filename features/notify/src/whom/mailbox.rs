//! Whom it concerns that no mail comes: who leads the mailbox's department, and the admins.

use super::Finding;
use crate::{
    Kind,
    notice::{News, Said},
};
use base::{Moment, Result, StaffId, TicketId, Told};
use channel::{
    Mailbox,
    alarm::Raised,
    event::{MailboxAlarmed, MailboxFlows},
};
use store::sql;

impl Finding<'_> {
    /// What is over by now is told to nobody.
    pub(super) async fn alarmed(&self) -> Result<Vec<News>> {
        let event: MailboxAlarmed = self.event()?;
        let raised = Raised::all(self.look).await?;
        let Some(raised) = raised.into_iter().find(|raised| raised.mailbox_id == event.mailbox) else {
            return Ok(Vec::new());
        };
        let mailbox = Mailbox::find(self.look, event.mailbox).await?;
        let mut whom = self.lead_of(mailbox.department_id).await?;
        let admins: Vec<(StaffId,)> =
            sql!("SELECT id FROM staff WHERE role = 'admin' AND left_at IS NULL ORDER BY id LIMIT 200")
                .all(self.look)
                .await?;
        whom.extend(admins.into_iter().map(|(id,)| id));
        let said = Said { who: mailbox.address, what: raised.alarm.to_string(), ..Said::default() };
        Ok(self.each(whom, Kind::Mailbox, (TicketId(0), None), &said))
    }
}

/// Since when mail flows again into every mailbox: that none comes is no news any more.
pub(crate) async fn flows_again(look: &base::Look, told: &Told) -> Result<Option<Moment>> {
    if told.read::<MailboxFlows>()?.is_none() {
        return Ok(None);
    }
    Ok(Raised::all(look).await?.is_empty().then_some(told.at))
}
