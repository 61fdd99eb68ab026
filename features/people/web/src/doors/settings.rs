//! Where the settings begin: every page of them with one sentence.

use crate::{
    As, Page, Web, draw,
    view::{SettingsIndex, SettingsLine},
};
use axum::{extract::State, response::Response};
use base::Result;
use people::Colleague;

pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let frame = me.settings_frame(&web, &page, "people-settings").await?;
    let pages = web.settings.iter().filter(|page| (page.may)(&me.who));
    let line = |page: &crate::SettingsPage| SettingsLine {
        href: page.href,
        icon: page.icon,
        title: frame.t(page.title),
        hint: frame.t(page.hint),
    };
    let lines = pages.map(line).collect();
    draw(&web, &frame, &SettingsIndex { frame: &frame, lines })
}
