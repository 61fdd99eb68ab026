//! By what a customer is known: added, taken off, preferred, proven.

use crate::card::{Typed, ended};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use base::{Error, IdentityId, Result};
use customer::{CustomerId, Identity, IdentityKind};
use people::Agent;
use people_web::{As, Page, Web};
use serde::Deserialize;

/// Another address or number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    value: String,
}

/// What is to become of one: `main`, `proven`, `unproven`, or `_method=delete`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "_method")]
    method: String,
    #[serde(rename = "do")]
    deed: String,
}

/// `POST /customers/{id}/identities`
pub async fn add(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Form(new): Form<New>,
) -> Result<Response> {
    let added = async {
        let value = new.value.trim();
        let kind = IdentityKind::of(value).filter(|kind| *kind != IdentityKind::Name);
        let kind = kind.ok_or_else(|| Error::invalid("value", "customer-error-identity"))?;
        let mut act = who.visit.act(&web).await?;
        Identity::write_down(&mut act, &who.who, id, kind, value).await?;
        act.commit().await
    };
    let added = added.await;
    ended(&web, &page, &who, id, added, Typed { identity: new.value, ..Typed::default() }).await
}

/// `POST /customers/{id}/identities/{identity}`
pub async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((id, identity)): Path<(CustomerId, IdentityId)>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let changed = async {
        let mut act = who.visit.act(&web).await?;
        match (sent.method.as_str(), sent.deed.as_str()) {
            ("delete", _) => Identity::remove(&mut act, &who.who, id, identity).await?,
            (_, "main") => Identity::prefer(&mut act, &who.who, id, identity).await?,
            (_, "proven") => Identity::prove(&mut act, &who.who, id, identity, true).await?,
            (_, "unproven") => Identity::prove(&mut act, &who.who, id, identity, false).await?,
            _ => return Err(Error::invalid("do", "customer-error-value")),
        }
        act.commit().await
    };
    let changed = changed.await;
    ended(&web, &page, &who, id, changed, Typed::default()).await
}
