//! Customers as programs see them, under `/api/v1/customers`.

use crate::fields;
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use base::{Error, IdentityId, Look, Result};
use customer::{
    Change, Customer, CustomerId, Identity, IdentityKind, Line, NewCustomer, Organisation, OrganisationId, Remark,
    Wanted,
};
use field_web::api::FieldBody;
use people::Agent;
use people_web::{As, Problem, Web};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Customers of one answer, when nothing else is asked.
const LIMIT: usize = 50;

/// The API, with its description.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list_customers, make_customer))
        .routes(routes!(show_customer, change_customer))
        .routes(routes!(add_identity))
        .routes(routes!(remove_identity))
        .routes(routes!(fields::fill_in_customer))
}

/// Which customers are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Asked {
    /// Beginnings of words of a name, an address, a number or an organisation.
    q: String,
    /// Only VIPs.
    vip: bool,
    /// Only blocked ones.
    blocked: bool,
    /// Only of this organisation.
    #[param(value_type = Option<i64>)]
    organisation: Option<OrganisationId>,
    /// Where to go on: `next` of the answer before.
    #[param(value_type = Option<String>)]
    cursor: Option<String>,
    /// Customers in one answer: 50 unless asked, 200 at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<usize>,
}

/// A customer in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct CustomerLine {
    /// Their id.
    id: i64,
    /// Their name.
    name: String,
    /// The name of where they belong.
    #[schema(required)]
    organisation: Option<String>,
    /// A BCP 47 tag.
    #[schema(required)]
    language: Option<String>,
    /// Whether everybody should know that they matter.
    vip: bool,
    /// Whether what they write is kept without calling anybody.
    blocked: bool,
    /// When words last went either way.
    #[schema(format = DateTime)]
    contact_at: String,
}

/// Customers, whom words last went to or came from first.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct CustomerList {
    /// The customers.
    customers: Vec<CustomerLine>,
    /// The `cursor` of what comes after; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// By what a customer is known.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct IdentityBody {
    /// Its id.
    id: i64,
    /// `mail`, `phone` or `name`.
    kind: String,
    /// As first written.
    value: String,
    /// Of several, the one to write to.
    main: bool,
    /// Whether we know that it is theirs.
    proven: bool,
}

/// A remark about a customer.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct RemarkBody {
    /// The words.
    text: String,
    /// Shown on every ticket of the customer.
    pinned: bool,
    /// When it was written.
    #[schema(format = DateTime)]
    made_at: String,
}

/// A person who is served.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Customer)]
pub(crate) struct CustomerBody {
    /// Their id.
    id: i64,
    /// Their name.
    name: String,
    /// Where they belong.
    #[schema(required)]
    organisation: Option<NamedOrganisation>,
    /// In which to write to them: a BCP 47 tag.
    #[schema(required)]
    language: Option<String>,
    /// Where their clock is: an IANA time zone.
    #[schema(required)]
    zone: Option<String>,
    /// Whether everybody should know that they matter.
    vip: bool,
    /// Whether what they write is kept without calling anybody.
    blocked: bool,
    /// By what they are known.
    identities: Vec<IdentityBody>,
    /// What colleagues should know.
    remarks: Vec<RemarkBody>,
    /// What the company wants to know of customers, in its order.
    fields: Vec<FieldBody>,
    /// Since when they are known.
    #[schema(format = DateTime)]
    made_at: String,
    /// When words last went either way.
    #[schema(format = DateTime, required)]
    contact_at: Option<String>,
    /// They were the same person as the customer of this id.
    #[schema(required)]
    merged_into: Option<i64>,
    /// Where people see it.
    #[schema(format = "uri")]
    url: String,
}

/// An organisation.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct NamedOrganisation {
    /// Its id.
    id: i64,
    /// Its name.
    name: String,
}

/// A customer to be written down.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
struct NewCustomerBody {
    /// Their name; without one, their first address is it.
    name: String,
    /// Mail addresses and telephone numbers; which is which is seen.
    identities: Vec<String>,
    /// The name of where they belong; made when there is none of that name.
    organisation: Option<String>,
    /// In which to write to them.
    language: Option<String>,
}

