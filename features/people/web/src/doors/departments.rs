//! Departments, for administrators.

use super::framed;
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{DepartmentLine, DepartmentsPage},
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Result, StaffId};
use people::{Admin, Department, Staff};
use serde::Deserialize;
use shell::{Field, Frame};
use std::collections::HashSet;

#[derive(Deserialize)]
pub(super) struct NewDepartment {
    #[serde(rename = "department-name", default)]
    name: String,
}

#[derive(Deserialize)]
pub(super) struct Renamed {
    #[serde(default)]
    name: String,
}

pub(super) async fn list(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-departments").await?;
    draw(&web, &frame, &departments_page(&web, &frame).await?)
}

pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(form): Form<NewDepartment>,
) -> Result<Response> {
    match make(&web, &me, &form.name).await {
        Ok(()) => Ok(done(&web, "/settings/departments", Some("people-flash-saved"))),
        Err(error) => {
            let frame = framed(&web, &page, &me, "people-departments").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let name = failed.field("name", form.name);
            let shown = DepartmentsPage { name, error: failed.error, ..departments_page(&web, &frame).await? };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn make(web: &Web, me: &As<Admin>, name: &str) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    Department::make(&mut act, &me.who, name).await?;
    act.commit().await
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<DepartmentId>,
    Form(form): Form<Renamed>,
) -> Result<Response> {
    match rename(&web, &me, id, &form.name).await {
        Ok(()) => Ok(done(&web, "/settings/departments", Some("people-flash-saved"))),
        Err(error) => {
            let frame = framed(&web, &page, &me, "people-departments").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let shown = DepartmentsPage { error: failed.sentence(), ..departments_page(&web, &frame).await? };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn rename(web: &Web, me: &As<Admin>, id: DepartmentId, name: &str) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    Department::rename(&mut act, &me.who, id, name).await?;
    act.commit().await
}

/// The page as it stands, with nothing typed into its form.
async fn departments_page<'a>(web: &Web, frame: &'a Frame) -> Result<DepartmentsPage<'a>> {
    let look = web.desk.look();
    let here: HashSet<StaffId> = Staff::all(&look).await?.into_iter().map(|person| person.id).collect();
    let members = Department::members(&look).await?;
    let people = |id| members.iter().filter(|(department, who)| *department == id && here.contains(who)).count();
    let departments = Department::all(&look).await?.into_iter();
    let lines = departments.map(|d| DepartmentLine { id: d.id.0, people: people(d.id), name: d.name });
    Ok(DepartmentsPage { frame, departments: lines.collect(), name: Field::default(), error: None })
}
