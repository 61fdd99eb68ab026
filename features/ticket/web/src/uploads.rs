//! Files on their way into a draft, in pieces: a connection may break, a page may be loaded again.

use crate::{
    attachments::serve,
    preview::{Preview, preview},
};
use axum::{
    Form, Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Error, Result, TicketId};
use people::Colleague;
use people_web::{As, FormFailed, Web};
use serde::{Deserialize, Serialize};
use shell::Lang;
use ticket::{
    DraftKind, Scope, Ticket, Upload, UploadId,
    upload::{NewUpload, PIECE},
};

/// A file as the browser announces it.
#[derive(Debug, Deserialize)]
pub struct Announced {
    ticket: TicketId,
    kind: DraftKind,
    name: String,
    size: i64,
    #[serde(rename = "type", default)]
    media_type: String,
    /// A picture that stands in the text.
    #[serde(default)]
    inline: bool,
}

/// How far an upload is.
#[derive(Debug, Serialize)]
pub struct Standing {
    id: UploadId,
    /// Bytes that are here: the next piece begins there.
    offset: i64,
    size: i64,
    /// Bytes of a piece at most.
    piece: usize,
    /// Whether all of it is here.
    done: bool,
}
impl Standing {
    fn of(upload: &Upload, offset: i64, done: bool) -> Standing {
        Standing { id: upload.id, offset, size: upload.size, piece: PIECE, done }
    }
}

/// Where a piece begins.
#[derive(Debug, Deserialize)]
pub struct At {
    offset: i64,
}

/// A file is announced: 201, or 422 before a byte was sent.
pub async fn begin(State(web): State<Web>, who: As<Colleague>, Form(new): Form<Announced>) -> Result<Response> {
    let shown = preview(&new.media_type, &new.name);
    let inline = new.inline && matches!(shown, Some((Preview::Picture, _)));
    let name = mail::safe_name(&new.name);
    let media_type = plain(&new.media_type);
    let begun = async {
        let mut act = who.visit.act(&web).await?;
        let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), new.ticket).await?;
        let file = NewUpload { name, media_type, size: new.size, inline };
        let upload = Upload::begin(&mut act, &ticket, (who.who.id, new.kind), file).await?;
        act.commit().await?;
        Ok(upload)
    };
    match begun.await {
        Ok(upload) => Ok((StatusCode::CREATED, Json(Standing::of(&upload, 0, false))).into_response()),
        Err(e) => refused(&web, &who, e),
    }
}

/// A declared media type that is one, short and in visible letters.
fn plain(media_type: &str) -> String {
    let good = media_type.len() <= 120 && media_type.contains('/') && media_type.bytes().all(|b| b.is_ascii_graphic());
    if good { media_type.to_owned() } else { "application/octet-stream".to_owned() }
}

/// What the author can mend, in words of their language: a script reads it.
fn refused(web: &Web, who: &As<Colleague>, error: Error) -> Result<Response> {
    let status = error.status();
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let error = FormFailed::of(error, web, lang)?.sentence();
    Ok((status, Json(serde_json::json!({ "error": error }))).into_response())
}

/// One's own upload on a ticket one still sees.
async fn own(web: &Web, who: &As<Colleague>, id: UploadId) -> Result<Upload> {
    let look = web.desk.look();
    let upload = Upload::find(&look, who.who.id, id).await?;
    Ticket::seen_by(&look, &Scope::of(&who.who), upload.ticket_id).await?;
    Ok(upload)
}

/// How far it is: where to go on after a connection broke.
pub async fn standing(State(web): State<Web>, who: As<Colleague>, Path(id): Path<UploadId>) -> Result<Json<Standing>> {
    let upload = own(&web, &who, id).await?;
    Ok(Json(Standing::of(&upload, upload.received, upload.blob.is_some())))
}

/// The next piece; 409 with the true offset when it is not the next one.
pub async fn go_on(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<UploadId>,
    Query(at): Query<At>,
    piece: Bytes,
) -> Result<Response> {
    let upload = own(&web, &who, id).await?;
    if upload.blob.is_some() || at.offset != upload.received {
        return Ok(elsewhere(&upload));
    }
    let length = i64::try_from(piece.len()).unwrap_or(i64::MAX);
    let received = upload.received.saturating_add(length);
    if length == 0 || piece.len() > PIECE || received > upload.size {
        return Err(Error::invalid("files", "ticket-error-upload-piece"));
    }
    let offset = u64::try_from(at.offset).unwrap_or_default();
    web.desk.blobs().keep_piece(&upload.pieces, offset, piece.to_vec()).await?;
    let blob = if received == upload.size { Some(whole(&web, &upload).await?) } else { None };
    let mut act = who.visit.act(&web).await?;
    if let Err(e) = upload.advance(&mut act, received, blob.as_ref()).await {
        return refused(&web, &who, e);
    }
    act.commit().await?;
    if blob.is_some() {
        web.desk.blobs().drop_pieces(&upload.pieces).await?;
    }
    Ok(Json(Standing::of(&upload, received, blob.is_some())).into_response())
}

fn elsewhere(upload: &Upload) -> Response {
    (StatusCode::CONFLICT, Json(Standing::of(upload, upload.received, upload.blob.is_some()))).into_response()
}

async fn whole(web: &Web, upload: &Upload) -> Result<base::BlobId> {
    let size = usize::try_from(upload.size).unwrap_or_default();
    let bytes = web.desk.blobs().join_pieces(&upload.pieces, size).await?;
    if bytes.len() != size {
        return Err(Error::Broken(format!("upload {}: {} of {size} bytes", upload.id, bytes.len())));
    }
    web.desk.blobs().keep(bytes).await
}

/// It is not wanted after all.
pub async fn cancel(State(web): State<Web>, who: As<Colleague>, Path(id): Path<UploadId>) -> Result<StatusCode> {
    let upload = own(&web, &who, id).await?;
    let mut act = who.visit.act(&web).await?;
    upload.cancel(&mut act).await?;
    act.commit().await?;
    web.desk.blobs().drop_pieces(&upload.pieces).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Its bytes: the picture in the editor, also for whoever was asked to read what stands there.
pub async fn content(State(web): State<Web>, who: As<Colleague>, Path(id): Path<UploadId>) -> Result<Response> {
    let upload = match own(&web, &who, id).await {
        Err(Error::Missing) => {
            let look = web.desk.look();
            let upload = Upload::read_by(&look, who.who.id, id).await?;
            Ticket::seen_by(&look, &Scope::of(&who.who), upload.ticket_id).await?;
            upload
        }
        own => own?,
    };
    let blob = upload.blob.ok_or(Error::Missing)?;
    Ok(serve(&upload.name, &upload.media_type, &blob, web.desk.blobs().read(&blob).await?))
}