/// What is to be changed; what is left out stays, `null` takes away.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
struct ChangeBody {
    /// The name.
    name: Option<String>,
    /// In which to write to them.
    #[schema(value_type = Option<String>)]
    #[serde(deserialize_with = "said")]
    language: Option<Option<String>>,
    /// Where their clock is.
    #[schema(value_type = Option<String>)]
    #[serde(deserialize_with = "said")]
    zone: Option<Option<String>>,
    /// The name of where they belong; made when there is none of that name.
    #[schema(value_type = Option<String>)]
    #[serde(deserialize_with = "said")]
    organisation: Option<Option<String>>,
    /// Whether everybody should know that they matter.
    vip: Option<bool>,
    /// Whether what they write is kept without calling anybody.
    blocked: Option<bool>,
}

/// `null` is said, too.
fn said<'de, D: Deserializer<'de>>(given: D) -> std::result::Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(given).map(Some)
}

/// One more address or number.
#[derive(Clone, Debug, Deserialize, ToSchema)]
struct NewIdentity {
    /// A mail address or a telephone number; which is seen.
    value: String,
}

/// Customers.
#[utoipa::path(get, path = "/api/v1/customers", tag = "customers", params(Asked), security(("bearer" = [])),
    responses((status = 200, description = "A page of them.", body = CustomerList), (status = 401, description = "No valid token.", body = Problem), (status = 422, description = "A filter is wrong.", body = Problem)))]
async fn list_customers(
    State(web): State<Web>,
    _who: As<Agent>,
    Query(asked): Query<Asked>,
) -> Result<Json<CustomerList>> {
    let wanted = Wanted { text: asked.q, vip: asked.vip, blocked: asked.blocked, organisation: asked.organisation };
    let place = asked.cursor.as_deref().filter(|c| !c.is_empty()).map(str::parse).transpose()?;
    let page = wanted.page(&web.desk.look(), place, asked.limit.unwrap_or(LIMIT)).await?;
    let line = |line: Line| CustomerLine {
        id: line.id.0,
        name: line.name,
        organisation: line.organisation,
        language: line.language,
        vip: line.vip,
        blocked: line.blocked_at.is_some(),
        contact_at: line.contact_at.iso(),
    };
    Ok(Json(CustomerList {
        customers: page.lines.into_iter().map(line).collect(),
        next: page.next.map(|place| place.to_string()),
    }))
}

/// Writes a customer down.
#[utoipa::path(post, path = "/api/v1/customers", tag = "customers", request_body = NewCustomerBody, security(("bearer" = [])),
    responses((status = 201, description = "The customer.", body = CustomerBody), (status = 401, description = "No valid token.", body = Problem), (status = 422, description = "Something is missing, wrong, or somebody else's.", body = Problem)))]
async fn make_customer(
    State(web): State<Web>,
    who: As<Agent>,
    Json(new): Json<NewCustomerBody>,
) -> Result<impl IntoResponse> {
    let mut act = who.visit.act(&web).await?;
    let organisation = match new.organisation.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Some(Organisation::ensure(&mut act, &who.who, name).await?),
        None => None,
    };
    let identities = new.identities.into_iter().map(|value| Ok((kind_of(&value)?, value)));
    let new = NewCustomer {
        name: new.name,
        identities: identities.collect::<Result<_>>()?,
        organisation,
        language: new.language.filter(|l| !l.trim().is_empty()),
    };
    let id = Customer::introduce(&mut act, &who.who, new).await?;
    act.commit().await?;
    let location = [(header::LOCATION, format!("/api/v1/customers/{id}"))];
    Ok((StatusCode::CREATED, location, Json(body(&web, &web.desk.look(), id).await?)))
}

/// A customer.
#[utoipa::path(get, path = "/api/v1/customers/{id}", tag = "customers", params(("id" = i64, Path, description = "The customer's id.")), security(("bearer" = [])),
    responses((status = 200, description = "The customer.", body = CustomerBody), (status = 401, description = "No valid token.", body = Problem), (status = 404, description = "There is none.", body = Problem)))]
async fn show_customer(
    State(web): State<Web>,
    _who: As<Agent>,
    Path(id): Path<CustomerId>,
) -> Result<Json<CustomerBody>> {
    Ok(Json(body(&web, &web.desk.look(), id).await?))
}

/// Changes a customer's card.
#[utoipa::path(patch, path = "/api/v1/customers/{id}", tag = "customers", params(("id" = i64, Path, description = "The customer's id.")), request_body = ChangeBody, security(("bearer" = [])),
    responses((status = 200, description = "The customer.", body = CustomerBody), (status = 401, description = "No valid token.", body = Problem), (status = 403, description = "Merged, or struck.", body = Problem), (status = 404, description = "There is none.", body = Problem), (status = 422, description = "A value is wrong.", body = Problem)))]
