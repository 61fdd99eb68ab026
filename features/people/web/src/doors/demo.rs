//! The demonstration's door: anyone may become anyone.

use super::{Visitor, begin_session, signed_in};
use crate::{
    Page, Web,
    page::{draw, role_key},
    view::{DemoPage, DemoStaff},
};
use axum::{
    extract::{Form, State},
    response::Response,
};
use base::{Error, Result, Setting, StaffId};
use people::{Colleague, Company, Department, Role, Staff};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Played {
    staff: StaffId,
}

/// Who can be played.
pub(super) async fn page(web: &Web, page: &Page) -> Result<Response> {
    let frame = page.frame(web, "people-demo-title");
    let look = web.desk.look();
    let mut staff = Vec::new();
    for person in Staff::all(&look).await? {
        let first = Staff::departments(&look, person.id).await?.into_iter().next();
        staff.push(DemoStaff {
            id: person.id.0,
            name: person.name,
            role: frame.t(role_key(person.role)),
            department: first.map(|Department { name, .. }| name).unwrap_or_default(),
            hint: Some(frame.t(hint_key(person.role))),
        });
    }
    let company = Company::read(&look).await?.name;
    draw(web, &frame, &DemoPage { frame: &frame, company, staff })
}

pub(super) async fn sign_in(State(web): State<Web>, visitor: Visitor, Form(form): Form<Played>) -> Result<Response> {
    if !web.demo {
        return Err(Error::Missing);
    }
    let who = Colleague::of(Staff::find(&web.desk.look(), form.staff).await?)?;
    let secret = begin_session(&web, who.id, &visitor).await?;
    Ok(signed_in(&web, &secret, "/", None))
}

/// What is worth seeing in a role.
fn hint_key(role: Role) -> &'static str {
    match role {
        Role::Admin => "people-demo-hint-admin",
        Role::Supervisor => "people-demo-hint-supervisor",
        Role::Agent => "people-demo-hint-agent",
        Role::Collaborator => "people-demo-hint-collaborator",
    }
}
