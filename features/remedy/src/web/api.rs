//! Remedies as programs see them, under `/api/v1`; approvals and codes beside them.

mod approvals;
mod vouchers;

use crate::{NewRemedy, Remedy, RemedyId, RemedyKind, RemedyState, Voucher, Way};
use approval::{Deciders, Reason, Step, StepState};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base::{Act, Error, Look, Moment, Result, TicketId};
use journey::JourneyId;
use people::{Agent, Colleague};
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket::{Scope, Ticket};
use ticket_web::api::{
    asked::moment,
    problems::{Changing, Reading},
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API, with its description.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list_remedies, propose_remedy))
        .routes(routes!(get_remedy, propose_remedy_anew))
        .routes(routes!(withdraw_remedy))
        .routes(routes!(carry_out_remedy))
        .routes(routes!(approvals::list_approvals))
        .routes(routes!(approvals::decide_approvals))
        .routes(routes!(vouchers::get_voucher))
        .routes(routes!(vouchers::use_voucher))
}

/// What somebody must agree to, or has.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Approval)]
pub struct ApprovalBody {
    /// Its id, by which it is decided.
    id: i64,
    /// The department that decides, or whose leads do.
    #[schema(required)]
    department: Option<i64>,
    /// Or the colleague.
    #[schema(required)]
    staff: Option<i64>,
    /// Only who leads the department.
    leads: bool,
    /// `waiting` while others decide first, `open`, `approved`, `declined`, `changes`, or `void`.
    #[schema(value_type = String, example = "open")]
    state: StepState,
    /// By when it is to be decided.
    #[schema(required, format = DateTime)]
    due_at: Option<String>,
    /// Whether that time has passed.
    late: bool,
    /// Whether whoever asks decides it now, perhaps for somebody who is away.
    mine: bool,
    /// Who decided.
    #[schema(required)]
    decided_by: Option<i64>,
    /// When.
    #[schema(required, format = DateTime)]
    decided_at: Option<String>,
}

/// What is proposed to a customer to make good.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Remedy)]
pub struct RemedyBody {
    /// Its id.
    id: i64,
    /// The ticket it stands on.
    ticket: i64,
    /// What it is.
    #[schema(value_type = String, example = "refund")]
    kind: RemedyKind,
    /// What the customer gets, in minor units.
    #[schema(required)]
    amount: Option<i64>,
    /// Of a discount that is no sum.
    #[schema(required)]
    percent: Option<i64>,
    /// On how many items.
    #[schema(required)]
    items: Option<i64>,
    /// What it costs us, at most, in minor units.
    cost: i64,
    /// What the ticket's other remedies gave when it was proposed, in the same currency, in minor units: it is weighed
    /// together with them.
    granted_before: i64,
    /// ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
    /// The journey it belongs to.
    #[schema(required)]
    journey: Option<i64>,
    /// `proposed`, `changes` when somebody asks for another, `approved`, `declined`, `executed`, or `withdrawn`.
    #[schema(value_type = String, example = "proposed")]
    state: RemedyState,
    /// Why it is proposed.
    reason: String,
    /// Why those are asked who are: `limit`, within one's own limit; `rule`; `beyond` a limit; `free`, no rule.
    #[schema(value_type = String, example = "rule")]
    policy: Reason,
    /// Who must agree; nobody, when policy approves it.
    approvals: Vec<ApprovalBody>,
    /// Who proposed it.
    proposed_by: i64,
    /// When.
    #[schema(format = DateTime)]
    proposed_at: String,
    /// Who carried it out, declined or withdrew it.
    #[schema(required)]
    ended_by: Option<i64>,
    /// When.
    #[schema(required, format = DateTime)]
    ended_at: Option<String>,
    /// The code by which it was carried out.
    #[schema(required)]
    voucher: Option<String>,
}

