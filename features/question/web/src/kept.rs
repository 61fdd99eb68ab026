//! The questions behind a figure of how a department keeps its promise.

use crate::rows::{self, Row};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use base::{DepartmentId, Moment, Result};
use people::{Colleague, Department};
use people_web::{As, Page, Web, draw};
use question::{
    Question,
    kept::{Figure, Kept},
};
use serde::Deserialize;
use shell::Frame;

/// Questions of one figure that are listed, the newest.
const LISTED: usize = 200;

/// Which figure: of what was asked from one moment until another, in microseconds.
#[derive(Deserialize)]
pub(crate) struct Asked {
    figure: Figure,
    #[serde(default)]
    since: i64,
    until: Option<i64>,
}

/// Where the questions behind a figure stand.
pub(crate) fn address(of: DepartmentId, figure: Figure, (since, until): (Moment, Option<Moment>)) -> String {
    let until = until.map(|until| format!("&until={}", until.micros())).unwrap_or_default();
    format!("/departments/{of}/questions?figure={figure}&since={}{until}", since.micros())
}

#[derive(Template)]
#[template(path = "question/kept.html")]
struct KeptPage<'a> {
    frame: &'a Frame,
    id: DepartmentId,
    /// What they have in common: `Late · 1 November 2026 – 1 December 2026`.
    figure: String,
    rows: Vec<Row>,
    /// Those the reader may not see.
    unseen: i64,
    /// Whether there are more than are listed.
    more: bool,
}

/// `GET /departments/{id}/questions`: those its reader may see, and how many more they are.
pub(crate) async fn index(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<DepartmentId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let frame = who.frame(&web, &page, Department::find(&look, id).await?.name).await?;
    let period = (Moment::from_micros(asked.since), asked.until.map(Moment::from_micros));
    let mut behind = Kept::behind(&look, (id, asked.figure), period, (frame.now, LISTED + 1)).await?;
    let more = behind.len() > LISTED;
    behind.truncate(LISTED);
    let all = behind.len();
    let seen = Question::visible(&look, &who.who, behind).await?;
    let unseen = i64::try_from(all - seen.len()).unwrap_or(i64::MAX);
    let (begins, ends) = (frame.date(period.0), frame.date(period.1.unwrap_or(frame.now)));
    let rows = rows::rows(&look, &who.who, seen, None).await?;
    let figure = format!("{} · {begins} – {ends}", frame.t(format!("question-promise-{}", asked.figure)));
    draw(&web, &frame, &KeptPage { frame: &frame, id, figure, rows, unseen, more })
}
