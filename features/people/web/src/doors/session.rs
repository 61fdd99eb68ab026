//! Signing in and out.

use super::{Visitor, demo, entered, signed_in, signed_out, with_cookie};
use crate::{
    As, FormFailed, Page, Web, cookie,
    errors::SignInFirst,
    page::{done, draw, draw_as},
    view::{SignInPage, StepPage},
};
use axum::{
    extract::{Form, Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{Error, Result};
use people::{Colleague, Session, Staff, signing_in};
use serde::Deserialize;
use shell::{Field, Frame};

/// Where to go afterwards.
#[derive(Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub(super) struct SignIn {
    #[serde(rename = "_method", default)]
    method: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

pub(super) async fn new(State(web): State<Web>, page: Page, Query(Next { next }): Query<Next>) -> Result<Response> {
    if web.demo {
        return demo::page(&web, &page).await;
    }
    let frame = page.frame(&web, "people-sign-in-title");
    let anyone = Staff::any_admin(&web.desk.look()).await?;
    let error = (!anyone).then(|| frame.t("people-set-up-needed"));
    draw(&web, &frame, &sign_in_page(&frame, Field::default(), &next, error))
}

pub(super) async fn change(
    State(web): State<Web>,
    page: Page,
    visitor: Visitor,
    me: Result<As<Colleague>, SignInFirst>,
    Form(form): Form<SignIn>,
) -> Result<Response> {
    if form.method == "delete" {
        return sign_out(&web, me.ok()).await;
    }
    let signed = signing_in::sign_in(&web.desk, &form.email, form.password, &visitor.address, &visitor.agent).await;
    match signed {
        Ok(come) => Ok(entered(&web, &come, own_path(&form.next).unwrap_or("/"), None)),
        Err(error) => {
            let frame = page.frame(&web, "people-sign-in-title");
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = sign_in_page(&frame, failed.field("email", form.email), &form.next, failed.sentence());
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Code {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// Asks for the code; whoever has not shown a password lately begins with that.
pub(super) async fn step(
    State(web): State<Web>,
    page: Page,
    headers: HeaderMap,
    Query(Next { next }): Query<Next>,
) -> Result<Response> {
    let look = web.desk.look();
    let proof = cookie::read(&headers, cookie::HALF).unwrap_or_default();
    match signing_in::half_way(&look, web.desk.keys(), proof, look.now()).await {
        Ok(_) => {
            let frame = page.frame(&web, "people-step-title");
            let next = own_path(&next).unwrap_or_default().to_owned();
            draw(&web, &frame, &StepPage { frame: &frame, code: Field::default(), next, error: None })
        }
        Err(Error::Missing) => Ok(done(&web, "/session/new", None)),
        Err(error) => Err(error),
    }
}

pub(super) async fn finish(
    State(web): State<Web>,
    page: Page,
    visitor: Visitor,
    headers: HeaderMap,
    Form(form): Form<Code>,
) -> Result<Response> {
    let proof = cookie::read(&headers, cookie::HALF).unwrap_or_default();
    let next = own_path(&form.next);
    match signing_in::finish(&web.desk, proof, &form.code, &visitor.address, &visitor.agent).await {
        Ok(secret) => {
            let inside = signed_in(&web, &secret, next.unwrap_or("/"), None);
            Ok(with_cookie(inside, cookie::set(&web, cookie::HALF, "", 0)))
        }
        Err(Error::Missing) => Ok(done(&web, "/session/new", Some("people-step-late"))),
        Err(error) => {
            let frame = page.frame(&web, "people-step-title");
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let next = next.unwrap_or_default().to_owned();
            let shown = StepPage { frame: &frame, code: failed.field("code", ""), next, error: failed.error };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

/// Signing out twice is no mistake: whoever is out already is shown the door again.
async fn sign_out(web: &Web, me: Option<As<Colleague>>) -> Result<Response> {
    let known = me.as_ref().and_then(|me| Some((me, me.visit.session()?)));
    if let Some((me, session)) = known {
        let mut act = me.visit.act(web).await?;
        Session::end(&mut act, me.who.id, session.id).await?;
        act.commit().await?;
        web.hub.close(&session.id.to_string());
    }
    Ok(signed_out(web))
}

fn sign_in_page<'a>(frame: &'a Frame, email: Field, next: &str, error: Option<String>) -> SignInPage<'a> {
    SignInPage { frame, email, next: own_path(next).unwrap_or_default().to_owned(), error }
}

/// The path, if it leads to a page of ours. Browsers read `\` as `/`, so `/\elsewhere` leaves the
/// site as `//elsewhere` does, and drop tabs and line ends.
fn own_path(path: &str) -> Option<&str> {
    let inside = path.strip_prefix('/')?;
    (!inside.starts_with(['/', '\\']) && path.bytes().all(|b| b.is_ascii_graphic())).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_path_of_ours_is_where_one_wanted_to_go() {
        for path in ["/", "/tickets/42?tab=note#entry-7", "/search?q=%D1%81"] {
            assert_eq!(own_path(path), Some(path));
        }
    }

    #[test]
    fn nobody_is_sent_elsewhere_after_signing_in() {
        for path in [
            "",
            "tickets",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/a\r\nb: c",
        ] {
            assert_eq!(own_path(path), None, "{path:?}");
        }
    }
}
