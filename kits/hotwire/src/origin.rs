//! Writes come from our own pages: cross-site request forgery is refused by what the browser itself says about where
//! a request comes from, so forms need no token.

use std::{fmt, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, StatusCode, header, uri::Uri},
    middleware::Next,
    response::{IntoResponse, Response},
};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Scheme, host and port of a site, as browsers write it in `Origin`: `https://help.example.com`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin of a public address, which may have a path. `None` unless it is http or https with a host.
    pub fn of(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
        let host = uri.host()?.to_ascii_lowercase();
        let port = uri.port_u16().filter(|port| *port != if scheme == "https" { 443 } else { 80 });
        Some(Self(match port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }))
    }

    /// The same place for WebSockets: `wss://help.example.com`.
    pub fn socket(&self) -> String {
        self.0.replacen("http", "ws", 1)
    }

    /// Without the scheme: `help.example.com`, with the port if it is not the scheme's own.
    fn authority(&self) -> &str {
        self.0.split_once("://").map_or(&self.0, |(_, authority)| authority)
    }

    fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The origins our own pages have.
///
/// They come from settings. When none is set, a page is ours if its origin is the host that was asked, which is enough
/// for a trial on one machine.
#[derive(Clone, Debug, Default)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// Our public addresses; none means *whatever host is asked*.
    pub fn new(own: impl IntoIterator<Item = Origin>) -> Self {
        Self(own.into_iter().collect())
    }

    /// The first of them: where links lead.
    pub fn first(&self) -> Option<&Origin> {
        self.0.first()
    }

    /// Whether the request comes from one of our own pages.
    ///
    /// `Sec-Fetch-Site`, which no script can set, decides where a browser sends it (https and localhost); else
    /// `Origin`. `None` if there is neither: not a browser of this decade, so nobody's cookies are abused.
    pub fn own(&self, headers: &HeaderMap) -> Option<bool> {
        if let Some(site) = headers.get(SEC_FETCH_SITE) {
            return Some(matches!(site.as_bytes(), b"same-origin" | b"none"));
        }
        let origin = headers.get(header::ORIGIN)?;
        Some(origin.to_str().ok().and_then(Origin::of).is_some_and(|origin| self.includes(&origin, headers)))
    }

    fn includes(&self, origin: &Origin, headers: &HeaderMap) -> bool {
        if !self.0.is_empty() {
            return self.0.contains(origin);
        }
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let asked =
            host.and_then(|host| Origin::of(&format!("{}://{host}", if origin.is_https() { "https" } else { "http" })));
        asked.is_some_and(|asked| asked.authority() == origin.authority())
    }
}

/// What [`guard`] goes by.
#[derive(Clone)]
pub struct OriginGuard {
    origins: Arc<Origins>,
    exempt: fn(&Request) -> bool,
}

impl OriginGuard {
    /// `exempt` names the requests that prove themselves by other means than a cookie, as programs do:
    /// `|request| request.uri().path().starts_with("/api/") && has_bearer(request.headers())`.
    pub fn new(origins: Arc<Origins>, exempt: fn(&Request) -> bool) -> Self {
        Self { origins, exempt }
    }

    fn admits(&self, request: &Request) -> bool {
        let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE);
        safe || self.origins.own(request.headers()) != Some(false) || (self.exempt)(request)
    }
}

/// Middleware (`axum::middleware::from_fn_with_state`) that answers 403 to a write another site's page makes.
pub async fn guard(State(guard): State<OriginGuard>, request: Request, next: Next) -> Response {
    if guard.admits(&request) {
        return next.run(request).await;
    }
    tracing::info!(path = request.uri().path(), origin = ?request.headers().get(header::ORIGIN), "refused a write from another site");
    (StatusCode::FORBIDDEN, "This request comes from another site's page.\n").into_response()
}

/// Whether the request carries a bearer token, which a browser never adds by itself.
pub fn has_bearer(headers: &HeaderMap) -> bool {
    let value = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes());
    value.and_then(|value| value.get(..7)).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"bearer "))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn request(method: &str, path: &str, headers: &[(&str, &str)]) -> Request {
        let builder = Request::builder().method(method).uri(path);
        headers
            .iter()
            .fold(builder, |builder, (name, value)| builder.header(*name, *value))
            .body(Body::empty())
            .unwrap()
    }

    fn guarded(url: Option<&str>) -> OriginGuard {
        let origins = Origins::new(url.map(|url| Origin::of(url).unwrap()));
        OriginGuard::new(Arc::new(origins), |request| {
            request.uri().path().starts_with("/api/") && has_bearer(request.headers())
        })
    }

    fn posts(url: Option<&str>, headers: &[(&str, &str)]) -> bool {
        guarded(url).admits(&request("POST", "/tickets", headers))
    }

    #[test]
    fn an_origin_is_scheme_host_and_unusual_port() {
        let of = |url| Origin::of(url).map(|origin| origin.to_string());
        assert_eq!(of("https://Help.Example.com:443/desk/").as_deref(), Some("https://help.example.com"));
        assert_eq!(of("http://127.0.0.1:8080").as_deref(), Some("http://127.0.0.1:8080"));
        assert_eq!(of("http://[::1]:8080").as_deref(), Some("http://[::1]:8080"));
        for none in ["null", "ftp://x", "help.example.com", "", "https://"] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(Origin::of("https://a.example").unwrap().socket(), "wss://a.example");
    }

    #[test]
    fn the_browsers_word_decides_where_it_is_given() {
        let url = Some("https://help.example.com");
        assert!(posts(url, &[("sec-fetch-site", "same-origin")]));
        assert!(posts(url, &[("sec-fetch-site", "none")]));
        assert!(!posts(url, &[("sec-fetch-site", "cross-site"), ("origin", "https://help.example.com")]));
        assert!(!posts(url, &[("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn without_it_the_origin_must_be_ours() {
        let url = Some("https://help.example.com");
        assert!(posts(url, &[("origin", "https://help.example.com")]));
        for foreign in [
            "http://help.example.com",
            "https://help.example.com:8443",
            "https://example.com",
            "null",
            "https://help.example.com.evil.example",
        ] {
            assert!(!posts(url, &[("origin", foreign), ("host", "help.example.com")]), "{foreign}");
        }
        assert!(posts(url, &[]), "a program sends neither");
    }

    #[test]
    fn without_a_public_address_the_asked_host_is_ours() {
        assert!(posts(None, &[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(posts(None, &[("origin", "https://desk.example"), ("host", "desk.example:443")]));
        assert!(!posts(None, &[("origin", "http://localhost:9090"), ("host", "localhost:8080")]));
        assert!(!posts(None, &[("origin", "http://evil.example")]));
    }

    #[test]
    fn reading_and_token_bearers_are_free() {
        let guard = guarded(Some("https://help.example.com"));
        let foreign = ("sec-fetch-site", "cross-site");
        assert!(guard.admits(&request("GET", "/tickets", &[foreign])));
        assert!(guard.admits(&request("POST", "/api/tickets", &[foreign, ("authorization", "Bearer x")])));
        assert!(!guard.admits(&request("POST", "/api/tickets", &[foreign])));
        assert!(!guard.admits(&request("DELETE", "/tickets", &[foreign, ("authorization", "Bearer x")])));
    }
}
