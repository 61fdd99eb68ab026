//! The desk as an app on a device: its manifest, and what stands there while the desk is out of reach.

use crate::{Page, Web, cookie, page::draw};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use base::Result;
use serde_json::{Value, json};
use shell::{Frame, OfflinePage};

/// `--paper`, light, as the layout names it to browsers.
const PAPER: &str = "#fcfcf8";

/// `GET /manifest.webmanifest`, in the browser's language. Browsers ask for it without a cookie.
pub(super) async fn manifest(State(web): State<Web>, page: Page) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, "accept-language"),
    ];
    (headers, Json(described(&page.frame(&web, "shell-away"))))
}

fn described(frame: &Frame) -> Value {
    let icons = &frame.links.device;
    let icon = |src: &str, size: &str, purpose: &str| json!({ "src": src, "sizes": size, "type": "image/png", "purpose": purpose });
    let shortcut = |key: &str, url: &str| json!({ "name": frame.t(key), "url": url, "icons": [icon(&icons.small, "192x192", "any")] });
    json!({
        "id": "/",
        "name": "Repka",
        "short_name": "Repka",
        "lang": frame.lang.code(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon(&icons.small, "192x192", "any"),
            icon(&icons.large, "512x512", "any"),
            icon(&icons.maskable, "512x512", "maskable"),
            { "src": &frame.links.app_icon, "sizes": "any", "type": "image/svg+xml" },
        ],
        "shortcuts": [shortcut("shell-new-ticket", "/tickets/new"), shortcut("shell-app-mine", "/views/mine")],
    })
}

/// `GET /offline`: fetched by the service worker when it is installed, and shown when nothing else can be.
pub(super) async fn offline(State(web): State<Web>, mut page: Page, headers: HeaderMap) -> Result<Response> {
    page.speak_to(&web, cookie::read(&headers, cookie::SESSION)).await;
    let mut frame = page.frame(&web, "shell-away");
    frame.flash = None; // it is for a page that somebody sees
    draw(&web, &frame, &OfflinePage { frame: &frame })
}
