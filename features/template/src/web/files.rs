//! Files of a template in the settings.

use super::form;
use crate::{Template, TemplateFile, TemplateFileId, TemplateId};
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result};
use people::Agent;
use people_web::{As, FormFailed, Page, Web, page::done};
use serde::Deserialize;
use shell::Frame;
use ticket_web::{attachments::serve, form::Parts};

/// How many there are, in words; nothing for none.
pub(super) fn attached(frame: &Frame, n: usize) -> String {
    if n == 0 { String::new() } else { frame.n("template-attached", i64::try_from(n).unwrap_or(i64::MAX)) }
}

/// Where they stand.
pub(super) fn place(id: TemplateId) -> String {
    format!("/settings/templates/{id}#files")
}

/// `POST /settings/templates/{id}/files`
pub(super) async fn add(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<TemplateId>,
    sent: Multipart,
) -> Result<Response> {
    match put(&web, &who, id, sent).await {
        Ok(()) => Ok(done(&web, place(id), Some("template-flash-saved"))),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            form::again(&web, &page, &who, id, |lang| FormFailed::of(error, &web, lang)).await
        }
        Err(error) => Err(error),
    }
}

async fn put(web: &Web, who: &As<Agent>, id: TemplateId, sent: Multipart) -> Result<()> {
    // Whoever may not change it is told before anything is kept.
    Template::changeable(&web.desk.look(), &who.who, id).await?;
    let parts = Parts::read(web.desk.blobs(), sent).await?;
    let mut act = who.visit.act(web).await?;
    TemplateFile::add(&mut act, &who.who, id, &parts.files).await?;
    act.commit().await
}

/// `GET /settings/templates/{id}/files/{file}`
pub(super) async fn show(
    State(web): State<Web>,
    who: As<Agent>,
    Path(which): Path<(TemplateId, TemplateFileId)>,
) -> Result<Response> {
    let file = TemplateFile::seen_by(&web.desk.look(), &who.who, which).await?;
    Ok(serve(&file.name, &file.media_type, &file.blob, web.desk.blobs().read(&file.blob).await?))
}

#[derive(Debug, Deserialize)]
pub(super) struct Away {
    #[serde(rename = "_method")]
    method: String,
}

/// `POST /settings/templates/{id}/files/{file}`: with `_method=delete` takes it away.
pub(super) async fn remove(
    State(web): State<Web>,
    who: As<Agent>,
    Path(which): Path<(TemplateId, TemplateFileId)>,
    Form(away): Form<Away>,
) -> Result<Response> {
    if away.method != "delete" {
        return Ok(axum::response::IntoResponse::into_response(StatusCode::METHOD_NOT_ALLOWED));
    }
    let mut act = who.visit.act(&web).await?;
    let file = TemplateFile::seen_by(&mut act, &who.who, which).await?;
    file.remove(&mut act, &who.who).await?;
    act.commit().await?;
    Ok(done(&web, place(which.0), Some("template-flash-saved")))
}
