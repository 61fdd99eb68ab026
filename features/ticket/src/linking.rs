//! Matters that have to do with each other.

use crate::{Scope, Ticket, TicketId};
use base::{Act, Error, Result};
use people::Agent;
use serde_json::json;
use store::{On, sql};

store::enumeration! {
    /// What a ticket is to another.
    pub enum LinkKind {
        /// They have to do with each other.
        Related = "related",
        /// It goes on where the other ended.
        FollowUp = "follow_up",
        /// It says what the other says.
        Duplicate = "duplicate",
        /// It would not be without the other.
        CausedBy = "caused_by",
    }
}

impl LinkKind {
    /// The change on the ticket that is something to the other, and on the other.
    fn changes(self) -> (&'static str, &'static str) {
        match self {
            LinkKind::Related => ("ticket-change-linked", "ticket-change-linked"),
            LinkKind::FollowUp => ("ticket-change-linked-follow-up", "ticket-change-linked-followed"),
            LinkKind::Duplicate => ("ticket-change-linked-duplicate", "ticket-change-linked-duplicated"),
            LinkKind::CausedBy => ("ticket-change-linked-caused", "ticket-change-linked-causing"),
        }
    }
}

/// Another ticket that has to do with one.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What the ticket is to the other, or the other to it.
    pub kind: LinkKind,
    /// Whether the ticket asked about is the one that is something to the other.
    pub forward: bool,
    /// The other.
    pub other: Ticket,
}

/// Links of one ticket; whoever needs more has another problem.
const MOST: i64 = 50;

impl Ticket {
    /// Says that this ticket is something to another. Another kind of link between the two gives way.
    ///
    /// # Errors
    /// [`Error::Refused`] when one of the two was merged, or when this one has too many links.
    pub async fn link(&mut self, act: &mut Act, kind: LinkKind, other: &mut Ticket) -> Result<()> {
        if !self.keep(act, kind, other).await? {
            return Ok(());
        }
        let (here, there) = kind.changes();
        self.write_change(act, here, json!({ "number": other.id })).await?;
        other.write_change(act, there, json!({ "number": self.id })).await?;
        other.settle(act).await?;
        self.settle(act).await
    }

    /// [`Ticket::link`] without a word about it: what was done says it already.
    pub(crate) async fn keep_link(&self, act: &mut Act, _by: &Agent, kind: LinkKind, other: &Ticket) -> Result<()> {
        self.keep(act, kind, other).await.map(drop)
    }

    async fn keep(&self, act: &mut Act, kind: LinkKind, other: &Ticket) -> Result<bool> {
        self.check_not_merged()?;
        other.check_not_merged()?;
        let known: Vec<(TicketId, LinkKind)> = sql!(
            "SELECT ticket_id, kind FROM ticket_link WHERE ticket_id = $1 AND other_id = $2 OR ticket_id = $2 AND other_id = $1"
        )
        .bind(self.id)
        .bind(other.id)
        .all(&mut *act)
        .await?;
        let same = |(ticket, known): &(TicketId, LinkKind)| {
            *known == kind && (*ticket == self.id || kind == LinkKind::Related)
        };
        if known.iter().any(same) {
            return Ok(false);
        }
        self.forget(act, other).await?;
        let count: i64 = sql!("SELECT count(*) FROM ticket_link WHERE ticket_id = $1 OR other_id = $1")
            .bind(self.id)
            .value(&mut *act)
            .await?;
        if count >= MOST {
            return Err(Error::refused("ticket-error-links"));
        }
        sql!("INSERT INTO ticket_link (ticket_id, other_id, kind, made_at) VALUES ($1, $2, $3, $4)")
            .bind(self.id)
            .bind(other.id)
            .bind(kind)
            .bind(act.now())
            .run(act)
            .await?;
        Ok(true)
    }

    /// Takes the link between the two away, whichever it is.
    pub async fn unlink(&mut self, act: &mut Act, _by: &Agent, other: &mut Ticket) -> Result<()> {
        if self.forget(act, other).await? == 0 {
            return Ok(());
        }
        self.write_change(act, "ticket-change-unlinked", json!({ "number": other.id })).await?;
        other.write_change(act, "ticket-change-unlinked", json!({ "number": self.id })).await?;
        other.settle(act).await?;
        self.settle(act).await
    }

    async fn forget(&self, act: &mut Act, other: &Ticket) -> Result<u64> {
        Ok(sql!("DELETE FROM ticket_link WHERE ticket_id = $1 AND other_id = $2 OR ticket_id = $2 AND other_id = $1")
            .bind(self.id)
            .bind(other.id)
            .run(act)
            .await?)
    }

    /// Another that this one is merged into has to do with what this one has to do with; answers with what it
    /// had nothing to do with before.
    pub(crate) async fn hand_links(&self, act: &mut Act, to: &Ticket) -> Result<Vec<TicketId>> {
        let rows: Vec<(TicketId, TicketId)> = sql!(
            "INSERT INTO ticket_link (ticket_id, other_id, kind, made_at)
             SELECT CASE WHEN l.ticket_id = $1 THEN $2 ELSE l.ticket_id END,
                    CASE WHEN l.other_id = $1 THEN $2 ELSE l.other_id END, l.kind, l.made_at
             FROM ticket_link l WHERE (l.ticket_id = $1 AND l.other_id <> $2 OR l.other_id = $1 AND l.ticket_id <> $2)
             AND NOT EXISTS (SELECT 1 FROM ticket_link own
                 WHERE own.ticket_id = $2 AND own.other_id IN (l.ticket_id, l.other_id)
                    OR own.other_id = $2 AND own.ticket_id IN (l.ticket_id, l.other_id))
             RETURNING ticket_id, other_id"
        )
        .bind(self.id)
        .bind(to.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(one, other)| if one == to.id { other } else { one }).collect())
    }

    pub(crate) async fn drop_links(&self, act: &mut Act, others: &[TicketId]) -> Result<()> {
        for other in others {
            sql!("DELETE FROM ticket_link WHERE ticket_id = $1 AND other_id = $2 OR ticket_id = $2 AND other_id = $1")
                .bind(self.id)
                .bind(*other)
                .run(&mut *act)
                .await?;
        }
        Ok(())
    }

    /// What it has to do with, oldest first: only what is seen, and without what was merged.
    pub async fn links(&self, on: impl Into<On<'_>>, scope: &Scope) -> Result<Vec<Link>> {
        let mut on = on.into();
        let rows: Vec<(TicketId, TicketId, LinkKind)> = sql!(
            "SELECT ticket_id, other_id, kind FROM ticket_link WHERE ticket_id = $1 OR other_id = $1 ORDER BY made_at, ticket_id"
        )
        .bind(self.id)
        .all(on.again())
        .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let other = |(from, to, _): &(TicketId, TicketId, LinkKind)| if *from == self.id { *to } else { *from };
        let mut others = Ticket::seen_among(on, scope, rows.iter().map(other)).await?;
        others.retain(|t| t.merged_into.is_none());
        let link = |row: &(TicketId, TicketId, LinkKind)| {
            let at = others.iter().position(|t| t.id == other(row))?;
            Some(Link { kind: row.2, forward: row.0 == self.id, other: others[at].clone() })
        };
        Ok(rows.iter().filter_map(link).collect())
    }
}