async fn bodies(look: &Look, who: &Colleague, remedies: Vec<Remedy>) -> Result<Vec<RemedyBody>> {
    let steps = Step::of(look, remedies.iter().map(|one| one.approval_id)).await?;
    let vouchers = Voucher::of(look, remedies.iter().map(|one| one.id)).await?;
    let deciders = Deciders::read(look, look.now()).await?;
    let approval = |step: &Step| ApprovalBody {
        id: step.id.0,
        department: step.department_id.map(|id| id.0),
        staff: step.staff_id.map(|id| id.0),
        leads: step.leads,
        state: step.state,
        due_at: step.due_at.map(Moment::iso),
        late: step.is_late(look.now()),
        mine: step.state == StepState::Open && deciders.may_decide(step, who.id),
        decided_by: step.decided_by.map(|id| id.0),
        decided_at: step.decided_at.map(Moment::iso),
    };
    let mut whys = Remedy::whys(look, &Scope::of(who), remedies.iter().map(|one| one.id)).await?;
    let body = |remedy: Remedy| {
        let asked = steps.iter().filter(|step| step.approval_id == remedy.approval_id);
        RemedyBody {
            reason: whys.remove(&remedy.id).unwrap_or_default().words,
            approvals: asked.map(approval).collect(),
            voucher: vouchers.iter().find(|one| one.remedy_id == remedy.id).map(|one| one.code.clone()),
            id: remedy.id.0,
            ticket: remedy.ticket_id.0,
            kind: remedy.kind,
            amount: remedy.amount,
            percent: remedy.percent,
            items: remedy.items,
            cost: remedy.cost,
            granted_before: remedy.granted_before,
            currency: remedy.currency,
            journey: remedy.journey_id.map(|id| id.0),
            state: remedy.state,
            policy: remedy.reason,
            proposed_by: remedy.proposed_by.0,
            proposed_at: remedy.proposed_at.iso(),
            ended_by: remedy.ended_by.map(|id| id.0),
            ended_at: remedy.ended_at.map(Moment::iso),
        }
    };
    Ok(remedies.into_iter().map(body).collect())
}

async fn body(look: &Look, who: &Colleague, id: RemedyId) -> Result<Json<RemedyBody>> {
    let remedy = Remedy::find(look, id).await?;
    bodies(look, who, vec![remedy]).await?.pop().map(Json).ok_or(Error::Missing)
}

/// All remedies of a ticket, oldest first.
#[utoipa::path(get, path = "/api/v1/tickets/{number}/remedies", tag = "remedies", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The remedies.", body = [RemedyBody]), Reading))]
async fn list_remedies(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<Json<Vec<RemedyBody>>> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let remedies = Remedy::of_ticket(&look, ticket.id).await?;
    Ok(Json(bodies(&look, &who.who, remedies).await?))
}

/// What is to be proposed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(as = NewRemedy)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// `refund`, `discount_next`, `discount_items`, `replacement`, `gift`, `free_shipping`, `apology` or `other`.
    #[schema(value_type = String, example = "refund")]
    kind: RemedyKind,
    /// What the customer gets, in minor units.
    #[serde(default)]
    amount: Option<i64>,
    /// Or, of a discount: 1 to 100.
    #[serde(default)]
    percent: Option<i64>,
    /// On how many items.
    #[serde(default)]
    items: Option<i64>,
    /// What it costs us, at most, in minor units; the amount when missing.
    #[serde(default)]
    cost: Option<i64>,
    /// ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
    /// The journey it belongs to.
    #[serde(default)]
    journey: Option<i64>,
    /// Why.
    reason: String,
}

impl From<Wanted> for NewRemedy {
    fn from(wanted: Wanted) -> NewRemedy {
        NewRemedy {
            kind: wanted.kind,
            amount: wanted.amount,
            percent: wanted.percent,
            items: wanted.items,
            cost: wanted.cost,
            currency: wanted.currency,
            journey: wanted.journey.map(JourneyId),
            reason: wanted.reason,
        }
    }
}

/// Proposes a remedy: those who must agree are asked; whom the rules let alone, it is approved for at once.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/remedies", tag = "remedies", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = Wanted, security(("bearer" = [])), responses((status = 201, description = "The remedy.", body = RemedyBody), Changing))]
async fn propose_remedy(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(wanted): Json<Wanted>,
) -> Result<(StatusCode, Json<RemedyBody>)> {
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let id = Remedy::propose(&mut act, &who.who, &mut ticket, &wanted.into()).await?;
    act.commit().await?;
    Ok((StatusCode::CREATED, body(&web.desk.look(), &who.who, id).await?))
}

