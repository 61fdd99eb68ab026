//! What stands behind the figures of what somebody's answers did for customers.

use crate::{
    list::{Case, PATH},
    rows::{self, Row},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Moment, Result};
use people::Colleague;
use people_web::{As, Page, Web, draw};
use question::{
    Question,
    kept::{Help, Helped},
};
use serde::Deserialize;
use shell::Frame;
use ticket::{Scope, Ticket};

/// Lines of one figure, the newest.
const LISTED: usize = 200;

/// Which figure: since a moment, in microseconds.
#[derive(Deserialize)]
pub(crate) struct Asked {
    figure: Help,
    #[serde(default)]
    since: i64,
}

/// Where what is behind a figure stands.
pub(crate) fn address(figure: Help, since: Moment) -> String {
    format!("{PATH}/helped?figure={figure}&since={}", since.micros())
}

#[derive(Template)]
#[template(path = "question/helped.html")]
struct HelpedPage<'a> {
    frame: &'a Frame,
    /// What they have in common: `What I answered · 16 November 2026 – 23 November 2026`.
    figure: String,
    rows: Vec<Row>,
    cases: Vec<Case>,
    /// Those the reader may not see.
    unseen: i64,
    /// Whether there are more than are listed.
    more: bool,
}

/// `GET /questions/helped`: of the reader's own figures what they may see, and how many more they are.
pub(crate) async fn index(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (look, since) = (web.desk.look(), Moment::from_micros(asked.since));
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("question-my-week");
    let (mut rows, mut cases) = (Vec::new(), Vec::new());
    let (name, all, seen) = match asked.figure {
        Help::Answers => {
            let mut behind = Helped::questions(&look, who.who.id, since).await?;
            let all = behind.len();
            behind.truncate(LISTED);
            rows = rows::rows(&look, &who.who, Question::visible(&look, &who.who, behind).await?, None).await?;
            (frame.t("question-my-i-answered"), all, rows.len())
        }
        Help::Tickets => {
            let behind = Helped::tickets(&look, who.who.id, since).await?;
            let all = behind.len();
            let newest = behind.into_iter().rev().take(LISTED);
            let seen = Ticket::seen_among(&look, &Scope::of(&who.who), newest).await?;
            cases = seen.into_iter().map(Case::of).collect();
            (frame.t("question-my-helped-tickets"), all, cases.len())
        }
    };
    let more = all > LISTED;
    let unseen = i64::try_from(all.min(LISTED) - seen).unwrap_or_default();
    let figure = format!("{name} · {} – {}", frame.date(since), frame.date(frame.now));
    draw(&web, &frame, &HelpedPage { frame: &frame, figure, rows, cases, unseen, more })
}
