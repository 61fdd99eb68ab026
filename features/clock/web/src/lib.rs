//! Screens and API of working hours.

mod directory;
mod hours;
mod regulation;
mod trial;
mod week;

use axum::{
    Json, Router,
    extract::{FromRequestParts, Path, State},
    http::request,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base::{DepartmentId, Error, Result, StaffId};
use clock::{
    Layer, Whose,
    keeping::{self, Keeper},
};
use people::{Admin, Colleague};
use people_web::{As, GuideStep, Problem, SettingsPage, Standing, Web};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use directory::rail;

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// The screens.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/people", get(directory::show))
        .route("/departments/{id}", get(regulation::show).post(regulation::change))
        .route("/settings/hours", get(hours::page).post(hours::keep))
        .route("/settings/hours/closed", post(hours::close_days))
        .route("/settings/hours/department/{id}", get(hours::page).post(hours::keep))
        .route("/settings/hours/department/{id}/closed", post(hours::close_days))
}

/// Settings of working hours.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "people-settings-company",
    href: "/settings/hours",
    title: "clock-hours",
    hint: "clock-hours-hint",
    icon: "clock",
    words: &["clock-week", "clock-closed", "clock-works-holidays", "clock-short", "clock-departments"],
    may: |who| Admin::of(who).is_ok(),
}];

/// First steps of working hours.
pub const STEPS: &[GuideStep] = &[GuideStep {
    title: "clock-guide-hours",
    why: "clock-guide-hours-why",
    href: "/settings/hours",
    needed: false,
    topic: None,
    fact: |web| {
        Box::pin(async {
            let company = keeping::layer(&web.desk.look(), Whose::Company).await?;
            Ok(Standing::of(company != Layer::default()))
        })
    },
}];

/// Calendars of company, departments and people.
pub fn api() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(show, change))
}

/// `company`, `departments/3`, `staff/5`.
fn whose(kind: &str, id: i64) -> Result<Whose> {
    match kind {
        "company" => Ok(Whose::Company),
        "department" => Ok(Whose::Department(DepartmentId(id))),
        "staff" => Ok(Whose::Staff(StaffId(id))),
        _ => Err(Error::Missing),
    }
}

/// Whoever may say when somebody works, by the path: nobody else is told that there is anything.
struct Keeping {
    who: As<Colleague>,
    whose: Whose,
}

impl FromRequestParts<Web> for Keeping {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut request::Parts, web: &Web) -> Result<Self, Response> {
        let who: As<Colleague> = As::from_request_parts(parts, web).await.map_err(IntoResponse::into_response)?;
        let path = Path::<(String, i64)>::from_request_parts(parts, web).await;
        let Path((kind, id)) = path.map_err(|_| Error::Missing.into_response())?;
        let whose = whose(&kind, id).map_err(IntoResponse::into_response)?;
        match Keeper::of(&web.desk.look(), &who.who, whose).await {
            Ok(_) => Ok(Keeping { who, whose }),
            Err(error) => Err(error.into_response()),
        }
    }
}

/// When somebody works.
///
/// What differs from the layers above: `zone` (IANA), `week` (seven days from Monday, each like
/// `"09:00-13:00, 14:00-17:00"`), `holidays` (country codes whose public holidays are days off),
/// `closed` (date to reason, and hours if shortened), `works_holidays`.
#[utoipa::path(get, path = "/api/v1/calendars/{whose}/{id}", tag = "calendars", security(("bearer" = [])),
    params(("whose" = String, Path, description = "company, department or staff"), ("id" = i64, Path, description = "which; 0 for the company")),
    responses((status = 200, description = "what differs from the layers above", body = serde_json::Value), (status = 404, description = "there is none", body = Problem)))]
async fn show(
    State(web): State<Web>,
    _who: As<Colleague>,
    Path((kind, id)): Path<(String, i64)>,
) -> Result<Json<Layer>> {
    Ok(Json(keeping::layer(&web.desk.look(), whose(&kind, id)?).await?))
}

/// Say when somebody works.
#[utoipa::path(put, path = "/api/v1/calendars/{whose}/{id}", tag = "calendars", security(("bearer" = [])),
    params(("whose" = String, Path, description = "company, department or staff"), ("id" = i64, Path, description = "which; 0 for the company")),
    request_body = serde_json::Value,
    responses((status = 200, description = "kept", body = serde_json::Value), (status = 422, description = "it would never be open, or is not understood", body = Problem)))]
async fn change(State(web): State<Web>, by: Keeping, Json(layer): Json<Layer>) -> Result<Json<Layer>> {
    let mut act = by.who.visit.act(&web).await?;
    let keeper = Keeper::of(&mut act, &by.who.who, by.whose).await?;
    keeping::keep(&mut act, &keeper, &layer).await?;
    act.commit().await?;
    Ok(Json(layer))
}

/// How the events of this crate are called, for the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[("calendar.changed", "clock-told-changed")];
