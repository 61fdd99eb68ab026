//! Files that came with words.

use crate::{
    preview::{Preview, preview},
    range::Part,
    warnings,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use base::{Result, blob::BlobId};
use people::Colleague;
use people_web::{As, Web};
use serde::Deserialize;
use ticket::{Attachment, Scope, attachment::AttachmentId};

/// Bytes of a text that are shown over the page.
const SHOWN: u64 = 1 << 20;

/// A file, or the part of it that is asked for, for whoever sees its ticket. What is shown is shown, everything else
/// is downloaded: foreign files never run among our pages.
pub async fn show(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<AttachmentId>,
    Query(Wanted { words }): Query<Wanted>,
    asked: HeaderMap,
) -> Result<Response> {
    let file = Attachment::seen_by(&web.desk.look(), &Scope::of(&who.who), id).await?;
    if file.danger().is_some() {
        return Ok(Redirect::to(&warnings::path(id)).into_response());
    }
    if words && let Some((Preview::Text, _)) = preview(&file.media_type, &file.name) {
        return beginning(&web, &file).await;
    }
    let tag = format!("\"{}\"", file.blob);
    let what = (file.name.as_str(), file.media_type.as_str());
    let says = |name: HeaderName| asked.get(name).and_then(|v| v.to_str().ok());
    if says(header::IF_NONE_MATCH).is_some_and(|known| known.contains(&tag)) {
        return Ok(handed_out(what, &tag, StatusCode::NOT_MODIFIED.into_response(), None));
    }
    let same = says(header::IF_RANGE).is_none_or(|known| known == tag);
    let size = u64::try_from(file.size).unwrap_or(0);
    let blobs = web.desk.blobs();
    match Part::of(says(header::RANGE).filter(|_| same), size) {
        Part::Whole => {
            let bytes = blobs.read(&file.blob).await?;
            let text = std::str::from_utf8(&bytes).is_ok();
            Ok(handed_out(what, &tag, bytes.into_response(), Some(text)))
        }
        Part::Bytes(range) => {
            let place = format!("bytes {}-{}/{size}", range.start, range.end - 1);
            let bytes = blobs.read_part(&file.blob, range).await?;
            let response = (StatusCode::PARTIAL_CONTENT, [(header::CONTENT_RANGE, place)], bytes).into_response();
            Ok(handed_out(what, &tag, response, None))
        }
        Part::Beyond => {
            let place = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
            let response = (StatusCode::RANGE_NOT_SATISFIABLE, place).into_response();
            Ok(handed_out(what, &tag, response, None))
        }
    }
}

/// How a file is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// To be read: the beginning of a text, in whatever charset it was written.
    #[serde(default)]
    words: bool,
}

/// The beginning of a text, decoded, as it is shown over the page. The file itself stays byte for byte.
async fn beginning(web: &Web, file: &Attachment) -> Result<Response> {
    let shown = u64::try_from(file.size).unwrap_or(0).min(SHOWN);
    let bytes = match shown {
        0 => Vec::new(),
        shown => web.desk.blobs().read_part(&file.blob, 0..shown).await?,
    };
    let tag = format!("\"{}-words\"", file.blob);
    let response = mail::decoded(&bytes).into_response();
    Ok(handed_out((file.name.as_str(), "text/plain"), &tag, response, Some(true)))
}

/// [`Part::Whole`] of a file that is no attachment yet.
pub fn serve(name: &str, media_type: &str, blob: &BlobId, bytes: Vec<u8>) -> Response {
    let text = std::str::from_utf8(&bytes).is_ok();
    handed_out((name, media_type), &format!("\"{blob}\""), bytes.into_response(), Some(text))
}

/// With the headers that say what it is and what it may do. `utf_8` is whether its bytes are known to be.
fn handed_out((name, media_type): (&str, &str), tag: &str, mut response: Response, utf_8: Option<bool>) -> Response {
    let shown = preview(media_type, name);
    let (kind, way, policy) = match shown {
        Some((Preview::Text, _)) if utf_8 == Some(true) => {
            ("text/plain; charset=utf-8", "inline", Preview::Text.policy())
        }
        Some((preview, kind)) => (kind, "inline", preview.policy()),
        None => ("application/octet-stream", "attachment", "default-src 'none'; sandbox"),
    };
    let headers = response.headers_mut();
    let text = |s: &str| HeaderValue::from_str(s).unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_TYPE, text(kind));
    headers.insert(header::CONTENT_DISPOSITION, text(&format!("{way}; filename*=UTF-8''{}", percent(name))));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, text(policy));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::ETAG, text(tag));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    response
}

/// RFC 8187: what is no `attr-char` is percent-encoded.
pub(crate) fn percent(name: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&b);
    name.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
