//! Mails that are kept but not understood: whoever leads looks at them.

use super::{
    ledger::{Account, accounts},
    original::eml,
};
use crate::mail::{Arrival, ArrivalState, Post, problem::TOPIC};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use base::{Error, Result};
use people::Supervisor;
use people_web::{
    As, Page, Web, draw,
    page::{done, listen},
};
use shell::Frame;
use trust::Reach;

const PATH: &str = "/intake-problems";

/// `channel/problems.html`.
#[derive(Template)]
#[template(path = "channel/problems.html")]
struct ProblemsPage<'a> {
    frame: &'a Frame,
    problems: Vec<Arrival>,
    accounts: Vec<Account>,
    /// Nobody can be asked about senders.
    without_dns: bool,
}

impl ProblemsPage<'_> {
    fn why(&self, problem: &Arrival) -> String {
        self.frame.about(problem.problem_key(), problem.problem.as_deref().unwrap_or_default())
    }
}

/// `GET /intake-problems`
pub async fn index(
    State(web): State<Web>,
    Extension(post): Extension<Post>,
    who: As<Supervisor>,
    page: Page,
) -> Result<Response> {
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("channel-problems");
    listen(&mut frame, &web, &who.visit, TOPIC, false);
    let look = web.desk.look();
    let problems = Arrival::problems(&look, &who.who).await?;
    let accounts = accounts(&look, &frame).await?;
    let without_dns = post.checker().reach() == Reach::Silent;
    draw(&web, &frame, &ProblemsPage { frame: &frame, problems, accounts, without_dns })
}

/// `POST /intake-problems/{id}/reading`
pub async fn read_again(State(web): State<Web>, who: As<Supervisor>, Path(id): Path<i64>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let flash = match Arrival::find(&mut act, id).await?.read_again(&mut act, &who.who).await {
        Ok(()) => "channel-flash-reading",
        // Somebody was quicker; that is no error to whoever wanted the same.
        Err(Error::Refused(why)) => why.key,
        Err(error) => return Err(error),
    };
    act.commit().await?;
    Ok(done(&web, PATH, Some(flash)))
}

/// `GET /intake-problems/{id}/original.eml`
pub async fn download(State(web): State<Web>, _who: As<Supervisor>, Path(id): Path<i64>) -> Result<Response> {
    let arrival = Arrival::find(&web.desk.look(), id).await?;
    if matches!(arrival.state, ArrivalState::Understood | ArrivalState::Spam) {
        return Err(Error::Missing);
    }
    Ok(eml(&format!("arrival-{id}"), web.desk.blobs().read(&arrival.blob).await?))
}
