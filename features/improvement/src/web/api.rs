//! Improvements as programs see them, under `/api/v1`.

use super::naming::shown;
use crate::{Figures, Improvement, ImprovementId, ImprovementState, NewImprovement, Place, Proposal, Wanted};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use base::{DepartmentId, EntryId, Look, Result, TicketId};
use people::Colleague;
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use store::Moment;
use ticket::{Scope, Ticket};
use ticket_web::api::problems::{Changing, Reading};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API, with its description.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list_improvements, record_improvement)).routes(routes!(attach_to_improvement))
}

/// Improvements of one answer.
const MOST: u32 = 50;

/// What should not happen a third time.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Improvement)]
pub struct ImprovementBody {
    /// Its id.
    id: i64,
    /// What should change; empty once its words were struck.
    title: String,
    /// The id of the department that owns it.
    department: i64,
    /// `proposed`, `accepted`, `done` or `declined`.
    #[schema(example = "proposed")]
    state: &'static str,
    /// The day by which its owner will have done it.
    #[schema(required, format = Date)]
    due_on: Option<String>,
    /// Why it was declined.
    reason: String,
    /// When it was last done.
    #[schema(required, format = DateTime)]
    done_at: Option<String>,
    /// Who recorded it; `null`: the desk noticed by itself.
    #[schema(required)]
    recorded_by: Option<i64>,
    /// When.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// How many tickets it has.
    tickets: usize,
    /// Of these, attached after it was done.
    came_back: usize,
    /// How long their customers waited, in seconds.
    waited: i64,
    /// What the remedies carried out on them cost, by currency.
    costs: Vec<CostBody>,
    /// They are so many that time and money are those of the newest: it was at least so much.
    at_least: bool,
    /// Where it stands in its list, for `after`; it stays there, whatever becomes of it.
    place: String,
}

/// A sum of money.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ImprovementCost)]
pub struct CostBody {
    /// In minor units.
    amount: i64,
    /// ISO 4217.
    currency: String,
}

async fn bodies(look: &Look, who: &Colleague, found: Vec<Improvement>) -> Result<Vec<ImprovementBody>> {
    let mut figures = Figures::of(look, &found, look.now()).await?;
    let body = |one: Improvement| {
        let figures = figures.remove(&one.id).unwrap_or_default();
        let costs = figures.costs.into_iter().map(|(currency, amount)| CostBody { amount, currency });
        ImprovementBody {
            place: one.place().to_string(),
            at_least: figures.at_least,
            id: one.id.0,
            title: one.title,
            department: one.department_id.0,
            state: one.state.as_str(),
            due_on: one.due_on,
            reason: one.reason,
            done_at: one.done_at.map(Moment::iso),
            recorded_by: one.recorded_by.map(|id| id.0),
            recorded_at: one.recorded_at.iso(),
            tickets: figures.tickets,
            came_back: figures.back,
            waited: figures.waited / 1_000_000,
            costs: costs.collect(),
        }
    };
    Ok(shown(found, who).into_iter().map(body).collect())
}

/// Which improvements.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `proposed`, `accepted`, `done` or `declined`; `proposed` when nothing is said.
    #[param(value_type = Option<String>)]
    state: Option<ImprovementState>,
    /// Owned by the department of this id.
    department: Option<i64>,
    /// Those behind this `place`.
    after: Option<String>,
}

/// Improvements of one state, fifty at a time: what is accepted by its day, everything else by what happened last.
#[utoipa::path(get, path = "/api/v1/improvements", tag = "improvements", params(Asked), security(("bearer" = [])),
    responses((status = 200, description = "The improvements.", body = [ImprovementBody]), Reading))]
async fn list_improvements(
    State(web): State<Web>,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<ImprovementBody>>> {
    let look = web.desk.look();
    let wanted = Wanted {
        state: asked.state.unwrap_or(ImprovementState::Proposed),
        department: asked.department.map(DepartmentId),
        after: asked.after.as_deref().map(str::parse::<Place>).transpose()?,
    };
    let found = Improvement::column(&look, wanted, MOST).await?;
    Ok(Json(bodies(&look, &who.who, found).await?))
}

/// What is to be recorded.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(as = NewImprovement)]
pub struct NewBody {
    /// The ticket's number.
    ticket: i64,
    /// The entry that says what went wrong; the newest that a colleague wrote inside when missing.
    entry: Option<i64>,
    /// What should change; the first line of that entry when missing.
    title: Option<String>,
    /// The id of the department that is to own it; proposed from the entry when missing.
    department: Option<i64>,
}

/// Records an improvement from a ticket. Its owner is told.
#[utoipa::path(post, path = "/api/v1/improvements", tag = "improvements", request_body = NewBody, security(("bearer" = [])),
    responses((status = 201, description = "The improvement.", body = ImprovementBody), Changing))]
async fn record_improvement(
    State(web): State<Web>,
    who: As<Colleague>,
    Json(new): Json<NewBody>,
) -> Result<(StatusCode, Json<ImprovementBody>)> {
    let number = Ticket::standing_for(&web.desk.look(), TicketId(new.ticket)).await?;
    let proposal = proposal(&web.desk.look(), &who.who, number, new.entry).await?;
    let new = NewImprovement {
        title: new.title.unwrap_or(proposal.title),
        department: new.department.map_or(proposal.department, DepartmentId),
        entry: proposal.entry.id,
    };
    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let id = Improvement::record(&mut act, Some(&who.who), &ticket, &new).await?;
    act.commit().await?;
    Ok((StatusCode::CREATED, Json(body(&web.desk.look(), &who.who, id).await?)))
}

/// The ticket to be attached.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(as = AttachedTicket)]
pub struct AttachedBody {
    /// Its number.
    ticket: i64,
    /// The entry because of which; the newest that a colleague wrote inside when missing.
    entry: Option<i64>,
}

/// Attaches a ticket to an improvement; once, however often it is said.
#[utoipa::path(post, path = "/api/v1/improvements/{id}/tickets", tag = "improvements", params(("id" = i64, Path, description = "The improvement's id.")),
    request_body = AttachedBody, security(("bearer" = [])),
    responses((status = 200, description = "The improvement.", body = ImprovementBody), Changing))]
async fn attach_to_improvement(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<ImprovementId>,
    Json(new): Json<AttachedBody>,
) -> Result<Json<ImprovementBody>> {
    let number = Ticket::standing_for(&web.desk.look(), TicketId(new.ticket)).await?;
    let entry = proposal(&web.desk.look(), &who.who, number, new.entry).await?.entry.id;
    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    Improvement::attach(&mut act, Some(&who.who), id, (&ticket, entry)).await?;
    act.commit().await?;
    Ok(Json(body(&web.desk.look(), &who.who, id).await?))
}

async fn proposal(look: &Look, who: &Colleague, number: TicketId, entry: Option<i64>) -> Result<Proposal> {
    let ticket = Ticket::seen_by(look, &Scope::of(who), number).await?;
    Proposal::of(look, who, &ticket, entry.map(EntryId)).await
}

async fn body(look: &Look, who: &Colleague, id: ImprovementId) -> Result<ImprovementBody> {
    let found = Improvement::find(look, id).await?;
    bodies(look, who, vec![found]).await?.pop().ok_or(base::Error::Missing)
}
