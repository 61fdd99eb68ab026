//! Files for the browser, embedded in the binary and served under names that change with their content, so that a
//! browser fetches each once and a deploy never mixes old with new.

mod file;

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    sync::Arc,
};

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use ring::digest;

use file::File;

/// Where [`Assets::router`] serves.
const FOLDER: &str = "/assets/";

/// One embedded file.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its plain name: `turbo.js`. The ending gives the media type.
    pub name: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
    /// The same in Brotli, made when the program was built; empty for what gains nothing, such as a picture.
    pub brotli: &'static [u8],
    /// The name scripts import it by: `@hotwired/turbo`. Only what has one stands in the import map: by itself, or
    /// with the others of its folder when it is one, as `repka/menu` for `menu.js`.
    pub module: Option<&'static str>,
}

impl Asset {
    /// The folder of its module and the module in it.
    fn in_folder(&self) -> Option<(&'static str, &'static str)> {
        let (folder, module) = self.module?.split_once('/')?;
        (!folder.starts_with('@') && self.name.strip_suffix(".js") == Some(module)).then_some((folder, module))
    }
}

macro_rules! library {
    ($name:literal, $module:expr) => {
        Asset {
            name: $name,
            bytes: include_bytes!(concat!(env!("OUT_DIR"), "/assets/", $name)),
            brotli: include_bytes!(concat!(env!("OUT_DIR"), "/assets/", $name, ".br")),
            module: $module,
        }
    };
}

macro_rules! own {
    ($name:literal, $module:literal) => {
        Asset {
            name: $name,
            bytes: include_bytes!(concat!("../js/", $name)),
            brotli: include_bytes!(concat!(env!("OUT_DIR"), "/assets/", $name, ".br")),
            module: Some($module),
        }
    };
}

static OURS: [Asset; 6] = [
    library!("turbo.js", Some("@hotwired/turbo")),
    library!("stimulus.js", Some("@hotwired/stimulus")),
    library!("trix.js", Some("trix")),
    library!("trix.css", None),
    own!("live-topic.js", "live-topic"),
    own!("csp-nonce.js", "csp-nonce"),
];

/// This crate's own files: Turbo, Stimulus, Trix, `<live-topic>` and the nonce keeper.
pub fn assets() -> Vec<Asset> {
    OURS.to_vec()
}

/// Two files have one name.
#[derive(Debug, PartialEq, Eq)]
pub struct SameName(pub &'static str);

impl fmt::Display for SameName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two assets are named {}", self.0)
    }
}

impl std::error::Error for SameName {}

/// All files of the product, found by plain name and served by hashed name. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Assets(Arc<Shelf>);

#[derive(Debug)]
struct Shelf {
    urls: HashMap<&'static str, String>,
    files: HashMap<String, Arc<File>>,
    import_map: String,
}

impl Assets {
    /// Puts together the files of any number of crates.
    ///
    /// # Errors
    /// [`SameName`] if two have the same name.
    pub fn new<'a>(lists: impl IntoIterator<Item = &'a [Asset]>) -> Result<Self, SameName> {
        let all: Vec<&Asset> = lists.into_iter().flatten().collect();
        let folders = folders(&all);
        let (mut urls, mut files, mut imports) = (HashMap::new(), HashMap::new(), serde_json::Map::new());
        for (folder, hash) in &folders {
            imports.insert(format!("{folder}/"), format!("{FOLDER}{hash}/").into());
        }
        for asset in all {
            let hash = hash(&[asset.bytes]);
            let name = match asset.in_folder() {
                Some((folder, module)) => format!("{}/{module}", folders[folder]),
                None => hashed(asset.name, &hash),
            };
            let url = format!("{FOLDER}{name}");
            if let Some(module) = asset.module.filter(|_| asset.in_folder().is_none()) {
                imports.insert(module.into(), url.clone().into());
            }
            if urls.insert(asset.name, url).is_some() {
                return Err(SameName(asset.name));
            }
            files.insert(name, Arc::new(File::new(asset, hash)));
        }
        let import_map = serde_json::json!({ "imports": imports }).to_string();
        Ok(Self(Arc::new(Shelf { urls, files, import_map })))
    }

    /// The address of a file by its plain name: `turbo.js` → `/assets/turbo.5f0c….js`, `menu.js` → `/assets/81d2…/menu`.
    ///
    /// A name nobody embedded is a mistake in a template: it is logged, and answered with the plain address, which is 404.
    pub fn url(&self, name: &str) -> String {
        self.0.urls.get(name).cloned().unwrap_or_else(|| {
            tracing::error!(name, "no such asset");
            format!("{FOLDER}{name}")
        })
    }

    /// The import map (JSON) of all modules, for `<script type="importmap" nonce="…" data-turbo-track="reload">`.
    pub fn import_map(&self) -> &str {
        &self.0.import_map
    }

    /// `GET /assets/{file}`: hashed names only, cached for ever, compressed as the browser can.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        Router::new().route(&format!("{FOLDER}{{*name}}"), get(serve)).with_state(self.clone())
    }
}

