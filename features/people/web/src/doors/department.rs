//! One department, for administrators.

use super::{Fields, framed};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{DepartmentPage, Place},
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result, StaffId};
use people::{Admin, Contacts, Department, Staff};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Archive {
    #[serde(rename = "_method")]
    method: String,
    heir: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<DepartmentId>,
) -> Result<Response> {
    let department = Department::find(&web.desk.look(), id).await?;
    let frame = titled(&web, &page, &me, &department).await?;
    draw(&web, &frame, &department_page(&web, &frame, &department).await?)
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<DepartmentId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let form = Fields(form);
    match change(&web, &me, id, &form).await {
        Ok(()) => Ok(done(&web, format!("/settings/departments/{id}"), Some("people-flash-saved"))),
        Err(error) => refused(&web, &page, &me, id, error, Some(&form)).await,
    }
}

/// What the form does not name stays as it is.
async fn change(web: &Web, me: &As<Admin>, id: DepartmentId, form: &Fields) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    if let Some(name) = form.get("name") {
        Department::rename(&mut act, &me.who, id, name).await?;
    }
    if form.get("members").is_some() {
        let members: Vec<(StaffId, bool)> = form.marked().map(|(who, leads)| (StaffId(who), leads)).collect();
        Department::set_members(&mut act, &me.who, id, &members).await?;
    }
    if let Some(sees) = form.get("contacts") {
        let sees = sees.parse().map_err(|_| Error::invalid("contacts", "people-sees-wrong"))?;
        Department::show_contacts(&mut act, &me.who, id, sees).await?;
    }
    act.commit().await
}

/// Closes a department for new work, or opens it again.
pub(super) async fn archive(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<DepartmentId>,
    Form(form): Form<Archive>,
) -> Result<Response> {
    match put_away(&web, &me, id, &form).await {
        Ok(()) => Ok(done(&web, "/settings/departments", Some("people-flash-saved"))),
        Err(error) => refused(&web, &page, &me, id, error, None).await,
    }
}

async fn put_away(web: &Web, me: &As<Admin>, id: DepartmentId, form: &Archive) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    if form.method == "delete" {
        Department::restore(&mut act, &me.who, id).await?;
    } else {
        let heir = form.heir.parse().map_err(|_| Error::invalid("heir", "people-heir-wrong"))?;
        Department::archive(&mut act, &me.who, id, heir).await?;
    }
    act.commit().await
}

async fn refused(
    web: &Web,
    page: &Page,
    me: &As<Admin>,
    id: DepartmentId,
    error: Error,
    form: Option<&Fields>,
) -> Result<Response> {
    let department = Department::find(&web.desk.look(), id).await?;
    let frame = titled(web, page, me, &department).await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let mut shown = department_page(web, &frame, &department).await?;
    shown.error = failed.sentence();
    shown.name = failed.field("name", form.and_then(|form| form.get("name")).unwrap_or(&department.name));
    if let Some(form) = form.filter(|form| form.get("members").is_some()) {
        form.mark(&mut shown.places);
    }
    if let Some(sees) = form.and_then(|form| form.get("contacts")?.parse().ok()) {
        shown.contacts = contacts(&frame, sees);
    }
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// How much of customers collaborators may see.
fn contacts(frame: &Frame, chosen: Contacts) -> Vec<Choice> {
    let choice = |sees: &Contacts| Choice::new(sees, frame.t(format!("people-sees-{sees}")), *sees == chosen);
    Contacts::ALL.iter().map(choice).collect()
}

async fn titled(web: &Web, page: &Page, me: &As<Admin>, department: &Department) -> Result<Frame> {
    let mut frame = framed(web, page, me, "people-departments").await?;
    frame.title = department.name.clone();
    Ok(frame)
}

async fn department_page<'a>(web: &Web, frame: &'a Frame, department: &Department) -> Result<DepartmentPage<'a>> {
    let look = web.desk.look();
    let places = Department::memberships(&look).await?;
    let place = |who: StaffId| places.iter().find(|p| p.department_id == department.id && p.staff_id == who).copied();
    let people = Staff::all(&look).await?.into_iter();
    let heirs = Department::all(&look).await?.into_iter().filter(|d| d.id != department.id);
    Ok(DepartmentPage {
        frame,
        id: department.id.0,
        name: Field::of(&department.name),
        contacts: contacts(frame, department.sees),
        archived: department.archived_at.is_some(),
        places: people
            .map(|p| Place {
                id: p.id.0,
                belongs: place(p.id).is_some(),
                leads: place(p.id).is_some_and(|p| p.leads),
                name: p.name,
            })
            .collect(),
        heirs: heirs.map(|d| Choice::new(d.id, d.name, false)).collect(),
        error: None,
    })
}
