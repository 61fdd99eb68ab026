//! One's tokens for programs.

use super::{Method, framed};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{TokenLine, TokensPage},
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result};
use people::{ApiToken, Colleague, TokenId, TokenRights};
use serde::Deserialize;
use shell::{Choice, Field, Frame};
use std::time::Duration;

const PATH: &str = "/settings/tokens";
/// After how many days a token can end by itself.
const DAYS: [u32; 3] = [30, 90, 365];

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NewToken {
    #[serde(rename = "token-name")]
    name: String,
    rights: String,
    /// Days; empty for good.
    ends: String,
}

pub(super) async fn list(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-tokens").await?;
    draw(&web, &frame, &tokens_page(&web, &me, &frame, &NewToken::default()).await?)
}

/// The token is shown in the answer to its own form and nowhere else: it stands in no address and
/// no cookie, and is kept as a digest only.
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<NewToken>,
) -> Result<Response> {
    let made = make(&web, &me, &form).await;
    let frame = framed(&web, &page, &me, "people-tokens").await?;
    match made {
        Ok(token) => {
            let shown = tokens_page(&web, &me, &frame, &NewToken::default()).await?;
            draw(&web, &frame, &TokensPage { fresh_token: Some(token), ..shown })
        }
        Err(error) => {
            let shown = tokens_page(&web, &me, &frame, &form).await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = TokensPage { token_name: failed.field("name", form.name), ..shown };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn make(web: &Web, me: &As<Colleague>, form: &NewToken) -> Result<String> {
    let wrong = || Error::invalid("rights", "people-choice-wrong");
    let rights = match form.rights.as_str() {
        "" => TokenRights::Full,
        word => word.parse().map_err(|_| wrong())?,
    };
    let days: Option<u32> = match form.ends.as_str() {
        "" => None,
        days => Some(days.parse().ok().filter(|days| DAYS.contains(days)).ok_or_else(wrong)?),
    };
    let ends_at = days.map(|days| web.desk.now().plus(Duration::from_secs(u64::from(days) * 24 * 3600)));
    let mut act = me.visit.act(web).await?;
    let token = ApiToken::grant(&mut act, me.who.id, &form.name, rights, ends_at).await?;
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
    Ok(done(&web, PATH, Some("people-flash-saved")))
}

/// The page with what was typed into its form.
async fn tokens_page<'a>(web: &Web, me: &As<Colleague>, frame: &'a Frame, form: &NewToken) -> Result<TokensPage<'a>> {
    let tokens = ApiToken::all(&web.desk.look(), me.who.id).await?.into_iter();
    let rights = [TokenRights::Full, TokenRights::Read]
        .map(|rights| Choice::new(rights, frame.t(rights_key(rights)), form.rights == rights.to_string()));
    let never = Choice::new("", frame.t("people-token-ends-never"), form.ends.is_empty());
    let days = DAYS.map(|days| {
        Choice::new(days, frame.n("people-token-ends-days", i64::from(days)), form.ends == days.to_string())
    });
    Ok(TokensPage {
        frame,
        tokens: tokens.map(|token| token_line(frame, token)).collect(),
        token_name: Field::of(&form.name),
        rights: rights.to_vec(),
        ends: [never].into_iter().chain(days).collect(),
        fresh_token: None,
        url: web.desk.url().to_owned(),
    })
}

fn rights_key(rights: TokenRights) -> &'static str {
    match rights {
        TokenRights::Full => "people-token-full",
        TokenRights::Read => "people-token-read",
    }
}

fn token_line(frame: &Frame, token: ApiToken) -> TokenLine {
    TokenLine {
        id: token.id.0,
        name: token.name,
        made: token.made_at,
        used: token.used_at,
        rights: frame.t(rights_key(token.rights)),
        ends: token.ends_at,
        ended: token.ends_at.is_some_and(|at| at <= frame.now),
    }
}
