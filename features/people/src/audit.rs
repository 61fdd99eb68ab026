//! What happened, for whoever answers for the company: the history of events, newest first.

use crate::Admin;
use base::{EventId, Moment, Result, StaffId};
use serde_json::Value as Json;
use store::{On, Query, sql};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Happened {
    /// Its row; later ones are greater.
    pub id: EventId,
    /// When.
    pub at: Moment,
    /// What: `staff.signed_in`.
    pub kind: String,
    /// Who did it: staff, customer or machine.
    pub actor: String,
    /// Which staff member or customer's identity.
    pub actor_id: Option<i64>,
    /// What it happened to: ticket, staff, mailbox …
    pub about: String,
    /// Which.
    pub about_id: i64,
    /// What else is known.
    pub data: Json,
}

/// Which of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Done by this colleague.
    pub actor: Option<StaffId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// Happened to this: a noun and its id.
    pub about: Option<(String, i64)>,
    /// Not before.
    pub since: Option<Moment>,
    /// Before.
    pub until: Option<Moment>,
}

/// Whether something of this kind ever happened.
pub async fn ever(on: impl Into<On<'_>>, kind: &str) -> Result<bool> {
    let first: Option<(EventId,)> = sql!("SELECT id FROM event WHERE kind = $1 LIMIT 1").bind(kind).opt(on).await?;
    Ok(first.is_some())
}

/// At most `limit` of what is wanted, newest first, from before `before` on. With a person alone it looks
/// back over everything since `since`, since no index serves that.
pub async fn page(
    on: impl Into<On<'_>>,
    _by: &Admin,
    wanted: &Wanted,
    before: Option<EventId>,
    limit: u32,
) -> Result<Vec<Happened>> {
    let mut on = on.into();
    let mut query = Query::new("SELECT id, at, kind, actor, actor_id, about, about_id, data FROM event WHERE TRUE");
    // Moments become ids, so that the walk along the primary key begins and ends where they say.
    if let Some(since) = wanted.since {
        query = query.with(" AND id >= ", first_since(on.again(), since).await?);
    }
    if let Some(until) = wanted.until {
        query = query.with(" AND id < ", first_since(on.again(), until).await?);
    }
    if let Some(who) = wanted.actor {
        query = query.with(" AND actor = 'staff' AND actor_id = ", who);
    }
    if let Some(kind) = &wanted.kind {
        query = query.with(" AND kind = ", kind.as_str());
    }
    if let Some((about, id)) = &wanted.about {
        query = query.with(" AND about = ", about.as_str()).with(" AND about_id = ", *id);
    }
    Ok(query.with_opt(" AND id < ", before).with(" ORDER BY id DESC LIMIT ", i64::from(limit)).all(on).await?)
}

/// The first event that did not happen before a moment; one behind the last when there is none. Ids ascend
/// with time, but for what was committed at the same moment and for imported history.
async fn first_since(on: impl Into<On<'_>>, moment: Moment) -> Result<EventId> {
    let mut on = on.into();
    let last: Option<(EventId,)> = sql!("SELECT id FROM event ORDER BY id DESC LIMIT 1").opt(on.again()).await?;
    let (mut low, mut high) = (0, last.map_or(0, |(id,)| id.0) + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let row: Option<(EventId, Moment)> = sql!("SELECT id, at FROM event WHERE id >= $1 ORDER BY id LIMIT 1")
            .bind(EventId(middle))
            .opt(on.again())
            .await?;
        match row {
            Some((id, at)) if at < moment => low = id.0 + 1,
            _ => high = middle,
        }
    }
    Ok(EventId(low))
}
