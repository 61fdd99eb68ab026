//! `/api/v1/attachments`

use super::{problems::Reading, words::Bytes};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use base::Result;
use people::Colleague;
use people_web::{As, Web};
use ticket::{Attachment, Scope, attachment::AttachmentId};

/// What no browser runs, whatever is in it; all else is only bytes.
const SAFE: [&str; 7] =
    ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "text/plain", "application/pdf"];

/// The bytes of a file that came with an entry.
#[utoipa::path(get, path = "/api/v1/attachments/{id}", tag = "tickets", params(("id" = i64, Path, description = "The attachment's id.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The bytes. Only what is harmless keeps its media type.", body = Bytes, content_type = "application/octet-stream"),
        Reading,
    ))]
pub async fn download_attachment(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<AttachmentId>,
) -> Result<impl IntoResponse> {
    let file = Attachment::seen_by(&web.desk.look(), &Scope::of(&who.who), id).await?;
    let bytes = web.desk.blobs().read(&file.blob).await?;
    let headers = [
        (header::CONTENT_TYPE, media_type(&file.media_type).to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&file.name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    Ok((headers, bytes))
}

fn media_type(declared: &str) -> &'static str {
    let bare = declared.split(';').next().unwrap_or_default().trim();
    SAFE.into_iter().find(|safe| safe.eq_ignore_ascii_case(bare)).unwrap_or("application/octet-stream")
}

/// RFC 6266: the name in ASCII for old programs, the whole name for all others.
fn disposition(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "-_. ()".contains(c) { c } else { '_' }
    };
    let ascii: String = name.chars().map(plain).collect();
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&b);
    let whole: String =
        name.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_never_leaves_its_quotes() {
        let header = "attachment; filename=\"a__ x__1_.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%D1%8F1%0A.pdf";
        assert_eq!(disposition("a\"; x=я1\n.pdf"), header);
    }

    #[test]
    fn only_harmless_media_types_are_named() {
        assert_eq!(media_type("Image/PNG; name=x"), "image/png");
        for risky in ["text/html", "image/svg+xml", "application/xhtml+xml", ""] {
            assert_eq!(media_type(risky), "application/octet-stream", "{risky}");
        }
    }
}
