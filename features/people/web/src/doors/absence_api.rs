//! Absences, for programs: a calendar of the house can say who is away.

use crate::{As, Problem, Web};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base::{Error, Moment, Result, StaffId};
use people::{Absence, AbsenceId, Absences, Colleague, Duty, NewAbsence};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A time in which someone is away.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsenceItem {
    /// Its id.
    #[schema(example = 3)]
    pub id: i64,
    /// Who.
    #[schema(example = 7)]
    pub staff: i64,
    /// From when on.
    #[schema(example = "2026-12-01T00:00:00Z")]
    pub since: String,
    /// From when on they are back; null until further notice.
    #[schema(example = "2026-12-08T00:00:00Z")]
    pub until: Option<String>,
    /// Who stands in, where no duty names another.
    #[schema(example = 8)]
    pub substitute: Option<i64>,
    /// Why.
    #[schema(example = "holiday")]
    pub reason: String,
    /// Who does what is theirs at this moment, by duty (`tickets`, `questions`, `approvals`): themselves
    /// before it begins, nobody when nobody stands in.
    #[schema(value_type = BTreeMap<String, Option<i64>>)]
    pub now: BTreeMap<Duty, Option<i64>>,
}

/// Absences.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsenceList {
    /// What runs and what is to come, the earliest first.
    pub absences: Vec<AbsenceItem>,
}

/// Someone is or will be away.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct AbsenceAsked {
    /// Who; whoever asks when it is left out. Of others, leads and supervisors may say so.
    #[serde(default)]
    staff: Option<i64>,
    /// From when on (RFC 3339); now when it is left out.
    #[serde(default)]
    since: Option<String>,
    /// From when on they are back; until further notice when it is left out.
    #[serde(default)]
    until: Option<String>,
    /// Who stands in.
    #[serde(default)]
    substitute: Option<i64>,
    /// Who stands in for one duty instead.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, i64>)]
    by_duty: BTreeMap<Duty, i64>,
    /// Why; colleagues see it.
    #[serde(default)]
    reason: String,
}

fn moment(field: &'static str, text: Option<&str>) -> Result<Option<Moment>> {
    let wrong = |_| Error::invalid(field, "people-absence-day-wrong");
    let read = |text: &str| text.trim().parse::<jiff::Timestamp>().map_err(wrong);
    Ok(text.map(read).transpose()?.map(|t| Moment::from_micros(t.as_microsecond())))
}

fn item(absence: &Absence, chart: &Absences, now: Moment) -> AbsenceItem {
    let acts = |duty: &Duty| (*duty, chart.standing_in(absence.staff_id, *duty, now).map(|who| who.0));
    AbsenceItem {
        id: absence.id.0,
        staff: absence.staff_id.0,
        since: absence.since.iso(),
        until: absence.until.map(Moment::iso),
        substitute: absence.substitute_id.map(|who| who.0),
        reason: absence.reason.clone(),
        now: Duty::ALL.iter().map(acts).collect(),
    }
}

/// Who is away now and later.
#[utoipa::path(get, path = "/api/v1/absences", tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "What runs and what is to come", body = AbsenceList),
    (status = 401, description = "No valid token", body = Problem, content_type = "application/problem+json"),
))]
pub(super) async fn absences(State(web): State<Web>, _me: As<Colleague>) -> Result<Json<AbsenceList>> {
    let look = web.desk.look();
    let chart = Absences::read(&look, look.now()).await?;
    let absences = chart.all().into_iter().map(|absence| item(absence, &chart, look.now())).collect();
    Ok(Json(AbsenceList { absences }))
}

/// Says that someone is or will be away.
#[utoipa::path(post, path = "/api/v1/absences", tag = "people", security(("bearer" = [])), request_body = AbsenceAsked, responses(
    (status = 201, description = "The absence", body = AbsenceItem),
    (status = 401, description = "No valid token", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "No such colleague, or not one whose absences you may change", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "Something was entered wrongly; `errors` says what", body = Problem, content_type = "application/problem+json"),
))]
pub(super) async fn plan_absence(
    State(web): State<Web>,
    me: As<Colleague>,
    Json(asked): Json<AbsenceAsked>,
) -> Result<(StatusCode, Json<AbsenceItem>)> {
    let new = NewAbsence {
        staff: asked.staff.map_or(me.who.id, StaffId),
        since: moment("since", asked.since.as_deref())?.unwrap_or(web.desk.now()),
        until: moment("until", asked.until.as_deref())?,
        substitute: asked.substitute.map(StaffId),
        by_duty: asked.by_duty.into_iter().map(|(duty, who)| (duty, StaffId(who))).collect(),
        reason: asked.reason,
    };
    let mut act = me.visit.act(&web).await?;
    let id = Absence::plan(&mut act, &me.who, &new).await?;
    let now = act.now();
    let absence = Absence::find(&mut act, id).await?;
    let chart = Absences::read(&mut act, now).await?;
    act.commit().await?;
    Ok((StatusCode::CREATED, Json(item(&absence, &chart, now))))
}

/// Ends an absence: before it begins it will not be, afterwards whoever was away is back.
#[utoipa::path(delete, path = "/api/v1/absences/{id}", tag = "people", params(("id" = i64, Path, description = "The absence's id.")),
    security(("bearer" = [])), responses(
    (status = 204, description = "It is over"),
    (status = 401, description = "No valid token", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "It does not exist, is over, or is not yours to change", body = Problem, content_type = "application/problem+json"),
))]
pub(super) async fn end_absence(
    State(web): State<Web>,
    me: As<Colleague>,
    Path(id): Path<AbsenceId>,
) -> Result<StatusCode> {
    let mut act = me.visit.act(&web).await?;
    Absence::end(&mut act, &me.who, id).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
