//! What the customer goes through with us as they write: the journey a ticket belongs to.

use crate::{Ticket, event::JourneyChosen};
use base::{Act, Error, Result};
use journey::{Journey, JourneyId};
use people::Agent;
use serde_json::json;
use store::{On, sql};

impl Ticket {
    /// The journey it belongs to, as far as somebody has said.
    pub async fn journey(&self, on: impl Into<On<'_>>) -> Result<Option<Journey>> {
        let mut on = on.into();
        let found: Option<(JourneyId,)> =
            sql!("SELECT journey_id FROM ticket_journey WHERE ticket_id = $1").bind(self.id).opt(on.again()).await?;
        named(on, found.map(|(id,)| id)).await
    }

    /// Says to which journey it belongs; nothing takes it back.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such journey; [`Error::Refused`] when it is chosen no more, or the
    /// ticket was merged.
    pub async fn choose_journey(&mut self, act: &mut Act, _by: &Agent, journey: Option<JourneyId>) -> Result<()> {
        self.check_not_merged()?;
        let (before, now) = (self.journey(&mut *act).await?, named(&mut *act, journey).await?);
        if before != now && now.as_ref().is_some_and(|journey| journey.archived_at.is_some()) {
            return Err(Error::refused("ticket-error-journey-archived"));
        }
        self.belong_to(act, before, now).await
    }

    /// Says again what was said before, also of a journey that is chosen no more.
    pub(crate) async fn choose_journey_again(&mut self, act: &mut Act, journey: Option<JourneyId>) -> Result<()> {
        self.check_not_merged()?;
        let (before, now) = (self.journey(&mut *act).await?, named(&mut *act, journey).await?);
        self.belong_to(act, before, now).await
    }

    async fn belong_to(&mut self, act: &mut Act, before: Option<Journey>, now: Option<Journey>) -> Result<()> {
        let id = |journey: &Option<Journey>| journey.as_ref().map(|one| one.id);
        let (from, to) = (id(&before), id(&now));
        if from == to {
            return Ok(());
        }
        self.keep_journey(act, to).await?;
        let word = |journey: Option<Journey>| journey.map_or("—".to_owned(), |one| one.name);
        self.write_change(act, "ticket-change-journey", json!({ "from": word(before), "to": word(now) })).await?;
        act.tell(self.id, &JourneyChosen { ticket: self.id, from, to }).await?;
        self.settle(act).await
    }

    async fn keep_journey(&self, act: &mut Act, journey: Option<JourneyId>) -> Result<()> {
        let now = act.now();
        match journey {
            Some(journey) => {
                sql!(
                    "INSERT INTO ticket_journey (ticket_id, journey_id, chosen_at) VALUES ($1, $2, $3)
                     ON CONFLICT (ticket_id) DO UPDATE SET journey_id = excluded.journey_id, chosen_at = excluded.chosen_at"
                )
                .bind(self.id)
                .bind(journey)
                .bind(now)
                .run(act)
                .await?
            }
            None => sql!("DELETE FROM ticket_journey WHERE ticket_id = $1").bind(self.id).run(act).await?,
        };
        Ok(())
    }

    /// Says on another ticket, where nobody has, what is said here; answers with it. It stays said here, for the
    /// day on which the two are parted.
    pub(crate) async fn hand_journey(&self, act: &mut Act, to: &Ticket) -> Result<Option<JourneyId>> {
        let rows: Vec<(JourneyId,)> = sql!(
            "INSERT INTO ticket_journey (ticket_id, journey_id, chosen_at)
             SELECT $2, journey_id, chosen_at FROM ticket_journey WHERE ticket_id = $1
             ON CONFLICT DO NOTHING RETURNING journey_id"
        )
        .bind(self.id)
        .bind(to.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().next().map(|(id,)| id))
    }

    /// Undoes [`Ticket::hand_journey`], unless somebody has said otherwise since.
    pub(crate) async fn drop_journey(&self, act: &mut Act, brought: Option<JourneyId>) -> Result<()> {
        let query = sql!("DELETE FROM ticket_journey WHERE ticket_id = $1 AND journey_id = $2");
        query.bind(self.id).bind(brought).run(act).await?;
        Ok(())
    }
}

async fn named(on: impl Into<On<'_>>, journey: Option<JourneyId>) -> Result<Option<Journey>> {
    match journey {
        Some(id) => Journey::find(on, id).await.map(Some),
        None => Ok(None),
    }
}
