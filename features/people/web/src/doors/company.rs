//! What the company decides about itself.

use super::{framed, language_and_zone, screens};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::CompanyPage,
    zones,
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result, Setting};
use people::{Admin, Company, Department, Uses};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

const PATH: &str = "/settings/company";
/// Seconds offered for taking an answer back.
const UNDO: [u32; 6] = [0, 5, 10, 20, 60, 120];
/// Days offered until a solved ticket is closed.
const CLOSE: [u32; 5] = [3, 7, 14, 30, 90];

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Decided {
    name: String,
    lang: String,
    zone: String,
    undo: String,
    department: String,
    close: String,
    second_step: Option<String>,
    shows_all: Option<String>,
    hides_cards: Option<String>,
}

pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-company").await?;
    let company = Company::read(&web.desk.look()).await?;
    draw(&web, &frame, &company_page(&web, &frame, me.who.uses(), &company).await?)
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(form): Form<Decided>,
) -> Result<Response> {
    match decide(&web, &me, &form).await {
        Ok(()) => Ok(done(&web, PATH, Some("people-flash-saved"))),
        Err(error) => {
            let frame = framed(&web, &page, &me, "people-company").await?;
            let failed = FormFailed::of(error, &web, frame.lang)?;
            let company = Company::read(&web.desk.look()).await?;
            let shown = CompanyPage {
                name: failed.field("name", form.name),
                error: failed.sentence(),
                ..company_page(&web, &frame, me.who.uses(), &company).await?
            };
            draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

async fn decide(web: &Web, me: &As<Admin>, form: &Decided) -> Result<()> {
    let (language, zone) = language_and_zone(&form.lang, &form.zone)?;
    let department = number::<i64>("department", &form.department)?.map(DepartmentId);
    let mut act = me.visit.act(web).await?;
    if let Some(id) = department {
        Department::find(&mut act, id).await?;
    }
    let before = Company::read(&mut act).await?;
    let company = Company {
        name: form.name.clone(),
        language: language.to_owned(),
        zone: zone.to_owned(),
        undo_seconds: number("undo", &form.undo)?.unwrap_or(before.undo_seconds),
        second_step: form.second_step.is_some(),
        department,
        close_after_days: number("close", &form.close)?,
        shows_all: form.shows_all.is_some(),
        hides_cards: form.hides_cards.is_some(),
    };
    company.change(&mut act, &me.who).await?;
    act.commit().await
}

/// A number that was chosen; none when nothing was.
fn number<N: std::str::FromStr>(field: &'static str, text: &str) -> Result<Option<N>> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::invalid(field, "people-choice-wrong")),
    }
}

async fn company_page<'a>(web: &Web, frame: &'a Frame, uses: Uses, company: &Company) -> Result<CompanyPage<'a>> {
    let departments = Department::offered(&web.desk.look(), uses, company.department).await?;
    let oldest = Choice::new("", frame.t("people-company-oldest"), company.department.is_none());
    let never = Choice::new("", frame.t("people-company-never"), company.close_after_days.is_none());
    let close = offered(&CLOSE, company.close_after_days)
        .into_iter()
        .map(|n| Choice::new(n, frame.n("people-company-days", i64::from(n)), company.close_after_days == Some(n)));
    let undo = offered(&UNDO, Some(company.undo_seconds)).into_iter();
    Ok(CompanyPage {
        frame,
        name: Field::of(&company.name),
        languages: screens(&company.language),
        zones: zones::choices(&company.zone),
        undo: undo
            .map(|n| Choice::new(n, frame.n("people-company-undo-seconds", i64::from(n)), company.undo_seconds == n))
            .collect(),
        departments: [oldest]
            .into_iter()
            .chain(departments.into_iter().map(|d| Choice::new(d.id, d.name, company.department == Some(d.id))))
            .collect(),
        close: [never].into_iter().chain(close).collect(),
        second_step: company.second_step,
        shows_all: company.shows_all,
        hides_cards: company.hides_cards,
        error: None,
    })
}

/// What is offered, and what is in use whatever it is.
fn offered(all: &[u32], used: Option<u32>) -> Vec<u32> {
    let mut offered: Vec<u32> = all.iter().copied().chain(used).collect();
    offered.sort_unstable();
    offered.dedup();
    offered
}
