//! What is mine to decide.

use super::naming::{Names, cost, together};
use crate::{Deed, Offer, Remedy, RemedyId, passing::waiting_for, remedy::TOPIC};
use approval::{Step, StepId, StepState};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Future, Result};
use people::Colleague;
use people_web::{
    As, FormFailed, Page, Web, draw,
    page::{done, draw_as, listen},
};
use serde::Deserialize;
use shell::{Chip, Count, Frame, NavItem, NavSection};
use store::Moment;
use ticket::Scope;

/// Decided ones that are shown.
const PAST: u32 = 20;

/// How the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The one that a notice leads to.
    remedy: Option<RemedyId>,
}

struct Line {
    step: i64,
    remedy: i64,
    chosen: bool,
    ticket: i64,
    subject: String,
    what: String,
    /// What it costs us, while it is to be decided.
    cost: Option<String>,
    /// What it comes to with what was granted before it, while it is to be decided.
    together: Option<String>,
    asked: String,
    by: String,
    why: String,
    chip: Chip,
    due_at: Option<Moment>,
}

#[derive(Template)]
#[template(path = "remedy/approvals.html")]
struct ApprovalsPage<'a> {
    frame: &'a Frame,
    error: Option<String>,
    /// What was typed, when it could not be decided so.
    words: String,
    /// The ticket on which it was decided.
    back: Option<i64>,
    lines: Vec<Line>,
    past: Vec<Line>,
}

/// What this person is to decide, the next one due first.
pub(super) async fn mine(web: &Web, who: &Colleague) -> Result<Vec<Step>> {
    waiting_for(&web.desk.look(), who.id).await
}

/// The link to it, with how many there are.
pub fn rail<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let mine = mine(web, who).await?;
        let hot = mine.iter().any(|step| step.is_late(frame.now));
        let item = NavItem {
            href: "/approvals".into(),
            label: frame.t("remedy-approvals"),
            count: (!mine.is_empty()).then(|| Count { text: mine.len().to_string(), hot }),
            current: path == "/approvals",
            key: Some("h"),
            ..NavItem::default()
        };
        // Who has nothing to decide is not shown where it is decided.
        let shown = item.count.is_some() || item.current;
        let section = NavSection { title: frame.t("ticket-nav-mine"), items: vec![item] };
        Ok(shown.then_some(section).into_iter().collect())
    })
}

/// What was sent, when it could not be decided so.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub steps: Vec<StepId>,
    pub words: String,
    pub ticket: Option<i64>,
}

/// The list once more, with what was chosen and typed, and what is the matter with it.
pub(super) async fn again(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    sent: Sent,
    (failed, status): (FormFailed, StatusCode),
) -> Result<Response> {
    let (frame, open) = (frame(web, page, who).await?, mine(web, &who.who).await?);
    let mut lines = lines(web, &who.who, &frame, open).await?;
    for line in &mut lines {
        line.chosen = sent.steps.contains(&StepId(line.step));
    }
    lines.sort_by_key(|line| !line.chosen);
    let past = past(web, &who.who, &frame).await?;
    let (error, words, back) = (failed.sentence(), sent.words, sent.ticket);
    draw_as(web, &frame, status, &ApprovalsPage { frame: &frame, error, words, back, lines, past })
}

async fn frame(web: &Web, page: &Page, who: &As<Colleague>) -> Result<Frame> {
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("remedy-approvals");
    listen(&mut frame, web, &who.visit, TOPIC, false);
    Ok(frame)
}

async fn past(web: &Web, who: &Colleague, frame: &Frame) -> Result<Vec<Line>> {
    let past = Step::decided_by(&web.desk.look(), who.id, PAST).await?;
    lines(web, who, frame, past).await
}

