//! A picture from elsewhere, for whoever asked to see it beside a mail.

use crate::{outside::Reach, pictures::picture};
use axum::{
    extract::{Query, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{Error, Result};
use people::Colleague;
use people_web::{As, Web};
use serde::Deserialize;
use ticket_web::remote;

/// Which, with the code that shows that a page of ours asked for it.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    url: String,
    #[serde(default)]
    code: String,
}

/// `GET /pictures`
pub(super) async fn show(State(web): State<Web>, _who: As<Colleague>, Query(asked): Query<Asked>) -> Result<Response> {
    if !remote::is_ours(web.desk.keys(), &asked.url, &asked.code) {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    }
    let picture = picture(&web.desk, &asked.url, Reach::World).await?.ok_or(Error::Missing)?;
    let headers = [
        (header::CONTENT_TYPE, picture.media_type.as_str()),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::CACHE_CONTROL, "private, max-age=86400"),
    ];
    Ok((headers, picture.bytes).into_response())
}
