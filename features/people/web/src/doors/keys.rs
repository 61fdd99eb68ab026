//! The keys of the keyboard.

use crate::{As, Page, Web, draw};
use axum::{extract::State, http::HeaderMap, response::Response};
use base::Result;
use people::Colleague;
use shell::{KeysPage, KeysPiece};

/// `GET /keys`: a page, or what the dialog fetches when it is opened.
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    headers: HeaderMap,
) -> Result<Response> {
    if headers.contains_key("turbo-frame") {
        let frame = page.frame_of_part(&web, &who.visit);
        return draw(&web, &frame, &KeysPiece { frame: &frame });
    }
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("shell-keys");
    draw(&web, &frame, &KeysPage { frame: &frame })
}
