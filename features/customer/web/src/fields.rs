//! What the company wants to know of a customer or an organisation, filled in on their card.

use crate::{
    OpenTickets,
    api::{CustomerBody, body},
    card::{Typed, ended},
    organisations,
};
use axum::{
    Extension, Form, Json,
    extract::{Path, State},
    response::Response,
};
use base::Result;
use customer::{Customer, CustomerId, Organisation, OrganisationId};
use field::About;
use field_web::{api::Filling, panel::Sent};
use people::Agent;
use people_web::{As, Page, Problem, Web};

/// `POST /customers/{id}/fields`: fills a field in, or empties it.
pub async fn fill(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let filled = async {
        let sent = Sent::of(&fields)?;
        let mut act = who.visit.act(&web).await?;
        Customer::fill(&mut act, &who.who, id, sent.field, &sent.value).await?;
        act.commit().await
    };
    ended(&web, &page, &who, id, filled.await, Typed::default()).await
}

/// `POST /organisations/{id}/fields`: the same of an organisation.
pub async fn fill_of_organisation(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Path(id): Path<OrganisationId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let filled = async {
        let sent = Sent::of(&fields)?;
        let mut act = who.visit.act(&web).await?;
        Organisation::fill(&mut act, &who.who, id, sent.field, &sent.value).await?;
        act.commit().await
    };
    organisations::ended(&web, &page, &who, open, id, filled.await).await
}

/// Fills fields in on a customer's card.
#[utoipa::path(put, path = "/api/v1/customers/{id}/fields", tag = "customers", params(("id" = i64, Path, description = "The customer's id.")), request_body = Filling, security(("bearer" = [])),
    responses((status = 200, description = "The customer.", body = CustomerBody), (status = 401, description = "No valid token.", body = Problem), (status = 403, description = "Merged, or struck; or the field is archived.", body = Problem), (status = 404, description = "There is none.", body = Problem), (status = 422, description = "There is no such field, or its value is wrong.", body = Problem)))]
pub(crate) async fn fill_in_customer(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Json(filling): Json<Filling>,
) -> Result<Json<CustomerBody>> {
    let mut act = who.visit.act(&web).await?;
    for (field, typed) in filling.typed(&mut act, About::Customer).await? {
        Customer::fill(&mut act, &who.who, id, field, &typed).await?;
    }
    act.commit().await?;
    Ok(Json(body(&web, &web.desk.look(), id).await?))
}
