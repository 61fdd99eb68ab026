//! What did not go as somebody meant it: told to them, and, while they are not here, to whoever cares for it now.

use super::{Finding, said};
use crate::{
    Kind,
    notice::{News, Said},
    reader::servers,
};
use base::{EntryId, Result, StaffId, TicketId};
use people::{Absences, Duty, Staff};
use std::collections::BTreeSet;
use ticket::{
    Delivery, Entry,
    event::{Delivered, ScheduledHeld},
};

/// Said to whoever did not write it.
const THEIRS: &str = "theirs";

impl Finding<'_> {
    /// Whoever wrote what did not reach the customer.
    pub(super) async fn delivered(&self) -> Result<Vec<News>> {
        let event: Delivered = self.event()?;
        if !matches!(event.outcome, Delivery::Failed | Delivery::Unsure | Delivery::Stopped) {
            return Ok(Vec::new());
        }
        let entry = Entry::find(self.look, event.entry).await?;
        match entry.staff_id {
            Some(author) => self.of_author(author, Kind::Failed, (event.ticket, Some(entry.id)), said(&entry)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Whoever planned an answer that did not go.
    pub(super) async fn did_not_go(&self) -> Result<Vec<News>> {
        let event: ScheduledHeld = self.event()?;
        let said = Said { who: Staff::find(self.look, event.author).await?.name, ..Said::default() };
        self.of_author(event.author, Kind::Scheduled, (event.ticket, None), said).await
    }

    async fn of_author(
        &self,
        author: StaffId,
        kind: Kind,
        about: (TicketId, Option<EntryId>),
        said: Said,
    ) -> Result<Vec<News>> {
        let others = self.instead(author, about.0).await?;
        let theirs = Said { what: THEIRS.to_owned(), ..said.clone() };
        let mut news = self.each([author], kind, about, &said);
        news.extend(self.each(others, kind, about, &theirs));
        Ok(news)
    }

    /// Somebody, and, while they are not here, whoever cares in their place for what waits for them on a ticket.
    pub(super) async fn or_instead(&self, who: StaffId, number: Option<TicketId>) -> Result<BTreeSet<StaffId>> {
        let mut whom = match number {
            Some(number) => self.instead(who, number).await?,
            None => BTreeSet::new(),
        };
        whom.insert(who);
        Ok(whom)
    }

    /// While somebody is away, or works here no more: who is responsible for the ticket, else who stands in, else
    /// those who serve its department. Nobody while they are here.
    async fn instead(&self, who: StaffId, number: TicketId) -> Result<BTreeSet<StaffId>> {
        let chart = Absences::read(self.look, self.told.at).await?;
        if chart.is_here(who, self.told.at) {
            return Ok(BTreeSet::new());
        }
        let matter = self.matter(number).await?;
        let responsible = matter.assignee_id.filter(|one| *one != who);
        let mut whom = match responsible.or_else(|| chart.standing_in(who, Duty::Tickets, self.told.at)) {
            Some(heir) => BTreeSet::from([heir]),
            None => servers(self.look, matter.department_id).await?.into_iter().collect(),
        };
        whom.remove(&who);
        Ok(whom)
    }
}
