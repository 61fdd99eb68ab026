//! The first start.

use super::{Visitor, language_and_zone, screens, signed_in};
use crate::{
    FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::SetUpPage,
    zones,
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Desk, Error, Result};
use people::set_up;
use serde::Deserialize;
use shell::{Frame, Lang};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SetUp {
    token: String,
    company: String,
    name: String,
    email: String,
    password: String,
    lang: String,
    zone: String,
}

/// The link by which the first admin sets the desk up. It works as long as nobody works here.
pub fn set_up_link(desk: &Desk) -> String {
    format!("{}/set-up/{}", desk.url(), set_up::code(desk.keys()))
}

pub(super) async fn new(State(web): State<Web>, page: Page, Path(token): Path<String>) -> Result<Response> {
    match set_up::check(&web.desk.look(), web.desk.keys(), &token).await {
        Ok(()) => {
            let frame = page.frame(&web, "people-set-up-title");
            let form = SetUp { token, lang: frame.lang.code().to_owned(), zone: "UTC".to_owned(), ..SetUp::default() };
            draw(&web, &frame, &set_up_page(&frame, form, &FormFailed::default()))
        }
        Err(error) => over(&web, error),
    }
}

pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    visitor: Visitor,
    Form(form): Form<SetUp>,
) -> Result<Response> {
    match begin(&web, &visitor, &form).await {
        Ok(secret) => Ok(signed_in(&web, &secret, "/welcome", None)),
        Err(error @ Error::Invalid(_)) => {
            let frame = page.frame(&web, "people-set-up-title");
            let failed = FormFailed::of(error, &web, frame.lang)?;
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &set_up_page(&frame, form, &failed))
        }
        Err(error) => over(&web, error),
    }
}

async fn begin(web: &Web, visitor: &Visitor, form: &SetUp) -> Result<String> {
    let (language, zone) = language_and_zone(&form.lang, &form.zone)?;
    let department = web.messages.text(Lang::parse(language).unwrap_or_default(), "people-set-up-department");
    let new = set_up::Beginning {
        company: &form.company,
        language,
        zone,
        department: &department,
        name: &form.name,
        email: &form.email,
    };
    set_up::begin(&web.desk, &form.token, new, form.password.clone(), &visitor.address, &visitor.agent).await
}

/// Whoever has the right link but comes too late is told to sign in.
fn over(web: &Web, error: Error) -> Result<Response> {
    match error {
        Error::Refused(why) => Ok(done(web, "/session/new", Some(why.key))),
        other => Err(other),
    }
}

fn set_up_page<'a>(frame: &'a Frame, form: SetUp, failed: &FormFailed) -> SetUpPage<'a> {
    SetUpPage {
        frame,
        company: failed.field("company", form.company),
        name: failed.field("name", form.name),
        email: failed.field("email", form.email),
        password: failed.field("password", ""),
        languages: screens(&form.lang),
        zones: zones::choices(&form.zone),
        token: form.token,
        error: failed.error.clone(),
    }
}
