//! What a customer may see. Code that faces customers loads these types and no others.

use crate::{EntryId, Person, Ticket, TicketId};
use base::{Error, IdentityId, Moment, Result};
use sqlx::types::Json;
use store::{On, sql};

/// A public entry. It is read by its own query, which can return nothing internal.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct PublicEntry {
    /// Its row.
    pub id: EntryId,
    /// On whose timeline.
    pub ticket_id: TicketId,
    /// `in` or `out`.
    pub direction: String,
    /// Written by a machine.
    pub machine: bool,
    /// Author's name.
    pub author_name: String,
    /// To whom.
    pub recipients: Json<Vec<Person>>,
    /// To whom else.
    pub copies: Json<Vec<Person>>,
    /// Of a mail.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same with form.
    pub html: Option<String>,
    /// What stands under it, sanitised.
    pub signature: Option<String>,
    /// When.
    pub at: Moment,
}

impl PublicEntry {
    /// The public entry of this id; an internal one does not exist here.
    pub async fn find(on: impl Into<On<'_>>, id: EntryId) -> Result<PublicEntry> {
        sql!(
            "SELECT id, ticket_id, direction, machine, author_name, recipients, copies, subject, text, html, signature, at FROM entry
             WHERE id = $1 AND public"
        )
        .bind(id)
        .opt(on)
        .await?
        .ok_or(Error::Missing)
    }

    /// Whose matter this entry solved: it is the newest public one of a solved ticket.
    pub async fn customer_it_solved(&self, on: impl Into<On<'_>>) -> Result<Option<IdentityId>> {
        let row: Option<(IdentityId,)> = sql!(
            "SELECT identity_id FROM ticket WHERE id = $1 AND state = 'solved'
             AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.ticket_id = $1 AND entry.public AND entry.id > $2)"
        )
        .bind(self.ticket_id)
        .bind(self.id)
        .opt(on)
        .await?;
        Ok(row.map(|(identity,)| identity))
    }
}

impl Ticket {
    /// Every address that has taken part in public, lower case.
    pub async fn public_participants(&self, on: impl Into<On<'_>>) -> Result<std::collections::HashSet<String>> {
        Ticket::participants(on, self.id).await
    }

    /// [`Ticket::public_participants`] of the ticket of this number; of none, nobody.
    pub async fn participants(on: impl Into<On<'_>>, number: TicketId) -> Result<std::collections::HashSet<String>> {
        type Line = (String, Json<Vec<Person>>, Json<Vec<Person>>);
        let lines: Vec<Line> = sql!("SELECT author_address, recipients, copies FROM entry WHERE ticket_id = $1 AND public ORDER BY id DESC LIMIT 200")
            .bind(number)
            .all(on)
            .await?;
        let of_line = |(author, to, cc): Line| {
            let others = to.0.into_iter().chain(cc.0).map(|p| p.address);
            std::iter::once(author).chain(others).map(|a| a.to_lowercase()).collect::<Vec<_>>()
        };
        Ok(lines.into_iter().flat_map(of_line).filter(|a| !a.is_empty()).collect())
    }

    /// What the customer may see of the timeline, oldest first.
    pub async fn public_timeline(&self, on: impl Into<On<'_>>) -> Result<Vec<PublicEntry>> {
        Ok(sql!(
            "SELECT id, ticket_id, direction, machine, author_name, recipients, copies, subject, text, html, signature, at FROM entry
             WHERE ticket_id = $1 AND public AND (delivery IS NULL OR delivery IN ('sent', 'unsure')) ORDER BY id"
        )
        .bind(self.id)
        .all(on)
        .await?)
    }
}
