//! Companies and households customers belong to.

use base::{Act, Error, IdentityId, Result};
use store::{On, sql};

store::id! {
    /// A company or household.
    OrganisationId
}

/// A company or household customers belong to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    /// Its row.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Mail from this domain belongs here.
    pub domain: Option<String>,
}

impl Organisation {
    /// The organisation of this id.
    pub async fn find(on: impl Into<On<'_>>, id: OrganisationId) -> Result<Organisation> {
        sql!("SELECT id, name, domain FROM organisation WHERE id = $1").bind(id).opt(on).await?.ok_or(Error::Missing)
    }

    /// Makes one; `domain` only if it is theirs alone and no public mail provider's.
    pub async fn make(act: &mut Act, name: &str, domain: Option<&str>) -> Result<OrganisationId> {
        Ok(sql!("INSERT INTO organisation (name, domain, made_at) VALUES ($1, $2, $3) RETURNING id")
            .bind(name)
            .bind(domain.map(str::to_lowercase))
            .bind(act.now())
            .value(act)
            .await?)
    }

    /// Where an address belongs by its domain.
    pub async fn of_address(on: impl Into<On<'_>>, address: &str) -> Result<Option<OrganisationId>> {
        let Some((_, domain)) = address.rsplit_once('@') else {
            return Ok(None);
        };
        let row: Option<(OrganisationId,)> =
            sql!("SELECT id FROM organisation WHERE domain = $1").bind(domain.to_lowercase()).opt(on).await?;
        Ok(row.map(|(id,)| id))
    }

    /// Where the customer behind an identity belongs.
    pub async fn of_identity(on: impl Into<On<'_>>, identity: IdentityId) -> Result<Option<OrganisationId>> {
        let row: Option<(Option<OrganisationId>,)> =
            sql!("SELECT c.organisation_id FROM customer c JOIN identity i ON i.customer_id = c.id WHERE i.id = $1")
                .bind(identity)
                .opt(on)
                .await?;
        Ok(row.and_then(|(id,)| id))
    }
}
