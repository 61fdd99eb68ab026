//! What stands behind the figures of what somebody's answers did for customers.

use crate::{
    figure::{self, FigurePage, LISTED},
    list::{Case, PATH},
    rows,
};
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
use ticket::{Scope, Ticket};

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
    let drawn = FigurePage {
        frame: &frame,
        figure: figure::called(&frame, &name, since, frame.now),
        rows,
        cases,
        unseen: figure::unseen(all.min(LISTED), seen),
        more: all > LISTED,
        back: (PATH.to_owned(), frame.t("question-my-list")),
    };
    draw(&web, &frame, &drawn)
}
