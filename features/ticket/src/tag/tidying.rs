//! Renaming, merging and deleting tags.
//!
//! The deed is small however many tickets bear the tag: from its commit on nobody sees the tag any more.
//! Its rows follow by and by, in deeds that hold the one writer for a few milliseconds each.

use super::{
    LONGEST, TOPIC, Tag, TagId,
    event::{TagDeleted, TagMerged, TagRenamed},
    named,
};
use crate::{TicketId, ticket::LISTS};
use base::{Act, Deed, Error, Future, Result, words::fold};
use people::Supervisor;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Query, sql};

/// The job that takes a tag off the next tickets, or puts the other one on instead.
pub const GO: &str = "ticket.tag_goes";
/// Tickets per deed.
const AT_ONCE: i64 = 500;

impl Tag {
    /// Calls it otherwise, also in the views people have kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that is empty, too long, or another tag's; [`Error::Refused`] for a
    /// tag that the desk puts on by itself or that is going.
    pub async fn rename(act: &mut Act, _by: &Supervisor, id: TagId, name: &str) -> Result<()> {
        let tag = Tag::locked(act, id).await?;
        let name = named(name);
        match name.chars().count() {
            0 => return Err(Error::invalid("name", "ticket-error-tag-empty")),
            n if n > LONGEST => return Err(Error::invalid("name", "ticket-error-tag-long")),
            _ => {}
        }
        if name == tag.name {
            return Ok(());
        }
        if Tag::named(&mut *act, &name).await?.is_some_and(|other| other.id != id) {
            return Err(Error::invalid("name", "ticket-error-tag-known"));
        }
        sql!("UPDATE tag SET name = $2, name_key = $3 WHERE id = $1")
            .bind(id)
            .bind(name.as_str())
            .bind(fold(&name))
            .run(act)
            .await?;
        rewrite_views(act, &tag.name, &name).await?;
        act.tell(id, &TagRenamed { tag: id, from: tag.name, name }).await?;
        refresh(act);
        Ok(())
    }

    /// From now on its tickets bear the other one, also in the views people have kept.
    ///
    /// # Errors
    /// [`Error::Refused`] for a tag that the desk puts on by itself, when one of both is going already, or
    /// when both are one.
    pub async fn merge(act: &mut Act, _by: &Supervisor, id: TagId, into: TagId) -> Result<()> {
        let tag = Tag::locked(act, id).await?;
        let other = Tag::find(&mut *act, into).await?;
        if id == into {
            return Err(Error::refused("ticket-error-tag-itself"));
        }
        if other.leaves_at.is_some() {
            return Err(Error::refused("ticket-error-tag-goes"));
        }
        rewrite_views(act, &tag.name, &other.name).await?;
        act.tell(id, &TagMerged { tag: id, from: tag.name, into, name: other.name }).await?;
        Tag::go(act, id, Some(into)).await
    }

    /// Takes it off all its tickets, and forgets it.
    ///
    /// # Errors
    /// [`Error::Refused`] for a tag that the desk puts on by itself, or that is going already.
    pub async fn delete(act: &mut Act, _by: &Supervisor, id: TagId) -> Result<()> {
        let tag = Tag::locked(act, id).await?;
        act.tell(id, &TagDeleted { tag: id, name: tag.name }).await?;
        Tag::go(act, id, None).await
    }

    /// A tag that can be tidied, until the end of the deed nobody else's.
    async fn locked(act: &mut Act, id: TagId) -> Result<Tag> {
        let engine = act.engine();
        let query = Query::new("SELECT id, name, leaves_at, into_id FROM tag").with(" WHERE id = ", id);
        let tag: Tag = query.for_update(engine).opt(&mut *act).await?.ok_or(Error::Missing)?;
        match () {
            () if tag.is_own() => Err(Error::refused("ticket-error-tag-own")),
            () if tag.leaves_at.is_some() => Err(Error::refused("ticket-error-tag-goes")),
            () if awaited_by(act, id).await? => Err(Error::refused("ticket-error-tag-goes")),
            () => Ok(tag),
        }
    }

