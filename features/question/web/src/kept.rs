//! The questions behind a figure of how a department keeps its promise.

use crate::{
    figure::{self, FigurePage, LISTED},
    rows,
};
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
    let unseen = figure::unseen(all, seen.len());
    let name = frame.t(format!("question-promise-{}", asked.figure));
    let drawn = FigurePage {
        frame: &frame,
        figure: figure::called(&frame, &name, period.0, period.1.unwrap_or(frame.now)),
        rows: rows::rows(&look, &who.who, seen, None).await?,
        cases: Vec::new(),
        unseen,
        more,
        back: (format!("/departments/{id}#kept"), frame.t("question-promise")),
    };
    draw(&web, &frame, &drawn)
}
