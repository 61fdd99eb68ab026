//! By what a customer is known.

use crate::{Customer, CustomerId, Forgotten, Organisation, changing::tell, customer::cut, word};
use base::{Act, Error, IdentityId, Moment, Result, StaffId, Why, words::fold};
use people::Agent;
use std::collections::HashMap;
use store::{On, Query, sql};

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

    /// What someone is known by, from what a colleague typed; `None` for nothing at all and for what
    /// cannot be a mail address.
    pub fn of(known_by: &str) -> Option<IdentityKind> {
        let is_number = |c: char| c.is_ascii_digit() || "+-()/. ".contains(c);
        match known_by.split_once('@') {
            _ if known_by.is_empty() => None,
            Some((local, domain)) => {
                let whole = !local.is_empty() && !domain.is_empty() && !domain.contains('@');
                let plain = !known_by.contains(|c: char| c.is_whitespace() || c.is_control() || ",;<>".contains(c));
                (whole && plain).then_some(IdentityKind::Mail)
            }
            None if known_by.contains(|c: char| c.is_ascii_digit()) && known_by.chars().all(is_number) => {
                Some(IdentityKind::Phone)
            }
            None => Some(IdentityKind::Name),
        }
    }

    /// Whether a value can be of this kind.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the field `value`.
    pub(crate) fn check(self, value: &str) -> Result<()> {
        let value = value.trim();
        let fits = match (self, IdentityKind::of(value)) {
            (IdentityKind::Name, Some(_)) => true,
            (kind, Some(seen)) => kind == seen,
            (_, None) => false,
        };
        match fits && value.chars().count() <= LONGEST {
            true => Ok(()),
            false => Err(Error::invalid("value", "customer-error-identity")),
        }
    }
}

/// Letters of a value at most (RFC 5321 allows 254 for an address).
const LONGEST: usize = 254;
/// Identities of a customer that are read.
const MOST: i64 = 200;

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
    /// Of several, the one to write to.
    pub main: bool,
    /// Since when we know that it is theirs.
    pub proven_at: Option<Moment>,
    /// Who made sure.
    pub proven_by: Option<StaffId>,
}

const COLUMNS: &str = "SELECT id, customer_id, kind, value, main, proven_at, proven_by FROM identity";

/// One identity of a customer, beside the customer.
#[derive(sqlx::FromRow)]
struct OfSame {
    #[sqlx(flatten)]
    customer: Customer,
    identity_id: IdentityId,
    kind: IdentityKind,
    value: String,
    main: bool,
    proven_at: Option<Moment>,
    proven_by: Option<StaffId>,
}

/// Keep it beside [`Customer`].
const OF_SAME: &str = "SELECT c.id, c.name, c.organisation_id, c.language, c.zone, c.vip, c.blocked_at, c.contact_at, c.made_at, \
     c.merged_into, c.erased_at, i.id AS identity_id, i.kind, i.value, i.main, i.proven_at, i.proven_by \
     FROM identity own JOIN customer c ON c.id = own.customer_id JOIN identity i ON i.customer_id = c.id";

