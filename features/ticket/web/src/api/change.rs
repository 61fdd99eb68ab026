//! A change of one ticket: begun, done, and shown.

use super::tickets::TicketBody;
use axum::Json;
use base::{Act, Result, TicketId};
use people::Agent;
use people_web::{As, Web};
use ticket::{Scope, Ticket};

/// A ticket in someone's hand.
pub struct Change {
    /// The deed.
    pub act: Act,
    /// Its ticket, locked.
    pub ticket: Ticket,
}

impl Change {
    /// Takes the ticket in hand, if whoever asks sees it.
    pub async fn begin(web: &Web, who: &As<Agent>, number: TicketId) -> Result<Change> {
        let mut act = who.visit.act(web).await?;
        let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        Ok(Change { act, ticket })
    }

    /// Makes the change true and shows the ticket as it is now.
    pub async fn done(self, web: &Web) -> Result<Json<TicketBody>> {
        self.act.commit().await?;
        TicketBody::of(web, &self.ticket).await.map(Json)
    }
}
