//! Running a macro on a ticket: each is shown with what it would do, before anybody does it.

use super::{
    picking::Asked,
    view::{PlanPiece, Run, Runs, RunsPage, Written},
};
use crate::{
    Macro, MacroId,
    macros::{Assignee, Change, Plan, Said, Step, Surroundings},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{EntryId, Error, Result, StaffId, TicketId, Why};
use people::Agent;
use people_web::{
    As, FormFailed, Page, Web, draw, html_of,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::Frame;
use ticket::{Scope, Ticket};
use ticket_web::onward::{Left, Way};

/// `GET /tickets/{number}/macros`: the macros for a ticket, each with what it would do.
pub(super) async fn offer(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = match asked.piece {
        true => page.frame_of_part(&web, &who.visit),
        false => who.frame(&web, &page, "").await?,
    };
    let (ticket, runs) = runs(&web, &frame, &who, number, &asked.q).await?;
    let (number, seen) = (number.0, ticket.last_entry_id.map_or(0, |id| id.0));
    if asked.piece {
        return draw(&web, &frame, &Runs { frame: &frame, number, seen, runs });
    }
    let frame = Frame { title: frame.t("template-macros"), ..frame };
    draw(&web, &frame, &RunsPage { frame: &frame, number, seen, query: asked.q, error: None, runs })
}

async fn runs(web: &Web, frame: &Frame, who: &As<Agent>, number: TicketId, search: &str) -> Result<(Ticket, Vec<Run>)> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let macros = Macro::offered(&look, &who.who, &ticket, search).await?;
    let here = Surroundings::of(&look, &ticket, &who.who, look.now(), &macros).await?;
    let runs = macros.iter().map(|m| run(frame, m, &m.plan(&ticket, &here))).collect::<Result<_>>()?;
    Ok((ticket, runs))
}

fn run(frame: &Frame, prepared: &Macro, plan: &Plan) -> Result<Run> {
    let piece = piece(frame, plan);
    let words = piece.trouble.iter().chain(&piece.changes).chain(piece.words.iter().map(|written| &written.heading));
    let words = words.cloned().collect::<Vec<_>>().join(" · ");
    let can = piece.trouble.is_empty();
    Ok(Run { id: prepared.id.0, name: prepared.name.clone(), plan: html_of(&piece)?, words, can, sends: plan.sends })
}

fn piece<'a>(frame: &'a Frame, plan: &Plan) -> PlanPiece<'a> {
    let reply = plan.reply.as_ref().map(|said| {
        let heading = if plan.sends { "template-plan-sends" } else { "template-plan-drafts" };
        (heading, false, said)
    });
    let note = plan.note.as_ref().map(|said| ("template-plan-notes", true, said));
    let words = [reply, note].into_iter().flatten();
    let names = |said: &Said| said.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ");
    let words = words.map(|(key, internal, said): (&str, bool, &Said)| Written {
        heading: frame.t(key),
        internal,
        html: said.html.clone(),
        files: names(said),
    });
    PlanPiece {
        frame,
        changes: plan.changes.iter().map(|change| said(frame, change)).collect(),
        words: words.collect(),
        trouble: plan.trouble.iter().map(|why| told(frame, why)).collect(),
    }
}

fn told(frame: &Frame, why: &Why) -> String {
    people_web::errors::words(&frame.messages, frame.lang, why)
}

