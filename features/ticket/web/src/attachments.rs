//! Files that came with words.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::Result;
use people::Colleague;
use people_web::{As, Web};
use ticket::{Attachment, Scope, attachment::AttachmentId};

/// A file, for whoever sees its ticket.
pub async fn show(State(web): State<Web>, who: As<Colleague>, Path(id): Path<AttachmentId>) -> Result<Response> {
    let file = Attachment::seen_by(&web.desk.look(), &Scope::of(&who.who), id).await?;
    let bytes = web.desk.blobs().read(&file.blob).await?;
    Ok(download(&file, bytes))
}

/// What is shown: pictures that can hold no script.
pub const PICTURES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// [`serve`] for an attachment.
pub fn download(file: &Attachment, bytes: Vec<u8>) -> Response {
    serve(&file.name, &file.media_type, bytes)
}

/// Pictures are shown, everything else is downloaded: foreign files never run among our pages.
pub fn serve(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let picture = PICTURES.contains(&media_type);
    let kind = if picture { media_type } else { "application/octet-stream" };
    let way = if picture { "inline" } else { "attachment" };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let text = |s: &str| HeaderValue::from_str(s).unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_TYPE, text(kind));
    headers.insert(header::CONTENT_DISPOSITION, text(&format!("{way}; filename*=UTF-8''{}", percent(name))));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    response
}

/// RFC 8187: what is no `attr-char` is percent-encoded.
fn percent(name: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&b);
    name.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
