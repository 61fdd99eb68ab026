//! Everything one was told.

use super::line::Day;
use crate::{
    Kind, Notice, NoticeId,
    notice::{PAGE, Wanted},
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use base::{Error, Moment, Result};
use people::Colleague;
use people_web::{As, Page, Web, draw, page::done};
use serde::Deserialize;
use shell::{Choice, Frame};

const PATH: &str = "/notices";

/// `notify/notices.html`.
#[derive(Template)]
#[template(path = "notify/notices.html")]
struct NoticesPage<'a> {
    frame: &'a Frame,
    days: Vec<Day>,
    /// Whether read ones are shown too.
    all: bool,
    /// Kinds this reader can be told about; every one is the first, without a value.
    kinds: Vec<Choice>,
    /// The kind chosen, as addresses name it.
    kind: String,
    any_unread: bool,
    older: Option<String>,
}

/// How the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `all`, else what is not read.
    show: String,
    kind: String,
    /// `{micros}.{id}` of the last line seen.
    before: String,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        let before = self.before.split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
        Wanted {
            unread: self.show != "all",
            kind: self.kind.parse().ok(),
            before: before.map(|(at, id)| (Moment::from_micros(at), NoticeId(id))),
        }
    }
}

/// `GET /notices`
pub async fn index(
    State(web): State<Web>,
    who: As<Colleague>,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("notify-title");
    let look = web.desk.look();
    let wanted = asked.wanted();
    let mut notices = Notice::list(&look, who.who.id, wanted).await?;
    let more = notices.len() > PAGE as usize;
    notices.truncate(PAGE as usize);
    let kind = wanted.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default();
    let all = !wanted.unread;
    let older = notices.last().filter(|_| more).map(|last| {
        let show = if all { "all" } else { "unread" };
        format!("{PATH}?show={show}&kind={kind}&before={}.{}", last.at.micros(), last.id)
    });
    let any_unread = notices.iter().any(|notice| notice.read_at.is_none());
    let kinds = Kind::of_role(who.who.role)
        .map(|k| Choice::new(k, frame.t(format!("notify-kind-{k}")), wanted.kind == Some(k)))
        .collect();
    let shown = notices.into_iter().map(|notice| notice.shown_to(who.who.contacts())).collect();
    let days = Day::group(&frame, shown);
    draw(&web, &frame, &NoticesPage { frame: &frame, days, all, kinds, kind, any_unread, older })
}

/// `GET /notices/{id}`: whoever follows a line knows it.
pub async fn open(State(web): State<Web>, who: As<Colleague>, Path(id): Path<NoticeId>) -> Result<Response> {
    let notice = Notice::find(&web.desk.look(), who.who.id, id).await?;
    if notice.read_at.is_none() {
        let mut act = who.visit.act(&web).await?;
        Notice::read(&mut act, who.who.id, id).await?;
        act.commit().await?;
    }
    Ok(done(&web, notice.leads_to(), None))
}

/// What one knows now: one line, everything about a ticket, or all.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Known {
    id: Option<NoticeId>,
    about: Option<i64>,
    all: bool,
}

/// `POST /notices/reading`
pub async fn read(State(web): State<Web>, who: As<Colleague>, Form(known): Form<Known>) -> Result<Response> {
    let me = who.who.id;
    let mut act = who.visit.act(&web).await?;
    match known {
        Known { id: Some(id), .. } => Notice::read(&mut act, me, id).await?,
        Known { about: Some(about), .. } => Notice::read_about(&mut act, me, about).await?,
        Known { all: true, .. } => Notice::read_all(&mut act, me).await?,
        _ => return Err(Error::invalid("id", "notify-error-which")),
    }
    act.commit().await?;
    Ok(done(&web, PATH, None))
}
