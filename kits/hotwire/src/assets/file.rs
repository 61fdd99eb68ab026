//! One file's answer: media type, coding, validators.

use std::{
    io::Write,
    sync::{Arc, OnceLock},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Asset;

/// One file as it is served.
#[derive(Debug)]
pub(super) struct File {
    media: Media,
    hash: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl File {
    pub fn new(asset: &Asset, hash: String) -> Self {
        let plain = Bytes::from_static(asset.bytes);
        let brotli = (!asset.brotli.is_empty()).then(|| Bytes::from_static(asset.brotli));
        Self { media: media(asset.name), hash, plain, brotli, gzip: OnceLock::new() }
    }

    /// The file in the best coding the request accepts, or 304 if it has that.
    pub async fn answer(self: Arc<Self>, request: &HeaderMap) -> Response {
        let coding = if self.media.text { coding(request, self.brotli.is_some()) } else { Coding::Identity };
        let etag = format!("\"{}-{}\"", self.hash, coding.name());
        let mut headers = HeaderMap::from_iter([
            (header::CACHE_CONTROL, const { HeaderValue::from_static("public, max-age=31536000, immutable") }),
            (header::VARY, const { HeaderValue::from_static("accept-encoding") }),
            (header::X_CONTENT_TYPE_OPTIONS, const { HeaderValue::from_static("nosniff") }),
        ]);
        headers.extend(HeaderValue::try_from(&etag).map(|etag| (header::ETAG, etag)));
        let known = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
        if known.flat_map(|tags| tags.split(',')).any(|tag| tag.trim().trim_start_matches("W/") == etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media.name));
        if coding != Coding::Identity {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
        }
        match self.body(coding).await {
            Some(body) => (headers, body).into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }

    /// The content in a coding; gzip is made at its first use, off the threads that serve others.
    async fn body(self: Arc<Self>, coding: Coding) -> Option<Bytes> {
        match (coding, self.gzip.get()) {
            (Coding::Identity, _) => Some(self.plain.clone()),
            (Coding::Brotli, _) => self.brotli.clone(),
            (Coding::Gzip, Some(made)) => Some(made.clone()),
            (Coding::Gzip, None) => {
                let make = move || self.gzip.get_or_init(|| gzip(&self.plain)).clone();
                let made = tokio::task::spawn_blocking(make).await;
                made.inspect_err(|why| tracing::error!(%why, "compressing an asset")).ok()
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// As in `Content-Encoding` (RFC 9110, 8.4.1).
    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }
}

/// The best coding that there is and the request accepts (RFC 9110, 12.5.3). Browsers offer `br` on https and
/// localhost only.
fn coding(request: &HeaderMap, brotli: bool) -> Coding {
    let offers =
        || request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    let accepts = |coding: &Coding| offers().any(|offer| accepts(offer, coding.name()));
    let mut made = [Coding::Brotli, Coding::Gzip].into_iter().filter(|coding| brotli || *coding != Coding::Brotli);
    made.find(accepts).unwrap_or(Coding::Identity)
}

fn accepts(offer: &str, name: &str) -> bool {
    let (coding, weight) = offer.split_once(';').unwrap_or((offer, ""));
    let refused = weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0);
    coding.trim().eq_ignore_ascii_case(name) && !refused
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // A Vec takes every write.
    let _ = writer.write_all(plain);
    writer.finish().unwrap_or_default().into()
}

#[derive(Clone, Copy, Debug)]
struct Media {
    name: &'static str,
    /// Whether it gains from compression.
    text: bool,
}

fn media(name: &str) -> Media {
    let (name, text) = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "webmanifest" => ("application/manifest+json", true),
        "png" => ("image/png", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    };
    Media { name, text }
}
