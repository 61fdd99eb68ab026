//! Devices that are told, and the service worker that does it there.

use crate::push::{self, NewSubscription, Subscription, SubscriptionId, Tried};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use base::{Error, Result};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use people::Colleague;
use people_web::{As, Page, Web, page::done, visit::agent};
use ring::digest::{SHA256, digest};
use serde::Deserialize;

const PATH: &str = "/settings/notices";

/// What a browser says when it subscribes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Subscribing {
    endpoint: String,
    /// Its public key, in base64url.
    browser: String,
    /// Its secret, in base64url.
    auth: String,
}

/// `POST /settings/notices/devices`
pub async fn subscribe(
    State(web): State<Web>,
    who: As<Colleague>,
    headers: HeaderMap,
    Form(sent): Form<Subscribing>,
) -> Result<Response> {
    let bytes = |text: &str| BASE64.decode(text.trim_end_matches('=')).unwrap_or_default();
    let new = NewSubscription {
        browser: bytes(&sent.browser),
        auth: bytes(&sent.auth),
        endpoint: sent.endpoint,
        device: agent(&headers).to_owned(),
    };
    let mut act = who.visit.act(&web).await?;
    Subscription::keep(&mut act, who.who.id, new).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some("notify-flash-device")))
}

/// What a form without a method of its own wants.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(rename = "_method")]
    method: String,
}

/// `POST /settings/notices/devices/{id}` with `_method=delete`
pub async fn end(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<SubscriptionId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    if wanted.method != "delete" {
        return Err(Error::Missing);
    }
    let mut act = who.visit.act(&web).await?;
    Subscription::end(&mut act, who.who.id, id).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some("notify-flash-saved")))
}

/// `POST /settings/notices/devices/{id}/trial`: tells it something now, so that one sees whether it comes.
pub async fn try_out(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<SubscriptionId>,
) -> Result<Response> {
    let all = Subscription::all(&web.desk.look(), who.who.id).await?;
    let device = all.into_iter().find(|device| device.id == id).ok_or(Error::Missing)?;
    let frame = page.frame_of_part(&web, &who.visit);
    let words = (frame.t("notify-try-title"), frame.t("notify-try-text"));
    let said = match push::try_out(&web.desk, &device, (&words.0, &words.1)).await? {
        Tried::Taken => "notify-flash-tried",
        Tried::Refused => "notify-flash-refused",
        Tried::Gone => "notify-flash-gone",
    };
    Ok(done(&web, PATH, Some(said)))
}

/// `GET /sw.js`: at the root, since a worker reaches no further than its own folder.
///
/// It begins with the files to keep. When one of them has changed so has its address, and so the worker, which is what
/// makes a browser replace it.
pub async fn worker(State(web): State<Web>) -> impl IntoResponse {
    let files: Vec<&str> = web.links.files().collect();
    let files = serde_json::Value::from(files).to_string();
    let version = BASE64.encode(&digest(&SHA256, files.as_bytes()).as_ref()[..9]);
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, format!("const VERSION = \"{version}\", FILES = {files}\n{}", include_str!("../../js/sw.js")))
}
