//! How Turbo wants forms answered: 303 ends one, 422 shows it again.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// The end of a form: *303 See Other* to a path of this site.
///
/// Anything else than a path (`https://…`, `//elsewhere`) leads to `/`, so that a `return_to` from a request can be
/// passed on as it came.
#[derive(Clone, Debug)]
pub struct Reply303(pub String);

impl IntoResponse for Reply303 {
    fn into_response(self) -> Response {
        let location = own_path(&self.0).unwrap_or(const { HeaderValue::from_static("/") });
        (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
    }
}

/// Browsers read `\` as `/` and drop tabs and line ends, so `/\elsewhere` would leave the site as `//elsewhere` does.
fn own_path(path: &str) -> Option<HeaderValue> {
    let own =
        path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && path.bytes().all(|b| b.is_ascii_graphic());
    own.then(|| HeaderValue::from_str(path).ok()).flatten()
}

/// A form shown again with what is wrong: *422 Unprocessable Content*, which Turbo renders in place.
#[derive(Clone, Debug)]
pub struct Form422(pub String);

impl IntoResponse for Form422 {
    fn into_response(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, Html(self.0)).into_response()
    }
}

/// The id Turbo gave this request (`X-Turbo-Request-Id`): pass it to [`Hub::publish`](crate::live::Hub::publish), and
/// the author's browser, which shows the answer anyway, will not refresh for its own change.
///
/// It is sent on to other browsers, so only what looks like Turbo's UUIDs counts.
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    let id = headers.get("x-turbo-request-id")?.to_str().ok()?;
    let plausible = id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (plausible && !id.is_empty()).then_some(id)
}

/// Whether a `<turbo-frame>` asks, so that the frame alone is enough of an answer.
pub fn is_frame(headers: &HeaderMap) -> bool {
    headers.contains_key("turbo-frame")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(path: &str) -> String {
        let reply = Reply303(path.into()).into_response();
        assert_eq!(reply.status(), StatusCode::SEE_OTHER);
        reply.headers()[header::LOCATION].to_str().unwrap().to_owned()
    }

    #[test]
    fn a_form_ends_on_a_path_of_this_site() {
        assert_eq!(location("/tickets/42?tab=note#entry-7"), "/tickets/42?tab=note#entry-7");
        for elsewhere in
            ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "evil", "", "/a\r\nb: c"]
        {
            assert_eq!(location(elsewhere), "/", "{elsewhere:?}");
        }
    }

    #[test]
    fn a_wrong_form_is_422() {
        assert_eq!(Form422("<form>".into()).into_response().status(), StatusCode::UNPROCESSABLE_ENTITY);
    }

    #[test]
    fn a_request_id_looks_like_turbos() {
        let id = |value: &'static str| {
            let headers =
                HeaderMap::from_iter([("x-turbo-request-id".parse().unwrap(), HeaderValue::from_static(value))]);
            request_id(&headers).map(str::to_owned)
        };
        assert_eq!(id("1b4e28ba-2fa1-41d2-883f-0016d3cca427").as_deref(), Some("1b4e28ba-2fa1-41d2-883f-0016d3cca427"));
        assert_eq!(id("\"}</script>"), None);
        assert_eq!(id(""), None);
        assert_eq!(request_id(&HeaderMap::new()), None);
    }
}
