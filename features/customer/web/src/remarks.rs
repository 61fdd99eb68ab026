//! What is remarked about a customer.

use crate::card::{Typed, ended};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use base::{Error, Result};
use customer::{Customer, CustomerId, Remark, RemarkId};
use people::Agent;
use people_web::{As, Page, Web};
use serde::Deserialize;

/// A remark, as its form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "_method")]
    method: String,
    #[serde(rename = "do")]
    deed: String,
    text: String,
    pinned: String,
}

/// `POST /customers/{id}/remarks`
pub async fn add(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let written = async {
        let mut act = who.visit.act(&web).await?;
        Customer::locked(&mut act, id).await?;
        Remark::write(&mut act, &who.who, id, &sent.text, !sent.pinned.is_empty()).await?;
        act.commit().await
    };
    let written = written.await;
    ended(&web, &page, &who, id, written, Typed { remark: sent.text, ..Typed::default() }).await
}

/// `POST /customers/{id}/remarks/{remark}`
pub async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((id, remark)): Path<(CustomerId, RemarkId)>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let changed = async {
        let mut act = who.visit.act(&web).await?;
        match (sent.method.as_str(), sent.deed.as_str()) {
            ("delete", _) => Remark::remove(&mut act, &who.who, id, remark).await?,
            (_, "pin") => Remark::pin(&mut act, &who.who, id, remark, true).await?,
            (_, "unpin") => Remark::pin(&mut act, &who.who, id, remark, false).await?,
            _ => return Err(Error::invalid("do", "customer-error-value")),
        }
        act.commit().await
    };
    let changed = changed.await;
    ended(&web, &page, &who, id, changed, Typed::default()).await
}
