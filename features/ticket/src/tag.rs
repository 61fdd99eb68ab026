//! The desk's tags: which there are, and which are offered first.

pub mod event;
mod tidying;
mod twins;

pub use tidying::{GO, Going};
pub use twins::twins;

use crate::TicketId;
use base::{
    Act, Error, Moment, Result,
    words::{beginning, containing, fold, line},
};
use store::{On, Query, sql};

/// Characters of a tag at most.
pub const LONGEST: usize = 60;
/// Tag of tickets a machine began.
pub const AUTOMATIC: &str = "automatic";
/// Tag of tickets a blocked customer began.
pub const BLOCKED: &str = "blocked";
/// Tag of tickets a colleague called spam.
pub const SPAM: &str = "spam";
/// Open pages that show the desk's tags follow this.
pub const TOPIC: &str = "tags";
/// Tickets of one tag that are counted.
pub const COUNTED: i64 = 100;
/// So many taggings, the newest, say which tags are used most.
const LATELY: i64 = 2000;

store::id! {
    /// A tag.
    TagId
}

/// A label of the desk's: one, however it is typed.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Tag {
    /// Its row.
    pub id: TagId,
    /// As it was first typed.
    pub name: String,
    /// Since when it is being merged or deleted.
    pub leaves_at: Option<Moment>,
    /// As which one it goes on.
    pub into_id: Option<TagId>,
}

impl Tag {
    /// The tag of this id.
    pub async fn find(on: impl Into<On<'_>>, id: TagId) -> Result<Tag> {
        let tag = sql!("SELECT id, name, leaves_at, into_id FROM tag WHERE id = $1").bind(id).opt(on).await?;
        tag.ok_or(Error::Missing)
    }

    /// The tag of this name, however it is typed.
    pub async fn named(on: impl Into<On<'_>>, name: &str) -> Result<Option<Tag>> {
        let key = fold(&named(name));
        Ok(sql!("SELECT id, name, leaves_at, into_id FROM tag WHERE name_key = $1").bind(key).opt(on).await?)
    }

    /// So many of the tags that hold these letters, by name, each with how many tickets bear it, counted
    /// up to [`COUNTED`].
    pub async fn all(on: impl Into<On<'_>>, letters: &str, most: u32) -> Result<Vec<(Tag, i64)>> {
        let rows: Vec<Counted> = Query::new("SELECT t.id, t.name, t.leaves_at, t.into_id, (SELECT count(*) FROM (SELECT 1 FROM ticket_tag WHERE tag_id = t.id")
            .with(" LIMIT ", COUNTED)
            .push(") counted) AS tickets FROM tag t")
            .with(" WHERE t.name_key LIKE ", containing(&fold(letters.trim())))
            .with(" ESCAPE '\\' ORDER BY t.name_key LIMIT ", most)
            .all(on)
            .await?;
        Ok(rows.into_iter().map(|row| (row.tag, row.tickets)).collect())
    }

    /// Tags to choose from while one types: those that begin so before those that only hold it, what is
    /// used most lately first; without those a ticket has already.
    pub async fn offered(
        on: impl Into<On<'_>>,
        letters: &str,
        without: Option<TicketId>,
        most: u32,
    ) -> Result<Vec<String>> {
        let letters = fold(letters.trim());
        let mut query = Query::new(
            "SELECT t.name FROM tag t LEFT JOIN (SELECT tag_id, count(*) AS uses FROM (SELECT tag_id FROM ticket_tag ORDER BY ticket_id DESC",
        )
        .with(" LIMIT ", LATELY)
        .push(") newest GROUP BY tag_id) lately ON lately.tag_id = t.id WHERE t.leaves_at IS NULL")
        .with(" AND t.name_key LIKE ", containing(&letters))
        .push(" ESCAPE '\\'");
        if let Some(ticket) = without {
            query = query.with(" AND t.id NOT IN (SELECT tag_id FROM ticket_tag WHERE ticket_id = ", ticket).push(")");
        }
        let rows: Vec<(String,)> = query
            .with(" ORDER BY CASE WHEN t.name_key LIKE ", beginning(&letters))
            .push(" ESCAPE '\\' THEN 0 ELSE 1 END, coalesce(lately.uses, 0) DESC, t.name_key")
            .with(" LIMIT ", most)
            .all(on)
            .await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// How many tickets bear it, counted no further than `most`.
    pub async fn tickets(&self, on: impl Into<On<'_>>, most: i64) -> Result<i64> {
        let counted = sql!("SELECT count(*) FROM (SELECT 1 FROM ticket_tag WHERE tag_id = $1 LIMIT $2) counted");
        Ok(counted.bind(self.id).bind(most).value(on).await?)
    }

    /// Whether the desk puts it on by itself, and so must find it.
    pub fn is_own(&self) -> bool {
        [AUTOMATIC, BLOCKED, SPAM].contains(&self.name.as_str())
    }

    /// The row of this name, made when there is none.
    pub(crate) async fn ensure(act: &mut Act, name: &str) -> Result<TagId> {
        let name = named(name);
        sql!("INSERT INTO tag (name, name_key) VALUES ($1, $2) ON CONFLICT (name_key) DO NOTHING")
            .bind(name.as_str())
            .bind(fold(&name))
            .run(act)
            .await?;
        Ok(sql!("SELECT id FROM tag WHERE name_key = $1").bind(fold(&name)).value(act).await?)
    }
}

/// A tag and its tickets.
#[derive(sqlx::FromRow)]
struct Counted {
    #[sqlx(flatten)]
    tag: Tag,
    tickets: i64,
}

/// A name as it is kept.
pub fn named(typed: &str) -> String {
    line(typed)
}