impl Identity {
    /// The identity of this id.
    pub async fn find(on: impl Into<On<'_>>, id: IdentityId) -> Result<Identity> {
        Query::new(COLUMNS).with(" WHERE id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The identity with this value, if it is known.
    pub async fn known(on: impl Into<On<'_>>, kind: IdentityKind, value: &str) -> Result<Option<Identity>> {
        let query = Query::new(COLUMNS).with(" WHERE kind = ", kind).with(" AND value_key = ", kind.key(value));
        Ok(query.opt(on).await?)
    }

    /// All identities of a customer: the main one first, then the oldest.
    pub async fn of(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Vec<Identity>> {
        let query = Query::new(COLUMNS).with(" WHERE customer_id = ", customer);
        Ok(query.with(" ORDER BY main DESC, id LIMIT ", MOST).all(on).await?)
    }

    /// Whose an identity is, and all of theirs, as [`Identity::of`] has them: in one statement, because pages ask for both.
    pub async fn of_same(on: impl Into<On<'_>>, identity: IdentityId) -> Result<(Customer, Vec<Identity>)> {
        let query = Query::new(OF_SAME).with(" WHERE own.id = ", identity);
        let rows: Vec<OfSame> = query.with(" ORDER BY i.main DESC, i.id LIMIT ", MOST).all(on).await?;
        let (mut whose, mut all) = (None, Vec::with_capacity(rows.len()));
        for OfSame { customer, identity_id, kind, value, main, proven_at, proven_by } in rows {
            all.push(Identity { id: identity_id, customer_id: customer.id, kind, value, main, proven_at, proven_by });
            whose = Some(customer);
        }
        whose.map(|customer| (customer, all)).ok_or(Error::Missing)
    }

    /// The main or else the oldest mail address or number of each of these customers.
    pub async fn first_of(
        on: impl Into<On<'_>>,
        customers: impl IntoIterator<Item = CustomerId>,
    ) -> Result<HashMap<CustomerId, String>> {
        let query = Query::new(COLUMNS).push(" WHERE kind <> 'name'").with_in(" AND customer_id", customers);
        let known: Vec<Identity> = query.push(" ORDER BY main, id DESC LIMIT 2000").all(on).await?;
        Ok(known.into_iter().map(|i| (i.customer_id, i.value)).collect())
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
        word::refresh(act, customer).await
    }

    /// Makes known that a customer is reached by this.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it cannot be that kind of thing, or is somebody else's: the reason names
    /// whose, because the two may be one person, to be merged.
    pub async fn claim(act: &mut Act, customer: CustomerId, kind: IdentityKind, value: &str) -> Result<IdentityId> {
        kind.check(value)?;
        Forgotten::check(act, "value", &[value]).await?;
        Identity::add(act, customer, kind, value).await?;
        let known = Identity::known(&mut *act, kind, value).await?;
        let known = known.ok_or_else(|| Error::Broken("an identity just made is not there".into()))?;
        if known.customer_id == customer {
            return Ok(known.id);
        }
        let whose = Customer::find(act, known.customer_id).await?.name;
        Err(Error::Invalid(vec![("value", Why::of("customer-error-identity-taken").with("name", whose))]))
    }

    /// [`Identity::claim`] by a colleague, on a card.
    pub async fn write_down(
        act: &mut Act,
        _by: &Agent,
        customer: CustomerId,
        kind: IdentityKind,
        value: &str,
    ) -> Result<IdentityId> {
        Customer::locked(act, customer).await?;
        let id = Identity::claim(act, customer, kind, value).await?;
        tell(act, customer, "identity", None, Some(format!("added {id}"))).await?;
        Ok(id)
    }

    /// Takes an identity off that was written down by mistake.
    ///
    /// # Errors
    /// [`Error::Refused`] when words came or went by it: then it is part of what happened.
    pub async fn remove(act: &mut Act, _by: &Agent, customer: CustomerId, id: IdentityId) -> Result<()> {
        Customer::locked(act, customer).await?;
        let place = act.mark().await?;
        let removed =
            sql!("DELETE FROM identity WHERE id = $1 AND customer_id = $2").bind(id).bind(customer).run(act).await;
        match removed {
            Ok(0) => Err(Error::Missing),
            Ok(_) => {
                act.keep(place).await?;
                word::refresh(act, customer).await?;
                tell(act, customer, "identity", None, Some(format!("removed {id}"))).await
            }
            // Tickets and entries point to it: the database knows all who do, also those right of us.
            Err(sqlx::Error::Database(e)) if e.is_foreign_key_violation() => {
                act.undo_to(place).await?;
                Err(Error::refused("customer-error-identity-used"))
            }
            Err(e) => Err(e.into()),
        }
    }

    /// Of several, the one to write to.
    pub async fn prefer(act: &mut Act, _by: &Agent, customer: CustomerId, id: IdentityId) -> Result<()> {
        Customer::locked(act, customer).await?;
        let own = Identity::find(&mut *act, id).await?;
        if own.customer_id != customer {
            return Err(Error::Missing);
        }
        sql!("UPDATE identity SET main = (id = $2) WHERE customer_id = $1").bind(customer).bind(id).run(act).await?;
        tell(act, customer, "identity", None, Some(format!("main {id}"))).await
    }

    /// We know that it is theirs, or know it no more.
    pub async fn prove(act: &mut Act, by: &Agent, customer: CustomerId, id: IdentityId, proven: bool) -> Result<()> {
        let done = sql!("UPDATE identity SET proven_at = $3, proven_by = $4 WHERE id = $1 AND customer_id = $2")
            .bind(id)
            .bind(customer)
            .bind(proven.then(|| act.now()))
            .bind(Some(by.id).filter(|id| proven && id.0 != 0))
            .run(act)
            .await?;
        if done == 0 {
            return Err(Error::Missing);
        }
        let what = if proven { "proven" } else { "unproven" };
        tell(act, customer, "identity", None, Some(format!("{what} {id}"))).await
    }

    /// The identity with this value; whoever is new becomes a customer called `name`.
    pub async fn recognise(act: &mut Act, kind: IdentityKind, value: &str, name: Option<&str>) -> Result<Identity> {
        if let Some(known) = Identity::known(&mut *act, kind, value).await? {
            return Ok(known);
        }
        let value = value.trim();
        let name = name.map(cut).filter(|n| !n.is_empty()).unwrap_or_else(|| value.to_owned());
        let organisation = Organisation::of_address(&mut *act, value).await?;
        let customer = Customer::make(act, &name, organisation).await?;
        Identity::add(act, customer, kind, value).await?;
        let known = Identity::known(&mut *act, kind, value).await?;
        let known = known.ok_or_else(|| Error::Broken("an identity just made is not there".into()))?;
        if known.customer_id != customer {
            // Another deed met the same stranger first; the customer made here is not needed.
            sql!("DELETE FROM customer_word WHERE customer_id = $1").bind(customer).run(act).await?;
            sql!("DELETE FROM customer WHERE id = $1").bind(customer).run(act).await?;
        }
        Ok(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_says_by_what_a_customer_is_known() {
        let known = [
            ("iva@kovac.example", Some(IdentityKind::Mail)),
            ("+385 (91) 234-567", Some(IdentityKind::Phone)),
            ("Ива Ковач", Some(IdentityKind::Name)),
            ("Shop no. 7", Some(IdentityKind::Name)),
            ("", None),
            ("iva@", None),
            ("a@b.example, c@d.example", None),
        ];
        for (typed, kind) in known {
            assert_eq!(IdentityKind::of(typed), kind, "{typed}");
        }
        assert!(IdentityKind::Mail.check("Iva").is_err() && IdentityKind::Phone.check("iva@kovac.example").is_err());
    }

    #[test]
    fn one_number_written_in_many_ways_is_one_identity() {
        let keys = ["+385 91 234 567", "00385 91 234-567", "+385(91)234567"].map(phone_key);
        assert_eq!(keys, ["+38591234567"; 3].map(str::to_owned));
        assert_eq!(phone_key("091 234 567"), "091234567");
    }
}
