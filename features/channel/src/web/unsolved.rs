//! The page behind *not solved?*: for customers, without signing in.

use crate::mail::unsolved::{self, Unsaid, is_shared};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Actor, Error, Result, Setting};
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
    /// The link leads nowhere: it is not ours, or not whole.
    gone: bool,
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
    let look = web.desk.look();
    let entry = async {
        let (_, entry) = unsolved::open(web.desk.keys(), &code)?;
        PublicEntry::find(&look, entry).await
    };
    let entry = match entry.await {
        Err(Error::Missing) => return gone(&web, &page).await,
        entry => entry?,
    };
    let company = Company::read(&look).await?.name;
    let (frame, shared) = (page.frame(&web, "channel-unsolved"), is_shared(&entry));
    let said = said.said.is_some();
    let page = UnsolvedPage { frame: &frame, code, company, subject: entry.subject, said, gone: false, shared };
    draw(&web, &frame, &page)
}

/// For a customer, whose mail program has broken the link: what to do instead.
async fn gone(web: &Web, page: &Page) -> Result<Response> {
    let company = Company::read(&web.desk.look()).await?.name;
    let frame = page.frame(web, "channel-unsolved-gone");
    let (code, subject) = (String::new(), String::new());
    let page = UnsolvedPage { frame: &frame, code, company, subject, said: false, gone: true, shared: false };
    let mut response = draw(web, &frame, &page)?;
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

/// `POST /unsolved/{code}`
pub async fn create(
    State(web): State<Web>,
    page: Page,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let about = match unsolved::open(web.desk.keys(), &code) {
        Err(Error::Missing) => return gone(&web, &page).await,
        about => about?,
    };
    let frame = page.frame(&web, "channel-unsolved");
    let unsaid = Unsaid { words: frame.t("channel-unsolved-words"), somebody: frame.t("channel-unsolved-somebody") };
    let mut act = web.desk.act(Actor::Machine).await?;
    unsolved::say(&mut act, about, &sent.words, unsaid).await?;
    act.commit().await?;
    Ok(done(&web, format!("/unsolved/{code}?said=1"), None))
}
