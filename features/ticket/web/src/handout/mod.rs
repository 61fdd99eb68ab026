//! What we know of a person, handed out to them (Art. 15 GDPR): one file, to read and for programs.

mod card;
mod writing;
mod zip;

use askama::Template;
use axum::{
    Form,
    body::{Body, Bytes},
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use base::{Error, Future, Result};
use customer::{Customer, CustomerId};
use futures_util::stream;
use people::{Colleague, Supervisor};
use people_web::{As, Matter, Page, Slot, Web, html_of};
use serde::Deserialize;
use shell::{Frame, Lang};
use tokio::sync::mpsc::{Receiver, channel};
use writing::Writing;

/// Pieces of the file that wait for a slow reader.
const AHEAD: usize = 4;

/// What is handed out, as the form on the card says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    internal: Option<String>,
}

/// `POST /customers/{id}/handout`: the file, written while it is sent, so that it takes no more memory than a few
/// entries or one attachment. That it was made is kept before its first byte leaves.
pub async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Supervisor>,
    Path(id): Path<CustomerId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let internal = sent.internal.is_some();
    let mut frame = who.frame(&web, &page, "").await?;
    let mut act = who.visit.act(&web).await?;
    let customer = Customer::hand_out(&mut act, &who.who, id, internal).await?;
    act.commit().await?;
    // Who is handed it reads it: in their own language, if it is one of ours.
    frame.lang = customer.language.as_deref().and_then(Lang::parse).unwrap_or(frame.lang);
    let name = format!("attachment; filename=\"customer-{id}-{}.zip\"", &web.desk.now().iso()[..10]);
    let (tell, told) = channel(AHEAD);
    let writing = Writing::new(web.clone(), frame, who.who.clone(), customer, internal, tell.clone());
    tokio::spawn(async move {
        if let Err(error) = writing.all().await {
            tracing::warn!(%error, customer = id.0, "what is known of a customer was not handed out whole");
            // An answer that breaks off is seen to be broken.
            let _ = tell.send(Err(error)).await;
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, body(told)).into_response())
}

fn body(told: Receiver<Result<Bytes, Error>>) -> Body {
    Body::from_stream(stream::unfold(told, async |mut told| told.recv().await.map(|piece| (piece, told))))
}

/// `ticket/handout/panel.html`
#[derive(Template)]
#[template(path = "ticket/handout/panel.html")]
struct Panel<'a> {
    frame: &'a Frame,
    customer: i64,
}

/// The form on the card.
pub const PANEL: Slot = Slot { place: "card-of-customer", render: panel };

fn panel<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let customer: CustomerId = *about.get()?;
        let known = Customer::find(&web.desk.look(), customer).await?;
        if Supervisor::of(who).is_err() || known.erased_at.is_some() {
            return Ok(None);
        }
        html_of(&Panel { frame, customer: customer.0 }).map(Some)
    })
}
