//! Where the settings begin: every page of them with one sentence.

use crate::{
    As, Page, Web, draw,
    view::{SettingsIndex, SettingsLine},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Result, words::fold};
use people::{Admin, Colleague};
use serde::Deserialize;

/// What was looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sought {
    q: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Colleague>,
    Query(sought): Query<Sought>,
) -> Result<Response> {
    let frame = me.settings_frame(&web, &page, "people-settings").await?;
    let pages = web.settings.iter().filter(|page| (page.may)(&me.who));
    let wanted = fold(sought.q.trim());
    let mut sections: Vec<(String, Vec<SettingsLine>)> = Vec::new();
    for page in pages {
        let words = page.found_by(&frame);
        if !words.contains(&wanted) {
            continue;
        }
        let (title, hint, group) = (frame.t(page.title), frame.t(page.hint), frame.t(page.group));
        let line = SettingsLine { href: page.href, icon: page.icon, title, hint, words };
        match sections.iter_mut().find(|(title, _)| *title == group) {
            Some((_, lines)) => lines.push(line),
            None => sections.push((group, vec![line])),
        }
    }
    let alone = !me.who.uses().colleagues && Admin::of(&me.who).is_ok();
    draw(&web, &frame, &SettingsIndex { frame: &frame, q: sought.q, sections, alone })
}
