//! A person is struck by law: what goes and what stays is said before, exactly.

use crate::view::ErasurePage;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result, words::fold};
use customer::{Customer, CustomerId, Identity, Remark, striking::Strikers};
use people::Admin;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;

/// The decision, as its form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    why: String,
    name: String,
}

/// `GET /customers/{id}/erasure`
pub async fn show(State(web): State<Web>, page: Page, who: As<Admin>, Path(id): Path<CustomerId>) -> Result<Response> {
    draw(&web, &page, &who, id, Sent::default(), &FormFailed::default(), StatusCode::OK).await
}

/// `POST /customers/{id}/erasure`
pub async fn erase(
    State(web): State<Web>,
    page: Page,
    who: As<Admin>,
    Extension(strikers): Extension<Strikers>,
    Path(id): Path<CustomerId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let erased = async {
        let customer = Customer::find(&web.desk.look(), id).await?;
        // Typed by hand, so that nobody strikes the person they did not mean.
        if fold(sent.name.trim()) != fold(customer.name.trim()) {
            return Err(Error::invalid("name", "customer-error-erasure-name"));
        }
        let mut act = who.visit.act(&web).await?;
        Customer::erase(&mut act, &who.who, id, &sent.why, strikers).await?;
        act.commit().await
    };
    match erased.await {
        Ok(()) => Ok(done(&web, format!("/customers/{id}"), Some("customer-flash-erased"))),
        Err(error) => {
            let lang = who.frame(&web, &page, "").await?.lang;
            let failed = FormFailed::of(error, &web, lang)?;
            draw(&web, &page, &who, id, sent, &failed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn draw(
    web: &Web,
    page: &Page,
    who: &As<Admin>,
    id: CustomerId,
    sent: Sent,
    failed: &FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let look = web.desk.look();
    let customer = Customer::find(&look, id).await?;
    if customer.merged_into.is_some() || customer.erased_at.is_some() {
        return Ok(done(web, format!("/customers/{id}"), None));
    }
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.about("customer-erasure-title", &customer.name);
    let shown = ErasurePage {
        frame: &frame,
        id: id.0,
        identities: Identity::of(&look, id).await?.into_iter().map(|i| i.value).collect(),
        remarks: Remark::of(&look, id).await?.len(),
        goes: web.pieces("erasure-of-customer", &who.who, &frame, &id).await?,
        why: failed.field("why", sent.why),
        typed: failed.field("name", sent.name),
        name: customer.name,
        error: failed.error.clone(),
    };
    draw_as(web, &frame, status, &shown)
}
