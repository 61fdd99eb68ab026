//! The company's apps at vendors, and consenting there.

use crate::{
    MailboxId, consent,
    grant::Way,
    mail::Post,
    vendor::{App, NewApp, Vendor},
};
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use base::{Error, Result};
use people::{Admin, Staff};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Field, Frame};

const PATH: &str = "/settings/mail-vendors";

/// `channel/vendors.html`.
#[derive(Template)]
#[template(path = "channel/vendors.html")]
struct VendorsPage<'a> {
    frame: &'a Frame,
    vendors: Vec<Line>,
    way_back: String,
    error: Option<String>,
}

/// A vendor with its form.
struct Line {
    vendor: Vendor,
    is_set: bool,
    inputs: [Input; 4],
}

struct Input {
    name: &'static str,
    label: String,
    kind: &'static str,
    complete: &'static str,
    required: bool,
    field: Field,
}

/// An app, as its form sends it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AppForm {
    client_id: String,
    secret: String,
    authorize_url: String,
    token_url: String,
}

/// What a vendor sends people back with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Returned {
    state: String,
    code: String,
    error: String,
    error_description: String,
}

/// `GET /settings/mail-vendors`
pub async fn index(State(web): State<Web>, who: As<Admin>, page: Page) -> Result<Response> {
    draw(&web, &who, &page, None).await
}

/// `POST /settings/mail-vendors/{vendor}`
pub async fn change(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Path(vendor): Path<String>,
    Form(form): Form<AppForm>,
) -> Result<Response> {
    let vendor: Vendor = vendor.parse().map_err(|_| Error::Missing)?;
    match set(&web, &who, vendor, &form).await {
        Ok(()) => Ok(done(&web, PATH, Some("people-flash-saved"))),
        Err(error) => draw(&web, &who, &page, Some((vendor, form, error))).await,
    }
}

async fn set(web: &Web, who: &As<Admin>, vendor: Vendor, form: &AppForm) -> Result<()> {
    let mut act = who.visit.act(web).await?;
    let new = NewApp {
        client_id: &form.client_id,
        secret: &form.secret,
        authorize_url: &form.authorize_url,
        token_url: &form.token_url,
    };
    App::set(&mut act, &who.who, vendor, &new).await?;
    act.commit().await
}

/// `GET /settings/mailboxes/{id}/consent`: to the vendor. A link and no form: the content security policy lets
/// forms lead nowhere else.
pub async fn go(State(web): State<Web>, who: As<Admin>, Path(id): Path<MailboxId>) -> Result<Response> {
    away(&web, &who, id, Way::In).await
}

/// `GET /settings/mailboxes/{id}/relay/consent`: the same, begun where one says how mails leave.
pub async fn go_out(State(web): State<Web>, who: As<Admin>, Path(id): Path<MailboxId>) -> Result<Response> {
    away(&web, &who, id, Way::Out).await
}

/// The page of a way.
fn place(id: MailboxId, way: Way) -> String {
    match way {
        Way::In => format!("/settings/mailboxes/{id}/fetching"),
        Way::Out => format!("/settings/mailboxes/{id}"),
    }
}

async fn away(web: &Web, who: &As<Admin>, id: MailboxId, way: Way) -> Result<Response> {
    let me: &Staff = &who.who;
    match consent::page(&web.desk, (id, way), me.id).await {
        Ok(page) => Ok(Redirect::to(&page).into_response()),
        Err(Error::Refused(_)) => Ok(done(web, PATH, Some("channel-vendor-none"))),
        // Set otherwise meanwhile.
        Err(Error::Missing) => Ok(done(web, place(id, way), None)),
        Err(error) => Err(error),
    }
}

/// `GET /settings/mailboxes/consent`: back from the vendor.
pub async fn come_back(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Extension(post): Extension<Post>,
    Query(returned): Query<Returned>,
) -> Result<Response> {
    let me: &Staff = &who.who;
    let Some(errand) = consent::returned(&web.desk, me.id, &returned.state) else {
        return Ok(done(&web, "/settings/mailboxes", Some("channel-consent-stale")));
    };
    let (mailbox, back) = (errand.mailbox, place(errand.mailbox, errand.way));
    let said = if returned.error.is_empty() {
        match consent::take(&web.desk, (&who.who, me.id), errand, &returned.state, &returned.code).await {
            Ok(taken) => taken.err().map(|fault| fault.said),
            // Set otherwise meanwhile.
            Err(Error::Missing) => {
                return Ok(done(&web, back, Some("channel-consent-changed")));
            }
            Err(error) => return Err(error),
        }
    } else {
        Some(imap::oauth::denied(&returned.error, &returned.error_description).said)
    };
    match (said, errand.way) {
        (None, Way::In) => Ok(done(&web, back, Some("channel-flash-consented"))),
        (None, Way::Out) => Ok(done(&web, back, Some("channel-flash-consented-out"))),
        (Some(said), Way::In) => super::fetching::refused(&web, &who, &page, mailbox, said).await,
        (Some(said), Way::Out) => super::mailbox::refused(&web, &who, &page, &post, (mailbox, said)).await,
    }
}

async fn draw(web: &Web, who: &As<Admin>, page: &Page, refused: Option<(Vendor, AppForm, Error)>) -> Result<Response> {
    let look = web.desk.look();
    let frame = who.settings_frame(web, page, "channel-vendors").await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (of, form, failed) = match refused {
        Some((vendor, form, error)) => (Some(vendor), form, FormFailed::of(error, web, frame.lang)?),
        None => (None, AppForm::default(), FormFailed::default()),
    };
    let mut vendors = Vec::new();
    for vendor in Vendor::ALL.iter().copied() {
        let kept = App::at(&look, vendor).await?;
        let is_set = kept.is_some();
        let inputs = match of == Some(vendor) {
            true => inputs(&frame, &form, |name, value| failed.field(name, value)),
            false => inputs(&frame, &AppForm::of(vendor, kept), |_, value| Field::of(value)),
        };
        vendors.push(Line { vendor, is_set, inputs });
    }
    let drawn = VendorsPage { vendors, way_back: consent::way_back(&web.desk), error: failed.error, frame: &frame };
    draw_as(web, &frame, status, &drawn)
}

impl AppForm {
    /// What is set, or what the vendor's documents say.
    fn of(vendor: Vendor, kept: Option<App>) -> AppForm {
        let (authorize_url, token_url) = vendor.endpoints();
        let usual =
            AppForm { authorize_url: authorize_url.to_owned(), token_url: token_url.to_owned(), ..AppForm::default() };
        kept.map_or(usual, |app| AppForm {
            client_id: app.client_id,
            secret: String::new(),
            authorize_url: app.authorize_url,
            token_url: app.token_url,
        })
    }
}

fn inputs(frame: &Frame, form: &AppForm, field: impl Fn(&'static str, String) -> Field) -> [Input; 4] {
    let input = |name, label, kind, value: &str| Input {
        name,
        label: frame.t(label),
        kind,
        complete: if kind == "password" { "new-password" } else { "off" },
        required: kind != "password",
        field: field(name, value.to_owned()),
    };
    [
        input("client_id", "channel-vendor-id", "text", &form.client_id),
        input("secret", "channel-vendor-secret", "password", ""),
        input("authorize_url", "channel-vendor-authorize", "url", &form.authorize_url),
        input("token_url", "channel-vendor-token", "url", &form.token_url),
    ]
}