    /// Its name is free at once; a line feed, which no name holds, keeps it apart from whoever takes it.
    async fn go(act: &mut Act, id: TagId, into: Option<TagId>) -> Result<()> {
        let now = act.now();
        sql!("UPDATE tag SET leaves_at = $2, into_id = $3, name_key = name_key || $4 WHERE id = $1")
            .bind(id)
            .bind(now)
            .bind(into)
            .bind(format!("\n{id}"))
            .run(act)
            .await?;
        refresh(act);
        act.enqueue(GO, json!({ "tag": id }), now, None).await
    }
}

/// Whether another tag is being merged into this one.
async fn awaited_by(act: &mut Act, id: TagId) -> Result<bool> {
    let other: Option<(TagId,)> = sql!("SELECT id FROM tag WHERE into_id = $1 LIMIT 1").bind(id).opt(act).await?;
    Ok(other.is_some())
}

fn refresh(act: &mut Act) {
    act.refresh(TOPIC);
    act.refresh(LISTS);
}

/// Views that are narrowed to a tag are narrowed to it under its new name.
async fn rewrite_views(act: &mut Act, from: &str, to: &str) -> Result<()> {
    let views: Vec<(crate::SavedViewId, String)> =
        sql!("SELECT id, query FROM saved_view WHERE query LIKE '%tag=%' ORDER BY id").all(&mut *act).await?;
    for (id, query) in views {
        if let Some(query) = with_tag(&query, from, to) {
            sql!("UPDATE saved_view SET query = $2 WHERE id = $1").bind(id).bind(query).run(act).await?;
        }
    }
    Ok(())
}

/// The same filters with another tag, when they name this one.
fn with_tag(query: &str, from: &str, to: &str) -> Option<String> {
    let mut pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let named = pairs.iter_mut().find(|(name, value)| name == "tag" && fold(value) == fold(from))?;
    to.clone_into(&mut named.1);
    Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

/// The next tickets of a tag that goes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Going {
    tag: TagId,
}

impl Deed for Going {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let tag = match Tag::find(&mut *act, self.tag).await {
                Err(Error::Missing) => return Ok(()),
                tag => tag?,
            };
            let next = tag.next(act).await?;
            if let Some((last,)) = next.last() {
                tag.leave(act, *last).await?;
                let now = act.now();
                act.enqueue(GO, json!({ "tag": tag.id }), now, None).await?;
            } else {
                sql!("DELETE FROM tag WHERE id = $1").bind(tag.id).run(act).await?;
            }
            act.refresh(TOPIC);
            Ok(())
        })
    }
}

impl Tag {
    /// Its next tickets, locked: somebody may be about to tag one of them.
    async fn next(&self, act: &mut Act) -> Result<Vec<(TicketId,)>> {
        let engine = act.engine();
        let next = Query::new("SELECT id FROM ticket WHERE id IN (SELECT ticket_id FROM ticket_tag")
            .with(" WHERE tag_id = ", self.id)
            .with(" ORDER BY ticket_id LIMIT ", AT_ONCE)
            .push(") ORDER BY id");
        Ok(next.for_update(engine).all(act).await?)
    }

    /// Leaves its tickets up to this one.
    async fn leave(&self, act: &mut Act, last: TicketId) -> Result<()> {
        if let Some(into) = self.into_id {
            sql!(
                "INSERT INTO ticket_tag (ticket_id, tag_id)
                 SELECT ticket_id, $2 FROM ticket_tag WHERE tag_id = $1 AND ticket_id <= $3 ON CONFLICT DO NOTHING"
            )
            .bind(self.id)
            .bind(into)
            .bind(last)
            .run(act)
            .await?;
        }
        sql!("DELETE FROM ticket_tag WHERE tag_id = $1 AND ticket_id <= $2").bind(self.id).bind(last).run(act).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_view_follows_its_tag() {
        let view = "state=open&tag=%D0%A1%D1%87%D1%91%D1%82&sort=newest";
        assert_eq!(with_tag(view, "счет", "Bills & co").as_deref(), Some("state=open&tag=Bills+%26+co&sort=newest"));
        assert_eq!(with_tag(view, "other", "x"), None);
        assert_eq!(with_tag("state=open", "other", "x"), None);
    }
}