async fn serve(State(Assets(shelf)): State<Assets>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    match shelf.files.get(&name) {
        Some(file) => file.clone().answer(&headers).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The folders of modules, each with what tells it from its other versions: every page names it, and one name of a
/// folder weighs less than one of each file in it.
fn folders(all: &[&Asset]) -> BTreeMap<&'static str, String> {
    let mut parts: BTreeMap<&'static str, Vec<&[u8]>> = BTreeMap::new();
    for asset in all {
        if let Some((folder, module)) = asset.in_folder() {
            parts.entry(folder).or_default().extend([module.as_bytes(), asset.bytes]);
        }
    }
    parts.into_iter().map(|(folder, parts)| (folder, hash(&parts))).collect()
}

/// 32 bits of SHA-256 in hex: enough to tell a file from its other versions, and no more, because every page names many.
fn hash(parts: &[&[u8]]) -> String {
    let mut whole = digest::Context::new(&digest::SHA256);
    for part in parts {
        whole.update(&part.len().to_be_bytes());
        whole.update(part);
    }
    whole.finish().as_ref().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

fn hashed(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

// The build script uses it; here it is tested.
#[cfg(test)]
#[path = "../comments.rs"]
mod comments;

#[cfg(test)]
mod tests {
    use std::io::Read;

    use axum::{
        body::Body,
        http::{Request, header},
    };
    use tower::ServiceExt;

    use super::*;

    const CSS: Asset = Asset {
        name: "look.css",
        bytes: b"body { color: green; color: green; color: green; color: green }",
        brotli: b"",
        module: None,
    };
    const ICON: Asset = Asset { name: "icon.png", bytes: b"\x89PNG", brotli: b"", module: None };

    fn all() -> Assets {
        Assets::new([assets().as_slice(), &[CSS, ICON]]).unwrap()
    }

    async fn fetch(url: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request =
            headers.iter().fold(Request::builder().uri(url), |request, (name, value)| request.header(*name, *value));
        let response = all().router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec())
    }

    #[test]
    fn scripts_are_imported_by_name() {
        let assets = all();
        let map: serde_json::Value = serde_json::from_str(assets.import_map()).unwrap();
        assert_eq!(map["imports"]["@hotwired/turbo"], assets.url("turbo.js"));
        assert_eq!(map["imports"]["live-topic"], assets.url("live-topic.js"));
        assert_eq!(map["imports"].as_object().unwrap().len(), 5, "styles are not modules");
    }

    #[test]
    fn the_name_changes_with_the_content() {
        let other = Asset { bytes: b"body { color: plum }", ..CSS };
        let url = |asset: Asset| Assets::new([[asset].as_slice()]).unwrap().url("look.css");
        assert_eq!(url(CSS), url(CSS));
        assert_ne!(url(CSS), url(other));
    }

    #[test]
    fn modules_of_a_folder_are_imported_by_one_name_that_changes_with_each() {
        const MENU: Asset = Asset { name: "menu.js", bytes: b"1", brotli: b"", module: Some("repka/menu") };
        const LIST: Asset = Asset { name: "list.js", bytes: b"2", brotli: b"", module: Some("repka/list") };
        let (one, other) = (
            Assets::new([&[MENU, LIST][..]]).unwrap(),
            Assets::new([&[MENU, Asset { bytes: b"3", ..LIST }][..]]).unwrap(),
        );
        let map: serde_json::Value = serde_json::from_str(one.import_map()).unwrap();
        let folder = map["imports"]["repka/"].as_str().unwrap();
        assert_eq!(map["imports"].as_object().unwrap().len(), 1);
        assert_eq!([one.url("menu.js"), one.url("list.js")], ["menu", "list"].map(|name| format!("{folder}{name}")));
        assert_ne!(one.url("menu.js"), other.url("menu.js"));
        let served = |url: String| one.0.files.contains_key(url.strip_prefix(FOLDER).unwrap());
        assert!(served(one.url("menu.js")) && served(one.url("list.js")));
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        assert_eq!(Assets::new([[CSS].as_slice(), &[CSS]]).unwrap_err(), SameName("look.css"));
    }

    #[tokio::test]
    async fn a_hashed_name_is_kept_for_ever_and_a_plain_one_is_unknown() {
        let (status, headers, body) = fetch(&all().url("look.css"), &[]).await;
        assert_eq!((status, body.as_slice()), (StatusCode::OK, CSS.bytes));
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        for unknown in ["/assets/look.css", "/assets/look.00000000.css", "/assets/..%2fCargo.toml"] {
            assert_eq!(fetch(unknown, &[]).await.0, StatusCode::NOT_FOUND, "{unknown}");
        }
    }

    #[tokio::test]
    async fn each_browser_gets_the_best_coding_it_takes() {
        let url = all().url("turbo.js");
        let turbo = OURS[0].bytes;
        let (_, headers, body) = fetch(&url, &[("accept-encoding", "gzip, deflate, br;q=0.9, zstd")]).await;
        assert_eq!(headers[header::CONTENT_ENCODING], "br");
        let mut plain = Vec::new();
        brotli::Decompressor::new(body.as_slice(), 4096).read_to_end(&mut plain).unwrap();
        assert_eq!(plain, turbo);

        let (_, headers, body) = fetch(&url, &[("accept-encoding", "gzip, br;q=0")]).await;
        assert_eq!(headers[header::CONTENT_ENCODING], "gzip");
        plain.clear();
        flate2::read::GzDecoder::new(body.as_slice()).read_to_end(&mut plain).unwrap();
        assert_eq!(plain, turbo);

        let (_, headers, body) = fetch(&url, &[]).await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(body, turbo);

        let (_, headers, _) = fetch(&all().url("icon.png"), &[("accept-encoding", "br")]).await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING), "a picture is compressed already");
        let (_, headers, _) = fetch(&all().url("look.css"), &[("accept-encoding", "gzip, br")]).await;
        assert_eq!(headers[header::CONTENT_ENCODING], "gzip", "what was not compressed beforehand");
    }

    #[tokio::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let url = all().url("look.css");
        let gzip = ("accept-encoding", "gzip");
        let etag = fetch(&url, &[gzip]).await.1[header::ETAG].to_str().unwrap().to_owned();
        let (status, _, body) = fetch(&url, &[gzip, ("if-none-match", &format!("\"other\", W/{etag}"))]).await;
        assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(fetch(&url, &[("if-none-match", &etag)]).await.0, StatusCode::OK, "another coding is another thing");
    }
}
