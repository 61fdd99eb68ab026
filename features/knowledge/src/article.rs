//! An article, and how it is read.

use base::{
    Act, EntryId, Error, Moment, Result, StaffId,
    words::{containing, fold},
};
use people::Contacts;
use store::{On, Query};

store::id! {
    /// One article.
    ArticleId
}

/// Help-centre text. What is here is a draft: colleagues read it, customers do not.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Article {
    /// Its row.
    pub id: ArticleId,
    /// What it is about; empty once its words are struck.
    pub title: String,
    /// What it says: plain text.
    pub text: String,
    /// The words it was made of.
    pub entry_id: Option<EntryId>,
    /// Who made it.
    pub drafted_by: StaffId,
    /// When.
    pub drafted_at: Moment,
    /// Who changed it last.
    pub changed_by: StaffId,
    /// When.
    pub changed_at: Moment,
    /// When it was put aside; it can be brought back.
    pub discarded_at: Option<Moment>,
}

/// The beginning of a statement that reads articles `a`.
const ARTICLES: &str = "SELECT a.id, a.title, a.text, a.entry_id, a.drafted_by, a.drafted_at, a.changed_by,
    a.changed_at, a.discarded_at FROM article a WHERE TRUE";

/// Words of a search that are looked at.
const WORDS: usize = 12;

impl Article {
    /// Articles whose title and text hold every word typed, the newest first, at most so many; all of them when
    /// nothing is typed. What was put aside is left out.
    pub async fn list(
        on: impl Into<On<'_>>,
        typed: &str,
        (before, most): (Option<ArticleId>, u32),
    ) -> Result<Vec<Article>> {
        let folded = fold(typed);
        let mut query = Query::new(ARTICLES).push(" AND a.discarded_at IS NULL").with_opt(" AND a.id < ", before);
        for word in folded.split_whitespace().take(WORDS) {
            query = query.with(" AND a.text_key LIKE ", containing(word)).push(" ESCAPE '\\'");
        }
        Ok(query.push(" ORDER BY a.id DESC").with(" LIMIT ", i64::from(most)).all(on).await?)
    }

    /// Articles that were put aside, the newest first, at most so many.
    pub async fn put_aside(on: impl Into<On<'_>>, (before, most): (Option<ArticleId>, u32)) -> Result<Vec<Article>> {
        let query = Query::new(ARTICLES).push(" AND a.discarded_at IS NOT NULL").with_opt(" AND a.id < ", before);
        Ok(query.push(" ORDER BY a.id DESC").with(" LIMIT ", i64::from(most)).all(on).await?)
    }

    /// The article of this id. Everybody who works here reads them.
    pub async fn find(on: impl Into<On<'_>>, id: ArticleId) -> Result<Article> {
        Query::new(ARTICLES).with(" AND a.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The same, locked until the act ends.
    pub(crate) async fn locked(act: &mut Act, id: ArticleId) -> Result<Article> {
        let query = Query::new(ARTICLES).with(" AND a.id = ", id).for_update(act.engine());
        query.opt(act).await?.ok_or(Error::Missing)
    }

    /// As a reader sees it: somebody may have typed a customer's address into it.
    pub fn shown_to(self, contacts: Contacts) -> Article {
        Article { title: contacts.words(self.title), text: contacts.words(self.text), ..self }
    }

    /// What it is found by.
    pub(crate) fn key(title: &str, text: &str) -> String {
        fold(&format!("{title} {text}"))
    }
}

/// The topic that pages with articles listen to.
pub const TOPIC: &str = "articles";
