//! Organisations: the list, and the card of one.

use crate::{
    OpenTickets, list,
    view::{OrganisationPage, OrganisationRow, OrganisationsPage},
};
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result};
use customer::{CustomerId, Organisation, OrganisationId, Place, Wanted};
use field_web::panel::{Filler, panel};
use people::Agent;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;

/// Rows on one page.
const PAGE: usize = 50;

/// Which page of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    after: Option<OrganisationId>,
}

/// A new one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    name: String,
    domain: String,
}

/// What is to become of one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    #[serde(rename = "_method")]
    method: String,
    name: String,
    remark: String,
    domain: String,
    into: String,
}

/// Which of its people.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct People {
    cursor: Option<String>,
}

/// `GET /organisations`
pub async fn index(State(web): State<Web>, page: Page, who: As<Agent>, Query(asked): Query<Asked>) -> Result<Response> {
    draw_list(&web, &page, &who, &asked, None).await
}

/// `POST /organisations`
pub async fn create(State(web): State<Web>, page: Page, who: As<Agent>, Form(new): Form<New>) -> Result<Response> {
    let made = async {
        let mut act = who.visit.act(&web).await?;
        if Organisation::named(&mut act, &new.name).await?.is_some() {
            return Err(Error::invalid("name", "customer-error-organisation-known"));
        }
        let id = Organisation::make(&mut act, &new.name, None).await?;
        if !new.domain.trim().is_empty() {
            Organisation::own_domain(&mut act, &who.who, id, &new.domain).await?;
        }
        act.commit().await?;
        Ok(id)
    };
    match made.await {
        Ok(id) => Ok(done(&web, format!("/organisations/{id}"), Some("customer-flash-saved"))),
        Err(error) => draw_list(&web, &page, &who, &Asked::default(), Some((error, new))).await,
    }
}

async fn draw_list(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    asked: &Asked,
    refused: Option<(Error, New)>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("customer-organisations");
    let (status, failed, new) = match refused {
        None => (StatusCode::OK, FormFailed::default(), New::default()),
        Some((error, new)) => (StatusCode::UNPROCESSABLE_ENTITY, FormFailed::of(error, web, frame.lang)?, new),
    };
    let mut lines = Organisation::list(&look, &asked.q, asked.after, PAGE + 1).await?;
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        let query: String = asked.q.bytes().map(list::escape).collect();
        format!("/organisations?after={}&q={query}", lines.last().map_or(0, |line| line.id.0))
    });
    let shown = OrganisationsPage {
        frame: &frame,
        query: asked.q.clone(),
        rows: lines.into_iter().map(|o| OrganisationRow { id: o.id.0, name: o.name, people: o.people }).collect(),
        next,
        name: failed.field("name", new.name),
        domain: failed.field("domain", new.domain),
        error: failed.error,
    };
    draw_as(web, &frame, status, &shown)
}

/// `GET /organisations/{id}`
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<OrganisationId>,
    Query(people): Query<People>,
) -> Result<Response> {
    draw_card(&web, &page, &who, open, id, &people, None).await
}

/// `POST /organisations/{id}`: its name and remark.
pub async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<OrganisationId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let changed = async {
        let mut act = who.visit.act(&web).await?;
        Organisation::describe(&mut act, &who.who, id, &sent.name, &sent.remark).await?;
        act.commit().await
    };
    ended(&web, &page, &who, open, id, changed.await).await
}

/// `POST /organisations/{id}/domains`: one more, or with `_method=delete` one less.
pub async fn domain(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<OrganisationId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let changed = async {
        let mut act = who.visit.act(&web).await?;
        match sent.method.as_str() {
            "delete" => Organisation::leave_domain(&mut act, &who.who, id, &sent.domain).await?,
            _ => Organisation::own_domain(&mut act, &who.who, id, &sent.domain).await?,
        }
        act.commit().await
    };
    ended(&web, &page, &who, open, id, changed.await).await
}

/// `POST /organisations/{id}/merge`: it becomes part of the one of this name; with `_method=delete`, takes it back.
pub async fn merge(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<OrganisationId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    if sent.method == "delete" {
        let taken_back = async {
            let mut act = who.visit.act(&web).await?;
            Organisation::unmerge(&mut act, &who.who, id).await?;
            act.commit().await
        };
        return match taken_back.await {
            Ok(()) => Ok(done(&web, format!("/organisations/{id}"), Some("customer-flash-unmerged"))),
            Err(error) => ended(&web, &page, &who, open, id, Err(error)).await,
        };
    }
    let merged = async {
        let mut act = who.visit.act(&web).await?;
        let named = Organisation::all_named(&mut act, &sent.into).await?;
        // Two may have one name: then the other is meant.
        let into = named.iter().find(|other| **other != id).or(named.first()).copied();
        let into = into.ok_or_else(|| Error::invalid("into", "customer-error-organisation-unknown"))?;
        Organisation::merge(&mut act, &who.who, id, into).await?;
        act.commit().await?;
        Ok(into)
    };
    match merged.await {
        Ok(into) => Ok(done(&web, format!("/organisations/{into}"), Some("customer-flash-merged"))),
        Err(error) => ended(&web, &page, &who, open, id, Err(error)).await,
    }
}

pub(crate) async fn ended(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    open: OpenTickets,
    id: OrganisationId,
    changed: Result<()>,
) -> Result<Response> {
    match changed {
        Ok(()) => Ok(done(web, format!("/organisations/{id}"), Some("customer-flash-saved"))),
        Err(error) => draw_card(web, page, who, open, id, &People::default(), Some(error)).await,
    }
}

async fn draw_card(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    open: OpenTickets,
    id: OrganisationId,
    people: &People,
    refused: Option<Error>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut organisation = Organisation::find(&look, id).await?;
    while let Some(into) = organisation.merged_into {
        if refused.is_none() {
            return Ok(done(web, format!("/organisations/{into}"), None));
        }
        // Why it was refused is said on the card that stays.
        organisation = Organisation::find(&look, into).await?;
    }
    let id = organisation.id;
    let frame = who.frame(web, page, organisation.name.as_str()).await?;
    let (status, error) = match refused {
        None => (StatusCode::OK, None),
        Some(error) => (StatusCode::UNPROCESSABLE_ENTITY, FormFailed::of(error, web, frame.lang)?.sentence()),
    };
    let place: Option<Place> = people.cursor.as_deref().map(str::parse).transpose()?;
    let found = Wanted { organisation: Some(id), ..Wanted::default() }.page(&look, place, PAGE).await?;
    let ids: Vec<CustomerId> = found.lines.iter().map(|line| line.id).collect();
    let counts = open(&look, &who.who, &ids).await?;
    let (fields, values) = organisation.fields(&look).await?;
    let action = format!("/organisations/{id}/fields");
    let merged = Organisation::merged_here(&look, id).await?;
    let link = |place: Place| format!("/organisations/{id}?cursor={place}");
    let shown = OrganisationPage {
        frame: &frame,
        id: id.0,
        name: organisation.name.clone(),
        remark: organisation.remark,
        domains: Organisation::domains(&look, id).await?,
        fields: panel(&frame, &action, &fields, &values, Filler::Fills)?,
        merged: merged.into_iter().map(|other| (other.id.0, other.name)).collect(),
        rows: list::rows(&look, &frame, found.lines, &counts).await?,
        previous: found.previous.map(link),
        next: found.next.map(link),
        story: web.pieces("story-of-organisation", &who.who, &frame, &id).await?,
        error,
    };
    draw_as(web, &frame, status, &shown)
}