/// The list. Who comes by a notice finds its remedy chosen; when somebody has decided already, on its ticket.
pub(super) async fn list(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (frame, open) = (frame(&web, &page, &who).await?, mine(&web, &who.who).await?);
    let mut lines = lines(&web, &who.who, &frame, open).await?;
    if let Some(remedy) = asked.remedy.filter(|remedy| !lines.iter().any(|line| line.remedy == remedy.0)) {
        match Remedy::seen_by(&web.desk.look(), &who.who, remedy).await {
            Ok((_, ticket)) => return Ok(done(&web, format!("/tickets/{}#remedies", ticket.id), None)),
            Err(Error::Missing) => {}
            Err(other) => return Err(other),
        }
    }
    let alone = lines.len() == 1;
    for line in &mut lines {
        line.chosen = alone || asked.remedy.is_some_and(|remedy| remedy.0 == line.remedy);
    }
    lines.sort_by_key(|line| !line.chosen);
    let past = past(&web, &who.who, &frame).await?;
    let shown = ApprovalsPage { frame: &frame, error: None, words: String::new(), back: None, lines, past };
    draw(&web, &frame, &shown)
}

async fn lines(web: &Web, who: &Colleague, frame: &Frame, steps: Vec<Step>) -> Result<Vec<Line>> {
    if steps.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::read(web).await?;
    let about = About::read(web, &steps).await?;
    let whys = Remedy::whys(&web.desk.look(), &Scope::of(who), about.remedies.iter().map(|one| one.id)).await?;
    let mut lines = Vec::with_capacity(steps.len());
    for step in steps {
        let Some((remedy, offer)) = about.of(&step) else { continue };
        let why = whys.get(&remedy.id).cloned().unwrap_or_default();
        let chip = match step.state {
            StepState::Open => super::naming::step_chip(frame, &step),
            // Of an earlier round, what the reader decided; of the last one, what became of it.
            _ if remedy.approval_id != step.approval_id => super::naming::step_chip(frame, &step),
            _ => super::naming::state_chip(frame, remedy.state),
        };
        lines.push(Line {
            step: step.id.0,
            remedy: remedy.id.0,
            chosen: false,
            ticket: remedy.ticket_id.0,
            subject: why.subject,
            what: offer.said(&frame.messages, frame.lang),
            cost: cost(frame, remedy).filter(|_| step.state == StepState::Open),
            together: together(frame, remedy).filter(|_| step.state == StepState::Open),
            asked: names.asked(frame, &step),
            by: names.person(remedy.proposed_by),
            why: why.words,
            chip,
            due_at: step.due_at.filter(|_| step.state == StepState::Open),
        });
    }
    Ok(lines)
}

/// What steps are about: open ones of the round that runs, decided ones of whichever they were.
pub(super) struct About {
    remedies: Vec<Remedy>,
    deeds: Vec<Deed>,
}

impl About {
    pub async fn read(web: &Web, steps: &[Step]) -> Result<About> {
        let look = web.desk.look();
        let deeds = Deed::of_steps(&look, steps.iter().map(|step| step.id)).await?;
        let mut remedies = Remedy::of_approvals(&look, steps.iter().map(|step| step.approval_id)).await?;
        let decided = deeds.iter().map(|deed| deed.remedy_id).filter(|id| !remedies.iter().any(|one| one.id == *id));
        let decided: Vec<RemedyId> = decided.collect();
        if !decided.is_empty() {
            remedies.extend(Remedy::among(&look, decided).await?.into_values());
        }
        Ok(About { remedies, deeds })
    }

    /// The remedy as it is now, and what was proposed when this was decided.
    pub fn of(&self, step: &Step) -> Option<(&Remedy, Offer)> {
        match self.deeds.iter().find(|deed| deed.step_id == Some(step.id)) {
            Some(deed) => {
                let remedy = self.remedies.iter().find(|one| one.id == deed.remedy_id)?;
                Some((remedy, deed.offer(remedy)))
            }
            None => {
                let remedy = self.remedies.iter().find(|one| one.approval_id == step.approval_id)?;
                Some((remedy, remedy.offer()))
            }
        }
    }
}
