//! The demonstration's door: anyone may become anyone.

use super::{Visitor, begin_session, signed_in, with_cookie};
use crate::{
    Page, Web, cookie,
    page::{done, draw, role_key},
    tour::{Step, Tour},
    view::{DemoPage, DemoStaff, DemoTour},
};
use axum::{
    extract::{Form, State},
    http::HeaderValue,
    response::Response,
};
use base::{Error, Result, Setting, StaffId};
use people::{Colleague, Company, Department, Role, Staff};
use serde::Deserialize;
use shell::Frame;

#[derive(Deserialize)]
pub(super) struct Played {
    staff: StaffId,
    /// The first step of a tour, for whoever wants to be shown round.
    #[serde(default)]
    step: String,
}

/// How long a tour is remembered: a day.
const TOUR_SECONDS: u64 = 24 * 3600;

/// Who can be played.
pub(super) async fn page(web: &Web, page: &Page) -> Result<Response> {
    let frame = page.frame(web, "people-demo-title");
    let look = web.desk.look();
    let everybody = Staff::all(&look).await?;
    let tours = Tour::ALL.into_iter().filter_map(|tour| shown_round(&frame, tour, &everybody)).collect();
    let mut staff = Vec::new();
    for person in everybody {
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
    draw(web, &frame, &DemoPage { frame: &frame, company, tours, staff })
}

pub(super) async fn sign_in(State(web): State<Web>, visitor: Visitor, Form(form): Form<Played>) -> Result<Response> {
    if !web.demo {
        return Err(Error::Missing);
    }
    let who = Colleague::of(Staff::find(&web.desk.look(), form.staff).await?)?;
    let secret = begin_session(&web, who.id, &visitor).await?;
    let door = signed_in(&web, &secret, form.step.parse().map_or("/", Step::place), None);
    Ok(with_cookie(door, at(&web, &form.step)))
}

/// Who tells a tour: the first of the role; of collaborators the last, whom the demonstration always asks something today.
fn shown_round(frame: &Frame, tour: Tour, everybody: &[Staff]) -> Option<DemoTour> {
    let mut of_role = everybody.iter().filter(|person| person.role == tour.role());
    let person = if tour == Tour::Collaborator { of_role.next_back() } else { of_role.next() }?;
    Some(DemoTour {
        staff: person.id.0,
        step: Step::first(tour).to_string(),
        title: frame.t(format!("people-demo-tour-{}", tour.word())),
        who: person.name.clone(),
        hint: frame.t(hint_key(tour.role())),
    })
}

#[derive(Deserialize)]
pub(super) struct Going {
    /// The step to go to; nothing ends the tour.
    #[serde(default)]
    step: String,
}

/// To another step of the tour, or out of it.
pub(super) async fn go(State(web): State<Web>, Form(form): Form<Going>) -> Result<Response> {
    if !web.demo {
        return Err(Error::Missing);
    }
    let place = match form.step.as_str() {
        "" => "/",
        step => step.parse().map(Step::place).map_err(|_| Error::Missing)?,
    };
    Ok(with_cookie(done(&web, place, None), at(&web, &form.step)))
}

/// Remembers the step; one that does not exist is forgotten.
fn at(web: &Web, step: &str) -> HeaderValue {
    let known = step.parse::<Step>().is_ok();
    cookie::set(web, cookie::TOUR, if known { step } else { "" }, if known { TOUR_SECONDS } else { 0 })
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
