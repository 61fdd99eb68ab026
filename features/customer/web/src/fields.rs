//! What the company wants to know of a customer, filled in on their card.

use crate::card::{Typed, ended};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use base::Result;
use customer::{Customer, CustomerId};
use field_web::panel::Sent;
use people::Agent;
use people_web::{As, Page, Web};

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
