//! By what a customer is known.

use crate::{Customer, CustomerId, Organisation};
use base::{Act, Error, IdentityId, Result, words::fold};
use store::{On, sql};

store::enumeration! {
    /// What kind of thing a customer is known by.
    pub enum IdentityKind {
        /// An e-mail address.
        Mail = "mail",
        /// A telephone number.
        Phone = "phone",
        /// Only a name, as said at the counter or signed under a letter.
        Name = "name",
    }
}

impl IdentityKind {
    /// The form in which values are compared: addresses without case, numbers without spaces and
    /// with one way to write the international prefix, names folded.
    pub fn key(self, value: &str) -> String {
        match self {
            IdentityKind::Mail => value.trim().to_lowercase(),
            IdentityKind::Phone => phone_key(value),
            IdentityKind::Name => fold(value.trim()),
        }
    }
}

fn phone_key(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let international = value.trim_start().starts_with('+');
    match digits.strip_prefix("00") {
        _ if international => format!("+{digits}"),
        Some(rest) => format!("+{rest}"),
        None => digits,
    }
}

/// One address, phone or name of a customer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Identity {
    /// Its row.
    pub id: IdentityId,
    /// Whose.
    pub customer_id: CustomerId,
    /// What it is.
    pub kind: IdentityKind,
    /// As first written.
    pub value: String,
}

impl Identity {
    /// The identity of this id.
    pub async fn find(on: impl Into<On<'_>>, id: IdentityId) -> Result<Identity> {
        sql!("SELECT id, customer_id, kind, value FROM identity WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The identity with this value, if it is known.
    pub async fn known(on: impl Into<On<'_>>, kind: IdentityKind, value: &str) -> Result<Option<Identity>> {
        Ok(sql!("SELECT id, customer_id, kind, value FROM identity WHERE kind = $1 AND value_key = $2")
            .bind(kind)
            .bind(kind.key(value))
            .opt(on)
            .await?)
    }

    /// All identities of a customer, oldest first.
    pub async fn of(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Vec<Identity>> {
        Ok(sql!("SELECT id, customer_id, kind, value FROM identity WHERE customer_id = $1 ORDER BY id")
            .bind(customer)
            .all(on)
            .await?)
    }

    /// Makes known that a customer is reached by this, too; someone else's stays theirs.
    pub async fn add(act: &mut Act, customer: CustomerId, kind: IdentityKind, value: &str) -> Result<()> {
        sql!(
            "INSERT INTO identity (customer_id, kind, value, value_key, made_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (kind, value_key) DO NOTHING"
        )
        .bind(customer)
        .bind(kind)
        .bind(value.trim())
        .bind(kind.key(value))
        .bind(act.now())
        .run(act)
        .await?;
        Ok(())
    }

    /// The identity with this value; whoever is new becomes a customer called `name`.
    pub async fn recognise(act: &mut Act, kind: IdentityKind, value: &str, name: Option<&str>) -> Result<Identity> {
        if let Some(known) = Identity::known(&mut *act, kind, value).await? {
            return Ok(known);
        }
        let value = value.trim();
        let name = name.map(str::trim).filter(|n| !n.is_empty()).unwrap_or(value);
        let organisation = Organisation::of_address(&mut *act, value).await?;
        let customer = Customer::make(act, name, organisation).await?;
        Identity::add(act, customer, kind, value).await?;
        let known = Identity::known(&mut *act, kind, value).await?;
        let known = known.ok_or_else(|| Error::Broken("an identity just made is not there".into()))?;
        if known.customer_id != customer {
            // Another deed met the same stranger first; the customer made here is not needed.
            sql!("DELETE FROM customer WHERE id = $1").bind(customer).run(act).await?;
        }
        Ok(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_written_in_many_ways_is_one_identity() {
        let keys = ["+385 91 234 567", "00385 91 234-567", "+385(91)234567"].map(phone_key);
        assert_eq!(keys, ["+38591234567"; 3].map(str::to_owned));
        assert_eq!(phone_key("091 234 567"), "091234567");
    }
}
