//! The mail catcher's page: what the demo would have sent.

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use base::{Error, Result};
use mail::{
    Letter,
    smtp::{Catcher, Caught},
};
use people_web::{Anybody, Page, Web, draw};
use shell::Frame;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "repka/caught.html")]
struct CaughtPage<'a> {
    frame: &'a Frame,
    mails: Vec<Shown>,
}

struct Shown {
    number: usize,
    from: String,
    to: String,
    subject: String,
    text: String,
}

impl Shown {
    fn of(number: usize, caught: &Caught) -> Shown {
        let letter = Letter::read(&caught.raw).ok();
        let from =
            letter.as_ref().and_then(|l| l.from.as_ref()).map(|a| a.name.clone().unwrap_or_else(|| a.address.clone()));
        Shown {
            number,
            from: from.unwrap_or_default(),
            to: caught.envelope.to.join(", "),
            subject: letter.as_ref().map(|l| l.subject.clone()).unwrap_or_default(),
            text: letter.map(|l| l.text).unwrap_or_default(),
        }
    }
}

/// `/caught`, and each mail as it was sent.
pub fn routes(catcher: Catcher) -> Router<Web> {
    let raw = catcher.clone();
    Router::new()
        .route(
            "/caught",
            get(async move |web: State<Web>, page: Page, who: Anybody| {
                show(&web.0, &page, &who, &catcher.mails()).await
            }),
        )
        .route("/caught/{number}", get(async move |Path(number): Path<usize>| original(&raw.mails(), number)))
}

async fn show(web: &Web, page: &Page, who: &Anybody, mails: &[Arc<Caught>]) -> Result<Response> {
    let frame = page.frame_for_anybody(web, who, "shell-caught-title").await?;
    let shown = mails.iter().enumerate().rev().map(|(i, m)| Shown::of(i, m)).collect();
    draw(web, &frame, &CaughtPage { frame: &frame, mails: shown })
}

fn original(mails: &[Arc<Caught>], number: usize) -> Result<Response> {
    let mail = mails.get(number).ok_or(Error::Missing)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], mail.raw.clone()).into_response())
}
