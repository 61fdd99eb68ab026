//! A customer whom a colleague writes down.

use crate::view::OpeningPage;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use base::{Error, Result};
use customer::{Customer, CustomerId, IdentityKind, NewCustomer, Organisation};
use people::Agent;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;

/// The form, as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
    mail: String,
    phone: String,
    organisation: String,
    language: String,
}

/// `GET /customers/new`
pub async fn form(State(web): State<Web>, page: Page, who: As<Agent>) -> Result<Response> {
    show(&web, &page, &who, Sent::default(), &FormFailed::default(), StatusCode::OK).await
}

/// `POST /customers`
pub async fn create(State(web): State<Web>, page: Page, who: As<Agent>, Form(sent): Form<Sent>) -> Result<Response> {
    match introduce(&web, &who, &sent).await {
        Ok(id) => Ok(done(&web, format!("/customers/{id}"), Some("customer-flash-made"))),
        Err(error) => {
            let lang = who.frame(&web, &page, "").await?.lang;
            let failed = FormFailed::of(error, &web, lang)?;
            show(&web, &page, &who, sent, &failed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn introduce(web: &Web, who: &As<Agent>, sent: &Sent) -> Result<CustomerId> {
    let mut act = who.visit.act(web).await?;
    let organisation = match sent.organisation.trim() {
        "" => None,
        name => Some(Organisation::ensure(&mut act, &who.who, name).await?),
    };
    let given = [(IdentityKind::Mail, &sent.mail), (IdentityKind::Phone, &sent.phone)];
    let new = NewCustomer {
        name: sent.name.clone(),
        identities: given.into_iter().filter(|(_, v)| !v.trim().is_empty()).map(|(k, v)| (k, v.clone())).collect(),
        organisation,
        language: Some(sent.language.trim().to_owned()).filter(|l| !l.is_empty()),
    };
    let id = Customer::introduce(&mut act, &who.who, new).await;
    let id = id.map_err(|error| at_its_field(error, sent))?;
    act.commit().await?;
    Ok(id)
}

/// The form has a field for each kind of address; the verb knows only that one of them is wrong.
fn at_its_field(error: Error, sent: &Sent) -> Error {
    let Error::Invalid(fields) = error else { return error };
    let mail_fits = sent.mail.trim().is_empty() || IdentityKind::of(sent.mail.trim()) == Some(IdentityKind::Mail);
    let wrong = if mail_fits && !sent.phone.trim().is_empty() { "phone" } else { "mail" };
    let placed = |(field, why)| (if field == "value" { wrong } else { field }, why);
    Error::Invalid(fields.into_iter().map(placed).collect())
}

async fn show(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    sent: Sent,
    failed: &FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("customer-new");
    let shown = OpeningPage {
        frame: &frame,
        name: failed.field("name", sent.name),
        mail: failed.field("mail", sent.mail),
        phone: failed.field("phone", sent.phone),
        organisation: failed.field("organisation", sent.organisation),
        languages: shell::languages::choices(frame.t("customer-unknown"), &sent.language),
        error: failed.error.clone(),
    };
    draw_as(web, &frame, status, &shown)
}
