//! `/api/v1/journeys`, `/api/v1/tickets/{number}/journey`

use super::{
    change::Change,
    problems::{Changing, Reading},
    tickets::TicketBody,
};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use journey::{Journey, JourneyId};
use people::{Agent, Colleague};
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a customer goes through with the company.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Journey)]
pub struct JourneyBody {
    /// Its id.
    id: i64,
    /// What it is called.
    name: String,
    /// The id of the department that answers for it.
    department: i64,
    /// Whether its tickets are solved only with a cause.
    cause_required: bool,
}

impl From<Journey> for JourneyBody {
    fn from(journey: Journey) -> JourneyBody {
        JourneyBody {
            id: journey.id.0,
            name: journey.name,
            department: journey.department_id.0,
            cause_required: journey.cause_required,
        }
    }
}

/// What customers go through.
#[utoipa::path(get, path = "/api/v1/journeys", tag = "tickets", security(("bearer" = [])),
    responses((status = 200, description = "Every journey that can be chosen.", body = [JourneyBody]), Reading))]
pub async fn list_journeys(State(web): State<Web>, _who: As<Colleague>) -> Result<Json<Vec<JourneyBody>>> {
    Ok(Json(Journey::all(&web.desk.look()).await?.into_iter().map(JourneyBody::from).collect()))
}

/// To which journey it belongs.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ChosenJourney {
    /// The journey's id; `null` takes back what was said.
    journey: Option<i64>,
}

/// Says to which journey a ticket belongs.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/journey", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = ChosenJourney, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn choose_journey(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(chosen): Json<ChosenJourney>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.choose_journey(&mut change.act, &who.who, chosen.journey.map(JourneyId)).await?;
    change.done(&web).await
}
