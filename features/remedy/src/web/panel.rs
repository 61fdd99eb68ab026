//! Remedies on their ticket: beside it, and under what was said about them.

use super::naming::{Names, cost, state_chip, step_chip, together, what};
use crate::{Deed, Remedy, RemedyState, Voucher, VoucherState};
use approval::{Deciders, Step, StepState};
use askama::Template;
use base::{EntryId, Future, Result, Setting, StaffId};
use jiff::tz::TimeZone;
use people::{Colleague, Company};
use people_web::{Matter, Web, html_of};
use shell::{Chip, Frame};
use store::Moment;
use ticket::EntryKind;
use ticket_web::Shown;

/// A step as it is drawn.
pub(super) struct StepLine {
    pub id: i64,
    pub who: String,
    pub chip: Chip,
    pub due_at: Option<Moment>,
    pub by: Option<String>,
    /// Whether the reader decides it now.
    pub mine: bool,
}

struct Line {
    id: i64,
    what: String,
    chip: Chip,
    why: String,
    steps: Vec<StepLine>,
    code: Option<String>,
    code_chip: Option<Chip>,
    approved: bool,
    has_voucher: bool,
    changes: bool,
    over: bool,
}

#[derive(Template)]
#[template(path = "remedy/_panel.html")]
struct Panel<'a> {
    frame: &'a Frame,
    number: i64,
    lines: Vec<Line>,
    answers: bool,
    to_tell: bool,
    /// The first day until which a code can be good.
    today: String,
}

#[derive(Template)]
#[template(path = "remedy/_under.html")]
struct Under<'a> {
    frame: &'a Frame,
    what: String,
    did: String,
    chip: Option<Chip>,
}

/// Beside a ticket.
pub(super) fn panel<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let shown: &Shown = about.get()?;
        let ticket = &shown.ticket;
        // What was proposed stands on its timeline.
        let remedies = match shown.may_have(EntryKind::Remedy) {
            true => Remedy::of_ticket(&look, ticket.id).await?,
            false => Vec::new(),
        };
        let answers = who.role.may_answer();
        if remedies.is_empty() && !answers {
            return Ok(None);
        }
        let to_tell = answers && remedies.iter().any(Remedy::is_to_tell);
        let lines = if remedies.is_empty() { Vec::new() } else { lines(web, who, frame, remedies).await? };
        let today = match lines.iter().any(|line| line.approved && line.has_voucher) {
            true => day(frame.now, &Company::read(&look).await?.time_zone()),
            false => String::new(),
        };
        html_of(&Panel { frame, number: ticket.id.0, lines, answers, to_tell, today }).map(Some)
    })
}

/// A day as a date field writes it: `2026-11-22`.
fn day(at: Moment, zone: &TimeZone) -> String {
    at.there(zone).date().to_string()
}

/// The steps of these remedies, as this reader sees them.
pub(super) async fn steps(
    web: &Web,
    who: StaffId,
    (frame, names): (&Frame, &Names),
    remedies: &[Remedy],
) -> Result<Vec<(Step, StepLine)>> {
    let look = web.desk.look();
    let steps = Step::of(&look, remedies.iter().map(|one| one.approval_id)).await?;
    let deciders = match steps.iter().any(|step| step.state == StepState::Open) {
        true => Some(Deciders::read(&look, look.now()).await?),
        false => None,
    };
    let line = |step: Step| {
        let open = step.state == StepState::Open;
        let shown = StepLine {
            id: step.id.0,
            who: names.asked(frame, &step),
            chip: step_chip(frame, &step),
            due_at: step.due_at.filter(|_| open),
            by: step.decided_by.map(|by| names.person(by)),
            mine: open && deciders.as_ref().is_some_and(|all| all.may_decide(&step, who)),
        };
        (step, shown)
    };
    Ok(steps.into_iter().map(line).collect())
}

async fn lines(web: &Web, who: &Colleague, frame: &Frame, remedies: Vec<Remedy>) -> Result<Vec<Line>> {
    let names = Names::read(web).await?;
    let vouchers = Voucher::of(&web.desk.look(), remedies.iter().map(|one| one.id)).await?;
    let mut steps = steps(web, who.id, (frame, &names), &remedies).await?;
    let mut lines = Vec::with_capacity(remedies.len());
    for remedy in remedies {
        let (own, others): (Vec<_>, Vec<_>) =
            steps.into_iter().partition(|(step, _)| step.approval_id == remedy.approval_id);
        steps = others;
        let voucher = vouchers.iter().find(|voucher| voucher.remedy_id == remedy.id);
        lines.push(Line {
            id: remedy.id.0,
            what: what(frame, &remedy),
            chip: state_chip(frame, remedy.state),
            why: why(frame, &names, &remedy, own.is_empty()),
            steps: own.into_iter().map(|(_, line)| line).collect(),
            code: voucher.map(|voucher| voucher.code.clone()),
            code_chip: voucher.map(|voucher| voucher_chip(frame, voucher)),
            approved: remedy.state == RemedyState::Approved,
            has_voucher: remedy.kind.has_voucher(),
            changes: remedy.state == RemedyState::Changes,
            over: remedy.state.is_over(),
        });
    }
    Ok(lines)
}

fn voucher_chip(frame: &Frame, voucher: &Voucher) -> Chip {
    let state = voucher.state(frame.now);
    let tone = match state {
        VoucherState::Good => shell::Tone::Leaf,
        VoucherState::Used => shell::Tone::Plain,
        VoucherState::Ended => shell::Tone::Beet,
    };
    Chip::new(tone, frame.t(format!("remedy-code-{state}")))
}

/// Who proposed it, in which journey, what it comes to with what was granted before, and what let it pass when nobody is
/// asked.
fn why(frame: &Frame, names: &Names, remedy: &Remedy, unasked: bool) -> String {
    let by = Some(names.person(remedy.proposed_by));
    let journey = remedy.journey_id.map(|id| names.journey(id));
    let policy = unasked.then(|| frame.t(format!("remedy-reason-{}", remedy.reason)));
    [by, journey, cost(frame, remedy), together(frame, remedy), policy]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Under entries of the timeline: what was done about which remedy.
pub(super) fn under<'a>(
    web: &'a Web,
    _who: &'a Colleague,
    frame: &'a Frame,
    entries: &'a [EntryId],
) -> Future<'a, Result<Vec<(EntryId, String)>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let deeds = Deed::of_entries(&look, entries.iter().copied()).await?;
        let remedies = Remedy::among(&look, deeds.iter().map(|deed| deed.remedy_id)).await?;
        let newest = Deed::proposals(&look, remedies.keys().copied()).await?;
        let mut pieces = Vec::with_capacity(deeds.len());
        for deed in deeds {
            let Some(remedy) = remedies.get(&deed.remedy_id) else { continue };
            let chip = newest.contains(&deed.entry_id).then(|| state_chip(frame, remedy.state));
            let did = frame.t(format!("remedy-did-{}", deed.what));
            let what = deed.offer(remedy).said(&frame.messages, frame.lang);
            pieces.push((deed.entry_id, html_of(&Under { frame, what, did, chip })?));
        }
        Ok(pieces)
    })
}
