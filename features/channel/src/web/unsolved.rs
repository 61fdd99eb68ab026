//! The page behind *not solved?*: for customers, without signing in.

use crate::mail::unsolved;
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use base::{Actor, Result};
use people_web::{Page, Web, draw, page::done};
use serde::Deserialize;
use shell::Frame;
use ticket::PublicEntry;

/// `channel/unsolved.html`.
#[derive(Template)]
#[template(path = "channel/unsolved.html")]
struct UnsolvedPage<'a> {
    frame: &'a Frame,
    code: String,
    subject: String,
    said: bool,
}

/// What the page knows of itself.
#[derive(Debug, Default, Deserialize)]
pub struct Said {
    said: Option<String>,
}

/// What a customer sends.
#[derive(Debug, Default, Deserialize)]
pub struct Sent {
    #[serde(default)]
    words: String,
}

/// `GET /unsolved/{code}`: asks, and changes nothing.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    Path(code): Path<String>,
    Query(said): Query<Said>,
) -> Result<Response> {
    let (_, entry) = unsolved::open(web.desk.keys(), &code)?;
    let subject = PublicEntry::find(&web.desk.look(), entry).await?.subject;
    let frame = page.frame(&web, "channel-unsolved");
    draw(&web, &frame, &UnsolvedPage { frame: &frame, code, subject, said: said.said.is_some() })
}

/// `POST /unsolved/{code}`
pub async fn create(
    State(web): State<Web>,
    page: Page,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (ticket, _) = unsolved::open(web.desk.keys(), &code)?;
    let nothing = page.frame(&web, "channel-unsolved").t("channel-unsolved-words");
    let mut act = web.desk.act(Actor::Machine).await?;
    unsolved::say(&mut act, ticket, &sent.words, &nothing).await?;
    act.commit().await?;
    Ok(done(&web, format!("/unsolved/{code}?said=1"), None))
}