/// A change in the reader's language: *Priority: normal → high*.
fn said(frame: &Frame, change: &Change) -> String {
    let from_to = |key: &str, from: String, to: String| frame.tr(key, &[("from", from.into()), ("to", to.into())]);
    let nobody = |name: &Option<String>| name.clone().unwrap_or_else(|| frame.t("template-nobody"));
    match change {
        Change::Department(from, _, to) => from_to("template-plan-department", from.clone(), to.clone()),
        Change::Assign(from, _, to) => from_to("template-plan-assign", nobody(from), nobody(to)),
        Change::Priority(from, to) => {
            let level = |p: &ticket::Priority| frame.t(format!("ticket-priority-{p}"));
            from_to("template-plan-priority", level(from), level(to))
        }
        Change::Tag(names) => frame.about("template-plan-tag", names.join(", ")),
        Change::Untag(names) => frame.about("template-plan-untag", names.join(", ")),
        Change::Snooze(until) => frame.about("template-plan-snooze", frame.exact(until)),
        Change::Solve => frame.t("template-plan-solve"),
        Change::Reopen => frame.t("template-plan-reopen"),
    }
}

/// What its reader saw.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Applied {
    seen: Option<i64>,
}

/// `POST /tickets/{number}/macros/{id}`: does it.
pub(super) async fn apply(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, MacroId)>,
    headers: HeaderMap,
    Form(form): Form<Applied>,
) -> Result<Response> {
    let onward = onward(&web, &who, &headers, number, id).await?;
    let flash = Some("template-flash-applied");
    let done_at = |plan: Plan| match (plan.sent, onward) {
        (None, _) if plan.reply.is_some() => {
            done(&web, format!("/tickets/{number}?compose=reply#composer"), Some("template-flash-drafted"))
        }
        (Some(entry), Some((left, way))) => way.answered(entry).go(&web, &headers, number, (flash, left)),
        (None, Some((left, way))) => way.go(&web, &headers, number, (flash, left)),
        (_, None) => ticket_web::deeds::back(&web, &headers, number, flash),
    };
    let error = match applied(&web, &who, number, id, form.seen.map(EntryId)).await {
        Ok(plan) => return Ok(done_at(plan)),
        Err(Error::Missing) => return Err(Error::Missing),
        Err(error) => error,
    };
    let frame = who.frame(&web, &page, "").await?;
    let frame = Frame { title: frame.t("template-macros"), ..frame };
    let error = FormFailed::of(error, &web, frame.lang)?.sentence();
    let (ticket, runs) = runs(&web, &frame, &who, number, "").await?;
    let seen = ticket.last_entry_id.map_or(0, |id| id.0);
    let shown = RunsPage { frame: &frame, number: number.0, seen, query: String::new(), error, runs };
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// Where whoever runs it goes on to: as after the same steps by hand. Nowhere from what neither answers nor ends.
async fn onward(
    web: &Web,
    who: &As<Agent>,
    headers: &HeaderMap,
    number: TicketId,
    id: MacroId,
) -> Result<Option<(Left, Way)>> {
    let look = web.desk.look();
    let steps = Macro::seen_by(&look, &who.who, id).await?.steps;
    let ends = steps.iter().rev().find_map(|step| left_by(step, who.who.id));
    let sends = steps.iter().any(|step| matches!(step, Step::Reply { send: true, .. }));
    let Some(left) = sends.then_some(Left::Sent).or(ends) else { return Ok(None) };
    Ok(Some((left, Way::from(&look, &who.who, headers, number, ends.is_some()).await?)))
}

/// What a step leaves of the ticket for whoever runs it, when that is nothing to do.
fn left_by(step: &Step, me: StaffId) -> Option<Left> {
    match step {
        Step::Solve => Some(Left::Solved),
        Step::Snooze { .. } => Some(Left::Snoozed),
        Step::Assign { to: Assignee::Nobody } => Some(Left::GivenBack),
        Step::Assign { to: Assignee::Person(to) } if *to != me => Some(Left::Handed),
        Step::Department { .. } => Some(Left::Handed),
        _ => None,
    }
}

async fn applied(web: &Web, who: &As<Agent>, number: TicketId, id: MacroId, seen: Option<EntryId>) -> Result<Plan> {
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let prepared = Macro::seen_by(&mut act, &who.who, id).await?;
    let plan = prepared.apply(&mut act, &mut ticket, &who.who, seen).await?;
    act.commit().await?;
    Ok(plan)
}
