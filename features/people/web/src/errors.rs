//! What goes wrong, drawn: a page for people, problem+json (RFC 9457) for programs.

use crate::{Page, Web, cookie, page::draw_as};
use axum::{
    Json,
    extract::{FromRequestParts, RawPathParams, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base::{Error, Failure, Why};
use hotwire::{csp::Nonce, forms::Reply303};
use serde::Serialize;
use shell::{Arg, ErrorPage, Lang, Messages};

/// Why a request did not get to its handler.
pub enum SignInFirst {
    /// A person: to the sign-in page, and back afterwards.
    Page(String),
    /// A person who must set something up first.
    SetUp(&'static str),
    /// A program.
    Api,
    /// Something else went wrong.
    Failed(Error),
}

impl SignInFirst {
    /// Afterwards they are where they wanted to go. A form cannot be sent again, so it leads back to its page, where
    /// what was typed has been kept.
    pub(crate) fn unknown(parts: &Parts) -> SignInFirst {
        if is_api(parts.uri.path()) {
            return SignInFirst::Api;
        }
        let page = if parts.method.is_safe() { Some(parts.uri.clone()) } else { referrer(&parts.headers) };
        let next = page.as_ref().and_then(Uri::path_and_query).map_or("/", |p| p.as_str());
        SignInFirst::Page(encode(next))
    }
}

/// The page a form stood on. Whether its path is one of ours is asked where it is used.
fn referrer(headers: &HeaderMap) -> Option<Uri> {
    headers.get(header::REFERER)?.to_str().ok()?.parse().ok()
}

/// Percent-encodes what would end or change a query value.
pub(crate) fn encode(text: &str) -> String {
    let keep = |b: &u8| b.is_ascii_alphanumeric() || b"-._~/".contains(b);
    text.bytes().map(|b| if keep(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

impl IntoResponse for SignInFirst {
    fn into_response(self) -> Response {
        match self {
            SignInFirst::Page(next) if next == "/" => Reply303("/session/new".into()).into_response(),
            SignInFirst::Page(next) => Reply303(format!("/session/new?next={next}")).into_response(),
            SignInFirst::SetUp(path) => Reply303(path.into()).into_response(),
            SignInFirst::Failed(error) => error.into_response(),
            SignInFirst::Api => {
                let problem =
                    Problem::new(StatusCode::UNAUTHORIZED, "a valid token is needed: Authorization: Bearer …");
                let mut response = problem.into_response();
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                response
            }
        }
    }
}

/// An error as programs read it (RFC 9457).
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// `about:blank`: the status says it all, or a word that names the case.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do about it.
    pub detail: String,
    /// By field, what is wrong with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// What is new, when something newer stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<serde_json::Value>,
}

/// What is wrong with a field.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

impl Problem {
    /// A problem that its status names.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        Problem {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            new: None,
        }
    }

    fn of(error: &Error, messages: &Messages) -> Problem {
        let say = |why: &Why| words(messages, Lang::En, why);
        let mut problem = Problem::new(error.status(), "");
        match error {
            Error::Missing => problem.detail = "it does not exist, or not for you".into(),
            Error::Refused(why) => problem.detail = say(why),
            Error::Invalid(fields) => {
                problem.errors = fields
                    .iter()
                    .map(|(field, why)| FieldProblem { field: (*field).to_owned(), detail: say(why) })
                    .collect();
                problem.detail =
                    problem.errors.iter().map(|e| format!("{}: {}", e.field, e.detail)).collect::<Vec<_>>().join("; ");
            }
            Error::Conflict(why, new) => {
                problem.detail = say(why);
                problem.new = Some(new.clone());
            }
            Error::Busy(_) => problem.detail = "not now: try again in a moment".into(),
            Error::Broken(_) => problem.detail = "a defect of ours; it is in the log".into(),
        }
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}

/// A reason in words.
pub fn words(messages: &Messages, lang: Lang, why: &Why) -> String {
    let args: Vec<(&str, Arg)> = why.args.iter().map(|(name, value)| (*name, argument(value))).collect();
    messages.text_with(lang, why.key, &args)
}

/// Numbers stay numbers, so that plurals come out right.
fn argument(value: &str) -> Arg {
    value.parse::<i64>().map_or_else(|_| value.into(), Into::into)
}

/// A refused form: what is wrong, by field and beyond.
#[derive(Clone, Debug, Default)]
pub struct FormFailed {
    fields: Vec<(&'static str, String)>,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

impl FormFailed {
    /// What the reader can mend; anything else stays an error.
    pub fn of(error: Error, web: &Web, lang: Lang) -> Result<FormFailed, Error> {
        let say = |why: &Why| words(&web.messages, lang, why);
        match error {
            Error::Invalid(fields) => {
                Ok(FormFailed { fields: fields.iter().map(|(f, why)| (*f, say(why))).collect(), error: None })
            }
            Error::Refused(why) | Error::Conflict(why, _) => {
                Ok(FormFailed { fields: Vec::new(), error: Some(say(&why)) })
            }
            other => Err(other),
        }
    }

    /// The field as it was sent, with what is wrong with it.
    pub fn field(&self, name: &str, value: impl Into<String>) -> shell::Field {
        let error = self.fields.iter().find(|(field, _)| *field == name).map(|(_, error)| error.clone());
        shell::Field { value: value.into(), error }
    }

    /// Everything that is wrong, in one sentence, for forms without places beside their fields.
    pub fn sentence(&self) -> Option<String> {
        let all: Vec<_> = self.error.iter().chain(self.fields.iter().map(|(_, e)| e)).cloned().collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

/// Whether programs ask here.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// The doors' outermost layer: draws what handlers only meant.
pub async fn drawn(State(web): State<Web>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut page = Page::of(request.headers(), request.extensions().get::<Nonce>(), &path, web.desk.now());
    let session = cookie::read(request.headers(), cookie::SESSION).map(str::to_owned);
    let (mut parts, body) = request.into_parts();
    let lost = names_no_number(&mut parts).await;
    let response = next.run(Request::from_parts(parts, body)).await;
    let failure = response.extensions().get::<Failure>().cloned();
    let empty = failure.is_none()
        && response.headers().get(header::CONTENT_TYPE).is_none()
        && response.status().is_client_error();
    let unread = failure.is_none() && UNREAD.contains(&response.status()) && is_plain(&response);
    if unread && lost && response.status() == StatusCode::BAD_REQUEST {
        page.speak_to(&web, session.as_deref()).await;
        return nothing_here(&web, &page, is_api(&path));
    }
    if !is_api(&path) && (failure.is_some() || empty || unread) {
        page.speak_to(&web, session.as_deref()).await;
    }
    match failure {
        Some(Failure(error)) if is_api(&path) => Problem::of(&error, &web.messages).into_response(),
        Some(Failure(error)) => error_page(&web, &page, error.status(), detail(&web, &page, &error)),
        None if empty && is_api(&path) => {
            let status = response.status();
            Problem::new(status, status.canonical_reason().unwrap_or_default()).into_response()
        }
        None if empty || unread && !is_api(&path) => error_page(&web, &page, response.status(), None),
        None if is_api(&path) && response.status().is_client_error() && !is_json(&response) => {
            plain_as_problem(response).await
        }
        None => response,
    }
}

/// How the framework refuses, in plain text, what it cannot read: no form, none it was told of, too large, or with
/// fields that are none.
const UNREAD: [StatusCode; 4] = [
    StatusCode::BAD_REQUEST,
    StatusCode::PAYLOAD_TOO_LARGE,
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    StatusCode::UNPROCESSABLE_ENTITY,
];

/// Parts of a path that are numbers.
const NUMBERS: [&str; 5] = ["number", "id", "entry", "identity", "remark"];

/// Whether a path names something by what is no number: there is no such thing.
async fn names_no_number(parts: &mut Parts) -> bool {
    let Ok(params) = RawPathParams::from_request_parts(parts, &()).await else { return false };
    params.iter().any(|(name, value)| NUMBERS.contains(&name) && value.parse::<i64>().is_err())
}

fn nothing_here(web: &Web, page: &Page, api: bool) -> Response {
    match api {
        true => Problem::of(&Error::Missing, &web.messages).into_response(),
        false => error_page(web, page, StatusCode::NOT_FOUND, None),
    }
}

fn is_plain(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/plain"))
}

fn is_json(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|kind| kind.contains("json"))
}

/// What the framework refused before a handler saw it (a body that is no JSON, a wrong path).
async fn plain_as_problem(response: Response) -> Response {
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 16 * 1024).await.unwrap_or_default();
    Problem::new(status, String::from_utf8_lossy(&body)).into_response()
}

fn detail(web: &Web, page: &Page, error: &Error) -> Option<String> {
    let lang = page.frame(web, "shell-error-broken").lang;
    match error {
        Error::Refused(why) | Error::Conflict(why, _) => Some(words(&web.messages, lang, why)),
        Error::Invalid(fields) => {
            Some(fields.iter().map(|(_, why)| words(&web.messages, lang, why)).collect::<Vec<_>>().join(" "))
        }
        _ => None,
    }
}

fn error_page(web: &Web, page: &Page, status: StatusCode, detail: Option<String>) -> Response {
    let mut frame = page.frame(web, "shell-error-broken");
    let untitled = ErrorPage { frame: &frame, status: status.as_u16(), detail: None };
    frame.title = untitled.heading();
    let drawn = draw_as(web, &frame, status, &ErrorPage { frame: &frame, status: status.as_u16(), detail });
    drawn.unwrap_or_else(|_| status.into_response())
}
