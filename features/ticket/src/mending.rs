//! A note is mended by who wrote it, for a while. What it said before stays, for everybody to see.

use crate::{Entry, EntryId, EntryKind, Scope, Ticket, entry::ENTRIES, event, writing::findable};
use base::{Act, Error, Moment, Result, StaffId, index::Audience};
use people::Colleague;
use std::time::Duration;
use store::{On, sql};

/// So long after it was written a note can be mended.
pub const MENDED_WITHIN: Duration = Duration::from_secs(15 * 60);
/// Versions of a note that are read.
const MOST: i64 = 50;

/// What a note said before.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Before {
    /// The words.
    pub text: String,
    /// Until when it said that.
    pub until: Moment,
}

impl Entry {
    /// Whether this colleague can mend it now.
    pub fn is_mended_by(&self, who: StaffId, now: Moment) -> bool {
        self.kind == EntryKind::Note
            && self.staff_id == Some(who)
            && self.struck_at.is_none()
            && now < self.at.plus(MENDED_WITHIN)
    }

    /// What it said before, oldest first.
    pub async fn before(on: impl Into<On<'_>>, scope: &Scope, id: EntryId) -> Result<Vec<Before>> {
        let before: Vec<Before> = sql!("SELECT text, until FROM entry_before WHERE entry_id = $1 ORDER BY id LIMIT $2")
            .bind(id)
            .bind(MOST)
            .all(on)
            .await?;
        let contacts = scope.contacts();
        Ok(before.into_iter().map(|b| Before { text: contacts.words(b.text), ..b }).collect())
    }
}

impl Ticket {
    /// Mends a note. Whoever is named in it anew is called.
    ///
    /// # Errors
    /// [`Error::Refused`] when its time is over, or it is somebody else's; [`Error::Invalid`] without words.
    pub async fn mend(&mut self, act: &mut Act, by: &Colleague, id: EntryId, text: &str) -> Result<()> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::invalid("text", "ticket-error-empty"));
        }
        let entry = Entry::find(&mut *act, id).await?;
        if entry.ticket_id != self.id {
            return Err(Error::Missing);
        }
        if !entry.is_mended_by(by.id, act.now()) {
            return Err(Error::refused("ticket-error-mend"));
        }
        if entry.reply_text.trim() == text {
            return Ok(());
        }
        let now = act.now();
        sql!("INSERT INTO entry_before (entry_id, text, until) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(entry.reply_text.as_str())
            .bind(now)
            .run(&mut *act)
            .await?;
        sql!(
            "UPDATE entry SET text = $2, reply_text = $2, html = NULL, mended_at = $3 WHERE id = $1 AND kind = 'note'"
        )
        .bind(id)
        .bind(text)
        .bind(now)
        .run(&mut *act)
        .await?;
        let found = findable(&self.subject, &entry.subject, &entry.author_name, &entry.author_address, text);
        act.index(ENTRIES, Audience::Internal, id.0, &found).await?;
        self.mention(act, by, id, text).await?;
        act.tell(self.id, &event::Mended { ticket: self.id, entry: id }).await?;
        self.settle(act).await
    }
}
