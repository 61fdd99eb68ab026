//! Who works here, for administrators.

use super::{face, framed};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as, role_key},
    view::{StaffLine, StaffPage},
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Moment, Result, StaffId};
use people::{Admin, Department, Membership, NewStaff, Role, Staff, reset, second_step};
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
        Ok(who) => Ok(done(&web, format!("/settings/staff/{who}"), Some("people-flash-invited"))),
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

async fn join(web: &Web, me: &As<Admin>, form: &Newcomer) -> Result<StaffId> {
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
    reset::invite(&mut act, &me.who, staff.id).await?;
    act.commit().await?;
    Ok(staff.id)
}

/// The page as it stands, with nothing typed into its forms.
pub(super) async fn staff_page<'a>(web: &Web, me: &As<Admin>, frame: &'a Frame) -> Result<StaffPage<'a>> {
    let look = web.desk.look();
    let departments = Department::all(&look).await?;
    let facts = Facts {
        places: places(&departments, Department::memberships(&look).await?),
        seen: Staff::last_seen(&look).await?,
        steps: second_step::everyone(&look).await?,
        // In the demonstration nobody has a password, and everybody gets in.
        invited: if web.demo { HashMap::new() } else { Staff::invited(&look).await? },
        me: me.who.id,
    };
    let everyone = Staff::everyone(&look).await?.into_iter();
    Ok(StaffPage {
        frame,
        staff: everyone.map(|person| line(frame, person, &facts)).collect(),
        name: Field::default(),
        email: Field::default(),
        roles: roles(frame, Role::Agent),
        departments: departments.into_iter().map(|d| Choice::new(d.id, d.name, false)).collect(),
        error: None,
        lines: String::new(),
        wrong: Vec::new(),
    })
}

/// What is known about people beyond their rows.
struct Facts<'a> {
    places: HashMap<StaffId, Vec<&'a str>>,
    seen: HashMap<StaffId, Moment>,
    steps: HashSet<StaffId>,
    invited: HashMap<StaffId, Option<Moment>>,
    me: StaffId,
}

/// By person, the names of their departments.
fn places(departments: &[Department], members: Vec<Membership>) -> HashMap<StaffId, Vec<&str>> {
    let names: HashMap<DepartmentId, &str> = departments.iter().map(|d| (d.id, d.name.as_str())).collect();
    let mut places: HashMap<StaffId, Vec<&str>> = HashMap::new();
    for place in members {
        places.entry(place.staff_id).or_default().extend(names.get(&place.department_id));
    }
    places
}

fn line(frame: &Frame, person: Staff, facts: &Facts<'_>) -> StaffLine {
    StaffLine {
        id: person.id.0,
        role: frame.t(role_key(person.role)),
        departments: facts.places.get(&person.id).map(|names| names.join(", ")).unwrap_or_default(),
        seen: facts.seen.get(&person.id).copied(),
        active: person.left_at.is_none(),
        invited: facts.invited.contains_key(&person.id),
        second_step: facts.steps.contains(&person.id),
        me: person.id == facts.me,
        face: face(&person),
        name: person.name,
        email: person.email,
    }
}

pub(super) fn role(word: &str) -> Result<Role> {
    word.parse().map_err(|_| Error::invalid("role", "people-choice-wrong"))
}

pub(super) fn roles(frame: &Frame, chosen: Role) -> Vec<Choice> {
    Role::ALL.iter().map(|role| Choice::new(role, frame.t(role_key(*role)), *role == chosen)).collect()
}

/// Chooses what the form had chosen.
pub(super) fn choose(choices: &mut [Choice], value: &str) {
    for choice in choices {
        choice.chosen = choice.value == value;
    }
}
