//! A mail as it came, for whoever sees its ticket.

use crate::mail::{Arrival, source};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use base::{EntryId, Error, Result};
use people::Colleague;
use people_web::{As, Page, Web, draw};
use shell::Frame;
use ticket::{Entry, Scope};

/// Bytes of source that a page shows; the download has all of it.
const SHOWN: usize = 512_000;

/// `channel/original.html`.
#[derive(Template)]
#[template(path = "channel/original.html")]
struct OriginalPage<'a> {
    frame: &'a Frame,
    entry: &'a Entry,
    size: i64,
    fields: Vec<(String, String)>,
    source: String,
    cut: bool,
}

/// `GET /entries/{id}/original`
pub async fn page(State(web): State<Web>, who: As<Colleague>, page: Page, Path(id): Path<EntryId>) -> Result<Response> {
    let (entry, raw) = behind(&web, &who.who, id).await?;
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("channel-original");
    let (source, cut) = source::beginning(&raw, SHOWN);
    let size = i64::try_from(raw.len()).unwrap_or(i64::MAX);
    let original =
        OriginalPage { frame: &frame, entry: &entry, size, fields: source::fields(source.as_bytes()), source, cut };
    draw(&web, &frame, &original)
}

/// `GET /entries/{id}/original.eml`
pub async fn download(State(web): State<Web>, who: As<Colleague>, Path(id): Path<EntryId>) -> Result<Response> {
    let (entry, raw) = behind(&web, &who.who, id).await?;
    Ok(eml(&format!("{}-{}", entry.ticket_id, entry.id), raw))
}

/// An entry this colleague sees, and the raw mail it was: which is full of addresses, and cannot be shown
/// without them.
async fn behind(web: &Web, who: &Colleague, id: EntryId) -> Result<(Entry, Vec<u8>)> {
    let look = web.desk.look();
    let entry = Entry::seen_by(&look, &Scope::of(who), id).await?;
    who.contacts().check()?;
    let arrival = Arrival::behind(&look, id).await?.ok_or(Error::Missing)?;
    Ok((entry, web.desk.blobs().read(&arrival.blob).await?))
}

/// A raw mail to be saved, never to be shown by the browser: it is somebody else's HTML.
pub(super) fn eml(name: &str, raw: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "message/rfc822".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.eml\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, raw).into_response()
}
