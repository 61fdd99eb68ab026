//! One's tokens for programs.

use super::{Method, account::account_page, framed};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::AccountPage,
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::Result;
use people::{ApiToken, Colleague, TokenId};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct NewToken {
    #[serde(rename = "token-name", default)]
    name: String,
}

/// The token is shown in the answer to its own form and nowhere else: it stands in no address and
/// no cookie, and is kept as a digest only.
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<NewToken>,
) -> Result<Response> {
    let made = make(&web, &me, &form.name).await;
    let frame = framed(&web, &page, &me, "shell-account").await?;
    let shown = account_page(&web, &me, &frame).await?;
    match made {
        Ok(token) => draw(&web, &frame, &AccountPage { fresh_token: Some(token), ..shown }),
        Err(error) => {
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = AccountPage { token_name: failed.field("name", form.name), ..shown };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn make(web: &Web, me: &As<Colleague>, name: &str) -> Result<String> {
    let mut act = me.visit.act(web).await?;
    let token = ApiToken::make(&mut act, me.who.id, name).await?;
    act.commit().await?;
    Ok(token)
}

pub(super) async fn end(
    State(web): State<Web>,
    me: As<Colleague>,
    Path(id): Path<TokenId>,
    Form(form): Form<Method>,
) -> Result<Response> {
    form.must_delete()?;
    let mut act = me.visit.act(&web).await?;
    ApiToken::end(&mut act, me.who.id, id).await?;
    act.commit().await?;
    Ok(done(&web, "/settings/account#tokens", Some("people-flash-saved")))
}
