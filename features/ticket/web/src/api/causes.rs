//! `/api/v1/causes`, `/api/v1/tickets/{number}/cause`

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
use people::{Agent, Colleague};
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket::{Cause, CauseId};
use utoipa::ToSchema;

/// Something that goes wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Cause)]
pub struct CauseBody {
    /// Its id.
    id: i64,
    /// What it is called.
    name: String,
    /// Whose thing it is: a department's name, or who it is outside.
    whose: String,
    /// The department's id; `null`: somebody outside.
    department: Option<i64>,
}

impl From<Cause> for CauseBody {
    fn from(cause: Cause) -> CauseBody {
        CauseBody {
            id: cause.id.0,
            name: cause.name,
            whose: cause.whose,
            department: cause.department_id.map(|id| id.0),
        }
    }
}

/// What can go wrong, in the words of whose thing it is.
#[utoipa::path(get, path = "/api/v1/causes", tag = "tickets", security(("bearer" = [])),
    responses((status = 200, description = "Every cause that can be chosen.", body = [CauseBody]), Reading))]
pub async fn list_causes(State(web): State<Web>, _who: As<Colleague>) -> Result<Json<Vec<CauseBody>>> {
    let all = Cause::all(&web.desk.look()).await?.into_iter();
    Ok(Json(all.filter(|cause| cause.archived_at.is_none()).map(CauseBody::from).collect()))
}

/// What went wrong.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct WrongBody {
    /// The cause's id; `null` takes back what was said.
    cause: Option<i64>,
}

/// Says what went wrong.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/cause", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = WrongBody, security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn name_cause(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(wrong): Json<WrongBody>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.name_cause(&mut change.act, &who.who, wrong.cause.map(CauseId)).await?;
    change.done(&web).await
}
