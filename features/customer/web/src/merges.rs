//! Two cards become one: looked at side by side before, taken back after.

use crate::{
    OpenTickets,
    card::{Typed, ended},
    list,
    view::{MergePage, Side},
};
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Look, Result};
use customer::{Customer, CustomerId, Identity, Organisation, Remark, Wanted, listing};
use people::Agent;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::Frame;

/// Cards offered.
const OFFERED: usize = 12;

/// Which other card; or what is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    other: Option<CustomerId>,
}

/// Which card stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "_method")]
    method: String,
    other: Option<CustomerId>,
    stays: Option<CustomerId>,
}

/// `GET /customers/{id}/merge`
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<CustomerId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    draw(&web, &page, &who, open, id, &asked, None).await
}

/// `POST /customers/{id}/merge`; with `_method=delete`, takes it back.
pub async fn merge(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<CustomerId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    if sent.method == "delete" {
        let taken_back = async {
            let mut act = who.visit.act(&web).await?;
            Customer::unmerge(&mut act, &who.who, id).await?;
            act.commit().await
        };
        return match taken_back.await {
            Ok(()) => Ok(done(&web, format!("/customers/{id}"), Some("customer-flash-unmerged"))),
            Err(error) => ended(&web, &page, &who, id, Err(error), Typed::default()).await,
        };
    }
    let merged = async {
        let other = sent.other.ok_or_else(|| Error::invalid("other", "customer-error-value"))?;
        let (from, into) = if sent.stays == Some(other) { (id, other) } else { (other, id) };
        let mut act = who.visit.act(&web).await?;
        Customer::merge(&mut act, &who.who, from, into).await?;
        act.commit().await?;
        Ok(into)
    };
    match merged.await {
        Ok(into) => Ok(done(&web, format!("/customers/{into}"), Some("customer-flash-merged"))),
        Err(error) => {
            let asked = Asked { other: sent.other, ..Asked::default() };
            draw(&web, &page, &who, open, id, &asked, Some(error)).await
        }
    }
}

async fn draw(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    open: OpenTickets,
    id: CustomerId,
    asked: &Asked,
    refused: Option<Error>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(web, page, "").await?;
    let mine = Customer::find(&look, id).await?;
    if let Some(into) = mine.merged_into {
        return Ok(done(web, format!("/customers/{into}"), None));
    }
    frame.title = frame.about("customer-merge-title", &mine.name);
    let (status, error) = match refused {
        None => (StatusCode::OK, None),
        Some(error) => (StatusCode::UNPROCESSABLE_ENTITY, FormFailed::of(error, web, frame.lang)?.sentence()),
    };
    let mut lines = match asked.q.trim() {
        "" => listing::lines(&look, &listing::alike(&look, id).await?).await?,
        text => Wanted { text: text.to_owned(), ..Wanted::default() }.page(&look, None, OFFERED).await?.lines,
    };
    lines.retain(|line| line.id != id);
    let ids: Vec<CustomerId> = lines.iter().map(|line| line.id).collect();
    let counts = open(&look, &who.who, &ids).await?;
    let sides = match asked.other.filter(|other| *other != id) {
        None => Vec::new(),
        Some(other) => {
            let both = open(&look, &who.who, &[id, other]).await?;
            let mut sides = Vec::new();
            for each in [id, other] {
                sides.push(side(&look, &frame, each, both.get(&each).copied().unwrap_or_default()).await?);
            }
            sides
        }
    };
    let shown = MergePage {
        frame: &frame,
        id: id.0,
        query: asked.q.clone(),
        searched: !asked.q.trim().is_empty(),
        rows: list::rows(&look, &frame, lines, &counts).await?,
        sides,
        error,
    };
    draw_as(web, &frame, status, &shown)
}

async fn side(look: &Look, frame: &Frame, id: CustomerId, open: i64) -> Result<Side> {
    let customer = Customer::find(look, id).await?;
    let organisation = match customer.organisation_id {
        Some(id) => Some(Organisation::find(look, id).await?.name),
        None => None,
    };
    Ok(Side {
        id: id.0,
        chips: crate::short::chips(frame, customer.vip, customer.blocked_at),
        organisation,
        language: customer.language.as_deref().map(|code| shell::languages::name(code).to_owned()),
        since: customer.made_at,
        identities: Identity::of(look, id).await?.into_iter().map(|i| i.value).collect(),
        remarks: Remark::of(look, id).await?.into_iter().map(|r| r.text).collect(),
        name: customer.name,
        open,
    })
}
