//! Setting up one's second step, and giving it up.

use super::{
    framed,
    security::{PATH, security_page},
};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    qr,
    view::{SecondStepPage, SecurityPage},
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result, Setting};
use people::{Colleague, Company, second_step, totp};
use serde::Deserialize;
use shell::{Field, Frame};

const HERE: &str = "/settings/security/second-step";

#[derive(Deserialize)]
pub(super) struct Change {
    #[serde(rename = "_method", default)]
    method: String,
    #[serde(default)]
    code: String,
}

#[derive(Deserialize)]
pub(super) struct Proof {
    #[serde(default)]
    code: String,
}

/// The picture to scan; before anything was begun, why one is here.
pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    if second_step::of(&web.desk.look(), me.who.id).await?.is_some() {
        return Ok(done(&web, PATH, None));
    }
    let frame = page.frame_for_one(&web, &me, "people-step-set-up");
    draw(&web, &frame, &step_page(&web, &me, &frame).await?)
}

/// Begins, or gives the second step up.
pub(super) async fn change(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<Change>,
) -> Result<Response> {
    if form.method != "delete" {
        let mut act = me.visit.act(&web).await?;
        let begun = second_step::begin(&mut act, me.who.id).await;
        return match begun {
            Ok(()) => act.commit().await.map(|()| done(&web, HERE, None)),
            Err(Error::Refused(why)) => Ok(done(&web, PATH, Some(why.key))),
            Err(error) => Err(error),
        };
    }
    match second_step::give_up(&web.desk, me.who.id, &form.code).await {
        Ok(()) => Ok(done(&web, PATH, Some("people-step-gone"))),
        Err(Error::Missing) => Ok(done(&web, PATH, None)),
        Err(error) => refused(&web, &page, &me, error).await,
    }
}

/// The codes are shown in the answer to the form and nowhere else.
pub(super) async fn confirm(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<Proof>,
) -> Result<Response> {
    match second_step::confirm(&web.desk, me.who.id, &form.code).await {
        Ok(codes) => show_codes(&web, &page, &me, codes).await,
        // Two tabs: the other was quicker, or nothing was begun.
        Err(Error::Missing) => Ok(done(&web, HERE, None)),
        Err(error) => {
            let frame = page.frame_for_one(&web, &me, "people-step-set-up");
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = SecondStepPage {
                code: failed.field("code", ""),
                error: failed.error,
                ..step_page(&web, &me, &frame).await?
            };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

/// New recovery codes.
pub(super) async fn renew(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Form(form): Form<Proof>,
) -> Result<Response> {
    match second_step::renew_codes(&web.desk, me.who.id, &form.code).await {
        Ok(codes) => show_codes(&web, &page, &me, codes).await,
        Err(Error::Missing) => Ok(done(&web, PATH, None)),
        Err(error) => refused(&web, &page, &me, error).await,
    }
}

async fn show_codes(web: &Web, page: &Page, me: &As<Colleague>, codes: Vec<String>) -> Result<Response> {
    let frame = framed(web, page, me, "people-security").await?;
    draw(web, &frame, &SecurityPage { codes, ..security_page(web, me, &frame).await? })
}

async fn refused(web: &Web, page: &Page, me: &As<Colleague>, error: Error) -> Result<Response> {
    let frame = framed(web, page, me, "people-security").await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let shown =
        SecurityPage { code: failed.field("code", ""), error: failed.error, ..security_page(web, me, &frame).await? };
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn step_page<'a>(web: &Web, me: &As<Colleague>, frame: &'a Frame) -> Result<SecondStepPage<'a>> {
    let look = web.desk.look();
    let company = Company::read(&look).await?;
    let begun = second_step::begun(&look, web.desk.keys(), me.who.id).await?;
    let issuer = if company.name.is_empty() { "Repka" } else { &company.name };
    let picture = |secret: &Vec<u8>| {
        qr::svg(&totp::uri(secret, issuer, &me.who.email), &frame.t("people-step-picture")).unwrap_or_default()
    };
    Ok(SecondStepPage {
        frame,
        must: company.second_step,
        held: me.visit.session().is_some_and(|session| session.held),
        picture: begun.as_ref().map(picture),
        secret: begun.as_deref().map(|secret| spaced(&totp::base32(secret))).unwrap_or_default(),
        code: Field::default(),
        error: None,
    })
}

/// In groups of four, to be typed without losing the place.
fn spaced(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
