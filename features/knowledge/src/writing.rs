//! Making articles, and mending them.

use crate::{
    Article, ArticleId,
    article::TOPIC,
    event::{Changed, Discarded, Drafted, Restored},
};
use base::{
    Act, EntryId, Error, Moment, Result,
    words::{line, short},
};
use people::{Agent, Colleague, Contacts};
use store::sql;
use ticket::{Entry, Scope, Ticket};

/// Letters of a title.
pub const TITLE: usize = 160;
/// Letters of a text.
pub const TEXT: usize = 20_000;

/// An article as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What it is about.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The change it was typed on: [`Article::changed_at`] as the page showed it.
    pub was: Moment,
}

impl Article {
    /// Makes a draft of words that only colleagues see: the ticket's subject above, the words below, without the
    /// addresses and numbers of anybody. From the same words it is made once: the second time it is the same.
    /// Everybody reads it, also of a ticket that they do not see: who serves customers decides that.
    ///
    /// # Errors
    /// [`Error::Missing`] for words this agent does not see, and for what is no words of a colleague.
    pub async fn draft(act: &mut Act, by: &Agent, entry: EntryId) -> Result<ArticleId> {
        let scope = Scope::of(by);
        let number = Entry::seen_by(&mut *act, &scope, entry).await?.ticket_id;
        let ticket = Ticket::seen_by(&mut *act, &scope, number).await?;
        // As it stands once its ticket is locked.
        let entry = Entry::seen_by(&mut *act, &scope, entry).await?;
        if !entry.is_of_colleague() {
            return Err(Error::Missing);
        }
        if let Some(known) = made_of(act, entry.id).await? {
            return Ok(known);
        }
        let hidden = |words: &str| Contacts::Nothing.words(words.to_owned());
        let (title, text) = (short(&hidden(&line(&ticket.subject)), TITLE), hidden(entry.reply_text.trim()));
        let text: String = text.chars().take(TEXT).collect();
        let now = act.now();
        let id: ArticleId = sql!(
            "INSERT INTO article (title, text, text_key, entry_id, drafted_by, drafted_at, changed_by, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $5, $6) RETURNING id"
        )
        .bind(title.as_str())
        .bind(text.as_str())
        .bind(Article::key(&title, &text))
        .bind(entry.id)
        .bind(by.id)
        .bind(now)
        .value(&mut *act)
        .await?;
        act.tell(id, &Drafted { article: id, entry: entry.id }).await?;
        act.refresh(TOPIC);
        Ok(id)
    }

    /// It says what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a title or text that is empty or too long; [`Error::Refused`] for whoever sees it masked,
    /// when it was put aside, or when somebody changed it after the page was shown: nothing is overwritten unread.
    pub async fn change(act: &mut Act, by: &Colleague, id: ArticleId, typed: &Typed) -> Result<()> {
        by.contacts().check()?;
        let title = line(&typed.title);
        if title.is_empty() || title.chars().count() > TITLE {
            return Err(Error::invalid("title", "knowledge-error-title"));
        }
        let text = typed.text.replace("\r\n", "\n").trim().to_owned();
        if text.is_empty() || text.chars().count() > TEXT {
            return Err(Error::invalid("text", "knowledge-error-text"));
        }
        let before = Article::locked(act, id).await?;
        if before.discarded_at.is_some() {
            return Err(Error::refused("knowledge-error-discarded"));
        }
        if (before.title.as_str(), before.text.as_str()) == (title.as_str(), text.as_str()) {
            return Ok(());
        }
        if before.changed_at != typed.was {
            return Err(Error::refused("knowledge-error-meanwhile"));
        }
        let now = act.now();
        sql!("UPDATE article SET title = $2, text = $3, text_key = $4, changed_by = $5, changed_at = $6 WHERE id = $1")
            .bind(id)
            .bind(title.as_str())
            .bind(text.as_str())
            .bind(Article::key(&title, &text))
            .bind(by.id)
            .bind(now)
            .run(&mut *act)
            .await?;
        act.tell(id, &Changed { article: id }).await?;
        act.refresh(TOPIC);
        Ok(())
    }

    /// It is put aside.
    ///
    /// # Errors
    /// [`Error::Refused`] for whoever sees it masked.
    pub async fn discard(act: &mut Act, by: &Colleague, id: ArticleId) -> Result<()> {
        by.contacts().check()?;
        if Article::locked(act, id).await?.discarded_at.is_some() {
            return Ok(());
        }
        move_aside(act, id, true).await?;
        act.tell(id, &Discarded { article: id }).await?;
        Ok(())
    }

    /// It is brought back.
    ///
    /// # Errors
    /// [`Error::Refused`] for whoever sees it masked.
    pub async fn restore(act: &mut Act, by: &Colleague, id: ArticleId) -> Result<()> {
        by.contacts().check()?;
        if Article::locked(act, id).await?.discarded_at.is_none() {
            return Ok(());
        }
        move_aside(act, id, false).await?;
        act.tell(id, &Restored { article: id }).await?;
        Ok(())
    }
}

async fn move_aside(act: &mut Act, id: ArticleId, aside: bool) -> Result<()> {
    let at = aside.then(|| act.now());
    sql!("UPDATE article SET discarded_at = $2 WHERE id = $1").bind(id).bind(at).run(&mut *act).await?;
    act.refresh(TOPIC);
    Ok(())
}

/// The article made of these words that was not put aside.
async fn made_of(act: &mut Act, entry: EntryId) -> Result<Option<ArticleId>> {
    let found: Option<(ArticleId,)> =
        sql!("SELECT id FROM article WHERE entry_id = $1 AND discarded_at IS NULL ORDER BY id LIMIT 1")
            .bind(entry)
            .opt(act)
            .await?;
    Ok(found.map(|(id,)| id))
}
