//! Whom a promise concerns: whoever gave it, who has the ticket now, and who leads when it was broken.

use super::Finding;
use crate::{
    Kind,
    notice::{News, Said},
};
use base::{Result, StaffId, TicketId};
use people::{Duty, Staff, stand_in};
use std::collections::BTreeSet;
use ticket::{
    Promise, PromiseId, PromiseState,
    event::{PromiseDecided, PromiseNear},
};

/// Said to whoever promised.
const YOU: &str = "you";
/// Said to everybody else.
const OTHER: &str = "other";

impl Finding<'_> {
    /// Its time comes soon.
    pub(super) async fn promise_near(&self) -> Result<Vec<News>> {
        let event: PromiseNear = self.event()?;
        let open = self.promise(event.ticket, event.promise).await?.filter(|p| p.state == PromiseState::Open);
        let Some(promise) = open else { return Ok(Vec::new()) };
        let whom = self.matter(event.ticket).await?.assignee_id;
        self.of_promise(&promise, whom, Kind::PromiseNear).await
    }

    /// It was not kept.
    pub(super) async fn promise_decided(&self) -> Result<Vec<News>> {
        let event: PromiseDecided = self.event()?;
        if event.state != PromiseState::Broken {
            return Ok(Vec::new());
        }
        let Some(promise) = self.promise(event.ticket, event.promise).await? else { return Ok(Vec::new()) };
        let matter = self.matter(event.ticket).await?;
        let mut whom = self.lead_of(matter.department_id).await?;
        whom.extend(matter.assignee_id);
        self.of_promise(&promise, whom, Kind::PromiseBroken).await
    }

    async fn promise(&self, number: TicketId, id: PromiseId) -> Result<Option<Promise>> {
        Ok(Promise::of(self.look, number).await?.into_iter().find(|promise| promise.id == id))
    }

    /// Whoever gave it or stands in for them, and these others: each is told once, by their own part in it.
    async fn of_promise(
        &self,
        promise: &Promise,
        others: impl IntoIterator<Item = StaffId>,
        kind: Kind,
    ) -> Result<Vec<News>> {
        let who = Staff::find(self.look, promise.staff_id).await?.name;
        let said = |what: &str| Said {
            who: who.clone(),
            words: promise.words.clone(),
            what: what.to_owned(),
            ..Said::default()
        };
        let (giver, about) = (promise.staff_id, (promise.ticket_id, promise.entry_id));
        let instead = stand_in(self.look, giver, Duty::Tickets, self.told.at).await?;
        let mut others: BTreeSet<StaffId> = others.into_iter().chain(instead).collect();
        let here = others.remove(&giver);
        let mut news = self.each(here.then_some(giver), kind, about, &said(YOU));
        news.extend(self.each(others, kind, about, &said(OTHER)));
        Ok(news)
    }
}
