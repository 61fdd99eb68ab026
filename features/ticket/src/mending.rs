//! A note is mended by who wrote it, for a while. What it said before stays, for everybody to see.

use crate::{
    Entry, EntryId, EntryKind, Scope, Ticket, draft::check_length, entry::ENTRIES, event, hiding, writing::findable,
};
use base::{Act, Error, Moment, Result, StaffId, cards::Numbers, index::Audience};
use people::Colleague;
use std::time::Duration;
use store::{On, sql};

/// So long after it was written a note can be mended.
pub const MENDED_WITHIN: Duration = Duration::from_secs(15 * 60);
/// Versions of a note that are kept; after so many it is mended no more.
const MOST: i64 = 50;

/// What a note said before.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Before {
    /// The words.
    pub text: String,
    /// The words with their form, sanitised; nothing when they had none.
    pub html: Option<String>,
    /// Until when it said that.
    pub until: Moment,
}

impl Entry {
    /// Whether this colleague can mend it now.
    pub fn is_mended_by(&self, who: StaffId, now: Moment) -> bool {
        self.check_mended_by(who, now).is_ok()
    }

    fn check_mended_by(&self, who: StaffId, now: Moment) -> Result<()> {
        let is_theirs = self.kind == EntryKind::Note && self.staff_id == Some(who) && self.struck_at.is_none();
        if !is_theirs || now >= self.at.plus(MENDED_WITHIN) {
            return Err(Error::refused("ticket-error-mend"));
        }
        // In sanitised HTML every `<` of a text is escaped.
        match self.html.as_deref().is_some_and(|html| html.contains("<img ")) {
            // They would be lost: what is mended is plain text.
            true => Err(Error::refused("ticket-error-mend-pictures")),
            false => Ok(()),
        }
    }

    /// What its author wrote, word for word even when addresses are hidden from them: they wrote it, and would
    /// save the dots over it. Nothing when it is somebody else's.
    pub async fn own_words(on: impl Into<On<'_>>, scope: &Scope, who: StaffId, id: EntryId) -> Result<Option<String>> {
        let mut on = on.into();
        let entry = Entry::find(on.again(), id).await?;
        Ticket::seen_by(on, scope, entry.ticket_id).await?;
        Ok((entry.staff_id == Some(who)).then_some(entry.reply_text))
    }

    /// What it said before, oldest first.
    pub async fn before(on: impl Into<On<'_>>, scope: &Scope, id: EntryId) -> Result<Vec<Before>> {
        let before: Vec<Before> =
            sql!("SELECT text, html, until FROM entry_before WHERE entry_id = $1 ORDER BY id LIMIT $2")
                .bind(id)
                .bind(MOST)
                .all(on)
                .await?;
        let contacts = scope.contacts();
        let shown = |b: Before| Before {
            text: contacts.words(b.text),
            html: b.html.map(|html| contacts.words(html)),
            until: b.until,
        };
        Ok(before.into_iter().map(shown).collect())
    }
}

impl Entry {
    /// Keeps what it says, because it is about to say something else.
    async fn keep_before(&self, act: &mut Act) -> Result<()> {
        let kept: i64 =
            sql!("SELECT count(*) FROM entry_before WHERE entry_id = $1").bind(self.id).value(&mut *act).await?;
        if kept >= MOST {
            return Err(Error::refused("ticket-error-mend-often"));
        }
        sql!("INSERT INTO entry_before (entry_id, text, html, until) VALUES ($1, $2, $3, $4)")
            .bind(self.id)
            .bind(self.reply_text.as_str())
            .bind(self.html.as_deref())
            .bind(act.now())
            .run(act)
            .await?;
        Ok(())
    }
}

impl Ticket {
    /// Mends a note. Whoever is named in it anew is called.
    ///
    /// # Errors
    /// [`Error::Refused`] when its time is over, it is somebody else's, has pictures in its text, or was mended too
    /// often; [`Error::Invalid`] without words, or with too many.
    pub async fn mend(&mut self, act: &mut Act, by: &Colleague, id: EntryId, text: &str) -> Result<()> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::invalid("text", "ticket-error-empty"));
        }
        check_length(text)?;
        let found = hiding::hidden(&mut *act, Numbers::in_text(text)).await?;
        let text = found.hide_in_text(text);
        let text = text.as_str();
        let entry = self.own_entry(&mut *act, id).await?;
        entry.check_mended_by(by.id, act.now())?;
        if entry.reply_text.trim() == text {
            return Ok(());
        }
        entry.keep_before(act).await?;
        let now = act.now();
        sql!(
            "UPDATE entry SET text = $2, reply_text = $2, html = NULL, mended_at = $3, cards_hidden = cards_hidden OR $4 WHERE id = $1 AND kind = 'note'"
        )
        .bind(id)
        .bind(text)
        .bind(now)
        .bind(!found.is_empty())
        .run(&mut *act)
        .await?;
        let findable = findable(&self.subject, &entry.subject, &entry.author_name, &entry.author_address, text);
        act.index(ENTRIES, Audience::Internal, id.0, &findable).await?;
        self.mention(act, by, id, text).await?;
        act.tell(self.id, &event::Mended { ticket: self.id, entry: id }).await?;
        self.settle(act).await
    }
}
