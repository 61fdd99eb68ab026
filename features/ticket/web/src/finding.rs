//! Search, in the list column.

use crate::{
    rows,
    view::{Empty, List, ListPage},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::Result;
use people::Colleague;
use people_web::{As, Page, Web, draw};
use serde::Deserialize;
use ticket::{Scope, Ticket, finding::Narrow};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The words.
    #[serde(default)]
    pub q: String,
}

const MOST: u32 = 50;

/// What a search found.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    let words = asked.q.trim();
    let found = Ticket::search(&look, &Scope::of(&who.who), words, &Narrow::default(), MOST).await?;
    let mut rows = rows::rows(&look, &frame, found.rows, ("view=all", None), None).await?;
    rows::mark_found(&mut rows, words);
    let order = found.many.then(|| format!("{MOST}+"));
    let list = List {
        title: if words.is_empty() { frame.t("shell-search") } else { frame.about("ticket-found", words) },
        order: order.or_else(|| Some(frame.t("ticket-order-newest"))),
        query: asked.q.clone(),
        is_search: true,
        rows,
        empty: if words.is_empty() { Empty::NotSearched } else { Empty::NotFound },
        ..List::default()
    };
    frame.title.clone_from(&list.title);
    draw(&web, &frame, &ListPage { frame: &frame, list })
}
