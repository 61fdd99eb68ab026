//! Content security policy: what a page may load and run, by a nonce made for each response.
//!
//! Scripts run by nonce alone, not by address: a file somebody uploaded lies on our own origin too. Modules inherit the
//! nonce of the script that imports them, so import map, `modulepreload` links and the one entry script need it.
//! The page names it for Turbo and Trix, which add a `<style>` each, as `<meta name="csp-nonce" nonce="…">`, and imports
//! `csp-nonce` first. It must be the attribute `nonce`, not `content`: Turbo ignores it when it compares heads and so
//! keeps the element through visits, as the document keeps its first policy.

use std::{fmt, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::rand::{SecureRandom, SystemRandom};

use crate::origin::Origin;

/// A word for one response that nobody can guess; an extractor where [`guard`] is in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonce(Arc<str>);

impl Nonce {
    /// 128 random bits, as CSP 3 wants at least. `None` if the system has no randomness to give.
    fn fresh() -> Option<Self> {
        let mut bits = [0; 16];
        SystemRandom::new().fill(&mut bits).ok()?;
        Some(Self(BASE64_URL_SAFE_NO_PAD.encode(bits).into()))
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<S: Sync> FromRequestParts<S> for Nonce {
    type Rejection = StatusCode;

    /// 500 if the route is not behind [`guard`].
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The policy of all our pages.
#[derive(Clone, Debug, Default)]
pub struct Csp {
    socket: String,
}

impl Csp {
    /// `own` is our public address, for the WebSocket: older Safari does not take `'self'` to include `wss:`.
    pub fn new(own: Option<&Origin>) -> Self {
        Self { socket: own.map(|own| format!(" {}", own.socket())).unwrap_or_default() }
    }

    /// The policy's text for one response.
    ///
    /// `style-src-attr` is the one exception: `style="--left:.6"` draws rings, and sanitised mail keeps its colours.
    /// `blob:` lets the editor show a picture that is being pasted; `media-src` plays recorded calls, `frame-src` shows a customer's
    /// files, which bring a policy of their own. Pictures from elsewhere are fetched by the desk: no page names them.
    pub fn policy(&self, nonce: &Nonce) -> String {
        let socket = &self.socket;
        format!(
            "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; \
             style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self'; font-src 'self'; \
             frame-src 'self'; manifest-src 'self'; worker-src 'self'; connect-src 'self'{socket}; form-action 'self'; \
             frame-ancestors 'none'; base-uri 'none'"
        )
    }
}

/// The headers every response has, beside the policy.
const HEADERS: [(HeaderName, HeaderValue); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
];

/// Middleware (`axum::middleware::from_fn_with_state`) that makes the [`Nonce`] and sets the headers; one that a
/// handler set itself stays.
pub async fn guard(State(csp): State<Arc<Csp>>, mut request: Request, next: Next) -> Response {
    let Some(nonce) = Nonce::fresh() else {
        tracing::error!("the system gives no random bytes");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let policy = HeaderValue::try_from(csp.policy(&nonce)).ok();
    let policy = policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy));
    for (name, value) in HEADERS.into_iter().chain(policy) {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, middleware::from_fn_with_state, routing::get};
    use tower::ServiceExt;

    use super::*;

    async fn policy_of(path: &str) -> (String, String) {
        let csp = Csp::new(Origin::of("https://help.example.com").as_ref());
        let app = Router::new()
            .route("/", get(async |nonce: Nonce| nonce.to_string()))
            .route("/file", get(async || ([(header::CONTENT_SECURITY_POLICY, "sandbox")], "")))
            .layer(from_fn_with_state(Arc::new(csp), guard));
        let response = app.oneshot(Request::builder().uri(path).body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        (policy, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn the_page_and_its_policy_name_the_same_nonce_once() {
        let (policy, nonce) = policy_of("/").await;
        assert!(policy.contains(&format!("script-src 'nonce-{nonce}';")), "{policy}");
        assert_ne!(nonce, policy_of("/").await.1);
    }

    #[tokio::test]
    async fn no_page_has_pictures_from_elsewhere() {
        assert!(policy_of("/").await.0.contains("img-src 'self' data: blob:;"));
    }

    #[tokio::test]
    async fn the_socket_of_our_own_address_is_allowed() {
        assert!(policy_of("/").await.0.contains("connect-src 'self' wss://help.example.com;"));
    }

    #[tokio::test]
    async fn a_stricter_policy_of_a_handler_stays() {
        assert_eq!(policy_of("/file").await.0, "sandbox");
    }
}
