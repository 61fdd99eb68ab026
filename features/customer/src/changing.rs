//! What colleagues write on a customer's card.

use crate::{
    Customer, CustomerId, Identity, IdentityKind, Organisation, OrganisationId, customer::cut, customer::named,
    event::Changed, event::HandedOut, word,
};
use base::{Act, Error, Result, Why};
use people::{Agent, Supervisor, languages};
use store::sql;

/// A customer whom a colleague writes down.
#[derive(Clone, Debug, Default)]
pub struct NewCustomer {
    /// Their name; without one, their address is it.
    pub name: String,
    /// Addresses, numbers; at least one, unless there is a name.
    pub identities: Vec<(IdentityKind, String)>,
    /// Where they belong; without it, what their address says.
    pub organisation: Option<OrganisationId>,
    /// In which to write to them.
    pub language: Option<String>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The name.
    pub name: Option<String>,
    /// The language; `Some(None)`: not known.
    pub language: Option<Option<String>>,
    /// The time zone; `Some(None)`: not known.
    pub zone: Option<Option<String>>,
    /// The organisation; `Some(None)`: none.
    pub organisation: Option<Option<OrganisationId>>,
    /// Whether everybody should know that they matter.
    pub vip: Option<bool>,
    /// Whether what they write is kept without calling anybody.
    pub blocked: Option<bool>,
}

/// Letters of a language's or a zone's name at most.
const LONGEST_WORD: usize = 64;

impl Customer {
    /// Writes a customer down.
    ///
    /// # Errors
    /// [`Error::Invalid`] without name and address, with an address that cannot be one, or with one
    /// that is somebody else's: the reason names whose.
    pub async fn introduce(act: &mut Act, _by: &Agent, new: NewCustomer) -> Result<CustomerId> {
        let name = new.name.trim();
        let first = new.identities.iter().map(|(_, value)| value.trim()).find(|value| !value.is_empty());
        // An address may be longer than a name.
        let name = if name.is_empty() { named(&cut(first.unwrap_or_default())) } else { named(name) }?;
        for (kind, value) in &new.identities {
            kind.check(value)?;
        }
        let organisation = match (new.organisation, first) {
            (None, Some(address)) => Organisation::of_address(&mut *act, address).await?,
            (given, _) => given,
        };
        let id = Customer::make(act, &name, organisation).await?;
        for (kind, value) in &new.identities {
            Identity::claim(act, id, *kind, value).await?;
        }
        let spoken = Change { language: Some(new.language.clone()), ..Change::default() };
        if let Some(language) = &spoken.applied(Customer::find(&mut *act, id).await?, act.now())?.language {
            Customer::speaks(act, id, language).await?;
        }
        word::refresh(act, id).await?;
        tell(act, id, "made", None, None).await?;
        Ok(id)
    }

    /// Keeps that what is known of them was handed out, by whom and with what; the file itself is not kept.
    ///
    /// # Errors
    /// [`Error::Refused`] when the card is merged into another, or struck: then nothing is known.
    pub async fn hand_out(act: &mut Act, _by: &Supervisor, id: CustomerId, internal: bool) -> Result<Customer> {
        let customer = Customer::locked(act, id).await?;
        act.tell(id, &HandedOut { customer: id, internal }).await?;
        Ok(customer)
    }

    /// Changes a customer's card; what is as it was is not told.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name would be empty or a language or zone is none.
    pub async fn change(act: &mut Act, _by: &Agent, id: CustomerId, change: &Change) -> Result<Customer> {
        let before = Customer::locked(act, id).await?;
        let now = change.applied(before.clone(), act.now())?;
        if let Some(organisation) = now.organisation_id.filter(|o| Some(*o) != before.organisation_id) {
            Organisation::find(&mut *act, organisation).await?;
        }
        if now == before {
            return Ok(before);
        }
        sql!(
            "UPDATE customer SET name = $2, language = $3, zone = $4, organisation_id = $5, vip = $6, blocked_at = $7 WHERE id = $1"
        )
        .bind(id)
        .bind(now.name.as_str())
        .bind(now.language.clone())
        .bind(now.zone.clone())
        .bind(now.organisation_id)
        .bind(now.vip)
        .bind(now.blocked_at)
        .run(act)
        .await?;
        if now.name != before.name {
            word::refresh(act, id).await?;
        }
        for (field, from, to) in differences(&before, &now) {
            tell(act, id, field, from, to).await?;
        }
        Ok(now)
    }
}

/// What happened on a card; open pages of it fetch themselves again.
pub(crate) async fn tell(
    act: &mut Act,
    customer: CustomerId,
    field: &str,
    from: Option<String>,
    to: Option<String>,
) -> Result<()> {
    act.tell(customer, &Changed { customer, field: field.to_owned(), from, to }).await?;
    act.refresh(Customer::topic(customer));
    Ok(())
}

type Difference = (&'static str, Option<String>, Option<String>);

/// What is told of a change: a name only that it is another.
fn differences(before: &Customer, now: &Customer) -> Vec<Difference> {
    let id = |o: Option<OrganisationId>| o.map(|id| id.to_string());
    let yes = |b: bool| Some(b.to_string());
    let mut found: Vec<Difference> = vec![
        ("language", before.language.clone(), now.language.clone()),
        ("zone", before.zone.clone(), now.zone.clone()),
        ("organisation", id(before.organisation_id), id(now.organisation_id)),
        ("vip", yes(before.vip), yes(now.vip)),
        ("blocked", yes(before.blocked_at.is_some()), yes(now.blocked_at.is_some())),
    ];
    found.retain(|(_, from, to)| from != to);
    if before.name != now.name {
        found.push(("name", None, None));
    }
    found
}

impl Change {
    /// The card with the change on it.
    fn applied(&self, mut card: Customer, now: base::Moment) -> Result<Customer> {
        let mut wrong = Vec::new();
        match self.name.as_deref().map(named).transpose() {
            Ok(name) => card.name = name.unwrap_or(card.name),
            Err(Error::Invalid(fields)) => wrong.extend(fields),
            Err(other) => return Err(other),
        }
        for (field, given, place) in
            [("language", &self.language, &mut card.language), ("zone", &self.zone, &mut card.zone)]
        {
            let Some(given) = given else { continue };
            *place = given.as_deref().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
            let plain = |word: &String| {
                let letter = |c: char| c.is_ascii_alphanumeric() || "-_/+".contains(c);
                word.len() <= LONGEST_WORD && word.chars().all(letter)
            };
            if !place.as_ref().is_none_or(plain) {
                wrong.push((field, Why::of("customer-error-value")));
            }
        }
        // Written one way, it meets what the company has in that language; what is no tag stays as it was typed.
        card.language = card.language.map(|typed| languages::tag(&typed).unwrap_or(typed));
        card.organisation_id = self.organisation.unwrap_or(card.organisation_id);
        card.vip = self.vip.unwrap_or(card.vip);
        card.blocked_at = match self.blocked {
            Some(true) => card.blocked_at.or(Some(now)),
            Some(false) => None,
            None => card.blocked_at,
        };
        if wrong.is_empty() { Ok(card) } else { Err(Error::Invalid(wrong)) }
    }
}
