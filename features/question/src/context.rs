//! What those asked can be shown beside a question.

use crate::asking::{Context, Forward};
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
    /// Those that do not go with the words by themselves.
    pub files: Vec<Attachment>,
}

impl Offers {
    /// What this ticket has to show, as whoever it was read for may see it.
    pub async fn of(on: impl Into<On<'_>>, ticket: &Ticket) -> Result<Offers> {
        let mut on = on.into();
        let entries: Vec<Offered> = sql!(
            "SELECT id, author_name, identity_id, substr(reply_text, 1, 120) AS words, at FROM entry
             WHERE ticket_id = $1 AND kind <> 'change' AND struck_at IS NULL AND (delivery IS NULL OR delivery <> 'withdrawn') ORDER BY id DESC LIMIT $2"
        )
        .bind(ticket.id)
        .bind(OFFERED)
        .all(on.again())
        .await?;
        let entries: Vec<Offered> = entries.into_iter().map(|entry| entry.shown_on(ticket)).collect();
        let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
        let mut files = Attachment::of_all(on, ids).await?;
        files.retain(is_offered);
        Ok(Offers { entries, files })
    }
}

impl Offers {
    /// With these entries of the ticket, too, however old.
    pub async fn with(mut self, on: impl Into<On<'_>>, ticket: &Ticket, also: &[EntryId]) -> Result<Offers> {
        let missing: Vec<EntryId> =
            also.iter().copied().filter(|id| !self.entries.iter().any(|entry| entry.id == *id)).collect();
        if missing.is_empty() {
            return Ok(self);
        }
        let mut on = on.into();
        let query = Query::new(
            "SELECT id, author_name, identity_id, substr(reply_text, 1, 120) AS words, at FROM entry
             WHERE kind <> 'change' AND struck_at IS NULL AND (delivery IS NULL OR delivery <> 'withdrawn') AND ticket_id = ",
        );
        let query = query.with("", ticket.id).with_in(" AND id", missing.iter().copied()).push(" ORDER BY id DESC");
        let older: Vec<Offered> = query.all(on.again()).await?;
        self.entries.extend(older.into_iter().map(|entry| entry.shown_on(ticket)));
        let files = Attachment::of_all(on, missing).await?;
        self.files.extend(files.into_iter().filter(is_offered));
        Ok(self)
    }
}

/// Whether somebody must say that it goes along: a picture goes with its words, unless it may do harm.
fn is_offered(file: &Attachment) -> bool {
    !file.inline || file.danger().is_some()
}

impl Offered {
    fn shown_on(self, ticket: &Ticket) -> Offered {
        let author_name = ticket.contacts.author(self.author_name, self.identity_id.is_some());
        Offered { author_name, words: ticket.contacts.words(self.words), ..self }
    }
}

impl Context {
    /// # Errors
    /// [`Error::Missing`] for what does not stand on this ticket: nobody is shown another's words.
    /// [`Error::Invalid`] when history is to go along and none was chosen.
    pub(crate) async fn check(&self, act: &mut Act, ticket: &Ticket) -> Result<()> {
        if self.forward != Forward::Nothing && self.entries.is_empty() {
            return Err(Error::invalid("context", "question-error-forward"));
        }
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
