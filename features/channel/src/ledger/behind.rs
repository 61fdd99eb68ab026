//! The mails behind a figure.

use super::{
    Quarters,
    day::{KEPT, PLACE},
};
use crate::mail::Via;
use base::{Look, Moment, Result, TicketId};
use people::Supervisor;
use store::{Query, sql};

/// Mails shown behind a figure at most.
pub const MOST: i64 = 200;

/// A mail that is kept, as it stands behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// Its arrival.
    pub id: i64,
    /// When it came first.
    pub kept_at: Moment,
    /// How.
    pub via: Via,
    /// Its sender by envelope, if it has one.
    pub envelope_from: Option<String>,
    /// Bytes.
    pub size: i64,
    /// The ticket it is on.
    pub ticket_id: Option<TicketId>,
    /// Its subject, where it is on a ticket.
    pub subject: Option<String>,
}

/// A mail that was not taken, as far as its sender said what it is.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Refused {
    /// When.
    pub at: Moment,
    /// Why, in a word.
    pub reason: String,
    /// Its sender by envelope; none for bounces.
    pub envelope_from: Option<String>,
    /// Its first recipient; empty when none was named.
    pub envelope_to: String,
    /// Its Message-ID, when its header was read.
    pub message_id: Option<String>,
}

const COLUMNS: &str = " SELECT a.id, a.kept_at, a.via, a.envelope_from, a.size, e.ticket_id, e.subject";

impl Kept {
    /// The mails of a mailbox that are in this place, newest first.
    pub async fn behind(
        look: &Look,
        _by: &Supervisor,
        mailbox: i64,
        within: &Quarters,
        place: &str,
    ) -> Result<Vec<Kept>> {
        let query = Query::new(COLUMNS).with(KEPT, mailbox).with(" AND m.quarter >= ", within.start);
        let query = query.with(" AND m.quarter < ", within.end).push(" AND ").push(PLACE).with(" = ", place);
        Ok(query.with(" ORDER BY a.id DESC LIMIT ", MOST).all(look).await?)
    }

    /// Those that came again.
    pub async fn again(look: &Look, _by: &Supervisor, mailbox: i64, within: &Quarters) -> Result<Vec<Kept>> {
        Ok(sql!(
            "SELECT a.id, a.kept_at, a.via, a.envelope_from, a.size, e.ticket_id, e.subject
             FROM (SELECT DISTINCT arrival_id FROM arrival_again WHERE mailbox_id = $1 AND quarter >= $2 AND quarter < $3
                   ORDER BY arrival_id DESC LIMIT $4) g
             JOIN arrival a ON a.id = g.arrival_id LEFT JOIN entry e ON e.id = a.entry_id ORDER BY a.id DESC"
        )
        .bind(mailbox)
        .bind(within.start)
        .bind(within.end)
        .bind(MOST)
        .all(look)
        .await?)
    }
}

impl Refused {
    /// The last few that were not taken, newest first.
    pub async fn behind(look: &Look, _by: &Supervisor, mailbox: i64, within: &Quarters) -> Result<Vec<Refused>> {
        Ok(sql!(
            "SELECT at, reason, envelope_from, envelope_to, message_id FROM intake_refused
             WHERE mailbox_id = $1 AND quarter >= $2 AND quarter < $3 ORDER BY quarter DESC, id DESC LIMIT $4"
        )
        .bind(mailbox)
        .bind(within.start)
        .bind(within.end)
        .bind(MOST)
        .all(look)
        .await?)
    }
}
