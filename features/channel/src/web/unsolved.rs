//! The page behind *not solved?*: for customers, without signing in.

use crate::mail::unsolved::{self, Unsaid, is_shared};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use base::{Actor, Result, Setting};
use people::Company;
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
    /// Whose customer reads: they know the company, and not its desk.
    company: String,
    subject: String,
    said: bool,
    /// Several have the link.
    shared: bool,
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
    let look = web.desk.look();
    let (entry, company) = (PublicEntry::find(&look, entry).await?, Company::read(&look).await?.name);
    let (frame, shared) = (page.frame(&web, "channel-unsolved"), is_shared(&entry));
    let page = UnsolvedPage { frame: &frame, code, company, subject: entry.subject, said: said.said.is_some(), shared };
    draw(&web, &frame, &page)
}

/// `POST /unsolved/{code}`
pub async fn create(
    State(web): State<Web>,
    page: Page,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let about = unsolved::open(web.desk.keys(), &code)?;
    let frame = page.frame(&web, "channel-unsolved");
    let unsaid = Unsaid { words: frame.t("channel-unsolved-words"), somebody: frame.t("channel-unsolved-somebody") };
    let mut act = web.desk.act(Actor::Machine).await?;
    unsolved::say(&mut act, about, &sent.words, unsaid).await?;
    act.commit().await?;
    Ok(done(&web, format!("/unsolved/{code}?said=1"), None))
}
