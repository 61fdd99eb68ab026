//! Every door, on one page.

use crate::{api_page, idempotency, metrics::Metrics, striking::STRIKERS, unread};
use axum::{
    Extension, Json, Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use base::{Act, Actor, Desk, Result};
use channel::mail::{Keeper, Post};
use hotwire::{
    assets::Assets,
    csp::{self, Csp},
    live::{Gate, Live, Viewer},
    origin::{self, Origin, OriginGuard, has_bearer},
};
use http::request::Parts;
use people::Session;
use people_web::{Web, cookie, errors};
use std::{sync::Arc, time::Duration};
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};
use utoipa::{
    OpenApi,
    openapi::{
        OpenApi as OpenApiDescription,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::router::OpenApiRouter;

/// How hard pages are compressed: gzip's own level, and a ticket's page is 6 % lighter than at zstd's third.
const COMPRESSION: i32 = 6;

/// What the doors lead to beside the desk.
pub struct Behind {
    /// Relay and tokens.
    pub post: Post,
    /// Keeps mails that come by HTTP.
    pub keeper: Keeper,
    /// The embedded files.
    pub assets: Assets,
    /// Doors that only this desk has.
    pub more: Router<Web>,
    /// What is counted.
    pub metrics: Metrics,
    /// Bytes; a larger mail is refused.
    pub largest_mail: usize,
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Repka", description = "The API of a Repka desk. Every request carries a token: `Authorization: Bearer repka_…`. \
        Errors are problem+json (RFC 9457). A POST with an `Idempotency-Key` header is done once, however often it is sent."),
    security(("bearer" = []))
)]
struct Description;

fn parts() -> [OpenApiDescription; 9] {
    [
        people_web::api().into_openapi(),
        customer_web::api::routes().into_openapi(),
        clock_web::api().into_openapi(),
        ticket_web::api::routes().into_openapi(),
        template::web::api::routes().into_openapi(),
        question_web::api::routes().into_openapi(),
        remedy::web::api::routes().into_openapi(),
        improvement::web::api::routes().into_openapi(),
        channel::web::description(),
    ]
}

/// The API in OpenAPI 3.1.
pub fn description() -> OpenApiDescription {
    let mut all = Description::openapi();
    all.servers = None;
    for part in parts() {
        all.merge(part);
    }
    let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    all.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    all
}

fn api(post: Post, keeper: Keeper, largest: usize) -> Router<Web> {
    OpenApiRouter::new()
        .merge(people_web::api())
        .merge(customer_web::api::routes())
        .merge(clock_web::api())
        .merge(ticket_web::api::routes())
        .merge(template::web::api::routes())
        .merge(question_web::api::routes())
        .merge(remedy::web::api::routes())
        .merge(improvement::web::api::routes())
        .merge(channel::web::api(post, keeper, largest))
        .into()
}

/// Every door.
pub fn routes(web: &Web, behind: Behind) -> Router {
    let Behind { post, keeper, assets, more, metrics, largest_mail } = behind;
    let own = Origin::of(web.desk.url());
    let description = Arc::new(description());
    let shown = description.clone();
    let api = api(post.clone(), keeper, largest_mail).layer(from_fn_with_state(web.clone(), idempotency::once));
    let live = Live {
        hub: web.hub.clone(),
        key: web.topics.clone(),
        origins: web.origins.clone(),
        gate: SessionGate(web.clone()),
    };
    Router::new()
        .merge(people_web::routes())
        .merge(field_web::routes())
        .merge(customer_web::routes(ticket_web::open_tickets, STRIKERS))
        .merge(clock_web::routes())
        .merge(ticket_web::routes().layer(Extension(STRIKERS)))
        .merge(template::web::routes())
        .merge(question_web::routes())
        .merge(remedy::web::routes())
        .merge(improvement::web::routes())
        .merge(knowledge::web::routes())
        .merge(channel::web::routes(post).layer(Extension(STRIKERS)))
        .merge(notify::web::routes())
        .merge(insight::web::routes())
        .merge(api)
        .merge(more)
        .route("/api/v1/openapi.json", get(async move || Json((*description).clone())))
        .route("/api", get(move |web, page, who| api_page::show(web, page, who, shown)))
        .route("/health", get(async || "ok\n"))
        .route("/ready", get(ready))
        .route(
            "/metrics",
            get({
                let metrics = metrics.clone();
                async move |State(web): State<Web>| metrics.text(&web.desk).await
            }),
        )
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(from_fn_with_state(web.clone(), errors::drawn))
        .layer(from_fn_with_state(OriginGuard::new(web.origins.clone(), is_program), origin::guard))
        .layer(from_fn_with_state(Arc::new(Csp::new(own.as_ref())), csp::guard))
        .merge(assets.router())
        .merge(hotwire::live::router(live))
        .layer(from_fn(move |request, next| metrics.clone().count(request, next)))
        .layer(from_fn(unread::hear_out))
        .layer(CompressionLayer::new().no_br().no_deflate().quality(CompressionLevel::Precise(COMPRESSION)))
        .layer(CatchPanicLayer::custom(|_| {
            (StatusCode::INTERNAL_SERVER_ERROR, "a defect of ours; it is in the log\n").into_response()
        }))
        .with_state(web.clone())
}

/// A program proves itself by its token, not by where it stands.
fn is_program(request: &Request) -> bool {
    request.uri().path().starts_with("/api/") && has_bearer(request.headers())
}

/// Whether the desk can do its work: the database answers, and what comes in can be kept.
async fn ready(State(web): State<Web>) -> Response {
    let wrong = match people::Staff::any_admin(&web.desk.look()).await {
        Err(e) => Some((e, "the database does not answer\n")),
        Ok(_) => can_keep(&web.desk).await.err().map(|e| (e, "nothing can be kept: is the disk full?\n")),
    };
    let Some((error, said)) = wrong else { return "ready\n".into_response() };
    tracing::warn!(%error, "not ready");
    (StatusCode::SERVICE_UNAVAILABLE, said).into_response()
}

/// Writes a row and a blob as a mail would, at most every five seconds however often it is asked; after a
/// failure, at once again.
async fn can_keep(desk: &Desk) -> Result<()> {
    // Asked and not yet noted, so that no deed is open while the blob is written.
    let (_, due) = probe(desk).await?;
    if due {
        desk.blobs().can_keep().await?;
        probe(desk).await?.0.commit().await?;
    }
    Ok(())
}

async fn probe(desk: &Desk) -> Result<(Act, bool)> {
    let mut act = desk.act(Actor::Machine).await?;
    let now = act.now();
    let due = queue::tick(&mut act, "probe", Duration::from_secs(5), now).await?;
    Ok((act, due))
}

/// Who may open a socket: whoever is signed in.
struct SessionGate(Web);

impl Gate for SessionGate {
    async fn admit(&self, request: &Parts) -> Option<Viewer> {
        let secret = cookie::read(&request.headers, cookie::SESSION)?;
        let look = self.0.desk.look();
        let (session, staff, _) = Session::of(&look, secret, look.now()).await.ok()??;
        if session.held {
            return None;
        }
        let picture = people_web::picture(&staff);
        Some(Viewer { session: session.id.to_string(), id: staff.id.0, name: staff.name, picture })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn one_name_describes_one_thing_whichever_feature_says_it() {
        let mut known = BTreeMap::new();
        for schemas in parts().into_iter().filter_map(|part| part.components).map(|all| all.schemas) {
            for (name, schema) in schemas {
                let schema = serde_json::to_value(schema).unwrap();
                let before = known.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(*before, schema, "two features describe different things as {name}");
            }
        }
        assert!(known.contains_key("Entry"));
    }
}
