//! How one gets in: password, second step, and where one is signed in.

use super::{Connections, Method, Visitor, begin_session, framed, signed_in, signed_out};
use crate::{
    As, FormFailed, Page, Web, device,
    page::{done, draw, draw_as},
    view::{SecurityPage, SessionLine},
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Result, Setting};
use people::{Colleague, Company, Session, SessionId, reset, second_step};
use serde::Deserialize;
use shell::{Field, Frame};

pub(super) const PATH: &str = "/settings/security";

#[derive(Deserialize)]
pub(super) struct Passwords {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
}

pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-security").await?;
    draw(&web, &frame, &security_page(&web, &me, &frame).await?)
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
            Ok(signed_in(&web, &secret, PATH, Some("people-password-changed")))
        }
        Err(error) => {
            let frame = framed(&web, &page, &me, "people-security").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = SecurityPage {
                current: failed.field("current", ""),
                password: failed.field("password", ""),
                ..security_page(&web, &me, &frame).await?
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
    Ok(if current { signed_out(&web) } else { done(&web, PATH, Some("people-flash-saved")) })
}

/// The page as it stands, with nothing typed into its forms.
pub(super) async fn security_page<'a>(web: &Web, me: &As<Colleague>, frame: &'a Frame) -> Result<SecurityPage<'a>> {
    let look = web.desk.look();
    let current = me.visit.session().map(|session| session.id);
    let sessions =
        Session::all(&look, me.who.id).await?.into_iter().map(|session| session_line(frame, session, current));
    Ok(SecurityPage {
        frame,
        email: me.who.email.clone(),
        current: Field::default(),
        password: Field::default(),
        step: second_step::of(&look, me.who.id).await?,
        must: Company::read(&look).await?.second_step,
        code: Field::default(),
        error: None,
        codes: Vec::new(),
        sessions: sessions.collect(),
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
