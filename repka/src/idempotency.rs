//! A POST with an `Idempotency-Key` is done once, however often it is sent
//! (draft-ietf-httpapi-idempotency-key-header).

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequestParts, Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base::{Actor, Error, Result};
use people::Colleague;
use people_web::{As, Problem, Web};
use std::time::Duration;
use store::sql;

const HEADER: &str = "idempotency-key";
/// How long an answer is remembered.
pub const LASTS: Duration = Duration::from_secs(24 * 3600);
/// Bodies larger than this are not remembered: they are mails, which are kept once anyway.
const LARGEST: usize = 4 * 1024 * 1024;

/// Answers a repeated request with the first answer.
pub async fn once(State(web): State<Web>, request: Request, next: Next) -> Response {
    let key = request.headers().get(HEADER).and_then(|v| v.to_str().ok()).map(str::to_owned);
    match key {
        Some(key) if request.method() == Method::POST => {
            remembered(&web, key, request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}

async fn remembered(web: &Web, key: String, request: Request, next: Next) -> Result<Response> {
    let (mut parts, body) = request.into_parts();
    let who = match As::<Colleague>::from_request_parts(&mut parts, web).await {
        Ok(who) => who,
        Err(refused) => return Ok(refused.into_response()),
    };
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return Ok(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too large to be remembered by an Idempotency-Key: send it without",
        )
        .into_response());
    };
    let place = Place { scope: who.visit.key_scope(), key, request: fingerprint(&parts.uri.to_string(), &body) };
    if let Some(answer) = place.take(web).await? {
        return Ok(answer);
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    place.keep(web, response).await
}

fn fingerprint(uri: &str, body: &Bytes) -> Vec<u8> {
    let mut digest = ring::digest::Context::new(&ring::digest::SHA256);
    digest.update(uri.as_bytes());
    digest.update(&[0]);
    digest.update(body);
    digest.finish().as_ref().to_vec()
}

struct Place {
    scope: String,
    key: String,
    request: Vec<u8>,
}

impl Place {
    /// Takes the key for this request; or answers, when it was taken before.
    async fn take(&self, web: &Web) -> Result<Option<Response>> {
        let mut act = web.desk.act(Actor::Machine).await?;
        let now = act.now();
        let taken = sql!(
            "INSERT INTO idempotency (scope, key, request, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT (scope, key) DO NOTHING"
        )
        .bind(self.scope.as_str())
        .bind(self.key.as_str())
        .bind(self.request.clone())
        .bind(now)
        .run(&mut act)
        .await?;
        if taken == 1 {
            act.commit().await?;
            return Ok(None);
        }
        type Row = (Vec<u8>, Option<i64>, Option<Vec<u8>>);
        let (request, status, body): Row =
            sql!("SELECT request, status, body FROM idempotency WHERE scope = $1 AND key = $2")
                .bind(self.scope.as_str())
                .bind(self.key.as_str())
                .one(&mut act)
                .await?;
        Ok(Some(match (request == self.request, status) {
            (false, _) => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "this Idempotency-Key was used for another request: take a new one",
            )
            .into_response(),
            (true, None) => {
                Problem::new(StatusCode::CONFLICT, "the first request with this Idempotency-Key is still running")
                    .into_response()
            }
            (true, Some(status)) => replay(status, body.unwrap_or_default()),
        }))
    }

    /// Remembers a success; a failure may be tried again with the same key.
    async fn keep(&self, web: &Web, response: Response) -> Result<Response> {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.map_err(|e| Error::Broken(e.to_string()))?;
        let mut act = web.desk.act(Actor::Machine).await?;
        if parts.status.is_success() {
            sql!("UPDATE idempotency SET status = $3, body = $4 WHERE scope = $1 AND key = $2")
                .bind(self.scope.as_str())
                .bind(self.key.as_str())
                .bind(i64::from(parts.status.as_u16()))
                .bind(body.to_vec())
                .run(&mut act)
                .await?;
        } else {
            sql!("DELETE FROM idempotency WHERE scope = $1 AND key = $2")
                .bind(self.scope.as_str())
                .bind(self.key.as_str())
                .run(&mut act)
                .await?;
        }
        act.commit().await?;
        Ok(Response::from_parts(parts, Body::from(body)))
    }
}

fn replay(status: i64, body: Vec<u8>) -> Response {
    let status = u16::try_from(status).ok().and_then(|s| StatusCode::from_u16(s).ok()).unwrap_or(StatusCode::OK);
    (
        status,
        [(header::CONTENT_TYPE, "application/json"), (header::HeaderName::from_static("idempotent-replayed"), "true")],
        body,
    )
        .into_response()
}
