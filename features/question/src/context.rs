//! What those asked can be shown beside a question.

use crate::asking::Context;
use base::{Act, EntryId, Error, IdentityId, Moment, Result};
use store::{On, Query, sql};
use ticket::{Attachment, Ticket};

/// Entries that are offered, the newest ones.
const OFFERED: i64 = 10;

/// An entry that can be shown, in short.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Offered {
    /// Which.
    pub id: EntryId,
    /// Who wrote it, by name.
    pub author_name: String,
    /// Who wrote it, when it was a customer.
    pub identity_id: Option<IdentityId>,
    /// Its first words.
    pub words: String,
    /// When.
    pub at: Moment,
}

/// What a ticket has to show: its newest entries and their files.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The newest first.
    pub entries: Vec<Offered>,
    /// Those that do not stand in the words.
    pub files: Vec<Attachment>,
}

impl Offers {
    /// What this ticket has to show, as whoever it was read for may see it.
    pub async fn of(on: impl Into<On<'_>>, ticket: &Ticket) -> Result<Offers> {
        let mut on = on.into();
        let mut entries: Vec<Offered> = sql!(
            "SELECT id, author_name, identity_id, substr(reply_text, 1, 120) AS words, at FROM entry
             WHERE ticket_id = $1 AND kind <> 'change' AND struck_at IS NULL ORDER BY id DESC LIMIT $2"
        )
        .bind(ticket.id)
        .bind(OFFERED)
        .all(on.again())
        .await?;
        for entry in &mut entries {
            let author = std::mem::take(&mut entry.author_name);
            entry.author_name = ticket.contacts.author(author, entry.identity_id.is_some());
            entry.words = ticket.contacts.words(std::mem::take(&mut entry.words));
        }
        let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
        let mut files = Attachment::of_all(on, ids).await?;
        files.retain(|file| !file.inline);
        Ok(Offers { entries, files })
    }
}

impl Context {
    /// # Errors
    /// [`Error::Missing`] for what does not stand on this ticket: nobody is shown another's words.
    pub(crate) async fn check(&self, act: &mut Act, ticket: &Ticket) -> Result<()> {
        let mut entries = self.entries.clone();
        if !self.attachments.is_empty() {
            let of = Query::new("SELECT id, entry_id FROM attachment WHERE TRUE");
            let of: Vec<(i64, EntryId)> =
                of.with_in(" AND id", self.attachments.iter().copied()).all(&mut *act).await?;
            if self.attachments.iter().any(|file| !of.iter().any(|(id, _)| id == file)) {
                return Err(Error::Missing);
            }
            entries.extend(of.into_iter().map(|(_, entry)| entry));
        }
        entries.sort_unstable();
        entries.dedup();
        if entries.is_empty() {
            return Ok(());
        }
        let here = Query::new("SELECT id FROM entry WHERE ticket_id = ").with("", ticket.id);
        let here: Vec<(EntryId,)> = here.with_in(" AND id", entries.iter().copied()).all(act).await?;
        if here.len() == entries.len() { Ok(()) } else { Err(Error::Missing) }
    }
}
