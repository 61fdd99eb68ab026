//! The list of drafts, and how they are found.

use super::HERE;
use crate::{Article, ArticleId, article::TOPIC};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Future, Moment, Result, words::short};
use people::{Colleague, Staff};
use people_web::{
    As, Page, Web, draw,
    page::listen,
    palette::{Find, MOST},
};
use serde::Deserialize;
use shell::{Frame, NavItem, NavSection};
use store::sql;

/// Articles of a page.
const SHOWN: u32 = 50;
/// Letters of a text beside its title.
const SHORT: usize = 160;
/// Letters of a search.
const LONGEST: usize = 100;

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    /// `1`: what was put aside.
    aside: String,
    /// The last article of the page before.
    before: Option<ArticleId>,
}

struct Row {
    id: i64,
    title: String,
    words: String,
    who: String,
    at: Moment,
}

#[derive(Template)]
#[template(path = "knowledge/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    q: String,
    rows: Vec<Row>,
    /// Whether these are what was put aside.
    aside: bool,
    /// Whether the reader can bring it back: whoever sees all of it.
    whole: bool,
    /// Whether something is put aside.
    any_aside: bool,
    /// Where the articles behind these are.
    more: Option<String>,
}

/// A title; one whose words were struck says so.
pub(super) fn title(frame: &Frame, article: &Article) -> String {
    match article.title.as_str() {
        "" => frame.t("knowledge-untitled"),
        title => title.to_owned(),
    }
}

/// `GET /articles`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    let aside = asked.aside == "1";
    frame.title = frame.t(if aside { "knowledge-aside" } else { "knowledge-title" });
    listen(&mut frame, &web, &who.visit, TOPIC, false);
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    let most = SHOWN + 1;
    let mut found = match aside {
        true => Article::put_aside(&look, (asked.before, most)).await?,
        false => Article::list(&look, &q, (asked.before, most)).await?,
    };
    let any_aside = !aside && !Article::put_aside(&look, (None, 1)).await?.is_empty();
    let more = found.len() > SHOWN as usize;
    found.truncate(SHOWN as usize);
    let names = Staff::names(&look, found.iter().map(|one| one.changed_by)).await?;
    let contacts = who.who.contacts();
    let row = |one: Article| {
        let one = one.shown_to(contacts);
        Row {
            id: one.id.0,
            title: title(&frame, &one),
            words: short(&one.text, SHORT),
            who: names.get(&one.changed_by).cloned().unwrap_or_default(),
            at: one.changed_at,
        }
    };
    let rows: Vec<Row> = found.into_iter().map(row).collect();
    let more = rows.last().filter(|_| more).map(|last| further(&q, aside, last.id));
    let whole = contacts.are_shown();
    draw(&web, &frame, &ListPage { frame: &frame, q, rows, aside, whole, any_aside, more })
}

fn further(q: &str, aside: bool, before: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    match aside {
        true => query.append_pair("aside", "1"),
        false => query.append_pair("q", q),
    };
    query.append_pair("before", &before.to_string());
    format!("{HERE}?{}", query.finish())
}

/// The link to it, once there is an article.
pub fn rail<'a>(
    web: &'a Web,
    _: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let current = path.starts_with(HERE);
        let any: bool = sql!("SELECT EXISTS (SELECT 1 FROM article)").value(&web.desk.look()).await?;
        if !any && !current {
            return Ok(Vec::new());
        }
        let item = NavItem { href: HERE.into(), label: frame.t("knowledge-title"), current, ..NavItem::default() };
        Ok(vec![NavSection { title: frame.t("people-settings-company"), items: vec![item] }])
    })
}

/// For `Ctrl K`: the list by its name, and drafts by their words.
pub fn finder<'a>(web: &'a Web, who: &'a Colleague, frame: &'a Frame, q: &'a str) -> Future<'a, Result<Vec<Find>>> {
    Box::pin(async move {
        let group = frame.t("knowledge-title");
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        let found = Article::list(&web.desk.look(), q, (None, most)).await?;
        let find = |one: Article| Find {
            group: group.clone(),
            hint: String::new(),
            href: format!("{HERE}/{}", one.id),
            text: title(frame, &one.shown_to(who.contacts())),
        };
        Ok(Find::page(&group, HERE, q).into_iter().chain(found.into_iter().map(find)).collect())
    })
}
