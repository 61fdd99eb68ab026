//! Persons served.

use crate::OrganisationId;
use base::{Act, Error, IdentityId, Result};
use store::{On, Query, sql};

store::id! {
    /// A person served.
    CustomerId
}

/// A person served.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Customer {
    /// Its row.
    pub id: CustomerId,
    /// As the person, or staff, last wrote it.
    pub name: String,
    /// Where they belong.
    pub organisation_id: Option<OrganisationId>,
    /// In which to write to them, when known.
    pub language: Option<String>,
    /// What every colleague should know.
    pub remark: String,
}

impl Customer {
    /// The customer of this id.
    pub async fn find(on: impl Into<On<'_>>, id: CustomerId) -> Result<Customer> {
        sql!("SELECT id, name, organisation_id, language, remark FROM customer WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The customer behind an identity.
    pub async fn behind(on: impl Into<On<'_>>, identity: IdentityId) -> Result<Customer> {
        sql!(
            "SELECT c.id, c.name, c.organisation_id, c.language, c.remark FROM customer c JOIN identity i ON i.customer_id = c.id
             WHERE i.id = $1"
        )
        .bind(identity)
        .opt(on)
        .await?
        .ok_or(Error::Missing)
    }

    /// Names behind these identities, for lists.
    pub async fn names(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = IdentityId>,
    ) -> Result<std::collections::HashMap<IdentityId, String>> {
        let rows: Vec<(IdentityId, String)> =
            Query::new("SELECT i.id, c.name FROM identity i JOIN customer c ON c.id = i.customer_id WHERE TRUE")
                .with_in(" AND i.id", ids)
                .all(on)
                .await?;
        Ok(rows.into_iter().collect())
    }

    pub(crate) async fn make(act: &mut Act, name: &str, organisation: Option<OrganisationId>) -> Result<CustomerId> {
        let name: String = name.chars().take(200).collect();
        Ok(sql!("INSERT INTO customer (name, organisation_id, made_at) VALUES ($1, $2, $3) RETURNING id")
            .bind(name)
            .bind(organisation)
            .bind(act.now())
            .value(act)
            .await?)
    }

    /// Corrects a name that was only the address so far, when the person signs with one.
    pub async fn call(act: &mut Act, identity: IdentityId, address: &str, name: &str) -> Result<()> {
        let name: String = name.trim().chars().take(200).collect();
        if name.is_empty() || name.contains('@') {
            return Ok(());
        }
        sql!("UPDATE customer SET name = $3 WHERE id = (SELECT customer_id FROM identity WHERE id = $1) AND name = $2")
            .bind(identity)
            .bind(address)
            .bind(name)
            .run(act)
            .await?;
        Ok(())
    }

    /// Says in which language to write to them.
    pub async fn speaks(act: &mut Act, id: CustomerId, language: &str) -> Result<()> {
        sql!("UPDATE customer SET language = $2 WHERE id = $1").bind(id).bind(language).run(act).await?;
        Ok(())
    }
}
