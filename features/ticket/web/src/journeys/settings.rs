//! The settings of journeys: what they are called, who answers for each, and what they ask for.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result};
use journey::{Journey, JourneyId, Kept};
use people::{Admin, Department};
use people_web::{
    As, FormFailed, Page, SettingsPage, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

const HERE: &str = "/settings/journeys";

/// The page of journeys, beside that of causes.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "ticket-settings",
    href: HERE,
    title: "ticket-journeys",
    hint: "ticket-journeys-hint",
    icon: "right",
    words: &["ticket-journey", "ticket-journey-new", "ticket-journey-cause"],
    may: |who| Admin::of(who).is_ok(),
}];

struct Line {
    id: i64,
    /// The same name as kept, or what was typed instead and does not do.
    name: Field,
    owners: Vec<Choice>,
    offered: bool,
    cause_required: bool,
}

#[derive(Template)]
#[template(path = "ticket/journeys.html")]
struct JourneysPage<'a> {
    frame: &'a Frame,
    lines: Vec<Line>,
    /// Of a new one.
    name: Field,
    owners: Vec<Choice>,
    error: Option<String>,
}

/// A journey as a form describes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    name: String,
    department: String,
    offered: Option<String>,
    cause_required: Option<String>,
}

impl Wanted {
    fn owner(&self) -> Result<DepartmentId> {
        self.department.parse().map(DepartmentId).map_err(|_| Error::invalid("department", "journey-error-owner"))
    }
}

/// Every journey.
pub async fn list(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    show(&web, &page, &me, (None, &Wanted::default()), None).await
}

/// Makes a journey.
pub async fn create(State(web): State<Web>, page: Page, me: As<Admin>, Form(wanted): Form<Wanted>) -> Result<Response> {
    let made = async {
        let owner = wanted.owner()?;
        let mut act = me.visit.act(&web).await?;
        Journey::make(&mut act, &me.who, &wanted.name, owner).await?;
        act.commit().await
    };
    answer(&web, &page, &me, (None, &wanted), made.await).await
}

/// Gives a journey another name or owner, puts it away, or takes it out again.
pub async fn change(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<JourneyId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let changed = async {
        let owner = wanted.owner()?;
        let (offered, cause_required) = (wanted.offered.is_some(), wanted.cause_required.is_some());
        let mut act = me.visit.act(&web).await?;
        let kept = Kept { name: &wanted.name, owner, offered, cause_required };
        Journey::change(&mut act, &me.who, id, kept).await?;
        act.commit().await
    };
    answer(&web, &page, &me, (Some(id), &wanted), changed.await).await
}

/// What is wanted of a journey that is there, or of a new one.
type About<'a> = (Option<JourneyId>, &'a Wanted);

async fn answer(web: &Web, page: &Page, me: &As<Admin>, about: About<'_>, outcome: Result<()>) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(done(web, HERE, Some("people-flash-saved"))),
        Err(error) => show(web, page, me, about, Some(error)).await,
    }
}

async fn show(
    web: &Web,
    page: &Page,
    me: &As<Admin>,
    (changed, wanted): About<'_>,
    error: Option<Error>,
) -> Result<Response> {
    let frame = me.settings_frame(web, page, "ticket-journeys").await?;
    let (status, failed) = match error {
        Some(error) => (StatusCode::UNPROCESSABLE_ENTITY, Some(FormFailed::of(error, web, frame.lang)?)),
        None => (StatusCode::OK, None),
    };
    let look = web.desk.look();
    let departments = Department::ever(&look).await?;
    let line = |one: &Journey| match failed.as_ref().filter(|_| changed == Some(one.id)) {
        Some(failed) => Line {
            id: one.id.0,
            name: failed.field("name", wanted.name.clone()),
            owners: owners(&departments, wanted.owner().ok()),
            offered: wanted.offered.is_some(),
            cause_required: wanted.cause_required.is_some(),
        },
        None => Line {
            id: one.id.0,
            name: Field::of(one.name.clone()),
            owners: owners(&departments, Some(one.department_id)),
            offered: one.archived_at.is_none(),
            cause_required: one.cause_required,
        },
    };
    let new = failed.as_ref().filter(|_| changed.is_none());
    let shown = JourneysPage {
        frame: &frame,
        lines: Journey::ever(&look).await?.iter().map(line).collect(),
        name: new.map_or_else(Field::default, |failed| failed.field("name", wanted.name.clone())),
        owners: owners(&departments, wanted.owner().ok().filter(|_| changed.is_none())),
        error: failed.as_ref().and_then(FormFailed::sentence),
    };
    draw_as(web, &frame, status, &shown)
}

/// Departments that take work, and the one that is chosen.
fn owners(departments: &[Department], chosen: Option<DepartmentId>) -> Vec<Choice> {
    let open = departments.iter().filter(|one| one.archived_at.is_none() || Some(one.id) == chosen);
    open.map(|one| Choice::new(one.id, &*one.name, Some(one.id) == chosen)).collect()
}
