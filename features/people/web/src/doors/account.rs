//! One's own account.

use super::{Connections, Method, Visitor, begin_session, framed, language_and_zone, languages, signed_in, signed_out};
use crate::{
    As, FormFailed, Page, Web, device,
    page::{done, draw, draw_as},
    view::{AccountPage, SessionLine, TokenLine},
    zones,
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::Result;
use people::{ApiToken, Colleague, Session, SessionId, Staff, reset};
use serde::Deserialize;
use shell::{Field, Frame};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Profile {
    name: String,
    lang: String,
    zone: String,
}

#[derive(Deserialize)]
pub(super) struct Passwords {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
}

pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "shell-account").await?;
    draw(&web, &frame, &account_page(&web, &me, &frame).await?)
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<Profile>,
) -> Result<Response> {
    match present(&web, &me, &form).await {
        Ok(()) => Ok(done(&web, "/settings/account", Some("people-flash-saved"))),
        Err(error) => {
            let frame = framed(&web, &page, &me, "shell-account").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = AccountPage {
                name: failed.field("name", form.name),
                languages: languages(&form.lang),
                zones: zones::choices(&form.zone),
                ..account_page(&web, &me, &frame).await?
            };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn present(web: &Web, me: &As<Colleague>, form: &Profile) -> Result<()> {
    let (language, zone) = language_and_zone(&form.lang, &form.zone)?;
    let mut act = me.visit.act(web).await?;
    Staff::rename(&mut act, me.who.id, &form.name).await?;
    Staff::prefer(&mut act, me.who.id, language, zone).await?;
    act.commit().await
}

/// Every session ends with the old password; this browser gets a new one.
pub(super) async fn change_password(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    visitor: Visitor,
    Form(form): Form<Passwords>,
) -> Result<Response> {
    let connections = Connections::of(&web, me.who.id).await?;
    match reset::change(&web.desk, me.who.id, form.current, form.password).await {
        Ok(()) => {
            connections.close(&web);
            let secret = begin_session(&web, me.who.id, &visitor).await?;
            Ok(signed_in(&web, &secret, "/settings/account", Some("people-password-changed")))
        }
        Err(error) => {
            let frame = framed(&web, &page, &me, "shell-account").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = AccountPage {
                current: failed.field("current", ""),
                password: failed.field("password", ""),
                ..account_page(&web, &me, &frame).await?
            };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

pub(super) async fn end_session(
    State(web): State<Web>,
    me: As<Colleague>,
    Path(id): Path<SessionId>,
    Form(form): Form<Method>,
) -> Result<Response> {
    form.must_delete()?;
    let mut act = me.visit.act(&web).await?;
    Session::end(&mut act, me.who.id, id).await?;
    act.commit().await?;
    web.hub.close(&id.to_string());
    let current = me.visit.session().is_some_and(|session| session.id == id);
    Ok(if current { signed_out(&web) } else { done(&web, "/settings/account", Some("people-flash-saved")) })
}

/// The page as it stands, with nothing typed into its forms.
pub(super) async fn account_page<'a>(web: &Web, me: &As<Colleague>, frame: &'a Frame) -> Result<AccountPage<'a>> {
    let look = web.desk.look();
    let current = me.visit.session().map(|session| session.id);
    let sessions =
        Session::all(&look, me.who.id).await?.into_iter().map(|session| session_line(frame, session, current));
    let tokens = ApiToken::all(&look, me.who.id).await?.into_iter().map(token_line);
    Ok(AccountPage {
        frame,
        name: Field::of(&me.who.name),
        email: me.who.email.clone(),
        languages: languages(&me.who.language),
        zones: zones::choices(&me.who.zone),
        current: Field::default(),
        password: Field::default(),
        sessions: sessions.collect(),
        tokens: tokens.collect(),
        token_name: Field::default(),
        fresh_token: None,
    })
}

fn session_line(frame: &Frame, session: Session, current: Option<SessionId>) -> SessionLine {
    SessionLine {
        id: session.id.0,
        device: device::name(&session.agent).unwrap_or_else(|| frame.t("people-device-other")),
        address: session.address,
        seen: session.seen_at,
        current: Some(session.id) == current,
    }
}

fn token_line(token: ApiToken) -> TokenLine {
    TokenLine { id: token.id.0, name: token.name, made: token.made_at, used: token.used_at }
}
