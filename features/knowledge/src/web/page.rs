//! One draft: read, mended, put aside.

use super::{HERE, list::title};
use crate::{Article, ArticleId, Typed};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{EntryId, Error, Moment, Result};
use people::{Agent, Colleague, Staff};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Field, Frame, Lang};
use ticket::{Entry, Scope};

/// An article, as its form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    title: String,
    text: String,
    /// The change it was typed on, in microseconds.
    was: i64,
}

#[derive(Template)]
#[template(path = "knowledge/page.html")]
struct ArticlePage<'a> {
    frame: &'a Frame,
    id: i64,
    title: Field,
    text: Field,
    was: i64,
    who: String,
    at: Moment,
    discarded: bool,
    /// Whether this reader sees all of it: what is masked cannot be mended.
    whole: bool,
    /// Where its words stand, for whoever sees the ticket.
    source: Option<String>,
    /// What it says now, when that is not what was typed.
    now: Option<String>,
    error: Option<String>,
}

/// `POST /entries/{entry}/article`: one click makes a draft of a colleague's words.
pub(super) async fn draft(State(web): State<Web>, who: As<Agent>, Path(entry): Path<EntryId>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let id = Article::draft(&mut act, &who.who, entry).await?;
    act.commit().await?;
    Ok(done(&web, format!("{HERE}/{id}"), Some("knowledge-flash-drafted")))
}

/// `GET /articles/{id}`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<ArticleId>,
) -> Result<Response> {
    shown(&web, &page, &who, id, (None, FormFailed::default(), StatusCode::OK)).await
}

/// `POST /articles/{id}`
pub(super) async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<ArticleId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let changed = async {
        let typed = Typed { title: sent.title.clone(), text: sent.text.clone(), was: Moment::from_micros(sent.was) };
        let mut act = who.visit.act(&web).await?;
        Article::change(&mut act, &who.who, id, &typed).await?;
        act.commit().await
    };
    match changed.await {
        Ok(()) => Ok(done(&web, format!("{HERE}/{id}"), Some("knowledge-flash-changed"))),
        Err(error) => {
            let lang = Lang::parse(&who.who.language).unwrap_or_default();
            let failed = FormFailed::of(error, &web, lang)?;
            shown(&web, &page, &who, id, (Some(sent), failed, StatusCode::UNPROCESSABLE_ENTITY)).await
        }
    }
}

/// `POST /articles/{id}/discard`
pub(super) async fn discard(State(web): State<Web>, who: As<Colleague>, Path(id): Path<ArticleId>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    Article::discard(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(done(&web, format!("{HERE}/{id}"), Some("knowledge-flash-discarded")))
}

/// `POST /articles/{id}/restore`
pub(super) async fn restore(State(web): State<Web>, who: As<Colleague>, Path(id): Path<ArticleId>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    Article::restore(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(done(&web, format!("{HERE}/{id}"), Some("knowledge-flash-restored")))
}

async fn shown(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    id: ArticleId,
    (sent, failed, status): (Option<Sent>, FormFailed, StatusCode),
) -> Result<Response> {
    let (look, contacts) = (web.desk.look(), who.who.contacts());
    let article = Article::find(&look, id).await?.shown_to(contacts);
    let mut frame = who.frame(web, page, "").await?;
    frame.title = title(&frame, &article);
    let names = Staff::names(&look, [article.changed_by]).await?;
    let source = match article.entry_id {
        Some(entry) => match Entry::seen_by(&look, &Scope::of(&who.who), entry).await {
            Ok(entry) => Some(format!("/tickets/{}?from={1}#entry-{1}", entry.ticket_id, entry.id)),
            Err(Error::Missing) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    let typed = sent.as_ref().map(|sent| (sent.title.clone(), sent.text.clone()));
    let now = sent.filter(|sent| sent.was != article.changed_at.micros()).map(|_| article.text.clone());
    let (title, text) = typed.unwrap_or_else(|| (article.title.clone(), article.text.clone()));
    let drawn = ArticlePage {
        id: id.0,
        title: failed.field("title", title),
        text: failed.field("text", text),
        was: article.changed_at.micros(),
        who: names.get(&article.changed_by).cloned().unwrap_or_default(),
        at: article.changed_at,
        discarded: article.discarded_at.is_some(),
        whole: contacts.are_shown(),
        source,
        now,
        error: failed.sentence(),
        frame: &frame,
    };
    draw_as(web, &frame, status, &drawn)
}
