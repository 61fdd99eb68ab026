//! A file that may do harm is handed out only to who has read why.

use crate::view::WarningPage;
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use base::Result;
use mail::Danger;
use people::Colleague;
use people_web::{As, Page, Web, draw};
use ticket::{Attachment, Entry, Scope, attachment::AttachmentId};

/// Where a file's warning is.
pub fn path(id: AttachmentId) -> String {
    format!("/attachments/{id}/warning")
}

/// What stands on the file beside its words: a message key.
pub fn short_key(danger: Danger) -> &'static str {
    match danger {
        Danger::Program => "ticket-danger-program",
        Danger::Script => "ticket-danger-script",
        Danger::Macros => "ticket-danger-macros",
        Danger::Disk => "ticket-danger-disk",
        Danger::Disguised => "ticket-danger-disguised",
        Danger::Page => "ticket-danger-page",
        Danger::Archive => "ticket-danger-archive",
        Danger::Locked => "ticket-danger-locked",
        Danger::Unseen => "ticket-danger-unseen",
    }
}

/// What may happen: a message key.
fn long_key(danger: Danger) -> &'static str {
    match danger {
        Danger::Program => "ticket-danger-program-why",
        Danger::Script => "ticket-danger-script-why",
        Danger::Macros => "ticket-danger-macros-why",
        Danger::Disk => "ticket-danger-disk-why",
        Danger::Disguised => "ticket-danger-disguised-why",
        Danger::Page => "ticket-danger-page-why",
        Danger::Archive => "ticket-danger-archive-why",
        Danger::Locked => "ticket-danger-locked-why",
        Danger::Unseen => "ticket-danger-unseen-why",
    }
}

/// `GET /attachments/{id}/warning`: what may happen; of a harmless file, the file.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<AttachmentId>,
) -> Result<Response> {
    let look = web.desk.look();
    let scope = Scope::of(&who.who);
    let file = Attachment::seen_by(&look, &scope, id).await?;
    let Some(danger) = file.danger() else {
        return Ok(Redirect::to(&format!("/attachments/{id}")).into_response());
    };
    let entry = Entry::seen_by(&look, &scope, file.entry_id).await?;
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("ticket-danger-title");
    let shown = WarningPage {
        frame: &frame,
        name: file.name,
        size: file.size,
        what: frame.t(short_key(danger)),
        why: frame.t(long_key(danger)),
        by: if entry.author_name.is_empty() { entry.author_address } else { entry.author_name },
        here: path(id),
        back: format!("/tickets/{}#entry-{}", entry.ticket_id, entry.id),
    };
    draw(&web, &frame, &shown)
}

/// `POST /attachments/{id}/warning`: the file, to be saved; never shown, whatever it calls itself.
pub async fn download(State(web): State<Web>, who: As<Colleague>, Path(id): Path<AttachmentId>) -> Result<Response> {
    let file = Attachment::seen_by(&web.desk.look(), &Scope::of(&who.who), id).await?;
    let bytes = web.desk.blobs().read(&file.blob).await?;
    let way = format!("attachment; filename*=UTF-8''{}", crate::attachments::percent(&file.name));
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let way = HeaderValue::from_str(&way).unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_DISPOSITION, way);
    for (name, value) in [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
