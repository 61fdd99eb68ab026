//! Who works here, for administrators.

use super::{Connections, Method, framed};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as, role_key},
    view::{StaffLine, StaffPage},
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Moment, Result, StaffId};
use people::{Admin, Department, NewStaff, Role, Staff, reset, second_step};
use serde::Deserialize;
use shell::{Choice, Field, Frame};
use std::collections::{HashMap, HashSet};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Newcomer {
    name: String,
    email: String,
    role: String,
    department: String,
}

#[derive(Deserialize)]
pub(super) struct Change {
    #[serde(default)]
    role: String,
}

pub(super) async fn list(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-staff").await?;
    draw(&web, &frame, &staff_page(&web, &me, &frame).await?)
}

pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(form): Form<Newcomer>,
) -> Result<Response> {
    match join(&web, &me, &form).await {
        Ok(()) => Ok(done(&web, "/settings/staff", Some("people-flash-invited"))),
        Err(error) => {
            let frame = framed(&web, &page, &me, "people-staff").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let mut shown = staff_page(&web, &me, &frame).await?;
            shown.name = failed.field("name", form.name);
            shown.email = failed.field("email", form.email);
            choose(&mut shown.roles, &form.role);
            choose(&mut shown.departments, &form.department);
            shown.error = failed.error;
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn join(web: &Web, me: &As<Admin>, form: &Newcomer) -> Result<()> {
    let role = role(&form.role)?;
    let departments: Vec<DepartmentId> = match form.department.as_str() {
        "" => Vec::new(),
        id => vec![id.parse().map_err(|_| Error::invalid("department", "people-choice-wrong"))?],
    };
    let mut act = me.visit.act(web).await?;
    for id in &departments {
        Department::find(&mut act, *id).await?;
    }
    let new = NewStaff { email: &form.email, name: &form.name, role, departments: &departments, password: None };
    let staff = Staff::join(&mut act, &me.who, new).await?;
    reset::invite(&mut act, staff.id).await?;
    act.commit().await
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Change>,
) -> Result<Response> {
    let changed = match role(&form.role) {
        Ok(role) => change_role(&web, &me, who, role).await,
        Err(error) => Err(error),
    };
    answer(&web, &page, &me, changed).await
}

async fn change_role(web: &Web, me: &As<Admin>, who: StaffId, role: Role) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    Staff::change_role(&mut act, &me.who, who, role).await?;
    act.commit().await
}

/// Ends someone's access, or gives it again.
pub(super) async fn access(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Method>,
) -> Result<Response> {
    let changed = if form.deletes() { leave(&web, &me, who).await } else { come_back(&web, &me, who).await };
    answer(&web, &page, &me, changed).await
}

/// Helps whoever has lost phone and recovery codes: from now on the password is enough, until they set a
/// second step up again.
pub(super) async fn second_step(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Method>,
) -> Result<Response> {
    form.must_delete()?;
    let connections = Connections::of(&web, who).await?;
    let mut act = me.visit.act(&web).await?;
    second_step::take_away(&mut act, &me.who, who).await?;
    act.commit().await?;
    connections.close(&web);
    answer(&web, &page, &me, Ok(())).await
}

async fn leave(web: &Web, me: &As<Admin>, who: StaffId) -> Result<()> {
    let connections = Connections::of(web, who).await?;
    let mut act = me.visit.act(web).await?;
    Staff::leave(&mut act, &me.who, who).await?;
    act.commit().await?;
    connections.close(web);
    Ok(())
}

async fn come_back(web: &Web, me: &As<Admin>, who: StaffId) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    Staff::come_back(&mut act, &me.who, who).await?;
    act.commit().await
}

/// Ends a form of the list. Whoever took the right away from themselves cannot see it any more.
async fn answer(web: &Web, page: &Page, me: &As<Admin>, changed: Result<()>) -> Result<Response> {
    let Err(error) = changed else {
        let still = Staff::find(&web.desk.look(), me.who.id).await?.role == Role::Admin;
        return Ok(done(web, if still { "/settings/staff" } else { "/" }, Some("people-flash-saved")));
    };
    let frame = framed(web, page, me, "people-staff").await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let shown = StaffPage { error: failed.sentence(), ..staff_page(web, me, &frame).await? };
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// The page as it stands, with nothing typed into its form.
async fn staff_page<'a>(web: &Web, me: &As<Admin>, frame: &'a Frame) -> Result<StaffPage<'a>> {
    let look = web.desk.look();
    let departments = Department::all(&look).await?;
    let places = places(&departments, Department::members(&look).await?);
    let seen = Staff::last_seen(&look).await?;
    let steps = second_step::everyone(&look).await?;
    let everyone = Staff::everyone(&look).await?.into_iter();
    Ok(StaffPage {
        frame,
        staff: everyone.map(|person| line(frame, person, &places, &seen, &steps, me.who.id)).collect(),
        name: Field::default(),
        email: Field::default(),
        roles: roles(frame, Role::Agent),
        departments: departments.into_iter().map(|d| Choice::new(d.id, d.name, false)).collect(),
        error: None,
    })
}

/// By person, the names of their departments.
fn places(departments: &[Department], members: Vec<(DepartmentId, StaffId)>) -> HashMap<StaffId, Vec<&str>> {
    let names: HashMap<DepartmentId, &str> = departments.iter().map(|d| (d.id, d.name.as_str())).collect();
    let mut places: HashMap<StaffId, Vec<&str>> = HashMap::new();
    for (department, who) in members {
        places.entry(who).or_default().extend(names.get(&department));
    }
    places
}

fn line(
    frame: &Frame,
    person: Staff,
    places: &HashMap<StaffId, Vec<&str>>,
    seen: &HashMap<StaffId, Moment>,
    steps: &HashSet<StaffId>,
    me: StaffId,
) -> StaffLine {
    StaffLine {
        id: person.id.0,
        roles: roles(frame, person.role),
        departments: places.get(&person.id).map(|names| names.join(", ")).unwrap_or_default(),
        seen: seen.get(&person.id).copied(),
        active: person.left_at.is_none(),
        second_step: steps.contains(&person.id),
        me: person.id == me,
        name: person.name,
        email: person.email,
    }
}

fn role(word: &str) -> Result<Role> {
    word.parse().map_err(|_| Error::invalid("role", "people-choice-wrong"))
}

fn roles(frame: &Frame, chosen: Role) -> Vec<Choice> {
    Role::ALL.iter().map(|role| Choice::new(role, frame.t(role_key(*role)), *role == chosen)).collect()
}

/// Chooses what the form had chosen.
fn choose(choices: &mut [Choice], value: &str) {
    for choice in choices {
        choice.chosen = choice.value == value;
    }
}
