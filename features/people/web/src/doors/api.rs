//! People, for programs.

use super::absence_api;
use crate::{As, Problem, Web};
use axum::{Json, extract::State};
use base::Result;
use people::{Colleague, Department, Role, Staff};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What programs can ask about people.
pub fn api() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(me))
        .routes(routes!(departments))
        .routes(routes!(staff))
        .routes(routes!(absence_api::absences, absence_api::plan_absence))
        .routes(routes!(absence_api::end_absence))
}

/// Someone who works here.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Person {
    /// Their id.
    #[schema(example = 7)]
    pub id: i64,
    /// By which they sign in.
    #[schema(example = "iva@tavan.example")]
    pub email: String,
    /// As customers and colleagues see it.
    #[schema(example = "Iva Kovač")]
    pub name: String,
    /// What they may do: `admin`, `supervisor`, `agent` or `collaborator`.
    #[schema(value_type = String, example = "agent")]
    pub role: Role,
    /// Of their screens: `en`, `ru`, `bg` or `hr`.
    #[schema(example = "hr")]
    pub language: String,
    /// Their IANA time zone.
    #[schema(example = "Europe/Zagreb")]
    pub zone: String,
}

impl From<&Staff> for Person {
    fn from(staff: &Staff) -> Self {
        Person {
            id: staff.id.0,
            email: staff.email.clone(),
            name: staff.name.clone(),
            role: staff.role,
            language: staff.language.clone(),
            zone: staff.zone.clone(),
        }
    }
}

/// Everyone who works here.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonList {
    /// By name.
    pub staff: Vec<Person>,
}

/// A department.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DepartmentItem {
    /// Its id.
    #[schema(example = 1)]
    pub id: i64,
    /// Its name.
    #[schema(example = "Support")]
    pub name: String,
}

/// Every department.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DepartmentList {
    /// Oldest first.
    pub departments: Vec<DepartmentItem>,
}

/// Whose token this is.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "people",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "As whom the program acts", body = Person),
        (status = 401, description = "No valid token", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn me(me: As<Colleague>) -> Json<Person> {
    Json(Person::from(&*me.who))
}

/// Every department.
#[utoipa::path(
    get,
    path = "/api/v1/departments",
    tag = "people",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Every department", body = DepartmentList),
        (status = 401, description = "No valid token", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn departments(State(web): State<Web>, _me: As<Colleague>) -> Result<Json<DepartmentList>> {
    let all = Department::all(&web.desk.look()).await?.into_iter();
    let departments = all.map(|d| DepartmentItem { id: d.id.0, name: d.name }).collect();
    Ok(Json(DepartmentList { departments }))
}

/// Everyone who works here.
#[utoipa::path(
    get,
    path = "/api/v1/staff",
    tag = "people",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Everyone who works here", body = PersonList),
        (status = 401, description = "No valid token", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn staff(State(web): State<Web>, _me: As<Colleague>) -> Result<Json<PersonList>> {
    let staff = Staff::all(&web.desk.look()).await?.iter().map(Person::from).collect();
    Ok(Json(PersonList { staff }))
}
