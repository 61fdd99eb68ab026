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
use trust::{Checked, Doubt, Mark, Standing, Way};

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
    sender: Option<Sender>,
}

/// What is known of who sent it.
struct Sender {
    /// In a sentence.
    says: String,
    /// Whether something speaks against them.
    bad: bool,
    /// What was found: what was looked at, what came of it, of which domain.
    found: Vec<(&'static str, &'static str, String)>,
    /// How that is known.
    way: String,
}

/// `GET /entries/{id}/original`
pub async fn page(State(web): State<Web>, who: As<Colleague>, page: Page, Path(id): Path<EntryId>) -> Result<Response> {
    let (entry, raw, checked) = behind(&web, &who.who, id).await?;
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("channel-original");
    let (source, cut) = source::beginning(&raw, SHOWN);
    let size = i64::try_from(raw.len()).unwrap_or(i64::MAX);
    let original = OriginalPage {
        frame: &frame,
        entry: &entry,
        size,
        fields: source::fields(source.as_bytes()),
        source,
        cut,
        sender: checked.and_then(|checked| Sender::of(&frame, checked)),
    };
    draw(&web, &frame, &original)
}

/// `GET /entries/{id}/original.eml`
pub async fn download(State(web): State<Web>, who: As<Colleague>, Path(id): Path<EntryId>) -> Result<Response> {
    let (entry, raw, _) = behind(&web, &who.who, id).await?;
    Ok(eml(&format!("{}-{}", entry.ticket_id, entry.id), raw))
}

/// An entry this colleague sees, the raw mail it was, and what is known of its sender: which is full of addresses,
/// and cannot be shown without them.
async fn behind(web: &Web, who: &Colleague, id: EntryId) -> Result<(Entry, Vec<u8>, Option<Checked>)> {
    let look = web.desk.look();
    let entry = Entry::seen_by(&look, &Scope::of(who), id).await?;
    who.contacts().check()?;
    let arrival = Arrival::behind(&look, entry.copy_of.unwrap_or(id)).await?.ok_or(Error::Missing)?;
    let checked = arrival.checked(&look).await?;
    Ok((entry, web.desk.blobs().read(&arrival.blob).await?, checked))
}

impl Sender {
    /// None when nobody could say anything.
    fn of(frame: &Frame, checked: Checked) -> Option<Sender> {
        let standing = checked.standing();
        if checked.way == Way::Unknown && standing == Standing::Unknown && !checked.unasked {
            return None;
        }
        let bad = matches!(standing, Standing::Forged(_));
        let says = match standing {
            Standing::Proven { domain, signed: true } => frame.about("channel-sender-signed", domain),
            Standing::Proven { domain, signed: false } => frame.about("channel-sender-sent", domain),
            Standing::Forged(Doubt::Several) => frame.t("channel-sender-several"),
            Standing::Forged(Doubt::Dmarc) => frame.about("channel-sender-dmarc", checked.from),
            Standing::Forged(Doubt::Server) => frame.about("channel-sender-server", checked.from),
            Standing::Unproven => frame.about("channel-sender-unproven", checked.from),
            Standing::Unknown if checked.unasked => frame.t("channel-sender-unasked"),
            Standing::Unknown => frame.about("channel-sender-unknown", checked.from),
        };
        let way = match checked.way {
            Way::Asked => frame.t("channel-sender-asked"),
            Way::Told(by) => frame.about("channel-sender-told", by),
            Way::Sealed(by) => frame.about("channel-sender-sealed", by),
            Way::Unknown => String::new(),
        };
        let mark = |name, mark: Option<Mark>| mark.map(|mark| (name, mark.outcome.as_str(), mark.domain));
        let mut found: Vec<_> = mark("SPF", checked.spf).into_iter().collect();
        found.extend(checked.dkim.into_iter().map(|signed| ("DKIM", signed.outcome.as_str(), signed.domain)));
        found.extend(mark("DMARC", checked.dmarc));
        found.extend(mark("ARC", checked.arc));
        Some(Sender { says, bad, found, way })
    }
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