/// One remedy.
#[utoipa::path(get, path = "/api/v1/remedies/{id}", tag = "remedies", params(("id" = i64, Path, description = "The remedy's id.")),
    security(("bearer" = [])), responses((status = 200, description = "The remedy.", body = RemedyBody), Reading))]
async fn get_remedy(State(web): State<Web>, who: As<Colleague>, Path(id): Path<RemedyId>) -> Result<Json<RemedyBody>> {
    let look = web.desk.look();
    Remedy::seen_by(&look, &who.who, id).await?;
    body(&look, &who.who, id).await
}

/// Proposes it anew, when somebody asked for a change: everybody is asked again.
#[utoipa::path(put, path = "/api/v1/remedies/{id}", tag = "remedies", params(("id" = i64, Path, description = "The remedy's id.")),
    request_body = Wanted, security(("bearer" = [])), responses((status = 200, description = "The remedy.", body = RemedyBody), Changing))]
async fn propose_remedy_anew(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<RemedyId>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<RemedyBody>> {
    let (mut act, mut remedy, mut ticket) = begin(&web, &who, id).await?;
    remedy.revise(&mut act, &who.who, &mut ticket, &wanted.into()).await?;
    end(&web, &who, act, id).await
}

/// Why it is withdrawn.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[schema(as = RemedyWithdrawal)]
pub struct Withdrawal {
    /// Why; may be empty.
    #[serde(default)]
    reason: String,
}

/// Withdraws it: nobody need decide about it any more.
#[utoipa::path(post, path = "/api/v1/remedies/{id}/withdrawal", tag = "remedies", params(("id" = i64, Path, description = "The remedy's id.")),
    request_body = Withdrawal, security(("bearer" = [])), responses((status = 200, description = "The remedy.", body = RemedyBody), Changing))]
async fn withdraw_remedy(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<RemedyId>,
    Json(why): Json<Withdrawal>,
) -> Result<Json<RemedyBody>> {
    let (mut act, mut remedy, mut ticket) = begin(&web, &who, id).await?;
    remedy.withdraw(&mut act, &who.who, &mut ticket, &why.reason).await?;
    end(&web, &who, act, id).await
}

/// How it is carried out.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Execution {
    /// What proves that it was done: the number of the transfer or of the order.
    proof: String,
    /// Or by a code of our own, that is made now.
    voucher: bool,
    /// Until when that is good (RFC 3339); without an end when missing.
    until: Option<String>,
}

/// Carries out what was approved: by proof, or by a code of our own.
#[utoipa::path(post, path = "/api/v1/remedies/{id}/execution", tag = "remedies", params(("id" = i64, Path, description = "The remedy's id.")),
    request_body = Execution, security(("bearer" = [])), responses((status = 200, description = "The remedy.", body = RemedyBody), Changing))]
async fn carry_out_remedy(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<RemedyId>,
    Json(asked): Json<Execution>,
) -> Result<Json<RemedyBody>> {
    let way = match asked.voucher {
        true => Way::Voucher(asked.until.as_deref().map(|until| moment("until", until)).transpose()?),
        false => Way::Proof(asked.proof),
    };
    let (mut act, mut remedy, mut ticket) = begin(&web, &who, id).await?;
    remedy.carry_out(&mut act, &who.who, &mut ticket, &way).await?;
    end(&web, &who, act, id).await
}

async fn begin(web: &Web, who: &As<Agent>, id: RemedyId) -> Result<(Act, Remedy, Ticket)> {
    let mut act = who.visit.act(web).await?;
    let (remedy, ticket) = Remedy::seen_by(&mut act, &who.who, id).await?;
    Ok((act, remedy, ticket))
}

async fn end(web: &Web, who: &As<Agent>, act: Act, id: RemedyId) -> Result<Json<RemedyBody>> {
    act.commit().await?;
    body(&web.desk.look(), &who.who, id).await
}
