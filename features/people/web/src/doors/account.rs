//! Oneself: name, language, time zone, and what the directory says of one.

use super::{face, framed, language_and_zone, screens};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::AccountPage,
    zones,
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result, Setting};
use people::{Colleague, Company, Languages, OwnWords, Staff};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Profile {
    name: String,
    /// What one answers for; a form without it leaves that as it is.
    answers_for: Option<String>,
    /// Likewise the languages one speaks.
    speaks: Option<String>,
    /// Likewise how one is reached beside the desk.
    reach: Option<String>,
    lang: String,
    zone: String,
}

pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-me").await?;
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
            let frame = framed(&web, &page, &me, "people-me").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = AccountPage {
                name: failed.field("name", form.name),
                answers_for: failed.field("answers_for", form.answers_for.unwrap_or_default()),
                speaks: failed.field("speaks", form.speaks.unwrap_or_default()),
                reach: failed.field("reach", form.reach.unwrap_or_default()),
                languages: offered(&web, &form.lang).await?,
                zones: zones::choices(&form.zone),
                ..account_page(&web, &me, &frame).await?
            };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

/// The page again, beside whose picture stands why it does not do.
pub(super) async fn photo_refused(web: &Web, page: &Page, me: &As<Colleague>, error: Error) -> Result<Response> {
    let frame = framed(web, page, me, "people-me").await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let shown = AccountPage { photo: failed.field("photo", ""), ..account_page(web, me, &frame).await? };
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn present(web: &Web, me: &As<Colleague>, form: &Profile) -> Result<()> {
    let (language, zone) = language_and_zone(&form.lang, &form.zone)?;
    let mut act = me.visit.act(web).await?;
    Staff::rename(&mut act, me.who.id, &form.name).await?;
    Staff::prefer(&mut act, me.who.id, language, zone).await?;
    let before = OwnWords::of(&mut act, me.who.id).await?;
    let new = OwnWords {
        answers_for: form.answers_for.clone().unwrap_or(before.answers_for),
        speaks: form.speaks.clone().unwrap_or(before.speaks),
        reach: form.reach.clone().unwrap_or(before.reach),
    };
    new.say(&mut act, me.who.id).await?;
    act.commit().await
}

/// The page as it stands, with nothing typed into its form.
async fn account_page<'a>(web: &Web, me: &As<Colleague>, frame: &'a Frame) -> Result<AccountPage<'a>> {
    let said = OwnWords::of(&web.desk.look(), me.who.id).await?;
    Ok(AccountPage {
        frame,
        answers_for: Field::of(said.answers_for),
        speaks: Field::of(said.speaks),
        reach: Field::of(said.reach),
        name: Field::of(&me.who.name),
        email: me.who.email.clone(),
        face: face(&me.who),
        photo: Field::default(),
        languages: offered(web, &me.who.language).await?,
        zones: zones::choices(&me.who.zone),
    })
}

/// The screens one may choose: what the company offers, its own, and what one has.
async fn offered(web: &Web, chosen: &str) -> Result<Vec<Choice>> {
    let look = web.desk.look();
    let (decided, company) = (Languages::read(&look).await?, Company::read(&look).await?);
    let mut screens = screens(chosen);
    screens.retain(|choice| choice.chosen || decided.offers(&choice.value) || choice.value == company.language);
    Ok(screens)
}
