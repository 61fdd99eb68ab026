//! A customer's card, as it is handed out.

use base::{Look, Result};
use customer::{Customer, Identity, Organisation, Remark};
use field::Kind;
use serde::Serialize;
use shell::Frame;

/// The card. What is empty is not known.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub id: i64,
    pub name: String,
    /// Names of cards that were merged into it.
    pub other_names: Vec<String>,
    pub known_since: String,
    pub last_contact: Option<String>,
    pub known_by: Vec<KnownBy>,
    pub organisation: Option<String>,
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub vip: bool,
    pub blocked_since: Option<String>,
    pub fields: Vec<Filled>,
    /// What colleagues remarked; only with what is internal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<Vec<Remarked>>,
}

/// An address, a number or a name.
#[derive(Clone, Debug, Serialize)]
pub struct KnownBy {
    pub kind: &'static str,
    pub value: String,
    pub proven_at: Option<String>,
}

/// Something the company wanted to know.
#[derive(Clone, Debug, Serialize)]
pub struct Filled {
    pub name: String,
    pub value: String,
}

/// Something remarked.
#[derive(Clone, Debug, Serialize)]
pub struct Remarked {
    pub at: String,
    pub text: String,
    pub removed: bool,
}

impl Card {
    /// A customer's card as it is now.
    pub async fn of(look: &Look, frame: &Frame, customer: &Customer, internal: bool) -> Result<Card> {
        let organisation = match customer.organisation_id {
            Some(id) => Some(Organisation::find(look, id).await?.name),
            None => None,
        };
        let known = Identity::of(look, customer.id).await?.into_iter();
        let (fields, values) = customer.fields(look).await?;
        let remarks = if internal { Some(remarks(look, customer).await?) } else { None };
        Ok(Card {
            id: customer.id.0,
            name: customer.name.clone(),
            other_names: Customer::merged_here(look, customer.id).await?.into_iter().map(|c| c.name).collect(),
            known_since: customer.made_at.iso(),
            last_contact: customer.contact_at.map(|at| at.iso()),
            known_by: known
                .map(|i| KnownBy { kind: i.kind.as_str(), value: i.value, proven_at: i.proven_at.map(|at| at.iso()) })
                .collect(),
            organisation,
            language: customer.language.clone(),
            time_zone: customer.zone.clone(),
            vip: customer.vip,
            blocked_since: customer.blocked_at.map(|at| at.iso()),
            fields: filled(frame, &fields, &values),
            remarks,
        })
    }
}

async fn remarks(look: &Look, customer: &Customer) -> Result<Vec<Remarked>> {
    let ever = Remark::ever(look, customer.id).await?.into_iter();
    let told = |(remark, removed): (Remark, bool)| Remarked { at: remark.made_at.iso(), text: remark.text, removed };
    Ok(ever.map(told).collect())
}

/// What was filled in, in words.
pub fn filled(frame: &Frame, fields: &[field::Field], values: &field::Values) -> Vec<Filled> {
    let value = |f: &field::Field| match (f.kind, values.get(f)) {
        (_, None) => None,
        (Kind::Money, Some(minor)) => Some(frame.money(minor.as_i64().unwrap_or_default(), &f.currency)),
        (Kind::YesNo, Some(_)) => Some(frame.t(format!("field-{}", values.written(f)))),
        (_, Some(_)) => Some(values.written(f)),
    };
    fields.iter().filter_map(|f| Some(Filled { name: f.name.clone(), value: value(f)? })).collect()
}