async fn change_customer(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Json(change): Json<ChangeBody>,
) -> Result<Json<CustomerBody>> {
    if change.zone.iter().flatten().any(|zone| !people_web::zones::is_known(zone)) {
        return Err(Error::invalid("zone", "customer-error-value"));
    }
    let mut act = who.visit.act(&web).await?;
    let organisation = match &change.organisation {
        None => None,
        Some(None) => Some(None),
        Some(Some(name)) => Some(Some(Organisation::ensure(&mut act, &who.who, name).await?)),
    };
    let change = Change {
        name: change.name,
        language: change.language,
        zone: change.zone,
        organisation,
        vip: change.vip,
        blocked: change.blocked,
    };
    Customer::change(&mut act, &who.who, id, &change).await?;
    act.commit().await?;
    Ok(Json(body(&web, &web.desk.look(), id).await?))
}

/// Adds an address or a number.
#[utoipa::path(post, path = "/api/v1/customers/{id}/identities", tag = "customers", params(("id" = i64, Path, description = "The customer's id.")), request_body = NewIdentity, security(("bearer" = [])),
    responses((status = 201, description = "The customer.", body = CustomerBody), (status = 401, description = "No valid token.", body = Problem), (status = 404, description = "There is none.", body = Problem), (status = 422, description = "It is neither, or somebody else's.", body = Problem)))]
async fn add_identity(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Json(new): Json<NewIdentity>,
) -> Result<impl IntoResponse> {
    let kind = kind_of(&new.value)?;
    let mut act = who.visit.act(&web).await?;
    Identity::write_down(&mut act, &who.who, id, kind, &new.value).await?;
    act.commit().await?;
    Ok((StatusCode::CREATED, Json(body(&web, &web.desk.look(), id).await?)))
}

/// Takes an address or a number off that nothing came or went by.
#[utoipa::path(delete, path = "/api/v1/customers/{id}/identities/{identity}", tag = "customers",
    params(("id" = i64, Path, description = "The customer's id."), ("identity" = i64, Path, description = "The identity's id.")), security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), (status = 401, description = "No valid token.", body = Problem), (status = 403, description = "Words came or went by it.", body = Problem), (status = 404, description = "There is none.", body = Problem)))]
async fn remove_identity(
    State(web): State<Web>,
    who: As<Agent>,
    Path((id, identity)): Path<(CustomerId, IdentityId)>,
) -> Result<StatusCode> {
    let mut act = who.visit.act(&web).await?;
    Identity::remove(&mut act, &who.who, id, identity).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn kind_of(value: &str) -> Result<IdentityKind> {
    let kind = IdentityKind::of(value.trim()).filter(|kind| *kind != IdentityKind::Name);
    kind.ok_or_else(|| Error::invalid("value", "customer-error-identity"))
}

pub(crate) async fn body(web: &Web, look: &Look, id: CustomerId) -> Result<CustomerBody> {
    let customer = Customer::find(look, id).await?;
    let organisation = match customer.organisation_id {
        Some(id) => {
            let found = Organisation::find(look, id).await?;
            Some(NamedOrganisation { id: found.id.0, name: found.name })
        }
        None => None,
    };
    let identity = |i: Identity| IdentityBody {
        id: i.id.0,
        kind: i.kind.to_string(),
        value: i.value,
        main: i.main,
        proven: i.proven_at.is_some(),
    };
    let remark = |r: Remark| RemarkBody { text: r.text, pinned: r.pinned, made_at: r.made_at.iso() };
    let (fields, values) = customer.fields(look).await?;
    Ok(CustomerBody {
        id: id.0,
        name: customer.name,
        organisation,
        language: customer.language,
        zone: customer.zone,
        vip: customer.vip,
        blocked: customer.blocked_at.is_some(),
        identities: Identity::of(look, id).await?.into_iter().map(identity).collect(),
        remarks: Remark::of(look, id).await?.into_iter().map(remark).collect(),
        fields: FieldBody::of(fields, &values, |value| value),
        made_at: customer.made_at.iso(),
        contact_at: customer.contact_at.map(store::Moment::iso),
        merged_into: customer.merged_into.map(|id| id.0),
        url: format!("{}/customers/{id}", web.desk.url()),
    })
}
