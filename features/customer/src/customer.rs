//! Persons served.

use crate::{OrganisationId, word};
use base::{Act, Error, IdentityId, Moment, Result, words::line};
use store::{On, Query, sql};

store::id! {
    /// A person served.
    CustomerId
}

/// Letters of a name that are kept.
const LONGEST_NAME: usize = 200;

/// A person served.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Customer {
    /// Its row.
    pub id: CustomerId,
    /// As the person, or staff, last wrote it.
    pub name: String,
    /// Where they belong.
    pub organisation_id: Option<OrganisationId>,
    /// In which to write to them, when known: a BCP 47 tag.
    pub language: Option<String>,
    /// Where their clock is, when known: an IANA time zone.
    pub zone: Option<String>,
    /// Everybody should know that this one matters.
    pub vip: bool,
    /// Since when what they write is kept and nobody is called for it.
    pub blocked_at: Option<Moment>,
    /// When words last went either way.
    pub contact_at: Option<Moment>,
    /// Since when they are known.
    pub made_at: Moment,
    /// They were the same person as that one.
    pub merged_into: Option<CustomerId>,
    /// When they were struck by law.
    pub erased_at: Option<Moment>,
}

/// A name as somebody signs with it, who cannot be asked for a shorter one.
pub(crate) fn cut(name: &str) -> String {
    line(name).chars().take(LONGEST_NAME).collect()
}

/// A name as a colleague typed it.
///
/// # Errors
/// [`Error::Invalid`] for the field `name` when nothing is left of it, or too much.
pub(crate) fn named(typed: &str) -> Result<String> {
    let name = line(typed);
    match name.chars().count() {
        0 => Err(Error::invalid("name", "customer-error-name-empty")),
        n if n > LONGEST_NAME => Err(Error::invalid("name", "customer-error-name-long")),
        _ => Ok(name),
    }
}

pub(crate) const COLUMNS: &str = "SELECT c.id, c.name, c.organisation_id, c.language, c.zone, c.vip, c.blocked_at, c.contact_at, \
     c.made_at, c.merged_into, c.erased_at FROM customer c";

impl Customer {
    /// The customer of this id.
    pub async fn find(on: impl Into<On<'_>>, id: CustomerId) -> Result<Customer> {
        Query::new(COLUMNS).with(" WHERE c.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The customer of this id, to be changed: the row stays locked until the deed's end.
    ///
    /// # Errors
    /// [`Error::Refused`] when they are no longer there to be changed: merged or erased.
    pub async fn locked(act: &mut Act, id: CustomerId) -> Result<Customer> {
        let query = Query::new(COLUMNS).with(" WHERE c.id = ", id).for_update(act.engine());
        let found: Customer = query.opt(act).await?.ok_or(Error::Missing)?;
        match (found.merged_into, found.erased_at) {
            (None, None) => Ok(found),
            (Some(_), _) => Err(Error::refused("customer-error-merged")),
            (_, Some(_)) => Err(Error::refused("customer-error-erased")),
        }
    }

    /// The customer behind an identity.
    pub async fn behind(on: impl Into<On<'_>>, identity: IdentityId) -> Result<Customer> {
        Query::new(COLUMNS)
            .with(" JOIN identity i ON i.customer_id = c.id WHERE i.id = ", identity)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// Names behind these identities, for lists.
    pub async fn names(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = IdentityId>,
    ) -> Result<std::collections::HashMap<IdentityId, String>> {
        let ids: Vec<IdentityId> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(std::collections::HashMap::new());
        }
        let rows: Vec<(IdentityId, String)> =
            Query::new("SELECT i.id, c.name FROM identity i JOIN customer c ON c.id = i.customer_id WHERE TRUE")
                .with_in(" AND i.id", ids)
                .all(on)
                .await?;
        Ok(rows.into_iter().collect())
    }

    pub(crate) async fn make(act: &mut Act, name: &str, organisation: Option<OrganisationId>) -> Result<CustomerId> {
        let name = cut(name);
        Ok(sql!(
            "INSERT INTO customer (name, organisation_id, made_at, contact_at) VALUES ($1, $2, $3, $3) RETURNING id"
        )
        .bind(name)
        .bind(organisation)
        .bind(act.now())
        .value(act)
        .await?)
    }

    /// Corrects a name that was only the address so far, when the person signs with one.
    pub async fn call(act: &mut Act, identity: IdentityId, address: &str, name: &str) -> Result<()> {
        let name = cut(name);
        if name.is_empty() || name.contains('@') {
            return Ok(());
        }
        let called: Option<(CustomerId,)> = sql!(
            "UPDATE customer SET name = $3 WHERE id = (SELECT customer_id FROM identity WHERE id = $1) AND name = $2 AND name <> $3
             RETURNING id"
        )
        .bind(identity)
        .bind(address)
        .bind(name)
        .opt(&mut *act)
        .await?;
        match called {
            Some((id,)) => word::refresh(act, id).await,
            None => Ok(()),
        }
    }

    /// Says in which language to write to them.
    pub async fn speaks(act: &mut Act, id: CustomerId, language: &str) -> Result<()> {
        sql!("UPDATE customer SET language = $2 WHERE id = $1").bind(id).bind(language).run(act).await?;
        Ok(())
    }

    /// Words went to or came from them at the moment of the deed. What they wrote may tell in which language, where nobody
    /// knows yet.
    pub async fn met(act: &mut Act, identity: IdentityId, wrote: Option<&str>) -> Result<()> {
        sql!(
            "UPDATE customer SET language = COALESCE(language, $3),
                 contact_at = CASE WHEN contact_at >= $2 THEN contact_at ELSE $2 END
             WHERE id = (SELECT customer_id FROM identity WHERE id = $1)
                 AND (contact_at IS NULL OR contact_at < $2 OR language IS NULL AND CAST($3 AS TEXT) IS NOT NULL)"
        )
        .bind(identity)
        .bind(act.now())
        .bind(wrote.and_then(crate::language_of))
        .run(act)
        .await?;
        Ok(())
    }

    /// Whether what comes from this identity is kept without calling anybody.
    pub async fn is_blocked(on: impl Into<On<'_>>, identity: IdentityId) -> Result<bool> {
        let row: Option<(bool,)> = sql!(
            "SELECT c.blocked_at IS NOT NULL FROM customer c JOIN identity i ON i.customer_id = c.id WHERE i.id = $1"
        )
        .bind(identity)
        .opt(on)
        .await?;
        Ok(row.is_some_and(|(blocked,)| blocked))
    }

    /// The topic open cards of this customer listen to.
    pub fn topic(id: CustomerId) -> String {
        format!("customer:{id}")
    }
}
