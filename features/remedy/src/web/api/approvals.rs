//! What waits for a decision.

use super::{super::approvals::mine, RemedyBody, bodies};
use crate::{Decided, Remedy};
use approval::{Decision, Step, StepId};
use axum::{Json, extract::State};
use base::Result;
use people::Colleague;
use people_web::{As, Web};
use serde::Deserialize;
use ticket_web::api::problems::{Changing, Reading};
use utoipa::ToSchema;

/// What waits for the decision of whoever asks, the next one due first: those approvals say that they are `mine`.
#[utoipa::path(get, path = "/api/v1/approvals", tag = "remedies", security(("bearer" = [])),
    responses((status = 200, description = "The remedies.", body = [RemedyBody]), Reading))]
pub(super) async fn list_approvals(State(web): State<Web>, who: As<Colleague>) -> Result<Json<Vec<RemedyBody>>> {
    let look = web.desk.look();
    let open = mine(&web, &who.who).await?;
    let mut remedies = Remedy::of_approvals(&look, open.iter().map(|step| step.approval_id)).await?;
    let due = |remedy: &Remedy| open.iter().position(|step| step.approval_id == remedy.approval_id);
    remedies.sort_by_key(due);
    Ok(Json(bodies(&look, &who.who, remedies).await?))
}

/// What is decided.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Ids of the approvals: one hundred at most.
    approvals: Vec<i64>,
    /// `approve`, `decline`, or `change`.
    #[schema(value_type = String, example = "approve")]
    decision: Decision,
    /// Why, or what should be different; a yes needs no words.
    #[serde(default)]
    reason: String,
}

/// Decides, all of them at once or none.
#[utoipa::path(post, path = "/api/v1/approvals/decisions", tag = "remedies", request_body = Decisions, security(("bearer" = [])),
    responses((status = 200, description = "The remedies.", body = [RemedyBody]), Changing))]
pub(super) async fn decide_approvals(
    State(web): State<Web>,
    who: As<Colleague>,
    Json(asked): Json<Decisions>,
) -> Result<Json<Vec<RemedyBody>>> {
    let steps: Vec<StepId> = asked.approvals.into_iter().map(StepId).collect();
    let decided = Decided { steps: steps.clone(), decision: asked.decision, words: asked.reason };
    let mut act = who.visit.act(&web).await?;
    decided.take(&mut act, &who.who).await?;
    act.commit().await?;
    let look = web.desk.look();
    let mut approvals = Vec::with_capacity(steps.len());
    for step in steps {
        approvals.push(Step::find(&look, step).await?.approval_id);
    }
    let remedies = Remedy::of_approvals(&look, approvals).await?;
    Ok(Json(bodies(&look, &who.who, remedies).await?))
}
