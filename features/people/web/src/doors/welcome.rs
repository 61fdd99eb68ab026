//! The first page: for administrators what a new desk still needs, for colleagues what is theirs.

use crate::{
    As, GuideStep, Page, Standing, Web, draw,
    guide::Guide,
    page::{done, listen},
    view::{GuideLine, GuidePage, WelcomePage},
};
use axum::{
    extract::{Form, State},
    response::Response,
};
use base::{Future, Look, Result, Setting};
use people::{Admin, Colleague, Company, Department, Staff, audit};
use serde::Deserialize;
use shell::Frame;

/// First steps of people.
pub const STEPS: &[GuideStep] = &[
    GuideStep {
        title: "people-guide-company",
        why: "people-guide-company-why",
        href: "/settings/company",
        needed: true,
        topic: None,
        fact: company,
    },
    GuideStep {
        title: "people-guide-departments",
        why: "people-guide-departments-why",
        href: "/settings/departments",
        needed: false,
        topic: None,
        fact: departments,
    },
    GuideStep {
        title: "people-guide-staff",
        why: "people-guide-staff-why",
        href: "/settings/staff",
        needed: false,
        topic: None,
        fact: staff,
    },
];

fn company(web: &Web) -> Future<'_, Result<Standing>> {
    Box::pin(async {
        let look = web.desk.look();
        let company = Company::read(&look).await?;
        let chosen = company.zone != "UTC" || audit::ever(&look, "company.changed").await?;
        Ok(Standing::of(!company.name.is_empty() && chosen))
    })
}

fn departments(web: &Web) -> Future<'_, Result<Standing>> {
    Box::pin(async {
        let look = web.desk.look();
        let renamed = audit::ever(&look, "department.renamed").await?;
        Ok(Standing::of(renamed || Department::all(&look).await?.len() > 1))
    })
}

fn staff(web: &Web) -> Future<'_, Result<Standing>> {
    Box::pin(async { Ok(Standing::of(Staff::all(&web.desk.look()).await?.len() > 1)) })
}

/// The page.
pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Colleague>) -> Result<Response> {
    let look = web.desk.look();
    if Admin::of(&me.who).is_err() {
        let frame = me.frame(&web, &page, "").await?;
        let frame = Frame { title: frame.about("people-welcome-name", &me.who.name), ..frame };
        let departments = Staff::departments(&look, me.who.id).await?;
        let places = departments.into_iter().map(|d| d.name).collect::<Vec<_>>().join(", ");
        let shown = WelcomePage { frame: &frame, company: Company::read(&look).await?.name, places };
        return draw(&web, &frame, &shown);
    }
    let mut frame = me.frame(&web, &page, "").await?;
    frame.title = frame.t("people-welcome");
    for topic in web.steps.iter().filter_map(|step| step.topic) {
        listen(&mut frame, &web, &me.visit, topic, false);
    }
    draw(&web, &frame, &guide(&web, &look, &frame).await?)
}

async fn guide<'a>(web: &Web, look: &Look, frame: &'a Frame) -> Result<GuidePage<'a>> {
    let mut lines = Vec::new();
    for step in &web.steps {
        let Standing { done, needs, opens } = (step.fact)(web).await?;
        lines.push(GuideLine {
            title: frame.t(step.title),
            why: frame.t(step.why),
            href: step.href,
            needed: step.needed,
            done,
            needs,
            opens,
        });
    }
    let left = lines.iter().filter(|line| line.needed && !line.done).count();
    Ok(GuidePage {
        frame,
        first: lines.iter().filter(|line| line.done).find_map(|line| line.opens.clone()),
        left: frame.n("people-guide-left", i64::try_from(left).unwrap_or(i64::MAX)),
        dismissed: Guide::read(look).await?.dismissed,
        begun: left == 0,
        lines,
    })
}

/// What is wanted of the guide.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    again: Option<String>,
}

/// Puts the guide away, or takes it out again.
pub(super) async fn change(State(web): State<Web>, me: As<Admin>, Form(wanted): Form<Wanted>) -> Result<Response> {
    let mut act = me.visit.act(&web).await?;
    Guide::dismiss(&mut act, &me.who, wanted.again.is_none()).await?;
    act.commit().await?;
    Ok(done(&web, if wanted.again.is_some() { "/welcome" } else { "/" }, None))
}
