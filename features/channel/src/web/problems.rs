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
use people::{Staff, Supervisor};
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
    problems: Vec<Shown>,
    /// What needs nothing more, each with who said so.
    dealt: Vec<(Shown, String)>,
    accounts: Vec<Account>,
    /// Nobody can be asked about senders.
    without_dns: bool,
}

/// A mail of the list.
struct Shown {
    mail: Arrival,
    /// Who wrote it; none when nobody is named.
    from: Option<String>,
    /// What it is about, where only its header is here.
    subject: String,
    /// Why it is there.
    why: String,
}

impl Shown {
    async fn of(web: &Web, frame: &Frame, mail: Arrival) -> Result<Shown> {
        let (written, subject) = mail.header_of_too_big(&web.desk).await?.unwrap_or_default();
        let from = mail.envelope_from.iter().cloned().chain([written]).find(|from| !from.is_empty());
        let why = frame.about(mail.problem_key(), mail.problem.as_deref().unwrap_or_default());
        Ok(Shown { mail, from, subject, why })
    }

    async fn all(web: &Web, frame: &Frame, mails: Vec<Arrival>) -> Result<Vec<Shown>> {
        let mut shown = Vec::with_capacity(mails.len());
        for mail in mails {
            shown.push(Shown::of(web, frame, mail).await?);
        }
        Ok(shown)
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
    let problems = Shown::all(&web, &frame, Arrival::problems(&look, &who.who).await?).await?;
    let dealt = dealt_with(&web, &frame, &who.who).await?;
    let accounts = accounts(&look, &frame).await?;
    let without_dns = post.checker().reach() == Reach::Silent;
    draw(&web, &frame, &ProblemsPage { frame: &frame, problems, dealt, accounts, without_dns })
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

/// `POST /intake-problems/{id}/closure`
pub async fn deal_with(State(web): State<Web>, who: As<Supervisor>, Path(id): Path<i64>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let flash = match Arrival::find(&mut act, id).await?.deal_with(&mut act, &who.who).await {
        Ok(()) => "channel-flash-dealt",
        // It is understood by now; that is no error to whoever wanted it out of the way.
        Err(Error::Refused(why)) => why.key,
        Err(error) => return Err(error),
    };
    act.commit().await?;
    Ok(done(&web, PATH, Some(flash)))
}

async fn dealt_with(web: &Web, frame: &Frame, by: &Supervisor) -> Result<Vec<(Shown, String)>> {
    let look = web.desk.look();
    let mails = Shown::all(web, frame, Arrival::dealt_with(&look, by).await?).await?;
    let names = Staff::names(&look, mails.iter().filter_map(|shown| shown.mail.dealt_by)).await?;
    let with_name = |shown: Shown| {
        let name = shown.mail.dealt_by.and_then(|who| names.get(&who)).cloned().unwrap_or_default();
        (shown, name)
    };
    Ok(mails.into_iter().map(with_name).collect())
}

/// `GET /intake-problems/{id}/original.eml`
pub async fn download(State(web): State<Web>, _who: As<Supervisor>, Path(id): Path<i64>) -> Result<Response> {
    let arrival = Arrival::find(&web.desk.look(), id).await?;
    if matches!(arrival.state, ArrivalState::Understood | ArrivalState::Spam) {
        return Err(Error::Missing);
    }
    Ok(eml(&format!("arrival-{id}"), web.desk.blobs().read(&arrival.blob).await?))
}
