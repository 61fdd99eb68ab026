//! `/api/v1/tickets/{number}/assignment`

use super::{asked::IdOrWord, change::Change, problems::Changing, tickets::TicketBody};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Problem, Web};
use serde::Deserialize;
use utoipa::ToSchema;

/// Who is to be responsible.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Assignment {
    /// Id or e-mail address; `me` takes it, if nobody else has it; `null` gives it back.
    // A body that forgets it is refused: it must not give the ticket back by mistake.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    assignee: Option<IdOrWord>,
}

/// Makes someone responsible, takes the ticket, or gives it back.
///
/// `me` takes a ticket that nobody has: of two who take it at the same moment, one is told who was
/// quicker. Who answers no customers cannot be responsible: the ticket is given to them by its `handover`.
#[utoipa::path(put, path = "/api/v1/tickets/{number}/assignment", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = Assignment, security(("bearer" = [])),
    responses(
        (status = 200, description = "The ticket.", body = TicketBody),
        (status = 409, description = "`me`, but someone else was quicker; `new` says who.", body = Problem, content_type = "application/problem+json"),
        Changing,
    ))]
pub async fn assign_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(to): Json<Assignment>,
) -> Result<Json<TicketBody>> {
    let takes = matches!(&to.assignee, Some(IdOrWord::Word(word)) if word == "me");
    let to = match &to.assignee {
        Some(asked) => Some(asked.staff(&web.desk.look(), who.who.id).await?),
        None => None,
    };
    let mut change = Change::begin(&web, &who, number).await?;
    if takes {
        change.ticket.take(&mut change.act, &who.who).await?;
    } else {
        change.ticket.assign(&mut change.act, &who.who, to).await?;
    }
    change.done(&web).await
}

/// Gives the ticket back: nobody is responsible.
#[utoipa::path(delete, path = "/api/v1/tickets/{number}/assignment", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketBody), Changing))]
pub async fn give_ticket_back(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
) -> Result<Json<TicketBody>> {
    let mut change = Change::begin(&web, &who, number).await?;
    change.ticket.assign(&mut change.act, &who.who, None).await?;
    change.done(&web).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn giving_back_is_said_and_never_forgotten() {
        let read = |body: &str| serde_json::from_str::<Assignment>(body);
        assert_eq!(read(r#"{"assignee": null}"#).unwrap().assignee, None);
        assert_eq!(read(r#"{"assignee": 3}"#).unwrap().assignee, Some(IdOrWord::Id(3)));
        assert!(read("{}").is_err());
    }
}
