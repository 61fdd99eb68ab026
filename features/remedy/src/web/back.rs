//! What others decided while one was away, on the page of one's absences.

use super::{approvals::About, naming::Names};
use crate::{Offer, Remedy};
use approval::{Step, StepState};
use askama::Template;
use base::{Future, Result};
use people::{Absence, AbsenceId, Colleague};
use people_web::{Matter, Web, html_of};
use shell::Frame;

/// Decisions that are shown.
const MOST: u32 = 20;

/// One decision.
struct Line {
    ticket: i64,
    /// What was proposed, and by whom.
    what: String,
    by: String,
    /// What was decided, and by whom.
    decided: String,
}

#[derive(Template)]
#[template(path = "remedy/_back.html")]
struct Summary<'a> {
    frame: &'a Frame,
    lines: Vec<Line>,
    /// What waits for the reader now.
    waiting: usize,
}

pub(super) fn summary<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let (look, absence): (_, AbsenceId) = (web.desk.look(), *about.get()?);
        let absence = Absence::find(&look, absence).await?;
        let within = absence.time(frame.now);
        let steps = Step::decided_without(&look, who.id, within, MOST).await?;
        let waiting = super::approvals::mine(web, who).await?.len();
        if steps.is_empty() && waiting == 0 {
            return Ok(None);
        }
        let names = Names::read(web).await?;
        let decided = About::read(web, &steps).await?;
        let line = |step: &Step| decided.of(step).map(|about| line(frame, &names, about, step));
        html_of(&Summary { frame, lines: steps.iter().filter_map(line).collect(), waiting }).map(Some)
    })
}

fn line(frame: &Frame, names: &Names, (remedy, offer): (&Remedy, Offer), step: &Step) -> Line {
    let key = match step.state {
        StepState::Approved => "remedy-back-approved",
        StepState::Changes => "remedy-back-changes",
        _ => "remedy-back-declined",
    };
    let decider = step.decided_by.map(|id| names.person(id)).unwrap_or_default();
    Line {
        ticket: remedy.ticket_id.0,
        what: offer.said(&frame.messages, frame.lang),
        by: names.person(remedy.proposed_by),
        decided: frame.about(key, decider),
    }
}
