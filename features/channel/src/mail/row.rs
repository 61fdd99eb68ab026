//! What the mail channel remembers about an entry.

use crate::MailboxId;
use base::{Act, EntryId, Result, TicketId};
use store::{On, Query, sql};

/// What the mail channel remembers about an entry.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MailRow {
    /// Which entry.
    pub entry_id: EntryId,
    /// Through which mailbox.
    pub mailbox_id: MailboxId,
    /// Without angle brackets.
    pub message_id: Option<String>,
}

/// A mail on a timeline, to be remembered.
pub(crate) struct NewMailRow<'a> {
    pub entry: EntryId,
    pub mailbox: MailboxId,
    pub message_id: Option<&'a str>,
    pub digest: Option<Vec<u8>>,
    pub references: &'a [String],
}

impl NewMailRow<'_> {
    pub(crate) async fn write(&self, act: &mut Act) -> Result<()> {
        sql!(
            "INSERT INTO mail (entry_id, mailbox_id, message_id, digest, again)
             VALUES ($1, $2, $3, $4, EXISTS (SELECT 1 FROM mail WHERE message_id = $3))"
        )
        .bind(self.entry)
        .bind(self.mailbox)
        .bind(self.message_id)
        .bind(self.digest.clone())
        .run(&mut *act)
        .await?;
        self.refer(act).await
    }

    /// Remembers what it names, by one statement: long threads name many.
    async fn refer(&self, act: &mut Act) -> Result<()> {
        let mut named = self.message_id.into_iter().chain(self.references.iter().map(String::as_str));
        let Some(first) = named.next() else { return Ok(()) };
        let query = Query::new("INSERT INTO mail_reference (reference, entry_id) VALUES (").with("", first);
        let mut query = query.with(", ", self.entry);
        for reference in named {
            query = query.with("), (", reference).with(", ", self.entry);
        }
        query.push(") ON CONFLICT DO NOTHING").run(act).await?;
        Ok(())
    }
}

impl MailRow {
    /// The mail of an entry.
    pub async fn of(on: impl Into<On<'_>>, entry: EntryId) -> Result<Option<MailRow>> {
        Ok(sql!("SELECT entry_id, mailbox_id, message_id FROM mail WHERE entry_id = $1").bind(entry).opt(on).await?)
    }

    /// Public mails of a ticket, oldest first, each with whether it came from the customer: what
    /// the references of the next one are made of. Who got a hidden copy is not told of by their answers' ids either.
    pub async fn thread(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<(String, MailboxId, bool)>> {
        Ok(sql!(
            "SELECT m.message_id, m.mailbox_id, e.direction = 'in' FROM entry e JOIN mail m ON m.entry_id = COALESCE(e.copy_of, e.id)
             WHERE e.ticket_id = $1 AND e.public AND NOT e.apart AND m.message_id IS NOT NULL
               AND (e.delivery IS NULL OR e.delivery IN ('sent', 'sending', 'unsure')) ORDER BY e.id"
        )
        .bind(ticket)
        .all(on)
        .await?)
    }
}
