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
use base::{Look, Moment, Result, TicketId};
use people::Colleague;
use people_web::{As, Page, Web, draw};
use question::{
    Question,
    kept::{Help, Helped},
};
use serde::Deserialize;
use shell::Frame;
use std::collections::BTreeSet;
use ticket::Scope;

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
            cases = seen_of(&look, &who.who, behind).await?;
            (frame.t("question-my-helped-tickets"), all, cases.len())
        }
    };
    let more = all > LISTED;
    let unseen = i64::try_from(all.min(LISTED) - seen).unwrap_or_default();
    let figure = format!("{name} · {} – {}", frame.date(since), frame.date(frame.now));
    draw(&web, &frame, &HelpedPage { frame: &frame, figure, rows, cases, unseen, more })
}

/// Of the newest of these tickets, those this reader may see.
async fn seen_of(look: &Look, who: &Colleague, numbers: BTreeSet<TicketId>) -> Result<Vec<Case>> {
    let query = store::Query::new("SELECT ticket.id, ticket.subject, ticket.moved_at FROM ticket WHERE TRUE");
    let query = query.with_in(" AND ticket.id", numbers.into_iter().rev().take(LISTED));
    let scope = Scope::of(who);
    let query = scope.restrict(query).push(" ORDER BY ticket.id DESC");
    let found: Vec<(TicketId, String, Moment)> = query.all(look).await?;
    let case = |(number, subject, at): (TicketId, String, Moment)| Case {
        number: number.0,
        subject: scope.contacts().words(subject),
        at,
    };
    Ok(found.into_iter().map(case).collect())
}
