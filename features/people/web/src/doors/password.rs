//! A forgotten password.

use super::{Connections, Visitor, entered};
use crate::{
    FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{ForgotPage, ResetPage},
};
use axum::{
    extract::{Form, Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Actor, Error, Result, StaffId};
use people::{Staff, reset, signing_in};
use serde::Deserialize;
use shell::{Field, Frame};

/// Whether the form was just sent.
#[derive(Deserialize)]
pub(super) struct Asked {
    sent: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Forgotten {
    #[serde(default)]
    email: String,
}

#[derive(Deserialize)]
pub(super) struct Reset {
    #[serde(default)]
    token: String,
    #[serde(default)]
    password: String,
}

pub(super) async fn forgotten(State(web): State<Web>, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let frame = page.frame(&web, "people-forgot-title");
    draw(&web, &frame, &ForgotPage { frame: &frame, email: Field::default(), sent: asked.sent.is_some() })
}

/// One answer to everybody: whether an address is known is nobody's business.
pub(super) async fn ask(State(web): State<Web>, Form(form): Form<Forgotten>) -> Result<Response> {
    reset::ask(&web.desk, &form.email).await?;
    Ok(done(&web, "/password/forgotten?sent=yes", None))
}

pub(super) async fn edit(State(web): State<Web>, page: Page, Path(token): Path<String>) -> Result<Response> {
    let frame = page.frame(&web, "people-reset-title");
    let known = reset::owner(&web.desk.look(), web.desk.keys(), &token, page.now).await;
    let (status, failed) = match known {
        Ok(_) => (StatusCode::OK, FormFailed::default()),
        Err(error) => (error.status(), reset_failed(&web, &frame, error)?),
    };
    draw_as(&web, &frame, status, &reset_page(&frame, token, &failed))
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    visitor: Visitor,
    Form(form): Form<Reset>,
) -> Result<Response> {
    match set(&web, &form).await {
        Ok((who, new)) => {
            // A mailed link stands for the password, not for the second step.
            let mut act = web.desk.act(Actor::Staff(who)).await?;
            let come = signing_in::enter(&mut act, who, &visitor.address, &visitor.agent).await?;
            act.commit().await?;
            Ok(entered(&web, &come, if new { "/welcome" } else { "/" }, Some("people-password-changed")))
        }
        Err(error) => {
            let frame = page.frame(&web, "people-reset-title");
            let failed = reset_failed(&web, &frame, error)?;
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &reset_page(&frame, form.token, &failed))
        }
    }
}

/// Sets it; whose it is, and whether it is their first.
async fn set(web: &Web, form: &Reset) -> Result<(StaffId, bool)> {
    let (_, owner) = reset::owner(&web.desk.look(), web.desk.keys(), &form.token, web.desk.now()).await?;
    let connections = Connections::of(web, owner).await?;
    let new = Staff::invited(&web.desk.look()).await?.contains_key(&owner);
    let who = reset::set(&web.desk, &form.token, form.password.clone()).await?;
    connections.close(web);
    Ok((who, new))
}

/// A link that leads nowhere is old or used: nobody mistypes one.
fn reset_failed(web: &Web, frame: &Frame, error: Error) -> Result<FormFailed> {
    let error = if matches!(error, Error::Missing) { Error::refused("people-reset-old") } else { error };
    FormFailed::of(error, web, frame.lang)
}

fn reset_page<'a>(frame: &'a Frame, token: String, failed: &FormFailed) -> ResetPage<'a> {
    ResetPage { frame, token, password: failed.field("password", ""), error: failed.error.clone() }
}
