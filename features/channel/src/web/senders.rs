//! Whom the company believes about who wrote a mail.

use crate::mail::{Post, trusting::Believed};
use askama::Template;
use axum::{Extension, Form, extract::State, http::StatusCode, response::Response};
use base::{Error, Result, Setting};
use people::Admin;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Field, Frame};

const PATH: &str = "/settings/senders";

/// `channel/senders.html`.
#[derive(Template)]
#[template(path = "channel/senders.html")]
struct SendersPage<'a> {
    frame: &'a Frame,
    asks: bool,
    servers: Field,
    sealers: Field,
    error: Option<String>,
}

/// Names, as the form sends them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct BelievedForm {
    servers: String,
    sealers: String,
}

/// `GET /settings/senders`
pub async fn show(
    State(web): State<Web>,
    Extension(post): Extension<Post>,
    who: As<Admin>,
    page: Page,
) -> Result<Response> {
    let believed = Believed::read(&web.desk.look()).await?;
    let form = BelievedForm { servers: believed.servers.join("\n"), sealers: believed.sealers.join("\n") };
    draw(&web, &post, &who, &page, form, None).await
}

/// `POST /settings/senders`
pub async fn change(
    State(web): State<Web>,
    Extension(post): Extension<Post>,
    who: As<Admin>,
    page: Page,
    Form(form): Form<BelievedForm>,
) -> Result<Response> {
    match decide(&web, &who, &form).await {
        Ok(()) => Ok(done(&web, PATH, Some("people-flash-saved"))),
        Err(error) => draw(&web, &post, &who, &page, form, Some(error)).await,
    }
}

async fn decide(web: &Web, who: &As<Admin>, form: &BelievedForm) -> Result<()> {
    let mut act = who.visit.act(web).await?;
    Believed::decide(&mut act, &who.who, &form.servers, &form.sealers).await?;
    act.commit().await
}

async fn draw(
    web: &Web,
    post: &Post,
    who: &As<Admin>,
    page: &Page,
    form: BelievedForm,
    refused: Option<Error>,
) -> Result<Response> {
    let frame = who.settings_frame(web, page, "channel-senders").await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let failed = match refused {
        Some(error) => FormFailed::of(error, web, frame.lang)?,
        None => FormFailed::default(),
    };
    let drawn = SendersPage {
        frame: &frame,
        asks: post.checker().asks(),
        servers: failed.field("servers", form.servers),
        sealers: failed.field("sealers", form.sealers),
        error: failed.error,
    };
    draw_as(web, &frame, status, &drawn)
}
