//! Departments, for administrators.

use super::framed;
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{DepartmentLine, DepartmentsPage},
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{Result, StaffId};
use people::{Admin, Department, Staff};
use serde::Deserialize;
use shell::{Field, Frame};
use std::collections::HashMap;

#[derive(Deserialize)]
pub(super) struct NewDepartment {
    #[serde(rename = "department-name", default)]
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

/// The page as it stands, with nothing typed into its form.
async fn departments_page<'a>(web: &Web, frame: &'a Frame) -> Result<DepartmentsPage<'a>> {
    let look = web.desk.look();
    let here: HashMap<StaffId, String> = Staff::all(&look).await?.into_iter().map(|p| (p.id, p.name)).collect();
    let places = Department::memberships(&look).await?;
    let lacking: HashMap<i64, String> = Department::lacking(&look)
        .await?
        .into_iter()
        .map(|(d, lacks)| (d.id.0, lacks.iter().map(|lack| frame.t(lack.key())).collect::<Vec<_>>().join(" ")))
        .collect();
    let line = |d: Department| {
        let members = places.iter().filter(|place| place.department_id == d.id && here.contains_key(&place.staff_id));
        let leads = members.clone().filter(|place| place.leads).filter_map(|place| here.get(&place.staff_id));
        DepartmentLine {
            id: d.id.0,
            people: members.clone().count(),
            leads: leads.cloned().collect::<Vec<_>>().join(", "),
            lacks: lacking.get(&d.id.0).cloned(),
            archived: d.archived_at.is_some(),
            name: d.name,
        }
    };
    let mut lines: Vec<DepartmentLine> = Department::ever(&look).await?.into_iter().map(line).collect();
    lines.sort_by_key(|line| line.archived);
    Ok(DepartmentsPage { frame, departments: lines, name: Field::default(), error: None })
}
